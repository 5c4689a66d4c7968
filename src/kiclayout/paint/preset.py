"""What a file is made for: the presets, and what each of them allows.

``SCREEN`` is read on screens and kept in archives, ``PRINT`` goes to a printer (PDF/X-4), ``PROOF`` goes by e-mail to
whoever has to approve an issue. How colours become ink is said in ``press``.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from kiclayout.base.record import dataclass
from kiclayout.base.units import MM
from kiclayout.store.bundled import bundled_folder

Name = Literal["screen", "print", "proof"]

PROFILE = "FOGRA39L.icc"
"""The bundled printing condition: coated paper, sheetfed offset (ISO 12647-2:2004)."""


@dataclass(frozen=True, slots=True)
class Preset:
    """What a file is made for.

    Attributes:
        name: As the user asks for it.
        ppi: Pictures finer than this are scaled down to it, in pixels per inch.
        quality: Of JPEGs that are written anew, 1 to 100.
        slack: Pictures are scaled down only if they are finer than ``ppi`` by more than this factor.
        kept: Whether JPEGs may keep their bytes.
        bleed: Whether the pages show their bleed; then TrimBox and BleedBox are written.
        slug: Room outside the bleed for marks and a line of facts, in points; 0 = no marks.
        press: Whether colours are inks, as the printing condition makes them.
        profile: The printing condition, an ICC profile; None = the bundled one.
        profile_name: Of its file, for findings.
        links: Whether areas can be clicked.
        watermark: Whether "proof" stands across every page.
        password: Without it nobody opens the file; empty = everybody does.
        most: Bytes that the file may have; pictures get coarser until it does. 0 = any.
    """

    name: Name = "screen"
    ppi: float = 300.0
    quality: int = 88
    slack: float = 1.5
    kept: bool = True
    bleed: bool = False
    slug: float = 0.0
    press: bool = False
    profile: bytes | None = None
    profile_name: str = PROFILE
    links: bool = True
    watermark: bool = False
    password: str = ""
    most: int = 0

    @property
    def archived(self) -> bool:
        """Whether the file is PDF/A-2a and PDF/UA-1."""
        return self.name == "screen" and not self.password


SCREEN = Preset()
PRINT = Preset("print", quality=92, bleed=True, slug=12 * MM, press=True, links=False)
PROOF = Preset("proof", ppi=110.0, quality=60, slack=1.0, kept=False, watermark=True, most=2_000_000)

PRESETS: dict[str, Preset] = {preset.name: preset for preset in (SCREEN, PRINT, PROOF)}


@cache
def bundled_profile() -> bytes:
    """The bundled printing condition."""
    return (bundled_folder("profiles") / PROFILE).read_bytes()
