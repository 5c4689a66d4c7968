"""The wheel: whoever installs it has fonts, layouts and the example, and needs no clone."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUNDLED = {
    "assets/fonts": "fonts",
    "assets/profiles": "profiles",
    "layouts": "layouts",
    "examples": "examples",
}


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    pytest.importorskip("hatchling", reason="the build back end is not installed (extra: dev)")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    done = subprocess.run([*command, str(ROOT)], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("kiclayout-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


def files(folder: Path) -> list[str]:
    """The files in ``folder`` by their relative names; caches of Python are none."""
    paths = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return [path.relative_to(folder).as_posix() for path in paths]


@pytest.mark.parametrize("folder", BUNDLED)
def test_what_the_program_brings_along_is_inside(folder: str, names: set[str]) -> None:
    wanted = {f"kiclayout/_data/{BUNDLED[folder]}/{name}" for name in files(ROOT / folder)}
    assert wanted
    assert wanted - names == set()


def test_the_program_and_its_data_are_inside(names: set[str]) -> None:
    wanted = {f"kiclayout/{name}" for name in files(ROOT / "src" / "kiclayout")}
    assert {"kiclayout/base/wording/convert.json", "kiclayout/store/fresh/issue.yaml"} <= wanted
    assert wanted - names == set()


def test_nothing_else_is_inside(names: set[str]) -> None:
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"kiclayout"}
    inside = {name: Path(name) for name in names}
    assert not [name for name, path in inside.items() if "tests" in path.parts or path.name.startswith("test_")]
    assert not [name for name in names if name.endswith((".pyc", ".kicissue"))]
    assert [name for name in names if name.endswith("/licenses/LICENSE")]
