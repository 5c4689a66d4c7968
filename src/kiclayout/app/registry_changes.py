"""Where an issue and the registry of partners differ, and the ways between them.

An issue keeps its own copy of all that it shows. What the registry says is taken over by an edit that can be undone;
what an issue says is written into the registry only when somebody asks for it. Roles belong to the issue, website and
note to the desk: they are no difference.
"""

from __future__ import annotations

import filecmp
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kiclayout.app.logo_files import brought
from kiclayout.app.registry import Registry, read_registry, registry_folder
from kiclayout.base.diagnostics import Diagnostic, KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.content.edit.partners import put_partner
from kiclayout.content.issue import Bilingual, Issue, Partner
from kiclayout.store.partners import PARTNERS_FILE, Roll, read_partners, save_partners
from kiclayout.store.paths import locate

LANG = "ko"
"""The language of names in a registry that name none."""
_LANGS = ("ko", "zh", "en")
NAME, LOGO, REVERSED, SIZE, APPROVAL, UNTIL = "name", "logo", "reversed", "size", "approval", "until"
_ALL = (NAME, LOGO, REVERSED, SIZE, APPROVAL, UNTIL)


@dataclass(frozen=True, slots=True)
class Difference:
    """A partner of whom issue and registry say different things.

    Attributes:
        mine: The issue's record.
        theirs: The registry's.
        what: In what they differ, of ``NAME`` … ``UNTIL``.
    """

    mine: Partner
    theirs: Partner
    what: tuple[str, ...]


def differences(issue: Issue, folder: Path, registry: Registry) -> tuple[Difference, ...]:
    """Every partner of the issue in ``folder`` whom the registry knows otherwise."""
    found: list[Difference] = []
    for mine in issue.partners:
        theirs = registry.partner(mine.id)
        what = tuple(_differing(mine, theirs, folder, registry)) if theirs else ()
        if theirs and what:
            found.append(Difference(mine, theirs, what))
    return tuple(found)


def _differing(mine: Partner, theirs: Partner, folder: Path, registry: Registry) -> Iterable[str]:
    if any(mine.name.first(lang) != theirs.name.first(lang) for lang in _LANGS):
        yield NAME
    for key in (LOGO, REVERSED):
        own, other = getattr(mine, key), getattr(theirs, key)
        if other and not _same_file(locate(folder, own) if own else None, registry.file(other)):
            yield key
    if (mine.min_height, mine.clear_space) != (theirs.min_height, theirs.clear_space):
        yield SIZE
    said = [(one.approved, one.approved_by, one.approved_on) for one in (mine, theirs)]
    if said[0] != said[1]:
        yield APPROVAL
    if mine.valid_until != theirs.valid_until:
        yield UNTIL


def _same_file(mine: Path | None, theirs: Path) -> bool:
    """Whether both hold the same; what cannot be read there is no difference."""
    try:
        if not theirs.is_file():
            return True
        return mine is not None and mine.is_file() and filecmp.cmp(mine, theirs, shallow=False)
    except OSError:
        return True


def report_differences(issue: Issue, found: Iterable[Difference], sink: Sink) -> None:
    """Adds a finding for each difference; one whose day has passed by the registry alone is said as that."""
    for one in found:
        place, name = Place(PARTNERS_FILE, one.mine.line), one.theirs.name.first(issue.lang) or one.theirs.id
        until, known = one.theirs.valid_until, one.mine.valid_until
        if until is not None and until < issue.date and (known is None or known >= issue.date):
            sink.add("app-partner-expired", place=place, name=name, until=until.isoformat())
        words: dict[str, Any] = {f"what@{lang}": said(one.what, lang) for lang in _LANGS}
        sink.add("app-partner-differs", place=place, name=name, **words)


