"""Times `kiclayout export` in fresh processes, beside Typst on the same words if it is there.

    python benchmarks/export.py [ISSUE] [--runs N] [--typst PYTHON] [--peers FOLDER]

Without ISSUE the real one is imported first, from ../shared beside the repository; without that the example is
taken. The runs of all commands are interleaved, so that a busy machine slows all alike; quote the ratios. Nothing is
installed, what is absent is skipped and said so. See README.md here.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
REAL = SHARED / "seed" / "issue-325.md"
EXAMPLE = ROOT / "examples" / "issue-001"
PEER = SHARED / "peers-bench" / "peers" / "typst" / "run.py"


@dataclass(frozen=True, slots=True)
class Run:
    """One fresh process: CPU (user and system) and wall time in seconds, the most memory it held in MB."""

    cpu: float
    wall: float
    peak: float


def main() -> None:
    """Measures and prints."""
    args = _arguments()
    with tempfile.TemporaryDirectory(prefix="kiclayout-bench-") as name:
        folder = Path(name)
        issue = _issue(args, folder)
        out = folder / "kiclayout.pdf"
        commands = {"kiclayout": [sys.executable, "-m", "kiclayout", "export", str(issue), "-o", str(out), "--quiet"]}
        commands |= _typst(args, folder)
        # An installed program comes with its bytecode: it is written by the first runs, which do not count.
        env = os.environ | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
        for command in commands.values():
            measured(command, env)
        rounds = [{who: measured(command, env) for who, command in commands.items()} for _ in range(args.runs)]
        print(f"{issue.name}: {out.stat().st_size / 1e6:.2f} MB of PDF, load {os.getloadavg()[0]:.1f}")
        _print(rounds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("issue", nargs="?", type=Path, help="an issue folder or packed file")
    parser.add_argument("--runs", type=int, default=5, help="rounds that count")
    parser.add_argument("--typst", default=sys.executable, help="a Python that has the package typst")
    parser.add_argument("--peers", type=Path, default=SHARED / "peers-bench" / "work", help="what its prepare made")
    return parser.parse_args()


def _issue(args: argparse.Namespace, folder: Path) -> Path:
    """The issue to be printed; the real one is imported, with the peers' pictures where its own are lost."""
    if args.issue:
        return Path(args.issue)
    if not REAL.is_file():
        print(f"no {REAL}: the example is taken, which is not what the peers print", file=sys.stderr)
        return EXAMPLE
    issue = folder / "issue-325"
    told = subprocess.run(
        [sys.executable, "-m", "kiclayout", "import", str(REAL), "-o", str(issue), "--quiet"], capture_output=True
    )
    if not (issue / "issue.yaml").is_file():
        sys.exit(f"the real issue could not be imported: {told.stderr.decode()}")
    _put_pictures(issue, sorted((args.peers / "assets").glob("*.jpg")))
    return issue


def _put_pictures(issue: Path, pictures: list[Path]) -> None:
    if not pictures:
        print("no pictures to put in: figures stay grey", file=sys.stderr)
        return
    (issue / "images").mkdir(exist_ok=True)
    names = cycle(picture.name for picture in pictures)
    for picture in pictures:
        shutil.copyfile(picture, issue / "images" / picture.name)
    for article in sorted((issue / "articles").glob("*.md")):
        text = article.read_text("utf-8")
        filled = re.sub(r"^::: figure$", lambda found: f"{found[0]} images/{next(names)}", text, flags=re.MULTILINE)
        article.write_text(filled, "utf-8")


def _typst(args: argparse.Namespace, folder: Path) -> dict[str, list[str]]:
    """The command that prints the peers' source with Typst; none if something for it is not there."""
    source = args.peers / "typst_x1.typ"
    found = subprocess.run([args.typst, "-c", "import typst"], capture_output=True).returncode == 0
    needed = {"the package typst": found, str(PEER): PEER.is_file(), str(source): source.is_file()}
    if not all(needed.values()):
        print("without Typst:", *(what for what, there in needed.items() if not there), "not found", file=sys.stderr)
        return {}
    return {"typst": [args.typst, str(PEER), str(source), str(folder / "typst.pdf"), str(args.peers)]}


def measured(command: list[str], env: dict[str, str]) -> Run:
    """Runs ``command``, which must make its file (an export with error findings ends with 1)."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command} ended with {process.returncode}")
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - begun, _megabytes(used))


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _print(rounds: list[dict[str, Run]]) -> None:
    print(f"{'':10} {'cpu s min':>10} {'median':>7} {'wall s min':>11} {'median':>7} {'peak MB':>8}")
    for who in rounds[0]:
        runs = [one[who] for one in rounds]
        cpu, wall = [run.cpu for run in runs], [run.wall for run in runs]
        print(
            f"{who:10} {min(cpu):10.2f} {statistics.median(cpu):7.2f} {min(wall):11.2f}"
            f" {statistics.median(wall):7.2f} {max(run.peak for run in runs):8.0f}"
        )
    if len(rounds[0]) > 1:
        ratios = list(_ratios(rounds))
        print(
            f"cpu of kiclayout to that of typst, round by round: median {statistics.median(ratios):.2f}"
            f" ({min(ratios):.2f} to {max(ratios):.2f})"
        )


def _ratios(rounds: list[dict[str, Run]]) -> Iterator[float]:
    for one in rounds:
        yield one["kiclayout"].cpu / one["typst"].cpu


if __name__ == "__main__":
    main()
