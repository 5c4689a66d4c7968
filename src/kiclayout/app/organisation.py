"""What an organisation sets for all its computers: ``organisation.toml``, laid down by whoever installs the program.

It is looked for beside the installed program, then where this system keeps settings of all users. The first file that
is there counts. Nothing in it is needed: without one, everything is as if it were empty.

    updates = "//server/share/kiclayout"   # a folder in which newer versions are announced; "" = none
    partners = "//server/share/partners"   # the registry of partners' logos; "" = each user has one of their own
"""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path
from typing import Final

from kiclayout.app.own_program import program_folder
from kiclayout.base.record import dataclass

FILE: Final = "organisation.toml"
ELSEWHERE: Final = "KICLAYOUT_ORGANISATION"
"""The environment's name for another file, which then is the only one."""
LARGEST: Final = 65_536
"""Bytes; a larger file is none of ours."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """What is set.

    Attributes:
        file: Where it was read from; None = there is no such file.
        updates: The folder in which newer versions are announced; empty = none.
        partners: The folder of the registry of partners; empty = none.
        fault: Why the file could not be read; empty = it could.
    """

    file: Path | None = None
    updates: str = ""
    partners: str = ""
    fault: str = ""


def organisation() -> Organisation:
    """What is set on this computer."""
    file = next((path for path in organisation_files() if path.is_file()), None)
    if file is None:
        return Organisation()
    try:
        told = read_toml(file)
    except (OSError, ValueError) as error:
        return Organisation(file, fault=str(error))
    folders = {key: told.get(key, "") for key in ("updates", "partners")}
    for key, folder in folders.items():
        if not isinstance(folder, str):
            return Organisation(file, fault=key)
    return Organisation(file, **{key: str(folder).strip() for key, folder in folders.items()})


def organisation_files() -> tuple[Path, ...]:
    """Where the file is looked for, in this order."""
    if named := os.environ.get(ELSEWHERE):
        return (Path(named),)
    beside = program_folder()
    return (*((beside / FILE,) if beside else ()), _for_all_users() / FILE)


def read_toml(file: Path) -> dict[str, object]:
    """The small TOML file ``file``.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no TOML, or too large.
    """
    with file.open("rb") as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError(f"> {LARGEST} bytes")
    return tomllib.loads(data.decode("utf-8-sig"))


def _for_all_users() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA") or "C:/ProgramData") / "kiclayout"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/kiclayout")
    return Path("/etc/kiclayout")
