"""What becomes by itself of what was typed: lists, headings and quotations by their signs, curved quotation marks.

It only says which edit there is; it is made by ``tool`` as a step of its own, so that one undo brings back what was
typed. What the edits do is ``content.edit.begun``'s and ``content.edit.quoting``'s business.
"""

from __future__ import annotations

from collections.abc import Callable

from kiclayout.app.history import State
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.editor.session import Edit

_SIGN = 8
"""Characters up to the blank behind the longest sign that is looked for."""
_MARKS = ('"', "'")


class Automatic:
    """See the module. ``wanted`` says whether anything is to be done by itself."""

    wanted: Callable[[], bool] = staticmethod(lambda: True)

    def edit(self, text: str, state: State) -> Edit | None:
        """What is to be done now that ``text`` was typed; None, and no time lost, behind nearly every key."""
        issue, selection = state.issue, state.selection
        quotes = text[-1:] in _MARKS
        if selection is None or not (quotes or (text[-1:] == " " and selection.focus.at <= _SIGN)):
            return None
        if not self.wanted():
            return None
        done = (_quoted if quotes else _begun)(issue, selection)
        return None if done.issue is issue else lambda _, __: done


def _begun(issue: Issue, selection: Selection) -> Done:
    from kiclayout.content.edit.begun import begun  # not above: wanted when somebody types such a sign

    return begun(issue, selection)


def _quoted(issue: Issue, selection: Selection) -> Done:
    from kiclayout.content.edit.quoting import quoted  # as above

    return quoted(issue, selection)
