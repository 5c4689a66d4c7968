"""What the parser complains about, in the language asked for.

argparse words its complaints in English only. They are recognised by their form and said anew; one that is not known
is shown as it is.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from kiclayout.cli.words import word

_FORMS = (
    ("arguments-unknown", re.compile(r"unrecognized arguments: (?P<what>.+)", re.DOTALL)),
    ("arguments-missing", re.compile(r"the following arguments are required: (?P<what>.+)")),
    ("choice-unknown", re.compile(r"invalid choice: (?P<what>.+?) ?\((?:.*, )?choose from (?P<known>.+)\)", re.DOTALL)),
    ("number-expected", re.compile(r"invalid int value: (?P<what>.+)", re.DOTALL)),
    ("value-expected", re.compile(r"expected (?:one|at least one|\d+) arguments?")),
    ("value-unexpected", re.compile(r"ignored explicit argument (?P<what>.+)", re.DOTALL)),
    ("arguments-one", re.compile(r"one of the arguments (?P<what>.+) is required")),
    ("options-apart", re.compile(r"not allowed with argument (?P<what>.+)")),
    ("option-ambiguous", re.compile(r"ambiguous option: (?P<what>\S+) could match (?P<known>.+)")),
)
_ABOUT = re.compile(r"argument (?P<name>[^:]*): (?P<rest>.+)", re.DOTALL)


def complaint(message: str, lang: str) -> str:
    """The ``message`` of argparse in ``lang``, with the option or argument it is about before it."""
    about = _ABOUT.fullmatch(message)
    name, text = (about["name"], about["rest"]) if about else ("", message)
    for key, form in _FORMS:
        if found := form.fullmatch(text):
            said = word(key, lang, **{field: _plain(value) for field, value in found.groupdict().items()})
            return f"{name}: {said}" if name else said
    return message


def _plain(names: str) -> str:
    """Names without the quotation marks that Python puts round them."""
    return re.sub(r"'([^']*)'", r"\1", names)


class Parser(argparse.ArgumentParser):
    """A parser that shows its usage and its complaints in one language; so do those of its commands.

    It gets its arguments when it is to parse: of all commands a run takes one.
    """

    def __init__(self, lang: str, fill: Callable[[Parser], None] | None = None, **settings: Any) -> None:
        """``fill`` adds the arguments."""
        super().__init__(**settings)
        self.lang = lang
        self._fill = fill

    def parse_known_args(self, *given: Any, **named: Any) -> Any:
        """As argparse's, which asks for it before anything of the parser is needed, be it help."""
        fill, self._fill = self._fill, None
        if fill is not None:
            fill(self)
        return super().parse_known_args(*given, **named)

    def format_usage(self) -> str:
        """The line of usage, with its first word in the parser's language."""
        return self._translated(super().format_usage())

    def format_help(self) -> str:
        """The help, with the first word of its usage in the parser's language."""
        return self._translated(super().format_help())

    def _translated(self, text: str) -> str:
        return re.sub(r"\Ausage: ", word("usage", self.lang) + ": ", text)

    def error(self, message: str) -> NoReturn:
        """Shows how the command is used and what was wrong with it.

        Raises:
            SystemExit: Always, with the status 2.
        """
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {word('ERROR', self.lang)}: {complaint(message, self.lang)}\n")
