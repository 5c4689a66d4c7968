"""What the issue says: frozen text, blocks, articles and facts. It knows neither files nor looks."""
