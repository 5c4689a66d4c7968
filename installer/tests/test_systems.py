"""What the three systems are told of the program agrees, and is well-formed."""

from __future__ import annotations

import configparser
import os
import plistlib
import re
import shutil
import subprocess
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest
from needs import INSTALLER, need
from packing import macos, run_file, windows

SCRIPT = (INSTALLER / "windows" / "kiclayout.nsi").read_text("utf-8")
MIME = ElementTree.parse(INSTALLER / "linux" / "kiclayout.xml").getroot()
SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"
ENTRIES = ("kiclayout.desktop", "kiclayout-export.desktop")
TYPE = "application/x-kiclayout-issue"
VERB = {"ko": "PDF로 내보내기", "zh": "导出为 PDF", "en": "Export as PDF"}


def entry(name: str) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(INSTALLER / "linux" / name, "utf-8")
    return parser["Desktop Entry"]


def test_all_systems_know_the_same_type_of_file() -> None:
    globs = {one.get("pattern"): kind.get("type") for kind in MIME for one in kind.iter(f"{SPACE}glob")}
    assert globs == {"*.kicissue": TYPE, "issue.yaml": "application/x-kiclayout-folder"}
    assert '!define ENDING ".kicissue"' in SCRIPT
    facts = macos.bundle_facts()["info_plist"]
    tags = facts["UTExportedTypeDeclarations"][0]["UTTypeTagSpecification"]
    assert tags == {"public.filename-extension": ["kicissue"], "public.mime-type": [TYPE]}
    assert facts["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [
        facts["UTExportedTypeDeclarations"][0]["UTTypeIdentifier"]
    ]


@pytest.mark.parametrize("name", ENTRIES)
def test_entries_of_the_desktop_are_valid(name: str) -> None:
    told = entry(name)
    assert set(told["MimeType"].rstrip(";").split(";")) == {kind.get("type") for kind in MIME}
    assert told["Exec"].split()[0] == "kiclayout"
    assert told["Exec"].endswith("%f")
    assert {"Name", "Comment", "Comment[ko]", "Comment[zh_CN]"} <= set(told)
    if shutil.which("desktop-file-validate"):
        done = subprocess.run(
            ["desktop-file-validate", INSTALLER / "linux" / name], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout) == (0, "")


def test_the_context_menu_says_the_same_everywhere() -> None:
    said = {lang: f"${{LANG_{name}}}" for lang, name in (("ko", "KOREAN"), ("zh", "SIMPCHINESE"), ("en", "ENGLISH"))}
    assert all(f'LangString Export {where} "{VERB[lang]}"' in SCRIPT for lang, where in said.items())
    told = entry("kiclayout-export.desktop")
    assert (told["Name[ko]"].startswith(VERB["ko"]), told["Name"].startswith(VERB["en"])) == (True, True)
    assert told["Exec"] == "kiclayout export --beside %f"
    assert 'export "%1" --beside' in SCRIPT


def test_the_setup_program_speaks_three_languages_throughout() -> None:
    spoken = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", SCRIPT, re.MULTILINE)
    names = {name for name, _ in spoken}
    assert {(name, lang) for name in names for lang in ("ENGLISH", "KOREAN", "SIMPCHINESE")} == set(spoken)
    assert set(re.findall(r"\$\((\w+)\)", SCRIPT)) == names


def test_only_its_own_folder_is_ever_emptied() -> None:
    emptied = set(re.findall(r"RMDir /r (\S+)", SCRIPT))
    assert emptied == {
        '"$INSTDIR\\${PROGRAM}"',
        '"$INSTDIR\\${PROGRAM}.old"',
        '"$LOCALAPPDATA\\${APP}\\cache"',
        '"$APPDATA\\${APP}\\theme"',
    }


def test_the_plists_are_what_a_mac_wants() -> None:
    facts = macos.bundle_facts()
    assert (facts["name"], Path(facts["icon"]).is_file()) == ("kiclayout.app", True)
    assert set(facts["info_plist"]["CFBundleLocalizations"]) == {"ko", "zh-Hans", "en"}
    allowed = plistlib.loads((INSTALLER / "macos" / "entitlements.plist").read_bytes())
    assert allowed
    assert all(name.startswith("com.apple.security.cs.") and value is True for name, value in allowed.items())


