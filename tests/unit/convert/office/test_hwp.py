"""Old documents of Hancom's word processor: what is theirs alone. What they share with .hwpx is asked in its tests."""

from __future__ import annotations

import ast
import random
import re
import struct
from pathlib import Path

import pytest
from hangul_files import begun, field, frame, hwpx, note, p, pic, r, t, tbl, tc
from hwp_files import PACKED, PASSWORD, READ_ONLY, TRACKED, head, hwp, packed, record
from ole_files import ole

from kiclayout.app.bring import import_files
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.content.block import Block, Heading, Paragraph
from kiclayout.content.inline import Break, NoteRef, Text, plain
from kiclayout.convert import documents, picture_files
from kiclayout.convert.archive import BrokenError
from kiclayout.convert.documents import read_document
from kiclayout.convert.office.hwp_file import HwpFile
from kiclayout.convert.office.hwp_records import Fields, records_in
from kiclayout.convert.office.looks import role_of

LETTERS = "\U000f0288\U000f0289\U000f02b3 \U000f0854책\U000f0855 \U000f0806\U000f080f"


def blocks(file: Path, sink: Sink | None = None) -> tuple[Block, ...]:
    (article,) = read_document(file, Sink() if sink is None else sink).articles
    return article


def said(block: Block) -> str:
    assert isinstance(block, Paragraph | Heading)
    return plain(block.runs)


def test_signs_and_what_is_not_shown(tmp_path: Path) -> None:
    kept = "<hp:ctrl><hp:{0}><hp:subList>" + p("속말") + "</hp:subList></hp:{0}></hp:ctrl>"
    body = (
        p(begun(), t("앞<hp:tab/>뒤<hp:nbSpace/>끝<hp:fwSpace/>말<hp:hyphen/>씨<hp:lineBreak/>줄"))
        + p(f"{LETTERS} ꠓ \U0001f600", *(r(kept.format(one)) for one in ("header", "footer", "hiddenComment")), "끝")
        + p("글", note("첫째", "또", kind="endNote"))
    )
    _, one, two, three, _ = blocks(hwp(tmp_path / "a.hwp", p("제목", style="제목") + body))
    assert isinstance(one, Paragraph)
    assert one.runs == (Text("앞 뒤\u00a0끝 말씨"), Break(), Text("줄"))
    assert said(two) == "⓪①③ 《책》 ┌━ ꠓ \U0001f600끝"  # a sign of Unicode that Hancom has no other for stays
    assert isinstance(three, Paragraph)
    assert three.runs == (Text("글"), NoteRef("e1"))


@pytest.mark.parametrize("levels", [(1, 2, 2), (1, 1, 1), (0, 1, 1), (0, 0, 0)])
def test_memos_behind_the_text_are_left_out(levels: tuple[int, int, int], tmp_path: Path) -> None:
    def paragraph(level: int, words: str) -> bytes:
        return record(0x42, level, bytes(22)) + record(0x43, level + 1, f"{words}\r".encode("utf-16-le"))

    memo, begun, inner = levels
    text = (
        paragraph(0, "첫 글이다.")
        + paragraph(0, "글이다.")
        + record(0x5D, memo, bytes(4))
        + record(0x48, begun, bytes(6))
    )
    parts = {"FileHeader": head(0), "DocInfo": b"", "BodyText/Section0": text + paragraph(inner, "누가 쓴 메모")}
    (tmp_path / "a.hwp").write_bytes(ole(parts))
    assert [said(one) for one in blocks(tmp_path / "a.hwp")] == ["첫 글이다.", "글이다."]


def test_fields_end_where_their_kind_does(tmp_path: Path) -> None:
    lost = r('<hp:ctrl><hp:fieldEnd beginIDRef="1"/></hp:ctrl>')
    open_link = r('<hp:ctrl><hp:fieldBegin id="1" type="HYPERLINK"/></hp:ctrl>')
    body = p(lost, "가 ", field("DATE", r("나")), lost) + p(open_link, "다") + p("라", lost) + p("마")
    assert [said(one) for one in blocks(hwp(tmp_path / "a.hwp", body))] == ["가 나", "다", "라", "마"]


