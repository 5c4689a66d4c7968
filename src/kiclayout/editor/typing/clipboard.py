"""What words are carried as, to the clipboard and in a drag: our own form, HTML, plain text; and what comes back.

Our own form is JSON around article Markdown, so that nothing is lost and nothing is run. Pictures are not carried.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from kiclayout.content.edit.passages import text_of
from kiclayout.content.edit.typed import insert_text
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.editor.session import Edit, Session


class Clipboard:
    """See the module; it keeps nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def carried(self, selection: Selection | None) -> QMimeData | None:
        """What is selected, to be carried; None = nothing is."""
        if selection is None or selection.bare:
            return None
        data = QMimeData()
        data.setText(text_of(self._session.issue, selection))
        return data

    def wants(self, data: QMimeData) -> bool:
        """Whether there are words in ``data``."""
        return data.hasText()

    def edit(self, data: QMimeData, plain: bool = False) -> Edit | None:
        """The edit that puts the words of ``data`` at the caret; None = there are none."""
        text = data.text()
        if not text:
            return None

        def put(issue: Issue, selection: Selection | None) -> Done:
            return insert_text(issue, selection, text) if selection else Done(issue)

        return put
