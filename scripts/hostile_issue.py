"""Makes issue folders that nobody should send: everything too long, too wide, missing, broken or empty.

    python scripts/hostile_issue.py FOLDER            # the hostile issue
    python scripts/hostile_issue.py FOLDER crowded    # six parts of ten articles, 25 organisers, 14 logos

The same call makes the same bytes. The tests in tests/whole print both.
"""

from __future__ import annotations

import io
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

NOUNS = ("부두", "바람", "전지", "시험", "협약", "도면", "항로", "저장", "투자", "창업", "현장", "기록", "규칙", "설비")
VERBS = ("살피고", "견주고", "고치고", "늘리고", "나누고", "묶고", "옮기고", "세우고", "밝히고", "줄이고")
PLACES = ("상하이(上海)", "선전(深圳)", "칭다오(青岛)", "쑤저우(苏州)", "창저우(沧州)", "밍하이(明海)")


def sentence(number: int) -> str:
    """A Korean sentence with a Chinese name in it; every number gives another one."""
    place, verb = PLACES[number % 6], VERBS[number * 7 % 10]
    first, second, third = (NOUNS[(number * step + step) % 14] for step in (3, 5, 9))
    return f"{place}의 {first}에서는 {second}와 {third}을 {verb} 제{number}차 결과를 남겼다."


def prose(start: int, count: int) -> str:
    """A paragraph of ``count`` sentences."""
    return " ".join(sentence(start + step) for step in range(count))


def paragraphs(start: int, count: int, length: int = 4) -> str:
    """``count`` paragraphs of ``length`` sentences."""
    return "\n\n".join(prose(start + step * length, length) for step in range(count))


# ---------------------------------------------------------------------------------------------------- articles
def table_of_200() -> str:
    rows = "\n".join(
        f"| {n} | 기업{n:03d}(企业{n:03d}) | {PLACES[n % 6]} | {n * 7919 % 100000:,} | {sentence(n)} |"
        for n in range(1, 201)
    )
    head = "| 순위 | 기업 | 도시 | 가치 | 한 줄 소개 |\n|---:|:---|:---|---:|:---|"
    fields = "label: 표 1)\ncaption: 이백 개 기업"
    return f"# 이백 줄 표\n\n{prose(1, 2)}\n\n::: table {{#t-all}}\n{fields}\n\n{head}\n{rows}\n:::"


def long_notes() -> str:
    notes = f"[^long]: {prose(100, 60)}\n\n[^short]: 짧은 각주.\n\n[^cell]: {prose(200, 12)}"
    table = "| 항목 | 설명 |\n|:---|:---|\n| 하나 | 칸 안의 글[^cell]이다. |\n| 둘 | 둘째 줄이다. |"
    return (
        f"# 반 쪽보다 긴 각주\n\n{prose(1, 3)}[^long] {prose(4, 3)}[^short]\n\n{notes}\n\n"
        f"{paragraphs(20, 6)}\n\n{table}\n\n{paragraphs(60, 3)}"
    )


def tall_cell() -> str:
    return (
        f"# 한 쪽보다 높은 칸\n\n{prose(1, 2)}\n\n| 구분 | 내용 |\n|:---|:---|\n| 첫째 | 보통 높이다. |\n"
        f"| 둘째 | {prose(300, 90)} |\n| 셋째 | 다시 보통 높이다. |\n\n{prose(3, 2)}"
    )


def one_line() -> str:
    return "# 한 줄짜리 기사\n\n이것이 전부다."


def without_title() -> str:
    return f"{prose(5, 3)}\n\n## 1) 제목 없는 기사의 소제목\n\n{prose(9, 2)}"


def pictures() -> str:
    def figure(path: str, name: str) -> str:
        return f"::: figure {path}\nlabel: 사진)\ncaption: {name}\nalt: {name}\nsource: 시험실\n:::"

    shown = (
        ("images/nowhere.jpg", "없는 파일"),
        ("images/cut.jpg", "잘린 사진"),
        ("images/text.png", "사진이 아닌 글"),
        ("images/empty.png", "빈 파일"),
        ("images/항구의 밤.png", "풀어쓴 이름"),
        ("images/wide.png", "아주 넓은 그림"),
        ("images/tall.png", "아주 높은 그림"),
        ("images/dot.png", "점 하나"),
        ("images/broken.svg", "깨진 벡터"),
        ("images/flat.svg", "높이 없는 벡터"),
        ("", "이름 없는 자리"),
    )
    return "# 온갖 그림\n\n" + "\n\n".join(f"{figure(*one)}\n\n{prose(n, 1)}" for n, one in enumerate(shown))


