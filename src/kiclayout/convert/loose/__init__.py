"""Loose Markdown: what a scanner wrote or a colleague typed, without the conventions of an issue folder.

The way of a text: ``source`` (bytes to lines), ``pieces`` (lines to pieces), ``outline`` (cover, contents, parts,
articles, back), then each part by its own module. Doubts are findings; nothing is dropped without one.
"""
