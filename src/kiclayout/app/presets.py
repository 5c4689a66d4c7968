"""The presets that a user asks for by name, with the printer's profile or a password, and the names of their files."""

from __future__ import annotations

from pathlib import Path

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import replace
from kiclayout.paint.preset import PRESETS, PRINT, SCREEN, Preset

BOTH = "both"
"""A file for readers and one for the printer, of the same pages."""
LONGEST_PASSWORD = 127
"""Bytes of UTF-8 that a PDF's password can have (ISO 32000-2, 7.6.4.3.2)."""


def asked_preset(name: str, profile: Path | None = None, password: str = "") -> Preset:
    """The preset called ``name``.

    Args:
        name: One of ``PRESETS``.
        profile: The ICC profile of the printer; for print only.
        password: Locks the file; not for print.

    Raises:
        KicError: These do not go together, the profile cannot be read, or the password is too long.
    """
    preset = PRESETS[name]
    if password and preset.press:
        raise KicError(Sink().add("app-password-print"))
    if len(password.encode()) > LONGEST_PASSWORD:
        raise KicError(Sink().add("app-password-long", most=LONGEST_PASSWORD))
    if profile is None:
        return replace(preset, password=password)
    place = Place(str(profile))
    if not preset.press:
        raise KicError(Sink().add("app-profile-screen", place=place, file=profile.name))
    try:
        return replace(preset, profile=profile.read_bytes(), profile_name=profile.name)
    except OSError as error:
        reason = error.strerror or str(error)
        raise KicError(Sink().add("app-profile-unreadable", place=place, file=profile.name, reason=reason)) from error


def asked_presets(name: str, profile: Path | None = None, password: str = "") -> tuple[Preset, ...]:
    """The presets called ``name``: one, or for ``BOTH`` the one for readers, locked if at all, and the printer's.

    Raises:
        KicError: As ``asked_preset``.
    """
    if name == BOTH:
        return asked_preset(SCREEN.name, None, password), asked_preset(PRINT.name, profile)
    return (asked_preset(name, profile, password),)


def beside(target: Path, preset: Preset) -> Path:
    """Where the file for ``preset`` stands if ``target`` is the one for readers."""
    return target.with_name(f"{named_for(preset.name, target.stem)}{target.suffix}")


def named_for(preset: str, stem: str) -> str:
    """The name, without ending, of the PDF of an issue called ``stem``: only the one for readers bears it alone."""
    return stem if preset in (SCREEN.name, BOTH) else f"{stem}-{preset}"
