"""Typst as it is out of the box: justified, Korean, its optimized line breaking (the default when justified)."""

from __future__ import annotations

import json
from importlib.metadata import version

import typst
from setting import FAMILY, Engine, Job

SOURCE = """\
#set page(width: {page}mm, height: 280mm, margin: (x: 20mm, y: 15mm))
#set text(font: "{family}", size: {size}pt, lang: "ko", region: "KR", hyphenate: false)
#set par(justify: true, leading: 0.7em, spacing: 1.2em)
#for words in json("paragraphs.json") {{ par(text(words)) }}
"""


def engine() -> Engine:
    return Engine("Typst", version("typst"), compose)


def compose(job: Job) -> bytes:
    (job.folder / "paragraphs.json").write_text(json.dumps(job.paragraphs, ensure_ascii=False), "utf-8")
    source = job.folder / "paragraphs.typ"
    source.write_text(SOURCE.format(page=job.measure + 40, size=job.size, family=FAMILY), "utf-8")
    made = typst.compile(str(source), root=str(job.folder), font_paths=[str(job.font.parent)], ignore_system_fonts=True)
    assert isinstance(made, bytes), "one file was asked for"
    return made
