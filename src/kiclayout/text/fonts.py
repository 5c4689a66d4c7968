"""Font files and what they say of themselves.

A font book lists the files of some folders. Faces are found by family and weight, never made: nothing is emboldened or
slanted (D09). Files are mapped into memory when first asked for, not read. Which face sets what is not said here
(``font_choices``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from kiclayout.base.memo import Memo
from kiclayout.base.record import dataclass
from kiclayout.text.left_out import left_out

_SHAPED_RUNS = 20_000
"""Shaped runs that a face remembers: several issues' worth."""


@dataclass(frozen=True, slots=True)
class _Names:
    """What a font file says of itself."""

    family: str
    weight: int
    ascent: float
    descent: float
    cap_height: float


class FontFace:
    """One face of a font file. Equal only to itself.

    Attributes:
        key: Stem of the file's name (``KICSans-Bold``).
        path: The file.
        index: In a collection; 0 otherwise.
        left_out: Code points that the full setup's file has and this one lacks.
        memo: Shaped runs of this face, kept by `shape`.
        latest: The long text that was shaped last with the same tags and features, and its run; kept by `shape`.
    """

    def __init__(self, path: Path, index: int = 0, left_out: frozenset[int] = frozenset()) -> None:
        self.key = path.stem
        self.path = path
        self.index = index
        self.left_out = left_out
        self.memo: Memo[Any] = Memo(_SHAPED_RUNS)
        self.latest: dict[tuple[str, str, tuple[str, ...]], tuple[str, Any]] = {}
        self._glyphs: dict[int, int | None] = {}
        self._covered: set[str] = set()

    def __repr__(self) -> str:
        return f"FontFace({self.key})"

    @cached_property
    def hb_font(self) -> Any:
        """HarfBuzz's font, in font units."""
        return hb.Font(hb.Face(hb.Blob.from_file_path(str(self.path)), self.index))

    @cached_property
    def hb_buffer(self) -> Any:
        """A buffer to be used again and again; not for two threads at a time."""
        return hb.Buffer()

    @property
    def family(self) -> str:
        """The typographic family (name 16, or 1)."""
        return self._names.family

    @property
    def weight(self) -> int:
        """100 to 900."""
        return self._names.weight

    @cached_property
    def upem(self) -> int:
        """Font units to the em."""
        return int(self.hb_font.face.upem)

    @property
    def ascent(self) -> float:
        """The em box above the baseline (typographic, not hhea's), in ems."""
        return self._names.ascent

    @property
    def descent(self) -> float:
        """The em box below the baseline, in ems, positive."""
        return self._names.descent

    @property
    def cap_height(self) -> float:
        """Of flat capitals, in ems."""
        return self._names.cap_height

    @cached_property
    def features(self) -> frozenset[str]:
        """OpenType features the face has for any script."""
        face = self.hb_font.face
        return frozenset(
            feature
            for table in ("GSUB", "GPOS")
            for script in range(len(face.get_table_script_tags(table)))
            for feature in face.get_language_feature_tags(table, script)
        )

    def glyph(self, codepoint: int) -> int | None:
        """The nominal glyph of a character, or None."""
        try:
            return self._glyphs[codepoint]
        except KeyError:
            found: int | None = self.hb_font.get_nominal_glyph(codepoint)
            self._glyphs[codepoint] = found
            return found

    def has(self, codepoint: int) -> bool:
        """Whether the face has a glyph for a character."""
        return self.glyph(codepoint) is not None

    def knows(self, text: str) -> bool:
        """Whether it is known already that the face has every character of ``text``."""
        return self._covered.issuperset(text)

    def covers(self, text: str) -> bool:
        """Whether the face has a glyph for every character of ``text``."""
        fresh = set(text) - self._covered
        if None in map(self.glyph, map(ord, fresh)):
            return False
        self._covered |= fresh
        return True

    def advance(self, gid: int) -> float:
        """Advance of a glyph, in ems. For measuring text, shape it: context changes glyphs."""
        return float(self.hb_font.get_glyph_h_advance(gid)) / self.upem

    @cached_property
    def _names(self) -> _Names:
        state = self.path.stat()
        return _names(self.path, self.index, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=512)
def _names(path: Path, index: int, changed: int, size: int) -> _Names:
    """Reads ``name`` and ``OS/2``; time of change and size are there to notice another file at the same path."""
    face = hb.Face(hb.Blob.from_file_path(str(path)), index)
    os2 = face.reference_table("OS/2").data
    family = face.get_name(16, "en") or face.get_name(1, "en") or path.stem
    return _Names(
        family,
        int.from_bytes(os2[4:6], "big") if os2 else 400,
        _os2_ems(os2, 68, face.upem) or 0.8,
        -_os2_ems(os2, 70, face.upem) or 0.2,
        _os2_ems(os2, 88, face.upem) or 0.7,
    )


def _os2_ems(os2: bytes, offset: int, upem: int) -> float:
    """A signed 16-bit field of OS/2 in ems; 0 if the table is too short to have it."""
    return int.from_bytes(os2[offset : offset + 2], "big", signed=True) / float(upem)


class FontBook:
    """The faces at hand, by key.

    Attributes:
        lean: Whether characters were taken out of some.
    """

    def __init__(self, faces: Iterable[FontFace]) -> None:
        """Keeps the first of several faces with one key."""
        self._faces: dict[str, FontFace] = {}
        for face in faces:
            self._faces.setdefault(face.key, face)
        self.lean = any(face.left_out for face in self)

    @classmethod
    def open(cls, folders: Sequence[Path]) -> FontBook:
        """The .otf and .ttf files of ``folders``, in the order of folders and names; earlier folders win."""
        return cls(face for folder in folders if folder.is_dir() for face in _faces(folder))

    def __iter__(self) -> Iterator[FontFace]:
        return iter(self._faces.values())

    def __len__(self) -> int:
        return len(self._faces)

    def face(self, key: str) -> FontFace:
        """The face called ``key``.

        Raises:
            KeyError: There is none; keys come from shaped text, so this is our own fault.
        """
        return self._faces[key]

    def pick(self, family: str, weight: int) -> FontFace | None:
        """The face of ``family`` nearest in weight; of two equally near, the bolder one from 501 up."""
        faces = [face for face in self if face.family == family]
        bolder = 1 if weight > 500 else -1
        return min(faces, key=lambda face: (abs(face.weight - weight), -bolder * face.weight), default=None)


def _faces(folder: Path) -> Iterator[FontFace]:
    """The faces of the font files in ``folder``, by name."""
    lacking = left_out(folder)
    for file in sorted(folder.iterdir(), key=lambda path: path.name):
        if file.suffix.lower() in (".otf", ".ttf"):
            yield FontFace(file, left_out=lacking.get(file.stem, frozenset()))
