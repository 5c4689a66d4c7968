"""Qt's own words (buttons of its dialogs, menus of its fields, kinds of files) in the window's language.

Qt brings translations; what they lack is among the window's own wording.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from kiclayout.editor.words import Words

_FILES = {"ko": "qtbase_ko", "zh": "qtbase_zh_CN"}
_LACKING = {
    ("QAbstractFileIconProvider", "Drive"): "qt.drive",
    ("QAbstractFileIconProvider", "File"): "qt.file",
    ("QAbstractFileIconProvider", "%1 File"): "qt.file-of-kind",
    ("QAbstractFileIconProvider", "Folder"): "qt.folder",
    ("QAbstractFileIconProvider", "File Folder"): "qt.folder",
    ("QAbstractFileIconProvider", "Alias"): "qt.shortcut",
    ("QAbstractFileIconProvider", "Shortcut"): "qt.shortcut",
    ("QAbstractFileIconProvider", "Unknown"): "qt.unknown",
}
"""What Qt's translations lack, by context and English words, and the key of our wording."""


class _Lacking(QTranslator):
    """Says what Qt's translations lack."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        words = Words(language)
        self._said = {asked: words(key) for asked, key in _LACKING.items()}

    def isEmpty(self) -> bool:  # noqa: N802
        """An empty one is not installed."""
        return False

    def translate(self, context: str, source: str, disambiguation: str = "", n: int = -1) -> str | None:  # type: ignore[override]
        """The words for ``source``; None = others are asked."""
        return self._said.get((context, source))


class QtWords:
    """Puts translations into the program and takes them out again."""

    def __init__(self) -> None:
        self._translators: list[QTranslator] = []

    def speak(self, language: str) -> None:
        """Has Qt speak ``language``; English is what it speaks without translations."""
        for one in self._translators:
            QCoreApplication.removeTranslator(one)
        self._translators = []
        made = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language in _FILES and made.load(_FILES[language], folder):
            self._translators = [_Lacking(language), made]
        for one in self._translators:
            QCoreApplication.installTranslator(one)
