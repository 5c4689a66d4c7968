"""Page templates and layouts: shown as live pages, given to articles, pages and the issue."""
