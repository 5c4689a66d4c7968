"""Single decisions: seams, spans, marks, brackets, dates, gaps."""

from __future__ import annotations

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import Cell, List
from kiclayout.content.inline import Link, NoteRef, Text, plain
from kiclayout.convert.loose.dates import date_range
from kiclayout.convert.loose.desk import Desk, slug, unique
from kiclayout.convert.loose.doubts import mixed, unbalanced
from kiclayout.convert.loose.figures import read_caption
from kiclayout.convert.loose.inline import read_runs
from kiclayout.convert.loose.joins import rejoined
from kiclayout.convert.loose.pieces import HEADING, IMAGE, LIST, PIPES, TABS, TEXT, Piece, kind_of, ordinal, read_pieces
from kiclayout.convert.loose.signs import BYLINE, KICKER, ROLE, caption_of, unspread
from kiclayout.convert.loose.source import Line
from kiclayout.convert.loose.tables import read_table

LEAD = "첫 문단은 쪽의 끝에서 잘렸다고 볼 만큼 넉넉히 길어야 하므로 이렇게 여러 낱말을 이어서 적어 둔 것이며 끝에는 "


def pieces(text: str) -> tuple[Piece, ...]:
    return read_pieces([Line("t", at, one) for at, one in enumerate(text.split("\n"), 1)])


@pytest.mark.parametrize(
    "left, right, corpus, joined, code",
    [
        ("프", "로젝트를 연다.", "다른 프로젝트가 있다", "프로젝트를", "convert-joined-word"),
        ("범", "위 안에서 한다.", "정한 범위를 지킨다", "범위 안", "convert-joined-word"),
        ("기반", "을 가진다.", "", "기반을", "convert-joined-particle"),
        ("전면적", "으로 한다.", "", "전면적으로", "convert-joined-particle"),
        ("나라", "는 크다.", "", "나라는", "convert-joined-particle"),
        ("감사,", "시장 등을 한다.", "", "감사, 시장", "convert-joined-space"),
        ("막바지에", "폭발적인 성장.", "매우 폭발적인 일 / 폭발적인", "막바지에 폭발적인", "convert-joined-space"),
        ("마지막에", "처음이다.", "", "마지막에 처음이다", "convert-joined-doubt"),
    ],
)
def test_seams(left: str, right: str, corpus: str, joined: str, code: str) -> None:
    sink = Sink()
    (one,) = rejoined(pieces(f"{LEAD}{left}\n\n{right}"), Desk(sink, corpus=corpus + "\n" + right))
    assert joined in one.text
    assert [(found.code, found.place.line if found.place else 0) for found in sink] == [(code, 3)]


@pytest.mark.parametrize("second", ["## 제목", "- 항목", "사진 1) 출처: 가", "“인용”이다.", "\n\n멀리 떨어진 글"])
def test_what_is_no_seam(second: str) -> None:
    sink = Sink()
    assert len(rejoined(pieces(f"{LEAD}프\n\n{second}"), Desk(sink))) == 2
    assert not len(sink)


