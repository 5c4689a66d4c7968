"""What the placement file asks for in this layout: sizes of pictures, page templates, steps of copyfit.

Values are taken as far as they are sound; those that are not have been reported when the file was read. Nothing is
applied here: ``beginning`` and ``collect`` take the templates, ``figure`` the sizes, ``copyfit`` the steps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kiclayout.base.record import dataclass, replace
from kiclayout.base.units import parse_length
from kiclayout.content.issue import Issue
from kiclayout.content.placed import FRAMES, PAGE, WHOLE, Moved, Sides, entries_of, unlocked
from kiclayout.content.walk import labels
from kiclayout.design.layout import Layout
from kiclayout.design.placing import placed
from kiclayout.design.template import Template

_FRAMES = f"{PAGE}{FRAMES}."


@dataclass(frozen=True, slots=True)
class Override:
    """What is asked for one article or one labelled block.

    Attributes:
        copyfit: none, tight, tighter; empty = the program decides.
        template: That of the page which begins with it; empty = as without.
        height: Of a picture, in points; 0 = as without.
        width: Of a picture, in points; 0 = as without.
        focus: What of a picture must stay in sight, as shares of its width and height.
    """

    copyfit: str = ""
    template: str = ""
    height: float = 0.0
    width: float = 0.0
    focus: tuple[float, float] | None = None


AS_IT_IS = Override()

Overrides = Mapping[tuple[str, str], Override]
"""By article path and label; an empty label = the article itself."""


def overrides_of(issue: Issue, layout: Layout) -> dict[tuple[str, str], Override]:
    """All that the issue's placement for ``layout`` asks for."""
    made: dict[tuple[str, str], Override] = {}
    if not entries_of(issue, layout.name):
        return made
    moved = {template.name for template in moved_templates(issue, layout)}
    homes = _homes(issue)
    for subject, key, value in entries_of(issue, layout.name):
        take = _TAKES.get(key)
        if take is None or len(homes.get(subject, ())) != 1:
            continue
        own = _moved_name(value, subject)
        asked = own if key == "page.template" and own in moved else value
        (home,) = homes[subject]
        made[home] = take(made.get(home, AS_IT_IS), asked)
    return made


def moved_templates(issue: Issue, layout: Layout) -> tuple[Template, ...]:
    """Templates of their own for pages that begin with something and whose frames are moved; the next are as usual."""
    entries, opens = entries_of(issue, layout.name), unlocked(issue, layout.name)
    named = {subject: value for subject, key, value in entries if key == "page.template"}
    made: list[Template] = []
    for subject, name in named.items():
        template = layout.template(name)
        frames = tuple(
            (key.removeprefix(_FRAMES), Sides.read(value))
            for one, key, value in entries
            if one == subject and key.startswith(_FRAMES)
        )
        if template is None or not frames or subject.startswith(WHOLE):
            continue
        own = placed(template, Moved(frames), layout, opens)
        made.append(replace(own, name=_moved_name(name, subject), next=template.next or name, even=""))
    return tuple(made)


def _moved_name(template: str, subject: str) -> str:
    return f"{template} at {subject}"


def _homes(issue: Issue) -> dict[str, list[tuple[str, str]]]:
    """What every name that a placement may use means, as article path and label; a name of several means none."""
    found: dict[str, list[tuple[str, str]]] = {}
    for label, article, _ in labels(issue):
        for name in {label, f"{article.name}/{label}", f"{article.path}#{label}"}:
            found.setdefault(name, []).append((article.path, label))
    return found | {article.path: [(article.path, "")] for article in issue.articles}


def _length(text: str) -> float:
    """The length in points; 0 = none."""
    try:
        return max(parse_length(text.strip()), 0.0)
    except ValueError:
        return 0.0


def _focus(text: str) -> tuple[float, float] | None:
    """The two shares of ``[0.5, 0.35]``."""
    shares = [min(float(number), 1.0) for number in re.findall(r"\d*\.?\d+", text)]
    return (shares[0], shares[1]) if len(shares) == 2 else None


_TAKES: dict[str, Callable[[Override, str], Override]] = {
    "copyfit": lambda one, value: replace(one, copyfit=value),
    "page.template": lambda one, value: replace(one, template=value),
    "height": lambda one, value: replace(one, height=_length(value)),
    "width": lambda one, value: replace(one, width=_length(value)),
    "focus": lambda one, value: replace(one, focus=_focus(value)),
}
