"""Pictures remembered on disk: what an entry depends on, and that nothing is lost by damage or two programs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.record import replace
from kiclayout.paint import small
from kiclayout.paint.encoding import Encoded, Wanted, written_anew
from kiclayout.paint.images import embed
from kiclayout.paint.pdf import paint_pdf
from kiclayout.paint.picture_cache import PictureCache, cache_folder
from kiclayout.paint.preset import PRINT, PROOF, SCREEN, bundled_profile
from kiclayout.paint.press import opened_press
from kiclayout.paint.sheet import Sheet
from kiclayout.scene.assets import is_whole
from kiclayout.scene.items import Picture
from kiclayout.scene.page import Page, Scene


@pytest.fixture
def picture(tmp_path):
    file = tmp_path / "a.png"
    image = Image.effect_noise((300, 200), 50).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize((300, 200)))
    image.save(file)
    return file


@pytest.fixture
def cache(tmp_path):
    return PictureCache(tmp_path / "cache")


def test_what_was_put_comes_out_again(cache, picture):
    made = written_anew(picture, Wanted(100))
    assert made.alpha is not None
    cache.put("one", made)
    assert cache.get("one") == made
    assert cache.get("other") is None


def test_an_entry_depends_on_all_that_made_it(cache, picture, tmp_path):
    other = tmp_path / "b.png"
    Image.new("RGB", (300, 200)).save(other)
    press = opened_press(bundled_profile(), "a.icc")
    ways = [Wanted(100), Wanted(101), Wanted(100, quality=50), Wanted(100, kept=False), Wanted(100, press=press)]
    keys = [cache.key(picture, way) for way in ways] + [cache.key(other, ways[0])]
    assert len(set(keys)) == len(keys)
    copy = tmp_path / "copy.png"
    copy.write_bytes(picture.read_bytes())
    assert cache.key(copy, ways[0]) == keys[0]


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-9], lambda data: b"", lambda data: data[:40] + b"x" + data[41:]]
)
def test_a_damaged_entry_is_none(cache, picture, damage):
    cache.put("one", written_anew(picture, Wanted(100)))
    (entry,) = cache.folder.iterdir()
    entry.write_bytes(damage(entry.read_bytes()))
    assert cache.get("one") is None


def test_a_warm_cache_is_not_asked_twice_and_gives_the_same(cache, picture, monkeypatch):
    def written(_):
        sheet = Sheet("ko", 1)
        assert embed(sheet, picture, Wanted(100), cache)
        return [sheet.held.get(number) for number in sheet.held.numbers]

    cold = written(0)
    monkeypatch.setattr("kiclayout.paint.images.written_anew", lambda *_: pytest.fail("it was remembered"))
    assert written(1) == cold


def test_a_jpeg_that_was_found_whole_is_not_decoded_again_and_a_broken_one_always_is(cache, tmp_path, monkeypatch):
    looks = []
    monkeypatch.setattr("kiclayout.paint.images.is_whole", lambda path: looks.append(path.name) or is_whole(path))
    photo = tmp_path / "whole.jpg"
    Image.effect_noise((300, 200), 50).save(photo)
    torn = tmp_path / "torn.jpg"
    torn.write_bytes(photo.read_bytes()[:-4000] + b"\xff\xd9")
    for _ in range(2):
        assert embed(Sheet("ko", 1), photo, Wanted(300), cache).whole
        assert not embed(Sheet("ko", 1), torn, Wanted(300), cache).whole
    assert looks == ["whole.jpg", "torn.jpg", "torn.jpg"]


def test_a_folder_that_cannot_be_made_is_no_fault(tmp_path, picture):
    (tmp_path / "file").write_bytes(b"")
    cache = PictureCache(tmp_path / "file" / "cache")
    cache.put("one", written_anew(picture, Wanted(100)))
    cache.tidy()
    assert cache.get("one") is None


def test_the_least_used_go_first(tmp_path):
    cache = PictureCache(tmp_path / "cache", largest=2500)
    for number in range(4):
        cache.put(str(number), Encoded(1, 1, bytes(900), "DeviceGray", "FlateDecode"))
        os.utime(cache.folder / f"{number}.picture", (number, number))
    assert cache.get("0") is not None  # used now
    cache.tidy()
    assert sorted(entry.name for entry in cache.folder.iterdir()) == ["0.picture", "3.picture"]


def test_the_folder_is_the_systems(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "kiclayout" / "pictures"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert cache_folder() == tmp_path / "kiclayout" / "cache" / "pictures"
    monkeypatch.setattr("sys.platform", "darwin")
    assert cache_folder() == Path.home() / "Library" / "Caches" / "kiclayout" / "pictures"


def scene_of(picture):
    return Scene((Page(0, "", 300, 200, 0, (Picture(Rect(0, 0, 300, 200), str(picture), alt="잡음"),)),), title="잡음")


@pytest.mark.parametrize("preset", [SCREEN, PRINT, PROOF], ids=lambda preset: preset.name)
def test_files_are_the_same_with_and_without(cache, picture, book, preset):
    files = [paint_pdf(scene_of(picture), book, Sink(), preset=preset, cache=one) for one in (None, cache, cache)]
    assert files[0] == files[1] == files[2]


def test_a_proof_that_stays_large_is_told(picture, book):
    sink = Sink()
    with small.painted_small(scene_of(picture), book, sink, preset=replace(PROOF, most=1000)) as made:
        assert made.read(5) == b"%PDF-"
    assert [one.code for one in sink] == ["paint-proof-large"]
