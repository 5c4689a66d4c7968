"""Partners and their logos in the window: those of the issue, and those that the registry keeps."""
