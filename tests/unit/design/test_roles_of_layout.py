"""Which styles writers can choose."""

from __future__ import annotations

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.content.edit.roles import ROLES
from kiclayout.design.layout import Layout
from kiclayout.design.roles import role_style, style_names
from kiclayout.store.bundled import bundled_folder
from kiclayout.store.layouts import read_layout


@pytest.mark.parametrize("name", ["kic-weekly", "kic-journal", "bare"])
def test_every_role_is_set_in_a_style_and_furniture_is_nobodys_choice(name: str) -> None:
    layout = read_layout(bundled_folder("layouts") / name, Sink())
    assert all(role_style(layout, role) is not None for role in ROLES)
    names = style_names(layout)
    assert "lead" in names
    assert not {"folio", "running", "table-cell", "body", "caption", "cover-title"}.intersection(names)


def test_a_level_without_a_heading_has_no_style() -> None:
    layout = Layout(name="none")
    assert role_style(layout, "heading-1") is None
    assert role_style(layout, "verse") is None
    assert style_names(layout) == ()
