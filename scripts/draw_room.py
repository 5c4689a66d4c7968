"""Rooms of the example pictures: flat faces and people placed in them."""

from __future__ import annotations

from draw_canvas import Halo
from draw_people import Figure, Light, Person
from draw_view import Spot, Stage


def quad(stage: Stage, color: str, *spots: Spot, haze: bool = True) -> None:
    stage.area(color, spots, haze=haze)


def person(
    stage: Stage, at: Spot, who: Person, pose: str = "stand", *, behind: bool = False, way: int = 1, tall: float = 1.7
) -> None:
    """Puts a figure among the scene's things, with a shadow at its feet."""
    place, size = stage.view.seen(at), stage.view.size(at) * tall

    def paint() -> None:
        stage.canvas.ellipse(
            Halo(place, 0.3 * size, ("#10182E66", "#10182E00")), place[0], place[1], 0.22 * size, 0.035 * size
        )
        Figure(stage.canvas, *place, size, who, pose, behind, way, Light(-1, "#1E2A55", 0.36)).draw()

    stage.later(at, paint)
