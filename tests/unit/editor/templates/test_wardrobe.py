from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from kiclayout.design.layout import Layout
from kiclayout.editor.templates.wardrobe import Wardrobe


def test_a_layout_that_is_written_while_it_is_read_in_steps_is_kept_as_it_is_now(tmp_path: Path) -> None:
    file = tmp_path / "layouts" / "house" / "layout.yaml"
    file.parent.mkdir(parents=True)
    file.write_text('folio: "S. {number}"\n', encoding="utf-8")
    session: Any = SimpleNamespace(folder=tmp_path, layout=Layout(name=""), book=None)
    wardrobe = Wardrobe(session)
    steps = wardrobe.reading("house")
    next(steps)
    file.write_text('folio: "p. {number}"\n', encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert list(steps) == []
    read = wardrobe.read("house")
    assert read is not None
    assert read[0].folio == "p. {number}"
    assert wardrobe.read("house") is read
