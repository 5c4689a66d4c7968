"""Addresses as a PDF wants them: in ASCII (ISO 32000-1, 12.6.4.7; RFC 3986).

A host goes by its IDNA name, everything else that is not ASCII by the bytes of its UTF-8, each after a %.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_WEB = re.compile(r"(https?)://([^/?#]*)(.*)", re.I | re.S)
_HOST = re.compile(r"(?P<user>.*@)?(?P<host>\[[^\]]*\]|[^:]*)(?P<port>:\d*)?", re.S)
_KEPT = "!#$&'()*+,/:;=?@[]~%"
_LONE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def ascii_uri(address: str) -> str:
    """``address`` in ASCII; one that is so already comes back unchanged, but for signs that no address may hold."""
    if web := _WEB.fullmatch(address):
        scheme, authority, rest = web.groups()
        return f"{scheme}://{_authority(authority)}{_quoted(rest)}"
    scheme, colon, rest = address.partition(":")
    if scheme.lower() != "mailto":
        return scheme + colon + _quoted(rest)
    box, mark, more = rest.partition("?")
    name, at, host = box.rpartition("@")
    return scheme + colon + _quoted(name) + at + _host(host) + mark + _quoted(more)


def _authority(text: str) -> str:
    parts = _HOST.fullmatch(text)
    if parts is None:
        return _quoted(text)
    return _quoted(parts["user"] or "") + _host(parts["host"]) + (parts["port"] or "")


def _host(name: str) -> str:
    """The host's IDNA name; one that has none (an empty or too long part) is quoted instead."""
    if name.isascii():
        return _quoted(name)
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return _quoted(name)


def _quoted(text: str) -> str:
    return quote(_LONE.sub("%25", text), safe=_KEPT)
