"""Everything that can be done in the window, as a table; menus, tool bar, palette and help are made from it."""
