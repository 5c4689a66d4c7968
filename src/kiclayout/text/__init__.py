"""Text without articles: fonts, scripts, shaping, spacing, line breaking."""
