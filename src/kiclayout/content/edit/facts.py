"""Facts of the issue by the names that issue.yaml gives them: read, put, and their lists added to, moved, shortened.

A name is ``number``, ``event.title@zh`` (a wording in a language), ``contact.2.value`` (items count from 1) or
``organisers.1.ko.2.names``. A name that stands for nothing changes nothing. Articles have their own facts, see
``articles``; partners and logos theirs, see ``partners``.
"""

from __future__ import annotations

from typing import Any

from kiclayout.base.record import replace
from kiclayout.content.issue import Bilingual, Contact, CoverEvent, Group, Issue, Organiser, QrCode

_OTHERWISE = {
    "toc.title": ("toc_title",),
    "toc.note": ("toc_note",),
    "cover.image": ("cover_image",),
    "cover.headline": ("cover_headline",),
    "next": ("announced",),
}
_BLANK: dict[str, Any] = {
    "contact": Contact(Bilingual(), ""),
    "back.qr": QrCode(Bilingual(), ""),
    "organisers": Organiser(Bilingual(), (Group(""),), (Group(""),)),
    "organisers.ko": Group(""),
    "organisers.zh": Group(""),
}
"""What a new item of a list says; names without numbers."""
FIRST = frozenset({
    "number", "date", "next", "title", "event", "organisers", "contact", "copyright", "notice", "cover", "toc", "back",
    "sections", "issn", "registration", "licence",
})  # fmt: skip
"""How names of facts begin that can be edited."""
Step = str | int


def fact(issue: Issue, name: str) -> Any:
    """The value called ``name``; of a wording with a language, the text; None = there is none.

    An event that is not there has empty wordings and no days.
    """
    path, _, lang = name.partition("@")
    value: Any = issue
    for step in _steps(path):
        if step == "event" and value is issue and issue.event is None:
            value = CoverEvent(lead_lang=issue.lang)
        elif isinstance(step, int):
            value = value[step] if isinstance(value, tuple) and 0 <= step < len(value) else None
        else:
            value = getattr(value, step, None)
        if value is None:
            return None
    return value.in_lang(lang, issue.lang) if lang and isinstance(value, Bilingual) else value


def with_fact(issue: Issue, name: str, value: Any) -> Issue:
    """``issue`` with another value called ``name``; the same object if it says that already.

    An event of which nothing is left is none.
    """
    path, _, lang = name.partition("@")
    old = fact(issue, path)
    if lang and isinstance(old, Bilingual):
        value = in_language(old, lang, value, issue.lang)
    if old == value or (old is None and path != "next"):
        return issue
    return _without_empty_event(_put(issue, issue, _steps(path), value))


def in_language(wording: Bilingual, lang: str, text: str, issue_lang: str) -> Bilingual:
    """``wording`` with another text in ``lang``; an empty one is taken out.

    The issue's language is the plain text where the wording has one, or has no other languages.
    """
    table = dict(wording.by_lang)
    if lang == issue_lang and (wording.main or lang not in table):
        return replace(wording, main=text, by_lang=tuple(one for one in table.items() if one[0] != lang))
    table[lang] = text
    return replace(wording, by_lang=tuple((key, said) for key, said in table.items() if said))


# ---------------------------------------------------------------------------------------------------- lists
def added(issue: Issue, name: str) -> Issue:
    """``issue`` with an empty item at the end of the list called ``name``."""
    blank = _BLANK.get(".".join(word for word in name.split(".") if not word.isdecimal()))
    old = fact(issue, name)
    if blank is None or not isinstance(old, tuple):
        return issue
    return with_fact(issue, name, (*old, blank))


def dropped(issue: Issue, name: str) -> Issue:
    """``issue`` without the item called ``name`` of a list."""
    path, at = _item(name)
    old = fact(issue, path)
    if not isinstance(old, tuple) or not 0 <= at < len(old):
        return issue
    return with_fact(issue, path, (*old[:at], *old[at + 1 :]))


def shifted(issue: Issue, name: str, by: int) -> Issue:
    """``issue`` with the item called ``name`` moved ``by`` places down its list (negative: up), as far as it goes."""
    path, at = _item(name)
    old = fact(issue, path)
    if not isinstance(old, tuple) or not 0 <= at < len(old):
        return issue
    rest = (*old[:at], *old[at + 1 :])
    to = min(max(at + by, 0), len(rest))
    return with_fact(issue, path, (*rest[:to], old[at], *rest[to:]))


def _item(name: str) -> tuple[str, int]:
    """The list, and the index from 0, of an item; -1 if ``name`` is none."""
    path, _, number = name.rpartition(".")
    return path, int(number) - 1 if number.isdecimal() else -1


# ---------------------------------------------------------------------------------------------------- paths
def _steps(path: str) -> tuple[Step, ...]:
    """The attributes and indices that lead to what ``path`` names."""
    found = _OTHERWISE.get(path)
    return found or tuple(int(word) - 1 if word.isdecimal() else word for word in path.split("."))


def _put(issue: Issue, holder: Any, steps: tuple[Step, ...], value: Any) -> Any:
    """``holder`` with ``value`` at the end of ``steps``; the way to it is copied."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        inner = _put(issue, holder[step], rest, value)
        return (*holder[:step], inner, *holder[step + 1 :])
    inner = getattr(holder, step)
    if step == "event" and holder is issue and inner is None:
        inner = CoverEvent(lead_lang=issue.lang)
    return replace(holder, **{step: _put(issue, inner, rest, value)})


def _without_empty_event(issue: Issue) -> Issue:
    event = issue.event
    if event is None or event.dates or any((event.title, event.subtitle, event.kicker, event.place)):
        return issue
    return replace(issue, event=None)
