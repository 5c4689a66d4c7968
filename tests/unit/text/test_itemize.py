from __future__ import annotations

import pytest

from kiclayout.base.origin import Origin
from kiclayout.design.style import TextStyle
from kiclayout.text.font_choices import Fonts
from kiclayout.text.itemize import Piece, itemize, missing
from kiclayout.text.shape import shape
from kiclayout.text.spans import OBJECT, InlineObject, Span

STYLE = TextStyle(size=10.0)


def faces(pieces: tuple[Piece, ...], text: str) -> list[str]:
    return [f"{text[p.start : p.end]}:{p.face.key if p.face else ''}@{p.size:g}" for p in pieces]


def test_han_in_a_pretendard_run_is_scaled(fonts: Fonts) -> None:
    text = "기업(企业)은"
    assert faces(itemize((Span(text, STYLE),), fonts), text) == [
        "기업(:Pretendard-Regular@10", "企业:KICSans-Regular@9.4", ")은:Pretendard-Regular@10",
    ]  # fmt: skip


def test_chinese_lines_are_not_scaled(fonts: Fonts) -> None:
    text = "中国科学院"
    assert faces(itemize((Span(text, STYLE),), fonts), text) == ["中国科学院:KICSans-Regular@10"]


def test_the_style_may_scale_han_otherwise(fonts: Fonts) -> None:
    text = "원 院 원"
    pieces = itemize((Span(text, TextStyle(size=10.0, han_scale=0.9)),), fonts)
    assert faces(pieces, text)[1] == "院:KICSans-Regular@9"


def test_no_seam_inside_a_run_of_han(fonts: Fonts) -> None:
    """D04: the serif has GB 2312 only, so 堃 takes its whole run to the sans."""
    text = "원(陈堃)은"
    pieces = itemize((Span(text, TextStyle(font="serif", size=10.0)),), fonts)
    assert faces(pieces, text)[1] == "陈堃:KICSans-Regular@10"


def test_a_sentence_of_han_stays_in_its_face_but_for_what_that_lacks(fonts: Fonts) -> None:
    text = "展览共分为源起流变新生三个单元堃展出明清地图其中不少是首次公开"
    pieces = itemize((Span(text, TextStyle(font="serif", size=10.0)),), fonts)
    assert [entry.partition("@")[0] for entry in faces(pieces, text)] == [
        "展览共分为源起流变新生三个单元:KICSerif-Regular",
        "堃:KICSans-Regular",
        "展出明清地图其中不少是首次公开:KICSerif-Regular",
    ]


def test_signs_that_the_base_lacks_come_from_the_fallback(fonts: Fonts) -> None:
    text = "가◎나"
    assert [entry.split("@")[0] for entry in faces(itemize((Span(text, STYLE),), fonts), text)] == [
        "가:Pretendard-Regular", "◎:KICSans-Regular", "나:Pretendard-Regular",
    ]  # fmt: skip


def test_pieces_do_not_cross_spans(fonts: Fonts) -> None:
    bold = TextStyle(weight=600, size=10.0)
    pieces = itemize((Span("한", STYLE), Span("국", bold), Span("어\n말", STYLE)), fonts)
    assert [(p.start, p.end, p.span) for p in pieces] == [(0, 1, 0), (1, 2, 1), (2, 3, 2), (4, 5, 2)]


def test_an_object_is_a_piece_without_a_face(fonts: Fonts) -> None:
    badge = Span(OBJECT, STYLE, object=InlineObject(20, 8))
    kinds = [piece.face is None for piece in itemize((Span("가", STYLE), badge, Span("나", STYLE)), fonts)]
    assert kinds == [False, True, False]


