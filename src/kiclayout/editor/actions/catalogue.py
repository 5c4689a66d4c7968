"""The whole table, in the order of the menus."""

from __future__ import annotations

from kiclayout.editor.actions.document import EDIT, FILE, FIND, GO, HELP
from kiclayout.editor.actions.framing import LAYOUT
from kiclayout.editor.actions.inserting import BLOCKS, INSERT
from kiclayout.editor.actions.looking import VIEW
from kiclayout.editor.actions.partnering import PARTNERS
from kiclayout.editor.actions.picturing import PICTURE
from kiclayout.editor.actions.tabling import TABLE
from kiclayout.editor.actions.writing import TEXT

ACTIONS = (*FILE, *EDIT, *BLOCKS, *FIND, *TEXT, *TABLE, *PICTURE, *INSERT, *LAYOUT, *PARTNERS, *VIEW, *GO, *HELP)
