"""The house rules, as tests: floors, sizes of files and functions, docs, wordings."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from placeholders import fields

from kiclayout.base.diagnostics import wordings

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "kiclayout"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[:2] != ("text", "tables"))
AREAS = "store|text|scene|typeset|paint|pdf|pdfx|preflight|convert|layout|app|cli"
CODE = re.compile(rf"""["']((?:{AREAS})-[a-z0-9]+(?:-[a-z0-9]+)*)["']""")
LONGEST_FILE, LONGEST_FUNCTION, USUAL_FUNCTION = 450, 70, 30
UNTESTED = {"paint-font-unusable": "HarfBuzz turns CFF2 into CFF; only a build that cannot would get there"}
"""Codes that no test can provoke, and why."""
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "benchmarks" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
FENCED = re.compile(r"^```.*?^```|^(?: {4}[^\n]*\n)+", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^()\s]+)\)")
HEAVIEST_PICTURE = 150_000


def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (f"{path.relative_to(SOURCE)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, kinds)
    ]


def test_every_floor_imports_only_lower_ones() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_stay_short() -> None:
    long = {str(path): n for path in MODULES if (n := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE}
    assert not long


def test_functions_stay_short() -> None:
    sizes = [one for path in MODULES for one in functions(path)]
    assert not [one for one in sizes if one[1] > LONGEST_FUNCTION]
    lengths = sorted(size for _, size in sizes)
    assert lengths[int(len(lengths) * 0.9)] <= USUAL_FUNCTION


def test_names_come_from_the_field() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert not [path for path in MODULES if vague & set(re.split(r"[_.]", path.stem))]


def test_every_module_is_named_in_the_architecture() -> None:
    page = (ROOT / "docs" / "ARCHITECTURE.md").read_text("utf-8")
    named = {part for code in re.findall(r"`([^`\n]+)`", page) for part in re.split(r"[^a-z0-9_]+", code)}
    stems = {path.stem for path in MODULES} - {"__init__", "__main__"}
    assert stems - named == set()


def test_every_module_says_what_it_does() -> None:
    bare = [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert not bare


@pytest.mark.parametrize("path", sorted((SOURCE / "base" / "wording").glob("*.json")), ids=lambda path: path.name)
def test_wordings_are_complete(path: Path) -> None:
    for code, entry in json.loads(path.read_text("utf-8")).items():
        assert entry["severity"] in {"error", "warning", "info"}, code
        fields = {lang: set(re.findall(r"\{(\w+)\}", entry[lang]["message"])) for lang in ("ko", "zh", "en")}
        assert fields["ko"] == fields["zh"] == fields["en"], code
        assert all(entry[lang]["message"] for lang in ("ko", "zh", "en")), code
        said = re.sub("“[^”]*”", "“”", "".join(entry["zh"].values()))  # what is quoted may be code
        assert not re.search("[一-鿿”}][,;(]|[,;)][一-鿿“]", said), f"{code}: half-width signs in Chinese"


@pytest.mark.parametrize("room", ["base", "editor"])
def test_wordings_quote_as_their_languages_do(room: str) -> None:
    """‘ ’ in Korean, “ ” in Chinese and English; straight double quotes only as signs that YAML and systems know."""
    quotes = {"ko": ("‘", "’"), "zh": ("“", "”"), "en": ("“", "”")}
    for path in sorted((SOURCE / room / "wording").glob("*.json")):
        for code, entry in json.loads(path.read_text("utf-8")).items():
            for lang, (opening, closing) in quotes.items():
                told = entry.get(lang, "")
                said = told if isinstance(told, str) else " ".join(told.values())
                assert "'" not in said, f"{code} ({lang}): a straight quote"
                outer = re.sub(f"{opening}[^{closing}]*{closing}", "", said)
                assert opening not in outer, f"{code} ({lang}): {opening} without {closing}"


def test_every_finding_is_given_what_its_wording_names() -> None:
    """Where a code is spelled out, its values stand beside it; ``conftest`` watches the others as they are made."""
    lacking = []
    for path in MODULES:
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or not call.args or not isinstance(call.args[0], ast.Constant):
                continue
            code, name = call.args[0].value, ast.unparse(call.func).rpartition(".")[2]
            given = {word.arg for word in call.keywords} | ({"key", "value"} if name == "MisfitError" else set())
            if code in wordings() and name in ("add", "say", "MisfitError") and None not in given:
                lacking += [(path.name, call.lineno, field) for field in fields(code) - given]
    assert not lacking


def test_codes_and_wordings_match() -> None:
    known = {
        code for path in (SOURCE / "base" / "wording").glob("*.json") for code in json.loads(path.read_text("utf-8"))
    }
    used = {code for path in MODULES for code in CODE.findall(path.read_text("utf-8"))}
    assert used - known == set(), "codes without a wording"
    assert known - used == set(), "wordings that no code uses"


def test_every_code_is_named_in_a_test() -> None:
    known = {
        code for path in (SOURCE / "base" / "wording").glob("*.json") for code in json.loads(path.read_text("utf-8"))
    }
    tests = [path for path in (ROOT / "tests").rglob("*") if path.suffix in {".py", ".txt"} and path != Path(__file__)]
    named = {code for path in tests for code in re.findall(r"\b[a-z]+(?:-[a-z0-9]+)+", path.read_text("utf-8"))}
    assert known - named == set(UNTESTED)


def test_tests_stay_short() -> None:
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert {str(path): n for path in tests if (n := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE} == {}


def test_tests_have_names_of_their_own() -> None:
    """Two modules of one name are one to pytest, which fails to collect the second."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_of_the_docs_lead_to_files(page: Path) -> None:
    said = re.sub(r"`[^`\n]*`", "", FENCED.sub("", page.read_text("utf-8")))
    inner = [link.split("#")[0] for link in LINK.findall(said) if not re.match(r"[a-z]+:|#", link)]
    assert [link for link in inner if not (page.parent / link).exists()] == []


def test_pictures_of_the_readme_are_small_and_used() -> None:
    drawn = sorted((ROOT / "docs" / "pictures").glob("*.png"))
    assert {f"docs/pictures/{path.name}" for path in drawn} <= set(LINK.findall(PAGES[0].read_text("utf-8")))
    assert {path.name: size for path in drawn if (size := path.stat().st_size) > HEAVIEST_PICTURE} == {}
