"""The Debian package's whole life in a fresh Debian 12 that has no Python, and the file that installs itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from needs import INSTALLER, ROOT, need, need_heavy
from screen import RED, Screen, inks, share_of

BUDGET = tomllib.loads((INSTALLER / "payload.toml").read_text("utf-8"))["budget"]
MIRROR = os.environ.get("KICLAYOUT_DEBIAN", "http://deb.debian.org/debian")
TO_WINDOW = 1.0
"""Seconds of computing from the start to a window that can be used."""
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Packages:
    """Packages of two versions and a file that installs itself, and the folder that all of them hold."""

    old: Path
    new: Path
    rpm: Path
    run: Path
    frozen: Path


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    need_heavy()
    from packing import linux
    from packing.project import WORK, fresh

    target = tmp_path_factory.mktemp("packages")
    frozen = linux.frozen_program()
    share = linux.lay_share(fresh(WORK / "linux" / "share"))
    made = [
        linux.pack(kind, frozen, share, linux.Order(target, version))
        for kind, version in (("deb", "0.1.0"), ("deb", "0.1.1"), ("rpm", "0.1.0"), ("run", "0.1.0"))
    ]
    return Packages(*made, frozen)


class Debian:
    """A fresh system in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        made = subprocess.run(
            ["debootstrap", "--variant=minbase", "bookworm", root, MIRROR], capture_output=True, text=True, check=False
        )
        if made.returncode:
            pytest.skip(f"no Debian to be had: {made.stdout.strip().splitlines()[-1:]}")
        shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
        asked = self.run("apt-get", "update", "-qq")
        if asked.returncode:
            pytest.skip(f"no packages to be had: {asked.stderr.strip()}")

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs a command in it, with an environment that says nothing but ``environment``."""
        return subprocess.run(self._inside(command, environment), capture_output=True, text=True, check=False)

    def start(self, *command: str, **environment: str) -> subprocess.Popen[str]:
        """Starts a command in it."""
        return subprocess.Popen(self._inside(command, environment), stdout=subprocess.PIPE, text=True)

    def _inside(self, command: tuple[str, ...], environment: dict[str, str]) -> list[str]:
        told = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "DEBIAN_FRONTEND": "noninteractive"}
        words = [f"{name}={value}" for name, value in {**told, **environment}.items()]
        return ["chroot", str(self.root), "env", "-i", *words, *command]

    def install(self, package: Path) -> None:
        """Installs a package file as a person would."""
        shutil.copy(package, self.root / "tmp" / package.name)
        done = self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", f"/tmp/{package.name}")
        assert done.returncode == 0, done.stdout + done.stderr

    def traces(self) -> list[str]:
        """Everything with the program's name, but what apt and dpkg themselves keep."""
        found = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*kiclayout*"))
        return sorted(path for path in found if not path.startswith(("tmp/", "var/log/", "var/cache/apt/", "root/")))


@pytest.fixture(scope="module")
def debian(packages: Packages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Debian]:
    need("debootstrap", "chroot")
    if os.geteuid():
        pytest.skip("debootstrap and chroot want root")
    root = tmp_path_factory.mktemp("debian")
    yield Debian(root)
    shutil.rmtree(root, ignore_errors=True)


def test_the_whole_life(debian: Debian, packages: Packages, screen: Screen, pictures: Path) -> None:
    debian.install(packages.old)
    assert debian.run("sh", "-c", "command -v python3").returncode
    assert debian.run("kiclayout", "--version").stdout == version_line()
    examines_itself(debian)
    says_that_there_is_no_display(debian)
    prints_as_the_source_tree_does(debian)
    opens_its_window(debian, screen, pictures)
    debian.install(packages.new)
    asked = debian.run("dpkg-query", "-W", "-f", "${Version} ${Status}", "kiclayout")
    assert asked.stdout == "0.1.1 install ok installed"
    assert debian.run("apt-get", "purge", "-y", "-qq", "kiclayout").returncode == 0
    assert debian.traces() == []
    lives_as_an_rpm(debian, packages)


def version_line() -> str:
    done = subprocess.run([sys.executable, "-m", "kiclayout", "--version"], capture_output=True, text=True, check=True)
    return done.stdout


def examines_itself(debian: Debian) -> None:
    found = json.loads(debian.run("kiclayout", "--self-test").stdout)
    assert found["ok"], found
    assert found["packaged"]
    assert found["checks"]["words"]["hangul"]
    assert found["checks"]["words"]["hanzi"]


def says_that_there_is_no_display(debian: Debian) -> None:
    done = debian.run("kiclayout", "--lang", "en")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("There is no display")


