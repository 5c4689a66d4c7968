from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.store.paths import fault, fold, locate, read_text, read_utf8


@pytest.mark.parametrize(
    "name",
    ["issue.yaml", "images/사진 1.jpg", "articles/한-중.md", ".gitattributes", "a/b/c/d.png", "console.md", "com.md"],
)
def test_good_names(name: str) -> None:
    assert fault(name) == ""


@pytest.mark.parametrize(
    "name, code",
    [
        ("", "store-path-outside"),
        ("/etc/passwd", "store-path-outside"),
        ("../a.jpg", "store-path-outside"),
        ("images/../../a.jpg", "store-path-outside"),
        ("C:/a.jpg", "store-path-outside"),
        ("c:a.jpg", "store-path-outside"),
        ("images\\a.jpg", "store-path-sign"),
        ("https://a.cn/b.jpg", "store-path-web"),
        ("images/a?.jpg", "store-path-sign"),
        ("a\x00.jpg", "store-path-sign"),
        ("a\nb.jpg", "store-path-sign"),
        ("a\u202egpj.exe", "store-path-sign"),
        ("images//a.jpg", "store-path-part"),
        ("./a.jpg", "store-path-part"),
        ("images/", "store-path-part"),
        ("images/a.jpg ", "store-path-part"),
        ("images./a.jpg", "store-path-part"),
        ("CON", "store-path-device"),
        ("images/aux.jpg", "store-path-device"),
        ("Com1.tar.gz", "store-path-device"),
        ("lpt9 .md", "store-path-device"),
        ("a" * 200, "store-path-long"),
    ],
)
def test_bad_names(name: str, code: str) -> None:
    assert fault(name) == code


def test_names_that_a_disk_may_take_for_one_fold_alike() -> None:
    assert fold("Ärger/가.JPG") == fold(unicodedata.normalize("NFD", "ärger/가.jpg"))
    assert fold("a") != fold("b")


def test_a_decomposed_name_on_the_disk_is_found(tmp_path: Path) -> None:
    stored = tmp_path / unicodedata.normalize("NFD", "사진") / unicodedata.normalize("NFD", "가을.jpg")
    stored.parent.mkdir()
    stored.write_bytes(b"x")
    found = locate(tmp_path, "사진/가을.jpg")
    assert found is not None
    assert found.read_bytes() == b"x"
    assert locate(tmp_path, "사진/겨울.jpg") is None


def test_names_outside_and_links_are_not_located(tmp_path: Path) -> None:
    folder = tmp_path / "issue"
    folder.mkdir()
    (tmp_path / "secret").write_text("x")
    assert locate(folder, "../secret") is None
    if os.name != "nt":
        (folder / "link").symlink_to(tmp_path / "secret")
        (folder / "dir").symlink_to(tmp_path)
        assert locate(folder, "link") is None
        assert locate(folder, "dir/secret") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_file_of_an_issue(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    assert locate(tmp_path, "a.png") is None


def test_text_is_mended_in_memory_and_that_is_noted(tmp_path: Path) -> None:
    file, sink = tmp_path / "a.yaml", Sink()
    file.write_bytes(b"\xef\xbb\xbf" + unicodedata.normalize("NFD", "제목: 가\r\n").encode())
    assert read_text(file, "a.yaml", 100, sink) == "제목: 가\n"
    assert [d.code for d in sink] == ["store-text-mended"]
    raw = read_utf8(file, "a.yaml", 100, sink)
    assert raw is not None
    assert raw.startswith("\ufeff")
    assert raw.endswith("\r\n")


def test_a_file_that_cannot_be_read_is_an_error_at_its_line(tmp_path: Path) -> None:
    file, sink = tmp_path / "a.md", Sink()
    file.write_bytes("가\n".encode() + "나".encode("cp949"))
    assert read_text(file, "a.md", 100, sink) is None
    assert read_text(file, "a.md", 2, sink) is None
    assert read_text(tmp_path / "none.md", "none.md", 100, sink) is None
    assert [(d.code, str(d.place)) for d in sink] == [
        ("store-file-encoding", "a.md:2"),
        ("store-file-large", "a.md"),
        ("store-file-unreadable", "none.md"),
    ]
