"""Times the composition of a whole issue in fresh processes, as a ratio to HarfBuzz shaping the same text.

    python benchmarks/composition/speed.py [TEXT] [--widths 170,82,60] [--processes 3]

TEXT holds a paragraph on each line. Without it every line of the real issue is composed, from ../shared beside the
repository, its markup taken off; without that, the paragraphs of the example. Each process opens the fonts, then
composes everything once, cold, at one width; CPU time is taken, and the best process counts. See ../README.md.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

from setting import FAMILY, FONT, MM, ROOT

SEED = ROOT.parent / "shared" / "seed" / "issue-325.md"
EXAMPLE = ROOT / "examples" / "issue-001"
MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|^#+ +|^ *[-*] +|\*\*")
LONG = 5_000
"""Characters of the long paragraph."""
SIZE = 10.0


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path, help="a text file with a paragraph on each line")
    parser.add_argument("--widths", default="170,82,60", help="measures in mm")
    parser.add_argument("--processes", type=int, default=3, help="of which the best counts")
    parser.add_argument("--one", type=float, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(timed(paragraphs(args.text), args.one)))
        return
    texts = paragraphs(args.text)
    print(f"{len(texts)} paragraphs, {sum(map(len, texts))} characters, load {os.getloadavg()[0]:.1f}; ms (x HarfBuzz)")
    print(
        f"{'mm':>4}{'all':>15}{'shaping':>15}{'lines':>15}{'p95 paragraph':>17}{'long paragraph':>19}{'HarfBuzz':>11}"
    )
    for width in args.widths.split(","):
        print(row(width, best(args, width)))


def row(width: str, one: dict[str, float]) -> str:
    raw, part = one["harfbuzz"], lambda key, of: f"{one[key]:.1f} ({one[key] / of:.1f})"
    shares = f"{part('all', raw):>15}{part('shape', raw):>15}{part('lines', raw):>15}"
    single = f"{one['p95']:.2f} ({one['p95'] / one['harfbuzz_p95']:.1f})"
    return f"{width:>4}{shares}{single:>17}{part('long', one['harfbuzz_long']):>19}{raw:>11.1f}"


def best(args: argparse.Namespace, width: str) -> dict[str, float]:
    """The least of each figure over some fresh processes."""
    command = [sys.executable, __file__, *([str(args.text)] if args.text else []), "--one", width]
    runs = [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(args.processes)]
    return {key: min(run[key] for run in runs) for key in runs[0]}


def paragraphs(text: Path | None) -> list[str]:
    """The paragraphs: all lines that are not blank, without markup, tabs as spaces."""
    if text is None and not SEED.is_file():
        from kiclayout.app.paragraphs import Choice, gather
        from kiclayout.base.diagnostics import Sink

        return [body.shaped.text for body in gather(EXAMPLE, Choice(least=1), Sink()).bodies]
    lines = (text or SEED).read_text("utf-8").splitlines()
    clean = (MARKUP.sub("", line).replace("\t", " ").strip() for line in lines)
    return [line for line in clean if line and set(line) - set("-=| :")]


def timed(texts: list[str], width: float) -> dict[str, float]:
    """One cold composition of ``texts`` at ``width`` millimetres, and HarfBuzz on the same text, in ms."""
    from kiclayout.design.layout import FontChoice, ScriptFont
    from kiclayout.design.style import ParStyle, TextStyle
    from kiclayout.text.font_choices import Fonts
    from kiclayout.text.fonts import FontBook
    from kiclayout.text.lexicon import learn
    from kiclayout.text.lines import break_lines
    from kiclayout.text.paragraph import shape_paragraph
    from kiclayout.text.spans import Span

    fonts = Fonts(FontBook.open([FONT.parent]), {"text": FontChoice(ScriptFont(FAMILY))})
    style = TextStyle(font="text", size=SIZE)
    par = ParStyle(text=style, align="justify")
    shape_paragraph((Span("가漢A 1", style),), fonts)  # opens the font and the tables
    gc.disable()
    shaping, breaking = [], []
    started = time.process_time()
    lexicon = learn(texts)
    for text in texts:
        begun = time.process_time()
        shaped = shape_paragraph((Span(text, style),), fonts)
        between = time.process_time()
        break_lines(shaped, width * MM, par, lexicon=lexicon)
        shaping.append(between - begun)
        breaking.append(time.process_time() - between)
    whole = time.process_time() - started
    long = " ".join(text for text in texts if len(text) >= 100)
    long = (long * (LONG // max(len(long), 1) + 1))[:LONG]
    begun = time.process_time()
    break_lines(shape_paragraph((Span(long, style),), fonts), width * MM, par, lexicon=lexicon)
    slow = time.process_time() - begun
    raw = harfbuzz(texts)
    each = sorted(one + other for one, other in zip(shaping, breaking, strict=True))
    seconds = {
        "all": whole,
        "shape": sum(shaping),
        "lines": sum(breaking),
        "p95": p95(each),
        "long": slow,
        "harfbuzz": sum(raw),
        "harfbuzz_p95": p95(sorted(raw)),
        "harfbuzz_long": sum(harfbuzz([long])),
    }
    return {key: 1000 * value for key, value in seconds.items()}


def p95(ascending: list[float]) -> float:
    """What 95 of 100 values do not exceed."""
    return ascending[int(0.95 * len(ascending))]


def harfbuzz(texts: list[str]) -> list[float]:
    """Seconds that HarfBuzz alone takes for each text as one run, ids and advances read."""
    import uharfbuzz as hb

    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(FONT))))
    buffer = hb.Buffer()
    times = []
    for text in ("가漢A 1", *texts):
        begun = time.process_time()
        buffer.reset()
        buffer.add_str(text)
        buffer.script, buffer.language, buffer.direction = "Hang", "ko", "ltr"
        hb.shape(font, buffer, {})
        list(
            zip(
                (info.codepoint for info in buffer.glyph_infos),
                (at.x_advance for at in buffer.glyph_positions),
                strict=True,
            )
        )
        times.append(time.process_time() - begun)
    return times[1:]


if __name__ == "__main__":
    main()
