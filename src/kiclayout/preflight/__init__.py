"""What is wrong with an issue although it can be printed: checks on what it says, one a module of ``checks``."""
