from __future__ import annotations

import datetime as dt
import difflib
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from kiclayout.base.diagnostics import KicError, Severity, Sink
from kiclayout.content.block import Heading, Paragraph
from kiclayout.content.inline import Text
from kiclayout.content.issue import Article, Bilingual, Contact, CoverEvent, Issue, Placement, Section
from kiclayout.store.issue import dump_issue_yaml, read_issue, save_issue, write_issue

FACTS = """\
# 이 호의 사실
format: 1
layout: kic-weekly
number: 325   # 면이 아니라 호
date: '2023-04-26'
x-note: 내 메모

# 차례
sections:
  # 첫 부
  - id: weekly
    name: {ko: WEEKLY 뉴스, zh: 一周新闻}  # 두 언어
    colour: p1
    articles:
      # 머리 기사
      - articles/a.md   # 가
      - articles/나.md
  # 둘째 부
  - id: china
    name: CHINA 창업
    articles: []
logos: [kic]
notice: "쉽니다: 5월"
"""
PARTNERS = """\
format: 1
partners:
  # 우리
  - id: kic
    name: {ko: 혁신센터}
    logo: partners/kic.svg
    min_height: 10mm
    approved: true
"""
PLACED = """\
format: 1
# 줄인 기사
articles/a.md:
  copyfit: tight   # 한 단계
  t-1: {height: 62mm, focus: [0.5, 0.35]}
pages:
  - {at: articles/나.md, template: wide, frames: {side: {x: 1mm, y: 2mm}}}
"""
ARTICLE = "# 제목\n\n본문이다.\n\n::: callout 알림 {#t-1}\n글\n:::\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        "issue.yaml": FACTS,
        "partners/partners.yaml": PARTNERS,
        "placement/kic-weekly.yaml": PLACED,
        "articles/a.md": ARTICLE,
        "articles/나.md": "# 둘째\n\n글이다.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8", newline="\n")
    return tmp_path


def opened(folder: Path) -> tuple[Issue, list[tuple[str, str]]]:
    sink = Sink()
    issue = read_issue(folder, sink)
    return issue, [(d.code, str(d.place)) for d in sink]


