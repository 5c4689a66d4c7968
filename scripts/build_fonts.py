"""Builds assets/fonts: the trimmed KIC families, Pretendard and Noto Emoji as they were published.

    python scripts/build_fonts.py [--noto FOLDER] [--out FOLDER]

KIC Sans and KIC Serif are cut from Noto Sans CJK and Noto Serif CJK (Debian's fonts-noto-cjk and
fonts-noto-cjk-extra), Korean face. One file holds what this publication needs of two regions: all Hangul, the
Han of Chinese and Korean personal names, and the glyphs that Korean and Simplified Chinese shaping reach.
The other regions' forms, vertical setting and hinting are left out. Outlines are written out in full, without
subroutines: the file is larger, and packs smaller. Pretendard and Noto Emoji come from npm as they are: the one's
reserved font name forbids altered copies, the other has little to lose.

The same sources give the same bytes: no time of building is written, and SHA256SUMS records the result.
What it does not do: fetch the Debian packages (`apt install fonts-noto-cjk fonts-noto-cjk-extra unicode-data`).
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import io
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"
NOTO = Path("/usr/share/fonts/opentype/noto")
UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
KOREAN_FACE = 1  # the collections hold JP, KR, SC, TC, HK in this order

PRETENDARD = "package/dist/public/static/Pretendard-"
PUBLISHED = {
    "pretendard@1.3.9": {
        "Pretendard-Regular.otf": f"{PRETENDARD}Regular.otf",
        "Pretendard-SemiBold.otf": f"{PRETENDARD}SemiBold.otf",
        "Pretendard-ExtraBold.otf": f"{PRETENDARD}ExtraBold.otf",
    },
    "@expo-google-fonts/noto-emoji@0.4.7": {"NotoEmoji-Medium.ttf": "package/500Medium/NotoEmoji_500Medium.ttf"},
}
"""The files that are taken as they are, and where they lie in their npm packages."""

LANGUAGES = ("KOR ", "ZHS ")
# Horizontal setting only. Noto lacks chws; it is named so that a later Noto that has it keeps it.
FEATURES = "ccmp locl calt liga clig dlig rlig kern mark mkmk ljmo vjmo tjmo halt palt chws hwid fwid pwid"
DROPPED_TABLES = ("DSIG", "VORG", "vhea", "vmtx")

# Blocks taken whole, as far as Noto draws them; first and last code point.
SYMBOL_BLOCKS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1 to Latin Extended-B: pinyin with tones among them
    (0x02B0, 0x02FF),  # modifier letters
    (0x0300, 0x036F),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1100, 0x11FF),  # Hangul jamo
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x20CF),  # superscripts, subscripts, currency
    (0x2100, 0x22FF),  # letterlike, number forms, arrows, mathematics
    (0x2300, 0x23FF),  # technical
    (0x2460, 0x27BF),  # enclosed, box drawing, blocks, geometric, miscellaneous, dingbats
    (0x2E80, 0x2FDF),  # radicals
    (0x2FF0, 0x303F),  # ideographic description, CJK punctuation
    (0x3040, 0x312F),  # kana, bopomofo
    (0x3130, 0x318F),  # compatibility jamo
    (0x31C0, 0x33FF),  # strokes, enclosed CJK, squared units
    (0xA960, 0xA97F),  # Hangul jamo extended A
    (0xD7B0, 0xD7FF),  # Hangul jamo extended B
    (0xFE10, 0xFE6F),  # compatibility and small forms
    (0xFF01, 0xFFEF),  # half and full width forms
)

# Han that the law allows in names: China's table of 2013 (8,105), the Korean courts' list as Unicode has it.
NAME_LISTS = ("kTGH", "kKoreanName")

OS2_REGULAR, OS2_BOLD = 1 << 6, 1 << 5


@dataclass(frozen=True, slots=True)
class Cut:
    """One trimmed font: where it comes from, what it keeps, what it is called."""

    family: str
    weight: str
    source: str
    han: str

    @property
    def postscript(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.weight}"


CUTS = (
    Cut("KIC Sans", "Regular", "NotoSansCJK-Regular.ttc", "names"),
    Cut("KIC Sans", "Bold", "NotoSansCJK-Bold.ttc", "names"),
    Cut("KIC Serif", "Regular", "NotoSerifCJK-Regular.ttc", "gb2312"),
    Cut("KIC Serif", "Bold", "NotoSerifCJK-Bold.ttc", "gb2312"),
)


def codec_characters(codec: str, leads: range) -> set[int]:
    """The characters of a double-byte code whose first byte lies in `leads`."""
    found = set()
    for lead in leads:
        for trail in range(0x40, 0xFF):
            character = bytes((lead, trail)).decode(codec, "ignore")
            if len(character) == 1 and ord(character) > 0x7F:
                found.add(ord(character))
    return found


def name_characters() -> set[int]:
    """The characters of NAME_LISTS."""
    line = re.compile(rf"^U\+([0-9A-F]+)\t(?:{'|'.join(NAME_LISTS)})\t", re.MULTILINE)
    return {int(found[1], 16) for found in line.finditer(bz2.decompress(UNIHAN.read_bytes()).decode("utf-8"))}


def characters(han: str) -> set[int]:
    """All code points a cut wants: Hangul, hanja, symbols, GB 2312; for `han` "names" also GBK and names' Han."""
    kept = set(range(0xAC00, 0xD7A4))
    kept |= codec_characters("euc_kr", range(0xA1, 0xFF))
    kept |= codec_characters("gb2312", range(0xA1, 0xF8))
    if han == "names":
        kept |= codec_characters("gbk", range(0x81, 0xFF)) | name_characters()
    for first, last in SYMBOL_BLOCKS:
        kept.update(range(first, last + 1))
    return {c for c in kept if not 0xE000 <= c <= 0xF8FF}


