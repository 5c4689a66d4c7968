"""The commands. Each takes the parsed arguments and gives the exit status: 0 done, 1 errors found, 2 nothing done.

A command imports what it does when it runs: loading the whole program would be a good part of a short run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiclayout.base.diagnostics import KicError, Severity, Sink
from kiclayout.cli.report import MachineLines, ProgressLine, show_findings
from kiclayout.cli.words import word

if TYPE_CHECKING:
    from kiclayout.app.printing import Export
    from kiclayout.app.project import Draft, Progress, Project
    from kiclayout.paint.preset import Preset

WEDNESDAY = 2
LAST_NUMBER = 999_999_999
"""The greatest number that an issue can have; issue.yaml takes no greater one."""


def run(command: Callable[[argparse.Namespace, Sink, ProgressLine], int], args: argparse.Namespace) -> int:
    """Runs one command and shows what was found on the way; no finding is ever lost behind an exception."""
    sink, progress = Sink(), ProgressLine(args.lang, quiet=args.quiet)
    try:
        return command(args, sink, progress)
    except KicError as error:
        progress.done()
        sink.extend(error.diagnostics)
        show_findings(sink, args.lang, quiet=args.quiet)
        print(word("nothing-made", args.lang), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        progress.done()
        print(word("stopped", args.lang), file=sys.stderr)
        return 130
    except Exception as error:  # our own fault: the user gets one line to report, what was found is not lost
        progress.done()
        show_findings(sink, args.lang, quiet=args.quiet)
        print(word("fault", args.lang, error=fault_line(error)), file=sys.stderr)
        if os.environ.get("KICLAYOUT_DEBUG"):
            sys.excepthook(type(error), error, error.__traceback__)
        return 3


def fault_line(error: BaseException) -> str:
    """The kind of a fault, what it says, and where in the program it arose."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{where}"


def export(args: argparse.Namespace, sink: Sink, progress: ProgressLine) -> int:
    """``export ISSUE [-o OUT.pdf] [--preset NAME] [--layout NAME] [--strict] [--texts FOLDER] [--json]``."""
    if args.pages:
        return _export_for_machines(partial(_printed, args, sink), sink, ids=True)
    from kiclayout.app.pdf_name import pdf_stem
    from kiclayout.app.presets import named_for
    from kiclayout.app.project import Draft

    issue = Path(args.issue)

    def called(project: Project) -> Path:
        stem = pdf_stem(project.issue, project.layout, _stem(issue))
        return (_home(issue).parent if args.beside else Path()) / f"{named_for(args.preset, stem)}.pdf"

    target = Path(args.output) if args.output else called
    source = Draft(issue, Path(args.texts) if args.texts else None, args.layout)
    if args.json:
        return _export_for_machines(partial(_exported, args, source, target, sink), sink)
    made = _exported(args, source, target, sink, progress=progress)
    progress.done()
    counts = show_findings(sink, args.lang, quiet=args.quiet)
    if made.file is None:
        print(word("nothing-made", args.lang), file=sys.stderr)
        return 2
    for file in (made.file, *made.more):
        print(word("made", args.lang, file=file, pages=made.pages))
    if counts[Severity.ERROR]:
        print(word("with-errors", args.lang, errors=counts[Severity.ERROR]), file=sys.stderr)
        return 1
    return 0


def _exported(
    args: argparse.Namespace, source: Draft, target: Path | Callable[[Project], Path], sink: Sink, *, progress: Progress
) -> Export:
    from kiclayout.app.export import export_pdf

    return export_pdf(source, target, sink, strict=args.strict, progress=progress, presets=_presets(args))


def _printed(args: argparse.Namespace, sink: Sink, *, progress: Progress) -> Export:
    """Prints the pages that a window of ours sends through the standard input; the issue itself is not opened."""
    from kiclayout.app.handed import print_handed

    output, issue = Path(args.output), Path(args.issue)
    return print_handed(sys.stdin.buffer, output, issue, sink, progress=progress, presets=_presets(args))


def _presets(args: argparse.Namespace) -> tuple[Preset, ...]:
    """What files are made for."""
    from kiclayout.app.presets import asked_presets

    return asked_presets(args.preset, Path(args.profile) if args.profile else None, _password(args))


def _password(args: argparse.Namespace) -> str:
    """The password asked for, or the first line of the standard input."""
    password: str = args.password
    return sys.stdin.buffer.readline().decode().rstrip("\r\n") if password == "-" else password


def _export_for_machines(export: Callable[..., Export], sink: Sink, *, ids: bool = False) -> int:
    """Exports and tells everything as lines of JSON, with ids of blocks if whoever asks gave them."""
    from kiclayout.app.printing import Export

    lines = MachineLines()
    try:
        made = export(progress=lines.progress)
    except KicError as error:
        sink.extend(error.diagnostics)
        made = Export(None)
    lines.findings(sink, ids=ids)
    file = str(made.file) if made.file else ""
    more = [str(one) for one in made.more]
    lines.say("result", file=file, pages=made.pages, folios=made.folios, held=made.held, more=more)
    if made.file is None:
        return 2
    return 1 if sink.worst() == Severity.ERROR else 0


def _home(source: Path) -> Path:
    """The issue itself, whole: its folder or its packed file."""
    return source.resolve().parent if source.name == "issue.yaml" else source.resolve()


def _stem(source: Path) -> str:
    folder = _home(source)
    return folder.stem if folder.suffix == ".kicissue" else folder.name


def check(args: argparse.Namespace, sink: Sink, progress: ProgressLine) -> int:
    """``check ISSUE``, or ``check --pdf FILE [--password PASSWORD]``."""
    from kiclayout.app.export import check_issue

    if args.pdf:
        return _check_pdf(args, sink)
    made = check_issue(Path(args.issue), sink, progress=progress)
    progress.done()
    counts = show_findings(sink, args.lang, quiet=args.quiet, stream=sys.stdout)
    print(_summary("checked", args.lang, counts, pages=made.pages))
    return 1 if counts[Severity.ERROR] else 0


