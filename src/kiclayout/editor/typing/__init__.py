"""Typing on the page: caret and selection, keys and mouse, input methods, clipboard, and how caret and words look."""
