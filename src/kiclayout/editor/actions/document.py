"""Rows of the table about the whole: file, edit, go, help. What they do is done by others."""

from __future__ import annotations

from collections.abc import Callable

from kiclayout.base.record import replace
from kiclayout.content.edit.caption_numbers import renumbered
from kiclayout.content.edit.passages import clamped
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.editor.actions.action import Action
from kiclayout.editor.actions.desk import Desk
from kiclayout.editor.actions.when import able, modified, open_issue


def _hand(what: str) -> Callable[[Desk], None]:
    return lambda desk: desk.hand.do(what)


def _close(desk: Desk) -> None:
    desk.files.close()


def _undone(desk: Desk) -> str:
    """The step that undo would take back, as a key of the wording."""
    past = desk.session.history.past if desk.session.loaded else ()
    return past[-1].name if past else ""


def _redone(desk: Desk) -> str:
    """The step that redo would make again."""
    future = desk.session.history.future if desk.session.loaded else ()
    return future[0].name if future else ""


def _renumber(desk: Desk) -> None:
    """Counts the labels of figures, tables and charts anew, and says what became of them."""
    found = renumbered(desk.session.issue)

    def edit(issue: Issue, selection: Selection | None) -> Done:
        made = renumbered(issue).issue
        ends = [clamped(made, spot) for spot in (selection.anchor, selection.focus)] if selection else []
        if selection and ends[0] and ends[1]:
            selection = replace(selection, anchor=ends[0], focus=ends[1])
        return Done(made, selection)

    if found.labels:
        desk.hand.apply(edit, "action.edit.renumber")
    said = "typed" if found.typed else "done" if found.labels else "none"
    desk.shell.say(f"renumber.{said}", n=found.labels, typed=found.typed)


def _turn(desk: Desk, step: int) -> None:
    """Goes to the next page (1) or the one before (-1)."""
    desk.sight.go_to(desk.sight.page + step)


def _end(desk: Desk) -> None:
    desk.sight.go_to(len(desk.session.scene.pages) - 1)


def _article(desk: Desk, step: int) -> None:
    """Goes to the article that begins behind (1) or before (-1) the page that is looked at."""
    begins = [(page, one.id) for one in desk.session.issue.articles if (page := _first_page(desk, one.id)) is not None]
    here = desk.sight.page
    there = [one for one in begins if (one[0] > here if step > 0 else one[0] < here)]
    if there:
        desk.sight.go_to_block((min(there) if step > 0 else max(there))[1])


def _first_page(desk: Desk, block: int) -> int | None:
    page = desk.session.page_of(block)
    return None if page is None else page.index


FILE = (
    Action("file.new", "file", lambda desk: desk.files.new(), ("Ctrl+N",), "new"),
    Action("file.next", "file", lambda desk: desk.files.following(), ("Ctrl+Alt+N",), "new", open_issue),
    Action("file.open", "file", lambda desk: desk.files.open(), ("Ctrl+O",), "open"),
    Action("file.save", "file", lambda desk: desk.files.save(), ("Ctrl+S",), "save", modified, rule=True),
    Action("file.save-as", "file", lambda desk: desk.files.save_as(), ("Ctrl+Shift+S",), "save", open_issue),
    Action("file.pack", "file", lambda desk: desk.files.pack(), (), "pack", open_issue),
    Action("file.import", "file", lambda desk: desk.files.bring(), (), "import", rule=True),
    Action("file.export", "file", lambda desk: desk.files.export(), ("Ctrl+E",), "export", open_issue),
    Action("file.export-as", "file", lambda desk: desk.files.export_to(), ("Ctrl+Shift+E",), "export", open_issue),
    Action("file.export-print", "file", lambda desk: desk.files.export("print"), (), "export", open_issue),
    Action("file.export-proof", "file", lambda desk: desk.files.export("proof"), (), "export", open_issue),
    Action("file.reveal", "file", lambda desk: desk.files.reveal(), (), "reveal", open_issue, rule=True),
    Action("file.close", "file", _close, ("Ctrl+W",), "close", open_issue),
    Action("file.quit", "file", lambda desk: desk.shell.quit(), ("Ctrl+Q",), "quit", rule=True),
)

