"""What comes into an installer, judged by names and lists; nothing is built here."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path, PurePosixPath

import pytest
from needs import INSTALLER, ROOT
from packing import budget, bytecode, licences, project, runtime, trim, windows
from PIL import Image

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKED = dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", (INSTALLER / "locked.txt").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize(
    "path, comes",
    [
        ("PySide6/Qt6Core.dll", True),
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/pyside6.abi3.dll", True),
        ("shiboken6/Shiboken.pyd", True),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/lib/libicudata.so.73", True),
        ("PySide6/Qt/lib/libQt6XcbQpa.so.6", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/translations/qtbase_ko.qm", True),
        ("PySide6/Qt6DBus.dll", False),
        ("PySide6/plugins/styles/qmodernwindowsstyle.dll", False),
        ("PIL/BlpImagePlugin.py", False),
        ("PIL/GifImagePlugin.py", True),
        ("PySide6/Qt6Qml.dll", False),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6/QtNetwork.pyd", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/msvcp140.dll", False),
        ("shiboken6/vcruntime140.dll", False),
        ("PySide6/designer.exe", False),
        ("PySide6/qml/QtQuick/qmldir", False),
        ("PySide6/plugins/tls/qopensslbackend.dll", False),
        ("PySide6/plugins/platforms/qdirect2d.dll", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/translations/qtbase_de.qm", False),
        ("PySide6/QtCore.pyi", False),
        ("lxml/etree.cp311-win_amd64.pyd", True),
        ("lxml/objectify.cp311-win_amd64.pyd", False),
        ("PIL/_imagingcms.cp311-win_amd64.pyd", True),
        ("PIL/_avif.cp311-win_amd64.pyd", True),
        ("PIL/_webp.cp311-win_amd64.pyd", True),
        ("PIL/_imagingft.cp311-win_amd64.pyd", False),
        ("fontTools/svgLib/path/parser.py", True),
        ("fontTools/misc/__init__.py", True),
        ("fontTools/ttLib/__init__.py", False),
        ("fontTools/varLib/__init__.py", False),
        ("pikepdf-10.18.0.dist-info/METADATA", True),
        ("pikepdf-10.18.0.dist-info/RECORD", False),
    ],
)
def test_what_comes_along(path: str, comes: bool) -> None:
    assert trim.wanted(PurePosixPath(path)) is comes


@pytest.mark.parametrize(
    "name, comes",
    [
        ("python311.dll", True),
        ("_ctypes.pyd", True),
        ("libffi-8.dll", True),
        ("_ssl.pyd", False),
        ("libcrypto-3.dll", False),
        ("sqlite3.dll", False),
        ("_tkinter.pyd", False),
        ("python.exe", False),
    ],
)
def test_what_of_python_comes_along(name: str, comes: bool) -> None:
    assert runtime.wanted_part(name) is comes


def test_every_module_of_qt_that_the_program_imports_is_on_the_list() -> None:
    said = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    used = set(re.findall(r"PySide6\.Qt(\w+)", said))
    assert used <= set(trim.lists()["qt"]["modules"])


def test_nothing_that_the_program_imports_is_left_out(tmp_path: Path) -> None:
    """The whole program, window and all, is loaded, and prints for screen, press and proof; it remembers nothing."""
    code = """
import sys
from pathlib import Path, PurePosixPath
sys.path.insert(0, sys.argv[1])
from packing.trim import lists, wanted
absent = {name.removesuffix(".py").replace("/", ".") for name in lists()["stdlib"]["drop"]}
loaded = absent & set(sys.modules)
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name in absent - loaded:
            raise ImportError(f"{name} is left out", name=name)
sys.meta_path.insert(0, Absent())
import segno
assert segno.make("loaded where a code is drawn").matrix
import PySide6, reportlab
sites = {str(Path(module.__file__).parents[1]) for module in (PySide6, reportlab)}
from kiclayout.app.self_test import check_modules
assert check_modules()["ok"] and check_modules("kiclayout.editor", ())["ok"]
import kiclayout.cli.commands, kiclayout.cli.lines
from kiclayout.__main__ import main
issue, done = sys.argv[2:]
assert main(["-q", "new", issue, "--layout", "kic-weekly"]) == 0
for more in ([], ["--preset", "print"], ["--preset", "proof", "--password", "sesame"]):
    assert main(["-q", "export", issue, "-o", done, *more]) == 0, more
