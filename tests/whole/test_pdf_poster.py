"""A poster and a logo that are PDF files, from the folder to the finished page."""

from __future__ import annotations

import datetime as dt

import pikepdf
import pypdfium2
import pytest
from heard import heard

from kiclayout.app.export import export_pdf
from kiclayout.app.presets import asked_preset
from kiclayout.base.diagnostics import Severity, Sink
from kiclayout.store.folder import new_issue

POSTER = """
::: poster images/poster.pdf {#p-day}
alt: 한중 교류의 날 포스터

한중 교류의 날, 12월 9일 오후 두 시.

## 차례

| 시각 | 내용
|---|---
| 14:00 | 개회[开幕]

[신청](https://example.org/apply)
:::
"""


@pytest.fixture
def issue(tmp_path):
    new_issue(tmp_path / "issue", 3, dt.date(2026, 11, 25), "kic-weekly")
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org/day"))
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([40, 40, 360, 90]), A=action
    )
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 600)).obj
    page.Contents = pikepdf.Stream(pdf, b"0.1 0.3 0.7 rg 0 0 400 600 re f 1 1 1 rg 40 40 320 50 re f")
    page.Annots = pikepdf.Array([pdf.make_indirect(link)])
    pdf.save(tmp_path / "issue" / "images" / "poster.pdf")
    article = next((tmp_path / "issue" / "articles").glob("*.md"))
    article.write_text(article.read_text("utf-8") + POSTER, "utf-8")
    return tmp_path / "issue"


def exported(issue, tmp_path, preset):
    sink = Sink()
    made = export_pdf(issue, tmp_path / f"{preset}.pdf", sink, presets=(asked_preset(preset),))
    assert made.file is not None
    assert sink.worst() in (None, Severity.INFO)
    return pikepdf.open(made.file)


def forms(pdf):
    """The forms of the poster's size, with their pages; drawings that stand several times are forms, too."""
    return [
        (page, one)
        for page in pdf.pages
        for one in page.get("/Resources", {}).get("/XObject", {}).values()
        if one.get("/Subtype") == "/Form" and [float(value) for value in one.BBox][2:] == [400, 600]
    ]


def test_a_pdf_poster_stays_vectors_is_described_and_its_link_alive(issue, tmp_path):
    with exported(issue, tmp_path, "screen") as pdf:
        ((page, form),) = forms(pdf)
        assert b"400 600 re" in form.read_bytes()
        links = [one for one in page.Annots if "/A" in one and str(one.A.get("/URI", "")) == "https://example.org/day"]
        assert len(links) == 1
        said = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        assert any("한중 교류의 날" in text for text in said)


def test_its_words_are_elements_over_it_that_nobody_sees(issue, tmp_path):
    with exported(issue, tmp_path, "screen") as pdf:
        ((page, _),) = forms(pdf)
        (box,) = [one for one in heard(pdf).all("Sect") if "오후 두 시" in one.text]
        assert [part.role for part in box.parts] == ["Figure", "P", "H2", "Table", "P"]
        assert str(box.parts[0].dictionary.Alt) == "한중 교류의 날 포스터"
        assert [cell.text for cell in box.all("TH", "TD")] == ["시각", "내용", "14:00", "개회[开幕]"]
        (link,) = [
            annotation for one in box.all("Link") for annotation in one.links if "apply" in str(annotation.A.URI)
        ]
        number = pdf.pages.index(page)
        left, low, right, high = (float(value) for value in link.Rect)
        width, height = (float(value) for value in page.MediaBox[2:])
    assert 0 < left < right < width
    assert 0 < low < high < height
    with pypdfium2.PdfDocument(tmp_path / "screen.pdf") as shown:
        assert "오후 두 시" in shown[number].get_textpage().get_text_range()
        seen = shown[number].render(crop=(left, low, width - right, height - high)).to_pil()
    assert len(seen.getcolors()) == 1  # the poster's own ground, no letter on it


def test_in_print_it_has_inks_and_no_link(issue, tmp_path):
    with exported(issue, tmp_path, "print") as pdf:
        ((page, form),) = forms(pdf)
        assert "/Annots" not in page
        assert {str(one.operator) for one in pikepdf.parse_content_stream(form)} & {"rg", "k"} == {"k"}
