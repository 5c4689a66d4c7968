"""Printing an issue for tests, and reading the printed pages back: from the scene, and from the PDF by two readers."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest

from kiclayout.app.bring import import_files
from kiclayout.app.project import Draft, open_project
from kiclayout.base.diagnostics import Sink
from kiclayout.content.inline import NoteRef, PageRef, Runs, plain
from kiclayout.content.issue import Issue
from kiclayout.design.layout import Layout
from kiclayout.paint.pdf import write_pdf
from kiclayout.scene.items import Glyphs, Group, Item, LinkArea, Mark, moved
from kiclayout.scene.page import Page, Scene

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed" / "issue-325.md"
LAYOUTS = sorted(path.parent.name for path in (ROOT / "layouts").glob("*/layout.yaml"))
_HOME = TemporaryDirectory(prefix="kiclayout-printed-")


@dataclass(frozen=True)
class Printed:
    """An issue that was printed, or laid out: what it says, how it looks, its pages, what was found, the file."""

    issue: Issue
    layout: Layout
    scene: Scene
    sink: Sink
    pdf: Path = Path()

    @cached_property
    def shown(self) -> dict[int, set[int]]:
        """The characters of every block that stand on any page."""
        found: dict[int, set[int]] = {}
        for page in self.scene.pages:
            for run in glyphs(page):
                if run.origin:
                    found.setdefault(run.origin.block, set()).update(range(run.origin.start, run.origin.end))
        return found

    @cached_property
    def furniture(self) -> str:
        """The words that are no block's, without blanks."""
        runs = (run for page in self.scene.pages for run in glyphs(page))
        return bare("".join(run.text for run in runs if not (run.origin and run.origin.block)))


def print_issue(folder: Path | Draft, target: Path) -> Printed:
    """Prints the issue in ``folder``."""
    sink = Sink()
    with open_project(folder, sink) as project:
        scene = project.typeset(sink)
        assert write_pdf(scene, project.book, target, sink)
        return Printed(project.issue, project.layout, scene, sink, target)


def lay_out(folder: Path, other: Callable[[Layout], Layout] = lambda layout: layout) -> Printed:
    """The pages of the issue in ``folder``, its layout changed by ``other``; there is no file of them."""
    sink = Sink()
    with open_project(folder, sink) as opened:
        project = replace(opened, layout=other(opened.layout))
        return Printed(project.issue, project.layout, project.typeset(sink), sink)


def source(issue: str) -> Path:
    """The folder of an issue, to be read only: ``example``, ``real``, or ``every`` kind of field and block."""
    folder = Path(_HOME.name) / issue
    if issue == "example":
        return ROOT / "examples" / "issue-001"
    if issue == "real" and not SEED.is_file():
        pytest.skip("the real issue is not beside the repository: ../shared/seed")
    if not folder.exists():
        if issue == "real":
            import_files([SEED], folder, Sink())
        else:
            from test_every_field import written  # which reads with what stands here

            folder.mkdir()
            written(folder)
    return folder


@cache
def print_in(issue: str, layout: str = "kic-weekly") -> Printed:
    """An issue printed in a layout, once for all tests of this process: nothing is to be added to its findings."""
    return print_issue(Draft(source(issue), layout=layout), Path(_HOME.name) / f"{issue}-{layout}.pdf")


# ---------------------------------------------------------------------------------------------------- the scene
def flat(items: tuple[Item, ...]) -> Iterator[Item]:
    """All items but groups, in order; none of the tests' groups turns or scales its words."""
    for item in items:
        if isinstance(item, Group):
            shift = item.matrix
            yield from (_shifted(inner, shift.e, shift.f) for inner in flat(item.items))
        else:
            yield item


def _shifted(item: Item, dx: float, dy: float) -> Item:
    return moved(item, dx, dy) if (dx or dy) and isinstance(item, Glyphs | Mark | LinkArea) else item


def glyphs(page: Page) -> list[Glyphs]:
    """All runs of a page in order."""
    return [item for item in flat(page.items) if isinstance(item, Glyphs)]


def folio_of(scene: Scene, target: str) -> str:
    """The folio of the page on which a target stands."""
    return next(
        p.folio for p in scene.pages for item in flat(p.items) if isinstance(item, Mark) and item.name == target
    )


def lines_of(page: Page) -> list[str]:
    """The body's lines as they are set: runs of one block, one after the other on one baseline, blanks folded."""
    runs = [run for run in glyphs(page) if run.origin]
    made, text = [], ""
    for run, after in pairwise([*runs, None]):
        assert run is not None
        text += run.text
        same = after is not None and abs(after.y - run.y) < 0.01 and 0 <= after.x - run.x - run.width < 1.0
        if not same or (after and after.origin and run.origin and after.origin.start != run.origin.end):
            made.append(folded(text))
            text = ""
    return [line for line in made if line]


# ---------------------------------------------------------------------------------------------------- the file
def needs(tool: str) -> str:
    """The path of a program; the test is skipped where it is not installed."""
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed")
    return found


def run(*command: str | Path) -> str:
    """What a program prints."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8")


def poppler_pages(pdf: Path) -> list[str]:
    """The words of every page as poppler reads them, in the order of the file."""
    return run(needs("pdftotext"), "-raw", "-enc", "UTF-8", pdf, "-").split("\f")[:-1]


def pdfium_pages(pdf: Path) -> list[str]:
    """The words of every page as pdfium reads them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


READERS = {"poppler": poppler_pages, "pdfium": pdfium_pages}


def folded(text: str) -> str:
    """``text`` with every stretch of blanks as one blank."""
    return re.sub(r"[\s\u00a0]+", " ", text.replace("\u00ad", "").replace("\u2060", "").replace("\u200b", "")).strip()


def bare(text: str) -> str:
    """``text`` without blanks, since a line may end inside a word."""
    return folded(text).replace(" ", "")


def constant(runs: Runs) -> bool:
    """Whether nothing of ``runs`` is filled in by the program."""
    return not any(isinstance(one, NoteRef | PageRef) for one in runs)


def printed_words(runs: Runs) -> str:
    """The characters of ``runs`` without blanks."""
    return bare(plain(runs))


def stands_in(text: str, pages: list[str]) -> bool:
    """Whether ``text`` (without blanks) stands on one of ``pages``, or goes on from one to the next."""
    return not text or any(_begins(text, pages[start:]) for start in range(len(pages)))


def _begins(text: str, pages: list[str]) -> bool:
    if not pages or text in pages[0]:
        return bool(pages)
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text[:middle] in pages[0] else (low, middle - 1)
    return low > 0 and _begins(text[low:], pages[1:])
