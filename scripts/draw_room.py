"""People placed in the rooms of the example pictures."""

from __future__ import annotations

from dataclasses import dataclass

from draw_canvas import Halo
from draw_people import Figure, Light, Person
from draw_view import Spot, Stage


@dataclass(frozen=True, slots=True)
class Stance:
    """How somebody stands: the pose, from behind or not, which way sideways, how tall in metres."""

    pose: str = "stand"
    behind: bool = False
    way: int = 1
    tall: float = 1.7


def person(stage: Stage, at: Spot, who: Person, stance: Stance) -> None:
    """Puts a figure among the scene's things, with a shadow at its feet."""
    place, size = stage.view.seen(at), stage.view.size(at) * stance.tall
    shade = Halo(place, 0.3 * size, ("#10182E66", "#10182E00"))
    light = Light(-1, "#1E2A55", 0.36)

    def paint() -> None:
        stage.canvas.ellipse(shade, *place, 0.22 * size, 0.035 * size)
        Figure(stage.canvas, *place, size, who, stance.pose, stance.behind, stance.way, light).draw()

    stage.later(at, paint)
