"""Rows of the table about the words at the caret: their look, language and role, links, glosses, footnotes, lists.

What an edit does is ``content.edit``'s business; a step is called by its action's title.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from kiclayout.base.memo import Same
from kiclayout.content.edit.items import level_in, level_out
from kiclayout.content.edit.links import asked_address, remove_link, set_gloss, set_link
from kiclayout.content.edit.looks import clear_looks, set_lang
from kiclayout.content.edit.notemarks import go_to_note, insert_note, remove_note
from kiclayout.content.edit.passages import article_of
from kiclayout.content.edit.readings import reading_at, set_reading
from kiclayout.content.edit.referring import Kind, Target, refer, targets
from kiclayout.content.edit.roles import BULLETS, CALLOUT, HEADINGS, NOTE, NUMBERS, PARAGRAPH, QUOTE, set_role
from kiclayout.content.edit.state import State, look_at
from kiclayout.content.edit.typed import insert_break
from kiclayout.content.inline import BOLD, DOTS, EMPHASIS, SMALL, SUBSCRIPT, SUPERSCRIPT
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Change, Selection, at_selection, caret
from kiclayout.editor.actions.action import Action, Condition
from kiclayout.editor.actions.desk import Desk, Referred
from kiclayout.editor.actions.when import caret as has_caret
from kiclayout.editor.actions.when import open_issue, selected

Run = Callable[[Desk], None]


def make(desk: Desk, action: str, change: Change) -> None:
    """Makes an edit of what is selected an undoable step that is called like the action."""
    desk.hand.apply(at_selection(change), f"action.{action}")


def _seen(run: Run) -> Run:
    """``run``, but it does nothing to words that nobody sees."""

    def done(desk: Desk) -> None:
        if not desk.hand.unseen():
            run(desk)

    return done


def _making(action: str, change: Change) -> Run:
    """What makes an edit of what is selected, if that is seen."""
    return _seen(lambda desk: make(desk, action, change))


def state(desk: Desk) -> State | None:
    """What stands at the caret."""
    session = desk.session
    selection = session.selection if session.loaded else None
    return None if selection is None else _state(Same(session.shown), selection)


@lru_cache(maxsize=2)
def _state(issue: Same[Issue], selection: Selection) -> State | None:
    return look_at(issue.value, selection)


@cache
def _marked(mark: str) -> Condition:
    def holds(desk: Desk) -> bool:
        found = state(desk)
        if found is None:
            return False
        bare = desk.session.selection is not None and desk.session.selection.bare
        return mark in (desk.hand.look if bare else found.look).marks

    return holds


@cache
def _is(role: str) -> Condition:
    def holds(desk: Desk) -> bool:
        found = state(desk)
        return found is not None and found.role == role

    return holds


@cache
def _in_lang(lang: str | None) -> Condition:
    def holds(desk: Desk) -> bool:
        found = state(desk)
        return found is not None and found.look.lang == lang

    return holds


def _listed(desk: Desk) -> bool:
    """Whether the caret is in a list."""
    found = state(desk)
    return found is not None and found.level > 0


def _noted(desk: Desk) -> bool:
    """Whether there is a footnote at the caret, or the caret in one."""
    found = state(desk)
    return found is not None and bool(found.note or found.role == NOTE)


def _mark(name: str, mark: str, keys: tuple[str, ...], icon: str) -> Action:
    def run(desk: Desk) -> None:
        desk.hand.toggle_mark(mark, f"action.text.{name}")

    return Action(f"text.{name}", "text", _seen(run), keys, icon, has_caret, _marked(mark))


def _language(name: str, lang: str | None) -> Action:
    run = _making(f"text.{name}", lambda issue, selection: set_lang(issue, selection, lang))
    return Action(f"text.{name}", "text/language", run, when=selected, checked=_in_lang(lang))


def _role(name: str, role: str, keys: str, icon: str, rule: bool = False) -> Action:
    run = _making(f"text.{name}", lambda issue, selection: set_role(issue, selection, role))
    return Action(f"text.{name}", "text/role", run, (keys,), icon, has_caret, _is(role), rule)


def _plain(name: str, change: Change, keys: tuple[str, ...], icon: str, when: Condition = has_caret) -> Action:
    return Action(f"text.{name}", "text", _making(f"text.{name}", change), keys, icon, when)


def _link(desk: Desk) -> None:
    """Asks for an address; an empty one takes the link away."""
    found = state(desk)
    said = desk.shell.ask_line("link", found.link if found else "")
    if said is None:
        return
    address = asked_address(said)
    if address:
        make(desk, "insert.link", lambda issue, selection: set_link(issue, selection, address))
    elif not said.strip():
        make(desk, "insert.link", remove_link)
    else:
        desk.shell.say("text.no-address")


def _reference(desk: Desk) -> None:
    """Asks what is to be named, and names it or its page."""
    session = desk.session
    rows = tuple(_referred(desk, one) for one in targets(session.issue))
    article = article_of(session.issue, session.selection.focus.block) if session.selection else None
    chosen = desk.shell.ask_reference(rows, article.id if article else 0)
    if chosen is not None:
        block, said = chosen
        kind: Kind = "page" if said == "page" else "ref"
        make(desk, "insert.reference", lambda issue, selection: refer(issue, selection, block, kind))


def _referred(desk: Desk, one: Target) -> Referred:
    page = desk.session.page_of(one.block)
    text = f"{one.name}  {one.title}" if one.title else one.name
    return Referred(one.block, text, page.folio if page else "", one.block != one.article.id)


def _gloss(desk: Desk) -> None:
    """Asks for the words in brackets; none take them away."""
    found = state(desk)
    said = desk.shell.ask_line("gloss", found.gloss if found else "")
    if said is None:
        return
    before = desk.session.issue
    make(desk, "insert.gloss", lambda issue, selection: set_gloss(issue, selection, said.strip()))
    if said.strip() and desk.session.issue is before and said.strip() != (found.gloss if found else ""):
        desk.shell.say("text.no-gloss")


def _readable(desk: Desk) -> bool:
    """Whether a reading can be set over what is selected, or stands over the caret's words."""
    session = desk.session
    selection = session.selection if session.loaded else None
    return selection is not None and reading_at(session.shown, selection) is not None


