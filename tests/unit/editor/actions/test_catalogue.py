"""The table of actions as data: complete in three languages, no key twice, every menu worded."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from kiclayout.editor.actions.action import Action
from kiclayout.editor.actions.catalogue import ACTIONS
from kiclayout.editor.theme.icons import icon_names
from kiclayout.editor.words import LANGUAGES, wording

EACH = pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.id)
STEPS = ("action.", "tip.")


def test_ids_are_unique_and_lie_in_their_menus() -> None:
    assert [name for name, count in Counter(row.id for row in ACTIONS).items() if count > 1] == []
    assert [row.id for row in ACTIONS if row.id.split(".")[0] != row.menu.split("/")[0]] == []


def test_no_key_means_two_things() -> None:
    keys = Counter(QKeySequence(keys).toString() for row in ACTIONS for keys in row.shortcuts)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


@EACH
def test_every_action_has_all_its_words(row: Action) -> None:
    for prefix in STEPS:
        said = wording()[prefix + row.id]
        assert all(said[lang].strip() for lang in LANGUAGES)
    assert len({said.endswith("…") for said in wording()[f"action.{row.id}"].values()}) == 1
    assert all(said.endswith((".", "。")) for said in wording()[f"tip.{row.id}"].values())


@EACH
def test_every_icon_is_drawn(row: Action) -> None:
    assert not row.icon or row.icon in icon_names()


def test_every_menu_has_a_title() -> None:
    paths = {row.menu for row in ACTIONS}
    paths |= {path.split("/")[0] for path in paths}
    assert [path for path in paths if f"menu.{path}" not in wording()] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_menus_have_keys_of_their_own(lang: str) -> None:
    titles = [wording()[f"menu.{path}"][lang] for path in {row.menu.split("/")[0] for row in ACTIONS}]
    keys = [title.split("&")[1][0].lower() for title in titles]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_menu_says_the_same_twice(lang: str) -> None:
    said = Counter((row.menu, wording()[f"action.{row.id}"][lang]) for row in ACTIONS)
    inner = {row.menu for row in ACTIONS if "/" in row.menu}
    said.update((path.rpartition("/")[0], wording()[f"menu.{path}"][lang]) for path in inner)
    assert [one for one, count in said.items() if count > 1] == []


def test_no_words_are_left_over() -> None:
    ids = {row.id for row in ACTIONS}
    known = {key.split(".", 1)[1] for key in wording() if key.startswith(STEPS)}
    assert known == ids


def test_what_can_be_on_is_told_by_a_condition_of_its_own() -> None:
    checkable = [row.id for row in ACTIONS if row.checked is not None]
    assert {"text.strong", "text.body", "view.rulers", "view.pages", "view.ko", "table.head-row"} <= set(checkable)
