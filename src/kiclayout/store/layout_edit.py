"""Edits of a layout's file, from text to text: a colour, a value of a style, a frame of a template.

Comments, the order of keys and the way in which a value is written stay; a value that is inherited is added to the
entry's own. Whether a value fits is not judged here: whoever edits reads the new text (``layouts.layout_of``).
"""

from __future__ import annotations

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.units import MM
from kiclayout.design.template import Frame, Template
from kiclayout.store.layout_places import LAYOUT_FILE
from kiclayout.store.marks import Mapping, Sequence, Value, parse
from kiclayout.store.yaml_edit import edited
from kiclayout.store.yaml_tree import Group, Items, Tree, tree_of

SIDES = ("left", "top", "width", "height")
"""What the numbers of a frame's ``rect`` are, in their order."""


def with_color(text: str, token: str, rgb: str) -> str:
    """``text`` with another screen colour of ``token``; its ink, if it states one, stays.

    Args:
        text: A layout's file that can be read.
        token: A name under ``colors``; one that is not there is added.
        rgb: As the file shall say it: ``#RRGGBB``.
    """
    inner = isinstance(_at(_root(text), ("colors", token)), Mapping)
    return _with(text, ("colors", token, "rgb") if inner else ("colors", token), rgb)


def without_ink(text: str, token: str) -> str:
    """``text`` without the CMYK numbers of ``token``, which printing then works out from its screen colour."""
    return _without(text, ("colors", token, "cmyk"))


def with_style(text: str, style: str, key: str, value: str) -> str:
    """``text`` with ``value`` for a key of the paragraph style ``style``.

    Leading in points takes the place of leading in shares of the size, which would win over it.
    """
    if key == "leading":
        text = _without(text, ("styles", style, "leading_share"))
    return _with(text, ("styles", style, key), value)


def rect_of(text: str, template: Template, frame: str) -> tuple[str, ...]:
    """The rectangle of a frame as ``text`` has it, in the order of ``SIDES``; a number without unit counts millimetres.

    A template that inherits its frames, or states none so called, says what it is laid out with.
    """
    found = _at(_root(text), ("templates", template.name, "frames", frame, "rect"))
    tree = tree_of(found) if isinstance(found, Sequence) else None
    if isinstance(tree, Items) and len(tree.items) == len(SIDES) and all(isinstance(one, str) for one in tree.items):
        return tuple(str(one) for one in tree.items)
    made = next((one for one in template.frames if one.name == frame), None)
    return _numbers(made) if made else ()


def with_rect(text: str, template: Template, frame: str, rect: tuple[str, ...]) -> str:
    """``text`` with another rectangle of a frame; a template that inherits its frames gets all of them for its own.

    Args:
        text: A layout's file that can be read.
        template: As read from ``text``.
        frame: The name of one of its frames.
        rect: In the order of ``SIDES``, as the file shall say it.
    """
    path = ("templates", template.name, "frames")
    if not isinstance(_at(_root(text), path), Mapping):
        own = tuple((one.name, _frame(one)) for one in template.frames)
        text = _with(text, path, Group(own))
    return _with(text, (*path, frame, "rect"), Items(rect, True))


def _frame(frame: Frame) -> Group:
    """A frame with all that it states otherwise than a fresh one."""
    said: list[tuple[str, Tree]] = [("rect", Items(_numbers(frame), True))]
    for key, value in (("side", frame.side), ("gutter", frame.gutter)):
        said += [(key, _mm(value))] if value else []
    said += [("half_unit", f"{frame.half_unit:g}")] if frame.half_unit else []
    said += [("locked", "true")] if frame.locked else []
    return Group(tuple(said), True)


def _numbers(frame: Frame) -> tuple[str, ...]:
    rect = frame.rect
    return tuple(map(_mm, (rect.x, rect.y, rect.width, rect.height)))


def _mm(points: float) -> str:
    """A length in millimetres, to a thousandth."""
    return f"{round(points / MM, 3):.3f}".rstrip("0").rstrip(".")


# ---- one value


def _root(text: str) -> Mapping:
    """``text`` as parsed.

    Raises:
        KicError: It cannot be read; only texts that were read are edited.
    """
    sink = Sink()
    root = parse(text, LAYOUT_FILE, sink)
    if isinstance(root, Mapping):
        return root
    raise KicError(*sink)


def _at(root: Mapping, path: tuple[str, ...]) -> Value | None:
    """What stands at ``path``."""
    found: Value | None = root
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _with(text: str, path: tuple[str, ...], value: Tree) -> str:
    """``text`` that says ``value`` at ``path``, and all else as before; what is new there stands last."""
    root = _root(text)
    depth = next((n for n in range(len(path), 0, -1) if _at(root, path[:n]) is not None), 0)
    found = _at(root, path[:depth])
    old: Tree = tree_of(found) if found is not None else Group(())
    new: Tree = value
    if depth < len(path):
        kept = old.entries if isinstance(old, Group) else ()
        added = _nested(path[depth:], value).entries
        new = Group((*kept, *added))
    return edited(text, root, _nested(path[:depth], old), _nested(path[:depth], new))


def _without(text: str, path: tuple[str, ...]) -> str:
    """``text`` that says nothing at ``path``, and all else as before."""
    root = _root(text)
    around = _at(root, path[:-1])
    if not isinstance(around, Mapping) or around.get(path[-1]) is None:
        return text
    old = tree_of(around)
    kept = tuple((entry.key.text, tree_of(entry.value)) for entry in around.entries if entry.key.text != path[-1])
    return edited(text, root, _nested(path[:-1], old), _nested(path[:-1], Group(kept, True)))


def _nested(path: tuple[str, ...], value: Tree) -> Group:
    """A tree that says ``value`` at ``path`` and nothing else."""
    tree = value
    for key in reversed(path):
        tree = Group(((key, tree),))
    return tree if isinstance(tree, Group) else Group(())
