from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from kiclayout.app.layout_draft import LayoutDraft, changed, differs, open_draft, save_draft
from kiclayout.base.diagnostics import KicError
from kiclayout.store.layout_edit import with_color, with_style
from kiclayout.store.layout_entries import without_entry
from kiclayout.store.layout_frames import with_rect

TEXT = """\
# ours
size: [210, 297]
colors: {ink: "#101010"}
fonts: {text: {base: Pretendard}}
styles: {body: {size: 10, leading: 16}}
templates:
  article: {frames: {main: {rect: [25, 25, 160, 240]}}}
"""


@pytest.fixture
def draft(tmp_path: Path) -> LayoutDraft:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "layout.yaml").write_text(TEXT, "utf-8")
    return open_draft(folder)


def file_of(draft: LayoutDraft) -> Path:
    return draft.folder / "layout.yaml"


def test_changes_are_values_that_go_back_and_forth(draft: LayoutDraft) -> None:
    one, found = changed(draft, partial(with_style, style="body", key="size", value="11"))
    two, _ = changed(one, partial(with_color, token="ink", rgb="#202020"))
    assert found == ()
    assert (draft.modified, two.modified) == (False, True)
    assert two.now.layout.style("body").text.size == 11.0
    assert two.undone().now == one.now
    assert two.undone().redone() == two
    assert not two.undone().undone().modified
    assert draft.undone() is draft
    assert draft.redone() is draft
    assert two.undone() != changed(two.undone(), partial(with_color, token="ink", rgb="#303030"))[0]
    assert changed(two.undone(), partial(with_color, token="ink", rgb="#303030"))[0].future == ()
    assert changed(two, lambda text: text)[0] is two


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("size", "wide", "store-value-length"),
        ("size", "0", "store-value-range"),
        ("leading", "10 %", "store-value-relative"),
        ("weight", "bold", "store-value-whole"),
        ("align", "middle", "store-value-choice"),
        ("color", "pink", "layout-color-unknown"),
    ],
)
def test_a_value_that_cannot_be_read_is_not_taken(draft: LayoutDraft, key: str, value: str, code: str) -> None:
    after, found = changed(draft, partial(with_style, style="body", key=key, value=value))
    assert after is draft
    assert [one.code for one in found][:1] == ([code])


def test_frames_may_pass_over_the_edge_but_not_vanish(draft: LayoutDraft) -> None:
    template = draft.now.layout.template("article")
    assert template is not None
    over, found = changed(draft, partial(with_rect, template=template, frame="main", rect=("100", "25", "160", "240")))
    assert [one.code for one in found] == ["layout-frame-outside"]
    assert over.modified
    small, found = changed(over, partial(with_rect, template=template, frame="main", rect=("100", "25", "1", "240")))
    assert "layout-frame-small" in {one.code for one in found}
    assert small is over


def test_saving_keeps_the_line_ends_of_the_file(draft: LayoutDraft) -> None:
    file_of(draft).write_bytes(TEXT.replace("\n", "\r\n").encode())
    fresh = open_draft(draft.folder)
    after, _ = changed(fresh, partial(with_color, token="ink", rgb="#202020"))
    saved = save_draft(after)
    assert not saved.modified
    assert saved.undone().modified
    assert file_of(draft).read_bytes() == TEXT.replace("#101010", "#202020").replace("\n", "\r\n").encode()


def test_a_file_that_somebody_else_wrote_is_noticed(draft: LayoutDraft) -> None:
    assert not differs(draft)
    file_of(draft).write_text(TEXT + "# theirs\n", "utf-8")
    assert differs(draft)


def test_a_file_that_cannot_be_written_keeps_the_changes_in_hand(draft: LayoutDraft) -> None:
    after, _ = changed(draft, partial(with_color, token="ink", rgb="#202020"))
    file_of(draft).unlink()
    file_of(draft).mkdir()
    with pytest.raises(KicError):
        save_draft(after)
    assert after.modified


def test_a_layout_that_cannot_be_read_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(KicError):
        open_draft(tmp_path)


def test_an_edit_that_is_refused_changes_nothing_and_says_why(draft: LayoutDraft) -> None:
    after, found = changed(draft, partial(without_entry, folder=draft.folder, section="styles", name="body"))
    assert after is draft
    assert [one.code for one in found] == ["layout-entry-needed"]
