"""Which English words are divided at a line's end, and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiclayout.base.record import replace
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.text.division import Division, division_of, hyphenated
from kiclayout.text.font_choices import Fonts
from kiclayout.text.justify import Line
from kiclayout.text.lines import break_lines
from kiclayout.text.paragraph import Shaped, shape_paragraph
from kiclayout.text.spans import Span

SetText = Callable[..., Shaped]
MM = 72 / 25.4
JUSTIFIED = ParStyle(align="justify")
KOREAN = (
    "베이징의 스타트업은 올해 들어 hyperscale infrastructure 시장에 본격적으로 뛰어들었으며, 특히 semiconductor "
    "photolithography 장비와 heterogeneous integration 기술을 앞세워 international standardization 논의를 이끈다."
)


def parts(shaped: Shaped, division: Division) -> str:
    """The words of a text with a hyphen wherever they may be divided."""
    places = hyphenated(shaped, division).hyphens
    return "".join("-" * (at in places) + char for at, char in enumerate(shaped.text))


def ends(shaped: Shaped, lines: tuple[Line, ...]) -> list[str]:
    """What stands before and behind the hyphens at lines' ends."""
    text = shaped.text
    return [f"{text[: line.end].split()[-1]}-{text[line.end :].split()[0]}" for line in lines if line.hyphen]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("이 infrastructure는", "이 infra-struc-ture는"),
        ("(infrastructure)", "(infra-struc-ture)"),
        ("“infrastructure,”", "“infra-struc-ture,”"),
        ("끝 infrastructure.", "끝 infra-struc-ture."),
        ("‘infrastructure’는", "‘infra-struc-ture’는"),
        ("'infrastructure'", "'infra-struc-ture'"),
        ("《infrastructure》", "《infra-struc-ture》"),
        ("글: infrastructure", "글: infra-struc-ture"),
        ("기반infrastructure投资", "기반infra-struc-ture投资"),
    ],
)
def test_words_with_what_is_attached_to_them(set_text: SetText, text: str, said: str) -> None:
    assert parts(set_text(text), Division()) == said


@pytest.mark.parametrize(
    "text",
    [
        "INFRASTRUCTURE",
        "InfraStructure",
        "infraStructure",
        "infrastructure2",
        "4infrastructure",
        "state-infrastructure",
        "infrastructure's",
        "l’infrastructure",
        "infrastructuré",
        "éinfrastructure",
        "infrastructure_name",
        "infrastructure.org",
        "https://infrastructure",
        "https://a.b/infrastructure?x",
        "infrastructure@example.com",
        "me@infrastructure.example",
        "#infrastructure",
        "@infrastructure",
        "C:\\infrastructure",
        "--infrastructure",
        "infrastructure=1",
        "through",  # one syllable
        "reason",  # short
        "Infrastructure",  # a name
    ],
)
def test_names_codes_addresses_and_short_words_stay_whole(set_text: SetText, text: str) -> None:
    assert parts(set_text(f"한국 {text} 말"), Division()) == f"한국 {text} 말"


def test_names_are_divided_where_the_style_says_so(set_text: SetText) -> None:
    assert parts(set_text("한국 Infrastructure 말"), Division(names=True)) == "한국 Infra-struc-ture 말"
    assert parts(set_text("한국 INFRASTRUCTURE OpenInfra 말"), Division(names=True)).count("-") == 0


def test_a_capital_that_begins_an_english_sentence_is_no_name(set_text: SetText) -> None:
    shaped = set_text("Infrastructure is. (Infrastructure was) Infrastructure", lang="en")
    assert parts(shaped, Division()) == "Infra-struc-ture is. (Infra-struc-ture was) Infrastructure"


@pytest.mark.parametrize(("lang", "divided"), [("ko", True), ("zh-Hans", True), ("en-GB", True), ("de", False)])
def test_words_of_other_languages_stay_whole(set_text: SetText, lang: str, divided: bool) -> None:
    assert ("-" in parts(set_text("die infrastructure", lang=lang), Division())) == divided


def test_lengths_are_kept(set_text: SetText) -> None:
    shaped = set_text("한국 infrastructure 말")
    assert parts(shaped, Division(before=2, after=2)) == "한국 in-fra-struc-ture 말"
    assert parts(shaped, Division(before=3, after=5)) == "한국 infra-structure 말"
    assert parts(shaped, Division(least=15)) == "한국 infrastructure 말"


def test_a_word_in_two_looks_or_kept_together_stays_whole(fonts: Fonts) -> None:
    look = TextStyle(font="sans", size=10.0)
    two = (Span("한국 infra", look), Span("structure 말", replace(look, weight=700)))
    kept = (Span("한국 infrastructure 말", look, nobreak=True),)
    for spans in (two, kept):
        shaped = shape_paragraph(spans, fonts)
        lines = break_lines(shaped, 60.0, JUSTIFIED)
        assert not any(line.hyphen for line in lines)