@pytest.mark.parametrize(
    ("text", "char", "code", "start", "end"),
    [
        ("이 🂡 상", "🂡", "U+1F0A1", 2, 3),
        ("가🂡\u200d💻나", "🂡", "U+1F0A1", 1, 4),
        ("가🂡🏽나", "🂡", "U+1F0A1", 1, 3),
        ("(𪛖院)", "𪛖", "U+2A6D6", 1, 2),
        ("가a\ufe0f\u20e3나", "\u20e3", "U+20E3", 3, 4),
        ("이 Z\u0301\u20e3\u0301 상", "\u20e3", "U+20E3", 4, 6),
    ],
)
def test_a_character_without_a_font_is_named_with_its_place(
    fonts: Fonts, text: str, char: str, code: str, start: int, end: int
) -> None:
    spans = (Span(text, STYLE, block=7, at=100),)
    (found,) = missing(itemize(spans, fonts), spans, fonts)
    assert (found.char, found.code) == (char, code)
    assert found.origin == Origin(7, 100 + start, 100 + end)


def test_a_letter_stays_though_nobody_has_its_mark(fonts: Fonts) -> None:
    letter, mark = itemize((Span("Z\u20e3", STYLE),), fonts)
    assert (letter.missing, mark.missing) == (False, True)
    assert shape(mark, "\u20e3", ()).advances.tolist() == [0]


@pytest.mark.parametrize(("text", "clusters"), [("น้ำที่", 3), ("שָׁלוֹם", 4), ("दुनिया", 3)])
def test_letters_that_no_font_has_keep_their_marks(fonts: Fonts, text: str, clusters: int) -> None:
    """Marks by themselves would take no room, and be lost in the PDF."""
    pieces = itemize((Span(f"가 {text} 나", STYLE),), fonts)
    lacking = [piece for piece in pieces if piece.missing]
    assert len(lacking) == clusters
    assert sum(piece.end - piece.start for piece in lacking) == len(text)


@pytest.mark.parametrize("text", ["랏\u302e말\u302f", "ᄀᆞᄂᆞᆯ", "가\u20dd", "듀\u11f0귁\u302e"])
def test_a_syllable_and_its_marks_have_one_face(fonts: Fonts, text: str) -> None:
    pieces = itemize((Span(text, STYLE),), fonts)
    assert not any(piece.missing for piece in pieces)
    for cluster in ("랏\u302e", "말\u302f", "ᄀᆞ", "ᄂᆞᆯ", "가\u20dd", "듀\u11f0", "귁\u302e"):
        at = text.find(cluster)
        assert at < 0 or any(piece.start <= at and at + len(cluster) <= piece.end for piece in pieces)


def test_what_shows_nothing_needs_no_glyph(fonts: Fonts) -> None:
    spans = (Span("가\u200b나\u2060다\u00ad라\u00a0마葛\ufe0f바\u200d사\ufeff\t아\x07", STYLE),)
    assert missing(itemize(spans, fonts), spans, fonts) == ()


def test_generated_words_have_no_origin(fonts: Fonts) -> None:
    spans = (Span("🂡", STYLE),)
    (found,) = missing(itemize(spans, fonts), spans, fonts)
    assert found.origin is None


@pytest.mark.parametrize("sign", ["📅", "👩\u200d💻", "👍🏽", "🇰🇷", "1\ufe0f\u20e3", "❤\ufe0f"])
def test_pictures_among_letters_are_one_glyph_of_their_own_face(fonts: Fonts, sign: str) -> None:
    before, picture, after = itemize((Span(f"가{sign}나", STYLE),), fonts)
    assert (picture.face and picture.face.key, picture.missing) == ("NotoEmoji-Medium", False)
    assert (before.face, after.face) == (after.face, before.face)
    assert picture.size < before.size == STYLE.size
    drawn = [glyph for glyph, width in zip(*shape(picture, sign, ())[:2], strict=True) if width]
    assert len(drawn) == 1


def test_signs_that_the_letters_have_stay_theirs(fonts: Fonts) -> None:
    pieces = itemize((Span("※→○▶\ufe0f", STYLE),), fonts)
    assert "Noto Emoji" not in {piece.face.family for piece in pieces if piece.face}


def test_the_same_words_of_many_fields_are_looked_up_apart() -> None:
    fields = [Span("정책 안내", TextStyle(), at=0, field=f"sections.1.entries.{n}.kicker") for n in range(300)]
    assert len({hash(one) for one in fields}) > 290
    assert len(set(fields)) == 300
