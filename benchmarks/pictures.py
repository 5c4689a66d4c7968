"""Exports an issue of many photographs with every preset, cold and from the cache: CPU, memory, size of the file.

On Linux: the peak of memory is what the system says of the process.

    python benchmarks/pictures.py [--photos N] [--megapixels M]

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=int, default=40)
    parser.add_argument("--megapixels", type=float, default=24.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        issue = Path(folder) / "issue"
        write_issue(issue, asked.photos, asked.megapixels)
        for preset in ("screen", "print", "proof"):
            for state in ("cold", "cached"):
                target = Path(folder) / f"{preset}.pdf"
                cpu, memory = measured(issue, target, preset, Path(folder) / "cache")
                print(f"{preset:7} {state:7} {cpu:6.2f} s  {memory:4.0f} MB  {target.stat().st_size / 1e6:6.1f} MB")


def write_issue(folder: Path, photos: int, megapixels: float) -> None:
    """An issue with one article of many figures; grain, so that JPEGs are as large as a camera's."""
    new_issue(folder, 1, dt.date(2026, 11, 25), "kic-weekly")
    width = round((megapixels * 1.5e6) ** 0.5)
    size = (width, round(width / 1.5))
    bands = [Image.effect_noise((width // 8, size[1] // 8), 40 + 15 * band).resize(size) for band in range(3)]
    whole, figures = Image.merge("RGB", bands), []
    for number in range(photos):
        photo = whole.copy()
        photo.paste((number * 6 % 255, 80, 200 - number * 3), (number * 20, 100, number * 20 + 400, 700))
        photo.save(folder / "images" / f"{number}.jpg", quality=90)
        figures.append(
            f'\n::: figure images/{number}.jpg {{alt="사진 {number}"}}\n사진 {number}\n:::\n\n본문이 이어집니다.\n'
        )
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
