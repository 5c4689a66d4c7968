from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kiclayout.base.diagnostics import Sink
from kiclayout.content.issue import (
    EMPTY,
    Article,
    Back,
    Bilingual,
    Contact,
    CoverEvent,
    Group,
    Issue,
    Organiser,
    Partner,
    QrCode,
    Section,
)
from kiclayout.store.issue import dump_issue_yaml
from kiclayout.store.issue_schema import ISSUE, PARTNERS, issue_of, partners_of
from kiclayout.store.issue_tree import issue_tree, partners_tree
from kiclayout.store.marks import Mapping, parse
from kiclayout.store.schema import LANGS, read
from kiclayout.store.yaml_edit import edited
from kiclayout.store.yaml_tree import dump

SIGNS = st.one_of(
    st.sampled_from("가나다漢字창업 :#-[]{},'\"\\&*!|>%@?~\n\t.0aZ　\u200b\u00a0\u2028😀"),
    st.characters(exclude_categories=("Cs",)),
)
WORDS = st.text(SIGNS, max_size=8).map(lambda text: unicodedata.normalize("NFC", text))
SAID = WORDS.filter(bool)
PATHS = st.text("가나abc 1-_", min_size=1, max_size=6).map(lambda stem: f"articles/{stem.strip()}x.md")
DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
BILINGUAL = st.one_of(
    st.just(EMPTY),
    SAID.map(Bilingual),
    st.dictionaries(st.sampled_from(LANGS), SAID, min_size=1, max_size=2).map(
        lambda table: Bilingual("", tuple((lang, table[lang]) for lang in LANGS if lang in table))
    ),
)
GROUPS = st.lists(st.builds(Group, WORDS, st.lists(WORDS, max_size=3).map(tuple), st.booleans()), max_size=2).map(tuple)
LENGTHS = st.sampled_from(("", "12mm", "10.5pt", "1.5em", "30%", "7"))


PARTNER = st.builds(
    Partner,
    SAID,
    BILINGUAL,
    st.sampled_from(("", "partners/가.svg")),
    st.just(""),
    LENGTHS,
    LENGTHS,
    st.sampled_from((None, True, False)),
    roles=st.lists(SAID, max_size=3).map(tuple),
    approved_by=LENGTHS,
    approved_on=st.none() | st.dates(),
    valid_until=st.none() | st.dates(),
    note=LENGTHS,
)


def some(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=2).map(tuple)


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    paths = draw(st.lists(PATHS, max_size=5, unique=True))
    cut = draw(st.integers(0, len(paths)))
    parts = (tuple(map(Article, paths[:cut])), tuple(map(Article, paths[cut:])))
    opener, color = st.sampled_from(("", "band", "full", "none")), WORDS
    sections = tuple(
        Section(draw(SAID), draw(BILINGUAL), part, draw(color), draw(opener))
        for part in parts[: draw(st.integers(0, 2))]
    )
    codes = some(st.builds(QrCode, BILINGUAL, WORDS))
    event = st.builds(CoverEvent, BILINGUAL, BILINGUAL, BILINGUAL, BILINGUAL, some(DAYS), st.sampled_from(("ko", "zh")))
    return Issue(
        draw(st.integers(0, 999_999_999)),
        draw(DAYS),
        draw(SAID),
        sections,
        publication=draw(WORDS),
        lang=draw(st.sampled_from(("ko", "zh", "en", "ja"))),
        title=draw(BILINGUAL),
        event=draw(st.none() | event),
        organisers=draw(some(st.builds(Organiser, BILINGUAL, GROUPS, GROUPS))),
        logos=draw(some(WORDS)),
        contact=draw(some(st.builds(Contact, BILINGUAL, WORDS))),
        copyright=draw(BILINGUAL),
        notice=draw(BILINGUAL),
        cover_image=draw(st.sampled_from(("", "images/표지.jpg"))),
        cover_headline=draw(WORDS),
        toc_title=draw(BILINGUAL),
        toc_note=draw(BILINGUAL),
        back=draw(st.builds(Back, BILINGUAL, BILINGUAL, codes, BILINGUAL)),
        issn=draw(WORDS),
        registration=draw(WORDS),
        licence=draw(WORDS),
    )


def said(text: str) -> Issue | None:
    sink = Sink()
    root = parse(text, "issue.yaml", sink)
    assert root is not None, (text, [d.message("en") for d in sink])
    issue = issue_of(read(root, ISSUE, "issue.yaml", sink), lambda fields, at, path: Article(path))
    assert [d for d in sink if d.code != "store-key-stranger"] == [], text
    return issue


def with_comments(text: str) -> tuple[str, list[str]]:
    """The text with a private key, a comment above every line and one behind every line that has a value."""
    lines, comments = [], []
    for number, line in enumerate(text.splitlines()):
        indent = len(line) - len(line.lstrip(" "))
        comments += [f"# above {number}", f"# behind {number}"]
        lines += [f"{' ' * indent}# above {number}", f"{line}   # behind {number}"]
    return "\n".join([*lines, "x-own: {a: 1}   # mine", ""]), [*comments, "# mine"]


def change(text: str, old: Issue, new: Issue) -> str:
    root = parse(text, "issue.yaml", Sink())
    assert isinstance(root, Mapping)
    return edited(text, root, issue_tree(old), issue_tree(new))


@settings(max_examples=40, deadline=None)
@given(issues())
def test_an_issue_is_read_back_from_its_text(issue: Issue) -> None:
    text = dump_issue_yaml(issue)
    assert said(text) == issue
    assert dump_issue_yaml(issue) == text


@settings(max_examples=30, deadline=None)
@given(some(PARTNER))
def test_partners_are_read_back_from_their_text(partners: tuple[Partner, ...]) -> None:
    sink = Sink()
    root = parse(dump(partners_tree(partners, "ko")), "partners.yaml", sink)
    assert root is not None
    assert partners_of(read(root, PARTNERS, "partners.yaml", sink)) == partners
    assert list(sink) == []


@settings(max_examples=40, deadline=None)
@given(issues(), issues())
def test_one_issue_is_edited_into_any_other(old: Issue, new: Issue) -> None:
    text, _ = with_comments(dump_issue_yaml(old))
    result = change(text, old, new)
    assert said(result) == new
    assert "x-own: {a: 1}   # mine" in result
    assert change(result, new, new) == result


@settings(max_examples=25, deadline=None)
@given(issues(), st.data())
def test_reordering_loses_no_comment(old: Issue, data: st.DataObject) -> None:
    shuffled = {
        name: tuple(data.draw(st.permutations(getattr(old, name)))) for name in ("sections", "organisers", "contact")
    }
    new = replace(old, **shuffled)
    text, comments = with_comments(dump_issue_yaml(old))
    result = change(text, old, new)
    assert said(result) == new
    assert sorted(part for part in comments if part in result) == sorted(comments)


@settings(max_examples=25, deadline=None)
@given(issues(), st.integers(0, 999), DAYS, SAID)
def test_facts_are_changed_between_their_marks(old: Issue, number: int, date: dt.date, layout: str) -> None:
    new = replace(old, number=number, date=date, layout=layout)
    text, comments = with_comments(dump_issue_yaml(old))
    result = change(text, old, new)
    assert said(result) == new
    one, other = text.splitlines(), result.splitlines()
    assert len(one) == len(other)
    assert {a.split(":")[0] for a, b in zip(one, other, strict=True) if a != b} <= {"number", "date", "layout"}
    assert all(part in result for part in comments)
