"""How what is done to a picture in its frame is written into the issue: its crop, its focal point, its frame's size.

Only a picture that fills its frame has a focal point: that holds in whatever frame another layout gives it, and stands
in the placement, as the frame's size does. A closer look is a part of the picture, and stands with its words.
"""

from __future__ import annotations

from kiclayout.base.record import dataclass, replace
from kiclayout.base.units import MM, parse_length
from kiclayout.content.block import Block, Figure
from kiclayout.content.edit.pictures import changed, figure_at, row_of
from kiclayout.content.edit.placed import placed, with_placed
from kiclayout.content.issue import Issue
from kiclayout.editor.pictures.framing import View, alike
from kiclayout.typeset.crop import WHOLE, parse_crop, shape_words, spelled

WIDTH, HEIGHT, FOCUS = "width", "height", "focus"
_MIDDLE = 0.005
"""A focal point nearer to the middle than this is the middle."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is asked of a figure's frame, in points; 0 = as it comes."""

    width: float = 0.0
    height: float = 0.0

    @property
    def both(self) -> bool:
        """Whether its shape is fixed."""
        return bool(self.width and self.height)


def frame_asked(issue: Issue, figure: int, layout: str) -> Frame:
    """What the placement asks of a figure's frame."""
    said = placed(issue, figure, layout)
    return Frame(_points(said.get(WIDTH, "")), _points(said.get(HEIGHT, "")))


def with_view(issue: Issue, figure: int, layout: str, view: View) -> Issue:
    """``issue`` in which ``view`` is seen of a figure, in the frame that it has."""
    old = figure_at(issue, figure)
    if old is None:
        return issue
    shape, in_row = shape_words(old.crop), row_of(issue, figure) is not None
    framed = bool(shape) or in_row or frame_asked(issue, figure, layout).both
    middle = all(abs(one - 0.5) < _MIDDLE for one in view.centre)
    if view.whole and not in_row:
        part, focus = WHOLE, ""
    elif view.filled and (framed or _gives_way(old, placed(issue, figure, layout))):
        part, focus = WHOLE, "" if framed and middle else _spot(view)
    else:
        part, focus = view.part, ""
    issue = changed(issue, figure, lambda one: _cropped(one, spelled(shape, part)))
    return with_placed(issue, figure, layout, {FOCUS: focus})


def with_frame(issue: Issue, figure: int, layout: str, frame: Frame) -> Issue:
    """``issue`` in which a figure's frame is as large as ``frame`` asks."""
    return with_placed(issue, figure, layout, {WIDTH: _length(frame.width), HEIGHT: _length(frame.height)})


def with_both(issue: Issue, figure: int, layout: str, view: View) -> Issue:
    """``issue`` in which a figure has the frame of ``view`` and that is seen in it.

    All of a picture needs no frame of its own: its width says how high it is.
    """
    old = figure_at(issue, figure)
    if old is None:
        return issue
    plain = view.whole and not shape_words(old.crop)
    issue = with_frame(issue, figure, layout, Frame(view.frame[0], 0.0 if plain else view.frame[1]))
    return with_view(issue, figure, layout, view)


def as_it_comes(issue: Issue, figure: int, layout: str) -> Issue:
    """``issue`` in which a figure is shown as the layout shows one of which nothing is asked."""
    issue = changed(issue, figure, lambda one: _cropped(one, ""))
    return with_placed(issue, figure, layout, {WIDTH: "", HEIGHT: "", FOCUS: ""})


def shown_whole(issue: Issue, figure: int, layout: str) -> Issue:
    """``issue`` in which nothing of a figure's picture is cut off; its frame stays as wide as it is asked to be."""
    frame = frame_asked(issue, figure, layout)
    issue = changed(issue, figure, lambda one: _cropped(one, ""))
    asked = Frame(frame.width, 0.0) if frame.both else frame
    return with_placed(with_frame(issue, figure, layout, asked), figure, layout, {FOCUS: ""})


def crop_for_another(old: Figure, was: tuple[float, float] | None, now: tuple[float, float] | None) -> str:
    """The crop that still makes sense when a file of the size ``now`` takes the place of one that ``was`` so large.

    Of a picture of other proportions nobody knows what is worth seeing: its frame's shape stays and nothing else.
    """
    return old.crop if was and now and alike(was, now) else shape_words(old.crop)


def _gives_way(figure: Figure, said: dict[str, str]) -> bool:
    """Whether the layout shapes the frame because a focal point is asked for and no part."""
    crop = parse_crop(figure.crop)
    return (crop.asked or bool(said.get(FOCUS))) and crop.part == WHOLE


def _cropped(block: Block, crop: str) -> Block:
    return replace(block, crop=crop) if isinstance(block, Figure) else block


def _spot(view: View) -> str:
    x, y = view.centre
    return f"[{round(x, 4):g}, {round(y, 4):g}]"


def _length(points: float) -> str:
    return f"{round(points / MM, 1):g}mm" if points > 0 else ""


def _points(text: str) -> float:
    try:
        return max(parse_length(text), 0.0) if text else 0.0
    except ValueError:
        return 0.0
