"""What the commands of ``keys`` do at the caret: it goes elsewhere, words are taken out, paragraphs begin and end.

What becomes of the words is worked out in ``sides``, ``structure`` and ``content.edit``; plain typing is the tool's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiclayout.content.edit.typed import insert_break
from kiclayout.content.spot import at_selection, caret
from kiclayout.editor.session import Edit
from kiclayout.editor.typing import sides, structure
from kiclayout.editor.typing.keys import Command
from kiclayout.editor.typing.runs import TypedRuns
from kiclayout.editor.typing.steps import UPRIGHT, WAYS

if TYPE_CHECKING:
    from kiclayout.editor.typing.tool import TypingTool


class Commands:
    """See the module."""

    def __init__(self, tool: TypingTool, runs: TypedRuns) -> None:
        self._tool, self._runs = tool, runs

    def do(self, command: Command) -> bool:
        """Carries out a command; whether there was something to do."""
        tool = self._tool
        if command.name in WAYS:
            self._move(command)
            return True
        match command.name:
            case "backspace" | "backspace-word" | "delete" | "delete-word":
                self._erase(command.name)
            case "delete-to-line-end":
                self._move(Command("end", True))
                tool.apply(self.erasing("delete"), "typing.delete")
            case "split":
                self._try(structure.split_here, "typing.split", "typing.blank")
            case "break":
                tool.apply(at_selection(insert_break), "typing.break")
                tool.caret_place.stay(upstream=False)
            case "page-break":
                self._try(structure.break_page, "typing.page-break", "typing.no-page-break")
            case "tab" | "backtab":
                self._tab(command.name == "backtab")
            case "escape":
                return self._escape()
            case _:
                self._clip(command.name)
        return True

    def erasing(self, name: str) -> Edit:
        """The edit of a command that takes out: what is selected or, with a bare caret, what stands beside it."""
        take = sides.backspace if name.startswith("backspace") else sides.delete
        word, behind = name.endswith("-word"), self._tool.caret_place.behind
        return lambda issue, selection: take(issue, selection, word, behind)

    def _clip(self, name: str) -> None:
        """What is about the clipboard and the whole."""
        match name:
            case "select-all":
                self._tool.select_all()
            case "copy":
                self._tool.copy()
            case "cut":
                self._tool.cut()
            case "paste-plain":
                self._tool.paste_plain()
            case _:
                self._tool.paste()

    def _move(self, command: Command) -> None:
        place, ground = self._tool.caret_place, self._tool.ground
        stop, selection = place.stop, place.selection
        if stop is None or selection is None:
            return
        ends = place.ends()
        if ends and not command.extend and command.name in ("left", "right") and not selection.bare:
            place.select(caret(ends[command.name == "right"]))
        elif command == Command("down") and structure.exits(place.issue, stop, ground.galley.below(stop, place.x)):
            self._tool.apply(structure.gone_on, "typing.split")
        else:
            goal = place.x if command.name in UPRIGHT else None
            place.go(ground.go(command.name, stop, goal or 0.0), command.extend, goal)
        self._tool.reveal()

    def _erase(self, name: str) -> None:
        here = self._tool.caret_place.selection
        run = self._runs.name(name.removesuffix("-word"), here) if here and here.bare else ""
        self._tool.apply(self.erasing(name), "typing.delete", run)

    def _tab(self, back: bool) -> None:
        """Goes to the next cell of a table or word of a row, or makes a list's item one deeper; else does nothing."""
        session = self._tool.session
        if structure.in_steps(session.issue, session.selection):
            self._tool.apply(structure.tabbed(back), "typing.row")
        else:
            self._try(structure.indented(back), "typing.level", "typing.no-tab")

    def _try(self, edit: Edit, name: str, refusal: str) -> None:
        """Makes an edit; tells if it could not be made."""
        session = self._tool.session
        before = session.issue
        self._tool.apply(edit, name)
        if session.issue is before:
            self._tool.say(refusal)

    def _escape(self) -> bool:
        """Takes back the selection, not the caret; a bare one leads out of a footnote, else it is for others."""
        place, selection = self._tool.caret_place, self._tool.caret_place.selection
        mark = structure.mark_of(place.issue, selection) if selection is not None and selection.bare else None
        if selection is None or (selection.bare and mark is None):
            return False
        place.select(caret(mark or selection.focus), None if mark else place.stop)
        return True
