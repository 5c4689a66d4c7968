"""Three versions of an issue: what was read, what was made of it here, and what somebody else made of it on the disk.

Compared file by file. A file changed on one side only is taken from that side; one changed on both is a conflict, for
which somebody must choose. Nothing is asked and nothing written here.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from kiclayout.app.carry import carried
from kiclayout.app.sheets import Sheet, issue_of_sheets, same, sheets_of
from kiclayout.base.record import dataclass
from kiclayout.content.inline import plain
from kiclayout.content.issue import Article, Issue
from kiclayout.store.paths import ISSUE_FILE, locate


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of one issue.

    Attributes:
        saved: What the window's issue was when it was read or saved last.
        mine: What it is now.
        disk: What the files said then.
        theirs: What the files say now.
        gone: Names of article files that are no longer there, though somebody lists them.
    """

    saved: Issue
    mine: Issue
    disk: Issue
    theirs: Issue
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Who changed which files.

    Attributes:
        mine: Changed here and not saved.
        theirs: Changed on the disk.
        conflicts: Changed on both sides, and not in the same way.
    """

    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    conflicts: tuple[str, ...]


def changes(versions: Versions) -> Changes:
    """What changed on which side.

    An article counts while its side still lists it. A file that vanished from the disk is no change: the window keeps
    what it held. Facts that no longer list an article that was changed here are a conflict, for it would be lost.
    """
    saved, mine = sheets_of(versions.saved), sheets_of(versions.mine)
    disk, theirs = sheets_of(versions.disk), sheets_of(versions.theirs)
    ours = _changed(saved, mine)
    others = tuple(name for name in _changed(disk, theirs) if name not in versions.gone)
    dropped = any(isinstance(mine[name], Article) and name not in theirs for name in ours if name in mine)
    conflicts = [name for name in ours if name in others and not same(mine.get(name), theirs.get(name))]
    if dropped and ISSUE_FILE in others and ISSUE_FILE not in conflicts:
        conflicts.insert(0, ISSUE_FILE)
    return Changes(ours, others, tuple(conflicts))


def _changed(before: dict[str, Sheet], after: dict[str, Sheet]) -> tuple[str, ...]:
    """The names that differ, but for articles that are no longer listed afterwards."""
    names = dict.fromkeys([*after, *before])
    listed = (name for name in names if name in after or not isinstance(before[name], Article))
    return tuple(name for name in listed if not same(before.get(name), after.get(name)))


def merged(versions: Versions, take_theirs: Collection[str] = ()) -> Issue:
    """One issue of both sides' changes.

    Args:
        versions: The versions.
        take_theirs: The conflicts that are decided for the disk; in all others the window's side stands.
    """
    found = changes(versions)
    take = {name for name in found.theirs if name not in found.conflicts or name in take_theirs}
    mine, theirs = sheets_of(versions.mine), sheets_of(carried(versions.mine, versions.theirs))
    sheets = {name: sheet for name, sheet in mine.items() if name not in take}
    sheets |= {name: theirs[name] for name in take if name in theirs}
    known = {name: sheet for name, sheet in theirs.items() if name not in mine}
    made = issue_of_sheets(known | sheets)
    return versions.mine if made == versions.mine and not take else made


def gone_articles(folder: Path, issue: Issue) -> tuple[str, ...]:
    """The articles of ``issue`` whose files are not in ``folder``."""
    return tuple(article.path for article in issue.articles if locate(folder, article.path) is None)


def title_of(issue: Issue, name: str) -> str:
    """What people call the file ``name``: an article's title, else the file's name."""
    article = next((one for one in issue.articles if one.path == name), Article(name))
    return plain(article.title).strip() or name
