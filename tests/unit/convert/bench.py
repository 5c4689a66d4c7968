"""A place to import texts given as strings."""

from __future__ import annotations

from pathlib import Path

from kiclayout.base.diagnostics import Sink
from kiclayout.convert.markdown import Imported, import_markdown


class Bench:
    """Imports texts given as strings; the findings of the last import are in ``codes``."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.sink = folder, Sink()

    def read(self, *texts: str | bytes) -> Imported:
        self.sink = Sink()
        files = []
        for number, text in enumerate(texts, 1):
            file = self.folder / f"text-{number}.md"
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
            files.append(file)
        return import_markdown(files, self.sink)

    def lines(self, code: str) -> list[int]:
        """The lines that have the finding ``code``."""
        return [found.place.line for found in self.sink if found.code == code and found.place]