@pytest.mark.parametrize(
    "text, kind",
    [
        ("## 제목", HEADING), ("##제목", HEADING), ("#해시태그 #둘", TEXT), ("- 항목", LIST), ("-이유진 기자", TEXT),
        ("• 점", LIST), ("2023. 04. 12.(수) ~", TEXT), ("1) 제목", TEXT), ("a\tb\tc", TABS), ("\t", TEXT),
        ("| a |", PIPES), ("![a](b.png)", IMAGE), ("**굵게** 시작", TEXT), ("※ 주", TEXT), ("○배 ○차", TEXT),
    ],
)  # fmt: skip
def test_kinds_of_lines(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_setext_and_soft_lines() -> None:
    heading, body = pieces("제목\n===\n\n앞\n뒤  \n셋째\n넷째\\\n다섯")
    assert (heading.kind, heading.level, heading.text) == (HEADING, 1, "제목")
    assert body.text == "앞 뒤\n셋째 넷째\n다섯"
    assert pieces("中文\n中文")[0].text == "中文中文"


@pytest.mark.parametrize("marker, number", [("3)", 3), ("③", 3), ("iii)", 3), ("IV.", 4), ("다.", 3), ("▶", 0)])
def test_ordinals(marker: str, number: int) -> None:
    assert ordinal(marker) == number


def test_inline_signs() -> None:
    assert read_runs("**《제목》**은 **50%**를") == (
        Text("《제목》", ("b",)), Text("은 "), Text("50%", ("b",)), Text("를"),
    )  # fmt: skip
    assert read_runs("6.3 만 m<sup>2</sup>에 대학<sup>1</sup> km<sup>2</sup>", notes=("1", "2")) == (
        Text("6.3 만 m"), Text("2", ("sup",)), Text("에 대학"), NoteRef("1"), Text(" km"), Text("2", ("sup",)),
    )  # fmt: skip
    assert read_runs("[a\\_b](https://x.y/a_b)") == (Link("https://x.y/a_b", (Text("a_b"),)),)
    plainly = read_runs("[x@y.z](mailto:x@y.z) 8* 9* \\*출처 <창커(创客) 2023>")
    assert plainly == (Text("x@y.z 8* 9* *출처 <창커(创客) 2023>"),)


def test_a_lost_bold_sign_is_mended_and_said() -> None:
    said: list[tuple[str, str]] = []
    runs = read_runs("투자검토** 펀드 \\* 참고", say=lambda code, detail: said.append((code, detail)))
    assert runs[0] == Text("투자검토", ("b",))
    assert said == [("convert-bold-mended", "투자검토")]
    said.clear()
    assert plain(read_runs("가 **나", say=lambda code, detail: said.append((code, detail)))) == "가 **나"
    assert said == [("convert-bold-open", "**나")]


def test_a_label_in_the_middle_of_its_rows() -> None:
    sink = Sink()
    (rows,) = pieces("\t시간\t행사\n\t14:30\t가\n5.29\t15:30\t나\n\t17:30\t다\n5.30\t09:00\t라")
    table = read_table(rows, None, (), Desk(sink))
    first = [row.cells[0] for row in table.grid.rows]
    assert [cell.rows if isinstance(cell, Cell) else cell for cell in first] == [1, 3, "^", "^", 1]
    assert [found.code for found in sink] == ["convert-span-centred"]
    assert table.role == "schedule"


def test_counted_cells_become_lists() -> None:
    (rows,) = pieces("대상\t조건\n기업\tI. 하나일 것 II. 둘일 것이며 아주 긴 조건\n기관\t하나뿐인 아주 긴 조건 I. 하나")
    table = read_table(rows, None, (), Desk(Sink()))
    cells = [row.cells[1] for row in table.grid.rows]
    assert isinstance(cells[1], Cell)
    found = cells[1].blocks[0]
    assert isinstance(found, List)
    assert [item.marker for item in found.items] == ["I.", "II."]
    assert isinstance(cells[2], Cell)
    assert not isinstance(cells[2].blocks[0], List)


@pytest.mark.parametrize(
    "text, kinds, head_cols",
    [
        ("순위\t국가\n1\t한국", ["head", "body"], ""),
        ("토지\t여든 만 무의 건설 용지가 있어 수용 용량이 매우 넓다\n용수\t저수지", ["body", "body"], "1"),
        ("5월29일\t오후\t도착\n5월30일\t오전\t개막", ["body", "body"], "1"),
        ("구분\t2022년\t2023년\n매출\t10\t20", ["head", "body"], ""),
        ("상품\t값\n가\t1\n합계\t1", ["head", "body", "foot"], ""),
    ],
)
def test_heads_of_tab_tables(text: str, kinds: list[str], head_cols: str) -> None:
    table = read_table(pieces(text)[0], None, (), Desk(Sink()))
    assert ([row.kind for row in table.grid.rows], table.head_cols) == (kinds, head_cols)


@pytest.mark.parametrize(
    "text, label, words, source",
    [
        ("사진 1) 출처: 신문(报)", "사진 1)", "", "신문(报)"),
        ("사진 1 난카이대학", "사진 1", "난카이대학", ""),
        ("그림 2. 값의 변화 (출처: 은행)", "그림 2.", "값의 변화", "은행"),
        ("Figure 3: Growth", "Figure 3:", "Growth", ""),
    ],
)
def test_captions(text: str, label: str, words: str, source: str) -> None:
    assert tuple(map(plain, read_caption(pieces(text)[0]))) == (label, words, source)


@pytest.mark.parametrize("text", ["사진을 1) 찍었다", "표 1은 다음과 같다.", "사진 1) 참석자들이 사진을 찍고 있다."])
def test_sentences_are_no_captions(text: str) -> None:
    assert caption_of(pieces(text)[0]) is None


@pytest.mark.parametrize(
    "text, signs",
    [
        ("(가) [나] ‘다’ 1) 라 (2) 마", []), ("표 1) 이름(A)", []), ("'명확히 했다", ["'"]), ("〈가》", ["》", "〈"]),
        ("it's (x", ["("]), ("### 1) 제목", []), ("04. 12.(수) - 5. 7.(일)", []), ("7(=1)\t8*\t9(-2)", []),
    ],
)  # fmt: skip
def test_unbalanced(text: str, signs: list[str]) -> None:
    assert unbalanced(text) == signs


@pytest.mark.parametrize(
    "text, names",
    [
        ("밍하이(明海)와 쑨자허[孙嘉禾, 교수]", []), ("明海市는 中정부와 新에너지를", []), ("松果湾까지 海峡로", []),
        ("중韩海洋能源对接会-专场", ["중韩海洋能源对接会"]), ("밍海市, 明海市", ["밍海市"]),
        ("밍하이明海 밍하이明海", ["밍하이明海"]),
        ("해양국海洋局及란완蓝湾", ["해양국海洋局及란완蓝湾"]), ("明海시 中韩포럼", ["明海시", "中韩포럼"]),
        ("한" * 20_000 + "海", []),
    ],
)  # fmt: skip
def test_names_of_two_scripts(text: str, names: list[str]) -> None:
    assert mixed(text) == names


@pytest.mark.parametrize(
    "text, value",
    [
        ("행사 2023/05/30~2023/05/31", "2023-05-30..2023-05-31"), ("2023년 4월 26일", "2023-04-26"),
        ("2023.04.26(수)", "2023-04-26"), ("2023.13.40", ""), ("없음", ""),
    ],
)  # fmt: skip
def test_dates(text: str, value: str) -> None:
    found = date_range(text)
    assert (found[2] if found else "") == value


def test_small_signs() -> None:
    assert BYLINE.fullmatch("-이유진 기자")
    assert not BYLINE.fullmatch("우리 회사는 기자")
    assert KICKER.match("[글](http://a.b) 제목") is None
    assert all(map(ROLE.fullmatch, ["주최", "주최기관", "主办单位", "공동 주최", "投资机构"]))
    assert (unspread("이 메 일"), unspread("행사 장소")) == ("이메일", "행사 장소")
    assert (slug("Hello, 세계 World"), slug("2023 세계"), unique("a", ["a", "a-2"])) == ("hello-world", "", "a-3")
