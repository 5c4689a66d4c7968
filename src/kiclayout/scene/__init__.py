"""The display list: what stands where on every page, for all painters alike."""