def test_a_first_letter_in_a_frame_is_one_of_its_word(tmp_path: Path) -> None:
    body = (
        p(r(frame(p("한"))), "국 기업이 중국으로 간다.")
        + p(r(frame(p("가"))), "짧은 줄")
        + p(r(frame(p("1"))), "가" * 9)
    )
    assert [said(one) for one in blocks(hwp(tmp_path / "a.hwp", body))] == [
        "한국 기업이 중국으로 간다.", "가", "짧은 줄", "1", "가" * 9,
    ]  # fmt: skip


@pytest.mark.parametrize("attributes", [0, PACKED])
def test_pictures_of_any_packing(attributes: int, tmp_path: Path) -> None:
    given = {"a.png": b"PNG" * 2000, "b.jpg": None, "c.jpg": b"JPEG"}
    body = p("제목", style="제목") + p(r(pic("a"))) + p("사이") + p(r(pic("b"))) + p("사이") + p(r(pic("c")))
    sink = Sink()
    issue = import_files([hwp(tmp_path / "a.hwp", body, files=given, attributes=attributes)], tmp_path / "issue", sink)
    paths = [one.path for one in issue.articles[0].blocks if hasattr(one, "path")]
    assert paths == ["images/a.png", "", "images/a-2.jpg"]
    assert [(tmp_path / "issue" / one).read_bytes() for one in paths if one] == [b"PNG" * 2000, b"JPEG"]
    assert [one.code for one in sink if "picture" in one.code] == ["convert-picture-linked"]


def test_a_picture_may_be_packed_otherwise_than_the_rest_and_called_like_another(tmp_path: Path) -> None:
    items = [(0x21, 1, "JPG"), (0x11, 2, "png"), (0x01, 1, "bmp")]  # never, always, as the rest is
    info = b"".join(
        record(0x12, 1, struct.pack("<3H", bits, at, 3) + name.encode("utf-16-le")) for bits, at, name in items
    )
    data = {
        "FileHeader": head(), "DocInfo": packed(info), "BodyText/Section0": packed(b""),
        "BinData/BIN0001.bmp": packed(b"BMP"), "BinData/BIN0001.jpg": b"JPEG", "BinData/BIN0002.png": packed(b"PNG"),
    }  # fmt: skip
    (tmp_path / "a.hwp").write_bytes(ole(data))
    with HwpFile(tmp_path / "a.hwp") as file:
        assert [Path(one).suffix for one in file.pictures] == [".jpg", ".png", ".bmp"]
        assert [file.read(one) for one in file.pictures] == [b"JPEG", b"PNG", b"BMP"]


def test_a_damaged_picture_is_left_out_and_the_others_come(tmp_path: Path) -> None:
    body = p("제목", style="제목") + p(r(pic("a"))) + p("사이") + p(r(pic("c")))
    file = hwp(tmp_path / "a.hwp", body, files={"a.png": b"PNG", "c.png": b"PNG2"})
    file.write_bytes(file.read_bytes().replace(packed(b"PNG"), b"\xff" * len(packed(b"PNG"))))
    sink = Sink()
    import_files([file], tmp_path / "issue", sink)
    assert [path.name for path in (tmp_path / "issue" / "images").iterdir()] == ["a-2.png"]
    (found,) = (one for one in sink if one.code == "convert-picture-damaged")
    assert (str(found.place), dict(found.values)) == ("a.hwp", {"path": "images/a.png"})


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        (PASSWORD, "convert-document-password"),
        (1 << 4, "convert-document-password"),
        (1 << 8, "convert-document-password"),
        (READ_ONLY | PASSWORD, "convert-document-read-only"),
    ],
)
def test_files_that_are_closed_are_refused_with_the_remedy(attributes: int, code: str, tmp_path: Path) -> None:
    file = hwp(tmp_path / "잠김.hwp", p("글"), attributes=PACKED | attributes)
    with pytest.raises(KicError) as raised:
        read_document(file, Sink())
    (found,) = raised.value.diagnostics
    assert (found.code, str(found.place), dict(found.values)) == (code, "잠김.hwp", {"name": "잠김.hwp"})


