"""What the lean setup is without, and that what it has is the same as in the full one; nothing is installed here."""

from __future__ import annotations

import importlib
import re
import sys
import tomllib
from pathlib import Path

import build
import pytest
import uharfbuzz as hb
from needs import INSTALLER, ROOT
from packing import lean, trim
from packing.cut_font import code_points, cut, held, spelled
from packing.windows import Order
from reportlab.pdfbase.pdfdoc import PDFDocument

from kiclayout.base.color import BLACK
from kiclayout.paint.fonts import Usage
from kiclayout.scene.items import Glyph, Glyphs
from kiclayout.text import left_out
from kiclayout.text.fonts import FontFace

FONTS = ROOT / "assets" / "fonts"
BUDGET = trim.lists()["budget"]
SAMPLE = "주간 창업 1호 – 한중 技術 交流會, 深圳 东莞 锂电池 ㈜온빛 ①②③ (2026. 1. 7.)"


@pytest.fixture(scope="module")
def whole() -> dict[str, set[int]]:
    return {path.stem: held(path.read_bytes()) for path in sorted(FONTS.glob("*.[ot]tf"))}


@pytest.fixture(scope="module")
def gone(whole: dict[str, set[int]]) -> dict[str, set[int]]:
    return {stem: lean.left_out(stem, codes) for stem, codes in whole.items()}