def _check_pdf(args: argparse.Namespace, sink: Sink) -> int:
    """A finished file, whoever made it."""
    from kiclayout.paint.inspection import inspect_pdf

    made = inspect_pdf(Path(args.pdf), sink, _password(args))
    counts = show_findings(sink, args.lang, quiet=args.quiet, stream=sys.stdout)
    claims = ", ".join(made.claims.names) or "PDF"
    print(_summary("checked-pdf", args.lang, counts, pages=made.pages, claims=claims))
    return 1 if counts[Severity.ERROR] else 0


def _summary(key: str, lang: str, counts: dict[Severity, int], **values: object) -> str:
    return word(
        key,
        lang,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.INFO],
        **values,
    )


def new(args: argparse.Namespace, sink: Sink, progress: ProgressLine) -> int:
    """``new DIR``."""
    from kiclayout.app.project import require_layout
    from kiclayout.store.folder import new_issue

    day = _date(args.date) if args.date else next_wednesday(dt.date.today())
    if day is None:
        print(word("bad-date", args.lang, value=args.date), file=sys.stderr)
        return 2
    if not 0 <= args.number <= LAST_NUMBER:
        print(word("bad-number", args.lang, value=args.number, last=LAST_NUMBER), file=sys.stderr)
        return 2
    require_layout(args.layout, Path(args.folder))
    new_issue(Path(args.folder), args.number, day, args.layout)
    print(word("made-folder", args.lang, file=args.folder))
    return 0


def next_(args: argparse.Namespace, sink: Sink, progress: ProgressLine) -> int:
    """``next ISSUE [-o TARGET] [--number N] [--date DATE] [--without KIND]… [--column FILE]…``."""
    from kiclayout.app.following import Keep, following, usual
    from kiclayout.app.next_issue import Wish, begin_next, looked_at, next_place, recurring

    day = _date(args.date) if args.date else None
    if args.date and day is None:
        print(word("bad-date", args.lang, value=args.date), file=sys.stderr)
        return 2
    source = Path(args.issue)
    old = looked_at(source)
    number = old.number + 1 if args.number is None else args.number
    if not 0 <= number <= LAST_NUMBER:
        print(word("bad-number", args.lang, value=number, last=LAST_NUMBER), file=sys.stderr)
        return 2
    columns = tuple(dict.fromkeys((*recurring(source, old), *args.column)))
    unknown = [name for name in args.column if name not in {article.path for article in old.articles}]
    if unknown:
        print(word("bad-column", args.lang, value=unknown[0]), file=sys.stderr)
        return 2
    keep = Keep(usual(old) - frozenset(args.without), columns)
    new = following(old, keep, number, day)
    made = begin_next(source, Wish(Path(args.output or next_place(source, old, new)), keep, new.number, new.date))
    print(word("made-next", args.lang, file=made, number=new.number, date=new.date.isoformat()))
    if columns and not args.quiet:
        print(word("kept-columns", args.lang, names=", ".join(columns)))
    return 0


def new_layout(args: argparse.Namespace, sink: Sink, progress: ProgressLine) -> int:
    """``new-layout NAME [--from LAYOUT | --bare] [--to FOLDER]``."""
    from kiclayout.app.own_layout import begin_layout
    from kiclayout.store.layout_places import LAYOUT_FILE
    from kiclayout.store.yaml_tree import scalar

    made = begin_layout(args.name, args.pattern, Path(args.to) if args.to else None)
    print(word("made-folder", args.lang, file=made))
    if not args.quiet:
        print(word("begin-next", args.lang, name=scalar(made.name), file=made / LAYOUT_FILE))
    return 0


def _date(text: str) -> dt.date | None:
    """The day ``text`` names; None if it is none, or so late that no issue could follow."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day <= dt.date.max - dt.timedelta(days=7) else None


def next_wednesday(today: dt.date) -> dt.date:
    """The first Wednesday after ``today``."""
    return today + dt.timedelta(days=(WEDNESDAY - today.weekday() - 1) % 7 + 1)


def import_(args: argparse.Namespace, sink: Sink, progress: ProgressLine) -> int:
    """``import FILE… -o ISSUE``."""
    from kiclayout.app.bring import import_files

    issue = import_files([Path(name) for name in args.files], Path(args.output), sink, layout=args.layout)
    progress.done()
    counts = show_findings(sink, args.lang, quiet=args.quiet)
    print(
        _summary(
            "imported", args.lang, counts, file=args.output, parts=len(issue.sections), articles=len(issue.articles)
        )
    )
    return 1 if counts[Severity.ERROR] else 0


def pack_(args: argparse.Namespace, sink: Sink, progress: ProgressLine) -> int:
    """``pack ISSUE [-o FILE]``."""
    from kiclayout.app.export import pack_issue

    target = Path(args.output) if args.output else Path(_stem(Path(args.issue)) + ".kicissue")
    pack_issue(Path(args.issue), target, sink)
    show_findings(sink, args.lang, quiet=args.quiet)
    print(word("made-folder", args.lang, file=target))
    return 0


def unpack_(args: argparse.Namespace, sink: Sink, progress: ProgressLine) -> int:
    """``unpack FILE [-o FOLDER]``."""
    from kiclayout.store.pack import unpack

    source = Path(args.file)
    target = Path(args.output) if args.output else Path(source.stem)
    unpack(source, target, sink)
    show_findings(sink, args.lang, quiet=args.quiet)
    print(word("made-folder", args.lang, file=target))
    return 0
