"""Loose Markdown becomes an issue: scanned (OCR) text of a whole issue, or articles that somebody typed.

No folder conventions are asked of the text; ``docs/IMPORT.md`` says what is recognised. Words are kept as they stand,
doubts are findings with file and line. Nothing is written: the caller gives the issue to ``store`` and copies the
pictures.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Head, Heading, Raw
from kiclayout.content.inline import Text, plain
from kiclayout.content.issue import Article, Bilingual, Issue, Partner, Section
from kiclayout.content.normal import normal_blocks
from kiclayout.convert.loose.articles import read_article
from kiclayout.convert.loose.cover import Facts, read_facts
from kiclayout.convert.loose.desk import Desk, PictureFile, slug, unique
from kiclayout.convert.loose.doubts import check_scripts
from kiclayout.convert.loose.figures import gaps_tell
from kiclayout.convert.loose.front import Front, split_front
from kiclayout.convert.loose.outline import Outline, Part, Story, is_scanned, read_outline
from kiclayout.convert.loose.pieces import Piece, read_pieces
from kiclayout.convert.loose.signs import NUMBERED, squeezed, words
from kiclayout.convert.loose.source import read_lines

NO_DATE = dt.date(2000, 1, 1)
"""Stands where the text tells no date; a finding says so."""
_UNNAMED = "기사"
_LEFT = "옮기지 못한 글"


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read: the issue, and the picture files to be copied into its folder."""

    issue: Issue
    pictures: tuple[PictureFile, ...] = ()


def import_markdown(
    files: Sequence[Path], sink: Sink, *, layout: str = "kic-weekly", taken: Iterable[str] = ()
) -> Imported:
    """The issue that ``files`` hold, in their order.

    Args:
        files: Markdown or plain text: one whole issue, or an article (or several) each.
        sink: Takes what was guessed, mended or could not be understood.
        layout: The name of the layout the issue is to have.
        taken: Paths of pictures in the issue folder that are not free.

    Returns:
        The issue, even if nothing could be read; number 0 and ``NO_DATE`` stand for what the text does not tell.
    """
    desk = Desk(sink, taken=frozenset(taken))
    reading = _Reading(desk)
    for file in files:
        reading.take(file)
    issue = reading.issue(layout, files[0].name if files else "")
    return Imported(issue, tuple(desk.pictures.values()))


class _Reading:
    """The files one after the other; sections of one name are one."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.facts = Facts()
        self.sections: dict[str, Section] = {}
        self.partners: dict[str, Partner] = {}
        self.paths: set[str] = set()
        self.asked: Counter[str] = Counter()
        self.left: list[Piece] = []

    def take(self, file: Path) -> None:
        """Reads one file."""
        front, lines = split_front(read_lines(file, self.desk.sink))
        check_scripts(lines, self.desk)
        pieces = read_pieces(lines)
        if not pieces:
            self.desk.say("convert-empty", Place(file.name), name=file.name)
            return
        self.desk.folders[pieces[0].lines[0].file] = file.parent
        self.desk.corpus = "\n".join(line.text for line in lines)
        self.desk.scanned = is_scanned(pieces)
        self.desk.gaps = self.desk.scanned and gaps_tell(pieces)
        outline = read_outline(pieces, self.desk)
        if self.desk.scanned:
            self._facts(read_facts(outline, self.desk))
        for part in outline.parts:
            self._part(part, outline, front, file)

    def _facts(self, facts: Facts) -> None:
        """Takes over the facts of the first file that tells a number."""
        self.left += facts.left
        if not self.facts.number:
            self.facts = facts

    def _part(self, part: Part, outline: Outline, front: Front, file: Path) -> None:
        key = squeezed(part.name)
        if key not in self.sections:
            number = len(self.sections) + 1
            name = unique(slug(part.name) or f"part-{number}", (one.id for one in self.sections.values()))
            self.sections[key] = Section(name, Bilingual(part.name or _UNNAMED))
        section = self.sections[key]
        articles = list(section.articles)
        for story in part.stories:
            path = self._path(story, file, section.id, len(articles) + 1)
            article = read_article(story, path, outline.toc, self.partners, self.desk)
            articles.append(_fronted(article, front) if story is part.stories[0] else article)
        self.sections[key] = replace(section, articles=tuple(articles))

    def _path(self, story: Story, file: Path, section: str, number: int) -> str:
        title = slug(NUMBERED.sub("", words(story.title))) if story.title else ""
        name = f"{section}-{number}" if self.desk.scanned else slug(file.stem) or f"article-{number}"
        if len(title.replace("-", "")) >= 12:
            name = title
        self.asked[name] += 1
        path = unique(f"articles/{name}", self.paths, self.asked[name])
        self.paths.add(path)
        return f"{path}.md"

    def issue(self, layout: str, first: str) -> Issue:
        """The issue of all that was read."""
        facts, sections = self.facts, list(self.sections.values())
        if not facts.number:
            self.desk.say("convert-no-number", Place(first))
        if facts.date is None:
            self.desk.say("convert-no-date", Place(first), date=NO_DATE.isoformat())
        if self.left:
            sections = self._with_left(sections)
        return Issue(
            facts.number, facts.date or NO_DATE, layout, tuple(sections), publication=layout,
            title=Bilingual(facts.title), event=facts.event, organisers=tuple(facts.organisers),
            partners=tuple(self.partners.values()), contact=tuple(facts.contact), copyright=facts.copyright,
            notice=facts.notice, toc_title=facts.toc_title, toc_note=facts.toc_note, back=facts.back,
        )  # fmt: skip

    def _with_left(self, sections: list[Section]) -> list[Section]:
        """``sections`` with an article of what fitted nowhere at the end."""
        for piece in self.left:
            self.desk.say("convert-left", piece.place, text=piece.lines[0].text.strip()[:40])
        raws = tuple(Raw(text=tuple(line.text for line in piece.lines), lines=piece.span) for piece in self.left)
        article = Article("articles/left.md", normal_blocks((Heading(level=0, runs=(Text(_LEFT),)), *raws)))
        last = sections[-1] if sections else Section("part-1", Bilingual(_UNNAMED))
        return [*sections[:-1], replace(last, articles=(*last.articles, article))]


def _fronted(article: Article, front: Front) -> Article:
    """``article`` with the facts that stood in front of the text; what it says itself comes first."""
    if not front:
        return article
    own = dict(article.head.fields) if article.head else {}
    extra = {key: value for key, value in front.items() if key not in own and key != "title"}
    blocks = [block for block in article.blocks if not isinstance(block, Head)]
    if "title" in front and not plain(article.title):
        blocks.insert(0, Heading(level=0, runs=(Text(front["title"]),)))
    return replace(article, blocks=normal_blocks([Head(fields=(*own.items(), *extra.items())), *blocks]))
