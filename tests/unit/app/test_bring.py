"""Documents that become an issue."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiclayout.app.bring import bring_articles, import_files
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.store.issue import read_issue
from kiclayout.store.pack import opened


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    path = tmp_path / "loose.md"
    path.write_text("# 한중 포럼 개최\n\n1) 행사 개요\n\n포럼이 12일 열렸다.\n", "utf-8")
    return path


@pytest.mark.parametrize("target", ["issue", "issue.kicissue"])
def test_what_is_written_is_what_is_returned(target: str, loose: Path, tmp_path: Path) -> None:
    made = import_files([loose], tmp_path / target, Sink())
    with opened(tmp_path / target, Sink()) as folder:
        again = read_issue(folder, Sink())
    assert [article.blocks for article in again.articles] == [article.blocks for article in made.articles]
    assert again.layout == "kic-weekly"


@pytest.mark.parametrize("content", [b"", b"\n\n", b"PK\x03\x04\x00\x00\x00\x00"])
def test_nothing_is_made_of_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_bytes(content)
    with pytest.raises(KicError) as raised:
        import_files([tmp_path / "empty.md"], tmp_path / "issue", Sink())
    assert raised.value.diagnostics[0].code == "app-import-nothing"
    assert not (tmp_path / "issue").exists()


@pytest.mark.parametrize(
    ("name", "code"),
    [("a.pdf", "app-import-kind"), ("old.hwp", "convert-document-broken"), ("A.DOC", "convert-document-locked")],
)
def test_nothing_is_made_of_a_file_of_another_kind(name: str, code: str, loose: Path, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"HWP")
    with pytest.raises(KicError) as raised:
        import_files([loose, tmp_path / name], tmp_path / "issue", Sink())
    assert raised.value.diagnostics[0].code == code
    assert not (tmp_path / "issue").exists()


def test_a_file_that_is_not_there_is_named(loose: Path, tmp_path: Path) -> None:
    with pytest.raises(KicError) as raised:
        import_files([loose, tmp_path / "gone.md"], tmp_path / "issue", Sink())
    (found,) = raised.value.diagnostics
    assert (found.code, str(found.place)) == ("app-import-missing", str(tmp_path / "gone.md"))
    assert not (tmp_path / "issue").exists()


@pytest.mark.parametrize("target", ["issue", "issue.kicissue"])
def test_a_target_that_is_taken_stays(target: str, loose: Path, tmp_path: Path) -> None:
    place = tmp_path / target
    kept = place if place.suffix else place / "mine.txt"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("mine", "utf-8")
    with pytest.raises(KicError) as raised:
        import_files([loose], place, Sink())
    assert raised.value.diagnostics[0].code == "app-target-taken"
    assert kept.read_text("utf-8") == "mine"


def test_an_article_that_nobody_could_open_again_is_refused(
    loose: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiclayout.app.bring.MAX_ARTICLE", 40)
    for bring in (import_files, bring_articles):
        with pytest.raises(KicError) as raised:
            bring([loose], tmp_path / "new", Sink())
        assert raised.value.diagnostics[0].code == "app-article-long"
    assert not (tmp_path / "new").exists()