def _reading(desk: Desk) -> None:
    """Asks for what stands over the words; nothing takes it away."""
    selection = desk.session.selection
    said = desk.shell.ask_line("reading", reading_at(desk.session.issue, selection) or "") if selection else None
    if said is not None:
        make(desk, "insert.reading", lambda issue, selection: set_reading(issue, selection, said))


def _go_to_note(desk: Desk) -> None:
    selection = desk.session.selection
    spot = go_to_note(desk.session.issue, selection.focus) if selection is not None else None
    if spot is not None:
        desk.session.select(caret(spot))
        desk.sight.go_to_caret()


TEXT = (
    _mark("strong", BOLD, ("Ctrl+B",), "bold"),
    _mark("emphasis", EMPHASIS, ("Ctrl+I",), "emphasis"),
    _mark("dots", DOTS, (), "dots"),
    _mark("superscript", SUPERSCRIPT, ("Ctrl+.",), "superscript"),
    _mark("subscript", SUBSCRIPT, ("Ctrl+,",), "subscript"),
    _mark("small", SMALL, (), "small"),
    _plain("plain", clear_looks, ("Ctrl+Space",), "clear", selected),
    _role("body", PARAGRAPH, "Ctrl+Alt+P", "body"),
    *(_role(name, name, f"Ctrl+Alt+{number}", name) for number, name in enumerate(HEADINGS, 1)),
    _role("bullets", BULLETS, "Ctrl+Shift+8", "bullets", True),
    _role("numbers", NUMBERS, "Ctrl+Shift+7", "numbers"),
    _role("quote", QUOTE, "Ctrl+Shift+9", "quote", True),
    _role("callout", CALLOUT, "Ctrl+Shift+6", "callout"),
    _language("lang-none", None),
    _language("lang-ko", "ko"),
    _language("lang-zh", "zh-Hans"),
    _language("lang-en", "en"),
    Action("text.deeper", "text", _making("text.deeper", level_in), ("Ctrl+]",), "indent", _listed, rule=True),
    _plain("shallower", level_out, ("Ctrl+[",), "outdent", _listed),
    Action("text.go-note", "text", _go_to_note, ("Ctrl+Alt+J",), "", _noted, rule=True),
    Action("text.delete-note", "text", _making("text.delete-note", remove_note), (), "", _noted),
    _plain("break", insert_break, ("Shift+Return",), "line-break"),
    Action("text.automatic", "text", lambda desk: desk.shell.set_formats(not desk.shell.formats()),
           when=open_issue, checked=lambda desk: desk.shell.formats(), rule=True),
)  # fmt: skip
INSERTED = (
    Action("insert.footnote", "insert", _making("insert.footnote", insert_note), ("Ctrl+Alt+F",), "footnote", has_caret,
           rule=True),
    Action("insert.gloss", "insert", _seen(_gloss), ("Ctrl+Alt+G",), "gloss", has_caret),
    Action("insert.reading", "insert", _seen(_reading), (), "reading", _readable),
    Action("insert.link", "insert", _seen(_link), ("Ctrl+L",), "link", has_caret),
    Action("insert.reference", "insert", _seen(_reference), ("Ctrl+Alt+R",), "reference", has_caret),
)  # fmt: skip
"""What is put into words: it is looked for among what is inserted."""
