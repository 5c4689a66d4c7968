"""How the PDF of an issue is called where nobody says: as the layout's wording ``file`` has it, else like the issue."""

from __future__ import annotations

import re
import unicodedata

from kiclayout.content.issue import Issue
from kiclayout.design.layout import Layout
from kiclayout.typeset.facts import issue_facts

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST = 100
"""Characters; with Korean ones a name has three times as many bytes, and systems take 255."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)


def pdf_stem(issue: Issue, layout: Layout, home: str) -> str:
    """The name without its ending.

    Args:
        issue: Its facts are filled into the wording.
        layout: Has the wording, or has none.
        home: What the issue's folder or packed file is called, without ending.
    """
    said = _UNFIT.sub("-", unicodedata.normalize("NFC", issue_facts(issue, layout, {}).fill("{word.file}")))
    name = said[:_LONGEST].strip(" .")
    return name if name and not _RESERVED.fullmatch(name) else home
