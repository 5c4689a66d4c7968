from __future__ import annotations

import pytest

from kiclayout.cli.words import system_language, word

SWITCHES = ("KICLAYOUT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("given", "lang"),
    [
        ({}, "ko"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "ko"),
        ({"LANG": "de_DE.UTF-8"}, "ko"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "en_GB.UTF-8", "KICLAYOUT_LANG": "zh"}, "zh"),
    ],
)
def test_the_system_decides_the_language(given: dict[str, str], lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SWITCHES:
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert system_language() == lang


def test_fields_are_filled_in() -> None:
    assert word("made", "en", file="a.pdf", pages=24) == "a.pdf (24 pages)"
