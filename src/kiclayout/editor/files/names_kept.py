"""Names that a layout was saved with, or went back to, in the issue's files: so that both say the same on the disk.

Nothing else that is unsaved is written: words stay what they are in the files, and unsaved in the window. Files that
others changed meanwhile are left alone; the next save takes these in and brings the names with it.
"""

from __future__ import annotations

from kiclayout.app.lock import require_held
from kiclayout.app.shelf import save
from kiclayout.base.record import replace
from kiclayout.content.issue import Issue
from kiclayout.editor.files.documents import Documents


def keep_names(documents: Documents, issue: Issue) -> None:
    """Writes ``issue``, which differs from what the disk holds in names of the layout alone.

    Raises:
        KicError: It cannot be written.
    """
    now, session = documents.present, documents.session
    if now is None or now.read_only or documents.watcher.differing():
        return
    if now.lock:
        require_held(now.lock)
    made = save(now.home, now.disk, issue)
    documents.present = replace(now, disk=made.disk)
    session.mark_saved(made.issue, made.findings if made.issue == session.issue else None)
    documents.watcher.accept()