_WORDS = {
    "ko": ("이름", "로고", "어두운 바탕용 로고", "크기와 여백", "승인", "기한"),
    "zh": ("名称", "标志", "深色底标志", "尺寸与空白", "许可", "期限"),
    "en": ("name", "logo", "logo for dark grounds", "size and space", "approval", "last day"),
}


def said(what: Iterable[str], lang: str) -> str:
    """In what records differ, in words."""
    return ("、" if lang == "zh" else ", ").join(_WORDS[lang][_ALL.index(one)] for one in what)


def registry_findings(issue: Issue, folder: Path) -> tuple[Diagnostic, ...]:
    """What a check says of the issue in ``folder`` beside the registry that this computer has; nothing without one."""
    registry = read_registry(registry_folder())
    sink = Sink()
    report_differences(issue, differences(issue, folder, registry), sink)
    return tuple(sink)


def with_files(partner: Partner, source: Path, folder: Path) -> Partner:
    """``partner`` with its files copied from ``source``, an issue or a registry, into ``folder``, another one.

    Raises:
        OSError: A file cannot be copied.
    """
    logo, light = (_carried(name, source, folder) for name in (partner.logo, partner.reversed))
    return replace(partner, logo=logo, reversed=light)


def _carried(name: str, source: Path, folder: Path) -> str:
    path = locate(source, name) if name else None
    return brought(path, folder, path.stem) if path is not None and path.is_file() else name


def taken_over(issue: Issue, folder: Path, registry: Registry, names: Iterable[str]) -> Issue:
    """``issue`` with what the registry says of the partners called ``names``; their logos are copied into ``folder``.

    What the issue alone says stays: the role, and a logo that the registry does not have.

    Raises:
        OSError: A logo cannot be copied.
    """
    for name in names:
        theirs, mine = registry.partner(name), issue.partner(name)
        if theirs is None:
            continue
        fresh = with_files(theirs, registry.source, folder)
        if mine is not None:
            fresh = replace(
                fresh,
                roles=mine.roles or fresh.roles,
                logo=fresh.logo or mine.logo,
                reversed=fresh.reversed or mine.reversed,
                website=fresh.website or mine.website,
                note=fresh.note or mine.note,
                line=mine.line,
            )
        issue = put_partner(issue, fresh)
    return issue


def registered(registry: Registry, partners: Iterable[Partner], folder: Path, lang: str) -> Registry:
    """Writes ``partners`` with their logos into the registry, and gives it as it is then.

    Args:
        registry: Which; its folder is read anew, so that what others wrote meanwhile stays.
        partners: Records of the issue.
        folder: Of the issue.
        lang: The issue's language.

    Raises:
        KicError: The registry cannot be reached or written.
    """
    home = registry.folder
    try:
        fresh = tuple(with_files(one, folder, home) for one in partners)
    except OSError as error:
        reason = error.strerror or str(error) or type(error).__name__
        raise KicError(Sink().add("app-registry-unwritable", place=Place(str(home)), reason=reason)) from error
    known = read_partners(home, Sink())
    new = {one.id: _neutral(one, lang) for one in fresh}
    whole = (*(new.pop(one.id, one) for one in known), *new.values())
    save_partners(home, Roll(known), Roll(whole))
    return read_registry(home)


def unregistered(registry: Registry, name: str) -> Registry:
    """Takes the record called ``name`` out of the registry, whose files stay; gives it as it is then.

    Raises:
        KicError: The registry cannot be read or written.
    """
    known = read_partners(registry.folder, Sink())
    save_partners(registry.folder, Roll(known), Roll(tuple(one for one in known if one.id != name)))
    return read_registry(registry.folder)


def _neutral(partner: Partner, lang: str) -> Partner:
    """``partner`` with its name said for the language that it is in: a registry has no language of its own."""
    name = partner.name
    if lang == LANG or not name.main or name.main.isascii():
        return partner
    by_lang = {**dict(name.by_lang), lang: name.main}
    return replace(partner, name=Bilingual("", tuple(sorted(by_lang.items()))))
