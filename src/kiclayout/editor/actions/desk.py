"""What actions act on: the open issue and the parts of the window, each as the little that actions need of it.

The window puts a desk together. Nothing here is a widget, so that actions can be tried without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from kiclayout.base.record import dataclass
from kiclayout.content.edit.splice import Look
from kiclayout.content.issue import Article
from kiclayout.editor.session import Edit, Session


class Referred(NamedTuple):
    """Something that can be named.

    Attributes:
        block: Session id.
        text: What it is called, and its own words.
        page: Its folio; empty = not laid out yet.
        inner: Whether it stands in the article above it.
    """

    block: int
    text: str
    page: str
    inner: bool


class Sight(Protocol):
    """How the pages are looked at."""

    @property
    def zoom(self) -> float:
        """1 = 100 %."""

    def set_zoom(self, zoom: float) -> None:
        """Zooms round the caret, if it is in view, else round the middle; 0.05 to 16."""

    def fit(self, what: str) -> None:
        """Zooms so that a ``page``, its ``width`` or a ``spread`` fills the view."""

    def shows(self, what: str) -> bool:
        """Whether ``spreads``, ``rulers``, ``guides``, ``baselines`` or the ``preview`` without aids is on."""

    def show(self, what: str, on: bool) -> None:
        """Turns one of them on or off."""

    def has_guides(self) -> bool:
        """Whether there are guides out of the rulers."""

    def clear_guides(self) -> None:
        """Takes them all away."""

    @property
    def page(self) -> int:
        """Index of the page that is looked at."""

    def go_to(self, page: int) -> None:
        """Brings the page with that index into view; one that is not there counts as the nearest."""

    def go_to_block(self, block: int) -> None:
        """Brings the first line of a block, or of an article, into view."""

    def go_to_caret(self) -> None:
        """Brings the caret into view."""

    def can_picture(self, what: str) -> bool:
        """Whether ``do_picture`` would do something."""

    def do_picture(self, what: str) -> None:
        """Does something to the chosen picture, or to the one whose caption the caret is in: see ``picturing``."""


class Hand(Protocol):
    """The keyboard's and the clipboard's way into the words, wherever the keyboard is."""

    def typing(self) -> bool:
        """Whether the keyboard is in a text that is no page: a field, the text of the dock."""

    @property
    def look(self) -> Look:
        """How what is typed next will look."""

    def toggle_mark(self, mark: str, name: str) -> None:
        """Gives a mark to what is selected, or takes it away; with a bare caret for what will be typed there."""

    def unseen(self) -> bool:
        """Whether the words at the caret are seen nowhere; it is told where they can be changed."""

    def apply(self, edit: Edit, name: str) -> None:
        """Makes an edit an undoable step called ``name``, with the words being composed in it, and shows the caret."""

    def do(self, what: str) -> None:
        """One of ``cut``, ``copy``, ``paste``, ``paste-plain``, ``select-all``, ``delete``, ``undo``, ``redo``."""

    def can(self, what: str) -> bool:
        """Whether ``do`` would do something."""


class Files(Protocol):
    """Issues on the disk."""

    def new(self) -> None:
        """Asks for what a fresh issue begins with and makes it."""

    def following(self) -> None:
        """Asks what of the open issue stays and makes the next one."""

    def open(self) -> None:
        """Asks for an issue and opens it."""

    def open_path(self, path: Path) -> None:
        """Opens the issue at ``path``: a folder or a packed file."""

    def save(self) -> None:
        """Saves the issue where it lies."""

    def save_as(self) -> None:
        """Asks for a folder and saves the issue in it."""

    def pack(self) -> None:
        """Asks for a name and packs the issue into one file."""

    def bring(self) -> None:
        """Asks for manuscripts and makes an issue of them."""

    def insert(self, here: Article | None) -> None:
        """Asks for manuscripts and puts their articles into the open issue, behind ``here``."""

    def cells(self, what: str) -> None:
        """A table from a file: ``insert`` it, ``refresh`` the caret's, ``replace`` the file of the caret's."""

    def export(self, preset: str = "screen") -> None:
        """Makes the PDF for ``preset``: screen, print or proof."""

    def export_to(self) -> None:
        """Makes the PDF under a name that is asked for."""

    def reveal(self) -> None:
        """Shows the issue's folder in the system's file window."""

    def close(self) -> bool:
        """Closes the issue, asking about what is not saved; False = it stays open."""


class Docks(Protocol):
    """The panels round the pages, by name: pages, outline, inspector, styles, partners, problems, manuscript, find."""

    def shown(self, name: str) -> bool:
        """Whether it can be seen."""

    def show(self, name: str, on: bool = True) -> None:
        """Shows or hides it; one that is shown is in front."""

    def facts(self) -> None:
        """Shows the form of the issue's facts beside the cover."""

    def box(self) -> None:
        """Shows the form of the box that the caret is in, with the keyboard in it; without one, nothing happens."""

    def find(self, replacing: bool = False) -> None:
        """Shows the find panel with the keyboard in its field."""

    def find_next(self, step: int) -> None:
        """Goes to the next place found (1) or the one before (-1)."""

    def go_to_problem(self, step: int) -> None:
        """Goes to the next finding (1) or the one before (-1)."""


