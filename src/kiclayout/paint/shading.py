"""Gradients as shadings (ISO 32000-1, 8.7.4.5), what of them is clear as soft masks (11.6.5)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

from kiclayout.paint.operators import number
from kiclayout.scene.items import Gradient, Stop

_EVERYWHERE = PDFArray([-16000, -16000, 16000, 16000])
_AXIAL, _RADIAL = 2, 3
_STITCHED, _EVEN = 3, 2

Parts = Callable[[Stop], tuple[float, ...]]
"""The values of a stop in the shading's colour space."""


def shading(gradient: Gradient, space: str, parts: Parts) -> PDFDictionary:
    """The shading in the gradient's own coordinates, y upward; it goes on beyond its ends."""
    points = gradient.points
    if gradient.radial:
        fx, fy, cx, cy, radius = points
        kind, coordinates = _RADIAL, _numbers((fx, -fy, 0.0, cx, -cy, radius))
    else:
        x1, y1, x2, y2 = points
        kind, coordinates = _AXIAL, _numbers((x1, -y1, x2, -y2))
    return PDFDictionary({
        "ShadingType": kind, "ColorSpace": PDFName(space), "Coords": coordinates,
        "Function": _function(gradient.stops, parts), "Extend": PDFArray(["true", "true"]),
    })  # fmt: skip


def mask_form(shade: Any) -> PDFStream:
    """The form whose light is how much is seen; ``shade`` refers to a shading in grey."""
    group = PDFDictionary({"S": PDFName("Transparency"), "CS": PDFName("DeviceGray")})
    resources = PDFDictionary({"Shading": PDFDictionary({"Sh": shade})})
    facts = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": _EVERYWHERE}
    return PDFStream(PDFDictionary({**facts, "Group": group, "Resources": resources}), b"/Sh sh")


def mask_state(form: Any) -> PDFDictionary:
    """The graphics state that shows only so much; ``form`` refers to the form."""
    mask = PDFDictionary({"Type": PDFName("Mask"), "S": PDFName("Luminosity"), "G": form})
    return PDFDictionary({"Type": PDFName("ExtGState"), "SMask": mask})


def _function(stops: tuple[Stop, ...], parts: Parts) -> PDFDictionary:
    """From one stop to the next in even steps."""
    ends = (*stops, Stop(1.0, stops[-1].color, stops[-1].opacity)) if stops[-1].at < 1 else stops
    ends = (Stop(0.0, ends[0].color, ends[0].opacity), *ends) if ends[0].at > 0 or len(ends) == 1 else ends
    pieces = [(one, other) for one, other in pairwise(ends) if other.at > one.at] or [(ends[0], ends[-1])]
    made = [_step(parts(one), parts(other)) for one, other in pieces]
    bounds = [other.at for _, other in pieces[:-1]]
    return PDFDictionary({
        "FunctionType": _STITCHED, "Domain": _numbers((0, 1)), "Functions": PDFArray(made),
        "Bounds": _numbers(tuple(bounds)), "Encode": _numbers((0, 1) * len(made)),
    })  # fmt: skip


def _step(start: tuple[float, ...], end: tuple[float, ...]) -> PDFDictionary:
    ends = {"C0": _numbers(start), "C1": _numbers(end)}
    return PDFDictionary({"FunctionType": _EVEN, "Domain": _numbers((0, 1)), "N": 1, **ends})


def _numbers(values: tuple[float, ...]) -> PDFArray:
    return PDFArray([number(value, 5) for value in values])
