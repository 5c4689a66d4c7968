"""Pictures: those the text names, and those of which a scanner left nothing but a gap of blank lines.

A gap is trusted only in scanned text without pictures of its own, and only if gaps are not the writer's habit. A
caption (``사진 1) 출처: …``) goes to the picture beside it; one that stands alone is the trace of a lost picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kiclayout.content.block import Figure
from kiclayout.content.inline import Runs, plain
from kiclayout.convert.loose.desk import Desk
from kiclayout.convert.loose.inline import read_runs
from kiclayout.convert.loose.pieces import HEADING, IMAGE, Piece
from kiclayout.convert.loose.signs import CREDIT, caption_of

WIDE, DOUBTFUL = "wide", "doubtful"


def gap_before(piece: Piece) -> str:
    """What the blank lines before ``piece`` tell: ``wide`` = a picture stood there, ``doubtful``, or nothing."""
    if piece.blanks >= 3:
        return WIDE
    return DOUBTFUL if piece.odd and piece.blanks > 1 else ""


def gaps_tell(pieces: Sequence[Piece]) -> bool:
    """Whether wide gaps mean something in this text: they are rare, and no picture is named."""
    usual = Counter(min(piece.blanks, 3) for piece in pieces[1:])
    return usual[3] * 4 < len(pieces) and not any(piece.kind == IMAGE for piece in pieces)


class Figures:
    """Decides for one article, piece by piece, which pictures it has. Used for one reading."""

    def __init__(self, pieces: Sequence[Piece], desk: Desk) -> None:
        self._pieces, self._desk = pieces, desk
        self._used: set[int] = set()

    def before(self, at: int) -> Figure | None:
        """The lost picture in the gap before piece ``at``, its caption being the piece at either side."""
        piece, gap = self._pieces[at], gap_before(self._pieces[at]) if self._desk.gaps else ""
        if gap == DOUBTFUL and not caption_of(piece):
            self._desk.say("convert-picture-maybe", piece.place)
        if gap != WIDE or (at and self._pieces[at - 1].kind == IMAGE) or piece.kind == IMAGE:
            return None
        if caption_of(piece):
            self._used.add(at)
            return self._lost(piece, at)
        if at and caption_of(self._pieces[at - 1]) and at - 1 in self._used:
            return None
        if piece.kind == HEADING:
            self._desk.say("convert-picture-maybe", piece.place)
            return None
        return self._lost(piece)

    def is_used(self, at: int) -> bool:
        """Whether piece ``at`` was taken as a caption."""
        return at in self._used

    def caption(self, at: int) -> Figure:
        """The lost picture that the caption at ``at`` is the only trace of."""
        self._used.add(at)
        return self._lost(self._pieces[at], at)

    def image(self, at: int) -> Figure:
        """The picture that piece ``at`` names, with the caption below it, or else above it."""
        piece = self._pieces[at]
        path = self._desk.picture(piece.text, piece.place)
        for beside in (at + 1, at - 1):
            if 0 <= beside < len(self._pieces) and beside not in self._used and caption_of(self._pieces[beside]):
                self._used.add(beside)
                return self._figure(piece, beside, path)
        return self._figure(piece, None, path)

    def claims(self, at: int) -> bool:
        """Whether the caption at ``at`` belongs to a picture that follows."""
        behind = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        return (
            behind is not None
            and behind.kind == IMAGE
            and not (at + 2 < len(self._pieces) and caption_of(self._pieces[at + 2]))
        )

    def _lost(self, piece: Piece, caption: int | None = None) -> Figure:
        figure = self._figure(piece, caption, "")
        self._desk.say("convert-picture-lost", piece.place, label=plain(figure.label) or "–")
        return figure

    def _figure(self, piece: Piece, caption: int | None, path: str) -> Figure:
        label, words, source = read_caption(self._pieces[caption]) if caption is not None else ((), (), ())
        alt = piece.label if piece.kind == IMAGE else ""
        return Figure(path=path, label=label, caption=words, source=source, alt=alt, lines=piece.span)


def read_caption(piece: Piece) -> tuple[Runs, Runs, Runs]:
    """Label, words and source of a caption."""
    found = caption_of(piece)
    if found is None:
        return (), read_runs(piece.bold or piece.text), ()
    credit = CREDIT.search(found[2])
    before, source = (found[2][: credit.start()].rstrip(), credit[1]) if credit else (found[2], "")
    if before.endswith(("(", "[")):
        before, source = before[:-1], source.rstrip().removesuffix(")").removesuffix("]")
    words = before.strip(" ,/")
    return read_runs(found[1].strip()), read_runs(words), read_runs(source)
