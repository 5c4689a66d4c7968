"""Fields for the values of styles."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from kiclayout.base.diagnostics import Sink
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.editor.layouts.fields import Inherited
from kiclayout.editor.layouts.style_fields import GROUPS, offer, style_field, value_of
from kiclayout.editor.words import Words
from kiclayout.store.layout_edit import with_style
from kiclayout.store.layout_schema import hints_of
from kiclayout.store.layouts import layout_of

SMALL = """\
colors: {ink: "#101010", red: "#B8321E"}
fonts: {text: {base: Pretendard}}
styles:
  body: {size: 10.5}
  full: {based_on: body, features: [tnum], lang: en, hang: true, align: center}
"""


def test_every_value_of_a_style_has_a_field_that_takes_what_it_shows(qapp: QApplication) -> None:
    parent, layout = QWidget(), layout_of(SMALL, Path("house"), Sink())
    keys = [key for group in GROUPS.values() for key in group]
    assert sorted(keys) == sorted((hints_of(ParStyle).keys() | hints_of(TextStyle).keys()) - {"text"})
    for key in keys:
        value, field = value_of(layout.style("full"), key), style_field(key, parent)
        offer(field, key, value, layout, Words("en"))
        field.show_value(value, Inherited("", "body"))
        assert field.text == value
        sink = Sink()
        after = layout_of(with_style(SMALL, "full", key, value), Path("house"), sink)
        assert (list(sink), value_of(after.style("full"), key)) == ([], value)
