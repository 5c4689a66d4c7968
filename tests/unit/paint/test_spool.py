"""What waits until a file is written: little of it in memory, all of it whole."""

from __future__ import annotations

import math
import os
from io import BytesIO

import pytest

from kiclayout.paint import spool
from kiclayout.paint.spool import Spool

DATA = {1: b"a" * 60, 2: b"b" * 60, 3: b"c" * 30, 4: b"d" * 90}


@pytest.fixture
def filled():
    made = Spool(100)
    for number, data in DATA.items():
        made.put(number, data)
    yield made
    made.close()


def test_what_is_more_than_memory_may_hold_lies_on_the_disk_and_is_the_same(filled):
    assert {number: filled.get(number) for number in sorted(filled.numbers)} == DATA
    assert [isinstance(filled.opened(number), BytesIO) for number in DATA] == [True, False, True, False]
    assert filled.get(9) is None


def test_a_part_reads_like_a_file_of_its_own(filled):
    part = filled.opened(4)
    assert (part.seek(-10, os.SEEK_END), part.tell(), part.read(4), part.read(), part.read(1)) == (
        80, 80, b"dddd", b"dddddd", b"",
    )  # fmt: skip
    room = bytearray(100)
    part.seek(0)
    assert (part.readinto(room), bytes(room[:91])) == (90, DATA[4] + b"\0")


def test_what_is_dropped_is_gone(filled):
    filled.drop(1)
    filled.drop(2)
    assert sorted(filled.numbers) == [3, 4]


def test_nothing_lies_on_the_disk_of_what_will_be_locked_or_where_it_is_full(monkeypatch):
    class Full(BytesIO):
        def write(self, data):
            raise OSError("no room")

    monkeypatch.setattr(spool, "TemporaryFile", Full)
    full, locked = Spool(10), Spool(math.inf)
    for made in (full, locked):
        made.put(1, DATA[1])
        assert isinstance(made.opened(1), BytesIO)
        assert made.get(1) == DATA[1]
