from __future__ import annotations

from datetime import date

from kiclayout.content.block import (
    Attrs,
    Block,
    Callout,
    Cell,
    Field,
    FieldList,
    Figure,
    Grid,
    Head,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Row,
    Table,
)
from kiclayout.content.inline import Break, Gloss, Link, NoteRef, Text, plain
from kiclayout.content.issue import Article, Bilingual, Issue, Section
from kiclayout.content.walk import find, labels, notes, runs_of, walk


def paragraph(text: str) -> Paragraph:
    return Paragraph(runs=(Text(text),))


def test_plain_text_is_what_a_reader_says() -> None:
    runs = (Text("가"), Gloss("후룬", "胡润, 회장"), NoteRef("a"), Break(), Link("https://x.kr", (Text("나"),)))
    assert plain(runs) == "가후룬[胡润, 회장] 나"


def test_a_walk_reaches_lists_boxes_and_cells() -> None:
    inner = Table(grid=Grid(("",), (Row("body", (Cell((paragraph("칸"),)), "<")),)))
    blocks = (List(items=(Item("", (paragraph("항목"),)),)), Callout(blocks=(inner,)))
    said = [plain(block.runs) for block in walk(blocks) if isinstance(block, Paragraph)]
    assert said == ["항목", "칸"]


def test_articles_know_head_title_and_body() -> None:
    head = Head(fields=(("kicker", (Text("기업분석"),)), ("lang", "ko")))
    title = Heading(level=0, runs=(Text("제목"),))
    article = Article("articles/one.md", (head, title, paragraph("글")))
    assert (article.name, plain(article.title), plain(article.runs("kicker"))) == ("one", "제목", "기업분석")
    assert article.word("lang") == "ko"
    assert [type(block) for block in article.body] == [Paragraph]


def test_blocks_are_found_by_id_and_label() -> None:
    wanted = Paragraph(runs=(Text("x"),), attrs=Attrs("p-1"))
    article = Article("a.md", (Callout(blocks=(wanted,)), Note(label="n"), Note(label="n", blocks=(paragraph("둘"),))))
    issue = Issue(1, date(2026, 1, 7), "kic-weekly", (Section("s", Bilingual("부"), (article,)),))
    assert find(issue, wanted.id) == (article, wanted)
    assert find(issue, -1) is None
    assert [name for name, _, _ in labels(issue)] == ["p-1"]
    assert notes(article)["n"].blocks == ()


def test_wordings_in_several_languages() -> None:
    both = Bilingual("", (("ko", "주최"), ("zh", "主办")))
    assert both.in_lang("zh") == "主办"
    assert both.first("en", "zh") == "主办"
    assert Bilingual("한 가지").in_lang("ko") == "한 가지"
    assert Bilingual("한 가지").in_lang("zh") == ""
    assert not Bilingual()


def test_every_text_is_met_once_in_reading_order() -> None:
    blocks: tuple[Block, ...] = (
        Head(fields=(("kicker", (Text("머리"),)), ("lang", "ko"))),
        FieldList(items=(Field((Text("이름"),), (paragraph("값"),)),)),
        Table(grid=Grid(("",), (Row("body", (Cell((paragraph("칸"),)),)),)), caption=(Text("표"),)),
        Quote(blocks=(Figure(caption=(Text("그림"),)),)),
    )
    texts = [plain(runs) for block in walk(blocks) for runs in runs_of(block) if runs]
    assert texts == ["머리", "이름", "값", "표", "칸", "그림"]
