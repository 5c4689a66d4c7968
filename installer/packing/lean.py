"""The lean setup: what it brings less than the full one, taken out of the folder that both are made of.

Whole wheels and single files are named in ``payload.toml``. Of the fonts go characters that a newsletter hardly needs,
by the rules below; ``cut_font`` takes them out, and a list of them is laid beside the fonts, by which the program knows
what the full setup has. What is left is the same in both: the same files, the same glyphs, so the same PDF.
"""

from __future__ import annotations

import csv
import hashlib
import shutil
import tomllib
from collections.abc import Iterable
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from packing.cut_font import code_points, spelled
from packing.project import INSTALLER, NAME, ROOT, WORK, bundled, fresh
from packing.tools import builders, run
from packing.trim import lists

LIST = "left-out.toml"
"""What was taken out, beside the fonts; ``kiclayout.text.left_out`` reads it."""
SUMS = "SHA256SUMS"
PLAIN, BOLD, SERIF = "KICSans-Regular", "KICSans-Bold", ("KICSerif-Regular", "KICSerif-Bold")
EMOJI = "NotoEmoji-Medium"
CUT = (PLAIN, BOLD, *SERIF, EMOJI)
"""The fonts that characters are taken out of; Pretendard's licence wants it whole."""
HANGUL = range(0xAC00, 0xD7A4)
HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x40000))
OLD_JAMO = (range(0x1100, 0x1200), range(0xA960, 0xA980), range(0xD7B0, 0xD800))
"""Letters that are joined to syllables: of old Korean; those of today come as whole syllables."""
RARE_SIGNS = (
    range(0x02B0, 0x0370),  # modifier letters, combining marks
    range(0x0400, 0x0460),  # Cyrillic
    range(0x1E00, 0x1F00),  # Latin of Vietnam and Wales
    range(0x2300, 0x2400),  # technical
    range(0x2500, 0x25A0),  # box drawing, blocks
    range(0x2E80, 0x2FE0),  # radicals
    range(0x3040, 0x3130),  # kana, bopomofo
    range(0x31C0, 0x31F0),  # strokes
    range(0xFF61, 0xFFE0),  # half-width letters
)
"""What no title in Korean or Chinese is written with; the sans has it."""
USUAL_EMOJI = (
    range(0x0000, 0x200D),  # figures for keys
    range(0x200E, 0x3300),  # signs, hearts, hands, weather
    range(0x1F100, 0x1F1E6),  # letters in squares
    range(0x1F200, 0x1F300),  # Chinese words in squares
    range(0x1F30D, 0x1F311),  # globes
    range(0x1F380, 0x1F394),  # feasts, schools
    range(0x1F3A4, 0x1F3AF),  # stages, tickets
    range(0x1F3C5, 0x1F3C7),  # medal, cup
    range(0x1F3E0, 0x1F3EE),  # houses
    range(0x1F446, 0x1F451),  # hands
    range(0x1F4A1, 0x1F4D0),  # ideas, money, computers, papers, calendars, pins
    range(0x1F4D1, 0x1F540),  # books, telephones, letters, keys, arrows
    range(0x1F5A5, 0x1F5A9),  # screens, printers
    range(0x1F5C2, 0x1F5D4),  # files
    range(0x1F600, 0x1F610),  # smiles
    range(0x1F680, 0x1F6A8),  # ways to go
    range(0x1F91D, 0x1F91E),  # a handshake
)
"""What announcements of fairs, contests and funds are written with."""
LOAN_FINALS = (0, 1, 4, 8, 16, 17, 19, 21)
"""The consonants that a syllable of a loan word may end with (none, ㄱㄴㄹㅁㅂㅅㅇ), as Unicode counts them."""
WRITTEN = (".md", ".yaml", ".json", ".svg", ".txt")
_FINALS = 28


# ---------------------------------------------------------------------------------------------------- wheels, files
def leave_out(site: Path) -> None:
    """Removes from ``site``, where wheels were just installed, those that the lean setup is without."""
    lean = lists()["lean"]
    for wheel in lean["wheels"]:
        (record,) = site.glob(f"{wheel}-*.dist-info/RECORD")
        for row in csv.reader(record.read_text("utf-8").splitlines()):
            (site / row[0]).unlink(missing_ok=True)
        shutil.rmtree(record.parent, ignore_errors=True)
    for path in sorted(site.rglob("*")):
        if any(fnmatch(path.relative_to(site).as_posix(), pattern) for pattern in lean["files"]):
            path.unlink()


