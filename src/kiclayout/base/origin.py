"""Where something comes from: characters of a block, or a line of a file."""

from __future__ import annotations

from kiclayout.base.record import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Characters of one block's plain text.

    Attributes:
        block: The block's session id.
        start: First character.
        end: One past the last character (half open).
        field: Which of the block's passages: empty = its own words, else a field's name (``caption``).
    """

    block: int
    start: int = 0
    end: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a source file.

    Attributes:
        file: Path as the user knows it, relative to the issue folder where possible.
        line: 1-based; 0 = the file as a whole.
        column: 1-based; 0 = the line as a whole.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """``file:line:column`` without the parts that are not known."""
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)
