"""Colours are said once."""

import re
from pathlib import Path

from kiclayout.editor.theme import tokens
from kiclayout.editor.view.chrome import DARK, LIGHT, chrome_of

EDITOR = Path(tokens.__file__).parents[1]
LITERAL = re.compile(r"""["']#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})["']|QColor\(\d+, *\d+, *\d+\)""")


def test_no_module_but_the_tokens_names_a_colour() -> None:
    named = {
        path.relative_to(EDITOR).as_posix(): LITERAL.findall(path.read_text("utf-8"))
        for path in EDITOR.rglob("*.py")
        if path.name != "tokens.py"
    }
    assert not {name: found for name, found in named.items() if found}
    assert len(LITERAL.findall(Path(tokens.__file__).read_text("utf-8"))) > 40


def test_the_pages_surroundings_take_the_windows_colours() -> None:
    assert chrome_of(tokens.LIGHT) == LIGHT
    assert DARK.canvas.name().upper() == tokens.DARK.canvas
    assert DARK.dark
    assert not LIGHT.dark
