"""What words are carried as, to the clipboard and in a drag: our own form, HTML, plain text; and what comes back.

In a table a table, or text parted by tabs, fills the cells from the caret's on, but rows of our own as wide as the
table come between its rows; elsewhere it becomes a table. Pictures among words are brought in elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from kiclayout.base.record import replace
from kiclayout.content.block import Table
from kiclayout.content.edit.fragment import Fragment, fragment_of, text_of_fragment
from kiclayout.content.edit.html_pictures import lifted
from kiclayout.content.edit.html_read import read_html
from kiclayout.content.edit.html_write import write_html
from kiclayout.content.edit.paste import insert_cells, insert_fragment
from kiclayout.content.edit.rtf_read import read_rtf
from kiclayout.content.edit.sheeted import headed, table_of
from kiclayout.content.edit.tables import Range, cells_at, goes_beyond, paste_cells
from kiclayout.content.issue import Issue
from kiclayout.content.sheet import Sheet
from kiclayout.content.spot import Done, Selection
from kiclayout.convert.sheet import cells_of
from kiclayout.editor.session import Edit, Session
from kiclayout.editor.typing.parcel import packed, unpacked
from kiclayout.editor.typing.sides import insert

OWN = "application/x-kiclayout-fragment+json"
_RICH = ("text/rtf", "application/rtf", "text/richtext", 'application/x-qt-windows-mime;value="Rich Text Format"')
"""What rich text is called; it is read where there is nothing else."""
_CUT = "typing.paste-cut"


class Clipboard:
    """See the module.

    Attributes:
        trouble: What is to be said of what ``edit`` was asked for last, when that was made: it is nothing, or it was
            more than is taken. Empty = nothing.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.trouble = ""

    def carried(self, selection: Selection | None) -> QMimeData | None:
        """What is selected, to be carried; None = nothing is."""
        fragment = fragment_of(self._session.issue, selection) if selection else None
        if not fragment:
            return None
        data = QMimeData()
        data.setData(OWN, packed(fragment))
        data.setHtml(write_html(fragment))
        data.setText(text_of_fragment(fragment))
        return data

    def wants(self, data: QMimeData) -> bool:
        """Whether there may be words in ``data``; files are none."""
        rich = any(data.hasFormat(kind) for kind in _RICH)
        return data.hasFormat(OWN) or ((data.hasHtml() or data.hasText() or rich) and not data.hasUrls())

    def edit(self, data: QMimeData | None, plain: bool = False, behind: bool = False) -> Edit | None:
        """The edit that puts the words of ``data`` in the place of what is selected; None = there are none.

        Args:
            data: What is carried; None = nothing.
            plain: Whether only its characters are wanted, in the look of what is there.
            behind: Whether plain words go behind a mark at the caret.
        """
        fragment = _fragment(data) if data is not None and not plain else None
        text = "\n".join(line for line in data.text().splitlines() if line.strip()) if data is not None else ""
        self.trouble = _CUT if fragment and fragment.cut else ""
        if data is None or not (fragment or text):
            self.trouble = "typing.nothing-to-paste"
            return None
        own = data.hasFormat(OWN)

        def put(issue: Issue, selection: Selection | None) -> Done:
            if selection is None:
                return Done(issue)
            cells = cells_at(issue, selection)
            if cells is not None:
                if fragment and len(fragment.blocks) == 1 and isinstance(fragment.blocks[0], Table):
                    self._measure(cells, [row.cells for row in fragment.blocks[0].grid.rows])
                    return insert_cells(issue, selection, fragment, own)
                if not fragment and "\t" in text:
                    values = cells_of(text, "\t")
                    self._measure(cells, values)
                    return paste_cells(issue, selection, values)
            if fragment:
                return insert_fragment(issue, selection, fragment)
            return insert(issue, selection, text, behind)

        return put

    def _measure(self, cells: Range, values: Sequence[Sequence[object]]) -> None:
        """Notes whether ``values`` need more rows or columns from ``cells`` on than a table takes."""
        if goes_beyond(cells, values):
            self.trouble = _CUT


def _fragment(data: QMimeData) -> Fragment | None:
    """What is carried with its structure; None = nothing is, or only characters."""
    if data.hasFormat(OWN):
        found = unpacked(bytes(data.data(OWN).data()))
        if found:
            return found
    if data.hasHtml():
        return with_heads(read_html(lifted(data.html())[0])) or None
    if not data.hasText():
        rich = next((data.data(kind) for kind in _RICH if data.hasFormat(kind)), None)
        return (with_heads(read_rtf(bytes(rich.data()))) or None) if rich is not None else None
    table = _table_in(data.text())
    return Fragment(blocks=(table,)) if table is not None else None


def with_heads(fragment: Fragment) -> Fragment:
    """``fragment`` with the heads of its tables found: most programs do not say which rows they are."""
    blocks = tuple(headed(block) if isinstance(block, Table) else block for block in fragment.blocks)
    return replace(fragment, blocks=blocks)


def _table_in(text: str) -> Table | None:
    """Lines of as many cells each, parted by tabs, as a table; None = ``text`` is something else."""
    if "\t" not in text:
        return None
    rows = cells_of(text, "\t")
    widths = {len(row) for row in rows}
    if len(rows) < 2 or min(widths) < 2 or len(widths) > 1:
        return None
    return table_of(Sheet("", tuple(map(tuple, rows))))
