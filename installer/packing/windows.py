"""The Windows installer: a folder with Python, the program and its launchers, packed by NSIS."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packing import budget, lean, licences
from packing.bytecode import compile_all
from packing.project import INSTALLER, NAME, WORK, copy_program, fresh, megabytes, stamp_all, timestamp, version
from packing.runtime import TAG, put_runtime
from packing.tools import install_wheels, run, tool
from packing.trim import is_vc_runtime, trim

PLATFORM = "x86_64-pc-windows-msvc"
SCRIPT = INSTALLER / "windows" / "kiclayout.nsi"
PROGRAM = "kiclayout-program"
"""The one folder that is the installer's own; all of it goes when the program goes."""
WINDOW, CONSOLE = "kiclayout.exe", "kiclayout-cli.exe"


@dataclass(frozen=True, slots=True)
class Order:
    """How to build.

    Attributes:
        target: The folder for what is made.
        embedded: The embeddable zip of python.org; None = the wheel that carries the same DLLs.
        sign: A command that signs the file at its end; empty = nothing is signed.
        fast: Whether to compress less, for tests.
        version: What the installer calls itself; empty = as pyproject.toml says. For tests of upgrades.
        lean: Whether the program comes without what few need, as ``lean`` says.
    """

    target: Path
    embedded: Path | None = None
    sign: str = ""
    fast: bool = False
    version: str = ""
    lean: bool = False

    @property
    def file(self) -> str:
        """The name of the setup program."""
        return f"{NAME}-{self.version or version()}{'-lean' if self.lean else ''}-setup.exe"


def build(order: Order) -> Path:
    """Builds the setup program and returns its file."""
    stage = stage_folder(order)
    size = budget.within("installed", megabytes(stage))
    print(f"staged {size:.1f} MB, {sum(1 for one in stage.rglob('*') if one.is_file())} files")
    return pack(stage, order)


def stage_folder(order: Order) -> Path:
    """Puts the folder together as it will be on a computer."""
    gcc = tool("x86_64-w64-mingw32-gcc", "gcc", hint="apt-get install gcc-mingw-w64-x86-64, or MSYS2's mingw64 gcc")
    stage = fresh(WORK / "windows" / ("stage-lean" if order.lean else "stage"))
    program = stage / PROGRAM
    site = program / "site-packages"
    site.mkdir(parents=True)
    source = put_runtime(program, order.embedded, gcc)
    install_wheels(site, PLATFORM)
    if order.lean:
        lean.leave_out(site)
    licences.collect(site, program / "licences")
    _move_vc_runtime(site, program)
    trim(site)
    package = copy_program(site)
    if order.lean:
        lean.cut_fonts(package / "_data" / "fonts")
    compile_all(site)
    make_launchers(stage, gcc, order)
    made = order.version or version()
    which = " (lean)" if order.lean else ""
    (program / "version.txt").write_text(f"{NAME} {made}{which}\nPython: {source}\n", "utf-8")
    stamp_all(stage, timestamp())
    return stage


def _move_vc_runtime(site: Path, program: Path) -> None:
    """One copy of Microsoft's run-time libraries, beside Python's DLL; the newest is PySide6's."""
    for path in sorted((site / "PySide6").glob("*.dll")):
        if is_vc_runtime(path.name):
            shutil.copyfile(path, program / path.name.lower())


def make_launchers(stage: Path, gcc: str, order: Order) -> None:
    """Compiles both launchers into ``stage`` and signs them if that is asked for."""
    windres = tool(gcc.replace("gcc", "windres"), "windres", hint="part of binutils")
    work = fresh(WORK / "windows" / "launcher")
    for name in ("launcher.c", "launcher.rc", "launcher.manifest"):
        shutil.copyfile(INSTALLER / "windows" / name, work / name)
    for name in ("kiclayout.ico", "issue.ico"):
        shutil.copyfile(INSTALLER / "icons" / name, work / name)
    said = order.version or version()
    numbers = ",".join(numbered(said))
    for file, own in ((WINDOW, ("-mwindows", "-DWINDOW")), (CONSOLE, ())):
        words = (f'-DVERSION_TEXT=\\"{said}\\"', f"-DVERSION_NUMBERS={numbers}", f'-DFILE=\\"{file}\\"')
        run([windres, *words, "launcher.rc", "-O", "coff", "-o", f"{file}.res"], cwd=work)
        flags = ("-O2", "-s", "-Wall", "-Wextra", "-municode", f'-DPYTHON_TAG=L"{TAG}"', "-Wl,--no-insert-timestamp")
        run([gcc, *flags, *own, "launcher.c", f"{file}.res", "-o", stage / file], cwd=work)
        sign(stage / file, order.sign)


def numbered(said: str) -> list[str]:
    """A version as the four numbers that Windows wants."""
    numbers = [part for part in said.split(".") if part.isdigit()]
    return [*numbers, "0", "0", "0", "0"][:4]


def sign(file: Path, command: str) -> None:
    """Signs ``file`` by ``command`` with the file's name at its end."""
    if command:
        run([*shlex.split(command), file])


def pack(stage: Path, order: Order) -> Path:
    """Packs ``stage`` into the setup program.

    Raises:
        TooLargeError: It is larger than it may be.
    """
    makensis = tool("makensis", hint="apt-get install nsis, or the installer of nsis.sourceforge.io")
    said = order.version or version()
    order.target.mkdir(parents=True, exist_ok=True)
    made = order.target / order.file
    listed = WORK / "windows" / "files.nsh"
    listed.parent.mkdir(parents=True, exist_ok=True)
    listed.write_text("\n".join(file_lines(stage)) + "\n", "utf-8-sig")
    kilobytes = round(megabytes(stage) * 1e6 / 1024)
    defined = {
        "VERSION": said, "NUMBERS": ".".join(numbered(said)), "STAGE": str(stage), "FILES": str(listed),
        "OUT": str(made), "ICON": str(INSTALLER / "icons" / "kiclayout.ico"), "KILOBYTES": str(kilobytes),
        "PICTURE": str(INSTALLER / "icons" / "setup.bmp"),
        **({"FAST": "1"} if order.fast else {}), **({"SIGN": order.sign} if order.sign else {}),
        **({"LEAN": "1"} if order.lean else {}),
    }  # fmt: skip
    run(
        [
            makensis,
            "-V2",
            "-WX",
            "-INPUTCHARSET",
            "UTF8",
            *(f"-D{name}={value}" for name, value in defined.items()),
            SCRIPT,
        ]
    )
    if not order.fast:
        budget.within("windows_lean_setup" if order.lean else "windows_setup", made.stat().st_size / 1e6)
    return made


def file_lines(stage: Path) -> Iterable[str]:
    """The lines of the NSIS script that put every file in its place: like kinds together, which packs 0.4 MB better.

    Written out, not left to NSIS, whose order is that of the disk.
    """
    files = [path for path in stage.rglob("*") if path.is_file() and path.parent != stage]
    files += [path for path in stage.iterdir() if path.is_file()]
    folder = None
    for path in sorted(files, key=lambda one: (packed_like(one.suffix.lower()), one.relative_to(stage).as_posix())):
        inner = path.relative_to(stage)
        if inner.parent != folder:
            folder = inner.parent
            yield 'SetOutPath "$INSTDIR' + ("" if folder == Path() else "\\" + "\\".join(folder.parts)) + '"'
        yield f'File "{path}"'


def packed_like(ending: str) -> str:
    """The kind of what files with this ending hold: a .pyd is a library, python311.zip holds modules."""
    return {".pyd": ".dll", ".zip": ".pyc"}.get(ending, ending)
