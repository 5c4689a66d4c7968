"""The whole table, in the order of the menus."""

from __future__ import annotations

from kiclayout.editor.actions.document import EDIT, FILE, GO, HELP
from kiclayout.editor.actions.looking import VIEW
from kiclayout.editor.actions.writing import TEXT

ACTIONS = (*FILE, *EDIT, *TEXT, *VIEW, *GO, *HELP)
