from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kiclayout.store.bundled import bundled_folder
from kiclayout.store.layout_places import find_layout, known_layouts, layout_folders, user_layouts


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KICLAYOUT_LAYOUTS", str(tmp_path / "mine"))
    return tmp_path / "mine"


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / "layout.yaml").write_text("version: 1\n", "utf-8")


def test_the_nearest_layout_of_a_name_counts(tmp_path: Path, elsewhere: Path) -> None:
    issue = tmp_path / "issues" / "7"
    places = [issue / "layouts", issue.parent / "layouts", elsewhere, bundled_folder("layouts")]
    assert list(layout_folders(issue)) == places
    name = "kic-weekly"
    found = [find_layout(name, layout_folders(issue))]
    for place in reversed(places[:3]):
        put(place, name)
        found.append(find_layout(name, layout_folders(issue)))
    assert found == [place / name for place in reversed(places)]


@pytest.mark.parametrize(
    ("system", "names", "place"),
    [
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/kiclayout/layouts"),
        ("linux", {"XDG_DATA_HOME": "not/absolute"}, "/home/someone/.local/share/kiclayout/layouts"),
        ("linux", {}, "/home/someone/.local/share/kiclayout/layouts"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, "/home/someone/Library/Application Support/kiclayout/layouts"),
        ("win32", {"APPDATA": "/roaming"}, "/roaming/kiclayout/layouts"),
        ("win32", {}, "/home/someone/AppData/Roaming/kiclayout/layouts"),
        ("linux", {"KICLAYOUT_LAYOUTS": "/office/looks", "XDG_DATA_HOME": "/data"}, "/office/looks"),
    ],
)
def test_every_system_has_its_place(
    system: str, names: dict[str, str], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("KICLAYOUT_LAYOUTS", "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/someone"))
    assert user_layouts() == Path(place)


def test_layouts_are_named_once(tmp_path: Path) -> None:
    put(tmp_path / "one", "b", "a")
    put(tmp_path / "two", "b", "c")
    (tmp_path / "two" / "no layout").mkdir()
    assert known_layouts([tmp_path / "one", tmp_path / "two", tmp_path / "none"]) == ("a", "b", "c")
