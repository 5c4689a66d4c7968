"""What a partner is to an issue: the roles that are known, by every name they go by, in the order of their dignity.

A role is written as anybody likes; one that is not known here keeps its words and stands behind those that are. Which
partner has which role is in ``Partner.roles``.
"""

from __future__ import annotations

import unicodedata

from kiclayout.base.record import dataclass
from kiclayout.content.issue import Partner


@dataclass(frozen=True, slots=True)
class Role:
    """A known role.

    Attributes:
        id: As the window writes it.
        names: By language: ko, zh, en.
        others: What else it is called.
    """

    id: str
    names: tuple[tuple[str, str], ...]
    others: tuple[str, ...] = ()

    def name(self, lang: str) -> str:
        """Its name in ``lang``, else in English."""
        table = dict(self.names)
        return table.get(lang, table["en"])


def _role(name: str, ko: str, zh: str, en: str, *others: str) -> Role:
    return Role(name, (("ko", ko), ("zh", zh), ("en", en)), others)


ROLES: tuple[Role, ...] = (
    _role("host", "주최", "主办", "Host", "主办单位", "주최기관", "hosts", "hosted by"),
    _role("organiser", "주관", "承办", "Organiser", "承办单位", "주관기관", "organizer", "organised by"),
    _role("sponsor", "후원", "支持", "Supporter", "支持单位", "赞助", "赞助单位", "후원기관", "협찬", "supporters"),
    _role("cooperation", "협력", "协办", "Partner", "合作", "协办单位", "合作单位", "협력기관", "partners", "협조"),
    _role("investment", "투자", "投资", "Investor", "투자기관", "投资机构", "investors"),
    _role("media", "미디어", "媒体", "Media partner", "합작언론", "合作媒体", "媒体支持", "media partners"),
)
"""In the order in which marks stand on a wall."""


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).strip().casefold()


_BY_NAME = {
    _plain(name): number
    for number, role in enumerate(ROLES)
    for name in (role.id, *(said for _, said in role.names), *role.others)
}


def role_of(word: str) -> Role | None:
    """The known role that ``word`` names; None = it is none."""
    number = _BY_NAME.get(_plain(word))
    return None if number is None else ROLES[number]


def role_rank(word: str) -> int:
    """Where the role stands among all: 0 for the first, ``len(ROLES)`` for unknown and none."""
    return _BY_NAME.get(_plain(word), len(ROLES))


def role_name(word: str, lang: str) -> str:
    """How the role is called in ``lang``; a role that is not known keeps its words."""
    found = role_of(word)
    return found.name(lang) if found else word.strip()


def first_role(partner: Partner) -> str:
    """The role in which the partner's mark stands on a wall: the id of a known one, the words of another, or none."""
    word = next((word for word in partner.roles if word.strip()), "")
    found = role_of(word)
    return found.id if found else word.strip()
