"""The names in braces that a finding's wording has to be given."""

from __future__ import annotations

import re
from functools import cache

from kiclayout.base.diagnostics import LANGUAGES, wordings

_FIELD = re.compile(r"\{([a-z_]+)\}")
_SIGNS = {"br", "nbsp"}
"""What stands in braces in a wording because the article format writes it so."""


@cache
def fields(code: str) -> frozenset[str]:
    """The names that message and hint of ``code`` fill in, in any language."""
    texts = [text for lang in LANGUAGES for text in wordings()[code][lang].values()]
    return frozenset(name for text in texts for name in _FIELD.findall(text)) - _SIGNS
