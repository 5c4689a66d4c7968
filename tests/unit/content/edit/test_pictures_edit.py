"""Pictures in an article: put in, replaced, in rows, moved."""

from __future__ import annotations

import pytest
from paper import at, issue_of, text

from kiclayout.base.record import replace
from kiclayout.content.block import Figure, FigureRow
from kiclayout.content.edit import pictures
from kiclayout.content.edit.placed import placed
from kiclayout.content.issue import Issue, Placement
from kiclayout.content.spot import Done
from kiclayout.content.walk import walk

ROW = """\
::: figures
cols: 3

::: figure a.jpg {#f-a}
caption: 가
:::

::: figure b.jpg
:::

::: figure c.jpg
:::
:::

앞
"""
NAMED = (
    "::: figure a.jpg {#f-a}\nlabel: 사진 1)\ncaption: 항구\nsource: 산업일보\nalt: 배\nsize: half\ncrop: 3:2\n:::\n"
)


def figures(issue: Issue) -> list[Figure]:
    return [one for article in issue.articles for one in walk(article.blocks) if isinstance(one, Figure)]


def names(issue: Issue) -> str:
    """The article's blocks in letters: files, rows in brackets, anything else a dot."""

    def said(block: object) -> str:
        if isinstance(block, FigureRow):
            return f"[{''.join(map(said, block.blocks))}]"
        return block.path[:1] if isinstance(block, Figure) else "."

    return "".join(map(said, issue.articles[0].body))


def rows(issue: Issue) -> list[FigureRow]:
    return [one for one in walk(issue.articles[0].blocks) if isinstance(one, FigureRow)]


def test_another_file_keeps_all_that_belongs_to_the_place() -> None:
    issue = issue_of(NAMED)
    made = pictures.replace_picture(issue, figures(issue)[0].id, "images/neu.png")
    assert text(made) == NAMED.replace("figure a.jpg", "figure images/neu.png")
    assert "crop" not in text(pictures.replace_picture(issue, figures(issue)[0].id, "b.jpg", crop=""))
    poster = issue_of("::: poster a.jpg\ntitle: 제목\n:::\n")
    made = pictures.replace_picture(poster, poster.articles[0].blocks[0].id, "b.pdf")
    assert text(made) == text(poster).replace("a.jpg", "b.pdf")
    assert pictures.replace_picture(issue, 0, "b.jpg") is issue


@pytest.mark.parametrize(
    ("count", "apart", "wanted", "cols"),
    [(1, False, ".a.", ""), (2, False, ".[ab].", "2"), (4, False, ".[abcd].", "2"), (5, False, ".[abcde].", "3"),
     (3, True, ".abc.", "")],
)  # fmt: skip
def test_many_become_a_row_or_stand_apart(count: int, apart: bool, wanted: str, cols: str) -> None:
    issue = issue_of("앞\n\n뒤\n")
    paths = [f"{letter}.jpg" for letter in "abcde"[:count]]
    done = pictures.insert_pictures(issue, at(issue, "앞"), paths, apart=apart)
    assert names(done.issue) == wanted
    assert [one.cols for one in rows(done.issue)] == ([cols] if cols else [])
    assert done.selection == pictures.at_caption(figures(done.issue)[0].id)


def test_nothing_and_nowhere_change_nothing() -> None:
    issue = issue_of("앞\n")
    assert pictures.insert_pictures(issue, at(issue, "앞"), [], apart=False).issue is issue
    assert pictures.insert_pictures(issue, pictures.at_caption(0), ["a.jpg"], apart=False).issue is issue
    for edit in (
        pictures.remove_picture, pictures.join_row, pictures.split_row,
        lambda one, block: pictures.shift_picture(one, block, 1),
        lambda one, block: pictures.move_beside(one, block, block, after=True),
        lambda one, block: pictures.move_behind(one, block, at(one, "앞")),
    ):  # fmt: skip
        assert edit(issue, 0).issue is issue


