"""Cover, contents page and back cover of a scanned issue: its facts.

Number, date, title, event, organisers, contact, copyright. The publication's own lockup and the strip of parts are
the layout's, so they are dropped and reported. What fits nowhere is handed back, so that it is kept as text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kiclayout.base.record import replace
from kiclayout.content.inline import plain
from kiclayout.content.issue import EMPTY, Back, Bilingual, Contact, CoverEvent, Organiser, QrCode
from kiclayout.convert.loose.dates import date_of
from kiclayout.convert.loose.desk import Desk
from kiclayout.convert.loose.inline import read_runs
from kiclayout.convert.loose.organisers import read_organisers, role_of
from kiclayout.convert.loose.outline import Outline, is_contact
from kiclayout.convert.loose.pieces import HEADING, TEXT, Piece
from kiclayout.convert.loose.signs import LABELLED, SUBSCRIBE, is_logo, is_prose, language, squeezed

_NUMBER = re.compile(r"(?:제|第|No\.?|Vol\.?)?\s?(\d{1,4})\s?(호|期|号|號|면|회|쪽)?", re.IGNORECASE)
_COPYRIGHT = re.compile(r"저작권|무단|©|版权|版權|copyright", re.IGNORECASE)
_QUOTED = re.compile(r"['‘\"“「『]([^'’\"”」』]{2,30})['’\"”」』]의? 저작권")
_LABEL_LENGTH = 20


@dataclass
class Facts:
    """What cover, contents page and back cover tell."""

    number: int = 0
    date: dt.date | None = None
    masthead: str = ""
    event: CoverEvent | None = None
    organisers: list[Organiser] = field(default_factory=list)
    contact: list[Contact] = field(default_factory=list)
    copyright: Bilingual = EMPTY
    toc_title: Bilingual = EMPTY
    toc_note: Bilingual = EMPTY
    notice: Bilingual = EMPTY
    back: Back = Back()
    left: list[Piece] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The publication's title; the back cover and the copyright note are better witnesses than the masthead."""
        return self.back.title.main or _named(self.copyright.main) or self.masthead


def _named(text: str) -> str:
    found = _QUOTED.search(text)
    return found[1] if found else ""


def read_facts(outline: Outline, desk: Desk) -> Facts:
    """The facts in ``outline``'s cover, contents page and back cover."""
    facts = Facts()
    cover = _Cover(facts, outline, desk)
    for piece in outline.cover:
        cover.take(piece)
    cover.settle()
    if outline.toc:
        facts.toc_title = bilingual(outline.toc.title)
        for piece in outline.toc.remarks:
            _remark(piece, facts)
    facts.notice = bilingual(_flat(outline.notice)) if outline.notice else EMPTY
    _read_back(outline.back, facts, desk)
    _check(facts, outline, desk)
    return facts


def bilingual(text: str) -> Bilingual:
    """A wording under its language; Korean is the issue's own."""
    return Bilingual(by_lang=(("zh", text),)) if language(text) == "zh" else Bilingual(text)


def _flat(piece: Piece) -> str:
    return plain(read_runs(piece.text))


def _line(text: str) -> str:
    return plain(read_runs(text.strip()))


def _remark(piece: Piece, facts: Facts) -> None:
    text = bilingual(_flat(piece))
    if _COPYRIGHT.search(_flat(piece)) and not facts.copyright:
        facts.copyright = text
    else:
        facts.toc_note = _added(facts.toc_note, text)


def _added(first: Bilingual, second: Bilingual) -> Bilingual:
    main = " ".join(filter(None, (first.main, second.main)))
    table = dict(first.by_lang)
    for lang, text in second.by_lang:
        table[lang] = " ".join(filter(None, (table.get(lang, ""), text)))
    return Bilingual(main, tuple(table.items()))


