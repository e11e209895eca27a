"""A paper's text as a DOCX file."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from pipeline.synth.draw import marks
from pipeline.synth.looks import BLACK
from pipeline.synth.markup import Block, Run, blocks_of
from pipeline.synth.raster import seeded

_ALIGN = {
    "title": WD_ALIGN_PARAGRAPH.CENTER,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def docx(text: str, seed: int) -> bytes:
    """Body in 仿宋 16, title in 黑体; signatures and seals as pictures in the line."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "仿宋", Pt(16)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    for n, block in enumerate(blocks_of(text)):
        _put(document, block, seed, n)
    out = io.BytesIO()
    document.save(out)
    return _dated(out.getvalue())


def _put(document: DocumentObject, block: Block, seed: int, n: int) -> None:
    if block.kind == "table":
        table = document.add_table(rows=0, cols=len(block.weights))
        table.style = "Table Grid"
        for row in block.rows:
            for cell, runs in zip(table.add_row().cells, row, strict=False):
                cell.text = "".join(run.text for run in runs).replace("<br>", "\n")
        return
    paragraph = document.add_paragraph()
    if block.kind in _ALIGN:
        paragraph.alignment = _ALIGN[block.kind]
    elif block.kind in ("paragraph", "heading"):
        paragraph.paragraph_format.first_line_indent = Pt(32)
    for m, run in enumerate(block.runs):
        _run(paragraph, run, block.kind, seed, (n, m))


def _run(paragraph: Paragraph, run: Run, kind: str, seed: int, place: tuple[int, int]) -> None:
    if run.kind in ("sign", "seal", "chop", "print"):
        mark = marks.stamp(run.kind, run.text, 150, BLACK, seeded(seed, "docx", *place))
        out = io.BytesIO()
        mark.save(out, "PNG")
        paragraph.add_run().add_picture(io.BytesIO(out.getvalue()), height=Pt(40))
        return
    words = paragraph.add_run(run.text)
    words.bold = kind in ("title", "heading") or run.kind == "b"
    words.underline = run.kind == "u"
    if kind == "title":
        words.font.size = Pt(22)


def _dated(content: bytes) -> bytes:
    """The same archive with one fixed time on every member."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, (2026, 1, 5, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(member))
    return out.getvalue()