def test_the_spec_is_python_and_the_manifest_xml() -> None:
    spec = (INSTALLER / "linux" / "kiclayout.spec").read_text("utf-8")
    compile(spec, "kiclayout.spec", "exec")
    assert "BUNDLE(folder, **bundle_facts())" in spec
    manifest = (INSTALLER / "windows" / "launcher.manifest").read_text("utf-8")
    ElementTree.fromstring(manifest)
    assert "PerMonitorV2" in manifest
    assert "longPathAware" in manifest
    assert 'level="asInvoker"' in manifest
    ElementTree.parse(INSTALLER / "linux" / "kiclayout.metainfo.xml")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test works where a build may be going on."""
    monkeypatch.setattr(windows, "WORK", tmp_path / "work")


def sample_stage(folder: Path) -> Path:
    program = folder / "stage" / windows.PROGRAM / "한글 폴더"
    program.mkdir(parents=True)
    (program / "글.txt").write_text("본문", "utf-8")
    (program.parent / "python311.dll").write_bytes(b"MZ")
    for name in (windows.WINDOW, windows.CONSOLE):
        (folder / "stage" / name).write_bytes(b"MZ")
    return folder / "stage"


def test_the_script_compiles_without_a_warning_and_makes_the_same_bytes(tmp_path: Path) -> None:
    need("makensis")
    stage = sample_stage(tmp_path)
    from packing.project import stamp_all, timestamp

    stamp_all(stage, timestamp())
    first, second = (
        windows.pack(stage, windows.Order(tmp_path / name, fast=True, version="7.8.9")) for name in ("a", "b")
    )
    data = first.read_bytes()
    assert data == second.read_bytes()
    assert first.name == "kiclayout-7.8.9-setup.exe"
    assert "7.8.9".encode("utf-16-le") in data
    assert data[int.from_bytes(data[0x3C:0x40], "little") + 4 :][:2] == b"\x64\x86"  # x86-64


def test_files_of_one_kind_are_packed_one_after_another(tmp_path: Path) -> None:
    for name in ("a/one.pyd", "a/글.txt", "b/two.dll", "b/mod.pyc", "library.zip", "start.exe"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    lines = list(windows.file_lines(tmp_path))
    assert [line.rpartition("/")[2] for line in lines if line.startswith("File")] == [
        'one.pyd"', 'two.dll"', 'start.exe"', 'mod.pyc"', 'library.zip"', '글.txt"',
    ]  # fmt: skip
    assert lines[:4:2] == ['SetOutPath "$INSTDIR\\a"', 'SetOutPath "$INSTDIR\\b"']


def test_the_launchers_compile_without_a_warning(tmp_path: Path) -> None:
    need("x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres")
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        windows.make_launchers(tmp_path / name, "x86_64-w64-mingw32-gcc", windows.Order(tmp_path, version="7.8.9"))
    for name in (windows.WINDOW, windows.CONSOLE):
        data = (tmp_path / "a" / name).read_bytes()
        assert data == (tmp_path / "b" / name).read_bytes()
        assert "7.8.9".encode("utf-16-le") in data
        assert b"PerMonitorV2" in data
    assert (tmp_path / "a" / windows.WINDOW).read_bytes() != (tmp_path / "a" / windows.CONSOLE).read_bytes()


class Home:
    """A user's home folder, and a file that installs a small program there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "집"
        self.folder.mkdir()
        program, share = folder / "program", folder / "share" / "applications"
        program.mkdir()
        share.mkdir(parents=True)
        (program / "kiclayout").write_bytes(Path(shutil.which("sleep") or "").read_bytes())
        (program / "kiclayout").chmod(0o755)
        (program / "first.txt").touch()
        for name in ENTRIES:
            shutil.copy(INSTALLER / "linux" / name, share)
        self.source = {"program": program, "share": share.parent}
        self.file = run_file.write_run_file(folder / "kiclayout-1.run", self.source, "1")
        self.program = self.folder / ".local" / "opt" / "kiclayout"

    def run(self, *arguments: str, file: Path | None = None) -> subprocess.CompletedProcess[str]:
        told = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "LANG": "ko_KR.UTF-8"}
        return subprocess.run(
            ["sh", file or self.file, *arguments], env=told, capture_output=True, text=True, check=False
        )

    @property
    def files(self) -> set[str]:
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if not path.is_dir()}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_the_run_file_installs_upgrades_and_leaves(home: Home) -> None:
    (home.folder / "글.txt").touch()
    (home.file.parent / "organisation.toml").write_text("updates = ''\n", "utf-8")
    done = home.run()
    assert (done.returncode, done.stderr) == (0, "")
    assert {".local/bin/kiclayout", ".local/opt/kiclayout/organisation.toml"} <= home.files
    told = (home.folder / ".local/share/applications/kiclayout.desktop").read_text("utf-8")
    assert f'Exec="{home.program}/kiclayout" edit %f' in told
    (home.source["program"] / "first.txt").rename(home.source["program"] / "second.txt")
    (home.file.parent / "organisation.toml").unlink()
    newer = run_file.write_run_file(home.file.with_name("kiclayout-2.run"), home.source, "2")
    assert home.run(file=newer).returncode == 0
    kept = {path.name for path in home.program.iterdir()}
    assert kept == {"kiclayout", "second.txt", "organisation.toml", "share.txt", "uninstall.sh"}
    assert home.run(file=home.program / "uninstall.sh").returncode == 0
    assert {one for one in home.files if not one.endswith(".cache")} == {"글.txt"}


def test_the_run_file_refuses_while_the_program_runs(home: Home) -> None:
    assert home.run().returncode == 0
    running = subprocess.Popen([home.program / "kiclayout", "60"])
    try:
        time.sleep(0.2)
        refused = home.run()
        assert (refused.returncode, "running" in refused.stderr) == (5, True)
        assert home.run("--uninstall").returncode == 5
    finally:
        running.kill()
        running.wait()
    assert home.run().returncode == 0


def test_a_damaged_run_file_changes_nothing(home: Home) -> None:
    home.file.write_bytes(home.file.read_bytes()[:-5])
    done = home.run()
    assert (done.returncode, "damaged" in done.stderr) == (3, True)
    assert not home.program.exists()
    assert list(home.program.parent.iterdir()) == []


def test_the_run_file_is_the_same_every_time_and_explains_itself(home: Home) -> None:
    again = run_file.write_run_file(home.file.with_name("again.run"), home.source, "1")
    assert again.read_bytes() == home.file.read_bytes()
    assert "~/.local/opt/kiclayout" in home.run("--help").stdout