# ---------------------------------------------------------------------------------------------------- characters
def left_out(font: str, held: Iterable[int]) -> set[int]:
    """What of the characters ``held`` the lean ``font`` (the stem of its file) is without."""
    if font not in CUT:
        return set()
    if font == EMOJI:
        return {code for code in held if not any(code in block for block in USUAL_EMOJI)} - in_use()
    serif = font in SERIF
    hangul = usual_hangul() | loan_hangul() if serif else usual_hangul()
    han = usual_han() if serif else wide_han() if font == BOLD else wide_han() | court_han()
    signs = (*OLD_JAMO, *RARE_SIGNS) if serif else OLD_JAMO
    return {code for code in held if _rare(code, hangul, han, signs)} - in_use()


def _rare(code: int, hangul: frozenset[int], han: frozenset[int], signs: Iterable[range]) -> bool:
    """Whether ``code`` is a syllable or a Han that is not to be kept, or one of the ``signs``."""
    if code in HANGUL:
        return code not in hangul
    if any(code in block for block in HAN):
        return code not in han
    return any(code in block for block in signs)


@cache
def usual_hangul() -> frozenset[int]:
    """The syllables of KS X 1001. Of the sans no layout sets any: Pretendard has them all."""
    return _coded("euc_kr", range(0xB0, 0xC9))


@cache
def loan_hangul() -> frozenset[int]:
    """The syllables that loan words, and so the names of firms and foreigners, are spelled with."""
    return frozenset(code for code in HANGUL if (code - HANGUL.start) % _FINALS in LOAN_FINALS)


@cache
def wide_han() -> frozenset[int]:
    """The Han of both national codes, and those that names are written with in China."""
    return _coded("gb2312", range(0xB0, 0xF8)) | _coded("euc_kr", range(0xCA, 0xFE)) | _listed("names")


@cache
def court_han() -> frozenset[int]:
    """What only the list of Korea's courts has; a bold word with one of them is set in the regular weight."""
    return _listed("courts")


@cache
def usual_han() -> frozenset[int]:
    """The Han of titles: the commonest of China today, those that Korean schools teach, those of the news."""
    return _coded("gb2312", range(0xB0, 0xD8)) - _listed("old") | _listed("common", "school", "news")


@cache
def in_use() -> frozenset[int]:
    """What the example, the layouts, the fresh issue and the window itself are written with."""
    folders = [ROOT / "src" / NAME, *(ROOT / source for name, source in bundled().items() if name != "fonts")]
    texts = (path for folder in folders for path in folder.rglob("*") if path.suffix in WRITTEN)
    return frozenset(map(ord, "".join({char for path in texts for char in path.read_text("utf-8")})))


def _coded(codec: str, rows: range) -> frozenset[int]:
    """The characters of a code of 94 columns whose first byte lies in ``rows``."""
    pairs = (bytes((row, column)) for row in rows for column in range(0xA1, 0xFF))
    return frozenset(ord(char) for pair in pairs if (char := pair.decode(codec, "ignore")))


@cache
def _han_lists() -> dict[str, str]:
    return tomllib.loads((INSTALLER / "han.toml").read_text("utf-8"))


def _listed(*names: str) -> frozenset[int]:
    return frozenset(map(ord, "".join("".join(_han_lists()[name].split()) for name in names)))


# ---------------------------------------------------------------------------------------------------- fonts
def cut_fonts(folder: Path) -> None:
    """Cuts the fonts in ``folder``, and writes beside them what was taken out and their new sums."""
    work = fresh(WORK / "lean")
    python = builders() / "python"
    script = INSTALLER / "packing" / "cut_font.py"
    told = ["# What the full setup's fonts have and these lack: code points, by font file."]
    for name in CUT:
        (font,) = folder.glob(f"{name}.[ot]tf")
        listed = work / f"{name}.txt"
        run([python, script, "held", font, listed])
        ranges = spelled(left_out(name, code_points(listed.read_text("ascii"))))
        listed.write_text(ranges, "ascii")
        run([python, script, "cut", font, listed])
        told.append(f'{name} = "{ranges}"')
    (folder / LIST).write_text("\n".join(told) + "\n", "utf-8", newline="\n")
    sums = "".join(f"{sum_of(font)}  {font.name}\n" for font in sorted(folder.glob("*.[ot]tf")))
    (folder / SUMS).write_text(sums, "ascii", newline="\n")


def sum_of(file: Path) -> str:
    """The SHA-256 of ``file``, as hexadecimal figures."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
