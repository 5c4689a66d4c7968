"""How the installers are made; ``build.py`` beside this folder is the command."""
