"""Where a finding belongs that stands in no article: the key of issue.yaml, the page that shows it, the article listed.

What a page is for is told by its template's name; which keys a form has is the form's own business.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiclayout.base.diagnostics import Diagnostic
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.content.issue import Issue
from kiclayout.editor.panels.standing import block_of
from kiclayout.scene.page import Page

ISSUE, PARTNERS = "issue.yaml", "partners/partners.yaml"
_SHOWN_ON = {
    "toc": "contents", "sections": "contents", "back": "back", "contact": "back", "copyright": "back", "notice": "back",
    "issn": "back", "registration": "back", "licence": "back",
}  # fmt: skip
"""The pages on which facts of the issue stand, by the first word of their key; all others are on the cover."""


def shown_page(key: str) -> str:
    """How the name of the page's template begins that shows the fact called ``key``."""
    return _SHOWN_ON.get(key.partition("@")[0].partition(".")[0], "cover")


@dataclass(frozen=True, slots=True)
class Written:
    """Where it is written.

    Attributes:
        place: File and line.
        key: What stands there, as ``back.qr.2.label``; empty = no fact of issue.yaml.
        article: Id of the article that is listed there, or of the first one of the part; 0 = none.
    """

    place: Place
    key: str = ""
    article: int = 0

    @property
    def template(self) -> str:
        """How the name of the page's template begins that shows it; empty = nobody can say."""
        if self.place.file not in (ISSUE, PARTNERS):
            return ""
        return shown_page(self.key)


def written_of(issue: Issue, found: Diagnostic) -> Written | None:
    """Where ``found`` is written, if in no article's file; None = it is about a block, or nobody knows where it is."""
    place = found.place
    if found.origin is not None and not found.origin.block and found.origin.field:
        key = found.origin.field
        return Written(place or Place(ISSUE), key, _article_at(issue, key.partition("@")[0]))
    if place is None or block_of(issue, found):
        return None
    key = _key_at(issue, place.line) if place.file == ISSUE else ""
    return Written(place, key, _article_at(issue, key))


def shown_on(pages: Sequence[Page], written: Written) -> Page | None:
    """The page that shows what is written there."""
    kind = written.template
    return next((page for page in pages if kind and page.template.partition("-")[0] == kind), None)


def _key_at(issue: Issue, line: int) -> str:
    """The fact that begins on that line or goes on there."""
    begun = [(at, name) for name, at in issue.lines if at <= line]
    last = max((at for at, _ in begun), default=0)
    return next((name for at, name in begun if at == last), "")


def _article_at(issue: Issue, key: str) -> int:
    """The article that a key ``sections.2.articles.3`` lists; of a part, its first one."""
    words = key.split(".")
    if words[0] != "sections" or len(words) < 2:
        return 0
    parts = issue.sections[int(words[1]) - 1 : int(words[1])]
    number = int(words[3]) if len(words) > 3 and words[2] == "articles" else 1
    articles = parts[0].articles[number - 1 : number] if parts else ()
    return articles[0].id if articles else 0
