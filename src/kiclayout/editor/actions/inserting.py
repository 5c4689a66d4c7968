"""Rows of the table of actions about whole blocks, articles and parts: put in, doubled, moved, deleted.

The edits are ``content.edit``'s; what a new article or part is called is asked for. The keyboard goes to what was put
in, wherever it was.
"""

from __future__ import annotations

from collections.abc import Callable

from kiclayout.base.record import replace
from kiclayout.content.block import Paragraph
from kiclayout.content.edit.articles import add_article, add_part, behind, with_part
from kiclayout.content.edit.charting import insert_chart
from kiclayout.content.edit.passages import article_of, passages
from kiclayout.content.edit.strips import insert_strip
from kiclayout.content.edit.structure import BLANKS, delete_block, duplicate_block, insert_block, shift_block
from kiclayout.content.inline import plain
from kiclayout.content.issue import Bilingual, Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.content.spot import caret as at_caret
from kiclayout.editor.actions.action import Action
from kiclayout.editor.actions.desk import Desk
from kiclayout.editor.actions.tabling import in_cell, move
from kiclayout.editor.actions.when import caret, open_issue
from kiclayout.editor.actions.writing import INSERTED, make, state
from kiclayout.editor.session import article_here
from kiclayout.editor.typing.structure import break_page
from kiclayout.store.issue import article_files


def _in_block(desk: Desk) -> bool:
    """Whether the caret is in a block, not in a fact of the article."""
    found = state(desk)
    return found is not None and found.block != 0


def _block(name: str, change: Callable[[Issue, int], Done], keys: str, icon: str, rule: bool = False) -> Action:
    """A row that does something to the article's block that the caret is in."""

    def run(desk: Desk) -> None:
        found = state(desk)
        if found is not None:
            block = found.block
            make(desk, f"edit.{name}", lambda issue, _selection: change(issue, block))

    return Action(f"edit.{name}", "edit", run, (keys,), icon, _in_block, rule=rule)


def _shift(name: str, up: bool, keys: str) -> Action:
    """A row that moves the caret's block past the next one; in a table the reached rows, as in word processors."""
    shifted = _block(name, lambda issue, block: shift_block(issue, block, up), keys, "up" if up else "down")
    move_row = move(f"table.row-{'up' if up else 'down'}", "rows", -1 if up else 1)

    def run(desk: Desk) -> None:
        (move_row if in_cell(desk) else shifted.run)(desk)

    return replace(shifted, run=run)


def _insert(name: str, icon: str, keys: tuple[str, ...] = (), rule: bool = False) -> Action:
    """A row that puts a block behind the caret's: an empty one, of ``BLANKS``, or what ``FILLED`` makes."""

    def put(issue: Issue, selection: Selection) -> Done:
        filled = FILLED.get(name)
        return filled(issue, selection) if filled else insert_block(issue, selection, BLANKS[name]())

    def run(desk: Desk) -> None:
        make(desk, f"insert.{name}", put)
        desk.sight.go_to_caret()
        if name in FORMED:
            desk.docks.box()

    return Action(f"insert.{name}", "insert", run, keys, icon, caret, rule=rule)


def _article(desk: Desk) -> None:
    """Adds an article behind the caret's, else behind the one on the page, else at the end of the last part."""
    session = desk.session
    title = desk.shell.ask_line("article")
    if title is None:
        return
    part, before = behind(with_part(session.issue), article_here(session, desk.sight.page))
    files = article_files(session.folder)
    said = title.strip()
    desk.hand.apply(
        lambda issue, _: _begun(add_article(with_part(issue), part, said, before, files)), "action.insert.article"
    )
    desk.sight.go_to_caret()


def _documents(desk: Desk) -> None:
    """Asks for manuscripts and adds their articles where ``_article`` adds one."""
    desk.files.insert(article_here(desk.session, desk.sight.page))


def _begun(done: Done) -> Done:
    """The new article with the caret where one goes on: in the title if it is still to be written, else below it."""
    made = article_of(done.issue, done.selection.focus.block) if done.selection else None
    if made is None or not plain(made.title):
        return done
    body = next((one for one in passages(made) if isinstance(one.owner, Paragraph)), None)
    return Done(done.issue, at_caret(body.spot())) if body else done


def _part(desk: Desk) -> None:
    """Adds a part at the end of the issue."""
    name = desk.shell.ask_line("part")
    if name and name.strip():
        called = Bilingual(name.strip())
        desk.hand.apply(lambda issue, _selection: add_part(issue, called), "action.insert.part")
        desk.sight.go_to_caret()


def _placed(desk: Desk) -> bool:
    """Whether there is a place for pictures: the caret's, or a picture that is chosen."""
    return caret(desk) or (desk.session.loaded and desk.sight.can_picture("more"))


def _picture(desk: Desk) -> None:
    """Asks for picture files and puts them in."""
    desk.sight.do_picture("new")


def _page_break(desk: Desk) -> None:
    desk.hand.apply(break_page, "action.insert.page-break")


FILLED: dict[str, Callable[[Issue, Selection], Done]] = {"chart": insert_chart, "sponsors": insert_strip}
"""Blocks that begin with something that is there already."""
FORMED = frozenset(("event", "poster", "qr"))
"""Blocks that are not typed on the page: they are written in their forms."""
BLOCKS = (
    _block("duplicate", duplicate_block, "Ctrl+D", "duplicate", True),
    _shift("move-up", True, "Alt+Shift+Up"),
    _shift("move-down", False, "Alt+Shift+Down"),
    _block("delete-block", delete_block, "Ctrl+Shift+Backspace", "trash"),
)
INSERT = (
    _insert("table", "table", ("Ctrl+Alt+T",)),
    Action("insert.data", "insert", lambda desk: desk.files.cells("insert"), (), "table", caret),
    _insert("chart", "chart"),
    Action("insert.picture", "insert", _picture, ("Ctrl+Shift+I",), "picture", _placed),
    _insert("figure", "picture"),
    _insert("figures", "pictures"),
    _insert("callout", "callout"),
    _insert("event", "event", rule=True),
    _insert("poster", "poster"),
    _insert("qr", "qr"),
    _insert("sponsors", "partners"),
    *INSERTED,
    Action("insert.page-break", "insert", _page_break, ("Ctrl+Return",), "page-break", caret, rule=True),
    Action("insert.article", "insert", _article, ("Ctrl+Shift+N",), "article", open_issue, rule=True),
    Action("insert.document", "insert", _documents, (), "import", open_issue),
    Action("insert.part", "insert", _part, (), "part", open_issue),
)
