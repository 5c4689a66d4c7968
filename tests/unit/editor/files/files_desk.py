"""A person who answers questions about files, and edits as somebody makes them; for tests of files and jobs."""

from __future__ import annotations

from collections.abc import Sequence

from kiclayout.app.lock import Holder
from kiclayout.base.diagnostics import Diagnostic
from kiclayout.base.record import replace
from kiclayout.content.block import Block, Paragraph
from kiclayout.content.inline import Text, plain
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.questions import Conflict, Locked, Lost, Offer, Unsaved
from kiclayout.editor.words import Words

ARTICLE = "articles/sample.md"
TEXT = "# 제목\n\n첫째 문단.\n\n둘째 문단.\n\n셋째 문단.\n"


class Person:
    """Answers every question as told before, and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.offers: list[Offer] = []
        self.reports: list[tuple[str, tuple[str, ...]]] = []
        self.unsaved_answer = Unsaved.CANCEL
        self.locked_answer = Locked.CANCEL
        self.lost_answer = Lost.LATER
        self.theirs: frozenset[str] | None = frozenset()
        self.export_answer = False

    def speak(self, words: Words) -> None:
        self.asked.append(words.lang)

    def unsaved(self, name: str) -> Unsaved:
        self.asked.append(f"unsaved {name}")
        return self.unsaved_answer

    def locked(self, name: str, holder: Holder) -> Locked:
        self.asked.append(f"locked {name} {holder.pid}")
        return self.locked_answer

    def lost(self, offer: Offer) -> Lost:
        self.asked.append("lost")
        self.offers.append(offer)
        return self.lost_answer

    def conflicts(self, found: Sequence[Conflict]) -> frozenset[str] | None:
        self.asked.append("conflict " + " ".join(one.file for one in found))
        return self.theirs

    def export_with_errors(self, findings: Sequence[Diagnostic]) -> bool:
        self.asked.append(f"errors {len(findings)}")
        return self.export_answer

    def report(self, key: str, findings: Sequence[Diagnostic]) -> None:
        self.reports.append((key, tuple(one.code for one in findings)))


def with_words(issue: Issue, words: str, at: int = 1) -> Issue:
    """``issue`` with its paragraph ``at`` saying something else; at the end, one more."""
    (section,) = (one for one in issue.sections if one.articles)
    article = section.articles[0]
    blocks: list[Block] = list(article.blocks)
    new = Paragraph(runs=(Text(words),))
    blocks[at : at + 1] = [replace(new, id=blocks[at].id) if at < len(blocks) else new]
    changed = replace(section, articles=(replace(article, blocks=tuple(blocks)),))
    return replace(issue, sections=tuple(changed if one is section else one for one in issue.sections))


def type_words(documents: Documents, words: str, at: int = 1) -> None:
    """An edit as somebody at the keyboard makes it."""

    def edit(issue: Issue, selection: Selection | None) -> Done:
        return Done(with_words(issue, words, at), selection)

    documents.session.apply(edit, "edit.type")


def words_of(issue: Issue) -> list[str]:
    """The paragraphs of the first article."""
    return [plain(block.runs) for block in issue.articles[0].blocks if isinstance(block, Paragraph)]


def one_more(issue: Issue) -> Issue:
    """``issue`` with a paragraph more behind the title."""
    (section,) = (one for one in issue.sections if one.articles)
    article = section.articles[0]
    blocks = (article.blocks[0], Paragraph(runs=(Text("앞에 하나."),)), *article.blocks[1:])
    changed = replace(section, articles=(replace(article, blocks=blocks),))
    return replace(issue, sections=tuple(changed if one is section else one for one in issue.sections))
