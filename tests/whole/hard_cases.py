"""Issues that ask a layout for more, or for less, than it was drawn for; what must be said of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from small_issue import COPYRIGHT, LONG_EVENT, SmallIssue

THREE_LINES = (
    "# 바람에서 수소까지, 밍하이시가 스무 해에 걸쳐 다시 그린 해양에너지 산업지도와 "
    "그 지도를 들고 온 한국 기업 열두 곳\n"
)
NINETY = (
    "# 한중 해양에너지 기술매칭회와 제5회 스마트항만 투자설명회, 대학생 창업 경진대회 그리고 공동 연구소 개소식이 "
    "함께 열린 밍하이의 닷새를 처음부터 끝까지 지켜보고 쓴 기록\n"
)
ENGLISH = """---
lang: en
kicker: Report
source: Minghai Daily
---

# Offshore wind and hydrogen: how a port city redrew its industrial map

Twelve Korean companies came to Minghai in December to show what they had built for offshore wind and hydrogen.

## 1) Background

The city had been a fishing port for four hundred years before the first turbine was raised in 2021.
"""
EVENT_PAGE = """# 행사 {n}

::: event
title: 한중 해양에너지 기술매칭회 및 제5회 스마트항만 투자설명회와 창업 협력 포럼
title_zh: 中韩海洋能源技术对接会暨第五届智慧港口投资说明会与创业合作论坛
subtitle: 한국 혁신기업 로드쇼와 일대일 상담회
place: 밍하이 국제회의센터 제1관
date: 2026-12-30..2027-01-02

주최 / 主办
: 한중 해양산업 협력위원회

일정
: | 12월 30일 | 개막 |
  |---|---|
  | 1월 2일 | 폐막 |
:::
"""


@dataclass(frozen=True)
class Case:
    """An issue and the findings that it must raise, and no others."""

    issue: SmallIssue
    codes: frozenset[str] = field(default_factory=frozenset)


def _case(*codes: str, **facts: object) -> Case:
    return Case(SmallIssue(**facts), frozenset(codes))  # type: ignore[arg-type]


CASES = {
    "plain": _case(),
    "number 1, week 1": _case(number=1, date="2026-01-01"),
    "number 9999, week 53": _case(number=9999, date="2026-12-31"),
    "no event": _case(event=""),
    "long bilingual event": _case("typeset-words-cut", event=LONG_EVENT),
    **{f"{n} partners": _case(logos=n) for n in (0, 1, 6, 12, 17)},
    **{f"{n} parts": _case(parts=(1,) * n) for n in (1, 2, 4, 5, 6, 7)},
    "a part without articles": _case(parts=(1, 0, 1)),
    "full openers": _case(parts=(6, 1, 9), opener="full"),
    "no openers": _case(opener="none"),
    "title of three lines": _case("typeset-running-cut", article=THREE_LINES + "\n글이다.\n"),
    "title of ninety characters": _case("typeset-running-cut", article=NINETY + "\n글이다.\n"),
    "twelve organisers": _case(organisers=(2,) * 12),
    "many names": _case(organisers=(9,) * 5),
    "no organisers": _case(organisers=()),
    "no organisers, no partners": _case(organisers=(), logos=0),
    "no codes": _case(codes=0),
    "three codes": _case(codes=3),
    "eight codes": _case(codes=8),
    "no notice": _case(notice=""),
    "long notice": _case(
        notice="설 연휴와 편집부 이전이 겹쳐 다음 두 호는 쉬고, "
        "그 다음 호를 두 배의 쪽수로 내어 밀린 소식까지 모두 싣겠습니다."
    ),
    "long copyright": _case(copyright=COPYRIGHT * 8),
    "eight articles in a part": _case(parts=(8,)),
    "sixteen articles in a part": _case(parts=(16, 9)),
    "sixty articles": _case(parts=(20, 30, 10)),
    "English": _case(article=ENGLISH, parts=(1,)),
    "one article": _case(parts=(1,), event="", organisers=(), logos=0, codes=0, notice="", copyright=""),
    "event pages": _case(article=EVENT_PAGE),
    "long names of parts": _case(parts=(1,) * 4, part_name="한중 창업 정책과 산업 동향 {n}"),
    "another language": _case(lang="zh"),
}
