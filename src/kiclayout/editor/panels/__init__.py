"""What stands around the page: outline, findings, the article's text, find and replace, the inspector.

Widgets made with a session and the window's words; a window puts them into docks. They change the issue through the
session alone, and none of them knows another.
"""
