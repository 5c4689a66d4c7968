"""A layout of one's own: the copy of another one under a new name, to be changed.

The file is copied with its comments; only a ``name`` that it states is changed. All of the copy is made, or nothing.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from pathlib import Path

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.store.layout_places import LAYOUT_FILE
from kiclayout.store.paths import fault
from kiclayout.store.yaml_tree import scalar

LONGEST = 60
"""Most characters of a layout's name."""
_NAME = re.compile(r"[^\W_][\w .-]*")
_STATED = re.compile(r"""(?m)^name:[ \t]*("[^"\n]*"|'[^'\n]*'|[^\s#]*)""")


def copy_layout(source: Path, name: str, folder: Path) -> Path:
    """Copies the layout in the folder ``source`` to ``folder``/``name`` and returns where it stands.

    Args:
        source: Holds ``layout.yaml``; hidden files, links and left-overs of editors stay behind.
        name: What the issue's ``layout`` will say.
        folder: A folder of layouts; it is made if it is not there.

    Raises:
        KicError: The name is none, is taken in ``folder``, or the copy cannot be written; then nothing was made.
    """
    name = unicodedata.normalize("NFC", name)
    if fault(name) or len(name) > LONGEST or not _NAME.fullmatch(name):
        raise KicError(Sink().add("store-layout-name", place=Place(name), name=name, most=LONGEST))
    target = folder / name
    if target.exists() or target.is_symlink():
        raise KicError(Sink().add("store-layout-taken", place=Place(str(target)), name=name))
    try:
        _copy(source, target)
    except (OSError, shutil.Error) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise KicError(
            Sink().add("store-file-unwritable", place=Place(str(target)), name=name, reason=reason)
        ) from error
    return target


def _copy(source: Path, target: Path) -> None:
    """Copies beside the target first, so that a copy that breaks off is never taken for a layout."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".kiclayout-", dir=target.parent) as place:
        made = Path(place) / target.name
        shutil.copytree(source, made, ignore=_foreign, copy_function=shutil.copyfile)
        _rename(made / LAYOUT_FILE, target.name)
        made.replace(target)


def _foreign(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name.startswith((".", "~$")) or (Path(folder) / name).is_symlink()}


def _rename(file: Path, name: str) -> None:
    """Makes the ``name`` that a layout states, if it states one, the new one; every other byte stays."""
    raw = file.read_bytes()
    text = raw.decode("utf-8", "surrogateescape")
    stated = _STATED.sub(lambda _: f"name: {scalar(name)}", text).encode("utf-8", "surrogateescape")
    if stated != raw:
        file.write_bytes(stated)
