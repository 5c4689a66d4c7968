"""Every finding of the importer that a line of text can provoke, with its line."""

from __future__ import annotations

import pytest
from bench import Bench

TITLE = "# 제목\n\n"


def line(text: str, words: str) -> int:
    """The number of the first line that begins with ``words``."""
    return next(at for at, one in enumerate(text.split("\n"), 1) if one.startswith(words))


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        (TITLE + "글.\n\n```\nx = 1\n```", "convert-code", 5),
        (TITLE + "글.\n\n---\n\n글.", "convert-rule", 5),
        (TITLE + "글이\t떨어져 있다.", "convert-tab", 3),
        (TITLE + "글 <font color=red>붉게</font> 쓴다.", "convert-tag", 3),
        (TITLE + "글[^b]이다.", "convert-note-missing", 3),
        (TITLE + "글이다.\n\n[^a]: 각주다.", "convert-note-unused", 5),
        (TITLE + "순 위\t기업\n1\t하이펑", "convert-label-spread", 3),
        (TITLE + "날짜\t시간\t행사\n5.29\t14:30\t가\n\t15:30\t나\n5.30\t09:00\t라", "convert-span", 4),
        ("제목이라고는 어디에도 없이 문장으로 시작하는 글이다. " * 3, "convert-title-missing", 1),
        (TITLE + "글이다.", "convert-no-date", 0),
    ],
)
def test_a_typed_text(text: str, code: str, at: int, bench: Bench) -> None:
    bench.read(text)
    assert bench.lines(code) == [at]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("convert-part-guessed", "## 1. 제 3 회"),
        ("convert-parts-strip", "소식 | 기획"),
        ("convert-lockup", "**KX 바람센터**"),
        ("convert-qr", "블로그"),
        ("convert-poster", "**KX** 风力中心"),
        ("convert-logo", "**KX** 风力中心"),
        ("convert-toc-title", "### 2. 바다 위의"),
    ],
)
def test_a_scanned_issue(code: str, words: str, bench: Bench, sample: str) -> None:
    bench.read(sample)
    assert bench.lines(code) == [line(sample, words)]


def test_a_title_that_the_contents_do_not_know(bench: Bench, sample: str) -> None:
    bench.read(sample.replace("[산업분석] 풍력 부품의 현재\t", "[시장] 수출 통계 요약 모음집\t"))
    assert bench.lines("convert-toc-unmatched") == [line(sample, "## 1. 【산업분석】")]


def test_a_part_whose_articles_are_gone(bench: Bench, sample: str) -> None:
    text = sample[: sample.index("## 1. 【산업분석】")].rstrip()
    bench.read(text)
    assert bench.lines("convert-part-empty") == [len(text.split("\n"))]


def test_a_file_that_is_no_writing(bench: Bench) -> None:
    bench.read(b"a" * ((2 << 20) + 1))
    assert bench.lines("convert-file-large") == [0]
