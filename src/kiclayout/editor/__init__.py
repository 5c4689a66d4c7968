"""The window: everything of Qt. The engine below knows nothing of it and prints without it."""
