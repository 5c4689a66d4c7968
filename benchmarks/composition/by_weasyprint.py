"""WeasyPrint as it is out of the box: justified HTML in Korean, broken by Pango."""

from __future__ import annotations

from html import escape
from importlib.metadata import version

import weasyprint
from setting import FAMILY, Engine, Job
from weasyprint.text.fonts import FontConfiguration

STYLE = """\
@font-face {{ font-family: "{family}"; src: url("{font}"); }}
@page {{ size: {page}mm 280mm; margin: 15mm 20mm; }}
body {{ margin: 0; font: {size}pt/1.6 "{family}"; text-align: justify; hyphens: none; }}
p {{ margin: 0 0 0.6em; }}
"""


def engine() -> Engine:
    return Engine("WeasyPrint", version("weasyprint"), compose)


def compose(job: Job) -> bytes:
    fonts = FontConfiguration()
    rules = STYLE.format(family=FAMILY, font=job.font.as_uri(), page=job.measure + 40, size=job.size)
    body = "".join(f"<p>{escape(words)}</p>" for words in job.paragraphs)
    page = weasyprint.HTML(string=f'<html lang="ko"><body>{body}</body></html>')
    made = page.write_pdf(stylesheets=[weasyprint.CSS(string=rules, font_config=fonts)], font_config=fonts)
    assert isinstance(made, bytes), "no file was named"
    return made
