"""docs/NEW-LAYOUT.md followed to the letter: its commands run, its changes fit, every step prints without findings."""

from __future__ import annotations

import re
import shlex
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from kiclayout.__main__ import main

GUIDE = Path(__file__).parents[2] / "docs" / "NEW-LAYOUT.md"
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)


def changed(text: str, diff: str) -> str:
    """``text`` with every run of ``-`` lines replaced by the ``+`` lines after it; each must be there once."""
    for hunk in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)+)", diff, re.M):
        old, new = (re.sub(r"(?m)^[-+]", "", part) for part in hunk)
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_the_guide_works_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    files = []
    for kind, name, block in _BLOCK.findall(GUIDE.read_text("utf-8")):
        if kind == "sh":
            for line in block.strip().splitlines():
                program, *arguments = shlex.split(line)
                assert program == "kiclayout"
                assert main([*arguments, "--lang", "en"]) == 0, line
        elif kind == "svg":
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(block, "utf-8")
        else:
            assert kind == "diff"
            Path(name).write_text(changed(Path(name).read_text("utf-8"), block), "utf-8")
            assert main(["export", "my-issue", "-o", "step.pdf", "--lang", "en"]) == 0, block
            files.append(Path("step.pdf").read_bytes())
        said = capsys.readouterr().err
        assert not re.search(r"(error|warning|note): ", said), (block, said)
    assert len(set(files)) == len(files) >= 6
    words = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument("my-issue.pdf"))
    assert "01" in words
    with zipfile.ZipFile("my-issue.kicissue") as packed:
        assert "layouts/our-weekly/art/masthead.svg" in packed.namelist()
