"""The window put together: bars, docks, start page, and what ties them to session, pages and files."""
