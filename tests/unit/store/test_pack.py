from __future__ import annotations

import io
import stat
import unicodedata
import zipfile
from pathlib import Path

import pytest

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.store import pack as packing
from kiclayout.store.pack import opened, pack, unpack

NOISE = bytes(range(256)) * 40


def folder_at(path: Path) -> Path:
    for name, content in {
        "issue.yaml": b"format: 1\n" * 50,
        "articles/기사.md": "# 제목\n".encode(),
        "images/a.JPG": NOISE,
        ".gitattributes": b"*.md text\n",
        ".journal/now": b"x",
        ".git/config": b"x",
        "images/Thumbs.db": b"x",
    }.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return path


def zipped(path: Path, *entries: tuple[str, bytes], mode: int = 0) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = mode << 16
            archive.writestr(info, content)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def refusal(file: Path, target: Path) -> str:
    with pytest.raises(KicError) as caught:
        unpack(file, target, Sink())
    assert not target.exists()
    assert [path.name for path in target.parent.iterdir()] == [file.name]
    return caught.value.diagnostics[0].code


def test_what_was_packed_comes_out_again(tmp_path: Path) -> None:
    folder, file, target = folder_at(tmp_path / "issue-1"), tmp_path / "one.kicissue", tmp_path / "out" / "deep"
    pack(folder, file)
    sink = Sink()
    unpack(file, target, sink)
    assert not len(sink)
    kept = {name: data for name, data in contents(folder).items() if not name.startswith((".git/", ".journal"))}
    del kept["images/Thumbs.db"]
    assert contents(target) == kept
    assert sorted(kept) == [".gitattributes", "articles/기사.md", "images/a.JPG", "issue.yaml"]


def test_packing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one.kicissue", tmp_path / "two.kicissue"
    pack(folder_at(tmp_path / "a"), one)
    other = folder_at(tmp_path / "b")
    (other / "issue.yaml").touch()
    pack(other, two)
    assert one.read_bytes() == two.read_bytes()


def test_names_are_sorted_and_pictures_stored(tmp_path: Path) -> None:
    file = tmp_path / "one.kicissue"
    pack(folder_at(tmp_path / "a"), file)
    with zipfile.ZipFile(file) as archive:
        infos = archive.infolist()
    assert [info.filename for info in infos] == sorted(info.filename for info in infos)
    assert {info.filename: info.compress_type for info in infos} == {
        ".gitattributes": zipfile.ZIP_DEFLATED,
        "articles/기사.md": zipfile.ZIP_DEFLATED,
        "images/a.JPG": zipfile.ZIP_STORED,
        "issue.yaml": zipfile.ZIP_DEFLATED,
    }


def test_a_pack_inside_its_own_folder_does_not_hold_itself(tmp_path: Path) -> None:
    folder = folder_at(tmp_path / "a")
    pack(folder, folder / "one.kicissue")
    first = (folder / "one.kicissue").read_bytes()
    pack(folder, folder / "one.kicissue")
    assert (folder / "one.kicissue").read_bytes() == first


def test_decomposed_names_are_packed_composed_and_unpacked_composed(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / unicodedata.normalize("NFD", "가을.md")).write_bytes(b"x")
    (folder / "issue.yaml").write_bytes(b"z")
    pack(folder, tmp_path / "one.kicissue")
    with zipfile.ZipFile(tmp_path / "one.kicissue") as archive:
        assert archive.namelist() == ["issue.yaml", "가을.md"]
    decomposed = unicodedata.normalize("NFD", "겨울.md")
    loose = zipped(tmp_path / "two.kicissue", ("issue.yaml", b"z"), (decomposed, b"y"))
    sink = Sink()
    unpack(loose, tmp_path / "out", sink)
    assert contents(tmp_path / "out") == {"issue.yaml": b"z", "겨울.md": b"y"}
    assert [d.code for d in sink] == ["store-text-mended"]


def test_one_folder_around_the_whole_is_taken_off(tmp_path: Path) -> None:
    file = zipped(
        tmp_path / "a.zip", ("issue-1/issue.yaml", b"x"), ("issue-1/articles/a.md", b"y"), ("__MACOSX/._a", b"z")
    )
    unpack(file, tmp_path / "out", Sink())
    assert contents(tmp_path / "out") == {"issue.yaml": b"x", "articles/a.md": b"y"}


@pytest.mark.parametrize(
    "name, code",
    [
        ("../evil.md", "store-path-outside"),
        ("/evil.md", "store-path-outside"),
        ("C:/evil.md", "store-path-outside"),
        ("articles/../../evil.md", "store-path-outside"),
        ("a\\..\\evil.md", "store-path-sign"),
        ("images/nul.jpg", "store-path-device"),
        ("images/a.jpg.", "store-path-part"),
        ("../", "store-path-outside"),
        ("a" * 220, "store-path-long"),
    ],
)
def test_a_bad_name_is_refused_before_anything_is_written(tmp_path: Path, name: str, code: str) -> None:
    assert refusal(zipped(tmp_path / "a.kicissue", ("issue.yaml", b"x"), (name, b"x")), tmp_path / "out") == code


