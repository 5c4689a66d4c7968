"""Addresses in ASCII."""

from __future__ import annotations

import pytest

from kiclayout.paint.uri import ascii_uri


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/a_(b)?q=1&x=%E4%B8%AD#c", "https://example.org/a_(b)?q=1&x=%E4%B8%AD#c"),
        ("https://한국.kr/경로?가=나", "https://xn--3e0b707e.kr/%EA%B2%BD%EB%A1%9C?%EA%B0%80=%EB%82%98"),
        ("http://user@例え.jp:8080/#절", "http://user@xn--r8jz45g.jp:8080/#%EC%A0%88"),
        ("https://[::1]:80/a", "https://[::1]:80/a"),
        ("https://" + "가" * 70 + ".kr", "https://" + "%EA%B0%80" * 70 + ".kr"),
        ("https://example.org/100%zz", "https://example.org/100%25zz"),
        ('https://example.org/"x" y', "https://example.org/%22x%22%20y"),
        ("mailto:a@b.kr?subject=안녕", "mailto:a@b.kr?subject=%EC%95%88%EB%85%95"),
        ("mailto:홍@한국.kr", "mailto:%ED%99%8D@xn--3e0b707e.kr"),
        ("tel:+82-2-123-4567", "tel:+82-2-123-4567"),
    ],
)
def test_an_address_is_written_in_ascii_and_a_sound_one_stays(address: str, written: str) -> None:
    assert ascii_uri(address) == written
    assert ascii_uri(written) == written
