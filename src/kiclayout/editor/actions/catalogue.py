"""The whole table, in the order of the menus."""

from __future__ import annotations

from kiclayout.editor.actions.document import EDIT, FILE, GO, HELP
from kiclayout.editor.actions.inserting import DOUBLE, INSERT
from kiclayout.editor.actions.looking import VIEW
from kiclayout.editor.actions.tabling import TABLE
from kiclayout.editor.actions.writing import TEXT

ACTIONS = (*FILE, *EDIT[:7], DOUBLE, *EDIT[7:], *TEXT, *TABLE, *INSERT, *VIEW, *GO, *HELP)
