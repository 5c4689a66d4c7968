from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Generic, TypeVar

import pytest

from kiclayout.base.record import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Strip:
    """Something with a field of every kind."""

    name: str
    parts: list[int] = dataclasses.field(default_factory=list, hash=False)
    line: int = dataclasses.field(default=0, compare=False, repr=False)
    made: dict[str, int] = dataclasses.field(default_factory=dict, init=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tall(Strip):
    """One that inherits."""

    height: float

    def __post_init__(self) -> None:
        self.made["height"] = int(self.height)


@dataclass(frozen=True, slots=True)
class Wide(Generic[T]):
    """One of many fields, some of which must be named."""

    name: T
    parts: list[int] = dataclasses.field(default_factory=list)
    made: int = dataclasses.field(default=7, init=False)
    height: float = dataclasses.field(default=1.0, kw_only=True)
    depth: float = dataclasses.field(kw_only=True)

    def __post_init__(self) -> None:
        self.parts.append(len(self.parts))


@dataclass(frozen=True, slots=True, eq=False)
class Lone:
    """Equal only to itself."""

    name: str = ""


def test_it_is_what_the_standard_decorator_makes() -> None:
    plain = dataclasses.make_dataclass("Strip", [(f.name, f.type, f) for f in dataclasses.fields(Strip)], frozen=True)
    for arguments in (("a",), ("a", [1]), ("a", [1], 7)):
        assert repr(Strip(*arguments)).partition("(")[2] == repr(plain(*arguments)).partition("(")[2]
    assert Strip.__match_args__ == plain.__match_args__ == ("name", "parts", "line")
    assert not hasattr(Strip("a"), "__dict__")


def test_equality_and_hash_ask_the_fields_that_count() -> None:
    assert Strip("a", [1], line=1) == Strip("a", [1], line=2)
    assert Strip("a", [1]) != Strip("a", [2])
    assert hash(Strip("a", [1])) == hash(Strip("a", [2])) != hash(Strip("b", [1]))
    assert Strip("a") != Tall("a", height=1)
    assert Lone() != Lone()


def test_a_record_of_many_fields_is_one_like_any_other() -> None:
    wide = Wide("a", [3], depth=2.0)
    assert type(wide) is Wide
    assert (wide.name, wide.parts, wide.made, wide.height, wide.depth) == ("a", [3, 1], 7, 1.0, 2.0)
    assert Wide("a", depth=2.0) == Wide("a", depth=2.0, height=1.0) != wide
    with pytest.raises(dataclasses.FrozenInstanceError):
        wide.depth = 3.0  # type: ignore[misc]
    with pytest.raises(TypeError):
        Wide("a")  # type: ignore[call-arg]


def test_nothing_can_be_assigned() -> None:
    strip = Strip("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        strip.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del strip.name
    assert strip == Strip("a")


def test_what_is_made_for_one_is_not_another_ones() -> None:
    one, other = Strip("a"), Strip("a")
    one.parts.append(1)
    one.made["x"] = 1
    changed = dataclasses.replace(one, name="b")
    assert other.parts == []
    assert changed.parts == [1]
    assert changed.made == {}


def test_a_record_inherits_and_keeps_its_order() -> None:
    tall = Tall("a", height=2.5)
    assert [field.name for field in dataclasses.fields(tall)] == ["name", "parts", "line", "made", "height"]
    assert tall.made == {"height": 2}
    with pytest.raises(TypeError):
        Tall("a", [], 0, 2.5)  # type: ignore[misc]


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_it_can_be_copied(again) -> None:
    tall = Tall("a", [1], height=2.0)
    assert again(tall) == tall
    assert again(tall).made == {"height": 2}
