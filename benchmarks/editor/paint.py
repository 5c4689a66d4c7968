"""What it costs to show pages: CPU milliseconds of the window's thread, and as ratios to pdfium drawing the same page.

    QT_QPA_PLATFORM=offscreen python benchmarks/editor/paint.py [ISSUE]

Without an issue the example is shown. Ratios compare better than milliseconds on a machine that is busy: both sides of
a ratio are measured in turn. pdfium has the exported PDF open already; opening it after every edit is not counted.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from kiclayout.app.project import open_project
from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.chrome import LIGHT
from kiclayout.editor.view.page_list import Thumbnails
from kiclayout.editor.view.pasteboard import Source
from kiclayout.editor.words import Words
from kiclayout.paint.pdf import paint_pdf
from kiclayout.scene.items import Glyphs, Group, moved
from kiclayout.scene.page import Page

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "issue-001"
ROUNDS = 9
VIEW = (1000, 900)


def spent(work: Callable[[], object]) -> float:
    """CPU milliseconds of this thread."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    return min(spent(work) for _ in range(rounds))


def glyphs_of(items) -> int:
    inner = (glyphs_of(item.items) if isinstance(item, Group) else 0 for item in items)
    return sum(len(item.glyphs) for item in items if isinstance(item, Glyphs)) + sum(inner)


class Bench:
    def __init__(self, issue: Path) -> None:
        with open_project(issue, Sink()) as project:
            self.scene, self.book = project.typeset(Sink()), project.book
            self.document = pypdfium2.PdfDocument(paint_pdf(self.scene, project.book, Sink()))
            self.pictures = Pictures()
            self.pictures.at_once = True
            self.drawings = Drawings(GlyphFonts(self.book))
            for page in self.scene.pages:  # pictures are decoded once, whoever shows them
                self.raster(page, 96, self.drawings)

    def raster(self, page: Page, dpi: float, drawings: Drawings) -> None:
        image = QImage(round(page.width * dpi / 72), round(page.height * dpi / 72), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(dpi / 72, dpi / 72)
        drawings.of(page).draw(painter, self.pictures)
        painter.end()

    def fullest(self) -> Page:
        return max(self.scene.pages, key=lambda page: glyphs_of(page.items))

    def pages(self) -> None:
        page = self.fullest()
        print(f"fullest page: {page.folio or page.index}, {glyphs_of(page.items)} glyphs")
        print(f"  made ready             {best(lambda: Drawings(GlyphFonts(self.book)).of(page)):7.2f} ms")
        for dpi in (24, 96, 192, 384):
            fresh = Drawings(GlyphFonts(self.book))
            fresh.of(page)
            cold = spent(lambda dpi=dpi, fresh=fresh: self.raster(page, dpi, fresh))
            pairs = [
                (
                    spent(lambda dpi=dpi: self.raster(page, dpi, self.drawings)),
                    spent(lambda dpi=dpi: self.document[page.index].render(scale=dpi / 72)),
                )
                for _ in range(ROUNDS)
            ]
            warm, pdfium = min(one for one, _ in pairs), min(other for _, other in pairs)
            share = f"{warm / pdfium:4.2f} of pdfium's {pdfium:6.2f}"
            print(f"  {dpi:3} dpi: first {cold:7.2f}, warm {warm:6.2f} ms = {share}")
        ratios = [
            best(lambda page=page: self.raster(page, 96, self.drawings), 3)
            / best(lambda page=page: self.document[page.index].render(scale=96 / 72), 3)
            for page in self.scene.pages
        ]
        print(f"  all pages at 96 dpi: {statistics.median(ratios):.2f} of pdfium (worst {max(ratios):.2f})")

    def window(self) -> None:
        view = PageView(Source(self.drawings, self.pictures), LIGHT, Words("en"))
        view.set_motion(False)
        view.resize(*VIEW)
        view.set_pages(self.scene.pages)
        view.show()
        QApplication.processEvents()
        page = self.fullest().index
        print(f"window of {VIEW[0]} x {VIEW[1]}")
        for percent in (50, 100, 200, 400, 800, 1600):
            view.zoom_to(percent)
            view.go_to_page(page)
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() + round(percent * 3))
            view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum() // 2)
            first = spent(view.viewport().repaint)
            bar = view.verticalScrollBar()

            def scrolled(view=view, bar=bar):
                bar.setValue(bar.value() + 12)
                QApplication.processEvents()

            warm = best(view.viewport().repaint)
            print(f"  {percent:4} %: first {first:6.2f}, warm {warm:5.2f}, 12 px scrolled {best(scrolled):5.2f} ms")
        view.zoom_to(60)
        steps = []
        for number in range(24):
            factor = 1.12 if number % 12 < 6 else 1 / 1.12

            def zoomed(view=view, factor=factor):
                view.zoom_by(factor, QPointF(400, 400))
                QApplication.processEvents()

            steps.append(spent(zoomed))
        self.typed(view, page)
        print(f"  zoom step: median {statistics.median(steps):.2f}, worst {max(steps):.2f} ms")
        view.deleteLater()

    def typed(self, view: PageView, index: int) -> None:
        """Another page object of which one run is other: what an edit costs here, from pages to pixels."""
        view.zoom_to(100)
        view.go_to_page(index)
        QApplication.processEvents()
        times = []
        for number in range(2 * ROUNDS):
            pages = view.pages
            items = list(pages[index].items)
            at = max(range(len(items)), key=lambda at: glyphs_of([items[at]]))
            items[at] = moved(items[at], 0.0, 0.1 if number % 2 else -0.1)
            new = replace(pages[index], items=tuple(items))

            def shown(pages=pages, new=new):
                view.set_pages((*pages[:index], new, *pages[index + 1 :]), frozenset({index}))
                QApplication.processEvents()

            times.append(spent(shown))
        print(f"   100 %: another paragraph shown: median {statistics.median(times):.2f}, worst {max(times):.2f} ms")

    def thumbs(self) -> None:
        thumbs = Thumbnails(Source(self.drawings, self.pictures))
        times = [spent(lambda page=page: thumbs._made(page, QSize(92, 130), 1.0)) for page in self.scene.pages]
        middle = statistics.median(times)
        print(f"{len(times)} thumbnails: {sum(times):.1f} ms, median {middle:.2f}, worst {max(times):.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="What it costs to show pages.")
    parser.add_argument("issue", nargs="?", type=Path, default=EXAMPLE)
    QApplication([])
    bench = Bench(parser.parse_args().issue)
    gc.disable()
    bench.pages()
    bench.window()
    bench.thumbs()
    bench.pictures.close()


if __name__ == "__main__":
    main()
