"""Documents of word processors: what stands in them, and how that becomes articles."""
