"""A layout of one's own: begun from another layout, where the issues that shall wear it will find it; and taken along.

Which folders are searched is said in ``store.layout_places``; what a layout can say, in the manual of layouts.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.store.bundled import bundled_folder
from kiclayout.store.issue import read_issue
from kiclayout.store.layout_copy import copy_layout
from kiclayout.store.layout_places import LAYOUTS, find_layout, known_layouts, layout_folders, user_layouts

PLAIN = "bare"
"""The bundled layout that is short enough to be read as a lesson."""


def begin_layout(name: str, pattern: str, where: Path | None) -> Path:
    """Makes the layout ``name``, a copy of ``pattern``, and returns its folder.

    Args:
        name: What ``layout`` in issue.yaml will say.
        pattern: The name of a layout that an issue at ``where`` could wear.
        where: An issue, or a folder with issues in it; None = the user's own folder, where every issue finds it.

    Raises:
        KicError: There is no such pattern or place, or the name is none or taken; nothing was made.
    """
    if where is not None and not where.is_dir():
        raise KicError(Sink().add("app-layout-place", place=Place(str(where)), name=where.name))
    folder = user_layouts() if where is None else where if where.name == LAYOUTS else where / LAYOUTS
    known = (folder, *layout_folders(Path.cwd() if where is None else where))
    source = find_layout(pattern, known)
    if source is None:
        names = ", ".join(known_layouts(known))
        raise KicError(Sink().add("app-layout-missing", place=None, name=pattern, known=names))
    if where is None and find_layout(name, (bundled_folder(LAYOUTS),)):
        raise KicError(Sink().add("app-layout-bundled", place=Place(name), name=name))
    return copy_layout(source, name, folder)


def comes_along(folder: Path) -> bool:
    """Whether the layout in ``folder`` is one of those that come with the program, which nobody changes."""
    return folder.parent.resolve() == bundled_folder(LAYOUTS).resolve()


def free_name(pattern: str, where: Path) -> str:
    """A name for a copy of ``pattern`` that no layout of the issue in ``where`` has yet."""
    known = known_layouts(layout_folders(where))
    return next(name for n in count(1) if (name := f"{pattern}-{n}") not in known)


def luggage(folder: Path) -> Mapping[str, Path]:
    """What a pack of the issue in ``folder`` needs besides: the files of a layout that is neither in it nor bundled.

    By the names that they get in the pack; none for an issue that cannot be read, which may be packed, too.
    """
    try:
        name = read_issue(folder, Sink()).layout
    except KicError:
        return {}
    found = find_layout(name, layout_folders(folder))
    beside = found is not None and not find_layout(name, (folder / LAYOUTS,))
    if found is None or not beside or comes_along(found):
        return {}
    files = (path for path in sorted(found.rglob("*")) if path.is_file() and not path.is_symlink())
    named = ((path.relative_to(found), path) for path in files)
    return {
        f"{LAYOUTS}/{found.name}/{inside.as_posix()}": path
        for inside, path in named
        if not any(part.startswith((".", "~$")) for part in inside.parts)
    }
