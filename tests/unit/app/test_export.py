"""From a folder to a PDF, and what may go wrong on the way."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from kiclayout.app.export import check_issue, export_pdf
from kiclayout.app.presets import asked_preset
from kiclayout.base.color import WHITE
from kiclayout.base.diagnostics import KicError, Severity, Sink
from kiclayout.paint.images import Embedded
from kiclayout.store.folder import new_issue
from kiclayout.typeset import furnish


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    new_issue(tmp_path / "issue", 3, dt.date(2026, 11, 25), "kic-weekly")
    return tmp_path / "issue"


def test_pages_are_counted_and_told_on_the_way(issue: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    sink = Sink()
    made = export_pdf(issue, tmp_path / "out.pdf", sink, progress=lambda *step: told.append(step))
    assert made.file == tmp_path / "out.pdf"
    assert made.file.read_bytes().startswith(b"%PDF")
    assert 0 < made.folios < made.pages
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["read", "typeset", "paint"]
    assert told[-1] == ("paint", made.pages, made.pages)
    assert sink.worst() in (None, Severity.INFO)


def test_checking_counts_the_same_pages_and_writes_nothing(issue: Path, tmp_path: Path) -> None:
    made = export_pdf(issue, tmp_path / "out.pdf", Sink())
    before = sorted(path.name for path in tmp_path.rglob("*"))
    checked = check_issue(issue, Sink())
    assert (checked.file, checked.pages, checked.folios) == (None, made.pages, made.folios)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_an_unknown_layout_names_those_there_are(issue: Path, tmp_path: Path) -> None:
    facts = issue / "issue.yaml"
    facts.write_text(facts.read_text("utf-8").replace("kic-weekly", "kic-daily"), "utf-8")
    with pytest.raises(KicError) as raised:
        export_pdf(issue, tmp_path / "out.pdf", Sink())
    (found,) = (one for one in raised.value.diagnostics if one.code == "app-layout-missing")
    line = next(at for at, text in enumerate(facts.read_text("utf-8").splitlines(), 1) if text.startswith("layout"))
    assert str(found.place) == f"issue.yaml:{line}"
    assert "kic-weekly" in found.hint("en")
    assert not (tmp_path / "out.pdf").exists()


def test_an_issue_may_bring_its_layout(issue: Path, tmp_path: Path) -> None:
    own = issue / "layouts" / "own"
    own.mkdir(parents=True)
    (own / "layout.yaml").write_text(
        "format: 1\nname: own\ntemplates:\n  article:\n    frames:\n      main: {rect: [20, 20, 170, 250]}\n"
        "sequence: {article: article}\n",
        "utf-8",
    )
    facts = issue / "issue.yaml"
    facts.write_text(facts.read_text("utf-8").replace("layout: kic-weekly", "layout: own"), "utf-8")
    made = export_pdf(issue, tmp_path / "out.pdf", Sink())
    assert made.pages == made.folios > 0


@pytest.mark.parametrize("text", ["", "templates: {article: {frames: {}}}\nsequence: {article: article}\n"])
def test_a_layout_that_gives_no_page_stops_and_writes_nothing(text: str, issue: Path, tmp_path: Path) -> None:
    own = issue / "layouts" / "own"
    own.mkdir(parents=True)
    (own / "layout.yaml").write_text(text, "utf-8")
    facts = issue / "issue.yaml"
    facts.write_text(facts.read_text("utf-8").replace("kic-weekly", "own"), "utf-8")
    for articles in (True, False):
        if not articles:
            facts.write_text(facts.read_text("utf-8").partition("sections:")[0] + "sections: []\n", "utf-8")
        with pytest.raises(KicError) as raised:
            export_pdf(issue, tmp_path / "out.pdf", Sink())
        code = "typeset-frames-none" if articles else "typeset-pages-none"
        assert code in [one.code for one in raised.value.diagnostics]
        with pytest.raises(KicError):
            check_issue(issue, Sink())
        assert not (tmp_path / "out.pdf").exists()


def test_a_bad_picture_path_is_told_once(issue: Path, tmp_path: Path) -> None:
    text = "# 제목\n\n글.\n\n::: figure ../a.png\nalt: 빨강\n:::\n\n::: figure images/b.png\nalt: 파랑\n:::\n"
    (issue / "articles" / "sample.md").write_text(text, "utf-8")
    sink = Sink()
    export_pdf(issue, tmp_path / "out.pdf", sink)
    errors = [(one.code, one.place and one.place.line) for one in sink if one.severity is Severity.ERROR]
    assert errors == [("store-path-outside", 5), ("typeset-picture-missing", 9)]


def test_a_back_cover_without_contact_has_no_row_for_it(issue: Path, tmp_path: Path) -> None:
    export_pdf(issue, tmp_path / "out.pdf", Sink())
    *_, back = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert "연락처" not in back.get_textpage().get_text_range()


def test_a_picture_that_cannot_be_painted_is_named_with_its_line(
    issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (60, 40), "red").save(issue / "images" / "a.png")
    text = "# 제목\n\n글.\n\n::: figure images/a.png\nalt: 빨강\n:::\n"
    (issue / "articles" / "sample.md").write_text(text, "utf-8")
    monkeypatch.setattr("kiclayout.paint.painter.embed", lambda *_: Embedded(None, False))
    sink = Sink()
    export_pdf(issue, tmp_path / "out.pdf", sink)
    assert [str(found.place) for found in sink if found.code == "paint-picture-unreadable"] == ["articles/sample.md:5"]


def test_codes_are_read_back_from_the_file(issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = issue / "issue.yaml"
    line = len(facts.read_text("utf-8").splitlines()) + 3
    facts.write_text(facts.read_text("utf-8") + "back:\n  qr:\n    - url: https://a.example/b\n", "utf-8")

    def found() -> list[str]:
        sink = Sink()
        export_pdf(issue, tmp_path / "out.pdf", sink, presets=(asked_preset("screen", password="열쇠"),))
        return [f"{one.place}: {one.code}" for one in sink if one.code.startswith("pdf-")]

    assert found() == []
    drawn = furnish.qr_items
    monkeypatch.setattr(furnish, "qr_items", lambda value, rect, color, quiet: drawn(value, rect, WHITE, quiet))
    assert found() == [f"issue.yaml:{line}: pdf-code-unread"]
