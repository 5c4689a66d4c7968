"""The command line's grammar, its help in the language asked for."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from kiclayout import __version__
from kiclayout.cli import commands, lines
from kiclayout.cli.complaints import Parser
from kiclayout.cli.words import LANGUAGES, word
from kiclayout.store.layout_places import DEFAULT_LAYOUT

Arguments = Callable[[argparse.ArgumentParser, str], None]
"""Adds a command's arguments to its parser, with help in a language."""


def make_parser(lang: str) -> Parser:
    """The parser with all commands; its help is in ``lang``."""
    parser = Parser(lang, prog="kiclayout", description=word("about", lang), add_help=False)
    _titles(parser, lang)
    parser.add_argument("--version", action="version", version=f"kiclayout {__version__}", help=word("version", lang))
    parser.add_argument("--self-test", nargs="?", const="all", choices=("all", "window"), help=word("self-test", lang))
    parser.add_argument("--lang", choices=LANGUAGES, default=lang, help=word("lang", lang))
    parser.add_argument("-q", "--quiet", action="store_true", help=word("quiet", lang))
    places = parser.add_subparsers(title=word("command", lang), dest="command", metavar="")
    for name, (run, arguments) in _COMMANDS.items():

        def fill(made: Parser, arguments: Arguments = arguments) -> None:
            _titles(made, lang)
            _common(made, lang)
            arguments(made, lang)

        about = word(name, lang)
        made = places.add_parser(name, lang=lang, fill=fill, help=about, description=about, add_help=False)
        if run is not None:  # the window is not the command line's: ``__main__`` runs it
            made.set_defaults(run=run)
    return parser


def _titles(parser: argparse.ArgumentParser, lang: str) -> None:
    """Argparse's own headings and help option, in ``lang``."""
    parser._positionals.title = word("arguments", lang)
    parser._optionals.title = word("options", lang)
    parser.add_argument("-h", "--help", action="help", help=word("help", lang))


def _common(parser: argparse.ArgumentParser, lang: str) -> None:
    """The options that may stand before a command, too: behind it, only what is written counts."""
    silent = argparse.SUPPRESS
    parser.add_argument("--lang", choices=LANGUAGES, default=silent, help=word("lang", lang))
    parser.add_argument("-q", "--quiet", action="store_true", default=silent, help=word("quiet", lang))


def _edit(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("issue", nargs="?", help=word("issue", lang))


def _export(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("issue", help=word("issue", lang))
    place = parser.add_mutually_exclusive_group()
    place.add_argument("-o", "--output", help=word("output-pdf", lang))
    place.add_argument("--beside", action="store_true", help=word("beside", lang))
    parser.add_argument("--layout", default="", help=word("other-layout", lang))
    parser.add_argument(
        "--preset", choices=("screen", "print", "both", "proof"), default="screen", help=word("preset", lang)
    )
    parser.add_argument("--profile", metavar="ICC", help=word("profile", lang))
    parser.add_argument("--password", default="", help=word("password", lang))
    parser.add_argument("--strict", action="store_true", help=word("strict", lang))
    parser.add_argument("--texts", help=word("texts", lang))
    parser.add_argument("--json", action="store_true", help=word("json", lang))
    parser.add_argument("--pages", action="store_true", help=argparse.SUPPRESS)  # by the window alone


def _check(parser: argparse.ArgumentParser, lang: str) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("issue", nargs="?", help=word("issue", lang))
    what.add_argument("--pdf", metavar="FILE", help=word("check-pdf", lang))
    parser.add_argument("--password", default="", help=word("check-password", lang))


def _new(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("folder", help=word("folder", lang))
    parser.add_argument("--number", type=int, default=1, help=word("number", lang))
    parser.add_argument("--date", help=word("date", lang))
    parser.add_argument("--layout", default=DEFAULT_LAYOUT, help=word("layout", lang))


def _next(parser: argparse.ArgumentParser, lang: str) -> None:
    from kiclayout.app.following import KINDS  # not above: it knows what an issue is

    parser.add_argument("issue", help=word("issue", lang))
    parser.add_argument("-o", "--output", help=word("output-next", lang))
    parser.add_argument("--number", type=int, help=word("next-number", lang))
    parser.add_argument("--date", help=word("next-date", lang))
    parser.add_argument("--without", action="append", choices=KINDS, default=[], help=word("next-without", lang))
    parser.add_argument("--column", action="append", metavar="FILE", default=[], help=word("next-column", lang))


def _new_layout(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("name", help=word("begin-name", lang))
    pattern = parser.add_mutually_exclusive_group()
    pattern.add_argument(
        "--from", dest="pattern", metavar="LAYOUT", default=DEFAULT_LAYOUT, help=word("begin-from", lang)
    )
    pattern.add_argument("--bare", dest="pattern", action="store_const", const="bare", help=word("begin-bare", lang))
    parser.add_argument("--to", metavar="FOLDER", help=word("begin-to", lang))


def _import(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("files", nargs="+", help=word("files", lang))
    parser.add_argument("-o", "--output", required=True, help=word("output-issue", lang))
    parser.add_argument("--layout", default=DEFAULT_LAYOUT, help=word("layout", lang))


def _lines(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("source", help=word("lines-source", lang))
    for name in ("width", "size", "font"):
        parser.add_argument(f"--{name}", default="", help=word(f"lines-{name}-option", lang))
    parser.add_argument("--align", choices=("justify", "left"), default="", help=word("lines-align-option", lang))
    parser.add_argument("--least", type=int, default=100, help=word("lines-least-option", lang))
    parser.add_argument("--pdf", help=word("lines-pdf-option", lang))
    parser.add_argument("-o", "--output", help=word("lines-picture-option", lang))
    parser.add_argument("--json", action="store_true", help=word("lines-json-option", lang))


def _pack(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("issue", help=word("issue", lang))
    parser.add_argument("-o", "--output", help=word("output-pack", lang))


def _unpack(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("file", help=word("packed", lang))
    parser.add_argument("-o", "--output", help=word("output-folder", lang))


_COMMANDS: dict[str, tuple[Callable[..., int] | None, Arguments]] = {
    "edit": (None, _edit),
    "export": (commands.export, _export),
    "new": (commands.new, _new),
    "next": (commands.next_, _next),
    "new-layout": (commands.new_layout, _new_layout),
    "import": (commands.import_, _import),
    "check": (commands.check, _check),
    "pack": (commands.pack_, _pack),
    "unpack": (commands.unpack_, _unpack),
    "lines": (lines.lines, _lines),
}
"""The commands in the order in which help shows them: what runs them, and what adds their arguments."""
