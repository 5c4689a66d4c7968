"""Pages whose text is turned by a quarter, as a table is that is wider than high: the map from its sheet to the page.

On such a page everything that can be typed into stands on the one turned sheet. Carets and cells are reckoned there,
where lines are level, and mapped onto the page by whoever shows them.
"""

from __future__ import annotations

from kiclayout.base.geometry import Matrix
from kiclayout.scene.items import Group
from kiclayout.scene.page import Page


def turn_of(page: Page) -> Matrix | None:
    """How the sheet of a page's turned table lies on it; None = its lines are level."""
    for item in page.items:
        if isinstance(item, Group) and item.role == "Table" and item.items:
            sheet = item.items[-1]
            if isinstance(sheet, Group) and sheet.matrix.b and not sheet.matrix.a:
                return sheet.matrix.then(item.matrix)
    return None
