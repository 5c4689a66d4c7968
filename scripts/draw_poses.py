"""How the people of the example pictures stand, walk, work and sit: joints in shares of the height.

x runs from the figure's middle to the right, y from its soles upwards. Poses that are seen from the side look right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from draw_outlines import Point


@dataclass(frozen=True, slots=True)
class Pose:
    """Joints in shares of the height: each arm from shoulder to hand, each leg from hip to ankle."""

    arms: tuple[tuple[Point, Point, Point], tuple[Point, Point, Point]]
    legs: tuple[tuple[Point, Point, Point], tuple[Point, Point, Point]]


def mirrored(joints: Sequence[Point]) -> tuple[Point, ...]:
    return tuple((-x, y) for x, y in joints)


ARM = ((-0.105, 0.785), (-0.132, 0.64), (-0.128, 0.5))
LEG = ((-0.05, 0.48), (-0.054, 0.26), (-0.056, 0.035))
STAND = Pose((ARM, mirrored(ARM)), (LEG, mirrored(LEG)))
STEP = replace(
    STAND,
    arms=(((-0.105, 0.785), (-0.135, 0.65), (-0.112, 0.53)), ((0.105, 0.785), (0.138, 0.64), (0.142, 0.51))),
    legs=(((-0.045, 0.48), (-0.05, 0.27), (-0.05, 0.02)), ((0.045, 0.48), (0.052, 0.29), (0.05, 0.1))),
)
READ = replace(
    STAND, arms=(((-0.105, 0.785), (-0.13, 0.65), (-0.03, 0.64)), ((0.105, 0.785), (0.13, 0.65), (0.04, 0.64)))
)
SIGN = replace(
    STAND, arms=(((-0.105, 0.785), (-0.15, 0.64), (-0.045, 0.585)), ((0.105, 0.785), (0.15, 0.64), (0.03, 0.585)))
)
POINT = replace(STAND, arms=(ARM, ((0.105, 0.79), (0.19, 0.72), (0.29, 0.78))))
RAISE = replace(
    STAND, arms=(((-0.105, 0.785), (-0.145, 0.66), (-0.075, 0.585)), ((0.105, 0.79), (0.185, 0.68), (0.178, 0.84)))
)
TALK = replace(
    STAND, arms=(((-0.105, 0.785), (-0.14, 0.65), (-0.09, 0.6)), ((0.105, 0.785), (0.15, 0.66), (0.17, 0.76)))
)
SITS = Pose(
    (((-0.105, 0.785), (-0.13, 0.64), (-0.05, 0.53)), ((0.105, 0.785), (0.13, 0.64), (0.04, 0.53))),
    (((-0.05, 0.46), (-0.1, 0.425), (-0.085, 0.19)), ((0.05, 0.46), (0.1, 0.425), (0.075, 0.19))),
)
FOLDED = replace(
    STAND, arms=(((-0.105, 0.785), (-0.12, 0.66), (0.0, 0.55)), ((0.105, 0.785), (0.12, 0.66), (0.0, 0.55)))
)
WALK = Pose(
    (((0.0, 0.785), (0.05, 0.66), (0.12, 0.57)), ((0.0, 0.785), (-0.07, 0.66), (-0.07, 0.53))),
    (((0.0, 0.48), (0.075, 0.28), (0.13, 0.04)), ((0.0, 0.48), (-0.02, 0.26), (-0.13, 0.075))),
)
WORK = Pose(
    (((0.0, 0.785), (0.07, 0.67), (0.17, 0.66)), ((0.0, 0.785), (0.05, 0.66), (0.15, 0.63))),
    (((0.0, 0.48), (0.02, 0.26), (0.0, 0.04)), ((0.0, 0.48), (-0.03, 0.26), (-0.06, 0.04))),
)
SEATED = Pose(
    (((0.0, 0.785), (0.05, 0.65), (0.16, 0.62)), ((0.0, 0.785), (0.03, 0.64), (0.14, 0.6))),
    (((0.0, 0.49), (0.2, 0.48), (0.18, 0.24)), ((0.0, 0.49), (0.18, 0.47), (0.15, 0.24))),
)
POSES = {
    "stand": STAND,
    "step": STEP,
    "read": READ,
    "point": POINT,
    "folded": FOLDED,
    "sign": SIGN,
    "raise": RAISE,
    "talk": TALK,
    "sits": SITS,
    "walk": WALK,
    "work": WORK,
    "seated": SEATED,
}
SIDEWAYS = ("walk", "work", "seated")