EDIT = (
    Action("edit.undo", "edit", _hand("undo"), ("Ctrl+Z",), "undo", able("undo"), name=_undone),
    Action("edit.redo", "edit", _hand("redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", able("redo"), name=_redone),
    Action("edit.cut", "edit", _hand("cut"), ("Ctrl+X",), "cut", able("cut"), rule=True),
    Action("edit.copy", "edit", _hand("copy"), ("Ctrl+C",), "copy", able("copy")),
    Action("edit.paste", "edit", _hand("paste"), ("Ctrl+V",), "paste", able("paste")),
    Action("edit.paste-plain", "edit", _hand("paste-plain"), ("Ctrl+Shift+V",), "paste", able("paste-plain")),
    Action("edit.delete", "edit", _hand("delete"), (), "trash", able("delete")),
    Action("edit.select-all", "edit", _hand("select-all"), ("Ctrl+A",), "", able("select-all"), rule=True),
)

FIND = (
    Action("edit.find", "edit", lambda desk: desk.docks.find(), ("Ctrl+F",), "find", open_issue, rule=True),
    Action("edit.find-next", "edit", lambda desk: desk.docks.find_next(1), ("F3",), "next", open_issue),
    Action("edit.find-previous", "edit", lambda desk: desk.docks.find_next(-1), ("Shift+F3",), "previous", open_issue),
    Action("edit.replace", "edit", lambda desk: desk.docks.find(True), ("Ctrl+H",), "replace", open_issue),
    Action("edit.renumber", "edit", _renumber, (), "", open_issue),
    Action("edit.count", "edit", lambda desk: desk.shell.count(), ("Ctrl+Shift+G",), "", open_issue),
)

GO = (
    Action("go.page", "go", lambda desk: desk.shell.ask_page(), ("Ctrl+J",), "go", open_issue),
    Action("go.next-page", "go", lambda desk: _turn(desk, 1), ("Ctrl+PgDown",), "next", open_issue, rule=True),
    Action("go.previous-page", "go", lambda desk: _turn(desk, -1), ("Ctrl+PgUp",), "previous", open_issue),
    Action("go.first-page", "go", lambda desk: desk.sight.go_to(0), ("Alt+Home",), "", open_issue),
    Action("go.last-page", "go", _end, ("Alt+End",), "", open_issue),
    Action("go.next-article", "go", lambda desk: _article(desk, 1), ("Alt+PgDown",), "down", open_issue, rule=True),
    Action("go.previous-article", "go", lambda desk: _article(desk, -1), ("Alt+PgUp",), "up", open_issue),
    Action(
        "go.next-problem", "go", lambda desk: desk.docks.go_to_problem(1), ("F8",), "problems", open_issue, rule=True
    ),
    Action("go.previous-problem", "go", lambda desk: desk.docks.go_to_problem(-1), ("Shift+F8",), "", open_issue),
    Action("go.next-region", "go", lambda desk: desk.shell.next_region(1), ("F6",), "", rule=True),
    Action("go.previous-region", "go", lambda desk: desk.shell.next_region(-1), ("Shift+F6",)),
)

HELP = (
    Action("help.palette", "help", lambda desk: desk.shell.palette(), ("Ctrl+K", "Ctrl+/"), "palette"),
    Action("help.guide", "help", lambda desk: desk.shell.guide(), ("F1",), "help"),
    Action("help.keys", "help", lambda desk: desk.shell.keys(), ("Ctrl+F1",), "keyboard"),
    Action(
        "help.updates",
        "help",
        lambda desk: desk.shell.announce(not desk.shell.announces),
        when=lambda desk: desk.shell.hears,
        checked=lambda desk: desk.shell.announces,
        rule=True,
    ),
    Action("help.about", "help", lambda desk: desk.shell.about(), (), "about", rule=True),
)
