"""Sets the same paragraphs in kiclayout, Typst, WeasyPrint and ReportLab, and judges all their lines alike.

    python benchmarks/composition/compare.py [TEXT] [--widths 170,82,60] [--size 10] [--keep FOLDER]

TEXT holds a paragraph on each line. Without it the long paragraphs of the real issue are taken, from ../shared beside
the repository; without that, those of the example. An engine whose package is absent is skipped and named; nothing is
installed. Every engine works at its defaults, with the same font, size and measure. See ../README.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from setting import FAMILY, FONT, ROOT, Engine, Job

from kiclayout import __version__
from kiclayout.app.lines import Row, measure_lines, measure_pdf
from kiclayout.app.paragraphs import Choice, gather
from kiclayout.base.diagnostics import Sink
from kiclayout.cli.lines import table
from kiclayout.text.script import is_hangul

SEED = ROOT.parent / "shared" / "seed" / "issue-325.md"
EXAMPLE = ROOT / "examples" / "issue-001"
PEERS = (("by_typst", "engine"), ("by_weasyprint", "engine"), ("by_reportlab", "engine"), ("by_reportlab", "cjk"))
HEADS = (
    *("engine", "mm", "ends", "tears %", "strands", "bad starts", "bad ends", "particles"),
    *("p50", "p95", "most", "jump %", "runts", "overfull", "lost"),
)


def main() -> None:
    """Measures and prints."""
    args = arguments()
    paragraphs = read(args.text)
    engines = list(at_hand())
    with tempfile.TemporaryDirectory(prefix="kiclayout-lines-") as scratch:
        folder = Path(args.keep or scratch)
        folder.mkdir(parents=True, exist_ok=True)
        text = folder / "paragraphs.txt"
        text.write_text("\n".join(paragraphs), "utf-8")
        choice = Choice(FAMILY, args.size, "justify", 1)
        rows = [row for width in args.widths.split(",") for row in measured(width, text, choice, engines)]
    print(f"{len(paragraphs)} paragraphs, {sum(map(len, paragraphs))} characters, {FAMILY} {args.size} pt, justified")
    print("\n".join(table([HEADS, *rows])))
    print(f"kiclayout {__version__}")
    for engine in engines:
        print(f"{engine.name} {engine.version}" + (f": {engine.note}" if engine.note else ""))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path, help="a text file with a paragraph on each line")
    parser.add_argument("--widths", default="170,82,60", help="measures in mm")
    parser.add_argument("--size", default="10", help="of the type, in pt")
    parser.add_argument("--keep", help="folder for the PDFs; else they are thrown away")
    return parser.parse_args()


def read(text: Path | None) -> list[str]:
    """The paragraphs: all lines of ``text``, or the long ones of the real issue or of the example."""
    if text is not None:
        return [line.strip() for line in text.read_text("utf-8").splitlines() if line.strip()]
    source = SEED if SEED.is_file() else EXAMPLE
    if source == EXAMPLE:
        print(f"no {SEED}: the example is taken", file=sys.stderr)
    found = [body.shaped.text for body in gather(source, Choice(), Sink()).bodies]
    return [one for one in found if any(map(is_hangul, one))]


def at_hand() -> Iterator[Engine]:
    """The engines whose packages are installed."""
    for module, name in PEERS:
        try:
            yield getattr(import_module(module), name)()
        except ImportError as error:
            print(f"{module.removeprefix('by_')} is skipped: {error}", file=sys.stderr)


def measured(width: str, text: Path, choice: Choice, engines: list[Engine]) -> Iterator[list[str]]:
    """The table's rows at one width, ours first."""
    ours = measure_lines(text, width, choice, Sink())
    yield cells("kiclayout", ours.rows[0], 0)
    paragraphs = tuple(body.shaped.text for body in ours.copy.bodies)
    job = Job(paragraphs, float(width), float(choice.size), FONT, text.parent)
    for engine in engines:
        file = text.parent / f"{engine.name.lower().replace(', ', '-').replace(' ', '-')}-{width}.pdf"
        file.write_bytes(engine.compose(job))
        report = measure_pdf(text, width, choice, Sink(), file)
        yield cells(engine.name, report.rows[0], report.lost)


def cells(name: str, row: Row, lost: int) -> list[str]:
    one = row.figures
    counts = (one.strands, one.heads, one.tails, one.particles)
    slack = (one.slack_median, one.slack_p95, one.slack_most)
    jump = f"{100 * one.jump:.1f}"
    ends = (one.runts, one.overfull, lost)
    share = f"{one.share(one.tears):.1f}"
    return [
        name,
        f"{row.width:g}",
        str(one.ends),
        share,
        *map(str, counts),
        *(f"{value:z.3f}" for value in slack),
        jump,
    ] + [str(count) for count in ends]


if __name__ == "__main__":
    main()
