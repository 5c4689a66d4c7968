"""What the manuals say of commands, keys and signs is what the program knows; their examples are read without findings.

The examples of articles and of the guide to layouts have tests of their own (``test_text_read``,
``test_new_layout_guide``).
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.cli.parser import make_parser
from kiclayout.content.inline import MARKS
from kiclayout.content.normal import HEAD_RUNS, HEAD_WORDS
from kiclayout.store import marks
from kiclayout.store.forms import Form, ListOf, Record
from kiclayout.store.issue_schema import ISSUE, PARTNERS
from kiclayout.store.layouts import layout_of
from kiclayout.store.placement import placement_of
from kiclayout.store.schema import read
from kiclayout.store.text import read_article, write_article
from kiclayout.store.text.grammar import BOXES, DIRECTIVES

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
FENCED = re.compile(r"^```(\w*).*\n((?:(?!```).*\n)*)```$", re.M)
INDENTED = re.compile(r"(?:^ {4}.*\n)+", re.M)
FORMAT = (ROOT / "docs" / "FORMAT.md").read_text("utf-8")


def commands() -> Iterator[tuple[str, str]]:
    """Every command of the program in the manuals, with the page it stands on."""
    for page in PAGES:
        text = page.read_text("utf-8")
        blocks = [block for _, block in FENCED.findall(text)] + INDENTED.findall(FENCED.sub("", text))
        for line in "\n".join(blocks).splitlines():
            if re.match(r" *kiclayout( |$)", line):
                yield page.name, line.strip()


def test_every_command_in_the_manuals_is_one() -> None:
    found = list(commands())
    assert len(found) > 20
    for page, line in found:
        words = shlex.split(line, comments=True)[1:]
        given = ["a.docx" if word.endswith("…") else word for word in words]
        made, strange = make_parser("en").parse_known_args(given)
        assert strange == [], (page, line)
        assert made.command or not words, (page, line)


# ---- FORMAT.md


def rows(head: str, page: str = FORMAT) -> list[list[str]]:
    """The rows of the table whose head begins with ``head``, as cells."""
    table = page.partition(f"\n| {head} |")[2]
    lines = table.split("\n")[2:]
    taken = lines[: next(at for at, line in enumerate(lines) if not line.startswith("|"))]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in taken]


def named(cell: str) -> set[str]:
    """The names between backquotes in a cell."""
    return {name for code in re.findall(r"`([^`]+)`", cell) for name in re.split(r"[\s,]+", code)}


def indented(heading: str) -> str:
    """The first example below a heading that is set off by four blanks."""
    below = FORMAT.partition(f"\n## {heading}\n")[2]
    return re.sub(r"(?m)^ {4}", "", INDENTED.findall(below)[0])


def test_the_keys_of_the_head_are_those_that_are_read() -> None:
    said = set().union(*(named(first) for first, *_ in rows("key | value | what it is"))) - {"x-…"}
    assert said == {*HEAD_RUNS, *HEAD_WORDS}


def test_the_boxes_and_their_fields_are_those_that_are_read() -> None:
    said = {kind.strip("`"): (argument, fields) for kind, argument, fields, _ in rows("box | argument | fields")}
    assert set(said) == set(BOXES)
    for kind, form in BOXES.items():
        argument, fields = said[kind]
        assert bool(form.argument) == (argument != "–"), kind
        assert set(form.names) <= named(fields), kind
        assert {name for name in named(fields) if name in {n for f in BOXES.values() for n in f.names}} <= set(
            form.names
        )


def keys_of(form: Form) -> Iterator[str]:
    """All keys of a schema, inner ones too."""
    if isinstance(form, ListOf):
        yield from keys_of(form.of)
    for key, inner in form.keys.items() if isinstance(form, Record) else ():
        yield key
        yield from keys_of(inner)


@pytest.mark.parametrize(
    ("head", "schema"),
    [("key | type, default | what it says", ISSUE), ("key | type | what it says", PARTNERS.keys["partners"])],
)
def test_the_keys_of_issue_and_partners_are_those_that_are_read(head: str, schema: Form) -> None:
    said = "\n".join(" ".join(cells[:3]) for cells in rows(head))
    outer = schema.of if isinstance(schema, ListOf) else schema
    assert isinstance(outer, Record)
    listed = set().union(*(named(first) for first, *_ in rows(head))) - {"x-…"}
    assert listed == set(outer.keys)
    assert {key for key in keys_of(schema) if not re.search(rf"\b{key}\b", said)} == set()


def test_the_sheets_of_the_manual_are_read_without_findings() -> None:
    sink = Sink()
    whole = marks.parse(indented("issue.yaml"), "issue.yaml", sink)
    assert whole is not None
    assert len(read(whole, ISSUE, "issue.yaml", sink).values) == 10
    root = marks.parse(indented("partners/partners.yaml"), "partners.yaml", sink)
    assert root is not None
    (partner,) = read(root, PARTNERS, "partners.yaml", sink).all("partners", object)
    placed = marks.parse(indented("placement/<layout>.yaml"), "placement.yaml", sink)
    assert placed is not None
    assert len(placement_of(placed, "x").entries) == 9
    assert (list(sink), bool(partner)) == ([], True)


def test_every_way_to_write_words_is_read_without_findings() -> None:
    cells = [cell for _, cell in rows("to get | write")]
    assert len(cells) > 12
    codes = [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]
    text = (
        "# 제목\n\n" + "\n\n".join(f"말 {code.replace('…', '')} 끝" for code in codes if "lang=en}" not in code) + "\n"
    )
    sink = Sink()
    article = read_article(text, "a.md", sink)
    assert {found.code for found in sink} <= {"store-inline-link-target"}, list(sink)
    assert read_article(write_article(article), "a.md", Sink()) == article
    assert set(MARKS) - {"b"} <= {name for code in codes for name in re.findall(r"\{\.(\w+)\}", code)}


def test_every_instruction_stands_in_the_manual() -> None:
    assert {name for name in DIRECTIVES if f"{{{name}: " not in FORMAT} == set()


# ---- LAYOUTS.md


def test_every_piece_of_a_layout_in_the_manual_is_read() -> None:
    manual = (ROOT / "docs" / "LAYOUTS.md").read_text("utf-8")
    pieces = [piece for kind, piece in FENCED.findall(manual) if not kind]
    assert len(pieces) >= 3
    for piece in pieces:
        thing = piece.startswith("- ")
        for text in [THING + re.sub("(?m)^", "      ", piece)] if thing else alternatives(piece):
            sink = Sink()
            layout_of(text, Path("mine"), sink)
            assert {found.code for found in sink} <= {"layout-style-unknown", "layout-template-unknown"}, list(sink)


THING = "templates:\n  a:\n    furniture:\n"


def alternatives(piece: str) -> list[str]:
    """A piece that says one key several ways, apart."""
    key = piece.partition(":")[0]
    return [key + part for part in re.split(rf"^{key}", piece, flags=re.M)[1:]]
