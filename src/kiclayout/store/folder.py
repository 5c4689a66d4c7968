"""A fresh issue folder: the facts to fill in, and one article that shows how to write.

Its texts stand in ``fresh/``, in the publication's language, Korean; they are meant to be overwritten.
"""

from __future__ import annotations

import datetime as dt
from importlib import resources
from pathlib import Path
from string import Template

from kiclayout.store.atomic import write_files
from kiclayout.store.issue import GITATTRIBUTES
from kiclayout.store.partners import PARTNERS_FILE
from kiclayout.store.paths import ISSUE_FILE, require_empty
from kiclayout.store.yaml_tree import scalar


def new_issue(folder: Path, number: int, date: dt.date, layout: str, title: str = "") -> None:
    """Makes an issue folder with one sample article.

    Args:
        folder: Must be empty or not exist.
        number: The issue's number.
        date: Its day of publication.
        layout: A name under ``layouts/``.
        title: The publication's title; empty = the layout's.

    Raises:
        KicError: ``folder`` holds something, or cannot be written.
    """
    require_empty(folder)
    facts = Template(_fresh("issue.yaml")).substitute(
        number=number,
        date=date.isoformat(),
        layout=scalar(layout),
        title=f"title: {scalar(title)}\n" if title else "",
    )
    texts = {
        ISSUE_FILE: facts,
        PARTNERS_FILE: _fresh("partners.yaml"),
        "articles/sample.md": _fresh("sample.md"),
        ".gitattributes": GITATTRIBUTES,
    }
    write_files({folder / name: text.encode("utf-8") for name, text in texts.items()})
    (folder / "images").mkdir(exist_ok=True)


def _fresh(name: str) -> str:
    """One of the texts that every new issue begins with."""
    return (resources.files("kiclayout.store") / "fresh" / name).read_text("utf-8")
