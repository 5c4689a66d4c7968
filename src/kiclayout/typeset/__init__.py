"""From an issue and a layout to a scene: styles, boxes, tables, notes, pages, references."""
