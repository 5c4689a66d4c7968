"""What sets the words of foreign files: the family that they name, its counterpart, or the nearest kind."""

from __future__ import annotations

import pytest

from kiclayout.design.layout import FontChoice, ScriptFont
from kiclayout.text.families import HAN_SANS, SANS, SERIF, Match, foreign_fonts, is_foreign, matched
from kiclayout.text.fonts import FontBook

AT_HAND = frozenset({SANS, HAN_SANS, SERIF, "Team Font"})


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ((), Match(SANS)),
        (("Team Font",), Match("Team Font")),
        (("TeamFont-BoldItalic",), Match("Team Font", 700, True)),
        (("sans-serif",), Match(SANS)),
        (("-apple-system", "Segoe UI"), Match(SANS)),
        (("맑은 고딕",), Match(SANS)),
        (("APPLE SD Gothic Neo",), Match(SANS)),
        (("AppleSDGothicNeo-SemiBold",), Match(SANS, 600)),
        (("NotoSansKR-Bold",), Match(SANS, 700)),
        (("Noto Sans CJK KR DemiLight",), Match(SANS, 300)),
        (("Arial-BoldMT",), Match(SANS, 700)),
        (("MyriadPro-Regular",), Match(SANS, 400)),
        (("Microsoft YaHei UI",), Match(HAN_SANS)),
        (("PingFangSC-Medium",), Match(HAN_SANS, 500)),
        (("思源黑体 Heavy",), Match(HAN_SANS, 800)),
        (("TimesNewRomanPSMT",), Match(SERIF)),
        (("TimesNewRomanPS-ItalicMT",), Match(SERIF, 0, True)),
        (("Times New Roman Bold",), Match(SERIF, 700)),
        (("Times Roman",), Match(SERIF, 400)),  # Roman is a style, and part of names
        (("바탕체",), Match(SERIF)),
        (("SimSun",), Match(SERIF)),
        (("AdobeMyungjoStd-Medium-KSCpc-EUC-H",), Match(SERIF, 500)),
        (("NotoSansCJKkr-Bold-Identity-H",), Match(SANS, 700)),
        (("Gotham",), Match(SANS, missing="Gotham")),
        (("Gotham-Black",), Match(SANS, 900, missing="Gotham-Black")),
        (("OperatorMono-BookItalic",), Match(SANS, 400, True, "OperatorMono-BookItalic")),
        (("Bodoni 72",), Match(SERIF, missing="Bodoni 72")),
        (("우리집 명조",), Match(SERIF, missing="우리집 명조")),
        (("Gotham", "Times", "serif"), Match(SERIF, missing="Gotham")),
        (("Album",), Match(SANS, missing="Album")),  # no weight: M is a word of its own or none
    ],
)
def test_a_name_leads_to_a_family_at_hand(names: tuple[str, ...], found: Match) -> None:
    assert matched(names, AT_HAND) == found


@pytest.mark.parametrize(
    ("names", "foreign"),
    [((), False), (("Pretendard",), False), (("KIC Sans Bold", "Arial"), False), (("Arial", "Pretendard"), True)],
)
def test_a_mark_wants_its_own_font(names: tuple[str, ...], foreign: bool) -> None:
    assert is_foreign(names) is foreign


def test_every_family_is_a_choice_mixed_as_the_layout_mixes_it(book: FontBook) -> None:
    plain = foreign_fonts(book, (), "zh-Hans", "ko")
    assert [one.face.family for one in plain.setters(SANS, 700, "Hani")][:1] == [HAN_SANS]
    assert plain.setters(SANS, 400, "Hani")[0].scale == 0.94
    assert plain.setters(HAN_SANS, 400, "Hani")[0].scale == 1.0
    assert plain.setters(SERIF, 400, "Hang")[0].face.family == SERIF
    mixed = FontChoice(ScriptFont(SANS), (("Hani", ScriptFont(SERIF, 0.9)),))
    own = foreign_fonts(book, (mixed, FontChoice(ScriptFont(SANS))), "zh-Hans", "ko")
    assert own.setters(SANS, 400, "Hani")[0].face.family == SERIF
