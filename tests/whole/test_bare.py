"""The bare layout, from which layouts of one's own begin, prints whole issues, and nothing over anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hard_cases import CASES
from page_boxes import outside, overlaps
from printed import Printed, lay_out, print_in

from kiclayout.base.diagnostics import Severity, Sink
from kiclayout.base.record import replace
from kiclayout.content.walk import walk
from kiclayout.store.bundled import bundled_folder
from kiclayout.store.layouts import read_layout

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed" / "issue-325.md"
HARD = ("no event", "17 partners", "7 parts", "a part without articles", "eight codes", "sixty articles", "one article")


def dressed(folder: Path) -> Printed:
    """The issue in ``folder`` in the bare layout."""
    return lay_out(folder, lambda _: read_layout(bundled_folder("layouts") / "bare", Sink()))


def shown(made: Printed) -> set[tuple[str, int, int]]:
    """The letters of all blocks that stand on a page: article, block in its order, place in the block."""
    blocks = {
        block.id: (article.path, number)
        for article in made.issue.articles
        for number, block in enumerate(walk(article.body))
    }
    return {(*blocks[block], at) for block, places in made.shown.items() if block in blocks for at in places}


def test_it_is_short_and_without_fault() -> None:
    folder, sink = bundled_folder("layouts") / "bare", Sink()
    assert read_layout(folder, sink).sequenced("event")
    assert list(sink) == []
    assert len((folder / "layout.yaml").read_text("utf-8").splitlines()) < 270


@pytest.mark.parametrize("name", ["example", "real"])
def test_whole_issues_are_printed(name: str) -> None:
    made, weekly = print_in(name, "bare"), print_in(name)
    assert len(shown(weekly)) > 5000
    assert shown(weekly) - shown(made) == set()
    before = {found.code for found in weekly.sink if found.severity is Severity.ERROR}
    assert {found.code for found in made.sink if found.severity is Severity.ERROR} <= before
    for page in made.scene.pages:
        assert outside(page) == [], page.folio


@pytest.mark.parametrize("name", HARD)
def test_it_holds_under_other_facts(name: str, tmp_path: Path) -> None:
    made = dressed(replace(CASES[name].issue, layout="bare").write(tmp_path / "issue"))
    assert {found.code for found in made.sink} <= {"typeset-logos-left", "typeset-words-cut"}
    for page in made.scene.pages:
        assert overlaps(page) == [], page.template
        assert outside(page) == [], page.template
