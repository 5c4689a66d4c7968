"""What a layout does not let go of: parts of its pages that only its keeper moves, and why."""

from __future__ import annotations

from kiclayout.base.record import dataclass
from kiclayout.design.template import Frame
from kiclayout.design.terms import TemplateName, Unlocker, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Something is locked.

    Attributes:
        reason: Why, for those who would like to move it.
        unlock: Who may unlock it: ``layout`` (whoever keeps the layout, by changing it) or ``issue`` (whoever makes an
            issue, for that issue).
        templates: Where it holds; none = on all of them.
    """

    reason: Wording = ()
    unlock: Unlocker = "layout"
    templates: tuple[TemplateName, ...] = ()

    def why(self, lang: str) -> str:
        """The reason in ``lang``, or in Korean, or nothing."""
        table = dict(self.reason)
        return table.get(lang) or table.get("ko", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Locks:
    """All locks of a layout.

    Attributes:
        margins: Frames stay inside the margins of their template: the rectangle round all its frames.
        frames: Frames stay where the template puts them.
        furniture: Furniture without a name of its own (``free``), which is never moved: only its reason counts.
    """

    margins: Lock | None = None
    frames: Lock | None = None
    furniture: Lock = Lock()

    def of(self, what: str, template: str) -> Lock | None:
        """The lock on ``margins`` or ``frames`` of a template, if there is one."""
        lock = self.margins if what == "margins" else self.frames
        return lock if lock is not None and (not lock.templates or template in lock.templates) else None


def lock_on(locks: Locks, template: str, frame: Frame, unlocked: frozenset[str] = frozenset()) -> Lock | None:
    """The lock that holds a frame in its place; None = it may be moved.

    Args:
        locks: Those of the layout.
        template: Name of the template.
        frame: One of its frames.
        unlocked: The locks that the issue opens (margins, frames), as far as it may.
    """
    lock = locks.of("frames", template)
    if frame.locked:
        return lock or Lock()  # it says so itself
    return lock if lock is not None and not opened(lock, "frames", unlocked) else None


def opened(lock: Lock, name: str, unlocked: frozenset[str]) -> bool:
    """Whether an issue that opens ``unlocked`` has opened this lock."""
    return lock.unlock == "issue" and name in unlocked
