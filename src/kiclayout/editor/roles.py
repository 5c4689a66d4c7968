"""What words are called by their role: a heading, the body, the words below a picture, the place of an event."""

from __future__ import annotations

import re

from kiclayout.editor.words import Words

_NUMBER = re.compile(r"\.\d+")


def role_name(role: str, words: Words) -> str:
    """The name of a role as ``content.edit.state`` gives it; empty = it has none (several roles, nothing selected).

    Which entry of a list of fields it is makes no difference.
    """
    key = f"panels.role.{_NUMBER.sub('', role)}"
    return words(key) if words.has(key) else ""
