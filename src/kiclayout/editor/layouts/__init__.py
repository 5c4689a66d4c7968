"""The editor of layouts: colours, styles and frames of a layout of one's own, changed while the pages show it."""
