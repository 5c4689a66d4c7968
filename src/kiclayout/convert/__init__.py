"""Foreign documents become articles."""