@pytest.fixture(scope="module")
def cut_file(gone: dict[str, set[int]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lean KIC Serif Bold, of which the most goes."""
    target = tmp_path_factory.mktemp("lean") / "KICSerif-Bold.otf"
    target.write_bytes(cut((FONTS / target.name).read_bytes(), gone[target.stem]))
    return target


def coded(codec: str, first: int, last: int) -> set[int]:
    """The characters of a code of 94 columns from row ``first`` to ``last``."""
    pairs = (bytes((row, column)) for row in range(first, last + 1) for column in range(0xA1, 0xFF))
    return {ord(char) for pair in pairs if (char := pair.decode(codec, "ignore"))}


# ---------------------------------------------------------------------------------------------------- characters
def test_the_sans_keeps_both_national_codes_and_the_han_of_names(gone: dict[str, set[int]]) -> None:
    for stem in (lean.PLAIN, lean.BOLD):
        assert not gone[stem] & (coded("gb2312", 0xA1, 0xF7) | coded("euc_kr", 0xA1, 0xFD))
        assert not gone[stem] & set(map(ord, "䶮㛃喆堃镕淼垚"))
        assert len(gone[stem] & set(range(0x4E00, 0x9FA6))) > 8000, "only GBK has them"
    assert gone[lean.BOLD] - gone[lean.PLAIN] == lean.court_han() & gone[lean.BOLD]
    assert len(gone[lean.BOLD] - gone[lean.PLAIN]) > 2000


@pytest.mark.parametrize("stem", lean.SERIF)
def test_the_serif_keeps_the_han_of_titles(gone: dict[str, set[int]], stem: str) -> None:
    rare = gone[stem] & coded("gb2312", 0xB0, 0xD7)
    assert len(rare) < 300, "level 1 of 1980"
    assert not rare & set(map(ord, "镍镁钨氟烯淄邢郝亨彝"))
    assert not gone[stem] & coded("euc_kr", 0xB0, 0xC8), "Hangul"
    assert not gone[stem] & set(map(ord, "韓國經濟協會龍圳莞漕锂睿昕뷔쀼…·「」《》①㈜㎡→■℃αΩ"))
    assert gone[stem] >= set(map(ord, "乂亻犄黼갃펲뷁あЖ㇀"))


def test_the_typeface_that_may_not_be_altered_is_whole(gone: dict[str, set[int]]) -> None:
    assert {stem for stem, codes in gone.items() if codes} == set(lean.CUT)


def test_of_emoji_those_stay_that_announcements_need(gone: dict[str, set[int]]) -> None:
    assert not gone[lean.EMOJI] & set(map(ord, "📅📄🏆📍📢📌✅🎉🚀💡📞📧🔗💰🏢🌏😀"))
    assert gone[lean.EMOJI] >= set(map(ord, "🇰🐼🍎🥇\u200d"))


def test_nothing_goes_that_the_example_a_layout_or_the_window_is_written_with(gone: dict[str, set[int]]) -> None:
    read = [*ROOT.glob("examples/*/articles/*.md"), *ROOT.glob("examples/*/*.yaml"), *ROOT.glob("layouts/*/*.yaml")]
    read += (ROOT / "src" / "kiclayout" / "editor" / "wording").glob("*.json")
    written = {ord(char) for path in read for char in path.read_text("utf-8")}
    assert len(written) > 1200
    assert [stem for stem, codes in gone.items() if codes & written] == []


def test_the_lists_are_those_of_the_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    script = importlib.import_module("list_han")
    if not script.UNIHAN.is_file():
        pytest.skip(f"{script.UNIHAN} is not there (apt install unicode-data)")
    told = tomllib.loads(script.TARGET.read_text("utf-8"))
    assert {name: set(map(ord, "".join(text.split()))) for name, text in told.items()} == {
        name: codes for name, (_, codes) in script.lists().items()
    }


def test_ranges_are_read_by_the_program_as_they_are_spelled() -> None:
    codes = {0x41, 0x42, 0x43, 0x4E02, 0x2A6D6}
    assert spelled(codes) == "0041-0043 4E02 2A6D6"
    assert code_points(spelled(codes)) == set(left_out.code_points(spelled(codes))) == codes
    assert spelled(()) == ""
    assert lean.LIST == left_out.FILE


# ---------------------------------------------------------------------------------------------------- fonts
def test_every_glyph_that_stays_has_its_number(cut_file: Path, gone: dict[str, set[int]]) -> None:
    full, less = (hb.Face(hb.Blob((at / cut_file.name).read_bytes())) for at in (FONTS, cut_file.parent))
    assert set(full.unicodes) - set(less.unicodes) == gone[cut_file.stem]
    fonts = hb.Font(full), hb.Font(less)
    stays = sorted(less.unicodes)
    assert [code for code in stays if len({font.get_nominal_glyph(code) for font in fonts}) > 1] == []
    for language in ("ko", "zh-Hans"):
        text = "".join(chr(code) for code in stays if 0x4E00 <= code <= 0x9FFF) + SAMPLE
        assert shaped(fonts[0], text, language) == shaped(fonts[1], text, language)


def shaped(font: hb.Font, text: str, language: str) -> list[tuple[int, int]]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = language
    hb.shape(font, buffer)
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(info.codepoint, position.x_advance) for info, position in pairs]


def test_a_pdf_holds_the_same_font(cut_file: Path) -> None:
    assert embedded(FONTS / cut_file.name) == embedded(cut_file)


def embedded(file: Path) -> dict[str, bytes]:
    """Everything that a PDF says of the font in ``file`` when it sets the sample."""
    face = FontFace(file)
    glyphs = tuple(Glyph(face.glyph(ord(char)) or 0, 1.0, 0.0, 0.0, at, at + 1) for at, char in enumerate(SAMPLE))
    document, usage = PDFDocument(), Usage(face)
    usage.add(Glyphs(0.0, 0.0, face.key, 10.0, BLACK, SAMPLE, glyphs))
    usage.embed(document, "F1")
    return {name: bytes(one.format(document)) for name, one in document.idToObject.items() if hasattr(one, "format")}


def test_the_same_font_is_cut_to_the_same_bytes(cut_file: Path, gone: dict[str, set[int]]) -> None:
    assert cut((FONTS / cut_file.name).read_bytes(), gone[cut_file.stem]) == cut_file.read_bytes()


def test_the_tools_cut_with_the_harfbuzz_that_is_locked() -> None:
    built, locked = ((INSTALLER / name).read_text("utf-8") for name in ("builders.txt", "locked.txt"))
    versions = [re.search(r"^uharfbuzz==([\d.]+)", text, re.MULTILINE)[1] for text in (built, locked)]  # type: ignore[index]
    assert len(set(versions)) == 1


def test_fonts_come_with_their_sums_and_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lean, "WORK", tmp_path / "work")
    monkeypatch.setattr(lean, "builders", lambda: Path(sys.executable).parent)
    monkeypatch.setattr(lean, "CUT", ("Pretendard-SemiBold",))
    monkeypatch.setattr(lean, "left_out", lambda _name, _held: {0xAC01, 0xAC02})
    folder = tmp_path / "fonts"
    folder.mkdir()
    (folder / "Pretendard-SemiBold.otf").write_bytes((FONTS / "Pretendard-SemiBold.otf").read_bytes())
    lean.cut_fonts(folder)
    assert left_out.left_out(folder) == {"Pretendard-SemiBold": {0xAC01, 0xAC02}}
    assert not {0xAC01, 0xAC02} & held((folder / "Pretendard-SemiBold.otf").read_bytes())
    told, file = (folder / "SHA256SUMS").read_text("ascii").split()
    assert (told, file) == (lean.sum_of(folder / file), "Pretendard-SemiBold.otf")


# ---------------------------------------------------------------------------------------------------- wheels, budget
def test_a_wheel_goes_with_all_its_files(tmp_path: Path) -> None:
    for name in ("_pi_heif.pyd", "libheif-1.dll", "pi_heif/__init__.py", "PIL/_avif.pyd", "PIL/_webp.pyd", "keep.dll"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    record = tmp_path / "pi_heif-1.4.0.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text(
        '_pi_heif.pyd,sha256=a,1\n"libheif-1.dll",sha256=b,1\npi_heif/__init__.py,,\n'
        "pi_heif-1.4.0.dist-info/METADATA,,\npi_heif-1.4.0.dist-info/RECORD,,\n",
        "utf-8",
    )
    lean.leave_out(tmp_path)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"PIL/_webp.pyd", "keep.dll"}


def test_the_lean_setup_has_a_budget_of_its_own() -> None:
    assert BUDGET["windows_lean_setup"] <= 40
    assert BUDGET["windows_lean_setup"] + 10 < BUDGET["windows_setup"]
    assert {"pi_heif"} == set(trim.lists()["lean"]["wheels"])


@pytest.mark.parametrize("words", [["msi", "--lean"], ["windows", "deb", "--lean"], ["--lean", "run"]])
def test_lean_is_a_word_for_the_setup_program_alone(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["build.py", *words])
    with pytest.raises(SystemExit):
        build.main()
    assert "build.py windows --lean" in capsys.readouterr().err


def test_nobody_mixes_them_up(tmp_path: Path) -> None:
    full, less = Order(tmp_path, version="7.8.9"), Order(tmp_path, version="7.8.9", lean=True)
    assert [one.file for one in (full, less)] == ["kiclayout-7.8.9-setup.exe", "kiclayout-7.8.9-lean-setup.exe"]
