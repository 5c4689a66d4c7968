"""Whatever an article says survives writing and reading; whatever a file holds survives reading and writing."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import (
    NO_ATTRS,
    Attrs,
    Block,
    Callout,
    Cell,
    Chart,
    Comment,
    Directive,
    Event,
    Field,
    FieldList,
    Figure,
    FigureRow,
    Grid,
    Head,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Poster,
    Qr,
    Quote,
    Row,
    Sponsors,
    Table,
)
from kiclayout.content.inline import Break, Gloss, Link, NoteRef, PageRef, Text
from kiclayout.content.issue import Article
from kiclayout.content.normal import normal_blocks, normal_runs
from kiclayout.store.text import read_article, read_runs, save_article, write_article, write_runs

QUICK = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))

TOKENS = [
    "유니콘",
    "胡润",
    "m",
    "7",
    " ",
    "  ",
    "**",
    "*",
    "^",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "\\",
    "|",
    "<",
    "제목>",
    "!",
    "#",
    "# ",
    "## ",
    "- ",
    "1. ",
    "3. ",
    "2023. 04. 12.(수)",
    "5. 29.(월)",
    "① ",
    "▶ ",
    "1) ",
    "i) ",
    "가. ",
    ": ",
    "> ",
    "%%",
    "---",
    "```",
    ":::",
    "=",
    "~",
    "_",
    "&",
    "“중문”",
    "[胡润, 회장]",
    "{br}",
    "{ref:t-1}",
    "{nbsp}",
    "\u00a0",
    "\u2060",
    "](http://a.cn)",
    "]{.em}",
    "]{lang=zh}",
    "[^a]",
    "[^n]: ",
    "{#x}",
    " {#x .y}",
    "{break: page}",
    "caption: x",
    "8*",
    "é",
    "가\u0301",
    "=\u0338",
    "\u3000",
    "/",
    "'",
    '"',
    "，",
]
LINES = [
    "\n",
    "\n",
    "\n\n",
    "\n  ",
    "\n    ",
    "\\\n",
    "\t",
    "\r\n",
    "::: table\n",
    ":::\n",
    "::: figure a.jpg\n",
    "::: callout 알림\n",
    "::: figures\n",
    "::: event\n",
    "::: sponsors\n",
    "::: qr http://a.cn\n",
    "::: nothing\n",
    "| a | < |\n",
    "| ^ | b |\n",
    "|---|:--|\n",
    "|===|\n",
    "* - a\n",
    "  - b\n",
    "{.lead}\n",
    "alt: y\n",
    "x-y: z\n",
    "주최: a, b\n",
    "![a](b.jpg)",
    "---\n",
    "\x00",
    "\x85",
]

words = st.one_of(
    st.lists(st.sampled_from(TOKENS), min_size=1, max_size=6).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8),
)
marks = st.sampled_from(
    [(), (), (), ("b",), ("b",), ("sup",), ("b", "sup"), ("nobreak",), ("dots",), ("b", "em"), ("sub",), ("odd",)]
)
readings = st.sampled_from(["", "", "", "", "후룬", "hú rùn", "가]*|나", " ", ".x lang=zh"])
texts = st.builds(Text, words, marks, st.sampled_from([None, None, None, "zh", "ja"]), readings)
glosses = st.builds(Gloss, st.sampled_from(["후룬", "A·B"]), st.sampled_from(["胡润, 회장", "x]"]), marks)
labels = st.from_regex(r"[a-z][a-z0-9-]{0,4}", fullmatch=True)
addresses = st.sampled_from(
    ["https://a.cn/t_1", "mailto:a@b.c", "#top", "http://a.b/(c)", "http://a b", "www.a.cn", "http://x]y"]
)
links = st.builds(Link, addresses, st.lists(st.one_of(texts, texts, st.just(Break())), max_size=2).map(tuple))
references = st.builds(
    PageRef,
    st.sampled_from(["ref", "page"]),
    st.one_of(labels, st.just("other/t-1")),
    st.sampled_from(["", "", "을(를)", "(으)로"]),
)
inlines = st.one_of(
    texts, texts, texts, texts, glosses, links, st.builds(NoteRef, labels), references, st.just(Break())
)
runs = st.lists(inlines, min_size=1, max_size=5).map(tuple)
line_words = st.one_of(st.just(""), words)
attributes = st.one_of(
    st.just(NO_ATTRS),
    st.just(NO_ATTRS),
    st.builds(
        Attrs, st.one_of(st.none(), labels), st.sampled_from([(), ("lead",)]), st.sampled_from([(), (("lang", "a b"),)])
    ),
)

paragraphs = st.builds(Paragraph, runs=runs, attrs=attributes)
plain = st.builds(Paragraph, runs=runs)
markers = st.sampled_from(["", "", "▶", "①", "I.", "4.", "가.", "i)", "1)", "odd"])


def _numbered(bodies: list[tuple[Block, ...]]) -> List:
    return List(items=tuple(Item(f"{n}.", body) for n, body in enumerate(bodies, 1)))


def _lists(inner: SearchStrategy[Block]) -> SearchStrategy[Block]:
    body = st.lists(st.one_of(plain, inner), max_size=2).map(tuple)
    marked = st.lists(st.builds(Item, markers, body), min_size=1, max_size=3).map(tuple)
    quotes = st.builds(Quote, blocks=body)
    entries = st.lists(st.builds(Field, runs, body), min_size=1, max_size=2).map(tuple)
    return st.one_of(
        st.builds(List, items=marked, attrs=attributes),
        st.lists(body, min_size=1, max_size=3).map(_numbered),
        quotes,
        st.builds(Note, label=labels, blocks=body),
        st.builds(FieldList, items=entries),
    )


flows = st.recursive(plain, _lists, max_leaves=4)
flow_bodies = st.lists(flows, max_size=2).map(tuple)
headings = st.builds(
    Heading,
    level=st.integers(0, 5),
    marker=st.sampled_from(["", "", "1)", "①", "i)", "▶", "2.", "odd"]),
    runs=runs,
    attrs=attributes,
)
figures = st.builds(
    Figure,
    path=st.sampled_from(["images/a.jpg", "images/사진 1.png", ""]),
    caption=st.one_of(st.just(()), runs),
    alt=line_words,
    size=st.sampled_from(["", "wide"]),
    attrs=attributes,
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Tables of any shape, joined cells and wrong signs included."""
    columns, form = draw(st.integers(1, 4)), draw(st.sampled_from(["pipe", "pipe", "list"]))
    body = st.one_of(st.just(()), st.tuples(plain), st.tuples(plain) if form == "pipe" else flow_bodies)
    cell = st.builds(Cell, body, st.sampled_from([1, 1, 1, 2, 4]), st.sampled_from([1, 1, 2]))
    places = st.lists(st.one_of(cell, cell, st.sampled_from(["<", "^"])), min_size=1, max_size=columns).map(tuple)
    kinds = st.sampled_from(["body", "body", "head", "foot", "band"])
    rows = draw(st.lists(st.builds(Row, kinds, places), max_size=5).map(tuple))
    return Grid(tuple(draw(st.lists(st.sampled_from(["", "l", "r", "c"]), max_size=4))), rows, form)


