"""A small issue of which any fact can be another one: for layouts that must hold whatever an issue says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

MARKS = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 30'><circle cx='15' cy='15' r='15' fill='#036'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 160 20'>"
    "<path d='M0 0h160v20H0zM8 4v12h140V4z' fill='#722'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 24'><rect width='60' height='24' fill='#275'/></svg>",
)
"""Marks of several shapes: round, very wide, plain."""
EVENT = """event:
  kicker: {ko: 이 주의 행사, zh: 本周活动}
  title: {ko: 한중 해양에너지 기술매칭회, zh: 中韩海洋能源技术对接会}
  subtitle: {ko: 한국 혁신기업 로드쇼, zh: 韩国创新企业路演}
  place: {ko: 밍하이, zh: 明海}
  dates: [2026-12-09, 2026-12-11]
"""
LONG_EVENT = """event:
  lead_lang: zh
  kicker: {ko: 다가오는 행사와 참가 기업 모집 안내, zh: 活动预告及参展企业招募}
  title:
    ko: 한중 해양에너지 기술매칭회 및 제5회 스마트항만 투자설명회와 대학생 창업 경진대회
    zh: 中韩海洋能源技术对接会暨第五届智慧港口投资说明会与大学生创业大赛开幕式
  subtitle:
    ko: 한국 혁신기업 로드쇼와 일대일 상담회, 공동 연구소 개소식
    zh: 韩国创新企业路演、一对一洽谈会及联合研究所揭牌仪式
  place: {ko: 밍하이 국제회의센터 제1관 대회의장, zh: 明海国际会议中心一号馆大会议厅}
  dates: [2026-12-30, 2027-01-02]
"""
COPYRIGHT = "이 소식지의 글과 사진은 출처를 밝히면 비영리 목적으로 누구나 쓸 수 있습니다. "


def organiser(number: int, names: int = 2) -> str:
    """A row of organisers with so many names a country."""
    ko = ", ".join(f"한국기관{number}의 {n}번" for n in range(names))
    zh = ", ".join(f"中方机构{number}之{n}" for n in range(names))
    return (
        f"  - role: {{ko: 역할{number}, zh: 单位{number}}}\n"
        f"    ko: [{{country: 한, names: [{ko}]}}]\n    zh: [{{country: 中, names: [{zh}]}}]\n"
    )


@dataclass(frozen=True)
class SmallIssue:
    """What the issue says; every field has a value that no layout finds hard.

    Attributes:
        parts: How many articles each part has.
        article: The text of an article; ``{n}`` is its number.
        facts: Further lines of issue.yaml, such as ``event: …``.
    """

    number: int = 325
    date: str = "2026-11-18"
    lang: str = "ko"
    parts: Sequence[int] = (1, 1, 1)
    part_name: str = "부 이름 {n}"
    opener: str = "band"
    article: str = "---\nkicker: 갈래\nsource: 밍하이일보(明海日报)\n---\n\n# 기사 제목 {n}\n\n본문 첫 문장이다.\n"
    event: str = EVENT
    organisers: Sequence[int] = (2, 2, 2)
    logos: int = 9
    codes: int = 2
    notice: str = "5월 첫째 주는 연휴 관계로 쉽니다."
    copyright: str = COPYRIGHT
    facts: str = ""
    layout: str = "kic-weekly"
    extra: dict[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """Writes the issue into ``folder`` and returns it."""
        files = {"issue.yaml": self._facts(), "partners/partners.yaml": self._partners(), **self.extra}
        files |= {f"partners/p{n}.svg": MARKS[n % len(MARKS)] for n in range(self.logos)}
        files |= {f"articles/a{n}.md": self.article.replace("{n}", str(n)) for n in range(sum(self.parts))}
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        return folder

    def _facts(self) -> str:
        lines = [
            f"format: 1\nlayout: {self.layout}\nnumber: {self.number}\ndate: {self.date}\nlang: {self.lang}\n",
            "title: {ko: 주간 중국 창업, zh: 中国创业周刊, en: China Start-ups Weekly}\n",
            "contact:\n  - {label: 편집, value: 편집부}\n  - {label: 메일, value: weekly@example.org}\n",
            f'copyright: "{self.copyright}"\n' if self.copyright else "",
            f'notice: "{self.notice}"\n' if self.notice else "",
            self.event,
            self._sections(),
            "organisers:\n" + "".join(organiser(n, count) for n, count in enumerate(self.organisers))
            if self.organisers
            else "",
            f"logos: [{', '.join(f'p{n}' for n in range(self.logos))}]\n" if self.logos else "",
            "back:\n  title: 매주 수요일, 메일로 받아 보십시오.\n  statement: 지난 호도 읽을 수 있습니다.\n",
            "  qr:\n" + "".join(self._code(n) for n in range(self.codes)) if self.codes else "",
            self.facts,
        ]
        return "".join(lines)

    def _code(self, n: int) -> str:
        return f"    - {{label: {{ko: 코드 {n}, zh: 二维码 {n}}}, url: 'https://www.example.org/{n}'}}\n"

    def _sections(self) -> str:
        first, made = 0, "sections:\n"
        for n, count in enumerate(self.parts):
            names = ", ".join(f"articles/a{first + k}.md" for k in range(count))
            name = self.part_name.replace("{n}", str(n + 1))
            made += f"  - id: s{n}\n    name: {{ko: {name}, zh: 第{n + 1}部分, en: Part {n + 1}}}\n"
            made += f"    opener: {self.opener}\n    articles: [{names}]\n"
            first += count
        return made

    def _partners(self) -> str:
        records = (
            f"  - {{id: p{n}, name: 기관 {n}, logo: partners/p{n}.svg, approved: true}}\n" for n in range(self.logos)
        )
        return "format: 1\npartners:\n" + "".join(records) if self.logos else "format: 1\npartners: []\n"
