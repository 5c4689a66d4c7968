"""Python's modules as bytecode alone: smaller, sooner started, and the same bytes in every build.

What explains the code to those who read it is left out, too: docstrings, which types functions take (nobody asks for
them as the program runs; those of classes make records, and stay), and in which columns of its line an expression
stands (which fault reports would underline; the line stays). Assertions, which some libraries count on, are not.
"""

from __future__ import annotations

import ast
import importlib.util
import marshal
import zipfile
from pathlib import Path

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of all files in a zip."""
UNCHECKED_HASH = (1).to_bytes(4, "little")
"""Flags of a .pyc that is told from its source by a sum, for which Python never looks (PEP 552)."""
_PLACED = (ast.expr, ast.stmt, ast.excepthandler, ast.arg, ast.keyword, ast.alias, ast.pattern)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_EXPLAINED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def compile_all(folder: Path) -> None:
    """Replaces every .py in ``folder`` by its .pyc beside it; what cannot be compiled is left out with its source.

    The bytecode names files relative to ``folder`` and asks for no source.
    """
    for path in sorted(folder.rglob("*.py")):
        source = path.read_bytes()
        path.unlink()
        try:
            made = bytecode(source, path.relative_to(folder).as_posix())
        except (SyntaxError, ValueError):
            continue  # templates and tests of syntax errors
        path.with_suffix(".pyc").write_bytes(made)


def bytecode(source: bytes, name: str) -> bytes:
    """The content of a .pyc for ``source`` without its docstrings, the types of its functions, and columns.

    Args:
        source: A module.
        name: What tracebacks call its file.

    Raises:
        SyntaxError: It is no Python.
        ValueError: It has a null byte.
    """
    tree = ast.parse(source, name)
    for node in ast.walk(tree):
        if isinstance(node, _FUNCTIONS):
            node.returns = None
        if isinstance(node, ast.arg):
            node.annotation = None
        if isinstance(node, _EXPLAINED) and ast.get_docstring(node, clean=False) is not None:
            needed = not isinstance(node, ast.Module) and len(node.body) == 1
            node.body[:1] = [ast.copy_location(ast.Pass(), node.body[0])] if needed else []
        if isinstance(node, _PLACED):
            node.end_lineno, node.col_offset, node.end_col_offset = node.lineno, -1, -1  # -1: nobody knows
    code = compile(tree, name, "exec", dont_inherit=True, optimize=0)
    head = importlib.util.MAGIC_NUMBER + UNCHECKED_HASH + importlib.util.source_hash(source)
    return head + marshal.dumps(code)


def zip_stored(folder: Path, target: Path) -> None:
    """Packs ``folder`` into ``target`` in the order of names, not compressed: the installer compresses better."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), EARLIEST)
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes())
