"""Exports an issue of many photographs with every preset, cold and from the cache: CPU, memory, size of the file.

On Linux: the peak of memory is what the system says of the process.

    python benchmarks/pictures.py [--photos N] [--megapixels M] [--kinds KIND ...]

Of several kinds of files each is measured beside the first, and its share of that one's memory and CPU is told.
Every export is a fresh process; the cache lies in a folder of its own that is removed at the end. See README.md here.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from kiclayout.store.folder import new_issue

RUN = """
import sys
from pathlib import Path
from kiclayout.app.export import export_pdf
from kiclayout.app.presets import asked_preset
from kiclayout.base.diagnostics import Sink
export_pdf(Path(sys.argv[1]), Path(sys.argv[2]), Sink(), presets=(asked_preset(sys.argv[3]),))
(peak,) = (line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(peak)
"""


class Kind(NamedTuple):
    """How photographs are saved."""

    ending: str
    mode: str
    how: dict[str, Any]


KINDS = {
    "jpeg": Kind("jpg", "RGB", {"quality": 90}),
    "progressive": Kind("jpg", "RGB", {"quality": 90, "progressive": True}),
    "progressive-444": Kind("jpg", "RGB", {"quality": 90, "progressive": True, "subsampling": 0}),
    "cmyk": Kind("jpg", "CMYK", {"quality": 90}),
    "png": Kind("png", "RGB", {"compress_level": 1}),
    "opacity": Kind("png", "RGBA", {"compress_level": 1}),
    "tiff": Kind("tif", "RGB", {}),
    "lzw": Kind("tif", "RGB", {"compression": "tiff_lzw"}),
    "webp": Kind("webp", "RGB", {"quality": 80, "method": 0}),
    "avif": Kind("avif", "RGB", {"quality": 60, "speed": 10}),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=int, default=40)
    parser.add_argument("--megapixels", type=float, default=24.0)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=["jpeg"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in asked.kinds:
            write_issue(folder / kind, asked.photos, asked.megapixels, KINDS[kind])
        for preset in ("screen", "print", "proof"):
            for state in ("cold", "cached"):
                found = {kind: _one(folder, kind, preset) for kind in asked.kinds}
                first = found[asked.kinds[0]]
                for kind, (cpu, memory, size) in found.items():
                    shares = f"{memory / first[1]:5.2f} {cpu / first[0]:5.2f}"
                    print(f"{kind:16} {preset:7} {state:7} {cpu:6.2f} s  {memory:4.0f} MB  {size:6.1f} MB  {shares}")


def _one(folder: Path, kind: str, preset: str) -> tuple[float, float, float]:
    """CPU seconds, peak of memory and size of the file, both in MB."""
    target = folder / f"{preset}.pdf"
    cpu, memory = measured(folder / kind, target, preset, folder / "cache")
    return cpu, memory, target.stat().st_size / 1e6


def write_issue(folder: Path, photos: int, megapixels: float, kind: Kind = KINDS["jpeg"]) -> None:
    """An issue with one article of many figures; grain, so that JPEGs are as large as a camera's."""
    new_issue(folder, 1, dt.date(2026, 11, 25), "kic-weekly")
    width = round((megapixels * 1.5e6) ** 0.5)
    size = (width, round(width / 1.5))
    bands = [Image.effect_noise((width // 8, size[1] // 8), 40 + 15 * band).resize(size) for band in range(3)]
    whole, figures = Image.merge("RGB", bands), []
    if kind.mode == "RGBA":
        whole.putalpha(Image.linear_gradient("L").resize(size))
    for number in range(photos):
        photo = whole.copy()
        photo.paste((number * 6 % 255, 80, 200 - number * 3), (number * 20, 100, number * 20 + 400, 700))
        photo.convert(kind.mode).save(folder / "images" / f"{number}.{kind.ending}", **kind.how)
        head = f'::: figure images/{number}.{kind.ending} {{alt="사진 {number}"}}'
        figures.append(f"\n{head}\n사진 {number}\n:::\n\n본문이 이어집니다.\n")
    article = next((folder / "articles").glob("*.md"))
    article.write_text(article.read_text("utf-8") + "".join(figures), "utf-8")


def measured(issue: Path, target: Path, preset: str, cache: Path) -> tuple[float, float]:
    """CPU seconds and the peak of memory, in MB, of one export."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", RUN, str(issue), str(target), preset]
    process = subprocess.Popen(command, env={**os.environ, "XDG_CACHE_HOME": str(cache)}, stdout=subprocess.PIPE)
    said, _ = process.communicate()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert process.returncode == 0, "the export failed"
    return used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime, int(said) / 1024


if __name__ == "__main__":
    main()
