"""The next issue, made from another one on the disk: a folder or pack of its own, while the old one is only read.

What of the issue stays is decided in ``following``. Comments of issue.yaml stay, and so do keys that are not known;
pictures of articles that do not come back are not copied. What stands at the new place already is never touched.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from kiclayout.app.following import Keep, following, moved_on
from kiclayout.app.shelf import Home, bring_layout, free_folder, move_in, source_of, unwritable, working_place
from kiclayout.app.target import PACK, writable
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.store.issue import read_issue, save_issue
from kiclayout.store.layout_places import LAYOUTS
from kiclayout.store.pack import opened, pack
from kiclayout.store.partners import PARTNERS_FILE
from kiclayout.store.paths import ISSUE_FILE, PLACEMENT_FOLDER, locate

_TRIES = 1000


@dataclass(frozen=True, slots=True)
class Wish:
    """What the next issue shall be.

    Attributes:
        target: A folder, or a ``.kicissue`` file, that is not there yet (an empty folder may be).
        keep: What stays.
        number: None = one more.
        date: None = the one that was announced, else a week later.
    """

    target: Path
    keep: Keep
    number: int | None = None
    date: dt.date | None = None


def begin_next(source: Path, wish: Wish) -> Path:
    """Makes the issue that follows the one at ``source`` and returns where it lies.

    Raises:
        KicError: ``source`` cannot be read, or the target is taken or no place for an issue; nothing was made.
    """
    source = source_of(source)
    with opened(source, Sink()) as folder:
        old = read_issue(folder, Sink())
        new = following(old, wish.keep, wish.number, wish.date)
        return _made(Home(source, folder), old, new, wish)


def _made(home: Home, old: Issue, new: Issue, wish: Wish) -> Path:
    """Puts the issue together beside its place, then moves it in."""
    target, packed = wish.target, wish.target.suffix.lower() == PACK
    _require_free(target, packed=packed)
    file = writable(target, home.source, PACK) if packed else free_folder(target, home)
    place = working_place(file.parent, ".kiclayout-")
    copy = place / (file.stem if packed else file.name)
    try:
        for name in _files(home.folder, old, new):
            _copied(home.folder, copy, name)
        bring_layout(home, old, copy, file.parent)
        _renumber(copy / ISSUE_FILE, old, new)
        (copy / "images").mkdir(exist_ok=True)
        save_issue(copy, read_issue(copy, Sink()), new)
        if packed:
            pack(copy, file)
        else:
            move_in(copy, file)
    except (OSError, shutil.Error) as error:
        raise unwritable(file, error) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return file


def _require_free(target: Path, *, packed: bool) -> None:
    """Makes sure that nothing stands at ``target``; an empty folder is nothing.

    Raises:
        KicError: Something does; the finding names a place that is free.
    """
    if os.path.lexists(target) and (packed or not target.is_dir() or any(target.iterdir())):
        free = free_name(target.parent, target.name)
        raise KicError(Sink().add("app-next-taken", place=Place(str(target)), name=target.name, free=free))


def _files(folder: Path, old: Issue, new: Issue) -> Iterator[str]:
    """The files of the old issue that the new one begins with, by their names in it."""
    yield from (ISSUE_FILE, ".gitattributes")
    yield from (article.path for article in new.articles)
    if new.partners or new.logos:
        yield PARTNERS_FILE
        yield from (logo for one in new.partners for logo in (one.logo, one.reversed) if logo)
    yield from (f"{PLACEMENT_FOLDER}/{one.layout}.yaml" for one in new.placements)
    for path in sorted((folder / LAYOUTS).rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith((".", "~$")) for part in inside.parts):
            yield inside.as_posix()


def _copied(folder: Path, copy: Path, name: str) -> None:
    """Copies the file called ``name``, if the old issue has it: links and what lies outside are not followed."""
    path = locate(folder, name)
    if path is not None and path.is_file():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy / name)


def _renumber(file: Path, old: Issue, new: Issue) -> None:
    """Lets comments that name the old number, such as the one at the head of every fresh issue, name the new one."""
    named = re.compile(rf"(?<!\d)(0*){old.number}(?= ?[호期])")

    def renamed(line: str) -> str:
        text = line.lstrip()
        return named.sub(lambda found: str(new.number).zfill(len(found[0])), line) if text.startswith("#") else line

    lines = file.read_bytes().decode("utf-8").splitlines(keepends=True)
    file.write_bytes("".join(map(renamed, lines)).encode("utf-8"))


# ---------------------------------------------------------------------------------------------------- what is proposed
def looked_at(source: Path) -> Issue:
    """The issue at ``source``, a folder, its issue.yaml or a pack.

    Raises:
        KicError: It cannot be read.
    """
    with opened(source_of(source), Sink()) as folder:
        return read_issue(folder, Sink())


def free_name(folder: Path, name: str) -> str:
    """``name``, or ``name-2``, ``name-3`` …, before its ending: the first that nothing in ``folder`` has."""
    stem, ending = (name[: -len(PACK)], name[-len(PACK) :]) if name.lower().endswith(PACK) else (name, "")
    names = (name, *(f"{stem}-{number}{ending}" for number in range(2, _TRIES)))
    return next((one for one in names if not os.path.lexists(folder / one)), name)


def next_place(source: Path, old: Issue, new: Issue) -> Path:
    """Where the issue ``new`` after ``old``, which lies at ``source``, would lie: beside it, in the same form."""
    here = source_of(source)
    ending = PACK if here.is_file() else ""
    name = here.name[: -len(ending)] if ending and here.name.lower().endswith(ending) else here.name
    return here.with_name(moved_on(name, old, new) + ending)


def recurring(source: Path, issue: Issue) -> tuple[str, ...]:
    """Paths of the articles of ``issue`` that come back: the issue before it, lying beside it, has them, too.

    An article is the same if its file is, or its title.
    """
    before = replace(issue, number=max(issue.number - 1, 0), date=max(issue.date, _FIRST) - dt.timedelta(days=7))
    place = next_place(source, issue, before)
    for one in (place, place.with_suffix("") if place.suffix == PACK else place.with_name(place.name + PACK)):
        if os.path.lexists(one) and one != source_of(source):
            try:
                return _in_both(issue, looked_at(one))
            except KicError:
                continue
    return ()


_FIRST = dt.date.min + dt.timedelta(days=7)


def _in_both(issue: Issue, before: Issue) -> tuple[str, ...]:
    known = {one.path for one in before.articles} | {plain(one.title) for one in before.articles if one.title}
    return tuple(one.path for one in issue.articles if one.path in known or plain(one.title) in known)