def tag(name: str) -> int:
    """An OpenType tag as the number HarfBuzz counts with."""
    return int.from_bytes(name.encode("ascii"), "big")


def keep_languages(font: TTFont) -> None:
    """Cuts the other regions' language systems: the subsetter's closure then never reaches their glyphs."""
    for table in ("GSUB", "GPOS"):
        for record in font[table].table.ScriptList.ScriptRecord:
            script = record.Script
            script.LangSysRecord = [one for one in script.LangSysRecord if one.LangSysTag in LANGUAGES]
            script.LangSysCount = len(script.LangSysRecord)


def two_region_face(source: Path) -> hb.Face:
    """The Korean face of a Noto collection with Korean and Simplified Chinese shaping only."""
    font = TTFont(source, fontNumber=KOREAN_FACE, lazy=True, recalcTimestamp=False)
    keep_languages(font)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return hb.Face(out.getvalue())


def trim(face: hb.Face, wanted: set[int]) -> bytes:
    """The font with the wanted characters and all that shaping makes of them.

    CFF_IDENTITY_CHARSET makes glyph ids and CIDs one and the same, which the PDF painter relies on. DESUBROUTINIZE
    undoes a compression that stands in the way of the installers': LZMA finds in whole outlines what subroutines hide.
    """
    job = hb.SubsetInput()
    job.unicode_set.update(wanted & set(face.unicodes))
    job.name_id_set.update(range(26))  # by default the licence (13, 14) is lost
    job.layout_feature_tag_set.clear()
    job.layout_feature_tag_set.update(tag(name) for name in FEATURES.split())
    job.drop_table_tag_set.update(tag(name) for name in DROPPED_TABLES)
    flags = hb.SubsetFlags
    job.flags = flags.NOTDEF_OUTLINE | flags.NO_HINTING | flags.CFF_IDENTITY_CHARSET | flags.DESUBROUTINIZE
    return bytes(hb.subset(face, job).blob.data)


def names(cut: Cut, version: str) -> dict[int, str]:
    """The name records that change: family, style, unique id, full name, PostScript name."""
    return {
        1: cut.family,
        2: cut.weight,
        3: f"{version};{cut.postscript}",
        4: cut.family if cut.weight == "Regular" else f"{cut.family} {cut.weight}",
        6: cut.postscript,
        16: cut.family,
        17: cut.weight,
    }


def rename(data: bytes, cut: Cut) -> bytes:
    """The font under its own name; copyright, trademark, designers and licence stay as they were."""
    font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    table = font["name"]
    version = re.sub(r"^Version |;.*", "", table.getDebugName(5))
    table.names = [one for one in table.names if (one.platformID, one.langID) == (3, 0x409)]
    for identifier, text in names(cut, version).items():
        table.setName(text, identifier, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [cut.postscript]
    cff[0].FamilyName, cff[0].FullName = cut.family, f"{cut.family} {cut.weight}"
    for part in getattr(cff[0], "FDArray", ()):
        part.FontName = re.sub(r"^[^-]*-[^-]*", cut.postscript, part.FontName)
    style = font["OS/2"].fsSelection & ~(OS2_REGULAR | OS2_BOLD)
    font["OS/2"].fsSelection = style | (OS2_BOLD if cut.weight == "Bold" else OS2_REGULAR)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def build(cut: Cut, noto: Path, out: Path) -> Path:
    """Writes one trimmed font into the folder `out` and returns its path."""
    data = rename(trim(two_region_face(noto / cut.source), characters(cut.han)), cut)
    path = out / f"{cut.postscript}.otf"
    path.write_bytes(data)
    return path


def fetch(package: str, files: Mapping[str, str], out: Path) -> list[Path]:
    """Copies `files` out of an npm package into the folder `out`, under the names that they have here."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", package], cwd=folder, check=True, capture_output=True)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as opened:
            for name, source in files.items():
                member = opened.extractfile(source)
                assert member is not None, f"{package} has no {source}"
                (out / name).write_bytes(member.read())
    return [out / name for name in files]


def main() -> None:
    """Builds every font, then writes SHA256SUMS in the form `sha256sum -c` reads."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--noto", type=Path, default=NOTO, help="where the Noto CJK collections lie")
    parser.add_argument("--out", type=Path, default=FONTS, help="folder for the fonts")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    paths = [path for package, files in PUBLISHED.items() for path in fetch(package, files, asked.out)]
    for cut in CUTS:
        paths.append(build(cut, asked.noto, asked.out))
        print(f"{paths[-1].name:24} {paths[-1].stat().st_size / 1e6:6.2f} MB")
    sums = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(paths))
    (asked.out / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


if __name__ == "__main__":
    main()
