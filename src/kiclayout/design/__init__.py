"""How the issue looks: styles, templates, furniture, colours. Data of a layout, read from ``layout.yaml``."""