def unknown_things() -> str:
    return (
        "# 모르는 것들\n\n::: wizard 마법 {#w-1}\n마법사의 글\n:::\n\n{teleport: page}\n\n{template: nirvana}\n\n"
        '<div class="x">태그</div> <제목>은 글이다.\n\n```\n코드 블록\n```\n\n***\n\n'
        "없는 표 {ref:t-nowhere}와 없는 쪽 {page:nowhere/x}, 없는 각주[^none], [없는 곳](#nowhere).\n\n"
        "::: figure\nalt: 파일 없음\nzoom: 3\n:::\n\n"
        "::: chart bar\ntable: t-none\nx: 1\ny: 2\nalt: 없는 표의 그래프\n:::\n\n"
        "::: sponsors\n주최: nobody, unknown\n:::\n\n::: qr\nlabel: 주소 없음\n:::\n\n"
        f"::: qr https://www.example.org/{'a' * 3000}\nlabel: 너무 긴 주소\n:::\n\n:::\n\n"
        f"마지막 문단이다.\n\n::: callout 닫지 않은 상자\n{prose(3, 2)}"
    )


def long_words() -> str:
    address = "https://www.example.org/" + "/".join(f"part{n}" for n in range(60)) + "?q=" + "x" * 120
    return (
        f"# 긴 낱말\n\n{'가나다라마바사아자차' * 40}\n\n{'Pneumonoultramicroscopic' * 12}\n\n{address}\n\n"
        f"{'0123456789' * 30}\n\n{'{nbsp}'.join(NOUNS * 4)}\n\n{'—' * 120}\n\n{'（）' * 60}\n\n"
        f"| 낱말 | {'Unbreakable' * 8} |\n|:---|:---|\n| {'경제협력개발기구' * 6} | {address} |\n\n"
        f"- ▶▶▶ {'Supercalifragilistic' * 10}\n- {address}"
    )


def thirty_figures() -> str:
    one = "::: figure images/dot.png\nlabel: 사진 {n})\ncaption: {n}번째 사진의 설명 글\nalt: {n}번째\n:::"
    return (
        f"# 서른 장의 사진\n\n{prose(2, 2)}\n\n::: figures\ncols: 3\ncaption: 모두 서른 장이다.\n\n"
        + "\n\n".join(one.replace("{n}", str(n)) for n in range(1, 31))
        + "\n:::"
    )


def deep_lists() -> str:
    deep = "\n".join(f"{'  ' * n}- {n + 1}단계: {sentence(n)}" for n in range(14))
    long = "\n".join(f"- ▶ **{NOUNS[n % 14]}** {sentence(n)}" for n in range(60))
    return f"# 깊은 목록\n\n{deep}\n\n{long}\n\n1. 하나\n2. 둘\n   {prose(8, 3)}\n3. 셋"


def wide_table() -> str:
    head = "| " + " | ".join(f"아주 긴 열 이름 {n}(列名{n})" for n in range(1, 13)) + " |"
    rows = "\n".join(
        "| " + " | ".join(f"{PLACES[(n + c) % 6]} {n * c * 1234567:,}" for c in range(1, 13)) + " |"
        for n in range(1, 9)
    )
    return f"# 너무 넓은 표\n\n{head}\n|{'---|' * 12}\n{rows}"


def lost_poster() -> str:
    return (
        "# 없는 포스터\n\n앞의 글이다.\n\n::: poster images/lost.png {#p-lost}\ntitle: 사라진 포스터\nalt: 포스터\n\n"
        "일시\n: 2026. 11. 18.(수)\n\n장소\n: 밍하이(明海) 국제회의센터\n:::\n\n뒤의 글이다."
    )


def heading_chain() -> str:
    chain = "\n\n".join(f"{'#' * (2 + n % 4)} {n}번째 제목이 이어진다" for n in range(1, 61))
    return f"# 한 쪽보다 긴 제목 사슬\n\n{prose(1, 2)}\n\n{chain}\n\n{prose(3, 2)}"


