from __future__ import annotations

import random

import pytest

from kiclayout.design.style import TextStyle
from kiclayout.text import shape as text_shape
from kiclayout.text.font_choices import Fonts
from kiclayout.text.fonts import FontFace
from kiclayout.text.itemize import itemize
from kiclayout.text.shape import ShapedRun, halved, shape
from kiclayout.text.spans import Span


def shaped(fonts: Fonts, text: str, lang: str = "ko", font: str = "sans", features: tuple[str, ...] = ()) -> ShapedRun:
    style = TextStyle(font=font, size=10.0)
    (piece,) = itemize((Span(text, style, lang),), fonts)
    return shape(piece, text, features)


@pytest.mark.parametrize("char", "直骨令角房化今冷者返述平")
def test_regional_forms_differ(fonts: Fonts, char: str) -> None:
    """D02; the glosses' language is set to Korean, so that the same character is hanja."""
    chinese = shaped(fonts, char, "zh-Hans").ids
    fonts.gloss_lang = "ko"
    assert shaped(fonts, char, "ko").ids != chinese


@pytest.mark.parametrize("char", "门关查户")
def test_simplified_shapes_are_the_same_everywhere(fonts: Fonts, char: str) -> None:
    assert shaped(fonts, char, "ko").ids == shaped(fonts, char, "zh-Hans").ids


@pytest.mark.parametrize(
    ("text", "lang", "advances"),
    [
        ("“전”", "ko", (475, 920, 475)),
        ("“专”", "zh-Hans", (1000, 1000, 1000)),
        ("성·시", "ko", (920, 279, 920)),
        ("省·市", "zh-Hans", (1000, 1000, 1000)),
        ("「한국」", "ko", (500, 920, 920, 500)),
        ("《한》【국】", "ko", (500, 920, 500, 500, 920, 500)),
        ("（한）", "ko", (500, 920, 500)),
        ("「中」", "zh-Hans", (1000, 1000, 1000)),
    ],
)
def test_widths_follow_script_and_language(fonts: Fonts, text: str, lang: str, advances: tuple[int, ...]) -> None:
    """D01, C08, C10: in thousandths of the em of KIC Sans."""
    assert tuple(shaped(fonts, text, lang).advances) == advances


def test_tabular_figures(fonts: Fonts) -> None:
    assert len(set(shaped(fonts, "0123456789", font="text").advances)) > 1
    assert len(set(shaped(fonts, "0123456789", font="text", features=("tnum",)).advances)) == 1


def test_a_feature_can_be_switched_off(fonts: Fonts) -> None:
    kerned = shaped(fonts, "AVAV", font="text")
    assert sum(kerned.advances) < sum(shaped(fonts, "AVAV", font="text", features=("-kern",)).advances)


def test_old_hangul_is_one_cluster(fonts: Fonts) -> None:
    """D08."""
    run = shaped(fonts, "\u1112\u119e\u11ab")
    assert (run.starts, run.ends, list(run.cells), run.simple) == ((0,), (3,), [920, 0, 0], False)


@pytest.mark.parametrize("text", ["가\u0301나", "한\ufe0f\u200d글", "e\u0301te", "\u1112\u1161\u11ab국"])
def test_clusters_partition_the_text(fonts: Fonts, text: str) -> None:
    run = shaped(fonts, text)
    covered = [(a, b) for a, b in zip(run.starts, run.ends, strict=True) if a < b]
    assert [a for a, _ in covered] == [0, *(b for _, b in covered[:-1])]
    assert covered[-1][1] == len(text)


@pytest.mark.parametrize("hidden", "\u00ad\u200b\u200d\u2060\ufeff\x07")
def test_invisible_characters_have_no_width(fonts: Fonts, hidden: str) -> None:
    run = shaped(fonts, f"가{hidden}나")
    assert sum(run.advances) == 1840
    assert 0 not in run.ids


def test_a_missing_character_is_an_em_of_blank(fonts: Fonts) -> None:
    run = shaped(fonts, "🂡")
    assert list(run.advances) == [1000]
    assert run.ids == shaped(fonts, "A B").ids[1:2]


def test_halving_is_the_fonts_word(fonts: Fonts) -> None:
    face = fonts.book.face("KICSans-Regular")
    assert halved(face, "《", "Hani", "zh-Hans") == (-500, -500)
    assert halved(face, "。", "Hani", "zh-Hans") == (-500, 0)
    assert halved(face, "中", "Hani", "zh-Hans") == (0, 0)


def test_the_same_words_are_shaped_once(fonts: Fonts) -> None:
    assert shaped(fonts, "과학기술부") is shaped(fonts, "과학기술부")


WORDS = {
    "text": ("AVATAR ", "To Yo ", "office; ", "Type, ", "W.A. ", "fjord "),
    "sans": ("창업 ", "매칭회를 ", "특별 ", "부산, ", "·", "ㄱㅏ"),
}


@pytest.mark.parametrize("font", WORDS)
def test_a_long_run_is_mended_to_what_shaping_all_of_it_gives(
    fonts: Fonts, font: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kerning and whatever else looks at neighbours is as if nothing had been kept."""
    sizes, whole = list[int](), text_shape._whole

    def watched(face: FontFace, text: str, *how: object) -> ShapedRun:
        sizes.append(len(text))
        return whole(face, text, *how)  # type: ignore[arg-type]

    monkeypatch.setattr(text_shape, "_whole", watched)
    chance, mended = random.Random(5), 0
    text = "".join(chance.choices(WORDS[font], k=90))
    for _ in range(60):
        at, gone = chance.randrange(len(text)), chance.choice((0, 0, 1, 4))
        text = text[:at] + chance.choice(WORDS[font]) * (gone != 1) + text[at + gone :]
        piece = itemize((Span(text, TextStyle(font=font, size=10.0), "ko"),), fonts)[0]._replace(end=len(text))
        sizes.clear()
        made = shape(piece, text, ())
        mended += max(sizes, default=len(text)) < len(text)
        assert piece.face is not None
        assert whole(piece.face, text, (piece.script, piece.language), {}) == made
    assert mended > 20


@pytest.mark.parametrize(
    "text", ["중국 정부는 2026년 ", "ᄒᆞᆫ글 말ᄊᆞ미 ", "AV office "], ids=["plain", "clusters", "kerned"]
)
def test_a_run_longer_than_can_be_shaped_is_shaped_in_parts(
    text: str, fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = in_one(fonts, text * 9)
    monkeypatch.setattr(text_shape, "_MOST", 2 * len(text) + 3)
    parts = in_one(fonts, text * 9 + "가")
    size = len(whole.ids)
    assert parts.ids[:size] == whole.ids
    assert (list(parts.starts)[:size], list(parts.ends)[:size]) == (list(whole.starts), list(whole.ends))
    assert (parts.cells[: len(text) * 9], parts.advances[:size]) == (whole.cells, whole.advances)
    assert len(in_one(fonts, "가" * 200).ids) == 200


def test_a_paragraph_of_as_many_characters_as_an_article_holds_is_shaped(fonts: Fonts) -> None:
    """HarfBuzz itself fails."""
    run = in_one(fonts, "http://a.b/" * 60_000)
    assert (len(run.ids), run.simple) == (660_000, True)


def in_one(fonts: Fonts, text: str) -> ShapedRun:
    """``text`` as a single piece, whatever is in it."""
    piece = itemize((Span(text[:20], TextStyle(font="sans", size=10.0), "ko"),), fonts)[0]._replace(end=len(text))
    return shape(piece, text, ())
