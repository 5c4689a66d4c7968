"""How long words are."""

from __future__ import annotations

import pytest
from paper import issue_of, marked

from kiclayout.content.edit.lengths import Length, article_length, length_of, selected_length

WORDS = """---
title_zh: 标题
toc_title: 차례에 서는 긴 제목
short_title: 짧은
---

# 제목 하나

본문 둘[^n] 셋\\
넷

::: poster p.png
title: 포스터

그림의 글
:::

::: figure a.jpg
caption: 설명
:::

[^n]: 각주
"""


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", Length()),
        ("가나 다", Length(4, 3, 2)),
        ("  후룬[胡润]은\u3000 ", Length(11, 7, 1)),
        ("Ａ B.", Length(4, 3, 2)),
    ],
)
def test_characters_blanks_and_words(text: str, length: Length) -> None:
    assert length_of(text) == length


@pytest.mark.parametrize(("characters", "sheets"), [(0, 0.0), (1, 0.1), (20, 0.1), (21, 0.2), (200, 1.0), (2345, 11.8)])
def test_pages_of_manuscript_paper(characters: int, sheets: float) -> None:
    assert Length(characters).sheets == sheets


def test_an_article_is_as_long_as_what_is_read_in_it() -> None:
    read = ("标题", "제목 하나", "본문 둘 셋 넷", "설명", "각주")
    issue = issue_of(WORDS)
    length = article_length(issue.articles[0])
    assert length.solid == sum(len(one.replace(" ", "")) for one in read)
    assert length.characters == sum(map(len, read))
    assert length.words == 9


def test_what_is_selected_may_reach_over_passages() -> None:
    issue = issue_of(WORDS)
    assert selected_length(issue, marked(issue, "하나", "둘")) == Length(8, 7, 4)
    assert selected_length(issue, marked(issue, "넷", "설명")) == Length(3, 3, 2)
    assert selected_length(issue, marked(issue, "그림의")) == Length(3, 3, 1)
