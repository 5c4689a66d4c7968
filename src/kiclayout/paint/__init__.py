"""Painters that need no window: the PDF."""
