"""Frames and free furniture of pages: chosen, moved, resized, aligned."""
