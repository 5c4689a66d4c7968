"""Pictures on the page: chosen, framed, moved, brought in from elsewhere."""
