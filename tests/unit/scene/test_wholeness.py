"""Files that are whole or cut off, told without decoding."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kiclayout.scene.wholeness import has_hole, plainly_whole, png_rows, strips_end

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


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "I;16"])
def test_the_rows_of_a_png_are_counted(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "a.png"
    Image.effect_noise((61, 43), 80).convert("RGBA" if mode == "LA" else "L").convert(mode).save(file)
    assert png_rows(file) == 1
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) * 2 // 3])
    assert 0.1 < png_rows(file) < 1
    file.write_bytes(whole[: whole.index(b"IDAT") + 4])
    assert png_rows(file) == 0


def test_a_woven_png_has_rows_in_seven_passes(tmp_path: Path) -> None:
    passes = ((1, 1), (1, 1), (2, 1), (3, 1), (2, 2), (5, 1))  # of 5 x 3 pixels; the third one has none
    rows = b"".join(bytes(1 + across) * down for across, down in passes)
    head = (5).to_bytes(4, "big") + (3).to_bytes(4, "big") + bytes((8, 0, 0, 0, 1))
    pieces = [(b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    file = tmp_path / "a.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big") for kind, body in pieces
    ))  # fmt: skip
    with Image.open(file) as image:
        image.load()
    assert png_rows(file) == 1


def test_strips_and_tiles_end_where_they_say() -> None:
    assert strips_end({273: (8, 100), 279: (92, 30)}) == 130
    assert strips_end({324: (8,), 325: (92,)}) == 100
    for silent in ({}, {273: (8,)}, {273: (8, 9), 279: (1,)}):
        assert strips_end(silent) > 1 << 40


def test_a_page_of_zeros_in_packed_pixels_is_a_hole_elsewhere_it_is_none(tmp_path: Path) -> None:
    file = tmp_path / "a"
    for kind, data in (("WEBP", saved("WEBP")), ("HEIF", saved("HEIF"))):
        file.write_bytes(data + bytes(9000))  # junk behind it
        assert not has_hole(file, kind)
    box = (9008).to_bytes(4, "big")
    file.write_bytes(box + b"free" + bytes(9000) + box + b"mdat" + bytes(range(1, 201)) * 45)
    assert not has_hole(file, "HEIF")
    file.write_bytes(box + b"mdat" + bytes(9000))
    assert has_hole(file, "HEIF")
    assert not has_hole(file, "BMP")


def test_opacity_of_a_webp_may_lie_there_unpacked_with_as_many_zeros_as_it_likes(tmp_path: Path) -> None:
    def piece(name: bytes, content: bytes) -> bytes:
        return name + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)

    def holes(pieces: bytes) -> bool:
        file = tmp_path / "a.webp"
        file.write_bytes(piece(b"RIFF", b"WEBP" + pieces))
        return has_hole(file, "WEBP")

    color, clear = piece(b"VP8 ", b"\x07" * 5001), bytes(5000)
    assert not holes(piece(b"ALPH", b"\x10" + clear) + color)
    assert holes(piece(b"ALPH", b"\x11" + clear) + color)
    assert holes(piece(b"VP8L", clear))
    moving = bytes(range(16)) + piece(b"ALPH", b"\0" + clear) + color
    assert not holes(piece(b"ANMF", moving))
    assert holes(piece(b"ANMF", moving + piece(b"VP8 ", clear)))
    assert holes(color + bytes(5000) + color)  # where the name of a piece should be