def test_beside_a_figure_a_row_comes_to_be_and_grows() -> None:
    issue = issue_of(NAMED)
    done = pictures.insert_beside(issue, figures(issue)[0].id, ["b.jpg"], after=False)
    assert names(done.issue) == "[ba]"
    done = pictures.insert_beside(done.issue, figures(done.issue)[1].id, ["c.jpg", "d.jpg"], after=True)
    assert names(done.issue) == "[bacd]"
    assert "caption: 항구" in text(done.issue)


def test_pictures_change_places_in_their_row() -> None:
    issue = issue_of(ROW)
    a, b, c = figures(issue)
    assert names(pictures.shift_picture(issue, b.id, -1).issue) == "[bac]."
    assert names(pictures.shift_picture(issue, b.id, 1).issue) == "[acb]."
    assert pictures.shift_picture(issue, a.id, -1).issue is issue
    assert names(pictures.move_beside(issue, a.id, c.id, after=True).issue) == "[bca]."
    assert names(pictures.move_beside(issue, c.id, a.id, after=False).issue) == "[cab]."


def test_a_picture_leaves_its_row_and_the_row_closes_up() -> None:
    issue = issue_of(ROW)
    a, b, _ = figures(issue)
    out = pictures.move_behind(issue, a.id, at(issue, "앞")).issue
    assert (names(out), rows(out)[0].cols) == ("[bc].a", "2")
    done = pictures.remove_picture(out, b.id)
    assert names(done.issue) == "c.a"  # a row of one bare picture is that picture
    assert done.selection == pictures.at_caption(figures(done.issue)[0].id)
    assert names(pictures.remove_picture(done.issue, figures(done.issue)[1].id).issue) == "c."


def test_a_row_with_words_of_its_own_stays_a_row() -> None:
    issue = issue_of("::: figures\ncaption: 모두\n\n::: figure a.jpg\n:::\n\n::: figure b.jpg\n:::\n:::\n")
    made = pictures.remove_picture(issue, figures(issue)[0].id).issue
    assert names(made) == "[b]"
    assert "caption: 모두" in text(made)


def test_what_was_dragged_goes_along_to_another_article() -> None:
    issue = issue_of(ROW, "곳\n\n::: figure z.jpg {#f-a}\n:::\n")
    a = figures(issue)[0]
    issue = replace(issue, placements=(Placement("kic", (("articles/a1.md#f-a", "focus", "[0.2, 0.5]"),)),))
    for done in (
        pictures.move_behind(issue, a.id, at(issue, "곳")),
        pictures.move_beside(issue, a.id, figures(issue)[-1].id, after=True),
    ):
        assert "#f-a-2" in text(done.issue, 1)
        assert placed(done.issue, a.id, "kic") == {"focus": "[0.2, 0.5]"}


def test_figures_that_follow_each_other_become_a_row_and_come_apart_again() -> None:
    source = "앞\n\n![](a.jpg)\n\n![](b.jpg)\n\n뒤\n"
    issue = issue_of(source)
    row = pictures.join_row(issue, figures(issue)[1].id).issue
    assert (names(row), rows(row)[0].cols) == (".[ab].", "2")
    assert text(pictures.split_row(row, rows(row)[0].id).issue) == source
    assert pictures.join_row(row, figures(row)[0].id).issue is row


@pytest.mark.parametrize(
    ("own", "after"),
    [("caption: 끝", "caption: 끝\n:::\n\n모두"), ("source: 곳", "source: 곳\ncaption: 모두\n:::\n")],
)
def test_a_rows_own_words_are_never_lost(own: str, after: str) -> None:
    issue = issue_of(f"::: figures\ncaption: 모두\n\n::: figure a.jpg\n:::\n\n::: figure b.jpg\n{own}\n:::\n:::\n")
    done: Done = pictures.split_row(issue, rows(issue)[0].id)
    assert after in text(done.issue)


def test_columns() -> None:
    issue = issue_of(ROW)
    row = rows(issue)[0].id
    assert "cols: 2" in text(pictures.set_columns(issue, row, 2))
    assert "cols" not in text(pictures.set_columns(issue, row, 0))
    assert "cols: 6" in text(pictures.set_columns(issue, row, 9))