@pytest.mark.parametrize("what", ["97", "empty", "not ole", "no header", "sign", "no text", "cut", "long", "flat"])
def test_what_is_no_document_is_refused(what: str, tmp_path: Path) -> None:
    file = hwp(tmp_path / "a.hwp", p("글" * 4000))
    data = file.read_bytes()
    text = packed(record(0x42, 0, bytes(22)))
    parts = {"FileHeader": head(), "DocInfo": packed(b""), "BodyText/Section0": text}
    match what:
        case "97":
            data = b"HWP Document File V3.00 \x1a\1\2\3\4\5" + data
        case "empty":
            data = b""
        case "not ole":
            data = b"<?xml version='1.0'?><HWPML/>"
        case "no header":
            data = ole({name: one for name, one in parts.items() if name != "FileHeader"})
        case "sign":
            data = ole(parts | {"FileHeader": head(signature=b"Other")})
        case "no text":
            data = ole({name: one for name, one in parts.items() if "Text" not in name})
        case "cut":
            data = data[: len(data) // 2]
        case "long":  # a record that ends behind its stream
            data = ole(parts | {"BodyText/Section0": packed(record(0x42, 0, bytes(22))[:-1])})
        case "flat":
            data = ole(parts | {"BodyText/Section0": text[:-2]})
    file.write_bytes(data)
    with pytest.raises(KicError) as raised:
        read_document(file, Sink())
    assert raised.value.diagnostics[0].code == f"convert-document-{'old' if what == '97' else 'broken'}"


def test_documents_are_known_by_what_they_are_not_by_their_names(tmp_path: Path) -> None:
    old = hwp(tmp_path / "a.hwp", p("옛 글이다."))
    new = hwpx(tmp_path / "b.hwpx", p("새 글이다."))
    old.rename(tmp_path / "c.hwpx")
    new.rename(tmp_path / "d.hwp")
    assert [said(blocks(tmp_path / name)[0]) for name in ("c.hwpx", "d.hwp")] == ["옛 글이다.", "새 글이다."]


def test_words_that_a_change_deletes_are_left_out(tmp_path: Path) -> None:
    begin, end = '<hp:deleteBegin Id="{0}"/>', '<hp:deleteEnd Id="{0}"/>'
    whole = p(t(f"{begin.format(1)}옛말이다.{end.format(1)}"))
    part = p(
        t(f"새{begin.format(2)}옛{end.format(2)}말 "),
        r(t(f"{begin.format(3)}낡은 "), "bold"),
        r(t(f"글{end.format(3)}이다.")),
    )
    held = p(t(f"앞{begin.format(4)}것"), note("없다"), t(f"더{end.format(4)}뒤"))
    body = p("제목", style="제목") + whole + part + held + p(t(f"끝{begin.format(5)}남음"))
    shown = blocks(hwp(tmp_path / "a.hwp", body))
    assert [said(one) for one in shown] == ["제목", "새말 이다.", "앞뒤", "끝남음"]


def test_changes_that_are_tracked_are_said(tmp_path: Path) -> None:
    sink = Sink()
    assert blocks(hwp(tmp_path / "a.hwp", p("글이다."), attributes=PACKED | TRACKED), sink)
    assert [one.code for one in sink] == ["convert-changes-kept"]


def test_names_of_the_styles_that_hancom_brings() -> None:
    names = {
        "큰제목(견고딕20)": ("heading", 1), "중간제목(옛체20)": ("heading", 2), "작은제목(중고딕15)": ("heading", 3),
        "본문 대제목": ("heading", 1), "인용 1": ("quote", 0), "각주내용(신명조9)": ("body", 0),
        "제목(나)": ("body", 0),
    }  # fmt: skip
    assert {name: role_of(name) for name in names} == names


@pytest.mark.parametrize("kind", ["참고문헌", "이력서내용", "본문 1"])
def test_a_style_that_was_an_outline_once_is_none(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hwp_files.STYLES", (("바탕글", "Normal", "plain"), (kind, "Outline 5", "plain")))
    (made,) = blocks(hwp(tmp_path / "a.hwp", p("김하늘, 《책》, 2020.", style="개요 1")))
    assert isinstance(made, Paragraph)


def test_records_stand_in_each_other_by_their_levels() -> None:
    stream = record(1, 0, b"a") + record(2, 2, b"b" * 5000) + record(3, 1, b"c") + record(4, 0, b"")
    one, two = records_in(stream)
    assert [(inner.tag, len(inner.data)) for inner in one.inner] == [(2, 5000), (3, 1)]
    assert two == (4, b"", [])
    for wrong in (stream[:-1], stream + b"\0", record(1, 0, b"abc")[:-1]):
        with pytest.raises(BrokenError):
            records_in(wrong)


def test_what_a_short_record_does_not_say_is_nothing() -> None:
    said = Fields(b"\x02\x00a\x00")
    assert (said.text(), said.u16(), said.u32(), said.i32(), said.sign(), said.u8()) == ("a", 0, 0, 0, "", 0)
    assert Fields(b"\xff\xff\x00\xd8\x05\x00\xff\xff").text() == "\ufffd"  # what no XML can hold is left out


def test_what_reads_ole_files_is_loaded_for_them_alone() -> None:
    for module in (documents, picture_files):
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        loaded = [one.module or "" for one in tree.body if isinstance(one, ast.ImportFrom)]
        assert loaded
        assert not [one for one in loaded if re.search(r"\.hwp(_|$)", one)]


def rich(path: Path) -> Path:
    """A document with one of everything."""
    body = (
        p(begun(), "제목", style="제목") + p("하나", note("각주"), field("HYPERLINK", r("길"), Command="x", Path="a:b"))
        + tbl((tc("가", (0, 0), (1, 2), head=True),), (tc("나", (1, 0)), tc("다", (1, 1)))) + p(r(pic("a")))
        + p(r(frame(p("상자")))) + p("셋", form="number 3")
    )  # fmt: skip
    return hwp(path, body, files={"a.png": b"PNG"}, attributes=0)


def test_any_bytes_give_a_finding_or_text_never_a_fault(tmp_path: Path) -> None:
    file = rich(tmp_path / "a.hwp")
    whole = file.read_bytes()
    chance = random.Random(7)
    for _ in range(80):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] = chance.choice([0, 255, chance.randrange(256)])
        file.write_bytes(bytes(data[: chance.randrange(len(data) // 2, len(data) + 1)]))
        try:
            read_document(file, Sink())
        except KicError:
            continue


def test_any_numbers_in_the_records_are_borne(tmp_path: Path) -> None:
    """The records stay as long as they are, so that what they say is read, whatever it is."""
    whole = rich(tmp_path / "a.hwp").read_bytes()
    with HwpFile(tmp_path / "a.hwp") as file:
        said = [one.data for part in file.sections for top in file.section(part) for one in _all(top) if one.data]
        said += [inner.data for one in file.info for inner in one.inner if inner.data]
    said = [one for one in said if whole.count(one) == 1]
    assert len(said) > 20
    chance = random.Random(11)
    for _ in range(40):
        data = bytearray(whole)
        for one in chance.sample(said, 6):
            at = whole.find(one) + chance.randrange(len(one))
            data[at : at + 1] = bytes([chance.choice([0, 1, 127, 255])])
        (tmp_path / "a.hwp").write_bytes(bytes(data))
        read_document(tmp_path / "a.hwp", Sink())


def _all(record: object) -> list[object]:
    return [record, *(one for inner in record.inner for one in _all(inner))]  # type: ignore[attr-defined]
