"""Pictures of the issue that are not there: told with the file that was probably meant. It stands in for nothing."""

from __future__ import annotations

from kiclayout.base.guess import nearest_file
from kiclayout.base.origin import Place
from kiclayout.typeset.setting import Setting

_USUAL = "images"
_MOST = 2000
"""More files of a folder are not compared: that would take longer than the hint is worth."""


def say_missing(name: str, place: Place | None, setting: Setting) -> None:
    """A finding for the picture ``name`` of the issue, which has no file.

    Args:
        name: As the issue writes it.
        place: Where it does.
        setting: Knows the issue's folder and takes the finding.
    """
    folders = dict.fromkeys((name.rpartition("/")[0] or _USUAL, _USUAL))
    meant = nearest_file(name, (file for folder in folders for file in _files(folder, setting)))
    if meant:
        setting.sink.add("typeset-picture-near", place=place, file=name, meant=meant)
    else:
        setting.sink.add("typeset-picture-missing", place=place, file=name)


def _files(folder: str, setting: Setting) -> tuple[str, ...]:
    """The files in a folder of the issue, as the issue would name them."""
    there = setting.locate(folder)
    try:
        files = sorted(file.name for file in there.iterdir() if file.is_file()) if there else []
    except OSError:
        return ()
    return tuple(f"{folder}/{name}" for name in files[:_MOST])
