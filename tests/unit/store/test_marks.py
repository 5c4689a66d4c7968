from __future__ import annotations

import pytest

from kiclayout.base.diagnostics import LANGUAGES, Sink, wordings
from kiclayout.store.marks import MAX_BYTES, MAX_DEPTH, MAX_NODES, Mapping, Scalar, Sequence, parse

SAMPLE = """\
# 첫 줄
number: 325
title: {ko: "주간", zh: 周刊}  # 두 언어
list:
  - a
  - 'b: c'

# 다음 이름의 설명
empty:
text: |
  한 줄
  두 줄

last: on
"""


def parsed(text: str) -> Mapping:
    sink = Sink()
    root = parse(text, "issue.yaml", sink)
    assert isinstance(root, Mapping), list(sink)
    assert not len(sink)
    return root


def slice_of(text: str, key: str) -> str:
    value = parsed(text).get(key)
    assert value is not None
    return text[value.span.start : value.span.end]


@pytest.mark.parametrize(
    "key, written",
    [
        ("number", "325"),
        ("title", '{ko: "주간", zh: 周刊}'),
        ("list", "- a\n  - 'b: c'"),
        ("empty", ""),
        ("text", "|\n  한 줄\n  두 줄"),
        ("last", "on"),
    ],
)
def test_a_span_is_the_value_without_what_follows(key: str, written: str) -> None:
    assert slice_of(SAMPLE, key) == written


def test_values_keep_text_style_line_and_column() -> None:
    root = parsed(SAMPLE)
    title, items = root.get("title"), root.get("list")
    assert isinstance(title, Mapping)
    assert title.flow
    assert (title.span.line, title.span.column) == (3, 8)
    assert isinstance(items, Sequence)
    assert not items.flow
    second = items.items[1]
    assert isinstance(second, Scalar)
    assert (second.text, second.style, second.span.line, second.span.column) == ("b: c", "'", 6, 5)
    last = root.get("last")
    assert isinstance(last, Scalar)
    assert (last.text, last.style) == ("on", "")


def test_of_two_equal_keys_the_last_is_found_and_both_are_kept() -> None:
    root = parsed("a: 1\na: 2\n")
    assert len(root.entries) == 2
    found = root.get("a")
    assert isinstance(found, Scalar)
    assert found.text == "2"


def test_unicode_line_separators_do_not_move_lines() -> None:
    found = parsed('a: "x\u2028y"\nb: 1\n').get("b")
    assert found is not None
    assert found.span.line == 2


@pytest.mark.parametrize(
    "written, meant", [(r"\ud83d\ude00", "😀"), (r"a\ud800b", "a\ufffdb"), (r"\udc00\n", "\ufffd\n")]
)
def test_halves_of_characters_are_joined_and_none_is_left_alone(written: str, meant: str) -> None:
    found = parsed(f'a: "{written}"\n').get("a")
    assert isinstance(found, Scalar)
    assert found.text == meant


@pytest.mark.parametrize("text", ["", "# nur\n", "---\n"])
def test_an_empty_text_is_an_empty_mapping_or_value(text: str) -> None:
    sink = Sink()
    root = parse(text, "issue.yaml", sink)
    assert not len(sink)
    assert root == Mapping((), False, root.span) if isinstance(root, Mapping) else root.absent  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text, code, line, column",
    [
        ("a: 1\n\tb: 2\n", "store-yaml-tab", 2, 1),
        ('a: 1\nb: "open\nc: 2\n', "store-yaml-quote", 2, 4),
        ("a: [x, y\nb: 2\n", "store-yaml-bracket", 1, 4),
        ("a: {x: 1\nb: 2\n", "store-yaml-bracket", 1, 4),
        ("title: 한국: 중국\n", "store-yaml-colon", 1, 10),
        ("number 325\ndate: x\n", "store-yaml-colon", 2, 5),
        ("a: 1\nnumber\nb: 2\n", "store-yaml-key-colon", 2, 1),
        ("a: 1\nnumber:12\nb: 2\n", "store-yaml-key-colon", 2, 1),
        ("a: 1\nnumber：12\nb: 2\n", "store-yaml-key-colon", 2, 1),
        ("a: 1\nb: {solid: #1C4E80, tint: red}\n", "store-value-commented", 2, 5),
        ("a: 1\n  b: 2\n", "store-yaml-colon", 2, 4),
        ("a:\n    b: 1\n  c: 2\n", "store-yaml-indent", 3, 3),
        ("a:\n  - 1\n - 2\n", "store-yaml-indent", 3, 2),
        ("a: 1\nb: x\x07y\n", "store-yaml-character", 2, 5),
        ("a: &x 1\nb: 2\n", "store-yaml-alias", 1, 4),
        ("a: 1\nb: *x\n", "store-yaml-alias", 2, 4),
        ("a: * 주\n", "store-yaml-alias", 1, 5),
        ("a: !!python/object:os.system x\n", "store-yaml-tag", 1, 4),
        ("a: ! x\n", "store-yaml-tag", 1, 4),
        ("? [a]\n: 1\n", "store-yaml-key", 1, 3),
        ("a: 1\n---\nb: 2\n", "store-yaml-documents", 2, 1),
        ("a: @x\n", "store-yaml-syntax", 1, 4),
        ("a: " + "[" * 5000 + "\n", "store-yaml-deep", 1, 4 + MAX_DEPTH - 1),
        ("[" * 5000 + "]" * 5000, "store-yaml-deep", 1, 1 + MAX_DEPTH),
    ],
)
def test_broken_yaml_is_one_error_with_its_place(text: str, code: str, line: int, column: int) -> None:
    sink = Sink()
    assert parse(text, "issue.yaml", sink) is None
    (found,) = sink
    assert (found.code, found.place and (found.place.line, found.place.column)) == (code, (line, column))
    assert found.hint("ko")


def test_size_and_number_of_nodes_are_bounded() -> None:
    for text, code in (
        ("a: " + "x" * MAX_BYTES, "store-yaml-large"),
        ("- x\n" * (MAX_NODES + 1), "store-yaml-many"),
    ):
        sink = Sink()
        assert parse(text, "issue.yaml", sink) is None
        assert [d.code for d in sink] == [code]


def test_depth_up_to_the_limit_is_read() -> None:
    sink = Sink()
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yaml", sink) is not None
    assert not len(sink)


def test_every_wording_of_the_store_is_complete() -> None:
    ours = {code: entry for code, entry in wordings().items() if code.startswith("store-")}
    assert ours
    for code, entry in ours.items():
        fields = {frozenset(_fields(entry[lang])) for lang in LANGUAGES}
        assert len(fields) == 1, code
        assert all(entry[lang]["message"] and entry[lang]["hint"] for lang in LANGUAGES), code


def _fields(wording: dict[str, str]) -> list[str]:
    import re

    return re.findall(r"\{(\w+)\}", wording["message"] + wording["hint"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colors:\n  accent: #1C4E80\n  pale: #FFF  # light\n", ["2:3 #1C4E80", "3:3 #FFF"]),
        ("a: '#1C4E80'\nb: \"c: #FFF\"\n", []),
        ("# a: #FFF\nb: 1  # c: #FFF\nd: # FFF\ne: #one\n", []),
    ],
)
def test_a_colour_that_is_a_comment_for_want_of_quotes_is_told(text: str, said: list[str]) -> None:
    sink = Sink()
    assert parse(text, "x.yaml", sink) is not None
    assert [f"{one.place.line}:{one.place.column} {one.value('value')}" for one in sink if one.place] == said
    assert {one.code for one in sink} <= {"store-value-commented"}
