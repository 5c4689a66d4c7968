"""A scene as text, for goldens: one line an item, lengths in points to 0.01, nothing that depends on the machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from kiclayout.base.geometry import IDENTITY, Rect
from kiclayout.base.origin import Origin
from kiclayout.scene.items import Glyphs, Group, Item, LinkArea, Mark, Path, Picture
from kiclayout.scene.page import Page, Scene

_INDENT = "  "
_FEW_SEGMENTS = 5


def dump(scene: Scene) -> str:
    """The whole scene; ends with a line break."""
    facts = [scene.lang, scene.date, scene.author, scene.subject, scene.keywords]
    lines = [_words("scene", _quoted(scene.title), *facts)]
    lines += [_words("outline", str(entry.level), _quoted(entry.title), f"#{entry.target}") for entry in scene.outline]
    for page in scene.pages:
        lines.append(_page_line(page))
        lines += _item_lines(page.items, _INDENT)
    return "\n".join(lines) + "\n"


def dump_page(page: Page) -> str:
    """One page; ends with a line break."""
    return "\n".join([_page_line(page), *_item_lines(page.items, _INDENT)]) + "\n"


def _page_line(page: Page) -> str:
    size = f"{_number(page.width)}x{_number(page.height)}"
    bleed = f"bleed={_number(page.bleed)}" if page.bleed else ""
    return _words("page", str(page.index), page.folio or "-", size, bleed, page.template)


def _item_lines(items: Iterable[Item], indent: str) -> Iterator[str]:
    for item in items:
        yield indent + _item(item)
        if isinstance(item, Group):
            yield from _item_lines(item.items, indent + _INDENT)


def _item(item: Item) -> str:
    match item:
        case Glyphs():
            place = f"{_number(item.x)},{_number(item.y)} w={_number(item.width)}"
            font = f"{item.face} {_number(item.size)} {item.color.hex} {item.lang}"
            return _words("text", place, font, _quoted(item.text), _origin(item.origin))
        case Path():
            return _path(item)
        case Picture():
            crop = "" if item.crop == Rect(0.0, 0.0, 1.0, 1.0) else f"crop={_rect(item.crop)}"
            return _words(
                "picture",
                _rect(item.rect),
                PurePath(item.file).name,
                crop,
                _quoted(item.alt, "alt="),
                _origin(item.origin),
            )
        case Group():
            return _group(item)
        case LinkArea():
            return _words("link", _rect(item.rect), item.target, _quoted(item.text) if item.text else "")
        case Mark():
            return _words("mark", item.name, f"{_number(item.x)},{_number(item.y)}")


def _group(group: Group) -> str:
    turn = group.matrix
    parts = (turn.a, turn.b, turn.c, turn.d, turn.e, turn.f)
    matrix = "" if turn == IDENTITY else f"matrix={','.join(_number(part) for part in parts)}"
    clip = "" if group.clip is None else f"clip={_rect(group.clip)}"
    return _words("group", group.role, group.lang, matrix, clip, _quoted(group.alt, "alt="), _origin(group.origin))


def _path(path: Path) -> str:
    """A short outline in full, a long one by its number of segments and its extent."""
    fill = "" if path.fill is None else f"fill={path.fill.hex}{' even-odd' if path.even_odd else ''}"
    stroke = "" if path.stroke is None else f"stroke={path.stroke.hex} width={_number(path.width)}"
    dash = f"dash={','.join(_number(part) for part in path.dash)}" if path.dash else ""
    opacity = f"opacity={_number(path.opacity)}" if path.opacity < 1 else ""
    style = _words(fill, stroke, dash, opacity)
    if len(path.segments) <= _FEW_SEGMENTS:
        parts = (_words(part[0], *(_number(value) for value in part[1:])) for part in path.segments)
        return _words("path", *parts, style)
    values = [segment[1:] for segment in path.segments]
    xs = [x for row in values for x in row[::2]]
    ys = [y for row in values for y in row[1::2]]
    extent = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return _words("path", f"{len(path.segments)} segments", _rect(extent), style)


def _words(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _rect(rect: Rect) -> str:
    return f"{_number(rect.x)},{_number(rect.y)} {_number(rect.width)}x{_number(rect.height)}"


def _quoted(text: str, label: str = "") -> str:
    if label and not text:
        return ""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'{label}"{escaped}"'


def _origin(origin: Origin | None) -> str:
    """Characters only: session ids of blocks differ from run to run."""
    shown = origin is not None and (origin.block or not origin.field)  # furniture names facts, not characters
    return f"@{origin.start}-{origin.end}" if origin is not None and shown else ""