def test_the_style_decides() -> None:
    assert division_of(JUSTIFIED) == Division()
    assert division_of(ParStyle()) is None
    assert division_of(ParStyle(hyphens="english")) == Division()
    assert division_of(replace(JUSTIFIED, hyphens="none")) is None
    own = replace(JUSTIFIED, hyphen_names=True, hyphen_least=5, hyphen_before=2, hyphen_after=2, hyphen_row=1)
    assert division_of(own) == Division(True, 5, 2, 2, 1)


@pytest.mark.parametrize("mode", ["auto", "syllable", "eojeol"])
def test_narrow_lines_are_less_loose_with_words_divided(set_text: SetText, mode: str) -> None:
    shaped, par = set_text(KOREAN), replace(JUSTIFIED, mode=mode)
    divided = break_lines(shaped, 52 * MM, par)
    whole = break_lines(shaped, 52 * MM, replace(par, hyphens="none"))
    assert ends(shaped, divided)
    assert not ends(shaped, whole)
    assert "".join(shaped.text[line.start : line.end] for line in divided) == shaped.text
    loosest = [max(max(line.slack, line.end_gap / 10) for line in lines[:-1]) for lines in (divided, whole)]
    assert loosest[0] < loosest[1]
    assert all(line.end_gap > -0.01 for line in divided)


def test_wide_lines_have_no_need_of_it(set_text: SetText) -> None:
    shaped = set_text(KOREAN)
    assert break_lines(shaped, 170 * MM, JUSTIFIED) == break_lines(shaped, 170 * MM, replace(JUSTIFIED, hyphens="none"))


def test_english_text_is_divided_more_willingly(set_text: SetText) -> None:
    words = "and universities negotiate responsibilities that used to be distributed differently, while equipment and"
    lines = [break_lines(set_text(f"{words} {words}.", lang=lang), 93 * MM, JUSTIFIED) for lang in ("ko", "en")]
    assert [sum(line.hyphen for line in made) for made in lines] == [0, 2]


def test_a_word_with_a_soft_hyphen_is_divided_there_alone(set_text: SetText) -> None:
    assert hyphenated(set_text("한국 infrastruc\u00adture 말"), Division()).hyphens.keys() == {14}


@pytest.mark.parametrize("row", [1, 2])
def test_no_more_lines_in_a_row_end_in_hyphens_than_may(set_text: SetText, row: int) -> None:
    shaped = set_text("internationalization " * 9 + "끝", lang="en")

    def longest(limit: int) -> int:
        par = replace(JUSTIFIED, hyphen_before=2, hyphen_row=limit)
        ends = "".join("x" if line.hyphen else " " for line in break_lines(shaped, 40 * MM, par))
        return max(map(len, ends.split()), default=0)

    assert longest(0) > 2
    assert longest(row) == row


def test_the_last_word_stays_whole_where_it_can(set_text: SetText) -> None:
    for mm in range(35, 60):
        shaped = set_text("새로운 시장의 말로는 internationalization 곧 internationalization  \n")
        lines = break_lines(shaped, mm * MM, JUSTIFIED)
        assert not any(line.hyphen and line.end > 34 for line in lines)


def test_a_word_wider_than_its_line_is_divided_between_syllables(set_text: SetText) -> None:
    shaped = set_text("internationalization")
    assert ends(shaped, break_lines(shaped, 60.0, JUSTIFIED)) != []
    ragged = break_lines(shaped, 60.0, ParStyle(hyphens="english"))
    assert ends(shaped, ragged)[0] == "internation-alization"
    assert not any(line.hyphen for line in break_lines(shaped, 60.0, ParStyle()))


def test_the_rest_of_a_paragraph_goes_on_inside_a_word(set_text: SetText) -> None:
    shaped = set_text(KOREAN)
    whole = break_lines(shaped, 52 * MM, JUSTIFIED)
    cut = next(line for line in whole if line.hyphen)
    rest = break_lines(shaped, 40 * MM, JUSTIFIED, cut.end)
    assert rest[0].start == cut.end
    assert "".join(shaped.text[line.start : line.end] for line in rest) == shaped.text[cut.end :]


def test_the_same_lines_whatever_was_set_before(set_text: SetText) -> None:
    shaped = set_text(KOREAN)
    first = break_lines(shaped, 52 * MM, JUSTIFIED)
    break_lines(shaped, 52 * MM, replace(JUSTIFIED, hyphens="none"))
    break_lines(shaped, 80 * MM, JUSTIFIED)
    assert break_lines(shaped, 52 * MM, JUSTIFIED) == first
