"""Draws the README's picture of the window from the example issue: docs/pictures/editor.png (needs the dev extra).

    python scripts/draw_window_picture.py

The window is real; its screen is not. It is drawn at twice its size and reduced, like the README's other pictures.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from io import BytesIO
from pathlib import Path

from draw_readme_pictures import small_png
from PIL import Image

ROOT = Path(__file__).parents[1]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "2")
WAIT, SIZE, WIDTH = 2_000, (1360, 860), 2040


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME"), folder))
        issue = Path(folder) / "issue-001"
        shutil.copytree(ROOT / "examples" / "issue-001", issue)
        image = Image.open(BytesIO(grabbed(issue)))
        (ROOT / "docs" / "pictures" / "editor.png").write_bytes(small_png(image.convert("RGB"), WIDTH))


def grabbed(issue: Path) -> bytes:
    """The window with the caret in an article, as a PNG."""
    from PySide6.QtCore import QBuffer
    from PySide6.QtTest import QTest

    from kiclayout.content.block import Paragraph
    from kiclayout.content.spot import Spot, caret
    from kiclayout.editor.session import Session
    from kiclayout.editor.settings import Settings
    from kiclayout.editor.start import dress, make_app
    from kiclayout.editor.window.main import MainWindow
    from kiclayout.editor.window.make import make_parts
    from kiclayout.editor.words import Words

    app = make_app(lambda fault: 2)
    settings = Settings()
    settings.put("theme", "light")
    window = MainWindow(Session(), settings, dress(settings), Words("ko"), make_parts)
    window.resize(*SIZE)
    window.show()
    window.parts.files.open_path(issue)
    session, sight = window.session, window.parts.sight
    article = session.issue.articles[1]
    block = next(block for block in article.blocks if isinstance(block, Paragraph))
    session.select(caret(Spot(block.id, 12)))
    sight.tool.reveal()
    QTest.qWait(WAIT)
    held = QBuffer()
    window.grab().save(held, "PNG")
    session.mark_saved(session.issue)
    app.processEvents()
    return bytes(held.data().data())


if __name__ == "__main__":
    main()
