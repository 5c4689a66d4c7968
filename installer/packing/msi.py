"""The package for administrators: an .msi for all users of a computer, of the same folder that the setup program holds.

It is written as WiX and built by wixl (msitools), so on Linux only. Everything in it that has an identity gets one that
follows from its name, so that two builds of one state are the same package.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as Xml

from packing.budget import within
from packing.project import NAME, WORK, timestamp, version
from packing.summary import settle
from packing.tools import run, tool
from packing.windows import CONSOLE, WINDOW, Order, numbered, sign, stage_folder

FAMILY = uuid.UUID("5f0c3c52-9a56-4c6e-8f2b-0f6d7c1f9a41")
"""The upgrade code: never to change, or a new version would stand beside the old one."""
TYPE, ENDING = "kiclayout.issue", ".kicissue"
CLASSES = "Software\\Classes"
PATHS = "Software\\Microsoft\\Windows\\CurrentVersion\\App Paths"
TYPE_NAME, EDIT, EXPORT = (f"@[HOME]{WINDOW},-{number}" for number in (101, 102, 103))
"""Wordings in the launcher (launcher.rc), which Windows shows in its own language."""


def build(order: Order) -> Path:
    """Builds the package and returns its file.

    Raises:
        TooLargeError: It is larger than it may be.
    """
    stage = stage_folder(order)
    made = pack(stage, order)
    within("windows_msi", made.stat().st_size / 1e6)
    return made


def pack(stage: Path, order: Order) -> Path:
    """Packs ``stage`` into the package."""
    wixl = tool("wixl", hint="apt-get install wixl")
    said = order.version or version()
    written = WORK / "windows" / "package.wxs"
    document = Xml.ElementTree(package(stage, said))
    Xml.indent(document)
    document.write(written, "utf-8", xml_declaration=True)
    order.target.mkdir(parents=True, exist_ok=True)
    made = order.target / f"{NAME}-{said}.msi"
    made.unlink(missing_ok=True)
    run([wixl, "--arch", "x64", "--output", made, written], cwd=written.parent)
    settle(made, known("package", said, content_sum(stage)), timestamp())
    sign(made, order.sign)
    return made


def known(*words: str) -> str:
    """The identity that follows from ``words``, as WiX writes it."""
    return str(uuid.uuid5(FAMILY, "/".join(words))).upper()


def named(kind: str, path: str) -> str:
    """The name in the package's tables of the file or folder at ``path``: they take neither long names nor slashes."""
    return f"{kind}{hashlib.sha256(path.encode()).hexdigest()[:24]}"


def package(stage: Path, said: str) -> Xml.Element:
    """The package with everything in ``stage``, as version ``said``, in WiX."""
    root = Xml.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    product = _in(
        root, "Product", Id=known("product", said), Name=NAME, Version=".".join(numbered(said)[:3]), Manufacturer=NAME,
        Language="1033", UpgradeCode=str(FAMILY).upper(),
    )  # fmt: skip
    _in(product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perMachine")
    _in(product, "MajorUpgrade", DowngradeErrorMessage=f"A newer {NAME} is installed.")
    _in(product, "Media", Id="1", Cabinet="program.cab", EmbedCab="yes")
    _in(product, "Property", Id="ARPNOMODIFY", Value="1")
    _in(
        _in(product, "Property", Id="HOME"), "RegistrySearch", Id="Remembered", Root="HKLM", Key=f"Software\\{NAME}",
        Name="InstallDir", Type="raw", Win64="yes",
    )  # fmt: skip
    top = _in(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    menu = _in(top, "Directory", Id="ProgramMenuFolder")
    home = _in(_in(top, "Directory", Id="ProgramFiles64Folder"), "Directory", Id="HOME", Name=NAME)
    feature = _in(product, "Feature", Id="Program", Level="1")
    for component in (*_files(stage, home), _registered(home), _shortcut(menu)):
        _in(feature, "ComponentRef", Id=component)
    return root


def _in(parent: Xml.Element, tag: str, **given: str) -> Xml.Element:
    return Xml.SubElement(parent, tag, given)


def content_sum(stage: Path) -> str:
    """The sum of all names and contents."""
    total = hashlib.sha256()
    for path in sorted(one for one in stage.rglob("*") if one.is_file()):
        total.update(path.relative_to(stage).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def _files(stage: Path, home: Xml.Element) -> Iterator[str]:
    """Puts the files into their folders, each a component of its own; yields the components' names."""
    folders = {PurePosixPath(): home}
    for path in sorted(stage.rglob("*")):
        inner = PurePosixPath(path.relative_to(stage).as_posix())
        place = folders[inner.parent]
        if path.is_dir():
            folders[inner] = _in(place, "Directory", Id=named("d", str(inner)), Name=path.name)
            continue
        component = named("c", str(inner))
        held = _in(place, "Component", Id=component, Guid=known("file", str(inner)), Win64="yes")
        _in(held, "File", Id=named("f", str(inner)), Source=f"{stage.name}/{inner}", Name=path.name, KeyPath="yes")
        yield component


def _registered(home: Xml.Element) -> str:
    """What Windows is told of the program, as the setup program does for one user."""
    held = _in(home, "Component", Id="Registered", Guid=known("registered"), Win64="yes")
    for number, (key, name, value) in enumerate(registered()):
        named_value = {"Name": name} if name else {}
        first = {"KeyPath": "yes"} if not number else {}
        _in(held, "RegistryValue", Root="HKLM", Key=key, Type="string", Value=value, **named_value, **first)
    return "Registered"


def registered() -> Iterator[tuple[str, str, str]]:
    """Keys, names (empty = the key's own) and values below HKEY_LOCAL_MACHINE."""
    yield f"Software\\{NAME}", "InstallDir", "[HOME]"
    for program in (WINDOW, CONSOLE):
        yield f"{PATHS}\\{program}", "", f"[HOME]{program}"
    yield f"{CLASSES}\\{ENDING}", "", TYPE
    yield f"{CLASSES}\\{ENDING}\\OpenWithProgids", TYPE, ""
    kind, yaml = f"{CLASSES}\\{TYPE}", f"{CLASSES}\\SystemFileAssociations\\.yaml\\shell\\{NAME}"
    yield kind, "", f"{NAME} issue"
    yield kind, "FriendlyTypeName", TYPE_NAME
    yield f"{kind}\\DefaultIcon", "", f"[HOME]{WINDOW},1"
    yield f"{kind}\\shell\\open\\command", "", f'"[HOME]{WINDOW}" edit "%1"'
    menus = (
        (f"{kind}\\shell\\export", EXPORT, 'export "%1" --beside'),
        (f"{yaml}.edit", EDIT, 'edit "%1"'),
        (f"{yaml}.export", EXPORT, 'export "%1" --beside'),
    )
    for key, wording, words in menus:
        yield key, "MUIVerb", wording
        yield key, "Icon", f"[HOME]{WINDOW},0"
        if key.startswith(yaml):
            yield key, "AppliesTo", 'System.FileName:="issue.yaml"'
        yield f"{key}\\command", "", f'"[HOME]{WINDOW}" {words}'


def _shortcut(menu: Xml.Element) -> str:
    held = _in(menu, "Component", Id="Shortcut", Guid=known("shortcut"), Win64="yes")
    _in(held, "Shortcut", Id="StartMenu", Name=NAME, Target=f"[HOME]{WINDOW}", WorkingDirectory="HOME")
    _in(held, "RegistryValue", Root="HKLM", Key=f"Software\\{NAME}", Name="Shortcut", Type="integer", Value="1",
        KeyPath="yes")  # fmt: skip
    return "Shortcut"
