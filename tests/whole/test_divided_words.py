"""An issue in narrow columns with many English words: where they are divided, and that readers have them whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from heard import heard
from printed import Printed, bare, glyphs, poppler_pages, print_issue
from small_issue import SmallIssue

from kiclayout.app.project import Draft, Project, open_project
from kiclayout.base.diagnostics import Sink
from kiclayout.base.steps import finished
from kiclayout.content.block import Paragraph
from kiclayout.content.edit.typed import insert_text
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Spot, caret
from kiclayout.scene.items import DIVIDED
from kiclayout.scene.page import Page
from kiclayout.store.paths import locate
from kiclayout.typeset.document import Press, typesetting

WORDS = (
    "베이징의 스타트업은 올해 들어 hyperscale infrastructure 시장에 뛰어들었으며, 특히 semiconductor photolithography "
    "장비와 heterogeneous integration 기술을 앞세워 international standardization 논의를 이끈다. 업계는 이를 두고 "
    "supercomputing democratization이라 부르며 sustainability 지표까지 함께 따지기 시작했다."
)
TEXT = "\n\n".join(f"{'먼저 ' * n}{WORDS} {' '.join(WORDS.split()[n:])}" for n in range(1, 10))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    article = f"---\nkicker: 갈래\n---\n\n# Internationalization과 infrastructure\n\n{TEXT}\n"
    issue = SmallIssue(parts=(1,), article=article, layout="kic-journal", organisers=(), logos=0, codes=0)
    return issue.write(tmp_path_factory.mktemp("words"))


@pytest.fixture(scope="module")
def printed(folder: Path) -> Printed:
    return print_issue(folder, folder / "words.pdf")


@pytest.fixture(scope="module")
def project(folder: Path) -> Iterator[Project]:
    with open_project(Draft(folder), Sink()) as opened:
        yield opened


def hyphens(page: Page) -> list[int]:
    """The places of the hyphens among a page's runs."""
    return [at for at, run in enumerate(glyphs(page)) if run.text == DIVIDED]


def test_words_are_divided_and_no_column_ends_inside_one(printed: Printed) -> None:
    found = [(page, at) for page in printed.scene.pages for at in hyphens(page)]
    assert len(found) > 12
    for page, at in found:
        runs = glyphs(page)
        before, after = runs[at - 1], runs[at + 1]
        assert before.origin is not None
        assert after.origin is not None
        assert before.origin.end == after.origin.start, "the word goes on right behind its hyphen"
        assert 0 < after.y - before.y < 20.0, "in the next line of the same column"


def test_readers_have_the_words_whole(printed: Printed) -> None:
    with pikepdf.open(printed.pdf) as pdf:
        said = heard(pdf).text.replace(DIVIDED, "")
    wanted = [plain(block.runs) for block in printed.issue.articles[0].body if isinstance(block, Paragraph)]
    assert [text for text in wanted if text not in said] == []
    copied = bare("".join(poppler_pages(printed.pdf)))
    assert all(word in copied for word in ("infrastructure", "standardization", "democratization이라"))


def test_words_edited_are_laid_out_as_if_they_had_been_so_ever(project: Project) -> None:
    def press() -> Press:
        return Press(project.book, lambda name: locate(project.folder, name), Sink())

    def pages(issue: Issue, kept: Press) -> tuple[Page, ...]:
        return finished(typesetting(issue, project.layout, kept)).scene.pages

    block = next(block for block in project.issue.articles[0].body if isinstance(block, Paragraph))
    typed = insert_text(project.issue, caret(Spot(block.id, 30)), "counterfactual commercialization ").issue
    kept = press()
    first = pages(project.issue, kept)
    assert pages(typed, kept) == pages(typed, press())
    assert pages(project.issue, kept) == first
