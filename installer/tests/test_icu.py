"""ICU's data, made smaller: read, sifted, written and linked anew."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pytest
from needs import need
from packing import icu, trim

KEPT = [one.replace("*", "-2000") for one in trim.lists()["icu"]["keep"]]
"""A name for each pattern of what is kept."""
HEAD = bytes.fromhex("2000da271400000000000200436d6e44") + bytes(16)


def whole(names: list[str]) -> bytes:
    """Data with items of several lengths, as ICU lays it out: in the order of names."""
    return icu.written(HEAD, {f"icudt73l/{name}": name.encode() * 3 for name in sorted(names)})


def test_what_is_written_is_read_again() -> None:
    data = whole(["root.res", "coll/ko.res"])
    assert icu.common_head(b"before it" + data) == HEAD
    found = dict(icu.items(b"before it" + data, HEAD))
    assert found["icudt73l/coll/ko.res"].startswith(b"coll/ko.res" * 3)
    assert found["icudt73l/root.res"] == b"root.res" * 3
    assert all(data.index(one) % 16 == 0 for one in found.values())


def test_languages_that_are_not_ours_and_what_qt_does_itself_are_left_out() -> None:
    others = ["de.res", "coll/de.res", "translit/root.res", "brkitr/cjdict.dict", "unames.icu", "euc-tw-2014.cnv"]
    found = {f"icudt73l/{name}": b"" for name in (*KEPT, *others)}
    assert {name.partition("/")[2] for name in icu.wanted(found)} == set(KEPT)


def test_what_a_newer_icu_calls_otherwise_is_not_lost_in_silence() -> None:
    found = {f"icudt73l/{name}": b"" for name in KEPT if name != "likelySubtags.res"}
    with pytest.raises(ValueError, match=r"likelySubtags\.res"):
        icu.wanted(found)


def test_the_library_is_linked_with_what_is_kept(tmp_path: Path) -> None:
    need("ld", "objcopy")
    made = []
    for name in ("a", "b"):
        library = tmp_path / name / "libicudata.so.73"
        library.parent.mkdir()
        library.write_bytes(b"\x7fELF" + whole([*KEPT, "de.res"]))
        icu.slim(library)
        assert [path.name for path in library.parent.iterdir()] == [library.name]
        made.append(library.read_bytes())
    assert made[0] == made[1]
    expected = whole(KEPT)
    held = (ctypes.c_char * len(expected)).in_dll(ctypes.CDLL(str(library)), "icudt73_dat")
    assert held.raw == expected
    assert ctypes.addressof(held) % 16 == 0


def test_what_is_no_data_of_icu_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no data"):
        icu.common_head(b"\x7fELF and nothing")
    with pytest.raises(ValueError, match="no library"):
        icu.slim(tmp_path / "libicui18n.so.73")
