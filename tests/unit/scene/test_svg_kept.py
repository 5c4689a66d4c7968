"""Drawings remembered on disk: they come back as they were read, and nothing else ever does."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import IDENTITY
from kiclayout.base.origin import Place
from kiclayout.scene import svg, svg_kept
from kiclayout.scene.items import Group
from kiclayout.scene.svg import Drawing, read_svg

EVERYTHING = b"""<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60" viewBox="0 0 90 60">
<defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/><stop offset="1" stop-opacity="0.5"/></linearGradient>
<clipPath id="c"><circle cx="20" cy="20" r="15"/></clipPath></defs>
<g opacity="0.5"><rect width="30" height="20" fill="url(#g)"/><path d="M0 0L9 9C9 9 20 3 30 0Z" stroke="#123456"/></g>
<g clip-path="url(#c)"><rect width="30" height="30"/></g><text>words</text></svg>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(svg_kept, "cache_folder", lambda kind: tmp_path / kind)
    svg._drawing.cache_clear()
    yield tmp_path / "drawings"
    svg._drawing.cache_clear()


def read(data: bytes) -> tuple[Drawing, list[str]]:
    svg._drawing.cache_clear()
    sink = Sink()
    return read_svg(data, sink, Place("a.svg")), [one.code for one in sink]


def test_a_drawing_comes_back_as_it_was_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = read(EVERYTHING)
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr(svg, "_made", lambda data: pytest.fail("it was remembered"))
    again = read(EVERYTHING)
    assert again == fresh
    groups = [item for item in again[0].items if isinstance(item, Group)]
    assert groups
    assert all(group.matrix is IDENTITY for group in groups)  # painters ask for that very one


def test_what_is_wrong_is_read_anew(folder: Path) -> None:
    assert read(EVERYTHING[:-9])[1] == ["scene-svg-damaged"]
    assert svg_kept.kept(b"x" * 9999, Drawing, lambda: None) is None
    assert not folder.exists()


def test_kinds_and_files_have_entries_of_their_own(folder: Path) -> None:
    other = Drawing(1.0, 2.0, ())
    assert svg_kept.kept(EVERYTHING, Group, lambda: Group(())) == Group(())
    assert svg_kept.kept(EVERYTHING + b" ", Drawing, lambda: other) == other
    assert read(EVERYTHING)[0].width == 67.5
    assert len(list(folder.iterdir())) == 3


class _Harm:
    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (Path("harmed"),)


@pytest.mark.parametrize("body", [pickle.dumps(_Harm()), pickle.dumps(Group(())), b"", b"no pickle"])
def test_an_entry_that_is_no_drawing_does_nothing(
    body: bytes, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = read(EVERYTHING)
    (entry,) = folder.iterdir()
    entry.write_bytes(hashlib.sha256(body).digest() + body)
    monkeypatch.chdir(tmp_path)
    assert read(EVERYTHING) == fresh
    assert not Path("harmed").exists()
