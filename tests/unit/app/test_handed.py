"""Pages handed from one process to another: they arrive as they were, or not at all."""

from __future__ import annotations

import datetime as dt
import pickle
from io import BytesIO
from pathlib import Path

import pytest

from kiclayout.app.export import export_pdf
from kiclayout.app.handed import pieces, print_handed, taken
from kiclayout.app.project import open_project
from kiclayout.base.color import Color
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.record import replace
from kiclayout.paint.preset import SCREEN
from kiclayout.scene.items import Glyphs
from kiclayout.scene.page import Scene
from kiclayout.store.folder import new_issue
from kiclayout.text.shape import Glyph

TEXT = "# 항만의 밤\n\n천위[陈宇, 소장]는 **말했다.**[^a]\n\n[^a]: 항만법.\n\n![등대](images/none.png)\n"


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handed") / "issue"
    new_issue(folder, 3, dt.date(2026, 11, 25), "kic-weekly")
    (folder / "articles" / "sample.md").write_text(TEXT, "utf-8")
    return folder


@pytest.fixture(scope="module")
def shown(issue: Path) -> tuple[Scene, Path]:
    with open_project(issue, Sink()) as project:
        return project.typeset(Sink()), Path(project.layout.folder)


def test_pages_arrive_as_they_were(shown: tuple[Scene, Path]) -> None:
    given = list(pieces(*shown))
    assert len(given) == 1 + len(shown[0].pages)
    assert taken(BytesIO(b"".join(given))) == shown


@pytest.mark.parametrize(
    "glyphs",
    [
        (),
        (Glyph(3, 9.5, 0.0, 0.0, 0, 1), Glyph(4, 10.25, 0.0, 0.0, 1, 2)),
        (Glyph(3, 9.5, 0.0, -1.5, 0, 1), Glyph(4, 0.0, 2.0, 0.0, 1, 2)),
        (Glyph(3, 9.5, 0.0, 0.0, 0, 2),),
        (Glyph(3, 9.5, 0.0, 0.0, 0, 2), Glyph(4, 0.0, 0.0, 0.0, 0, 0)),
    ],
)
def test_glyphs_of_every_kind_arrive(shown: tuple[Scene, Path], glyphs: tuple[Glyph, ...]) -> None:
    run = Glyphs(1.0, 2.0, "KICSans-Bold", 9.5, Color(0.0, 0.0, 0.0), "가나", glyphs, "zh-Hans", hidden=True)
    scene = replace(shown[0], pages=(replace(shown[0].pages[0], items=(run,)),))
    assert taken(BytesIO(b"".join(pieces(scene, shown[1]))))[0] == scene


def test_what_breaks_off_is_no_document(shown: tuple[Scene, Path]) -> None:
    *given, _last = pieces(*shown)
    with pytest.raises(EOFError):
        taken(BytesIO(b"".join(given)))


@pytest.mark.parametrize("other", [print, Path("x"), print_handed])
def test_nothing_but_pages_is_made(other: object) -> None:
    with pytest.raises(pickle.UnpicklingError):
        taken(BytesIO(pickle.dumps((other, "", 0))))


def test_handed_pages_make_the_file_that_the_issue_makes(
    issue: Path, shown: tuple[Scene, Path], tmp_path: Path
) -> None:
    steps: list[tuple[str, int, int]] = []
    stream = BytesIO(b"".join(pieces(*shown)))
    told = print_handed(
        stream, tmp_path / "a.pdf", issue, Sink(), presets=(SCREEN,), progress=lambda *step: steps.append(step)
    )
    own = export_pdf(issue, tmp_path / "b.pdf", Sink())
    assert (told.pages, told.folios) == (own.pages, own.folios)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert steps[-1] == ("paint", own.pages, own.pages)


def test_no_pdf_is_put_among_the_files_of_the_issue(issue: Path, shown: tuple[Scene, Path]) -> None:
    stream = BytesIO(b"".join(pieces(*shown)))
    with pytest.raises(KicError):
        print_handed(stream, issue / "images" / "a.pdf", issue, Sink(), presets=(SCREEN,), progress=lambda *_: None)
