"""Presets by name, with what belongs to them and what does not; files for mail and for locking."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from kiclayout.app.export import export_pdf
from kiclayout.app.presets import BOTH, LONGEST_PASSWORD, asked_preset, asked_presets, named_for
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.paint.inspection import inspect_pdf
from kiclayout.paint.preset import PRINT, bundled_profile
from kiclayout.store.folder import new_issue


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    new_issue(tmp_path / "issue", 3, dt.date(2026, 11, 25), "kic-weekly")
    return tmp_path / "issue"


def refused(*asked: object) -> str:
    with pytest.raises(KicError) as raised:
        asked_preset(*asked)  # type: ignore[arg-type]
    (found,) = raised.value.diagnostics
    return found.code


def test_what_does_not_go_together_is_refused(tmp_path: Path) -> None:
    profile = tmp_path / "a.icc"
    profile.write_bytes(bundled_profile())
    assert refused("print", None, "word") == "app-password-print"
    assert refused("screen", None, "긴" * LONGEST_PASSWORD) == "app-password-long"
    assert refused("screen", profile) == refused("proof", profile) == "app-profile-screen"
    assert refused("print", tmp_path / "none.icc") == "app-profile-unreadable"


def test_a_profile_is_read(tmp_path: Path) -> None:
    profile = tmp_path / "theirs.icc"
    profile.write_bytes(b"anything")
    made = asked_preset("print", profile)
    assert (made.profile, made.profile_name, made.slug) == (b"anything", "theirs.icc", PRINT.slug)


@pytest.mark.parametrize("preset, name", [("screen", "325"), ("print", "325-print"), ("proof", "325-proof")])
def test_only_the_file_for_readers_bears_the_name_alone(preset: str, name: str) -> None:
    assert named_for(preset, "325") == name


@pytest.mark.parametrize("data", [b"not a profile", b""])
def test_a_profile_that_is_none_leaves_no_file(data: bytes, issue: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.icc").write_bytes(data)
    with pytest.raises(KicError) as raised:
        export_pdf(issue, tmp_path / "out.pdf", Sink(), presets=(asked_preset("print", tmp_path / "bad.icc"),))
    assert [one.code for one in raised.value.diagnostics] == ["paint-profile-unusable"]
    assert not (tmp_path / "out.pdf").exists()


def test_an_issue_for_the_press_keeps_its_rules(issue: Path, tmp_path: Path) -> None:
    sink = Sink()
    export_pdf(issue, tmp_path / "out.pdf", Sink(), presets=(asked_preset("print"),))
    inspect_pdf(tmp_path / "out.pdf", sink)
    assert [one.code for one in sink if one.code.startswith("pdfx-")] == []


def test_rules_of_the_press_are_looked_at_in_files_of_others(issue: Path, tmp_path: Path) -> None:
    export_pdf(issue, tmp_path / "out.pdf", Sink(), presets=(asked_preset("print"),))
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        del pdf.Root.OutputIntents
        pdf.save(tmp_path / "bad.pdf", fix_metadata_version=False)
    sink = Sink()
    inspect_pdf(tmp_path / "bad.pdf", sink)
    assert "pdfx-condition" in {one.code for one in sink}


@pytest.mark.parametrize("preset", ["screen", "proof"])
def test_a_password_opens_the_file_and_nothing_else_does(issue: Path, tmp_path: Path, preset: str) -> None:
    export_pdf(issue, tmp_path / "out.pdf", Sink(), presets=(asked_preset(preset, None, "창업325"),))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "out.pdf")
    with pikepdf.open(tmp_path / "out.pdf", password="창업325") as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert b"pdfaid" not in pdf.Root.Metadata.read_bytes().split(b"rdf:Description")[1].split(b">", 1)[1]


def test_a_proof_is_small_whatever_it_shows(issue: Path, tmp_path: Path) -> None:
    article = next((issue / "articles").glob("*.md"))
    figures = []
    for number in range(24):
        Image.effect_noise((1600, 1200), 90 + number).convert("RGB").save(
            issue / "images" / f"{number}.jpg", quality=95
        )
        figures.append(f'\n::: figure images/{number}.jpg {{alt="무늬 {number}"}}\n무늬\n:::\n')
    article.write_text(article.read_text("utf-8") + "".join(figures), "utf-8")
    made = export_pdf(issue, tmp_path / "out.pdf", Sink(), presets=(asked_preset("proof"),))
    assert made.file is not None
    with pikepdf.open(made.file) as pdf:
        images = {name for page in pdf.pages for name in page.get("/Resources", {}).get("/XObject", {})}
    assert len(images) >= 24
    assert made.file.stat().st_size <= 2_000_000


def test_readers_and_the_printer_get_a_file_each_of_the_same_pages(issue, tmp_path):
    both = asked_presets(BOTH, None, "열쇠")
    assert [(one.name, one.password) for one in both] == [("screen", "열쇠"), ("print", "")]
    steps = []
    made = export_pdf(
        issue, tmp_path / "a.pdf", Sink(), presets=asked_presets(BOTH), progress=lambda *step: steps.append(step)
    )
    assert (made.file, made.more) == (tmp_path / "a.pdf", (tmp_path / "a-print.pdf",))
    assert steps[-1] == ("paint", 2 * made.pages, 2 * made.pages)
    for name, file in (("screen", made.file), ("print", made.more[0])):
        export_pdf(issue, tmp_path / "alone.pdf", Sink(), presets=(asked_preset(name),))
        assert (tmp_path / "alone.pdf").read_bytes() == file.read_bytes()


def test_where_one_of_two_files_cannot_be_written_nothing_is_begun(issue, tmp_path):
    (tmp_path / "a-print.pdf").write_bytes(b"somebody's own")
    with pytest.raises(KicError):
        export_pdf(issue, tmp_path / "a.pdf", Sink(), presets=asked_presets(BOTH))
    assert not (tmp_path / "a.pdf").exists()