def prints_as_the_source_tree_does(debian: Debian) -> None:
    issue = debian.root / "root" / "주간 창업 1호"
    shutil.copytree(ROOT / "examples" / "issue-001", issue, dirs_exist_ok=True)
    done = debian.run("kiclayout", "-q", "export", f"/root/{issue.name}", "-o", "/root/결과.pdf")
    assert done.returncode == 0, done.stderr
    here = debian.root / "root" / "source.pdf"
    subprocess.run([sys.executable, "-m", "kiclayout", "-q", "export", issue, "-o", here], cwd=ROOT, check=True)
    assert (debian.root / "root" / "결과.pdf").read_bytes() == here.read_bytes()


def lives_as_an_rpm(debian: Debian, packages: Packages) -> None:
    """Where the libraries are that the .deb asked for; names of packages in a Fedora cannot be tried here."""
    if shutil.which("rpm") is None:
        return
    rpm = ["rpm", "--root", str(debian.root), "--nodeps"]
    subprocess.run([*rpm, "-i", packages.rpm], capture_output=True, check=True)
    examines_itself(debian)
    prints_as_the_source_tree_does(debian)
    subprocess.run([*rpm, "-e", "kiclayout"], capture_output=True, check=True)
    assert debian.traces() == []


def opens_its_window(debian: Debian, screen: Screen, pictures: Path) -> None:
    shown = {"DISPLAY": screen.display, "KICLAYOUT_READY": "1", "LANG": "zh_CN.UTF-8"}
    counted = min(computed(debian, shown) for _ in range(5))
    window = debian.start("kiclayout", "edit", "/root/주간 창업 1호", **shown)
    assert window.stdout is not None
    assert window.stdout.readline() == "READY\n"
    time.sleep(0.5)
    seen = screen.picture()
    window.terminate()
    window.communicate(timeout=30)
    seen.save(pictures / "debian.png")
    assert share_of(seen, RED) > 0.05
    assert inks(seen) > 500
    assert counted <= TO_WINDOW * slowness(), counted


def computed(debian: Debian, shown: dict[str, str]) -> float:
    """Seconds of computing until the empty window can be used: what a busy machine does meanwhile does not count."""
    window = debian.start("kiclayout", **shown)
    assert window.stdout is not None
    assert window.stdout.readline() == "READY\n"
    fields = Path(f"/proc/{window.pid}/stat").read_text("ascii").rpartition(") ")[2].split()
    window.terminate()
    window.communicate(timeout=30)
    return (int(fields[11]) + int(fields[12])) / TICKS


def slowness() -> float:
    """How much slower than a quiet machine this one computes, at least 1."""
    begun = time.process_time()
    sum(number * number % 7 for number in range(2_000_000))
    return max(1.0, (time.process_time() - begun) / 0.16)


def test_what_is_installed_is_small(packages: Packages) -> None:
    from packing.project import megabytes

    assert megabytes(packages.frozen) <= BUDGET["installed"]


def test_the_rpm_holds_what_the_deb_holds(packages: Packages) -> None:
    need("rpm", "dpkg-deb")
    rpm = subprocess.run(["rpm", "-qlp", packages.rpm], capture_output=True, text=True, check=True).stdout.split("\n")
    listed = subprocess.run(["dpkg-deb", "-c", packages.old], capture_output=True, text=True, check=True).stdout
    deb = {line.split(" ./", 1)[1].split(" -> ")[0] for line in listed.splitlines() if not line.endswith("/")}
    held = {name.removeprefix("/") for name in rpm if name}
    assert deb <= held
    assert "opt/kiclayout/kiclayout" in held
    assert "usr/share/applications/kiclayout.desktop" in held


def test_the_file_that_installs_itself_needs_no_rights(packages: Packages, tmp_path: Path) -> None:
    home = tmp_path / "집"
    home.mkdir()
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "ko_KR.UTF-8"}
    done = subprocess.run(["sh", packages.run], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    program = home / ".local" / "bin" / "kiclayout"
    said = subprocess.run([program, "--version"], env=environment, capture_output=True, text=True, check=True).stdout
    assert said == version_line()
    found = subprocess.run([program, "--self-test"], env=environment, capture_output=True, text=True, check=False)
    assert json.loads(found.stdout)["ok"], found.stdout
    gone = subprocess.run(
        ["sh", home / ".local/opt/kiclayout/uninstall.sh"], env=environment, capture_output=True, text=True, check=False
    )
    assert gone.returncode == 0, gone.stderr
    assert list(home.rglob("*kiclayout*")) == []