def rewritten(folder: Path, *changes: tuple[str, str]) -> None:
    text = (folder / "issue.yaml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "issue.yaml").write_text(text, "utf-8", newline="\n")


def refused(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(KicError) as caught:
        read_issue(folder, Sink())
    assert all(d.hint("ko") for d in caught.value.diagnostics)
    return [(d.code, str(d.place)) for d in caught.value.diagnostics]


def saved(folder: Path, new: Issue, name: str = "issue.yaml") -> list[str]:
    """Saves ``new``, checks that it is read back equal, and returns the changed lines of one file."""
    before = (folder / name).read_text("utf-8").splitlines()
    save_issue(folder, opened(folder)[0], new)
    after = (folder / name).read_text("utf-8").splitlines()
    assert opened(folder)[0] == new
    return [line for line in difflib.ndiff(before, after) if line[0] in "+-"]


# ---- reading


def test_the_whole_folder_becomes_an_issue(folder: Path) -> None:
    issue, found = opened(folder)
    assert (issue.number, issue.date, issue.layout, issue.lang) == (325, dt.date(2023, 4, 26), "kic-weekly", "ko")
    assert [section.id for section in issue.sections] == ["weekly", "china"]
    assert [article.path for article in issue.articles] == ["articles/a.md", "articles/나.md"]
    assert issue.articles[0].title == (Text("제목"),)
    partner = issue.partner("kic")
    assert partner is not None
    assert (partner.logo, partner.min_height, partner.approved) == ("partners/kic.svg", "10mm", True)
    assert issue.placements == (
        Placement(
            "kic-weekly",
            (
                ("articles/a.md", "copyfit", "tight"),
                ("articles/a.md#t-1", "height", "62mm"),
                ("articles/a.md#t-1", "focus", "[0.5, 0.35]"),
                ("articles/나.md", "page.template", "wide"),
                ("articles/나.md", "page.frames.side", "{x: 1mm, y: 2mm}"),
            ),
        ),
    )
    assert found == [("store-key-unknown", "issue.yaml:13:5")]


def test_a_missing_article_is_an_error_at_its_line_and_keeps_its_place(folder: Path) -> None:
    (folder / "articles" / "a.md").unlink()
    issue, found = opened(folder)
    assert issue.articles[0] == Article("articles/a.md")
    assert issue.articles[1].blocks
    assert ("store-file-missing", "issue.yaml:16:9") in found


def test_an_unreadable_article_is_an_error_and_is_never_overwritten(folder: Path) -> None:
    raw = "# 제목\n".encode("cp949")
    (folder / "articles" / "a.md").write_bytes(raw)
    issue, found = opened(folder)
    assert ("store-file-encoding", "articles/a.md:1") in found
    section = issue.sections[0]
    typed = Article("articles/a.md", (Paragraph(runs=(Text("새 글"),)),))
    new = replace(issue, sections=(replace(section, articles=(typed, *section.articles[1:])), issue.sections[1]))
    with pytest.raises(KicError):
        save_issue(folder, issue, new)
    assert (folder / "articles" / "a.md").read_bytes() == raw


def test_files_and_listings_that_do_not_meet_are_reported(folder: Path) -> None:
    (folder / "articles" / "c.md").write_text("# c\n", "utf-8")
    rewritten(folder, ("articles: []", "articles: [articles/a.md]"), ("logos: [kic]", "logos: [kic, ste]"))
    issue, found = opened(folder)
    assert len(issue.articles) == 2
    assert set(found) >= {
        ("store-file-unlisted", "articles/c.md"),
        ("store-file-listed-twice", "issue.yaml:21:16"),
        ("store-logo-unknown", "issue.yaml:22:14"),
    }


def test_what_is_listed_as_an_article_and_is_none_is_reported_and_never_written(folder: Path) -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'/>\n"
    (folder / "map.svg").write_text(drawing, "utf-8")
    rewritten(folder, ("articles: []", "articles: [map.svg, articles/note.txt]"))
    issue, found = opened(folder)
    assert [one.path for one in issue.articles] == ["articles/a.md", "articles/나.md"]
    assert ("store-file-no-article", "issue.yaml:21:16") in found
    save_issue(folder, issue, replace(issue, number=326))
    said = (folder / "issue.yaml").read_text("utf-8")
    assert "number: 326" in said
    assert "map.svg" in said  # whoever listed it sees it, and the finding, again
    assert (folder / "map.svg").read_text("utf-8") == drawing


def test_names_that_stand_twice_are_reported(folder: Path) -> None:
    rewritten(folder, ("  - id: china", "  - id: weekly"))
    twice = PARTNERS + PARTNERS[PARTNERS.index("  - id") :]
    (folder / "partners" / "partners.yaml").write_text(twice, "utf-8")
    _, found = opened(folder)
    lines = {"issue.yaml": (folder / "issue.yaml").read_text("utf-8"), "partners/partners.yaml": twice}
    places = [place.split(":") for code, place in found if code == "store-id-twice"]
    assert {file for file, *_ in places} == set(lines)
    for file, line, _ in places:  # the second of the two
        id_line = lines[file].splitlines()[int(line) - 1]
        assert id_line.lstrip().startswith("- id:")
        assert id_line in lines[file].splitlines()[: int(line) - 1]


def test_a_second_list_under_one_key_loses_nothing(folder: Path) -> None:
    facts = folder / "issue.yaml"
    text = facts.read_text("utf-8")
    before = len(opened(folder)[0].articles)
    facts.write_text(text + "sections:\n  - {id: more, name: 더, articles: []}\n", "utf-8")
    issue, found = opened(folder)
    assert (len(issue.articles), issue.sections[-1].id) == (before, "more")
    line = text.count("\n") + 1
    assert ("store-list-twice", f"issue.yaml:{line}:1") in found


def test_an_article_behind_a_link_is_called_so(folder: Path) -> None:
    issue, _ = opened(folder)
    path = folder / issue.articles[0].path
    path.rename(folder.parent / "elsewhere.md")
    path.symlink_to(folder.parent / "elsewhere.md")
    found = [code for code, _ in opened(folder)[1]]
    assert "store-file-link" in found
    assert "store-file-missing" not in found


def test_an_issue_unpacked_with_decomposed_names_works(folder: Path) -> None:
    path = folder / "articles" / "나.md"
    path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    issue, found = opened(folder)
    assert issue.articles[1].blocks
    assert found == [("store-key-unknown", "issue.yaml:13:5")]


def test_orphans_in_the_placement_are_noted_and_kept(folder: Path) -> None:
    (folder / "articles" / "a.md").write_text("# 제목\n", "utf-8")
    issue, found = opened(folder)
    assert ("store-placement-orphan", "placement/kic-weekly.yaml:5") in found
    assert len(issue.placements[0].entries) == 5


def test_a_folder_without_an_issue_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path) == [("store-issue-missing", "issue.yaml")]


def test_broken_yaml_is_refused_with_its_line(folder: Path) -> None:
    rewritten(folder, ("number: 325 ", "number: 325: "))
    assert refused(folder) == [("store-yaml-colon", "issue.yaml:4:12")]


def test_what_an_issue_cannot_do_without_is_refused_when_absent(folder: Path) -> None:
    rewritten(folder, ("number: 325 ", "number: 삼 "), ("date: '2023-04-26'", "date: 2023.04.26"))
    assert refused(folder) == [
        ("store-value-whole", "issue.yaml:4:9"),
        ("store-date", "issue.yaml:5:7"),
        ("store-key-unknown", "issue.yaml:13:5"),
    ]


def test_broken_partners_are_an_error_and_the_issue_is_still_read(folder: Path) -> None:
    (folder / "partners" / "partners.yaml").write_text("partners: [\n", "utf-8")
    issue, found = opened(folder)
    assert issue.partners == ()
    assert ("store-yaml-bracket", "partners/partners.yaml:2:1") in found


def test_a_newer_format_is_read_and_not_saved(folder: Path) -> None:
    rewritten(folder, ("format: 1", "format: 2"))
    issue, found = opened(folder)
    assert ("store-format-newer", "issue.yaml:2:9") in found
    with pytest.raises(KicError) as caught:
        save_issue(folder, issue, replace(issue, number=326))
    assert [d.code for d in caught.value.diagnostics] == ["store-format-newer"]
    assert "number: 325" in (folder / "issue.yaml").read_text("utf-8")


# ---- saving


def test_saving_what_did_not_change_writes_nothing(folder: Path) -> None:
    issue, _ = opened(folder)
    assert save_issue(folder, issue, issue) == ()
    assert save_issue(folder, issue, opened(folder)[0]) == ()


def test_one_fact_is_one_line(folder: Path) -> None:
    issue, _ = opened(folder)
    assert saved(folder, replace(issue, number=326)) == [
        "- number: 325   # 면이 아니라 호",
        "+ number: 326   # 면이 아니라 호",
    ]


def test_quotes_stay_as_they_were(folder: Path) -> None:
    issue, _ = opened(folder)
    changed = replace(issue, date=dt.date(2023, 5, 10), notice=Bilingual('"잠시" 쉽니다'))
    assert [line for line in saved(folder, changed) if line[0] == "+"] == [
        "+ date: '2023-05-10'",
        r'+ notice: "\"잠시\" 쉽니다"',
    ]


def test_a_new_fact_stands_in_canonical_order(folder: Path) -> None:
    issue, _ = opened(folder)
    changed = replace(issue, title=Bilingual("", (("ko", "주간: 창업"), ("zh", "周刊"))), issn="1234-5678")
    assert saved(folder, changed) == ['+ title: {ko: "주간: 창업", zh: 周刊}', "+ issn: 1234-5678"]
    text = (folder / "issue.yaml").read_text("utf-8")
    assert text.index("date:") < text.index("title:") < text.index("issn:") < text.index("sections:")


def test_a_fact_that_goes_takes_its_line_along(folder: Path) -> None:
    issue, _ = opened(folder)
    assert saved(folder, replace(issue, notice=Bilingual())) == ['- notice: "쉽니다: 5월"']


def test_one_language_of_a_wording_is_changed_in_place(folder: Path) -> None:
    issue, _ = opened(folder)
    first, second = issue.sections
    renamed = replace(first, name=Bilingual("", (("ko", "뉴스"), ("zh", "一周新闻"))))
    assert saved(folder, replace(issue, sections=(renamed, second)))[-1] == (
        "+     name: {ko: 뉴스, zh: 一周新闻}  # 두 언어"
    )


def test_sections_move_with_their_comments_and_unknown_keys(folder: Path) -> None:
    issue, _ = opened(folder)
    saved(folder, replace(issue, sections=issue.sections[::-1]))
    text = (folder / "issue.yaml").read_text("utf-8")
    assert sorted(text.splitlines()) == sorted(FACTS.splitlines())
    assert text.index("# 둘째 부") < text.index("id: china") < text.index("# 첫 부") < text.index("colour: p1")


def test_articles_move_are_added_and_go_with_their_comments(folder: Path) -> None:
    issue, _ = opened(folder)
    first, second = issue.sections
    fresh = Article("articles/새 글.md", (Heading(level=0, runs=(Text("새 글"),)),))
    shorter, longer = replace(first, articles=first.articles[1:]), (fresh, first.articles[0])
    lines = saved(folder, replace(issue, sections=(shorter, replace(second, articles=longer))))
    assert "-       # 머리 기사" in lines
    assert {"+       - articles/새 글.md", "+       - articles/a.md"} <= set(lines)
    assert (folder / "articles" / "새 글.md").read_text("utf-8") == "# 새 글\n"


def test_an_edited_article_changes_its_own_file_only(folder: Path) -> None:
    issue, _ = opened(folder)
    section = issue.sections[0]
    article = section.articles[0]
    typed = replace(article, blocks=(article.blocks[0], Paragraph(runs=(Text("고쳤다."),)), *article.blocks[2:]))
    new = replace(issue, sections=(replace(section, articles=(typed, *section.articles[1:])), issue.sections[1]))
    assert save_issue(folder, issue, new) == ("articles/a.md",)
    assert (folder / "articles" / "a.md").read_text("utf-8") == ARTICLE.replace("본문이다.", "고쳤다.")


def test_an_item_that_was_not_understood_stays_when_its_list_changes(folder: Path) -> None:
    rewritten(folder, ("      - articles/나.md", "      - ../b.md   # 잘못\n      - articles/나.md"))
    issue, _ = opened(folder)
    first, second = issue.sections
    saved(folder, replace(issue, sections=(replace(first, articles=first.articles[:1]), second)))
    assert "- articles/a.md   # 가\n      - ../b.md   # 잘못\n  # 둘째" in (folder / "issue.yaml").read_text("utf-8")


def test_partners_and_placements_are_edited_in_place(folder: Path) -> None:
    issue, _ = opened(folder)
    partner = replace(issue.partners[0], min_height="12mm", approved=None)
    assert saved(folder, replace(issue, partners=(partner,)), "partners/partners.yaml") == [
        "-     min_height: 10mm",
        "+     min_height: 12mm",
        "-     approved: true",
    ]
    issue, _ = opened(folder)
    old = issue.placements[0]
    entries = (("articles/a.md", "copyfit", "tighter"), *old.entries[1:], ("articles/나.md", "page.x-own", "1"))
    lines = saved(folder, replace(issue, placements=(replace(old, entries=entries),)), "placement/kic-weekly.yaml")
    assert [line for line in lines if line[0] == "+"] == [
        "+   copyfit: tighter   # 한 단계",
        "+   - {at: articles/나.md, template: wide, frames: {side: {x: 1mm, y: 2mm}}, x-own: 1}",
    ]


def test_what_somebody_else_changed_meanwhile_stays(folder: Path) -> None:
    issue, _ = opened(folder)
    rewritten(folder, ('notice: "쉽니다: 5월"', "notice: 다른 말"))
    save_issue(folder, issue, replace(issue, number=326))
    again, _ = opened(folder)
    assert (again.number, again.notice) == (326, Bilingual("다른 말"))


def test_a_file_that_became_unreadable_is_not_overwritten(folder: Path) -> None:
    issue, _ = opened(folder)
    (folder / "issue.yaml").write_text("number: [\n", "utf-8")
    with pytest.raises(KicError):
        save_issue(folder, issue, replace(issue, number=326))
    assert (folder / "issue.yaml").read_text("utf-8") == "number: [\n"


def test_line_ends_of_windows_are_read_and_saved_as_lf(folder: Path) -> None:
    (folder / "issue.yaml").write_bytes(FACTS.replace("\n", "\r\n").encode("utf-8-sig"))
    issue, found = opened(folder)
    assert ("store-text-mended", "issue.yaml") in found
    save_issue(folder, issue, replace(issue, number=326))
    assert (folder / "issue.yaml").read_text("utf-8") == FACTS.replace("325", "326")


def test_a_written_issue_is_read_back_equal(folder: Path, tmp_path: Path) -> None:
    issue, _ = opened(folder)
    target = tmp_path / "copy"
    names = write_issue(target, issue)
    assert opened(target) == (issue, [])
    assert set(names) == {
        ".gitattributes",
        "issue.yaml",
        "partners/partners.yaml",
        "placement/kic-weekly.yaml",
        "articles/a.md",
        "articles/나.md",
    }


def test_canonical_text() -> None:
    issue = Issue(
        1,
        dt.date(2023, 4, 26),
        "kic-weekly",
        (Section("a", Bilingual("가"), (Article("articles/a.md"),)), Section("b", Bilingual(""))),
        event=CoverEvent(dates=(dt.date(2023, 5, 1),)),
        contact=(Contact(Bilingual("메일"), "a@b.kr"),),
    )
    assert (
        dump_issue_yaml(issue)
        == """\
format: 1
layout: kic-weekly
number: 1
date: 2023-04-26
lang: ko
sections:
  - id: a
    name: 가
    articles:
      - articles/a.md
  - id: b
    name: ""
    articles: []
event:
  lead_lang: ko
  dates: [2023-05-01]
contact:
  - label: 메일
    value: a@b.kr
"""
    )


def test_the_example_reads_without_errors() -> None:
    example = Path(__file__).parents[3] / "examples" / "issue-001"
    sink = Sink()
    issue = read_issue(example, sink)
    assert issue.articles
    assert [str(d.place) for d in sink if d.severity > Severity.INFO] == []