for module in list(sys.modules.values()):
    file = getattr(module, "__file__", None)
    for site in sites:
        if file and file.startswith(site) and not wanted(PurePosixPath(Path(file).relative_to(site).as_posix())):
            print(file)
"""
    command = [sys.executable, "-c", code, INSTALLER, tmp_path / "1호", tmp_path / "1호.pdf"]
    fresh = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=fresh)
    ours = [line for line in done.stdout.split() if "QtTest" not in line and "site-packages" in line]
    assert (done.returncode, ours) == (0, []), done.stderr


def test_the_plan_keeps_within_the_budget() -> None:
    """What would come along of the wheels that are installed here, and what the program brings itself."""
    budget = trim.lists()["budget"]
    listed = [one for name in LOCKED for one in metadata.files(name) or () if not str(one).startswith("..")]
    coming = [one for one in listed if "__pycache__" not in one.parts and trim.wanted(PurePosixPath(one))]
    wheels = sum(Path(str(one.locate())).stat().st_size for one in coming) / 1e6
    assert 50 < wheels <= budget["wheels"]
    bundled = sum(project.megabytes(ROOT / source) for source in project.bundled().values())
    assert 40 < bundled <= budget["bundled"]


def test_what_is_too_large_is_refused() -> None:
    most = trim.lists()["budget"]["windows_setup"]
    assert budget.within("windows_setup", most - 0.1) == most - 0.1
    with pytest.raises(budget.TooLargeError, match="windows_setup"):
        budget.within("windows_setup", most + 0.1)


def test_every_dependency_is_locked_with_sums() -> None:
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["editor"]]
    names = {re.split(r"[<>=!;~ ]", one)[0].lower() for one in wanted}
    assert names <= set(LOCKED)
    text = (INSTALLER / "locked.txt").read_text("utf-8")
    assert text.count("--hash=sha256:") > len(LOCKED)
    assert "/" not in text.replace("installer/build.py", "")


def test_the_version_is_that_of_the_program() -> None:
    import kiclayout

    assert project.version() == PROJECT["version"] == kiclayout.__version__
    assert windows.numbered("1.20.3") == ["1", "20", "3", "0"]
    assert windows.numbered("2") == ["2", "0", "0", "0"]


def test_everything_that_a_wheel_takes_along_comes_along() -> None:
    assert {"fonts", "layouts", "examples"} <= set(project.bundled())
    assert all((ROOT / source).is_dir() for source in project.bundled().values())


def test_bytecode_says_nothing_of_where_it_was_made(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.py").write_text("def f():\n    return {1, 2, 3}\n", "utf-8")
    (tmp_path / "bad.py").write_text("def f(:\n", "utf-8")
    (tmp_path / "null.py").write_bytes(b"a\0b")
    bytecode.compile_all(tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")) == ["a/b.pyc"]
    assert str(tmp_path).encode() not in (tmp_path / "a" / "b.pyc").read_bytes()
    bytecode.zip_stored(tmp_path / "a", tmp_path / "one.zip")
    (tmp_path / "a" / "b.pyc").touch()
    bytecode.zip_stored(tmp_path / "a", tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_bytecode_explains_nothing_and_does_the_same() -> None:
    source = b'''"""A module."""
from __future__ import annotations
class Empty:
    """A class."""
    field: int
def say(word: str) -> str:
    """A function."""
    assert word, "no word"
    return f"{word}: {say.__doc__}"
'''
    made = bytecode.bytecode(source, "sample.py")
    assert [word for word in (b"A module", b"A class", b"A function") if word in made] == []
    code, names = marshal.loads(made[16:]), {}
    exec(code, names)
    assert {(line, column) for line, _, column, _ in code.co_positions()} >= {(3, None), (6, None)}
    assert names["say"]("yes") == "yes: None"
    assert (names["say"].__annotations__, names["Empty"].__annotations__) == ({}, {"field": "int"})
    with pytest.raises(AssertionError, match="no word"):
        names["say"]("")


def test_wheels_keep_their_version_and_not_their_description(tmp_path: Path) -> None:
    told = tmp_path / "sample-1.2.dist-info" / "METADATA"
    told.parent.mkdir()
    told.write_bytes(b"Name: Sample\r\nVersion: 1.2\r\n\r\n# Sample\r\n\r\nLong: words\r\n")
    (told.parent / "RECORD").touch()
    trim.trim(tmp_path)
    assert [path.name for path in told.parent.iterdir()] == ["METADATA"]
    assert metadata.PathDistribution(told.parent).version == "1.2"
    assert told.read_bytes() == b"Name: Sample\nVersion: 1.2\n\n"


def test_licences_are_taken_from_the_wheels(tmp_path: Path) -> None:
    wheel = tmp_path / "site" / "sample-1.2.dist-info" / "licenses"
    wheel.mkdir(parents=True)
    (wheel.parent / "METADATA").write_text(
        "Metadata-Version: 2.4\nName: Sample\nVersion: 1.2\nLicense-Expression: BSD-3-Clause\n"
        "Project-URL: home, https://sample.invalid\n",
        "utf-8",
    )
    (wheel / "LICENSE.txt").write_text("do as you like", "utf-8")
    licences.collect(tmp_path / "site", tmp_path / "licences")
    found = {path.relative_to(tmp_path / "licences").as_posix() for path in (tmp_path / "licences").rglob("*.txt")}
    assert found == {
        "README.txt",
        "fonts/OFL.txt",
        "kiclayout/LICENSE.txt",
        "python/LICENSE.txt",
        "qt/GPL-3.0.txt",
        "qt/LGPL-3.0.txt",
        "sample/LICENSE.txt",
    }
    told = (tmp_path / "licences" / "README.txt").read_text("utf-8")
    assert "Sample 1.2: BSD-3-Clause, https://sample.invalid" in told
    assert "HEIC" not in told


def test_the_decoder_of_photographs_comes_with_its_licence_where_it_comes(tmp_path: Path) -> None:
    folder = tmp_path / "site" / "pi_heif-1.4.0.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text("Metadata-Version: 2.4\nName: pi_heif\nVersion: 1.4.0\n", "utf-8")
    licences.collect(tmp_path / "site", tmp_path / "licences")
    assert {path.name for path in (tmp_path / "licences" / "pi_heif").iterdir()} == {"GPL-3.0.txt", "LGPL-3.0.txt"}
    assert "Photographs of iPhones (HEIC)" in (tmp_path / "licences" / "README.txt").read_text("utf-8")


def test_names_are_read_out_of_an_export_table() -> None:
    rows = "\t[   0] +base[   1]  0000 PyArg_Parse\n\t[   1] +base[   2]  0001 PyBool_Type\n"
    dump = f"[Ordinal/Name Pointer] Table -- Ordinal Base 1\n{rows}\nThe"
    assert runtime.exported(dump) == ("PyArg_Parse", "PyBool_Type")


@pytest.mark.parametrize("name", ["kiclayout", "issue"])
def test_icons_have_all_sizes(name: str) -> None:
    folder = INSTALLER / "icons"
    assert Image.open(folder / f"{name}.ico").info["sizes"] >= {(side, side) for side in (16, 24, 32, 48, 256)}
    assert Image.open(folder / f"{name}.icns").size[0] >= 512
    for side in (16, 24, 32, 48, 64, 128, 256):
        image = Image.open(folder / f"{name}-{side}.png")
        assert (image.size, image.mode) == ((side, side), "RGBA")
        assert image.getchannel("A").getextrema() == (0, 255)


def test_files_stay_short() -> None:
    written = [path for path in INSTALLER.rglob("*") if path.suffix in (".py", ".c", ".nsi", ".sh")]
    assert written
    assert [path for path in written if len(path.read_text("utf-8").splitlines()) > 450] == []


def test_a_tree_without_git_or_its_history_has_a_time_of_its_own(monkeypatch, tmp_path):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(project, "ROOT", tmp_path)
    assert project.timestamp() == project.HOMELESS_TIME
    monkeypatch.setenv("PATH", str(tmp_path))
    assert project.timestamp() == project.HOMELESS_TIME
