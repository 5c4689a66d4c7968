from __future__ import annotations

import re
from pathlib import Path

from small_session import SmallSession

import kiclayout.editor.panels as room
from kiclayout.content.edit.passages import CLOSING, OPENING, passages
from kiclayout.content.edit.roles import ROLES
from kiclayout.content.edit.state import look_at
from kiclayout.content.inline import MARKS
from kiclayout.content.spot import caret
from kiclayout.editor.panels import find, language_choice, table_form
from kiclayout.editor.panels.outline_tree import KINDS
from kiclayout.editor.panels.story import story_of
from kiclayout.editor.words import LANGUAGES, wording

KEY = re.compile(r'"(panels\.[a-z_.-]+[a-z_])"')


def test_every_key_that_is_spelled_out_has_its_wording() -> None:
    used = {key for file in Path(room.__file__).parent.glob("*.py") for key in KEY.findall(file.read_text("utf-8"))}
    assert len(used) > 60
    assert used - wording().keys() == set()


def test_every_key_that_is_put_together_has_its_wording(session: SmallSession) -> None:
    roles = {line.role for article in session.issue.articles for line in story_of(article)}
    keys = {f"panels.{role}" if role.startswith("kind.") else f"panels.role.{role}" for role in roles}
    keys |= {f"panels.role.{role}" for role in ROLES} | {f"panels.mark.{mark}" for mark in MARKS}
    keys |= {f"panels.role.fact.{key}" for key in (*OPENING, *CLOSING) if key != "title"}
    keys |= {f"panels.kind.{kind}" for kind in (*KINDS.values(), "part", "article")}
    keys |= {f"panels.find.style.{style}" for style in find.STYLES} | {f"panels.find.in.{one}" for one in find.RANGES}
    keys |= {f"panels.find.trouble.{fault.value}" for fault in (find.Fault.RISKY, find.Fault.TEMPLATE)}
    keys |= {f"panels.lang.{lang or 'none'}" for lang in language_choice.LANGUAGES}
    keys |= {f"panels.table.role.{role or 'none'}" for role in table_form.ROLES}
    keys |= {f"panels.table.kind.{kind}" for kind in table_form.KINDS}
    assert keys - wording().keys() == set()


def test_all_three_languages_say_something_with_the_same_fields() -> None:
    for key, said in wording().items():
        if key.startswith("panels."):
            assert set(said) == set(LANGUAGES), key
            assert all(said.values()), key
            fields = {lang: set(re.findall(r"\{(\w+)\}", said[lang])) for lang in LANGUAGES}
            assert fields["ko"] == fields["zh"] == fields["en"], key


def test_the_text_panel_s_roles_are_those_of_the_state_at_the_caret(session: SmallSession) -> None:
    for article in session.issue.articles:
        lines = {line.key: line.role for line in story_of(article)}
        for one in passages(article):
            state = look_at(session.issue, caret(one.spot()))
            if state and (one.block, one.field) in lines and lines[one.block, one.field] in ROLES:
                assert state.role == lines[one.block, one.field]