def big_event() -> str:
    fields = "\n\n".join(f"항목 {n} / 项目 {n}\n: {sentence(n)}\n: {PLACES[n % 6]}" for n in range(1, 61))
    return (
        f"# 예순 줄 행사\n\n{prose(1, 2)}\n\n::: event {{#e-big}}\n"
        f"title: 예순 가지 사실을 담은 아주 긴 이름의 행사 안내와 그 뒷이야기\n"
        f"title_zh: 六十项事实的活动\nplace: 밍하이\ndate: 언젠가\n\n{fields}\n:::\n\n행사 뒤의 글이다."
    )


def characters() -> str:
    return (
        "# 글자 시험 🎉🂡\n\n히브리 שלום עולם 끝.\n\n아랍 مرحبا بالعالم 끝.\n\n그림 글자 😀📄🏆👨‍👩‍👧🇰🇷 끝.\n\n"
        "옛한글 ᄒᆞᆫ글 나랏〮말〯ᄊᆞ미 끝.\n\n확장 한자 𠀀𠮷𫠣 끝.\n\n타이 สวัสดี 데바나가리 नमस्ते 끝.\n\n"
        "결합 e\u0301 a\u0308 ñ 끝.\n\n수식 ∑∫√≤≥≠∞ 𝑥² 끝.\n\n제어 \u200b\u200d\ufeff\u2028 끝.\n\n"
        "사용자 영역 \ue000\uf8ff 끝.\n\n키릴 Привет 그리스 Ελλάδα 가나 ありがとう 끝."
    )


def long_text() -> str:
    parts = (f"## {n}) 긴 글의 {n}장\n\n{paragraphs(n * 40, 6, 6)}" for n in range(1, 17))
    return "# 아주 긴 글\n\n" + "\n\n".join(parts)


def long_title() -> str:
    return (
        f"---\nkicker: {prose(3, 2)}\nsource: {prose(5, 2)}\nshort_title: {prose(7, 2)}\nsubtitle: {prose(8, 2)}\n"
        f"lead: {prose(9, 6)}\n---\n\n# {prose(1, 6)}\n\n{prose(2, 2)}"
    )


def nested_boxes() -> str:
    inner = "| 가 | 나 |\n|:---|---:|\n| 다 | 12 |"
    return (
        f"# 상자 속 상자\n\n::: callout 겉 상자\n{prose(1, 1)}\n\n::: callout 속 상자\n{prose(2, 1)}\n\n{inner}\n\n"
        "::: figure images/dot.png\ncaption: 상자 속 그림\nalt: 점\n:::\n:::\n\n"
        "::: event\ntitle: 상자 속 행사\nplace: 선전\n\n지역\n: 상자 속 지역\n:::\n\n"
        "::: poster images/dot.png\ntitle: 상자 속 포스터\nalt: 점\n\n상자 속 포스터의 글\n:::\n:::\n\n"
        f"> 인용 {prose(4, 2)}"
    )


def notes_everywhere() -> str:
    return (
        "---\nlead: 앞글[^a]의 각주\n---\n\n# 제목의 각주[^b]\n\n## 1) 소제목[^c]\n\n- 목록[^d]\n- 또 목록\n\n"
        "같은 각주 또[^d].\n\n"
        "::: callout 상자 제목[^e]\n상자 글[^f]\n:::\n\n::: figure images/dot.png\ncaption: 그림[^g]\nalt: 점\n:::\n\n"
        "::: table\ncaption: 표 제목[^h]\nnote: 표 밑[^i]\n\n| 머리[^j] |\n|---|\n| 칸[^k] |\n:::\n\n"
        "> 인용[^l] 또[^d]\n\n라벨[^m]\n: 값[^n]\n\n"
        + "\n\n".join(f"[^{name}]: {name} 각주의 글" for name in "abcdefghijklmn")
    )


ARTICLES: dict[str, Callable[[], str]] = {
    "table-of-200": table_of_200,
    "long-notes": long_notes,
    "tall-cell": tall_cell,
    "one-line": one_line,
    "without-title": without_title,
    "empty": str,
    "only-title": lambda: "# 제목뿐인 기사",
    "pictures": pictures,
    "unknown-things": unknown_things,
    "long-words": long_words,
    "thirty-figures": thirty_figures,
    "deep-lists": deep_lists,
    "wide-table": wide_table,
    "lost-poster": lost_poster,
    "heading-chain": heading_chain,
    "big-event": big_event,
    "characters": characters,
    "long-text": long_text,
    "long-title": long_title,
    "nested-boxes": nested_boxes,
    "notes-everywhere": notes_everywhere,
}


