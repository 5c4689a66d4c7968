from __future__ import annotations

import pytest

from kiclayout.base.diagnostics import KicError, Severity, Sink
from kiclayout.base.origin import Place


def test_a_finding_speaks_three_languages_with_its_values() -> None:
    found = Sink().add("text-glyph-missing", char="📄", code="U+1F4C4")
    for lang in ("ko", "zh", "en"):
        assert "📄" in found.message(lang)
        assert "U+1F4C4" in found.message(lang)
        assert found.hint(lang)
    assert found.severity is Severity.WARNING


def test_equal_findings_are_kept_once_and_in_order() -> None:
    sink = Sink()
    for char in "aba":
        sink.add("text-glyph-missing", char=char, code="U+0")
    assert [found.value("char") for found in sink] == ["a", "b"]


def test_the_worst_counts() -> None:
    sink = Sink()
    assert sink.worst() is None
    sink.add("typeset-keep", article="x")
    sink.add("typeset-picture-missing", file="a.jpg", place=Place("articles/a.md", 3))
    assert sink.worst() is Severity.ERROR


def test_a_code_without_wording_is_our_own_fault() -> None:
    with pytest.raises(KeyError):
        Sink().add("typeset-no-such-code")


def test_an_error_names_place_and_trouble() -> None:
    found = Sink().add("typeset-picture-missing", file="a.jpg", place=Place("articles/a.md", 3))
    assert "articles/a.md:3" in str(KicError(found))


def test_a_message_shows_the_beginning_of_a_long_word() -> None:
    sink = Sink()
    found = sink.add("store-value-whole", key="number", value="9" * 6000)
    assert "“" + "9" * 60 + "…”" in found.message("en")
    assert len(found.message("ko")) < 200
    names = ", ".join(["이름"] * 60)
    assert names in sink.add("store-key-stranger", key="a", known=names).hint("en")
