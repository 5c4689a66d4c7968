"""Disk and frozen data: issues, articles, layouts, packing."""
