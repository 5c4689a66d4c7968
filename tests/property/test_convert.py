"""What importing loose text promises for every file: an issue, findings, an end; and words that are kept."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiclayout.base.diagnostics import Sink
from kiclayout.content.issue import Issue
from kiclayout.content.normal import normal_blocks
from kiclayout.convert.loose.inline import read_runs
from kiclayout.convert.loose.pieces import read_pieces
from kiclayout.convert.loose.source import Line
from kiclayout.convert.markdown import import_markdown
from kiclayout.store.text import read_article, write_article

SAMPLE = (Path(__file__).parents[1] / "data" / "loose" / "issue.md").read_text("utf-8")
TOKENS = (
    "# ", "## 1. ", "### 1) ", "①", "\n", "\n\n", "\n\n\n\n", "\t", "| a | b |\n", "|---|---|\n", "- ", "- ▶ ",
    "* ", "1. ", "가. ", "**", "<b>", "</b>", "<sup>1</sup>", "[^1]", "[^1]: ", "![", "](", ")", "[", "]", "(",
    "<", ">", "```", "---", "> ", "\\", "가나다라", "中文", "word", "출처: ", "사진 1) ", "주최", "목록", "P3",
    "  \n", "325호", "2023.04.26", "{break: page}", "::: ", "— ", "【", "】", "–이름 기자", "\x00", "\ufeff",
    "&amp;", "*", "_", "^", "2023. 4. 1.", "<!-- x -->", "http://a.b/c", "\u3000",
)  # fmt: skip
edits = st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 60), st.sampled_from(TOKENS)), max_size=8)
texts = st.lists(st.sampled_from(TOKENS), max_size=40).map("".join)


def imported(raw: bytes) -> tuple[Issue, Sink]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "text.md"
        file.write_bytes(raw)
        sink = Sink()
        return import_markdown([file], sink).issue, sink


def check(issue: Issue, sink: Sink) -> None:
    for found in sink:
        assert found.place is not None
        assert "{" not in found.message("ko").replace("{break", "") or found.values
    paths = [article.path for article in issue.articles]
    assert len(paths) == len(set(paths))
    for article in issue.articles:
        assert normal_blocks(article.blocks) == article.blocks


@settings(max_examples=120, deadline=None)
@given(edits)
def test_an_edited_issue_is_always_read(changes: list[tuple[int, int, str]]) -> None:
    text = SAMPLE
    for at, length, token in changes:
        text = text[:at] + token + text[at + length :]
    check(*imported(text.encode("utf-8", "surrogatepass")))


@settings(max_examples=200, deadline=None)
@given(texts)
def test_any_text_is_read_and_can_be_written(text: str) -> None:
    issue, sink = imported(text.encode())
    check(issue, sink)
    for article in issue.articles:
        read_article(write_article(article), article.path, Sink())


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    check(*imported(raw))


@settings(max_examples=150, deadline=None)
@given(texts)
@example("```\n\n```")
def test_every_line_is_in_one_piece(text: str) -> None:
    lines = tuple(Line("t", at, one) for at, one in enumerate(text.split("\n"), 1))
    inside = (line for piece in read_pieces(lines) for line in piece.lines)
    found = [line.number for line in inside if line.text.strip()]  # blank lines within fences are code
    assert found == [line.number for line in lines if line.text.strip()]


@settings(max_examples=150, deadline=None)
@given(texts)
def test_inline_reading_keeps_letters(text: str) -> None:
    words = re.sub(r"<[^<>]*>|\]\([^\s]*|!\[.*", "", text)
    shown = repr(read_runs(words))
    assert all(letter in shown for letter in set(re.findall(r"[가-힣一-鿿]", words)))


@settings(max_examples=200, deadline=None)
@given(texts.filter(lambda text: "목록" not in text and "![" not in text and "\x00" not in text))
def test_no_word_is_dropped(text: str) -> None:
    issue, sink = imported(text.encode())
    kept = repr(issue) + "".join(value for found in sink for _, value in found.values)
    for word in ("가나다라", "中文"):
        assert kept.count(word) >= text.count(word)
