"""What other programs put on the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper import issue_of, marked

from kiclayout.content.block import Figure, Paragraph
from kiclayout.content.edit.fragment import Fragment, fragment_of
from kiclayout.content.edit.html_pictures import lifted
from kiclayout.content.edit.html_read import read_html
from kiclayout.content.edit.html_write import write_html
from kiclayout.content.inline import Link, Text, plain
from kiclayout.content.normal import normal_blocks
from kiclayout.store.text.write import write_document


def shown(fragment: Fragment) -> str:
    return write_document(normal_blocks(fragment.blocks or (Paragraph(runs=fragment.runs),)))


@pytest.mark.parametrize(
    "html, made",
    [
        ("가 <b>나</b> <i>다</i>", "가 **나** [다]{.em}\n"),
        ("<p>가\n  나</p><p>다<br>라</p>", "가 나\n\n다\\\n라\n"),
        ("<h1>가</h1><h6>나</h6><div>다<div>라</div>마</div>", "## 가\n\n##### 나\n\n다\n\n라\n\n마\n"),
        ("m<sup>2</sup> H<sub>2</sub>O", "m^2^ H[2]{.sub}O\n"),
        ('<span style="font-weight:700">가</span><span style="FONT-WEIGHT: normal">나</span>', "**가**나\n"),
        ('<b style="font-weight:normal"><p>가</p><p>나</p></b>', "가\n\n나\n"),
        ('m<span style="vertical-align: super;font-size:8pt">2</span>', "m^2^\n"),
        ('가<span style="text-emphasis: dot">나<em style="-webkit-text-emphasis:none">다</em></span>',
         "가[나]{.dots}[다]{.em}\n"),
        ("<ruby>胡<rp>(</rp><rt>후</rt><rp>)</rp>润<rt>룬</ruby>은<rt>x</rt>", "[胡]{ruby=후}[润]{ruby=룬}은\n"),
        ('<span lang=EN-US>abc</span><span lang="ZH-CN">漢字</span> <span lang=ja>ab</span>',
         "abc[漢字]{lang=zh} ab\n"),
        ('<a href="https://a.cn/x">가</a> <a href="#_ftn1">나</a> <a href="javascript:x">다</a>',
         "[가](https://a.cn/x) 나 다\n"),
        ("<ul><li>가<ul><li>나</li></ul></li><li>다</li></ul>", "- 가\n  - 나\n- 다\n"),
        ("<ul><li>가</li><ul><li>나</li></ul></ul>", "- 가\n  - 나\n"),
        ("<ol start=3><li>가<li>나</ol>", "- 3. 가\n- 4. 나\n"),
        ("<ul><li>▶ 가</li><li>▶ 나</li></ul>", "- ▶ 가\n- ▶ 나\n"),
        ("<li>가</li><li>나</li>", "- 가\n- 나\n"),
        ("<blockquote><h2>가</h2><p>나</p></blockquote>", "> 가\n>\n> 나\n"),
        ("<pre>가\n  나</pre>", "가\n\n나\n"),
        ("<p>&lt;가&gt; &amp;&nbsp;나&#45208;</p>", "<가> & 나나\n"),
        ("<style>p{}</style><script>x</script><title>t</title><p>가</p><o:p>나</o:p>", "가\n"),
        ('<p>가</p><!--StartFragment--><p>나</p><!--EndFragment-->', "나\n"),
        ("가</p>나</div></ul>", "가\n\n나\n"),
        ("<p>가<p>나", "가\n\n나\n"),
        ("<span style='display:none'>가</span>나", "나\n"),
        ("<dl><dt>가</dt><dd>나</dd></dl>", "가\n\n나\n"),
        ("후룬[胡润]은", "후룬[胡润]은\n"),
        ("", ""),
    ],
)  # fmt: skip
def test_html_is_read(html: str, made: str) -> None:
    assert shown(read_html(html)) == made


@pytest.mark.parametrize(
    "html, made",
    [
        ("<table><tr><th>가<th>나<tr><td>다<td align=right>라</table>", "| 가 | 나 |\n|---|---|\n| 다 | 라 |\n"),
        (
            "<table><tr><td colspan=2>가</td><td rowspan=2>나</td></tr><tr><td>다</td><td>라</td></tr></table>",
            "|---|---|---|\n| 가 | < | 나 |\n| 다 | 라 | ^ |\n",
        ),
        (
            "<table><thead><tr><td>가</td></tr></thead><tbody><tr><td>나</td></tr></tbody><tfoot><tr><td>다</td></tr></tfoot></table>",
            "| 가 |\n|---|\n| 나 |\n|===|\n| 다 |\n",
        ),
        (
            "<table><tr><td style='text-align:right'>1</td></tr><tr><td align=right>2</td></tr></table>",
            "|---:|\n| 1 |\n| 2 |\n",
        ),
        ("<table><tr><td><p>가</p><p>나</p></td></tr></table>", "가\n\n나\n"),
        ("<table><tr><td>가<table><tr><td>나</td><td>다</td></tr></table></td><td>라</td></tr></table>",
         "|---|---|\n* - 가\n\n    나\n\n    다\n  - 라\n"),
        ("<table><tr><td></td><td> </td></tr></table>가", "가\n"),
        ("<table><tr><td colspan=9999999>가</td></tr><tr><td rowspan=x>나</td></tr></table>",
         "|---|\n| 가 |\n| 나 |\n"),
        ("<td>가</td><td>나</td>", "가\n\n나\n"),
    ],
)  # fmt: skip
def test_tables_are_read(html: str, made: str) -> None:
    assert shown(read_html(html)) == made


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{}</style>
<!--[if gte mso 9]><xml><w:WordDocument>x</w:WordDocument></xml><![endif]--></head><body lang=KO><!--StartFragment-->
<p class=MsoListParagraph style='margin-left:40.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span
style='mso-list:Ignore'>1)<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>가나</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>\uf0b7<span
style='font:7.0pt'>&nbsp;</span></span><![endif]>다</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2)<span>
</span></span>라</p>
<p class=MsoNormal><b><span lang=EN-US style='font-size:10.0pt'>Bold<o:p></o:p></span></b></p>
<!--EndFragment--></body></html>"""


