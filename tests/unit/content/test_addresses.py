"""Bare addresses are told from the words round them."""

from __future__ import annotations

import pytest

from kiclayout.content.addresses import addresses


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("누리집은 https://example.org/a?b=1, 입니다", ["https://example.org/a?b=1"]),
        ("www.example.org는", ["http://www.example.org"]),
        ("(www.example.org/가.)", ["http://www.example.org/"]),
        ("(https://example.org/a).", ["https://example.org/a"]),
        ("https://example.org/a)., (www.example.org).", ["https://example.org/a", "http://www.example.org"]),
        ("https://example.org/a?b=1...", ["https://example.org/a?b=1"]),
        ("网址：https://example.org/a。", ["https://example.org/a"]),
        ("https://example.org，www.example.org/b；", ["https://example.org", "http://www.example.org/b"]),
        ("（https://example.org/a）、《https://example.org/b》", ["https://example.org/a", "https://example.org/b"]),
        ("https://example.org/a…", ["https://example.org/a"]),
        ("https://example.org·www.example.org", ["https://example.org", "http://www.example.org"]),
        ("https://example.org/wiki/Seoul_(city)에서", ["https://example.org/wiki/Seoul_(city)"]),
        ("(https://example.org/Seoul_(city))", ["https://example.org/Seoul_(city)"]),
        ("https://example.org/a(가)", ["https://example.org/a"]),
        ("https://example.org/カ ㈜https://example.org/é", ["https://example.org/", "https://example.org/é"]),
        ("awww.example.org, www.만", []),
        ("a@b.kr로", ["mailto:a@b.kr"]),
        ("HTTPS://EXAMPLE.ORG/A로", ["HTTPS://EXAMPLE.ORG/A"]),
        ("전화 010-1234-5678.", ["tel:010-1234-5678"]),
        ("02-123-4567, 031-1234-5678", ["tel:02-123-4567", "tel:031-1234-5678"]),
        ("+86-10-6780-8840으로", ["tel:+86-10-6780-8840"]),
        ("2023-05-30, 0-12-345, 11-1234-000001-06, 010-1234-56789", []),
        ("ISSN 1234-5678 12-010-1234-5678", []),
    ],
)
def test_addresses_in_words(text: str, links: list[str]) -> None:
    found = list(addresses(text))
    assert [link for _, _, link in found] == links
    assert all(link.endswith(text[start:end]) for start, end, link in found)
