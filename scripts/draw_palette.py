"""The colours that all example pictures share: the brand's three, ink, and warm papers."""

INK = "#17191D"
RED, PINE, INDIGO = "#B8321E", "#0F6253", "#2C4894"
OCHRE, SAND, PAPER, CREAM = "#E0A04A", "#E6D2AC", "#F4E9D6", "#FBF5E9"