def test_lists_of_a_word_processor() -> None:
    assert shown(read_html(WORD)) == "- 1) 가나\n  - 다\n- 2) 라\n\n**Bold**\n"
    bare = WORD.replace(" style='mso-list:Ignore'", "").replace(
        "\nstyle='mso-list:Ignore'", ""
    )  # as mail programs pass it on
    assert shown(read_html(bare.replace("\uf0b7", ""))) == "- 1) 가나\n  - 다\n- 2) 라\n\n**Bold**\n"


def test_one_line_is_words() -> None:
    assert read_html("<p>가 <a href='http://a.cn'>나</a></p>").runs == (Text("가 "), Link("http://a.cn", (Text("나"),)))


def test_what_is_too_large_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as few:
        few.setattr("kiclayout.content.edit.html_read.MOST_BLOCKS", 50)
        many = read_html("<p>가</p>" * 51)
    assert (len(many.blocks), many.cut) == (50, True)
    assert not read_html("<p>가</p>").cut
    deep = "<ul><li>" * 3000 + "가"
    assert "가" in shown(read_html(deep))
    wide = "<table><tr>" + "<td>x</td>" * 100 + "</tr></table>"
    assert shown(read_html(wide)).count("x") == 40


def test_html_of_a_fragment_reads_back() -> None:
    source = (
        "가 **나** [m]{.sub} [드러냄]{.dots} [胡润]{ruby=후룬} [글](https://a.cn)\n\n"
        "## 다\n\n1. 라\n2. 마\n   - 바\n\n- ▶ 사\n\n> 아\n\n"
        "| 자 | < | 파 |\n|---|---|---:|\n| 차 | 하 | 카 |\n\n끝\n"
    )
    issue = issue_of(source)
    assert shown(read_html(write_html(fragment_of(issue, marked(issue, "가", "끝"))))) == source


TAGS = [
    "p",
    "b",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "div",
    "span",
    "a",
    "blockquote",
    "pre",
    "style",
    "o:p",
]
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(["가", " ", "<br>", "&nbsp;", "<![if !x]>", "<![endif]>", "<!--StartFragment-->", "<!", "<",
                     "&#x110000;",
                     "<td colspan=3>", "<td rowspan=3>", "<p style='mso-list:l0 level2'>",
                     "<span style='mso-list:Ignore'>", "\x00", "<![CDATA["]),
    st.text(max_size=3),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_can_be_read(html: str) -> None:
    fragment = read_html(html)
    blocks = normal_blocks(fragment.blocks)
    assert normal_blocks(blocks) == blocks
    write_html(fragment)


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("<p>가<img src=a alt=' 큰\n 산 '>나</p><p>다</p>", ["가나", "0 큰 산", "다"]),
        ("<ul><li>가<img src=a></li><li>나</li></ul><p>다</p>", ["List", "0", "다"]),
        ("<table><tr><td>가<img src=a></td><td>나</td></tr></table><img src='b'><p>다</p>", ["Table", "0", "1", "다"]),
        ("<figure><img src=a><figcaption>설명</figcaption></figure><figcaption>나</figcaption>", ["0 설명", "나"]),
        ("<p>가</p><img src=a width=1 height='1px'><img src=b width=640><img>", ["가", "1"]),
        ("<img src=a><!--StartFragment--><p>가</p><noscript><img src=b></noscript>", ["가"]),
    ],
)
def test_pictures_stand_behind_what_they_are_in(html: str, kinds: list[str]) -> None:
    numbered, addresses = lifted(html)
    fragment = read_html(numbered, pictures=True)
    made = [fragment] if fragment.runs else fragment.blocks
    assert [told(one) for one in made] == kinds
    assert set(addresses) <= {"a", "b"}
    assert not [one for one in read_html(numbered).blocks if isinstance(one, Figure)]


def told(block: object) -> str:
    if isinstance(block, Figure):
        return " ".join(filter(None, (block.path, block.alt, plain(block.caption))))
    return plain(block.runs) if isinstance(block, Paragraph | Fragment) else type(block).__name__


def test_a_picture_written_into_its_address_leaves_room_for_the_words() -> None:
    html = f"<p>가</p><p><img src='data:image/png;base64,{'A' * 3_000_000}&amp;'></p><p>나</p>"
    numbered, addresses = lifted(html)
    assert shown(read_html(numbered)) == "가\n\n나\n"
    assert addresses[0].endswith("A&")
