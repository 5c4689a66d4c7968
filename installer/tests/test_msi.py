"""The package for administrators: what it is made of, and its whole life on a computer with Windows, played by Wine."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from needs import ROOT, need, need_heavy
from packing import msi, summary, windows
from wine_desk import Wine, until

HOME = "C:\\경로 폴더\\조판기"
KIND = "Software\\Classes\\kiclayout.issue"


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """A small program."""
    made = tmp_path / "stage"
    (made / "kiclayout-program" / "site-packages").mkdir(parents=True)
    for name in (
        "kiclayout.exe",
        "kiclayout-cli.exe",
        "kiclayout-program/a.pyc",
        "kiclayout-program/site-packages/a.pyc",
    ):
        (made / name).write_text(name)
    return made


def names_of(root: Xml.Element, tag: str) -> list[str]:
    return [one.attrib["Id"] for one in root.iter(tag)]


def test_every_file_is_a_component_of_the_one_feature(stage: Path) -> None:
    root = msi.package(stage, "1.2.3")
    components, wanted = names_of(root, "Component"), names_of(root, "ComponentRef")
    assert sorted(components) == sorted(wanted)
    assert len(set(components)) == 4 + len(("Registered", "Shortcut"))
    assert [one.attrib["Source"] for one in root.iter("File")] == [
        "stage/kiclayout-cli.exe",
        "stage/kiclayout-program/a.pyc",
        "stage/kiclayout-program/site-packages/a.pyc",
        "stage/kiclayout.exe",
    ]
    assert all(len(name) <= 72 for name in (*components, *names_of(root, "File"), *names_of(root, "Directory")))
    guids = [one.attrib["Guid"] for one in root.iter("Component")]
    assert len(set(guids)) == len(guids)


def test_identities_follow_from_names(stage: Path) -> None:
    one, again, newer = (msi.package(stage, said) for said in ("1.2.3", "1.2.3", "1.2.4"))
    assert Xml.tostring(one) == Xml.tostring(again)
    product, other = one.find("Product"), newer.find("Product")
    assert product is not None
    assert other is not None
    assert product.attrib["UpgradeCode"] == other.attrib["UpgradeCode"]
    assert product.attrib["Id"] != other.attrib["Id"]
    same = [{one.attrib["Guid"] for one in tree.iter("Component")} for tree in (one, newer)]
    assert same[0] == same[1]


def test_the_same_is_registered_as_by_the_setup_program() -> None:
    script = windows.SCRIPT.read_text("utf-8")
    commands = [value for key, _, value in msi.registered() if key.endswith("command")]
    assert len(commands) == 4
    for command in commands:
        assert "'" + command.replace("[HOME]kiclayout.exe", "$INSTDIR\\${EXE}") + "'" in script


def test_a_package_without_a_summary_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.msi").write_bytes(b"not a package")
    with pytest.raises(ValueError, match="no summary"):
        summary.settle(tmp_path / "a.msi", msi.known("a"), 0)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Packages of two versions."""
    need_heavy()
    need("wixl", "x86_64-w64-mingw32-gcc", "wine64")
    target = tmp_path_factory.mktemp("packages")
    whole = windows.stage_folder(windows.Order(target, version="0.1.0"))
    return [msi.pack(whole, windows.Order(target, version=said)) for said in ("0.1.0", "0.1.1")]


def installed(wine: Wine, *words: str | Path) -> int:
    status = wine.run("msiexec", *words, "/qn").returncode
    assert wine.settled()
    return status


def test_the_whole_life(packages: list[Path], tmp_path: Path) -> None:
    wine = Wine(tmp_path / "wine")
    try:
        assert installed(wine, "/i", packages[0], f"HOME={HOME}") == 0
        works(wine, tmp_path)
        (wine.path(HOME) / "kiclayout-program" / "내 메모.txt").write_text("지우지 마시오", "utf-8")
        assert installed(wine, "/i", packages[1]) == 0
        works(wine, tmp_path)
        assert not wine.path("C:\\Program Files\\kiclayout").exists()
        assert installed(wine, "/i", packages[0])
        assert installed(wine, "/x", packages[1]) == 0
        assert until(wine.path(HOME) / "kiclayout.exe")
        assert [path.name for path in wine.path(HOME).rglob("*") if path.is_file()] == ["내 메모.txt"]
        assert not wine.has_key(KIND, "HKLM")
    finally:
        wine.close()


def works(wine: Wine, tmp_path: Path) -> None:
    found = json.loads(wine.run(f"{HOME}\\kiclayout-cli.exe", "--self-test").stdout)
    assert found["ok"], found
    issue = tmp_path / "주간 창업 1호"
    if not issue.exists():
        shutil.copytree(ROOT / "examples" / "issue-001", issue)
    here, there = tmp_path / "linux.pdf", tmp_path / "결과.pdf"
    assert wine.run(f"{HOME}\\kiclayout-cli.exe", "export", f"Z:{issue}", "-o", f"Z:{there}").returncode == 0
    subprocess.run([sys.executable, "-m", "kiclayout", "-q", "export", issue, "-o", here], cwd=ROOT, check=True)
    assert there.read_bytes() == here.read_bytes()
    assert wine.registry(f"{KIND}\\shell\\open\\command", hive="HKLM") == f'"{HOME}\\kiclayout.exe" edit "%1"'
    assert wine.registry(f"{KIND}\\shell\\export", "MUIVerb", "HKLM") == f"@{HOME}\\kiclayout.exe,-103"
    # All users' on Windows; Wine knows the user's alone.
    assert list(wine.drive.glob("**/Start Menu/Programs/kiclayout.lnk"))
