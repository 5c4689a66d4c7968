"""Undo without end: the document is a value, so the past is a list of values.

Steps of one typed run are merged: the caller names the run, and a step with the name of the one before it replaces its
result. Nothing here knows what an edit did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiclayout.base.record import dataclass, replace
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection


@dataclass(frozen=True, slots=True)
class State:
    """An issue with what was selected in it."""

    issue: Issue
    selection: Selection | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable step.

    Attributes:
        before: The state it was made in.
        name: What undo is called, a key of the window's wording.
        run: Steps of the same run, one right after the other, are one; empty = never merged.
    """

    before: State
    name: str
    run: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The present with its past and future."""

    now: State
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()

    def made(self, new: State, name: str, run: str = "") -> History:
        """The history after an edit; an edit that changed nothing is no step, but may select something."""
        if new.issue is self.now.issue:
            return self.selected(new.selection)
        last = self.past[-1] if self.past else None
        if run and last is not None and last.run == run and not self.future:
            return History(new, self.past)
        return History(new, (*self.past, Step(self.now, name, run)))

    def selected(self, selection: Selection | None) -> History:
        """The same issue with something else selected; a typed run ends here if its caret was moved away."""
        return replace(self, now=replace(self.now, selection=selection))

    def closed(self) -> History:
        """The same, but the next edit begins a step of its own."""
        if not self.past or not self.past[-1].run:
            return self
        return replace(self, past=(*self.past[:-1], replace(self.past[-1], run="")))

    def throughout(self, edit: Callable[[Issue], Issue]) -> History:
        """The same steps with ``edit`` done to the issue of every state; the same history if none changes.

        For what is no step of anybody's: the issue is to be right wherever undo and redo lead.
        """
        states = {id(one.issue): one.issue for one in self._states()}
        made = {key: edit(issue) for key, issue in states.items()}
        if all(made[key] is issue for key, issue in states.items()):
            return self

        def now(state: State) -> State:
            return replace(state, issue=made[id(state.issue)])

        past, future = (
            tuple(replace(step, before=now(step.before)) for step in row) for row in (self.past, self.future)
        )
        return History(now(self.now), past, future)

    def _states(self) -> Iterator[State]:
        yield self.now
        for step in (*self.past, *self.future):
            yield step.before

    def undone(self) -> History:
        """One step back; the same history if there is none."""
        if not self.past:
            return self
        last = self.past[-1]
        return History(last.before, self.past[:-1], (Step(self.now, last.name), *self.future))

    def redone(self) -> History:
        """One step forth; the same history if there is none."""
        if not self.future:
            return self
        first = self.future[0]
        return History(first.before, (*self.past, Step(self.now, first.name)), self.future[1:])
