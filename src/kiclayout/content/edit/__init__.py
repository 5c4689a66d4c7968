"""Edits: pure functions from an issue to the next one, by path copying. What did not change stays the same object."""
