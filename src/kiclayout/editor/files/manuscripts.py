"""Manuscripts from elsewhere in the window: documents and Markdown become articles of the open issue, as one step.

What cannot be read, and what was guessed, is shown before anybody goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiclayout.base.diagnostics import KicError, Severity, Sink
from kiclayout.content.edit.articles import behind, insert_articles, with_part
from kiclayout.content.issue import Article
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.session import Edit
from kiclayout.store.issue import article_files


class Manuscripts(QObject):
    """See the module.

    Signals:
        own_file: A picture was written into the issue's folder; carries its name in it.
        placed: The caret is in the first new article.
    """

    own_file = Signal(str)
    placed = Signal()

    def __init__(self, documents: Documents, apply: Callable[[Edit, str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents, self._apply = documents, apply

    def bring(self, files: Sequence[Path], here: Article | None = None) -> None:
        """Makes articles of ``files`` behind ``here``, or at the end of the last part, be it begun for them."""
        from kiclayout.app.bring import bring_articles  # as in ``Documents``

        home, session = self._documents.home, self._documents.session
        if home is None or not files:
            return
        sink = Sink()
        try:
            brought = bring_articles(files, home.folder, sink)
        except KicError as error:
            self._documents.questions.report("files.cannot-import", error.diagnostics)
            return
        for name in brought.files:
            self.own_file.emit(name)
        part, before = behind(with_part(session.issue), here)
        taken = article_files(home.folder)
        self._apply(
            lambda issue, _: insert_articles(with_part(issue), part, brought.articles, before, taken),
            "action.insert.document",
        )
        self.placed.emit()
        words = self._documents.words
        self._documents.said.emit(words("files.articles-brought", count=len(brought.articles)))
        doubts = [one for one in sink if one.severity is not Severity.INFO]
        if doubts:
            self._documents.questions.report("files.brought-doubts", doubts)