class Frames(Protocol):
    """The frame tool, and what is chosen with it."""

    @property
    def on(self) -> bool:
        """Whether it is in hand."""

    @property
    def count(self) -> int:
        """How many boxes are chosen that may be moved."""

    @property
    def moved(self) -> bool:
        """Whether any of these stands elsewhere than the layout has it."""

    def take(self) -> None:
        """Takes it in hand."""

    def put_away(self) -> None:
        """Gives the words back to their tool."""

    def align(self, how: str) -> None:
        """Brings what is chosen in line: left, center, right, top, middle, bottom."""

    def spread(self, how: str) -> None:
        """Makes the distances between what is chosen equal: across, down."""

    def reset(self) -> None:
        """Puts what is chosen back where the layout has it."""

    def reset_page(self, page: int) -> None:
        """Puts everything on a page back where the layout has it."""


class Partners(Protocol):
    """Partners and their logos."""

    def add(self) -> None:
        """Asks for logo files and makes partners of them."""

    def arrange(self, order: str) -> None:
        """Arranges the wall by role, and within it by ``hangul``, ``pinyin`` or ``role``, as they stand."""

    def update(self) -> None:
        """Takes over what the registry says otherwise."""


class Templates(Protocol):
    """Page templates and layouts to choose from."""

    def gallery(self, page: int) -> None:
        """Shows the page templates with the article in them that the caret is in, or that is on the page."""

    def dress(self) -> None:
        """Shows the layouts that the issue could wear."""


class Layouts(Protocol):
    """The editor of layouts."""

    def open(self) -> None:
        """Shows it with the layout of the issue."""


class Shell(Protocol):
    """The window itself."""

    @property
    def language(self) -> str:
        """ko, zh or en."""

    def speak(self, language: str) -> None:
        """Says everything in another language."""

    @property
    def theme(self) -> str:
        """system, light or dark."""

    @property
    def scale(self) -> float:
        """How much larger than designed the window's words are."""

    def dress(self, theme: str, scale: float) -> None:
        """Changes theme and size of the window's words."""

    def palette(self) -> None:
        """Shows the command palette."""

    def guide(self) -> None:
        """Shows how the program is used."""

    def keys(self) -> None:
        """Shows all shortcuts."""

    def count(self) -> None:
        """Shows how long what is selected, the article and the issue are."""

    def about(self) -> None:
        """Says what the program is, and under which licences."""

    @property
    def hears(self) -> bool:
        """Whether this organisation announces newer versions anywhere."""

    @property
    def announces(self) -> bool:
        """Whether newer versions are told of."""

    def announce(self, on: bool) -> None:
        """Tells of newer versions from now on, or no longer."""

    def formats(self) -> bool:
        """Whether lists and quotation marks are made of what is typed."""

    def set_formats(self, on: bool) -> None:
        """Makes them from now on, or no longer."""

    def ask_page(self) -> None:
        """Puts the keyboard into the page box."""

    def ask_line(self, what: str, value: str = "") -> str | None:
        """Asks for one line; ``ask.<what>`` is what it is called. None = nothing was said."""

    def ask_reference(self, rows: Sequence[Referred], here: int) -> tuple[int, str] | None:
        """Asks what a reference is to name, first of the article ``here``: block, and ``ref`` or ``page``.

        None = nothing was chosen.
        """

    def say(self, key: str, **values: object) -> None:
        """Says something in one line; ``key`` of the wording, with ``values`` in it."""

    def next_region(self, step: int) -> None:
        """Puts the keyboard into the next region of the window."""

    def full_screen(self) -> bool:
        """Whether the window fills the screen."""

    def fill_screen(self, on: bool) -> None:
        """Makes it fill the screen, or no longer."""

    def quit(self) -> None:
        """Closes the window, asking about what is not saved."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All of it."""

    session: Session
    sight: Sight
    hand: Hand
    files: Files
    docks: Docks
    shell: Shell
    frames: Frames
    templates: Templates
    layouts: Layouts
    partners: Partners
