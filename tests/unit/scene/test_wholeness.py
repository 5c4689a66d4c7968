"""Files that are whole or cut off, told without decoding."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kiclayout.scene.wholeness import plainly_whole

PHONE = Path(__file__).resolve().parents[2] / "data" / "phone.heic"


def saved(kind: str) -> bytes:
    if kind == "HEIF":
        return PHONE.read_bytes()
    out = BytesIO()
    Image.effect_noise((60, 40), 80).convert("RGB").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_a_whole_file_is_known_and_a_cut_one_is_not(tmp_path: Path, kind: str) -> None:
    file, content = tmp_path / "a", saved(kind)
    file.write_bytes(content)
    assert plainly_whole(file, kind)
    for cut in (1, 30, len(content) // 2, len(content) - 20):
        file.write_bytes(content[:-cut])
        assert not plainly_whole(file, kind), cut


def test_a_png_with_another_byte_must_be_looked_at_and_so_must_what_says_nothing_of_itself(tmp_path: Path) -> None:
    file, content = tmp_path / "a.png", bytearray(saved("PNG"))
    content[200] ^= 1
    file.write_bytes(content)
    assert not plainly_whole(file, "PNG")
    file.write_bytes(saved("BMP"))
    assert not plainly_whole(file, "BMP")
    file.write_bytes(b"\0\0\0\0mdat" + bytes(30))
    assert not plainly_whole(file, "HEIF")