tables = st.builds(
    Table,
    grid=grids(),
    caption=st.one_of(st.just(()), runs),
    role=st.sampled_from(["", "ranking"]),
    attrs=attributes,
    boxed=st.booleans(),
)
leaves = st.one_of(
    paragraphs,
    paragraphs,
    headings,
    flows,
    flows,
    figures,
    tables,
    st.builds(Comment, text=line_words),
    st.builds(Directive, name=st.just("break"), value=st.sampled_from(["page", "column", "{x}"])),
    st.builds(Chart, kind=st.just("bar"), table=labels, x=st.just("1"), alt=line_words),
    st.builds(Sponsors, roles=st.lists(st.tuples(words, st.just(("a", "b"))), max_size=2).map(tuple), attrs=attributes),
    st.builds(Qr, url=st.just("https://a.cn/q"), label=runs),
)


def _boxes(inner: SearchStrategy[Block]) -> SearchStrategy[Block]:
    body = st.lists(inner, max_size=2).map(tuple)
    return st.one_of(
        st.builds(Callout, title=st.one_of(st.just(()), runs), blocks=body, attrs=attributes),
        st.builds(Poster, path=st.sampled_from(["", "images/p.png"]), title=runs, lang=st.just("en"), blocks=body),
        st.builds(Event, title=runs, date=st.just("2023-05-30"), blocks=body),
        st.builds(FigureRow, caption=runs, cols=st.just("2"), blocks=st.lists(figures, max_size=2).map(tuple)),
    )


heads = st.builds(
    Head,
    fields=st.lists(
        st.one_of(
            st.tuples(st.sampled_from(["kicker", "lead"]), runs),
            st.tuples(st.sampled_from(["lang", "x-note"]), line_words),
        ),
        max_size=3,
    ).map(tuple),
)
blocks = st.recursive(leaves, _boxes, max_leaves=3)
bodies = st.lists(blocks, min_size=1, max_size=4).map(tuple)
articles = st.builds(lambda head, body: Article("a.md", (*head, *body)), st.lists(heads, max_size=1), bodies)
soup = st.lists(st.one_of(st.sampled_from(TOKENS), st.sampled_from(LINES)), max_size=25).map("".join)


def read(text: str) -> Article:
    return read_article(text, "a.md", Sink())


@QUICK
@given(runs)
def test_runs_survive(some: tuple[object, ...]) -> None:
    wanted = normal_runs(some)
    assert normal_runs(wanted) == wanted
    assert read_runs(write_runs(wanted)) == wanted


@QUICK
@given(articles)
def test_articles_survive(article: Article) -> None:
    text = write_article(article)
    again = read(text)
    assert again.blocks == normal_blocks(article.blocks), text
    assert write_article(again) == text


@QUICK
@given(articles)
def test_the_normal_form_is_its_own(article: Article) -> None:
    once = normal_blocks(article.blocks)
    twice = normal_blocks(once)
    assert twice == once
    assert all(one is other for one, other in zip(once, twice, strict=True))


@settings(QUICK, max_examples=300)
@given(st.one_of(soup, soup, st.text(max_size=60)))
def test_any_text_survives(text: str) -> None:
    sink = Sink()
    article = read_article(text, "a.md", sink)
    assert normal_blocks(article.blocks) == article.blocks
    canonical = write_article(article)
    again = read(canonical)
    assert again == article, canonical
    assert write_article(again) == canonical
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").split("\n")
    for found in sink:
        assert found.place is not None
        assert 1 <= found.place.line <= len(lines), found
        assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1, found


@QUICK
@given(
    st.one_of(articles.map(write_article), soup),
    st.one_of(plain, tables, flows),
    st.integers(0, 20),
    st.sampled_from(["set", "insert", "delete"]),
)
def test_saving_gives_what_was_meant(text: str, block: Block, at: int, how: str) -> None:
    old = read(text)
    assert save_article(text, old, old) == text
    new = list(old.blocks)
    at %= len(new) + (how == "insert") or 1
    if how == "insert":
        new.insert(at, block)
    elif new:
        new[at : at + 1] = [block] if how == "set" else []
    saved = read(save_article(text, old, Article("a.md", tuple(new))))
    if not any(type(one).__name__ == "Raw" for one in new):
        assert saved.blocks == normal_blocks(new)
