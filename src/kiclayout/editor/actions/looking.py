"""Rows of the table about how the pages are looked at, which panels are shown, and how the window looks."""

from __future__ import annotations

from collections.abc import Callable

from kiclayout.editor.actions.action import Action
from kiclayout.editor.actions.desk import Desk
from kiclayout.editor.actions.when import dock, dressed, guided, open_issue, scaled, shows, speaks, zoomed
from kiclayout.editor.theme.theme import CHOICES, SCALES
from kiclayout.editor.words import LANGUAGES

STEPS = (0.05, 0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0)
"""Zooms that zooming in and out stops at."""
FIXED = ((0.5, ()), (0.75, ()), (1.0, ("Ctrl+1",)), (1.5, ()), (2.0, ("Ctrl+2",)), (4.0, ("Ctrl+4",)))
DOCKS = (
    ("pages", "pages", "Alt+1"),
    ("outline", "outline", "Alt+2"),
    ("inspector", "inspector", "Alt+3"),
    ("problems", "problems", "Alt+4"),
    ("manuscript", "manuscript", "Alt+5"),
    ("styles", "type", "Alt+6"),
    ("partners", "partners", "Alt+7"),
)


def _zoom(desk: Desk, step: int) -> None:
    """Zooms to the next larger (1) or smaller (-1) of the usual zooms."""
    now = desk.sight.zoom
    others = [one for one in STEPS if (one > now * 1.01 if step > 0 else one < now * 0.99)]
    if others:
        desk.sight.set_zoom(min(others) if step > 0 else max(others))


def _fit(what: str) -> Callable[[Desk], None]:
    return lambda desk: desk.sight.fit(what)


def _at(zoom: float) -> Callable[[Desk], None]:
    return lambda desk: desk.sight.set_zoom(zoom)


def _toggle(what: str) -> Callable[[Desk], None]:
    return lambda desk: desk.sight.show(what, not desk.sight.shows(what))


def _panel(name: str) -> Callable[[Desk], None]:
    return lambda desk: desk.docks.show(name, not desk.docks.shown(name))


def _aid(what: str, keys: tuple[str, ...], icon: str, rule: bool = False) -> Action:
    return Action(f"view.{what}", "view", _toggle(what), keys, icon, open_issue, shows(what), rule)


def _fixed(zoom: float, keys: tuple[str, ...], rule: bool) -> Action:
    return Action(f"view.zoom-{zoom * 100:.0f}", "view/zoom", _at(zoom), keys, "", open_issue, zoomed(zoom), rule)


def _speak(lang: str) -> Action:
    return Action(f"view.{lang}", "view/language", lambda desk: desk.shell.speak(lang), checked=speaks(lang))


def _theme(theme: str) -> Action:
    return Action(
        f"view.theme-{theme}",
        "view/theme",
        lambda desk: desk.shell.dress(theme, desk.shell.scale),
        checked=dressed(theme),
    )


def _scale(scale: float) -> Action:
    return Action(
        f"view.size-{scale * 100:.0f}",
        "view/size",
        lambda desk: desk.shell.dress(desk.shell.theme, scale),
        checked=scaled(scale),
    )


VIEW = (
    Action("view.zoom-in", "view/zoom", lambda desk: _zoom(desk, 1), ("Ctrl++", "Ctrl+="), "zoom-in", open_issue),
    Action("view.zoom-out", "view/zoom", lambda desk: _zoom(desk, -1), ("Ctrl+-",), "zoom-out", open_issue),
    Action("view.fit-page", "view/zoom", _fit("page"), ("Ctrl+0",), "fit-page", open_issue, rule=True),
    Action("view.fit-width", "view/zoom", _fit("width"), ("Ctrl+Shift+0",), "fit-width", open_issue),
    Action("view.fit-spread", "view/zoom", _fit("spread"), ("Ctrl+Alt+0",), "spreads", open_issue),
    *(_fixed(zoom, keys, number == 0) for number, (zoom, keys) in enumerate(FIXED)),
    _aid("spreads", (), "spreads"),
    _aid("preview", ("W",), "preview"),
    _aid("rulers", ("Ctrl+R",), "rulers", True),
    _aid("guides", ("Ctrl+;",), "guides"),
    Action("view.clear-guides", "view", lambda desk: desk.sight.clear_guides(), when=guided),
    _aid("baselines", ("Ctrl+'",), "grid"),
    Action("view.facts", "view", lambda desk: desk.docks.facts(), ("Ctrl+Alt+I",), "fields", open_issue, rule=True),
    *(
        Action(f"view.{name}", "view", _panel(name), (keys,), icon, open_issue, dock(name))
        for name, icon, keys in DOCKS
    ),
    *(_theme(theme) for theme in CHOICES),
    *(_scale(scale) for scale in SCALES),
    *(_speak(lang) for lang in LANGUAGES),
    Action(
        "view.full-screen",
        "view",
        lambda desk: desk.shell.fill_screen(not desk.shell.full_screen()),
        ("F11",),
        checked=lambda desk: desk.shell.full_screen(),
        rule=True,
    ),
)
