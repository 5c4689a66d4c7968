"""Edits an issue at random, with undo and redo, and compares every so often what is shown with laying out afresh.

Usage: python benchmarks/editor/soak.py [ISSUE] [--edits 2000] [--every 10] [--seed 1]

All kinds of edits that the window makes are drawn: typing, deleting, splitting, roles, looks, notes, links, tables,
blocks and articles that move. Pages and findings must be equal; the first difference ends the run with status 1.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from kiclayout.app.project import Project, check_words, open_project
from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.content.edit import articles, items, links, looks, notemarks, roles, splits, structure, tables, typed
from kiclayout.content.edit.passages import passages
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.editor.session import Session

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "issue-001"
WORDS = (
    "가",
    "나다",
    " ",
    "중국의 산업기술혁신센터는 ",
    "中国",
    "x1",
    ", ",
    "긴 말을 더해 줄이 늘어나게 한다. ",
    "둘\n셋",
)

Edit = Callable[[Issue, Selection], Done]


def edits(random_: random.Random) -> list[tuple[int, Edit]]:
    """Edits with how often each of them is to be drawn."""
    word, role = random_.choice(WORDS), random_.choice(roles.ROLES)
    mark, lang = random_.choice(("b", "em", "sup", "small")), random_.choice(("ko", "zh-Hans", None))
    return [
        (40, lambda i, s: typed.insert_text(i, s, word)),
        (12, lambda i, s: typed.delete_backward(i, s, random_.random() < 0.3)),
        (6, lambda i, s: typed.delete_forward(i, s)),
        (6, splits.split),
        (2, typed.insert_break),
        (5, lambda i, s: roles.set_role(i, s, role)),
        (2, items.level_in),
        (2, items.level_out),
        (4, lambda i, s: looks.toggle_mark(i, s, mark)),
        (2, lambda i, s: looks.set_lang(i, s, lang)),
        (2, lambda i, s: links.set_link(i, s, "https://example.org/a")),
        (2, lambda i, s: links.set_gloss(i, s, "胡润")),
        (2, notemarks.insert_note),
        (1, notemarks.remove_note),
        (2, tables.insert_rows),
        (2, tables.insert_columns),
        (1, tables.delete_rows),
        (1, tables.merge_cells),
        (1, lambda i, s: structure.insert_block(i, s, structure.blank_table(2, 3))),
        (2, lambda i, s: structure.shift_block(i, s.focus.block, random_.random() < 0.5)),
        (1, lambda i, s: structure.duplicate_block(i, s.focus.block)),
        (1, lambda i, s: structure.delete_block(i, s.focus.block)),
        (1, lambda i, _: moved_article(i, random_)),
    ]


def moved_article(issue: Issue, random_: random.Random) -> Done:
    """An article goes to the end of another part."""
    if len(issue.articles) < 2:
        return Done(issue)
    return articles.move_article(issue, random_.choice(issue.articles).id, random_.choice(issue.sections).id)


def somewhere(issue: Issue, random_: random.Random) -> Selection | None:
    """A caret in some passage, or a stretch of one, or of two."""
    found = list(passages(random_.choice(issue.articles)))
    if not found:
        return None
    one = random_.choice(found)
    size = len(plain(one.runs))
    first = Spot(one.block, random_.randrange(size + 1), one.field)
    what = random_.random()
    if what < 0.6:
        return caret(first)
    other = one if what < 0.95 else random_.choice(found)
    return Selection(first, Spot(other.block, random_.randrange(len(plain(other.runs)) + 1), other.field))


def step(session: Session, random_: random.Random) -> None:
    """One thing that a user does."""
    pages = range(len(session.scene.pages))
    session.in_view(frozenset(random_.sample(pages, min(2, len(pages)))))
    what = random_.random()
    if what < 0.12:
        session.undo()
    elif what < 0.18:
        session.redo()
    elif (place := somewhere(session.issue, random_)) is not None:
        session.select(place)
        weighed = edits(random_)
        edit = random_.choices([one for _, one in weighed], [weight for weight, _ in weighed])[0]
        session.apply(lambda issue, selection: edit(issue, selection or place), "edit.type")


def differs(session: Session, project: Project) -> str:
    """What differs from laying out afresh; empty = nothing."""
    session.finish()
    sink = Sink()
    check_words(session.issue, project.layout, sink)
    fresh = replace(project, issue=session.issue).typeset(sink)
    if len(fresh.pages) != len(session.scene.pages):
        return f"{len(session.scene.pages)} pages, afresh {len(fresh.pages)}"
    for page, other in zip(session.scene.pages, fresh.pages, strict=True):
        if page != other:
            return f"page {page.index} {page.folio}"
    if fresh != session.scene:
        return "outline or facts"
    found = set(session.findings) ^ set(sink)
    return "findings: " + "; ".join(one.message("en") for one in found) if found else ""


def main(given: Iterable[str] | None = None) -> int:
    """Runs the soak; 0 = no difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("issue", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--edits", type=int, default=2000)
    parser.add_argument("--every", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(None if given is None else list(given))
    QApplication([])
    random_, session, spent = random.Random(args.seed), Session(), list[float]()
    with open_project(args.issue, Sink()) as project:
        session.load(project.folder, project.issue, project.layout, project.book)
        for number in range(1, args.edits + 1):
            begun = time.thread_time()
            step(session, random_)
            spent.append(time.thread_time() - begun)
            if number % args.every == 0 and (fault := differs(session, project)):
                print(f"edit {number}: {fault}")
                return 1
        while session.history.past:
            session.undo()
        fault = differs(session, project) or ("" if session.issue is session.saved else "undo does not lead back")
    spent.sort()
    middle, most = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
    print(f"{args.edits} edits, {args.edits // args.every} comparisons: {fault or 'no difference'}")
    print(f"an edit with its pages in view: median {middle * 1000:.1f} ms, p95 {most * 1000:.1f} ms of CPU")
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
