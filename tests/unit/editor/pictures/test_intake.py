"""Pictures brought into an issue: names, copies, what is refused, what is taken back."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kiclayout.editor.pictures import intake
from kiclayout.editor.pictures.carried import Carried
from kiclayout.editor.pictures.intake import Intake, Refused, Survey, surveyed
from kiclayout.store.paths import fault


def png(size: tuple[int, int] = (8, 4), color: str = "red", kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", size, color).save(out, kind)
    return out.getvalue()


def written(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def brought(issue: Path, what: Carried) -> Survey:
    """What was found of ``what``, after all of it was written."""
    issue.mkdir(exist_ok=True)
    survey, orders = surveyed(issue, what, lambda: False)
    for name, write in orders:
        if write is not None:
            intake._put(issue / name, write, lambda: False)
    return survey


def names(issue: Path) -> list[str]:
    return sorted(one.name for one in (issue / "images").iterdir())


def test_a_picture_of_the_issue_stays_where_it_is(tmp_path: Path) -> None:
    inside = written(tmp_path / "issue" / "images" / "port" / "a.png", png())
    (found,) = brought(tmp_path / "issue", Carried((inside,))).found
    assert (found.name, found.size, found.here) == ("images/port/a.png", (8, 4), True)
    assert names(tmp_path / "issue") == ["port"]


def test_one_from_elsewhere_is_copied_once_under_a_good_name(tmp_path: Path) -> None:
    issue = tmp_path / "issue"
    first = written(tmp_path / "사진: 크레인 (1).PNG", png())
    (found,) = brought(issue, Carried((first,))).found
    assert (found.name, found.here, fault(found.name)) == ("images/사진-크레인-1.png", False, "")
    assert (issue / found.name).read_bytes() == first.read_bytes() == png()
    assert brought(issue, Carried((first,))).found[0].here
    assert len(names(issue)) == 1


def test_two_different_files_of_one_name_are_told_apart_by_their_content(tmp_path: Path) -> None:
    issue = tmp_path / "issue"
    files = tuple(written(tmp_path / name / "IMG_1.png", png(color=name)) for name in ("red", "blue"))
    first, second = brought(issue, Carried(files)).found
    assert first.name == "images/IMG_1.png"
    assert second.name.startswith("images/IMG_1-")
    assert len(second.name) == len("images/IMG_1-12345678.png")
    assert (issue / second.name).read_bytes() == files[1].read_bytes()
    assert [one.name for one in brought(issue, Carried(files)).found] == [first.name, second.name]
    assert len(names(issue)) == 2


def test_folders_are_gone_through_as_people_count(tmp_path: Path) -> None:
    for name in ("10.png", "2.png", ".hidden.png", "notes.txt", "deep/1.png"):
        written(tmp_path / "shoot" / name, png(color=f"#{len(name):02x}{ord(name[0]):02x}00"))
    survey = brought(tmp_path / "issue", Carried((tmp_path / "shoot",)))
    assert [one.name for one in survey.found] == ["images/2.png", "images/10.png", "images/1.png"]
    assert survey.refused == ()


def test_what_is_no_picture_is_refused_by_name_and_reason(tmp_path: Path) -> None:
    files = (
        written(tmp_path / "leer.jpg", b""),
        written(tmp_path / "brief.txt", "글자뿐".encode()),
        written(tmp_path / "from-word.emf", bytes(40) + b" EMF" + bytes(60)),
        written(tmp_path / "good.png", png()),
    )
    survey = brought(tmp_path / "issue", Carried(files))
    assert [(one.file, one.fault.code if one.fault else "") for one in survey.refused] == [
        ("leer.jpg", "scene-picture-empty"),
        ("brief.txt", "scene-picture-unknown"),
        ("from-word.emf", "scene-picture-vector"),
    ]
    assert [one.name for one in survey.found] == ["images/good.png"]


def test_a_cut_off_photograph_is_brought_in_for_the_page_to_tell(tmp_path: Path) -> None:
    out = BytesIO()
    Image.effect_noise((600, 400), 80).save(out, "JPEG")
    cut = written(tmp_path / "cut.jpg", out.getvalue()[:-4000])
    assert brought(tmp_path / "issue", Carried((cut,))).found[0].size == (600, 400)


def test_too_many_files_are_left_out_and_counted(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(intake, "MOST", 3)
    files = tuple(written(tmp_path / f"{n}.png", png(color=f"#0000{n:02x}")) for n in range(5))
    survey = brought(tmp_path / "issue", Carried(files))
    assert (len(survey.found), survey.more) == (3, 2)


def test_pictures_without_a_file_are_called_by_their_content(tmp_path: Path) -> None:
    image = QImage(6, 5, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    clear = QImage(3, 2, QImage.Format.Format_ARGB32_Premultiplied)
    clear.fill(QColor(255, 0, 0, 128))
    issue = tmp_path / "issue"
    found = [*brought(issue, Carried(bitmap=image)).found, *brought(issue, Carried(bitmap=clear)).found]
    assert [one.size for one in found] == [(6, 5), (3, 2)]
    assert all(one.name.startswith("images/pasted-") and one.name.endswith(".png") for one in found)
    with Image.open(issue / found[0].name) as back:
        assert back.convert("RGB").getpixel((5, 4)) == (0, 128, 0)
    with Image.open(issue / found[1].name) as back:
        assert (back.mode, back.getpixel((0, 0))[3]) == ("RGBA", 128)
    assert brought(issue, Carried(data=(png(),))).found[0].size == (8, 4)
    assert brought(issue, Carried(bitmap=image)).found[0].name == found[0].name
    assert brought(issue, Carried(data=(b"no picture",))).refused[0].fault is None


@pytest.mark.parametrize("told", ["written", "came"])
@pytest.mark.parametrize("last", [1, 3, 6])
def test_a_bringing_that_is_given_up_leaves_nothing(qtbot: QtBot, tmp_path: Path, told: str, last: int) -> None:
    files = tuple(written(tmp_path / f"{n}.png", png(color=f"#00{n:02x}00")) for n in range(1, 7))
    issue, made = tmp_path / "issue", Intake()
    issue.mkdir()

    def give_up(name: str) -> None:
        if name == f"images/{last}.png":
            made.cancel()

    getattr(made, told).connect(give_up, Qt.ConnectionType.DirectConnection)  # in the thread, so at that very moment
    with qtbot.waitSignal(made.finished) as done:
        made.start(issue, Carried(files))
    assert done.args == [True]
    assert not made.running
    assert names(issue) == []


def test_one_that_is_given_up_too_late_leaves_all(qtbot: QtBot, tmp_path: Path) -> None:
    files = tuple(written(tmp_path / f"{n}.png", png(color=f"#00{n:02x}00")) for n in range(6))
    issue, made = tmp_path / "issue", Intake()
    issue.mkdir()
    made.finished.connect(made.cancel)
    with qtbot.waitSignal(made.finished) as done:
        made.start(issue, Carried(files))
    made.close()
    assert done.args == [False]
    assert len(names(issue)) == 6


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    issue = tmp_path / "issue"
    written(issue / "images", b"in the way")
    failed: list[tuple[str, Refused]] = []
    made = Intake()
    made.failed.connect(lambda name, why: failed.append((name, why)))
    with qtbot.waitSignal(made.finished):
        made.start(issue, Carried((written(tmp_path / "a.png", png()),)))
    made.close()
    assert [name for name, _ in failed] == ["images/a.png"]
    assert failed[0][1].why == "pictures.not-copied"
    assert failed[0][1].reason


def test_a_picture_that_cannot_be_shown_is_told_with_its_fault(qtbot: QtBot, tmp_path: Path) -> None:
    doubted: list[Refused] = []
    made = Intake()
    made.doubted.connect(doubted.append)
    lost = written(tmp_path / "lost.png", png((60, 40))[:60])
    cut = written(tmp_path / "cut.bmp", png((60, 40), kind="BMP")[:-900])
    with qtbot.waitSignal(made.finished):
        made.start(tmp_path, Carried((lost, cut)))
    made.close()
    faults = [(one.file, one.fault and one.fault.code) for one in doubted]
    assert faults == [("lost.png", "scene-picture-damaged"), ("cut.bmp", "scene-picture-torn")]


def test_what_is_neither_file_nor_folder_of_pictures_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "gone.png").symlink_to(tmp_path / "nowhere.png")
    os.mkfifo(tmp_path / "pipe.png")
    survey = brought(tmp_path / "issue", Carried(tuple(tmp_path / name for name in ("empty", "gone.png", "pipe.png"))))
    assert [one.why for one in survey.refused] == ["pictures.no-pictures", "pictures.not-one", "pictures.not-one"]
    assert survey.found == ()


@pytest.mark.parametrize(
    ("called", "content", "wanted"),
    [
        ("CON.png", png(), r"images/CON-\w{8}\.png"),
        ("가" * 80 + ".png", png(), "images/" + "가" * 60 + r"\.png"),
        ("photo", png(), r"images/photo\.png"),
        ("logo.xml", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>",
         r"images/logo\.svg"),
    ],
)  # fmt: skip
def test_names_fit_every_disk_and_say_what_it_is(tmp_path: Path, called: str, content: bytes, wanted: str) -> None:
    (found,) = brought(tmp_path / "issue", Carried((written(tmp_path / called, content),))).found
    assert re.fullmatch(wanted, found.name)
    assert not fault(found.name)


def test_a_link_in_the_issue_is_no_picture_of_it(tmp_path: Path) -> None:
    issue, outside = tmp_path / "issue", written(tmp_path / "a.png", png())
    (issue / "images").mkdir(parents=True)
    (issue / "images" / "a.png").symlink_to(outside)
    (found,) = brought(issue, Carried((issue / "images" / "a.png",))).found
    assert (found.here, found.name != "images/a.png") == (False, True)
