"""The bundled layout with more and longer facts than it was drawn for: all is printed, or named with its line."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from math import hypot
from pathlib import Path

import pytest
from printed import Printed, bare, glyphs, lay_out

from kiclayout.base.units import mm
from kiclayout.scene.page import Page

LONG = "한중 해양에너지 기술매칭회 및 제5회 스마트항만 투자설명회와 창업 협력 포럼 그리고 대학생 창업 경진대회 개막식"
HEAD = "format: 1\nlayout: kic-weekly\nnumber: 7\ndate: 2025-03-05\n"
SQUARE = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 30'><rect width='30' height='30' fill='#036'/></svg>"

Laid = Callable[..., Printed]


def sections(count: int, name: str = "부 이름") -> str:
    return "sections:\n" + "".join(
        f"  - id: s{n}\n    name: {name} {n}\n    articles: [articles/a{n}.md]\n" for n in range(count)
    )


@pytest.fixture
def printing(tmp_path: Path) -> Laid:
    def made(facts: str, parts: int = 1, title: str = "기사", name: str = "부 이름", head: str = HEAD) -> Printed:
        (tmp_path / "articles").mkdir()
        for n in range(parts):
            (tmp_path / "articles" / f"a{n}.md").write_text(f"# {title} {n}\n\n글.\n", "utf-8")
        (tmp_path / "issue.yaml").write_text(head + facts + sections(parts, name), "utf-8")
        return lay_out(tmp_path)

    return made


def said(page: Page) -> str:
    return bare("".join(run.text for run in glyphs(page)))


def check_apart(page: Page) -> None:
    """No words stand on others or off the page."""
    areas = [(run.x, run.y - 0.7 * run.size, run.x + run.width, run.y, run.text) for run in glyphs(page)]
    for one in areas:
        assert one[0] >= -0.5, one
        assert one[2] <= page.width + 0.5, one
        assert one[3] <= page.height, one
    for one, other in combinations(areas, 2):
        across, down = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
        assert across < 1.0 or down < 1.0, (one, other)


def codes(printed: Printed) -> set[str]:
    return {one.code for one in printed.sink}


@pytest.mark.parametrize("subtitle", ["", "  subtitle: {ko: 한국 혁신기업 로드쇼, zh: 韩国创新企业路演}\n"])
def test_a_long_event_title_pushes_the_chinese_one_down(subtitle: str, printing: Laid) -> None:
    facts = (
        f"event:\n  title: {{ko: {LONG}, zh: 中韩海洋能源技术对接会}}\n  place: {{ko: 베이징, zh: 北京}}\n" + subtitle
    )
    printed = printing(facts)
    cover = printed.scene.pages[0]
    check_apart(cover)
    assert codes(printed) == set()
    for text in (LONG, "中韩海洋能源技术对接会", "베이징北京", "韩国创新企业路演" if subtitle else ""):
        assert bare(text) in said(cover)


def test_a_long_lead_title_keeps_clear_of_its_folio(printing: Laid) -> None:
    printed = printing("", title=LONG + " " + LONG)
    cover, contents, opener = printed.scene.pages[:3]
    for page in (cover, contents, opener):
        check_apart(page)
    assert "P1" in said(cover)
    (cut,) = {one.place and str(one.place) for one in printed.sink if one.code == "typeset-words-cut"}
    assert cut == "articles/a0.md:1"


@pytest.mark.parametrize(
    ("count", "layout"),
    [*((n, "kic-weekly") for n in (3, 5, 6, 8, 10, 15, 20)), (8, "kic-journal"), (21, "kic-journal")],
)
def test_many_parts_stand_on_the_cover_in_rows(count: int, layout: str, printing: Laid) -> None:
    printed = printing("", parts=count, head=HEAD.replace("kic-weekly", layout))
    cover = printed.scene.pages[0]
    check_apart(cover)
    assert all(f"부이름{n}" in said(cover) for n in range(count))
    assert {one for one in codes(printed) if one.endswith(("-left", "-cut"))} == set()
    if layout == "kic-weekly":  # names end before the ring
        ends = [(run.x + run.width, run.y) for run in glyphs(cover) if mm(58) < run.y < mm(75)]
        assert all(hypot(x - mm(155), y - mm(100)) > mm(37) for x, y in ends)


def test_long_names_of_parts_are_whole_in_the_contents_and_named_where_they_are_cut(printing: Laid) -> None:
    name = "아주 긴 부의 이름이라서 한 줄에 들어가지 않는 이름을 가진 부"
    printed = printing("", parts=4, name=name)
    contents = printed.scene.pages[1]
    check_apart(contents)
    assert said(contents).count(bare(name)) == 4
    cut = {str(one.place) for one in printed.sink if one.code in ("typeset-words-cut", "typeset-running-cut")}
    assert cut == {f"issue.yaml:{7 + 3 * n}" for n in range(4)}


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 8, 9])
def test_the_back_cover_has_room_for_eight_codes(count: int, printing: Laid) -> None:
    entries = "".join(
        f"    - label: {{ko: 코드 {n}, zh: 代码{n}}}\n      url: https://example.org/{n}\n" for n in range(count)
    )
    printed = printing("back:\n  qr:\n" + entries)
    back = printed.scene.pages[-1]
    check_apart(back)
    assert all(f"코드{n}" in said(back) for n in range(min(count, 8)))
    left = [(one.value("count"), str(one.place)) for one in printed.sink if one.code == "typeset-entries-left"]
    assert left == ([("1", "issue.yaml:23")] if count == 9 else [])


def test_all_contacts_and_statements_stand_on_the_back_cover(printing: Laid) -> None:
    contact = "contact:\n" + "".join(f"  - {{label: 연락처 {n}, value: 값이 조금 긴 번호 {n}}}\n" for n in range(8))
    text = "이 소식지의 글과 사진은 출처를 밝히면 비영리 목적으로 쓸 수 있습니다. " * 5
    back = f"back: {{title: {text[:70]}, statement: {text}}}\n"
    printed = printing(contact + f"copyright: {text}\nnotice: {text[:120]}\ntoc: {{note: {text}}}\n" + back)
    cover, contents, last = printed.scene.pages[0], printed.scene.pages[1], printed.scene.pages[-1]
    for page in (cover, contents, last):
        check_apart(page)
    assert all(f"번호{n}" in said(page) for page in (cover, last) for n in range(8))
    assert said(last).count(bare(text)) == 2
    assert said(contents).count(bare(text)) == 2
    assert codes(printed) == set()


@pytest.mark.parametrize("count", [9, 14, 40, 60, 160])
def test_no_logo_is_lower_than_the_wall_says(count: int, printing: Laid, tmp_path: Path) -> None:
    (tmp_path / "partners").mkdir()
    (tmp_path / "partners" / "p.svg").write_text(SQUARE)
    records = "".join(f"  - {{id: p{n}, name: 기관 {n}, logo: partners/p.svg}}\n" for n in range(count))
    (tmp_path / "partners" / "partners.yaml").write_text("format: 1\npartners:\n" + records, "utf-8")
    printed = printing(f"logos: [{', '.join(f'p{n}' for n in range(count))}]\n")
    left = [int(one.value("count")) for one in printed.sink if one.code == "typeset-logos-left"]
    assert bool(left) == (count == 160)


@pytest.mark.parametrize("layout", ["kic-weekly", "kic-journal"])
@pytest.mark.parametrize("words", [6, 30])
def test_a_long_title_of_the_publication_leaves_room_for_what_stands_on_its_line(
    layout: str, words: int, printing: Laid, tmp_path: Path
) -> None:
    title = "마을 소식을 모은 주간 소식지 " * 9
    head = HEAD.replace("kic-weekly", layout)
    printed = printing(f"title: {title[: 4 * words].strip()}\n", title="기사의 긴 제목이 이어지는", head=head)
    running = [page for page in printed.scene.pages if page.folio]
    assert running
    for page in running:
        check_apart(page)
        assert page.folio in said(page)
    if words == 6:
        assert "typeset-running-cut" not in codes(printed)