class _Cover:
    """The cover from top to bottom."""

    def __init__(self, facts: Facts, outline: Outline, desk: Desk) -> None:
        self.facts, self.desk = facts, desk
        self.parts = [squeezed(part.name) for part in outline.parts]
        self.titles: dict[str, list[str]] = {"ko": [], "zh": []}
        self.place, self.dates = "", list[dt.date]()
        self.roles: list[tuple[str, Piece]] = []

    def take(self, piece: Piece) -> None:
        """Files one piece under what it is."""
        facts, text = self.facts, _flat(piece) if piece.kind in (TEXT, HEADING) else ""
        if piece.kind == HEADING and not facts.masthead:
            facts.masthead = text
        elif piece.kind != TEXT:
            facts.left.append(piece)
        elif (found := _NUMBER.fullmatch(text)) and not facts.number:
            facts.number = int(found[1])
            if found[2] not in ("호", "期", "号", "號"):
                self.desk.say("convert-number-guessed", piece.place, text=text, number=facts.number)
        elif (day := date_of(text)) and facts.date is None:
            facts.date = day
        elif text.count("|") > 0:
            self._strip(piece, text)
        elif is_logo(piece):
            self.desk.say("convert-lockup", piece.place, text=text)
        elif role_of(piece):
            self.roles.append((role_of(piece), piece))
            facts.organisers += read_organisers(piece)
        elif is_contact(piece):
            facts.contact += _contacts(piece)
        else:
            self._event(piece)

    def _strip(self, piece: Piece, text: str) -> None:
        names = [name.strip() for name in text.split("|")]
        strange = [name for name in names if squeezed(name) not in self.parts]
        self.desk.say("convert-parts-strip", piece.place, text=text, strange=", ".join(strange) or "–")

    def _event(self, piece: Piece) -> None:
        """Dates with a place above them, or titles line by line in two languages."""
        lines = [_line(line.text) for line in piece.lines]
        days = [day for day in map(date_of, lines) if day]
        if days:
            self.dates += days
            others = [line for line in lines if date_of(line) is None]
            self.place = " ".join(filter(None, (self.place, *others)))
        elif all(len(line) <= 60 for line in lines) and all(language(line) in ("ko", "zh") for line in lines):
            for line in lines:
                self.titles[language(line)].append(line)
        else:
            self.facts.left.append(piece)

    def settle(self) -> None:
        """Puts the event together; says which roles stand more than once."""
        title, subtitle = (self._two(at) for at in (slice(0, 1), slice(1, None)))
        if title or self.dates:
            place = Bilingual(self.place)
            self.facts.event = CoverEvent(title, subtitle, place=place, dates=tuple(self.dates))
        for role, times in Counter(role for role, _ in self.roles).items():
            if times > 2:
                first = next(piece for name, piece in self.roles if name == role)
                self.desk.say("convert-role-repeated", first.place, role=role, count=times)

    def _two(self, which: slice) -> Bilingual:
        main, chinese = (" ".join(self.titles[lang][which]) for lang in ("ko", "zh"))
        return Bilingual(by_lang=(("ko", main), ("zh", chinese))) if main and chinese else bilingual(main or chinese)


def _contacts(piece: Piece) -> list[Contact]:
    found = [LABELLED.fullmatch(_line(line.text)) for line in piece.lines]
    return [Contact(bilingual(match[1].strip()), match[2].strip()) for match in found if match]


def _read_back(pieces: Sequence[Piece], facts: Facts, desk: Desk) -> None:
    codes: list[QrCode] = []
    back = Back()
    for piece in pieces:
        text = _flat(piece) if piece.kind in (TEXT, HEADING) else ""
        if piece.kind == HEADING and not back.title:
            back = replace(back, title=bilingual(text))
        elif is_contact(piece):
            _same_contact(piece, facts, desk)
        elif is_logo(piece):
            desk.say("convert-lockup", piece.place, text=text)
        elif SUBSCRIBE.search(text) and not back.subscribe:
            back = replace(back, subscribe=bilingual(text))
        elif piece.kind == TEXT and len(text) <= _LABEL_LENGTH and len(piece.lines) == 1 and not is_prose(piece):
            codes.append(QrCode(bilingual(text), ""))
            desk.say("convert-qr", piece.place, label=text)
        elif piece.kind == TEXT and not back.statement:
            back = replace(back, statement=bilingual(text))
        else:
            facts.left.append(piece)
    facts.back = replace(back, qr=tuple(codes))


def _same_contact(piece: Piece, facts: Facts, desk: Desk) -> None:
    known = {(one.label, one.value) for one in facts.contact}
    for one in _contacts(piece):
        if (one.label, one.value) in known:
            continue
        if facts.contact:
            desk.say("convert-contact-differs", piece.place, label=one.label.first("ko", "zh"), value=one.value)
        facts.contact.append(one)


def _check(facts: Facts, outline: Outline, desk: Desk) -> None:
    for piece in outline.cover[:1]:
        if facts.masthead and squeezed(facts.title) != squeezed(facts.masthead):
            desk.say("convert-masthead", piece.place, masthead=facts.masthead, title=facts.title)
