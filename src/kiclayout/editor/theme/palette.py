"""Qt's palette from the theme's tokens, for what the style draws itself: menus, dialogs, lists, disabled words."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from kiclayout.editor.theme.icons import faded
from kiclayout.editor.theme.tokens import Tokens

Role = QPalette.ColorRole
Group = QPalette.ColorGroup


def make_palette(tokens: Tokens) -> QPalette:
    """The palette of a theme, complete for all groups."""
    palette = QPalette(QColor(tokens.panel), QColor(tokens.window))
    for role, code in _roles(tokens):
        palette.setColor(role, QColor(code))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText):
        palette.setColor(Group.Disabled, role, QColor(faded(tokens)))
    palette.setColor(Group.Disabled, Role.Highlight, QColor(tokens.hover))
    return palette


def _roles(tokens: Tokens) -> tuple[tuple[QPalette.ColorRole, str], ...]:
    return (
        (Role.Window, tokens.panel),
        (Role.WindowText, tokens.text),
        (Role.Base, tokens.raised),
        (Role.AlternateBase, tokens.panel),
        (Role.Text, tokens.text),
        (Role.PlaceholderText, tokens.text3),
        (Role.Button, tokens.raised),
        (Role.ButtonText, tokens.text),
        (Role.BrightText, tokens.on_accent),
        (Role.Highlight, tokens.selection_bg),
        (Role.HighlightedText, tokens.selection),
        (Role.Link, tokens.selection),
        (Role.LinkVisited, tokens.selection),
        (Role.ToolTipBase, tokens.raised),
        (Role.ToolTipText, tokens.text),
        (Role.Light, tokens.raised),
        (Role.Midlight, tokens.hover),
        (Role.Mid, tokens.line),
        (Role.Dark, tokens.line),
        (Role.Shadow, tokens.canvas),
        (Role.Accent, tokens.selection),
    )
