"""The Python that a Windows installer carries: python.org's own, in the form of its "embeddable" zip.

A release is built from that zip, named by its path. Where python.org cannot be reached, the same DLLs come out of a
wheel of panda3d, which carries them for programs that are built on other systems; the library's modules are then those
of the Python that runs the build, which must be of the same minor version. Both ways give the same folder.
"""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
import zipfile
from pathlib import Path

from packing.bytecode import compile_all, zip_stored
from packing.project import WORK, fresh
from packing.tools import builders, run, tool
from packing.trim import lists

PYTHON = "3.11"
TAG = PYTHON.replace(".", "")
WHEEL = "panda3d==1.10.16"
WHEEL_SUM = "sha256:37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82"
_EXPORT = re.compile(r"^\s*\[\s*\d+\]\s+(?:\+base\[\s*\d+\]\s+)?(?:[0-9a-f]+\s+)?(\w+)$", re.MULTILINE)


def put_runtime(program: Path, embedded: Path | None, gcc: str) -> str:
    """Puts Python into the folder ``program``.

    Args:
        program: The folder; python311.dll, its compiled modules and python311.zip come into it.
        embedded: The zip of python.org; None = the wheel.
        gcc: The compiler, for what the wheel lacks.

    Returns:
        Where it is from, in a few words.
    """
    if embedded is not None:
        _from_zip(program, embedded)
        return embedded.name
    _from_wheel(program, gcc)
    return WHEEL


def wanted_part(name: str) -> bool:
    """Whether the file ``name`` beside python311.dll comes along."""
    named = lists()["stdlib"]
    return name in (f"python{TAG}.dll", "python3.dll", *named["libraries"], *(f"{one}.pyd" for one in named["modules"]))


def _from_zip(program: Path, embedded: Path) -> None:
    unpacked = fresh(WORK / "windows" / "embedded")
    with zipfile.ZipFile(embedded) as archive:
        archive.extractall(unpacked)
    if not (unpacked / f"python{TAG}.dll").is_file():
        raise SystemExit(f"{embedded} holds no python{TAG}.dll: give the embeddable zip of Python {PYTHON} for amd64")
    library = fresh(WORK / "windows" / "library")
    with zipfile.ZipFile(unpacked / f"python{TAG}.zip") as archive:
        archive.extractall(library)
    drop(library, compiled="c")
    _put(program, unpacked, library)


def _from_wheel(program: Path, gcc: str) -> None:
    if f"{sys.version_info.major}.{sys.version_info.minor}" != PYTHON:
        raise SystemExit(f"build with Python {PYTHON} (this is {sys.version.split()[0]}), or name --python-embed ZIP")
    wheel = fresh(WORK / "windows" / "wheel")
    wanted = wheel / "wanted.txt"
    wanted.write_text(f"{WHEEL} --hash={WHEEL_SUM}\n", "utf-8")
    run(
        [
            builders() / "uv", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--link-mode", "copy",
            "--python-platform", "x86_64-pc-windows-msvc", "--python-version", PYTHON, "--target", wheel,
            "--requirement", wanted,
        ]
    )  # fmt: skip
    parts = wheel / "deploy_libs"
    library = fresh(WORK / "windows" / "library")
    dropped = shutil.ignore_patterns("config-*", "_sysconfigdata*", *lists()["stdlib"]["drop"])
    shutil.copytree(sysconfig.get_path("stdlib"), library, ignore=dropped, dirs_exist_ok=True)
    drop(library)
    compile_all(library)
    make_python3(parts / f"python{TAG}.dll", parts / "python3.dll", gcc)
    _put(program, parts, library)


def drop(library: Path, compiled: str = "") -> None:
    """Removes from Python's ``library`` what a page has no use for; ``compiled`` is what its files end with besides."""
    for name in lists()["stdlib"]["drop"]:
        gone = library / (f"{name}{compiled}" if name.endswith(".py") else name)
        shutil.rmtree(gone, ignore_errors=True) if gone.is_dir() else gone.unlink(missing_ok=True)


def _put(program: Path, parts: Path, library: Path) -> None:
    for path in sorted(parts.iterdir()):
        if wanted_part(path.name):
            shutil.copyfile(path, program / path.name)
    zip_stored(library, program / f"python{TAG}.zip")
    lines = (f"python{TAG}.zip", ".", "site-packages")
    (program / f"python{TAG}._pth").write_text("\n".join(lines) + "\n", "ascii")


def make_python3(dll: Path, target: Path, gcc: str) -> None:
    """Makes python3.dll, which hands every name on to python311.dll, from the names that that one exports."""
    objdump = tool(gcc.replace("gcc", "objdump"), "x86_64-w64-mingw32-objdump", "objdump", hint="part of binutils")
    names = exported(run([objdump, "-p", dll]))
    if "PyModule_Create2" not in names:
        raise SystemExit(f"no names are to be read from {dll}")
    listed = target.with_suffix(".def")
    listed.write_text("LIBRARY python3\nEXPORTS\n" + "".join(f"  {one}=python{TAG}.{one}\n" for one in names), "ascii")
    empty = target.with_suffix(".c")
    empty.write_text("int DllMainCRTStartup(void *a, unsigned b, void *c) { return 1; }\n", "ascii")
    run(
        [
            gcc, "-shared", "-nostdlib", "-s", "-o", target, empty, listed,
            "-Wl,-e,DllMainCRTStartup", "-Wl,--no-insert-timestamp", "-Wl,--image-base,0x180000000",
        ]
    )  # fmt: skip


def exported(dump: str) -> tuple[str, ...]:
    """The names in the export table as objdump prints it."""
    table = dump.partition("[Ordinal/Name Pointer] Table")[2].partition("\n\n")[0]
    return tuple(found[1] for found in _EXPORT.finditer(table))