@pytest.mark.parametrize(
    "one, other",
    [
        ("images/a.jpg", "images/A.JPG"),
        ("images/가.jpg", unicodedata.normalize("NFD", "images/가.jpg")),
        ("images", "images/a.jpg"),
        ("ß.md", "SS.md"),
    ],
)
def test_names_that_clash_on_some_disk_are_refused(tmp_path: Path, one: str, other: str) -> None:
    file = zipped(tmp_path / "a.kicissue", (one, b"x"), (other, b"y"))
    assert refusal(file, tmp_path / "out") == "store-pack-twice"


def test_the_same_name_twice_is_called_so(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        file = zipped(tmp_path / "a.kicissue", ("images/a.jpg", b"x"), ("images/a.jpg", b"y"))
    assert refusal(file, tmp_path / "out") == "store-pack-double"


def test_what_holds_no_issue_is_neither_packed_nor_unpacked(tmp_path: Path) -> None:
    assert refusal(zipped(tmp_path / "a.kicissue", ("a.md", b"x")), tmp_path / "out") == "store-issue-missing"
    with pytest.raises(KicError) as caught:
        pack(tmp_path, tmp_path / "b.kicissue")
    assert caught.value.diagnostics[0].code == "store-issue-missing"
    assert {path.name for path in tmp_path.iterdir()} == {"a.kicissue"}


def test_a_folder_is_not_unpacked_and_an_article_is_no_pack(tmp_path: Path) -> None:
    assert refusal(folder_at(tmp_path / "a"), tmp_path / "out") == "store-pack-folder"
    with pytest.raises(KicError, match="is a folder already"):  # also where it would be unpacked to its own name
        unpack(tmp_path / "a", tmp_path / "a", Sink())
    with pytest.raises(KicError) as caught, opened(tmp_path / "a" / "articles" / "a.md"):
        pass
    assert caught.value.diagnostics[0].code == "store-issue-missing"


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    file = zipped(tmp_path / "a.kicissue", ("images/a.jpg", b"/etc/passwd"), mode=stat.S_IFLNK | 0o777)
    assert refusal(file, tmp_path / "out") == "store-pack-link"


def test_a_link_in_the_folder_is_refused_wherever_it_leads(tmp_path: Path) -> None:
    folder = folder_at(tmp_path / "a")
    (folder / "loop.png").symlink_to("loop.png")
    with pytest.raises(KicError) as caught:
        pack(folder, tmp_path / "a.kicissue")
    assert caught.value.diagnostics[0].code == "store-pack-link"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    file = zipped(tmp_path / "a.kicissue", ("images/a.svg", bytes(3 << 20)))
    assert refusal(file, tmp_path / "out") == "store-pack-bomb"


def test_too_many_files_and_too_many_bytes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = zipped(tmp_path / "a.kicissue", ("a.md", NOISE), ("b.md", NOISE))
    monkeypatch.setattr(packing, "MAX_FILES", 1)
    assert refusal(file, tmp_path / "out") == "store-pack-large"
    monkeypatch.setattr(packing, "MAX_FILES", 2)
    monkeypatch.setattr(packing, "MAX_BYTES", len(NOISE))
    assert refusal(file, tmp_path / "out") == "store-pack-large"


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    file = zipped(tmp_path / "a.kicissue", ("a.md", b"x"))
    raw = bytearray(file.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(raw)
    assert refusal(file, tmp_path / "out") == "store-pack-encrypted"


@pytest.mark.parametrize("raw", [b"", b"not a zip", b"PK\x05\x06"])
def test_what_is_no_zip_is_refused(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "a.kicissue"
    file.write_bytes(raw)
    assert refusal(file, tmp_path / "out") == "store-pack-broken"


def test_a_damaged_pack_leaves_nothing_behind(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.md", b"first")
        archive.writestr("b.md", b"second")
        archive.writestr("issue.yaml", b"third")
    file = tmp_path / "a.kicissue"
    file.write_bytes(stream.getvalue().replace(b"second", b"sec0nd", 1))
    assert refusal(file, tmp_path / "out") == "store-pack-broken"


def test_a_folder_that_holds_something_is_not_overwritten(tmp_path: Path) -> None:
    file = zipped(tmp_path / "a.kicissue", ("issue.yaml", b"x"))
    target = tmp_path / "out"
    target.mkdir()
    unpack(file, target, Sink())
    with pytest.raises(KicError) as caught:
        unpack(file, target, Sink())
    assert caught.value.diagnostics[0].code == "store-folder-occupied"


def test_a_bad_name_on_the_disk_is_refused_when_packing(tmp_path: Path) -> None:
    folder = folder_at(tmp_path / "a")
    try:
        (folder / "images" / "con.jpg").write_bytes(b"x")
    except OSError:
        pytest.skip("this disk does not allow the name")
    with pytest.raises(KicError) as caught:
        pack(folder, tmp_path / "one.kicissue")
    assert caught.value.diagnostics[0].code == "store-path-device"
    assert not (tmp_path / "one.kicissue").exists()


def test_opened_gives_a_folder_for_a_folder_its_issue_file_and_a_pack(tmp_path: Path) -> None:
    folder, file = folder_at(tmp_path / "a"), tmp_path / "one.kicissue"
    pack(folder, file)
    with opened(folder) as found:
        assert found == folder
    with opened(folder / "issue.yaml") as found:
        assert found == folder
    with opened(file) as found:
        assert (found / "issue.yaml").is_file()
        assert found.name == "one"
    assert not found.exists()


def test_opening_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KicError) as caught, opened(tmp_path / "none"):
        pass
    assert caught.value.diagnostics[0].code == "store-issue-missing"
