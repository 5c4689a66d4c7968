"""How the window looks: colours, sizes, palette, style sheet, icons, typefaces. The page on the canvas is not here."""
