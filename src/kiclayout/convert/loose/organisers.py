"""Organisers as a cover lists them: a role, countries in brackets, names in commas over several lines.

Roles are taken as the text says them; a scanner that reads one role for all is reported by whoever sees them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiclayout.content.issue import Bilingual, Group, Organiser
from kiclayout.convert.loose.pieces import TEXT, Piece
from kiclayout.convert.loose.signs import HAN, ROLE, language

_COUNTRY = re.compile(r"[(（]([가-힣\u4e00-\u9fff]{1,5})[)）]\s*")
_BETWEEN = re.compile(r"[,，、]\s*(?![^(（]*[)）])")
_MORE = re.compile(r"\s*(?:등|等)$")
_BOLD = re.compile(r"(?:\*\*)?([^*]+?)(?:\*\*)?")


def role_of(piece: Piece) -> str:
    """The role on a paragraph's first line, if names stand below it; else an empty string."""
    if piece.kind != TEXT or len(piece.lines) < 2:
        return ""
    found = _BOLD.fullmatch(piece.lines[0].text.strip())
    return found[1].strip() if found and ROLE.fullmatch(found[1].strip()) else ""


def read_organisers(piece: Piece) -> list[Organiser]:
    """The organisers of one block: its role, and further ones if a bracket names a role instead of a country."""
    role = role_of(piece)
    lines = [line.text.strip() for line in piece.lines[1:]]
    found: list[Organiser] = []
    groups: list[Group] = []
    for country, inner in _grouped(lines):
        group = _group(country, inner)
        if country and ROLE.fullmatch(country):
            found.append(_organiser(country, [Group("", group.names, group.more)]))
        else:
            groups.append(group)
    return [_organiser(role, groups), *found] if groups else found


def _organiser(role: str, groups: Sequence[Group]) -> Organiser:
    names = "".join(name for group in groups for name in group.names)
    side = "zh" if language(names) == "zh" else "ko"
    label = Bilingual(by_lang=(("zh", role),)) if HAN.search(role) else Bilingual(role)
    return Organiser(label, **{side: tuple(groups)})


def _grouped(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The lines by the country that stands in brackets at a line's start."""
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        mark = _COUNTRY.match(line)
        if mark or not found:
            found.append((mark[1] if mark else "", []))
        found[-1][1].append(line[mark.end() :] if mark else line)
    return found


def _group(country: str, lines: Sequence[str]) -> Group:
    """A line's end parts two names only where no commas do."""
    names = _BETWEEN.split(_run_on(lines)) if any(map(_BETWEEN.search, lines)) else list(lines)
    more = bool(names) and bool(_MORE.search(names[-1]))
    cleaned = (_MORE.sub("", name).strip() for name in names)
    return Group(country, tuple(name for name in cleaned if name), more)


def _run_on(lines: Sequence[str]) -> str:
    out = ""
    for line in lines:
        out += (" " if out.endswith(",") else "") + line
    return out