# ---------------------------------------------------------------------------------------------------- pictures
def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    """A picture of slanted stripes."""
    pixels = bytes((x * 3 + y * 5 + band * 60) % 256 for y in range(height) for x in range(width) for band in range(3))
    out = io.BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(out, kind)
    return out.getvalue()


def images() -> Iterator[tuple[str, bytes]]:
    whole = picture(240, 160, "JPEG")
    yield "cut.jpg", whole[: len(whole) // 2]
    yield "text.png", "이것은 그림이 아니다.\n".encode()
    yield "empty.png", b""
    yield unicodedata.normalize("NFD", "항구의 밤.png"), picture(120, 80)
    yield "wide.png", picture(1200, 4)
    yield "tall.png", picture(4, 1200)
    yield "dot.png", picture(1, 1)
    yield "broken.svg", b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><rect width='10'"
    yield "flat.svg", b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 0'><path d='M0 0L10 0'/></svg>"


# ---------------------------------------------------------------------------------------------------- folders
def write(folder: Path, files: dict[str, bytes]) -> Path:
    """Writes ``files`` below ``folder`` and returns it."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def facts(sections: str, more: str = "") -> bytes:
    """An issue.yaml with the parts that ``sections`` lists."""
    return f"format: 1\nlayout: kic-weekly\nnumber: 999\ndate: 2026-12-30\nsections:\n{sections}{more}".encode()


def section(name: str, articles: list[str]) -> str:
    """A part as issue.yaml lists it."""
    listed = "".join(f"      - articles/{one}.md\n" for one in articles)
    head = f"  - id: {name}\n    name: {{ko: {name} 소식, zh: {name} 新闻}}\n"
    return f"{head}    articles:{'' if articles else ' []'}\n{listed}"


def hostile(folder: Path) -> Path:
    """The hostile issue: one article for each evil, an empty part, an article that is listed but not there."""
    names = list(ARTICLES)
    sections = section("first", [*names[:7], "not-there"]) + section("empty", []) + section("last", names[7:])
    files = {"issue.yaml": facts(sections)}
    files |= {f"articles/{name}.md": make().encode() for name, make in ARTICLES.items()}
    files |= {f"images/{name}": data for name, data in images()}
    return write(folder, files)


def crowded(folder: Path) -> Path:
    """Six parts of ten articles, 25 organisers, 14 logos, three QR codes."""
    sections, files = "", dict[str, bytes]()
    for part in range(6):
        names = [f"p{part}-{n}" for n in range(10)]
        sections += section(f"part{part}", names)
        for n, name in enumerate(names):
            title = f"{part}부의 {n}번째 기사: {NOUNS[n]}과 {NOUNS[part]}"
            text = f"---\nkicker: 기업분석\n---\n\n# {title}\n\n{prose(part * 10 + n, 3)}\n"
            files[f"articles/{name}.md"] = text.encode()
    organisers = "organisers:\n" + "".join(
        f"  - role: {{ko: 역할{n}, zh: 角色{n}}}\n"
        f"    ko:\n      - {{country: 한, names: [{n}번째 기관, 협력 기관 {n}]}}\n"
        f"    zh:\n      - {{country: 韩, names: [第{n}机构]}}\n"
        for n in range(1, 26)
    )
    logos = f"logos: [{', '.join(f'mark{n}' for n in range(14))}]\n"
    codes = "back:\n  qr:\n" + "".join(
        f"    - {{label: 코드{n}, url: 'https://www.example.org/{n}'}}\n" for n in range(3)
    )
    records = "".join(
        f"  - {{id: mark{n}, name: 기관{n}, logo: partners/mark{n}.svg, approved: true}}\n" for n in range(14)
    )
    marks = {
        f"partners/mark{n}.svg": f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {20 + 12 * n} 30'>"
        f"<rect width='{20 + 12 * n}' height='30' fill='#0{n % 10}5'/></svg>".encode()
        for n in range(14)
    }
    files["issue.yaml"] = facts(sections, organisers + logos + codes)
    files["partners/partners.yaml"] = f"format: 1\npartners:\n{records}".encode()
    return write(folder, files | marks)


if __name__ == "__main__":
    make = {"hostile": hostile, "crowded": crowded}[sys.argv[2] if len(sys.argv) > 2 else "hostile"]
    print(make(Path(sys.argv[1])))
