"""The guide: how the program is used, in its own words, beside the window. It is loaded when it is asked for."""
