"""The judge of lines: deliberately bad line ends must be found, good ones left in peace."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiclayout.design.style import ParStyle
from kiclayout.text.judge import Cut, Verdict, cuts, judge, percentile, stranded, tally
from kiclayout.text.lines import break_lines
from kiclayout.text.paragraph import Shaped

SetText = Callable[..., Shaped]
WIDE = 1000.0
FAULTS = ("tear", "strand", "head", "tail", "particle")


def broken(marked: str, set_text: SetText) -> Verdict:
    """The verdict on a line that ends at the ``|`` of ``marked``."""
    first, _, second = marked.partition("|")
    shaped = set_text(first + second)
    verdict, last = judge(shaped, (Cut(0, len(first)), Cut(len(first), len(shaped.text), True)), WIDE)
    assert last.last
    assert not any(getattr(last, fault) for fault in FAULTS)
    return verdict


@pytest.mark.parametrize(
    ("marked", "faults"),
    [
        ("중국의 |혁신", set()),
        ("세종대왕|동상이", {"tear"}),
        ("아주 세종대|왕", {"tear", "strand"}),
        ("아주 세|종대왕", {"tear", "strand"}),
        ("제7대|강국의", {"tear", "strand"}),
        ("연구소(硏究所|)는", {"head"}),
        ("연구소(|硏究所)는", {"tail"}),
        ("연구소(硏究所)|는", {"particle"}),
        ("연구소|(硏究所)는", set()),
        ("리스트|>를", {"head"}),
        ("<|리스트>를", {"tail"}),
        ("전력의 61%|를", {"particle"}),
        ("전력의 61|%를", {"head"}),
        ("온도는 25℃|에서", {"particle"}),
        ("TikTok|은", {"particle"}),
        ("东莞|의", {"particle"}),
        ("1,000|개의", {"particle"}),
        ("밝혔다|. 그리고", {"head"}),
        ("밝혔다. |그리고", set()),
        ("성과 |: 모두", {"head"}),
        ("문의: forum@example|.org로 한다", set()),
        ("문의: forum@example.org|. 그리고", {"head"}),
        ("우리는 Node|.js를 쓴다", {"head"}),
        ("성|·시 정부", {"head"}),
        ("성·|시 정부", set()),
        ("보고서|— 미래", {"head"}),
        ("인재/|해외", set()),
        ("정부-|산업", set()),
        ("① |중소기업", {"tail"}),
        ("값은 ￥|200", {"tail"}),
        ("그는 '|전정특신'의", {"tail"}),
        ("그는 '전정특신|'의", {"head"}),
        ("그는 '전정특신'|의", {"particle"}),
        ('그는 "|나"라고', {"tail"}),
        ("“한국”|이라고", {"particle"}),
        ("北京|上海", set()),
    ],
)
def test_faults_of_a_line_end(marked: str, faults: set[str], set_text: SetText) -> None:
    verdict = broken(marked, set_text)
    assert {fault for fault in FAULTS if getattr(verdict, fault)} == faults
    assert verdict.boxed == bool(faults - {"tear"})


def test_which_syllable_is_stranded() -> None:
    assert stranded("아주 세종대왕", 6) == (6,)
    assert stranded("아주 세종대왕", 4) == (3,)
    assert stranded("아주 세종대왕", 5) == ()
    assert stranded("가나", 1) == (0, 1)


def test_slack_is_what_word_spaces_lack(set_text: SetText) -> None:
    shaped = set_text("한국 사람 모두 함께")
    end = len("한국 사람 모두 ")
    room = shaped.width(0, end) + 2 * 3.0
    loose = judge(shaped, (Cut(0, end), Cut(end, 11, True)), room)[0]
    assert loose.slack == pytest.approx(0.3)
    gaps = shaped.white.gaps[end - 1] - shaped.white.gaps[1]
    tracked = judge(shaped, (Cut(0, end, letter=0.02), Cut(end, 11, True)), room)[0]
    assert tracked.slack == pytest.approx(0.3 - 0.02 * gaps / 20)
    assert judge(shaped, (Cut(0, end), Cut(end, 11, True)), room - 8)[0].slack == pytest.approx(-0.1)


def test_a_line_without_spaces_counts_one(set_text: SetText) -> None:
    shaped = set_text("한국사람 모두")
    verdict = judge(shaped, (Cut(0, 5), Cut(5, 7, True)), shaped.width(0, 5) + 7.0)[0]
    assert verdict.slack == pytest.approx(0.7)


def test_the_first_line_has_its_indent(set_text: SetText) -> None:
    shaped = set_text("한국 사람 모두 함께")
    lines = (Cut(0, 6), Cut(6, 9), Cut(9, 11, True))
    plain, moved = judge(shaped, lines, 100.0), judge(shaped, lines, 100.0, 10.0)
    assert plain[0].slack - moved[0].slack == pytest.approx(1.0)
    assert plain[1] == moved[1]


def test_runts(set_text: SetText) -> None:
    shaped = set_text("모두 함께 간다.")
    assert judge(shaped, (Cut(0, 6), Cut(6, 9, True)), WIDE)[1].runt
    assert not judge(shaped, (Cut(0, 3), Cut(3, 9, True)), WIDE)[1].runt
    assert not judge(set_text("끝."), (Cut(0, 2, True),), WIDE)[0].runt
    after = judge(set_text("모두\n끝."), (Cut(0, 3, True), Cut(3, 5, True)), WIDE)
    assert not after[1].runt


def test_overfull_lines(set_text: SetText) -> None:
    shaped = set_text("한국사람모두 함께")
    lines = (Cut(0, 7), Cut(7, 9, True))
    assert judge(shaped, lines, 30.0)[0].overfull
    assert not judge(shaped, lines, 60.0)[0].overfull
    seen = (Cut(0, 7, width=61.0), Cut(7, 9, True, width=20.0))
    assert [one.overfull for one in judge(shaped, seen, 60.0)] == [True, False]


def test_our_own_lines_are_judged_by_what_was_done_to_them(set_text: SetText) -> None:
    shaped = set_text("밍하이시는 지난 다섯 해에 걸쳐 앞바다의 바람과 물결을 전기로 바꾸는 실증단지를 넓혀 왔다.")
    lines = break_lines(shaped, 120.0, ParStyle(align="justify"))
    verdicts = judge(shaped, cuts(lines), 120.0)
    assert [one.last for one in verdicts] == [False] * (len(lines) - 1) + [True]
    for line, verdict in zip(lines[:-1], verdicts, strict=False):
        assert verdict.slack == pytest.approx(line.slack, abs=1e-6)
        assert not verdict.overfull


def test_figures() -> None:
    one = (
        Verdict(0, 5, False, 0.1, 0.01, tear=True, strand=True),
        Verdict(5, 9, False, 0.5, -0.02, head=True),
        Verdict(9, 10, True, 9.0, 0.5, runt=True),
    )
    other = (Verdict(0, 5, False, 0.2, 0.03, tail=True, particle=True, overfull=True), Verdict(5, 9, True))
    figures = tally([one, other])
    assert (figures.paragraphs, figures.ends, figures.tears, figures.strands) == (2, 3, 1, 1)
    assert (figures.heads, figures.tails, figures.particles, figures.runts, figures.overfull) == (1, 1, 1, 1, 1)
    assert (figures.slack_median, figures.slack_p95, figures.slack_most) == (0.2, 0.5, 0.5)
    assert (figures.tracking, figures.jump) == (0.03, pytest.approx(0.03))
    assert figures.share(figures.tears) == pytest.approx(100 / 3)


def test_figures_of_nothing() -> None:
    nothing = tally([])
    assert (nothing.ends, nothing.slack_p95, nothing.share(0)) == (0, 0.0, 0.0)


def test_percentiles() -> None:
    values = [float(value) for value in range(1, 101)]
    assert [percentile(values, share) for share in (0.0, 0.5, 0.95, 1.0)] == [1.0, 50.0, 95.0, 100.0]
