"""A scene painted with Qt: the very glyphs, outlines and pictures that the PDF holds."""
