"""The setup program's whole life on a computer with Windows, played by Wine."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from needs import INSTALLER, ROOT, need, need_heavy
from screen import RED, Screen, inks, share_of
from wine_desk import Wine, first_line, until

from kiclayout.app.handed import pieces
from kiclayout.app.project import open_project
from kiclayout.base.diagnostics import Sink

HOME = "C:\\경로폴더\\조판기"
REMOVAL = "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\kiclayout"
TYPE = "Software\\Classes\\kiclayout.issue"
BUDGET = tomllib.loads((INSTALLER / "payload.toml").read_text("utf-8"))["budget"]
RUNNING = 5


@dataclass(frozen=True)
class Setups:
    """The setup programs of two versions, the older one packed as a release is, and the folder they hold.

    The lean one is of the older version, and packed as a release is, too.
    """

    old: Path
    new: Path
    stage: Path
    lean: Path
    lean_stage: Path


@pytest.fixture(scope="module")
def setups(tmp_path_factory: pytest.TempPathFactory) -> Setups:
    need_heavy()
    need("makensis", "x86_64-w64-mingw32-gcc", "wine64")
    from packing.windows import Order, pack, stage_folder

    target = tmp_path_factory.mktemp("setups")
    old = Order(target, version="0.1.0")
    stage = stage_folder(old)
    less = Order(target, version="0.1.0", lean=True)
    lean_stage = stage_folder(less)
    newer = pack(stage, Order(target, fast=True, version="0.1.1"))
    return Setups(pack(stage, old), newer, stage, pack(lean_stage, less), lean_stage)


@pytest.fixture(scope="module")
def wine(setups: Setups, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    made = Wine(tmp_path_factory.mktemp("wine"))
    yield made
    made.close()


@pytest.fixture
def issue(wine: Wine) -> Path:
    target = wine.drive / "원고" / "주간 창업 1호"
    shutil.rmtree(target.parent, ignore_errors=True)
    shutil.copytree(ROOT / "examples" / "issue-001", target)
    return target


def install(wine: Wine, setup: Path) -> int:
    return wine.run(setup, "/S", f"/D={HOME}").returncode


def test_the_whole_life(wine: Wine, setups: Setups, issue: Path, screen: Screen, pictures: Path) -> None:
    before = everything(wine)
    (setups.old.parent / "organisation.toml").write_text("updates = '//server/kiclayout'\n", "utf-8")
    assert install(wine, setups.old) == 0
    is_registered(wine, "0.1.0")
    examines_itself(wine)
    prints_as_on_linux(wine, issue)
    prints_from_the_menu(wine, issue)
    prints_what_a_window_hands_over(wine, issue)
    refuses_while_it_runs(wine, setups, issue, screen, pictures)
    upgrades_in_place(wine, setups)
    uninstalls(wine)
    left = everything(wine) - before
    assert {path for path in left if "원고" not in path and "Temp" not in path} <= {
        "경로폴더",
        "경로폴더/조판기",
        "경로폴더/조판기/내 메모.txt",
    }


SYSTEM = {
    f"{name}.dll"
    for name in re.findall(
        r"\w+",
        "advapi32 authz bcrypt cfgmgr32 comdlg32 crypt32 d3d11 d3d12 d3d9 dwmapi dwrite dxgi gdi32 icuuc imm32 "
        "iphlpapi kernel32 mpr msvcrt netapi32 ntdll ole32 oleaut32 rpcrt4 setupapi shcore shell32 shlwapi "
        "uiautomationcore ucrtbase user32 userenv usp10 uxtheme version winmm ws2_32 wtsapi32",
    )
}
"""What Windows itself has."""


def everything(wine: Wine) -> set[str]:
    users_own = ("users", "ProgramData", "windows")
    found = (path.relative_to(wine.drive).as_posix() for path in wine.drive.rglob("*"))
    return {path for path in found if "kiclayout" in path or not path.startswith(users_own)}


def is_registered(wine: Wine, version: str) -> None:
    home = wine.path(HOME)
    assert sorted(path.name for path in home.iterdir()) == [
        "kiclayout-cli.exe",
        "kiclayout-program",
        "kiclayout.exe",
        "organisation.toml",
        "uninstall.exe",
    ]
    assert wine.registry(REMOVAL, "DisplayVersion") == version
    assert wine.registry(REMOVAL, "QuietUninstallString") == f'"{HOME}\\uninstall.exe" /S'
    assert wine.registry("Software\\Classes\\.kicissue") == "kiclayout.issue"
    assert wine.registry(f"{TYPE}\\DefaultIcon") == f"{HOME}\\kiclayout.exe,1"
    assert wine.registry(f"{TYPE}\\shell\\open\\command") == f'"{HOME}\\kiclayout.exe" edit "%1"'
    assert wine.registry(f"{TYPE}\\shell\\export\\command") == f'"{HOME}\\kiclayout.exe" export "%1" --beside'
    assert wine.registry(f"{TYPE}\\shell\\export", "MUIVerb") in ("PDF로 내보내기", "导出为 PDF", "Export as PDF")
    assert list(wine.drive.glob("users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/kiclayout.lnk"))


def examines_itself(wine: Wine) -> None:
    """A bad Python or Qt on the computer must not reach ours."""
    done = wine.run(f"{HOME}\\kiclayout-cli.exe", "--self-test", PYTHONHOME="C:\\bad", WINEQT_PLUGIN_PATH="C:\\bad")
    found = json.loads(done.stdout)
    assert found["ok"], found
    assert done.returncode == 0
    assert found["packaged"]
    assert found["checks"]["organisation"]["updates"] == "//server/kiclayout"
    assert found["checks"]["words"]["hangul"]
    assert found["checks"]["words"]["hanzi"]


def prints_as_on_linux(wine: Wine, issue: Path) -> None:
    done = wine.run(f"{HOME}\\kiclayout-cli.exe", "export", f"Z:{issue}", "-o", "C:\\원고\\결과.pdf")
    assert done.returncode == 0, done.stderr
    here = issue.parent / "linux.pdf"
    subprocess.run([sys.executable, "-m", "kiclayout", "-q", "export", issue, "-o", here], cwd=ROOT, check=True)
    assert (issue.parent / "결과.pdf").read_bytes() == here.read_bytes()


def prints_from_the_menu(wine: Wine, issue: Path) -> None:
    """Runs the command of the context menu, which has no console."""
    packed = issue.parent / "보낼 호.kicissue"
    subprocess.run([sys.executable, "-m", "kiclayout", "-q", "pack", issue, "-o", packed], cwd=ROOT, check=True)
    assert wine.run(f"{HOME}\\kiclayout.exe", "export", "C:\\원고\\보낼 호.kicissue", "--beside").returncode == 0
    assert (issue.parent / "보낼 호.pdf").read_bytes() == (issue.parent / "linux.pdf").read_bytes()


def prints_what_a_window_hands_over(wine: Wine, issue: Path) -> None:
    """Gives pages through a pipe to the program that has no console, as the window does."""
    with open_project(issue, Sink()) as project:
        pages = b"".join(pieces(project.typeset(Sink()), Path(project.layout.folder)))
    command = (f"{HOME}\\kiclayout.exe", "export", f"Z:{issue}", "-o", "C:\\원고\\넘긴 쪽.pdf", "--json", "--pages")
    told = wine.give(pages, *command).decode().splitlines()
    assert json.loads(told[-1])["result"]["pages"] > 1
    assert (issue.parent / "넘긴 쪽.pdf").read_bytes() == (issue.parent / "linux.pdf").read_bytes()


def refuses_while_it_runs(wine: Wine, setups: Setups, issue: Path, screen: Screen, pictures: Path) -> None:
    shown = {"DISPLAY": screen.display, "KICLAYOUT_READY": "1"}
    window = wine.start(f"{HOME}\\kiclayout.exe", "--lang", "ko", "edit", f"Z:{issue}", **shown)
    first_line(window, "READY")
    seen = screen.picture()
    seen.save(pictures / "windows.png")
    assert share_of(seen, RED) > 0.05
    assert inks(seen) > 500
    assert install(wine, setups.new) == RUNNING
    assert wine.run(f"{HOME}\\uninstall.exe", "/S", f"_?={HOME}").returncode == RUNNING
    wine.run("taskkill", "/f", "/im", "kiclayout.exe")
    window.communicate(timeout=60)
    assert wine.settled()


def upgrades_in_place(wine: Wine, setups: Setups) -> None:
    home = wine.path(HOME)
    stale = home / "kiclayout-program" / "site-packages" / "reportlab" / "old.pyc"
    stale.touch()
    (home / "내 메모.txt").write_text("지우지 마시오", "utf-8")
    (setups.new.parent / "organisation.toml").unlink()
    assert install(wine, setups.new) == 0
    assert not stale.exists()
    assert not (home / "kiclayout-program.old").exists()
    assert (home / "organisation.toml").is_file()
    assert (home / "내 메모.txt").is_file()
    assert wine.registry(REMOVAL, "DisplayVersion") == "0.1.1"


def test_the_lean_setup_and_the_full_one_take_each_others_place(wine: Wine, setups: Setups, issue: Path) -> None:
    assert install(wine, setups.lean) == 0
    is_the(wine, "lean")
    prints_as_on_linux(wine, issue)
    misses_what_it_is_without(wine, issue)
    lean_files = installed(wine)
    assert install(wine, setups.new) == 0
    is_the(wine, "full")
    more = {path.rpartition("/")[2].partition("-")[0] for path in installed(wine) - lean_files}
    assert more >= {"libheif", "libde265", "_avif.cp311"}
    assert install(wine, setups.lean) == 0
    is_the(wine, "lean")
    assert installed(wine) == lean_files
    assert not (wine.path(HOME) / "kiclayout-program.old").exists()
    wine.run(f"{HOME}\\uninstall.exe", "/S")
    assert until(wine.path(HOME) / "uninstall.exe")
    assert wine.settled()
    assert not wine.has_key(REMOVAL)


def is_the(wine: Wine, setup: str) -> None:
    shown = {"lean": "kiclayout (lean)", "full": "kiclayout"}
    assert wine.registry(REMOVAL, "DisplayName") == shown[setup]
    found = json.loads(wine.run(f"{HOME}\\kiclayout-cli.exe", "--self-test").stdout)
    assert (found["ok"], found["setup"]) == (True, setup), found
    assert found["checks"]["pictures"]["unread"] == (["avif", "heic"] if setup == "lean" else [])


def misses_what_it_is_without(wine: Wine, issue: Path) -> None:
    """A rare Han and a photograph of an iPhone are told with their remedy, and printed nonetheless."""
    article = next((issue / "articles").glob("*.md"))
    article.write_text(article.read_text("utf-8") + "\n丂\n\n::: figure images/phone.heic\n:::\n", "utf-8")
    shutil.copyfile(ROOT / "tests" / "data" / "phone.heic", issue / "images" / "phone.heic")
    done = wine.run(f"{HOME}\\kiclayout-cli.exe", "--lang", "en", "export", f"Z:{issue}", "-o", "C:\\원고\\둘.pdf")
    lines = (done.stdout + done.stderr).splitlines()
    for code in ("scene-picture-heic", "text-glyph-lean"):
        assert [line for line in lines if code in line and "full setup" in line], lines
    assert wine.path("C:\\원고\\둘.pdf").stat().st_size > 1_000_000


def installed(wine: Wine) -> set[str]:
    home = wine.path(HOME)
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


def uninstalls(wine: Wine) -> None:
    home = wine.path(HOME)
    wine.run(f"{HOME}\\uninstall.exe", "/S")
    assert until(home / "uninstall.exe")
    assert wine.settled()
    assert [path.name for path in home.iterdir()] == ["내 메모.txt"]
    for key in (REMOVAL, TYPE, "Software\\Classes\\.kicissue", "Software\\kiclayout"):
        assert not wine.has_key(key), key


def test_what_is_installed_is_small_and_of_one_kind(setups: Setups) -> None:
    from packing.project import megabytes

    assert megabytes(setups.stage) <= BUDGET["installed"]
    assert setups.old.stat().st_size / 1e6 <= BUDGET["windows_setup"]
    assert setups.lean.stat().st_size / 1e6 <= BUDGET["windows_lean_setup"]
    absent = ("*heif*", "*de265*", "libstdc++*", "_avif*", "pi_heif")
    assert [path for name in absent for path in setups.lean_stage.rglob(name)] == []
    names = [path.name.lower() for path in setups.stage.rglob("*") if path.is_file()]
    for name in ("msvcp140.dll", "vcruntime140.dll", "vcruntime140_1.dll"):
        assert names.count(name) == 1, name
    sources = [path for path in setups.stage.rglob("*.py") if path.is_file()]
    assert sources == []
    here = str(ROOT).encode()
    assert [path for path in setups.stage.rglob("*") if path.is_file() and here in path.read_bytes()] == []


def test_every_library_is_for_64_bits_and_finds_what_it_needs(setups: Setups) -> None:
    need("x86_64-w64-mingw32-objdump")
    binaries = [path for path in setups.stage.rglob("*") if path.suffix.lower() in (".dll", ".pyd", ".exe")]
    own = {path.name.lower() for path in binaries}
    lacking: dict[str, set[str]] = {}
    for path in binaries:
        said = subprocess.run(
            ["x86_64-w64-mingw32-objdump", "-p", path], capture_output=True, text=True, check=True
        ).stdout
        assert "pei-x86-64" in said, path
        needed = {line.split()[-1].lower() for line in said.splitlines() if "DLL Name:" in line}
        missing = {name for name in needed - own if not name.startswith("api-ms-win-") and name not in SYSTEM}
        if missing:
            lacking[path.name] = missing
    assert lacking == {}
