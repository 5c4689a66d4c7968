"""Partners as rows of the list: those of the issue and those that only the registry has, in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiclayout.app.registry import Registry
from kiclayout.base.record import dataclass
from kiclayout.content.edit.partners import hangul_key
from kiclayout.content.issue import Issue, Partner
from kiclayout.content.roles import role_name

LANGS = ("ko", "zh", "en")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row.

    Attributes:
        partner: The issue's record, or the registry's where the issue has none.
        on: Whether its mark is on the wall.
        here: Whether the issue has a record of it.
        kept: Whether the registry has one.
        differs: In what the two differ.
        expired: Whether its last day is before the issue's.
    """

    partner: Partner
    on: bool = False
    here: bool = True
    kept: bool = False
    differs: tuple[str, ...] = ()
    expired: bool = False

    def name(self, lang: str) -> str:
        """What the row is called."""
        return self.partner.name.first(lang) or self.partner.id

    def roles(self, lang: str) -> str:
        """Its roles in words."""
        return ", ".join(role_name(word, lang) for word in self.partner.roles)


def entries_of(issue: Issue, registry: Registry | None, differing: Mapping[str, tuple[str, ...]]) -> tuple[Entry, ...]:
    """All partners: those on the wall in its order, then the issue's others, then those of the registry alone."""
    return tuple(_entries(issue, registry, differing))


def _entries(issue: Issue, registry: Registry | None, differing: Mapping[str, tuple[str, ...]]) -> Iterator[Entry]:
    known = {partner.id: partner for partner in issue.partners}
    kept = {partner.id: partner for partner in registry.partners} if registry else {}
    shown = [name for name in dict.fromkeys(issue.logos) if name in known]
    others = [name for name in known if name not in issue.logos]
    for name in (*shown, *others):
        partner = known[name]
        late = partner.valid_until is not None and partner.valid_until < issue.date
        yield Entry(partner, name in shown, True, name in kept, differing.get(name, ()), late)
    for partner in sorted((one for name, one in kept.items() if name not in known), key=hangul_key):
        late = partner.valid_until is not None and partner.valid_until < issue.date
        yield Entry(partner, here=False, kept=True, expired=late)


def fits(entry: Entry, sought: str) -> bool:
    """Whether a row has all words that are sought: in its names, id, roles or note."""
    partner = entry.partner
    names = (partner.name.main, *(text for _, text in partner.name.by_lang))
    roles = (entry.roles(lang) for lang in LANGS)
    whole = " ".join((partner.id, partner.note, partner.website, *names, *roles)).casefold()
    return all(word in whole for word in sought.casefold().split())
