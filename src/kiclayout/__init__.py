"""kiclayout lays out a bilingual weekly newsletter and typesets it as a branded PDF."""

__version__ = "0.1.0"
