"""What is Hancom's own in texts: signs that only its fonts show, formulas, phrases about pictures, link commands."""

from __future__ import annotations

import re

from kiclayout.content.edit.links import address_of

_BOXED: dict[int, str] = {begin + at: chr(0x2460 + at) for begin in (0xF02B1, 0xF2B1) for at in range(20)}
"""Numbers in boxes, which Unicode has in circles."""
_RINGED: dict[int, str] = {0xF0288 + at: sign for at, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨")}
_LINES: dict[int, str] = {
    0xF0806: "┌", 0xF0807: "┬", 0xF0808: "┐", 0xF080C: "└", 0xF080E: "┘", 0xF080F: "━", 0xF0810: "│", 0xF0832: "═",
}  # fmt: skip
_SIGNS: dict[int, str] = {
    **_BOXED, **_RINGED, **_LINES, 0xAD: "-", 0xF003B: "↓", 0xF012B: "(인)", 0xF02EC: "◇", 0xF02EF: "·", 0xF02FB: "▸",
    0xF02FC: "►", 0xF031C: "■", 0xF03C5: "□", 0xF03DA: "□", 0xF03FF: "□", 0xF0854: "《", 0xF0855: "》",
    # Wingdings and Symbol, whatever font the words are in
    0xF06C: "●", 0xF06E: "■", 0xF06F: "□", 0xF071: "□", 0xF072: "□", 0xF075: "◆", 0xF076: "❖", 0xF077: "◆",
    0xF09E: "·", 0xF09F: "•", 0xF0A0: "·", 0xF0A1: "○", 0xF0A7: "▪", 0xF0A8: "□", 0xF0B7: "•", 0xF0D8: "▶",
    0xF0E0: "→", 0xF0E8: "→", 0xF0F0: "⇨", 0xF0FC: "✓", 0xF0FE: "☑",
}  # fmt: skip
_OLD = {0xA000 | code & 0xFFF: chr(code) for code in _SIGNS if code > 0xFFFF}
"""Where .hwp has the signs that .hwpx has in plane 15."""
_KINDS = "그림|사각형|타원|호|다각형|곡선|선|묶음 개체|글맵시|OLE 개체|차트|동영상|표"
_KIND_OF_OBJECT = re.compile(rf"\s*(?:{_KINDS})입니다\.?(?=\s|$)")
_ABOUT_FILE = re.compile(r"원본 그림의 (?:이름|크기)\s*:")
_IN_FORMULAS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "theta": "θ", "lambda": "λ", "mu": "μ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "over": "/", "times": "×", "div": "÷", "cdot": "·", "sqrt": "√", "pm": "±", "leq": "≤", "geq": "≥", "neq": "≠",
    "approx": "≈", "inf": "∞", "sum": "Σ", "prod": "Π", "int": "∫", "partial": "∂", "deg": "°", "prime": "′",
    "rarrow": "→", "larrow": "←", "left": "", "right": "", "rm": "", "it": "", "bold": "",
}  # fmt: skip
_LAID_OUT = str.maketrans(dict.fromkeys('{}"', "") | dict.fromkeys("~`#&", " "))
_WORD = re.compile(r"[A-Za-z]+")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FIRST = re.compile(r"(?:\\.|[^;|\\])*", re.DOTALL)


def readable(text: str) -> str:
    """``text`` with signs that other fonts have, too."""
    return text.translate(_SIGNS)


def in_plane_15(text: str) -> str:
    """The text of a .hwp with Hancom's own signs where .hwpx has them; the places they had there are Unicode's."""
    return text.translate(_OLD)


def formula(script: str) -> str:
    """The script of an equation as one line of signs: ``{a} over {b}`` is a / b."""
    said = _WORD.sub(lambda found: _IN_FORMULAS.get(found[0].lower(), found[0]), script)
    return " ".join(said.translate(_LAID_OUT).split())


def alt_of(comment: str) -> str:
    """What somebody wrote of a picture, without what Hancom writes there itself: its kind, file, size and camera."""
    found = _ABOUT_FILE.search(comment)
    said = comment[: found.start()] if found else comment
    kind = _KIND_OF_OBJECT.match(said)
    return " ".join(said[kind.end() if kind else 0 :].split())


def address_in(command: str) -> str:
    r"""The address in the command of a link, ``https\://kic.kr|tip;1;0;0;``; empty = it leads to no such place."""
    first = _FIRST.match(command)
    return address_of(_ESCAPED.sub(r"\1", first[0])) if first else ""
