from __future__ import annotations

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.store.marks import Mapping, parse
from kiclayout.store.yaml_edit import edited
from kiclayout.store.yaml_tree import Group, Items, Tree, dump, inline, scalar, tree_of

WORDS = [
    "가나다", "a b", "KIC(中国)", "+86-10", "a: b", "a #b", "a:", " a", "a ", "- a", "-", "?", "@a", "%a", "", "'a'",
    '"a"', "a\\b", "a\nb", "a\tb", "[a]", "{a}", "a, b", "a  b", "*a", "&a", "!a", "| a", "true", "~", "2023-04-26",
    "a\u3000b", "\u3000", "a\u200bb", "a\u00a0b", "\u2028", "\ufeffa", "😀", "...", "---", "http://a.b/c?d=e", "#a",
]  # fmt: skip


def said(text: str) -> Tree:
    sink = Sink()
    root = parse(text, "f", sink)
    assert root is not None, (text, [d.message("en") for d in sink])
    return tree_of(root)


def flow(**entries: Tree) -> Group:
    return Group(tuple(entries.items()), True)


@pytest.mark.parametrize("style", ["", "'", '"'])
@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_read_back_in_every_style(word: str, style: str) -> None:
    spelled = scalar(word, style)
    assert "\n" not in spelled
    assert said(f"k: {spelled}\n") == flow(k=word)
    assert said(f"k: [{spelled}, b]\n") == flow(k=Items((word, "b"), True))


@pytest.mark.parametrize("word", WORDS)
def test_every_word_can_be_a_key(word: str) -> None:
    assert said(dump(Group(((word, "x"),)))) == flow(**{word: "x"})


def test_plain_words_need_no_quotes() -> None:
    assert [scalar(word) for word in ("가 나(다)", "http://a.b/c", "+86-10-6780", "17:30")] == [
        "가 나(다)", "http://a.b/c", "+86-10-6780", "17:30",
    ]  # fmt: skip
    assert inline(flow(ko="가: 나", zh="")) == '{ko: "가: 나", zh: ""}'


FILE = """\
# head
a: 1   # one
b: {x: 1, own: 2}
c:
  # of p
  - p
  - q  # of q
# of d
d:
  e: 'x'
"""
OLD = Group(
    (
        ("a", "1"),
        ("b", flow(x="1")),
        ("c", Items(("p", "q"))),
        ("d", Group((("e", "x"),))),
    )
)


def changed(**entries: Tree | None) -> str:
    """FILE with some top-level values replaced, or taken out (None)."""
    table = {**dict(OLD.entries), **entries}
    new = Group(tuple((key, tree) for key, tree in table.items() if tree is not None))
    root = parse(FILE, "f", Sink())
    assert isinstance(root, Mapping)
    return edited(FILE, root, OLD, new)


@pytest.mark.parametrize(
    "entries, old, new",
    [
        ({"a": "2"}, "a: 1 ", "a: 2 "),
        ({"a": Items(("x",))}, "a: 1   # one", "a:\n  - x   # one"),
        ({"a": None}, "a: 1   # one\n", ""),
        ({"b": flow(x="3")}, "{x: 1,", "{x: 3,"),
        ({"b": flow(x="1", y="가, 나")}, "own: 2}", 'own: 2, y: "가, 나"}'),
        ({"b": flow(y="3")}, "{x: 1, own: 2}", "{own: 2, y: 3}"),
        ({"b": "x"}, "{x: 1, own: 2}", "x"),
        ({"c": Items(("q", "p"))}, "  # of p\n  - p\n  - q  # of q\n", "  - q  # of q\n  # of p\n  - p\n"),
        ({"c": Items(("q",))}, "  # of p\n  - p\n", ""),
        ({"c": Items(("p", "r", "q"))}, "  - q", "  - r\n  - q"),
        ({"c": Items(("p", "r"))}, "  - q  # of q", "  - r  # of q"),
        ({"c": Items(())}, "c:\n  # of p\n  - p\n  - q  # of q", "c: []  # of q"),
        ({"c": None}, "c:\n  # of p\n  - p\n  - q  # of q\n", ""),
        ({"d": Group((("e", "it's"),))}, "'x'", "'it''s'"),
        ({"d": Group((("e", "a\nb"),))}, "'x'", '"a\\nb"'),
        ({"d": Group((("e", "x"), ("f", "y")))}, "  e: 'x'\n", "  e: 'x'\n  f: y\n"),
        ({"d": Group((("f", "y"), ("e", "x")))}, "  e: 'x'\n", "  f: y\n  e: 'x'\n"),
        ({"d": None}, "# of d\nd:\n  e: 'x'\n", ""),
        ({"z": Group((("y", Items(())),))}, "  e: 'x'\n", "  e: 'x'\nz:\n  y: []\n"),
    ],
)
def test_an_edit_touches_only_what_changed(entries: dict[str, Tree | None], old: str, new: str) -> None:
    assert FILE.count(old) == 1
    assert changed(**entries) == FILE.replace(old, new)


def test_without_changes_the_text_stays() -> None:
    assert changed() == FILE


@pytest.mark.parametrize("text", ["", "# nur ein Wort\n", "{}\n"])
def test_the_first_key_of_an_empty_file(text: str) -> None:
    root = parse(text, "f", Sink())
    assert isinstance(root, Mapping)
    result = edited(text, root, Group(()), Group((("a", "1"), ("b", Items(("x",))))))
    assert said(result) == flow(a="1", b=Items(("x",), True))


def test_a_block_of_lines_is_replaced_by_a_word() -> None:
    text = "a: |\n  one\n  two\n# next\nb: 1\n"
    root = parse(text, "f", Sink())
    assert isinstance(root, Mapping)
    old = Group((("a", "one\ntwo\n"), ("b", "1")))
    assert edited(text, root, old, Group((("a", "x"), ("b", "1")))) == 'a: "x"\n# next\nb: 1\n'


def test_an_emptied_list_stays_with_the_comment_behind_it() -> None:
    text = "a: 1\nlogos: [x, y]  # none yet\nmore: [z]\n"
    root = parse(text, "f", Sink())
    assert isinstance(root, Mapping)
    assert edited(text, root, said(text), Group((("a", "1"),))) == "a: 1\nlogos: []  # none yet\n"  # type: ignore[arg-type]
