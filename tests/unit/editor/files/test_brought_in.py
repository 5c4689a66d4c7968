"""Pictures brought into an issue."""

from __future__ import annotations

from pathlib import Path

from kiclayout.editor.files.pictures import brought_in
from kiclayout.store.paths import fault


def picture(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_picture_of_the_issue_stays_where_it_is(tmp_path: Path) -> None:
    inside = picture(tmp_path / "issue" / "images" / "port" / "a.png", b"a")
    assert brought_in(tmp_path / "issue", inside) == "images/port/a.png"
    assert [one.name for one in (tmp_path / "issue" / "images").iterdir()] == ["port"]


def test_one_from_elsewhere_is_copied_once_under_a_good_name(tmp_path: Path) -> None:
    issue = tmp_path / "issue"
    issue.mkdir()
    first = picture(tmp_path / "사진: 크레인 (1).JPG", b"one")
    name = brought_in(issue, first)
    assert name == "images/사진-크레인-1.jpg"
    assert not fault(name)
    assert (issue / name).read_bytes() == b"one"
    assert brought_in(issue, first) == name
    other = picture(tmp_path / "other" / "사진: 크레인 (1).JPG", b"two")
    assert brought_in(issue, other) == "images/사진-크레인-1-2.jpg"
    assert len(list((issue / "images").iterdir())) == 2
