"""Documents of Hancom's word processor: words, lists, notes, styles, and what is no such document."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hangul_files import CONTAINER, HEADER, PACKAGE, begun, field, frame, hwpx, note, p, pic, r, t, tbl, tc

from kiclayout.app.bring import MANUSCRIPTS
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.content.block import Block, Head, Heading, Item, List, Note, Paragraph, Quote
from kiclayout.content.inline import Break, Link, NoteRef, Text, plain
from kiclayout.convert.documents import READERS, read_document
from kiclayout.convert.office.number_signs import number

Blocks = Callable[..., tuple[Block, ...]]


def below_title(file: Path) -> tuple[Block, ...]:
    """The blocks below the title of a document of one article."""
    (article,) = read_document(file, Sink()).articles
    return article[1:]


@pytest.fixture
def blocks(write: Callable[..., Path], tmp_path: Path) -> Blocks:
    """Gives the blocks below the title of a document with that body."""

    def made(*body: str) -> tuple[Block, ...]:
        return below_title(write(tmp_path / "원고.hwpx", p(begun(), "제목", style="제목") + "".join(body)))

    return made


def said(block: Block) -> str:
    assert isinstance(block, Paragraph | Heading)
    return plain(block.runs)


def test_looks_of_words(blocks: Blocks) -> None:
    one, other = blocks(
        p(
            "면적은 ",
            r("30", "bold"),
            r("m"),
            r("2", "raised"),
            r(" 이다", "italic"),
            r("점", "dots"),
            r("2", "lowered"),
        ),
        p(r("굵은 절", "bold"), r("보통"), style="소제목"),
    )
    assert isinstance(one, Paragraph)
    assert [(run.text, run.marks) for run in one.runs if isinstance(run, Text)] == [
        ("면적은 ", ()), ("30", ("b",)), ("m", ()), ("2", ("sup",)), (" ", ()), ("이다", ("em",)), ("점", ("dots",)),
        ("2", ("sub",)),
    ]  # fmt: skip
    assert isinstance(other, Heading)
    assert other.runs == (Text("굵은 절보통"),)  # bold is what its style says, not what somebody has marked


def test_blanks_that_indent_are_left_out(blocks: Blocks) -> None:
    texts = (
        p("글이다."),
        p("\u3000", r("\u3000中国", "bold"), "\u3000经济\u3000", " "),
        p("\u3000"),
        p("끝\u3000", note("글")),
    )
    _, one, other, _ = blocks(*texts)
    assert isinstance(one, Paragraph)
    assert one.runs == (Text("中国", ("b",)), Text("\u3000经济"))
    assert isinstance(other, Paragraph)
    assert other.runs == (Text("끝\u3000"), NoteRef("1"))


def test_words_that_are_shown(tmp_path: Path) -> None:
    gone = '<hp:deleteBegin Id="2" TcId="2"/>옛말<hp:deleteEnd Id="2" TcId="2"/>'
    new = '<hp:insertBegin Id="1"/>새말<hp:insertEnd Id="1"/>'
    body = (
        p(begun(), "제목", style="제목"),
        p(t(f"앞<hp:markpenBegin/> {gone}{new}<hp:tab/>뒤<hp:nbSpace/>끝<hp:fwSpace/>말<hp:hyphen/>씨")),
        p(t('남는<hp:lineBreak/>말 <hp:deleteBegin Id="9"/>줄')),
        p(t('이어<hp:deleteBegin Id="3"/>진 '), note("없다"), r(pic("no")), "삭제") + p("가운데"),
        p(t('끝<hp:deleteEnd Id="3"/>남음')),
    )  # fmt: skip
    one, two, *rest = below_title(hwpx(tmp_path / "원고.hwpx", "".join(body)))
    assert said(one) == "앞 새말 뒤\u00a0끝 말씨"
    assert isinstance(two, Paragraph)
    assert two.runs == (Text("남는"), Break(), Text("말 줄"))
    assert [said(block) for block in rest] == ["이어", "남음"]


def test_links_and_fields(blocks: Blocks) -> None:
    command = r"https\://kic.kr/b?x=1\;y|둘째 쪽;1;0;0;"
    one, two = blocks(
        p(
            field("HYPERLINK", r("누리") + r("집", "bold"), Path="https://kic.kr/a;1", Command="x"), " ",
            field("HYPERLINK", r("둘째"), Command=command), " ", field("HYPERLINK", r("쪽"), Command="#쪽;1;0;0;"),
            " ", field("HYPERLINK", r("편지"), Command=r"mailto\:a@kic.kr;2;0;0;"),
        ),
        p(
            "이름: ", field("CLICK_HERE", r("이곳을 누르고 쓰세요", "italic"), Direction="이곳을 누르고 쓰세요"),
            field("CLICK_HERE", r("김하늘"), Direction="이름을 쓰세요"), field("DATE", r(" 11월")),
            r('<hp:ctrl><hp:fieldEnd beginIDRef="1"/><hp:bookmark name="x"/></hp:ctrl>'),
        ),
    )  # fmt: skip
    assert isinstance(one, Paragraph)
    assert one.runs == (
        Link("https://kic.kr/a;1", (Text("누리"), Text("집", ("b",)))), Text(" "),
        Link("https://kic.kr/b?x=1;y", (Text("둘째"),)), Text(" 쪽 "), Link("mailto:a@kic.kr", (Text("편지"),)),
    )  # fmt: skip
    assert said(two) == "이름: 김하늘 11월"


def test_signs_that_are_not_text(blocks: Blocks) -> None:
    ruby = "<hp:dutmal><hp:mainText>北京</hp:mainText><hp:subText>베이징</hp:subText></hp:dutmal>"
    ring = '<hp:compose circleType="SHAPE_CIRCLE" composeText="12"/><hp:compose circleType="CHAR" composeText="장"/>'
    drop = frame(p("큰"), says='dropcapstyle="DoubleLine"')
    one, two, three = blocks(
        p(r(ruby), "에서 ", r(ring), " ", r("<hp:equation><hp:script>a over b</hp:script></hp:equation>")),
        p(r(drop), " 글자와 \U000f02b1 \U000f0854책\U000f0855 \uf0fc"),
        p("앞", r("<hp:ctrl><hp:header><hp:subList>" + p("머리말") + "</hp:subList></hp:header></hp:ctrl>"),
          r("<hp:ctrl><hp:hiddenComment><hp:subList>" + p("속말") + "</hp:subList></hp:hiddenComment></hp:ctrl>"),
          r('<hp:ctrl><hp:autoNum num="3" numType="PAGE"/><hp:pageNum/></hp:ctrl>'), "뒤"),
    )  # fmt: skip
    assert isinstance(one, Paragraph)
    assert one.runs == (Text("北京", ruby="베이징"), Text("에서 ⑫장 a / b"))
    assert said(two) == "큰 글자와 ① 《책》 ✓"
    assert said(three) == "앞뒤"


def test_notes_stand_where_they_are_called(blocks: Blocks) -> None:
    one, first, end, table_note = blocks(
        p("글", note("첫째.", "또."), r("이다"), note("끝.", kind="endNote")),
        tbl((tc(p("칸", note("표의.")), (0, 0)),)),
    )[:4]
    assert isinstance(one, Paragraph)
    assert [run for run in one.runs if isinstance(run, NoteRef)] == [NoteRef("1"), NoteRef("e1")]
    assert isinstance(first, Note)
    assert isinstance(end, Note)
    assert [said(block) for block in (*first.blocks, *end.blocks)] == ["첫째.", "또.", "끝."]
    assert isinstance(table_note, Paragraph)
    assert table_note.runs == (Text("칸"), NoteRef("2"))


def test_lists_are_counted_as_the_document_does(blocks: Blocks) -> None:
    made = blocks(
        p("하나", form="number"), p("안", form="number 2"), p("안 둘", form="number 2"), p("깊이", form="number 3"),
        p("둘", form="number"), p("사이."), p("셋", form="number"), p("점", form="dot"), p("칸", form="box"),
        p("첫째 목록", form="first"), p("없는 목록", form="lost"),
    )  # fmt: skip
    numbered, between, on, dots, first, last = made
    assert isinstance(numbered, List)
    assert [item.marker for item in numbered.items] == ["1)", "2)"]
    inner = numbered.items[0].blocks[1]
    assert isinstance(inner, List)
    assert [item.marker for item in inner.items] == ["①", "②"]
    assert isinstance(inner.items[1].blocks[1], List)
    assert said(inner.items[1].blocks[1].items[0].blocks[0]) == "1.②.i 깊이"
    assert [said(between), said(last)] == ["사이.", "없는 목록"]
    items: list[Item] = [item for one in (on, dots, first) if isinstance(one, List) for item in one.items]
    assert [item.marker for item in items] == ["3)", "", "1."]
    boxes = items[1].blocks[1]
    assert isinstance(boxes, List)
    assert boxes.items[0].marker == "□"


def test_typed_items_stand_in_by_blanks_and_margins(blocks: Blocks) -> None:
    (made,) = blocks(
        p("□ 하나"),
        p("  ㅇ 속"),
        p(r("   "), r(" - 더 속")),
        p("  ㅇ 속 둘"),
        p("□ 둘"),
        p("ㅇ 속", form="inner"),
    )
    assert isinstance(made, List)
    first, second = (item.blocks[1] for item in made.items)
    assert isinstance(first, List)
    assert isinstance(second, List)
    assert [len(item.blocks) for item in first.items] == [2, 1]
    assert [said(item.blocks[0]) for item in (*first.items, *second.items)] == ["속", "속 둘", "속"]


def test_outlines_are_headings_unless_they_are_text(tmp_path: Path) -> None:
    second = p(begun(3), "새 부분", form="outline 1") + p("속", form="outline 2")
    file = hwpx(
        tmp_path / "a.hwpx",
        p(begun(), "제목", style="제목") + p("배경", form="outline 1") + p("속한 것", form="outline 2")
        + p("이것은 문장이다.", form="outline 2") + p("가" * 61, form="outline 1") + p("아홉째", form="outline 9"),
        second,
    )  # fmt: skip
    ((_, *made),) = read_document(file, Sink()).articles
    kinds = [(one.marker, said(one)) if isinstance(one, Heading) else type(one) for one in made]
    assert kinds == [("1.", "배경"), ("가.", "속한 것"), List, List, ("", "아홉째"), ("I.", "새 부분"), ("", "a) 속")]
    assert [item.marker for one in made if isinstance(one, List) for item in one.items] == ["나.", "2."]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("DIGIT", "3 15 0"), ("CIRCLED_DIGIT", "③ ⑮ 0"), ("ROMAN_CAPITAL", "III XV 0"), ("ROMAN_SMALL", "iii xv 0"),
        ("LATIN_CAPITAL", "C O 0"), ("CIRCLED_LATIN_SMALL", "ⓒ ⓞ 0"), ("HANGUL_SYLLABLE", "다 거 0"),
        ("CIRCLED_HANGUL_SYLLABLE", "㉰ 15 0"), ("HANGUL_JAMO", "ㄷ 15 0"), ("CIRCLED_HANGUL_JAMO", "㉢ 15 0"),
        ("HANGUL_PHONETIC", "삼 15 0"), ("IDEOGRAPH", "三 15 0"), ("CIRCLED_IDEOGRAPH", "㊂ 15 0"), ("?", "3 15 0"),
    ],
)  # fmt: skip
def test_forms_of_numbers(form: str, shown: str) -> None:
    assert " ".join(number(count, form) for count in (3, 15, 0)) == shown


def test_the_table_of_contents_is_left_out(blocks: Blocks) -> None:
    begin = '<hp:ctrl><hp:fieldBegin id="{}" type="TABLEOFCONTENTS"/></hp:ctrl>'
    end = '<hp:ctrl><hp:fieldEnd beginIDRef="5"/></hp:ctrl>'
    made = blocks(
        p(r(begin.format(5)), "차례"), p("배경\t1"), p("끝\t2", r(end)), p("배경", style="개요 1"),
        p(r(begin.format(6)), "글이다."), p("더 있다."),
    )  # fmt: skip
    assert [said(one) for one in made] == ["배경", "글이다.", "더 있다."]


def test_what_styles_say(tmp_path: Path) -> None:
    body = p("[분석] 큰 제목", style="제목") + p("부제", style="부제목") + p("김하늘 기자") + p("글.", style="인용문")
    rest = p("절", style="개요 1") + p("항", style="3단계") + p("글.") + p("출처: 신문")
    (article,) = read_document(hwpx(tmp_path / "a.hwpx", body + rest), Sink()).articles
    head, title, *made = article
    assert isinstance(head, Head)
    assert [(key, value if isinstance(value, str) else plain(value)) for key, value in head.fields] == [
        ("kicker", "분석"), ("subtitle", "부제"), ("byline", "김하늘 기자"), ("end_source", "신문"),
    ]  # fmt: skip
    assert said(title) == "큰 제목"
    assert [one.level if isinstance(one, Heading) else type(one) for one in made] == [Quote, 1, 2, Paragraph]


@pytest.mark.parametrize("what", ["usual", "2024", "no container", "no package", "no header", "other root", "spine"])
def test_parts_are_found(what: str, tmp_path: Path) -> None:
    without = {"no container": (CONTAINER,), "no package": (PACKAGE,), "no header": (HEADER,)}.get(what, ())
    texts, files = (p("하나."), p("둘.")), dict[str, str | bytes]()
    items = "".join(f'<i:item id="{one}" href="{one}.xml"/>' for one in ("section0", "section1", "header"))
    match what:
        case "other root":  # addresses from the package's own place, in another order
            files[CONTAINER] = '<c:container><c:rootfile full-path="Contents/x.hpf"/></c:container>'.replace("c:", "")
            spine = '<i:itemref idref="section1"/><i:itemref idref="section0"/>'
            files["Contents/x.hpf"] = f"<package>{items}{spine}</package>".replace("i:", "")
        case "spine":  # which names nothing that is there
            files[PACKAGE] = '<package><itemref idref="gone"/><itemref idref="header"/></package>'
    file = hwpx(tmp_path / "a.hwpx", *texts, files=files, without=without, year=2024 if what == "2024" else 2011)
    (article,) = read_document(file, Sink()).articles
    order = ["둘.", "하나."] if what == "other root" else ["하나.", "둘."]
    assert [said(one) for one in article] == order


@pytest.mark.parametrize(
    "what", ["no zip", "97", "empty", "no section", "broken", "entities", "ole", "password", "deep"]
)
def test_what_is_no_document_is_refused(what: str, tmp_path: Path) -> None:
    locked = {"META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>"}
    files = locked if what == "password" else {}
    inner = {"broken": "<hp:p>", "entities": p("&lol;"), "deep": "<hp:p>" * 3000 + "</hp:p>" * 3000}.get(what, p("글"))
    path = hwpx(tmp_path / "a.hwpx", *(() if what == "no section" else (inner,)), files=files)
    match what:
        case "no zip":
            path.write_bytes(b"%PDF-1.7")
        case "97":
            path.write_bytes(b"HWP Document File V3.00 \x1a\1\2\3\4\5" + bytes(600))
        case "empty":
            path.write_bytes(b"")
        case "ole":
            path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(KicError) as raised:
        read_document(path, Sink())
    said = {"password": "convert-document-password", "97": "convert-document-old"}
    assert raised.value.diagnostics[0].code == said.get(what, "convert-document-broken")


def test_tables_and_notes_in_each_other_come_to_an_end(blocks: Blocks) -> None:
    inner = p("속")
    for _ in range(20):
        inner = tbl((tc(inner, (0, 0)), tc("곁", (0, 1))))
    made = blocks(inner, p("글", note("하나", "둘")), p(r(frame(p("안", r(frame(p("속"))))))))
    assert "속" in [said(one) for one in made if isinstance(one, Paragraph)]


def test_any_bytes_give_a_finding_or_text_never_a_fault(tmp_path: Path) -> None:
    path = hwpx(
        tmp_path / "a.hwpx",
        p(begun(), "제목", style="제목") + p("하나", note("각주"), form="number")
        + tbl((tc("가", (0, 0), (1, 2)),), (tc("나", (1, 0)), tc("다", (1, 1)))) + p(r(pic("a"))),
        files={"a.png": b"PNG"},
    )  # fmt: skip
    whole = path.read_bytes()
    chance = random.Random(7)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data[: chance.randrange(len(data) // 2, len(data) + 1)]))
        try:
            read_document(path, Sink())
        except KicError:
            continue


def test_any_names_and_numbers_in_the_parts_are_borne(tmp_path: Path) -> None:
    body = (
        p(begun(), "하나", note("각주"), form="number") + p("글", form="box")
        + tbl((tc("가", (0, 0), (2, 2), head=True),), (tc("나", (1, 0)), tc("다", (1, 1)))) + p(r(pic("a")))
    )  # fmt: skip
    chance = random.Random(11)
    for _ in range(60):
        words = body.split('"')
        for _ in range(3):
            at = 2 * chance.randrange(len(words) // 2) + 1
            words[at] = chance.choice(["-1", "4294967295", "99999999999999999999", "", "²", "x", "0", "7"])
        file = hwpx(tmp_path / "a.hwpx", '"'.join(words), files={"a.png": b"PNG"})
        assert read_document(file, Sink()).articles


def test_every_reader_is_offered() -> None:
    assert set(READERS) <= set(MANUSCRIPTS)
