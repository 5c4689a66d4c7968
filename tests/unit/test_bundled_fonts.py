"""The fonts in assets/fonts are the ones the layouts count on: bytes, names, characters, regional forms."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
SANS = ("KICSans-Regular", "KICSans-Bold")
SERIF = ("KICSerif-Regular", "KICSerif-Bold")
PRETENDARD = ("Pretendard-Regular", "Pretendard-SemiBold", "Pretendard-ExtraBold")

LICENCE, FAMILY, POSTSCRIPT, COPYRIGHT, PREFERRED_FAMILY = 13, 1, 6, 0, 16


@pytest.fixture(scope="module")
def faces() -> dict[str, hb.Face]:
    return {path.stem: hb.Face(hb.Blob.from_file_path(str(path))) for path in sorted(FONTS.glob("*.otf"))}


def name(face: hb.Face, identifier: int) -> str:
    return face.get_name(identifier, "en") or ""


def glyph(face: hb.Face, character: str, language: str) -> int:
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    buffer.language = language
    hb.shape(hb.Font(face), buffer)
    (info,) = buffer.glyph_infos
    return info.codepoint


def plane(codec: str, first: int, last: int) -> set[int]:
    """The characters of a 94 x 94 code between two rows, both included."""
    pairs = (bytes((row, cell)) for row in range(first, last + 1) for cell in range(0xA1, 0xFF))
    return {ord(character) for pair in pairs if (character := pair.decode(codec, "ignore"))}


def test_the_files_are_those_the_checksums_name() -> None:
    sums = dict(line.split()[::-1] for line in (FONTS / "SHA256SUMS").read_text("ascii").splitlines())
    assert set(sums) == {f"{stem}.otf" for stem in SANS + SERIF + PRETENDARD} | {"NotoEmoji-Medium.ttf"}
    assert set(sums) == {path.name for path in FONTS.glob("*.[ot]tf")}
    assert {name: hashlib.sha256((FONTS / name).read_bytes()).hexdigest() for name in sums} == sums


def test_every_font_has_all_hangul_syllables(faces: dict[str, hb.Face]) -> None:
    hangul = set(range(0xAC00, 0xD7A4))
    assert [stem for stem, face in faces.items() if not hangul <= set(face.unicodes)] == []


@pytest.mark.parametrize("stem", SANS + SERIF)
def test_trimmed_fonts_have_the_han_of_both_national_codes(faces: dict[str, hb.Face], stem: str) -> None:
    held = set(faces[stem].unicodes)
    gb2312, hanja = plane("gb2312", 0xB0, 0xF7), plane("euc_kr", 0xCA, 0xFD)
    assert (len(gb2312), len(hanja)) == (6763, 4888)
    assert gb2312 <= held
    assert hanja <= held


def test_announcements_have_their_pictures() -> None:
    face = hb.Face(hb.Blob.from_file_path(str(FONTS / "NotoEmoji-Medium.ttf")))
    assert set(map(ord, "📅📄🏆📍📢✅🎉🚀💡😀🇰🇷🇨🇳")) <= set(face.unicodes)
    assert name(face, PREFERRED_FAMILY) == "Noto Emoji"


@pytest.mark.parametrize("stem", SANS)
def test_the_sans_has_all_of_gbk_and_what_the_law_allows_in_names(faces: dict[str, hb.Face], stem: str) -> None:
    held = set(faces[stem].unicodes)
    assert set(range(0x4E00, 0x9FA6)) <= held
    assert {ord(c) for c in "镕喆堃·①⑳❶▶●※『』㎡㎢℃‰₩№々～（）"} <= held
    # Of the table of 2013 and the Korean courts' list; none is in GBK.
    assert {ord(c) for c in "㑇㛃㬎䶮鿍𠅤𣲘𬀩𬭊𬴊𫞩"} <= held


def test_outlines_are_written_out_so_that_installers_are_small() -> None:
    for stem in SANS + SERIF:
        cff = TTFont(FONTS / f"{stem}.otf", lazy=True)["CFF "].cff
        private = [part.Private for part in cff[0].FDArray]
        assert (len(cff.GlobalSubrs), [part for part in private if hasattr(part, "Subrs")]) == (0, [])


@pytest.mark.parametrize("stem", SANS + SERIF)
def test_the_language_chooses_the_regional_form(faces: dict[str, hb.Face], stem: str) -> None:
    # Noto Serif draws 化 alike in both regions.
    differing = "直骨令角将房今" + ("化" if stem in SANS else "")
    forms = {c: (glyph(faces[stem], c, "ko"), glyph(faces[stem], c, "zh-Hans")) for c in differing + "门关草"}
    assert all(forms[c][0] != forms[c][1] for c in differing), forms
    assert all(forms[c][0] == forms[c][1] for c in "门关草"), forms


@pytest.mark.parametrize("stem", SANS + SERIF)
def test_trimmed_fonts_bear_our_name_and_their_licence(faces: dict[str, hb.Face], stem: str) -> None:
    face, family = faces[stem], "KIC Sans" if stem in SANS else "KIC Serif"
    assert name(face, POSTSCRIPT) == stem
    assert name(face, FAMILY) == name(face, PREFERRED_FAMILY) == family
    assert "Adobe" in name(face, COPYRIGHT)
    assert "SIL Open Font License" in name(face, LICENCE)


def test_the_licence_text_names_every_owner() -> None:
    text = (FONTS / "OFL.txt").read_text("utf-8")
    for line in ("Adobe", "Reserved Font Name 'Source'", "Kil Hyung-jin", "Version 1.1 - 26 February 2007"):
        assert line in text
