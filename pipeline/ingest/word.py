"""A DOCX to a PDF through HTML: paragraphs, numbering, tables, pictures, text boxes; no office suite needed.

PyMuPDF opens DOCX itself, but loses tables, numbering, alignment, pictures and page breaks (2.0).
"""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from PIL import Image

from pipeline.errors import UnreadableFile
from pipeline.ingest.numbering import Numbering
from pipeline.ingest.symbols import symbol
from pipeline.pdf import story

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_VML_IMAGE: Final = "{urn:schemas-microsoft-com:vml}imagedata"
_SKIPPED: Final = frozenset(
    {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:delText"), qn("w:rPr"), qn("w:pPr"), f"{_MC}Fallback"}
)
_BREAK: Final = "\f"
_A4: Final = (595.0, 842.0)
_CSS: Final = (
    "body{font-family:serif;font-size:12pt;line-height:1.5} p{margin:2pt 0} table{border-collapse:collapse;width:100%}"
    "td{border:1pt solid black;padding:2pt 4pt;vertical-align:top}"
)
_ALIGN: Final = {"center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify"}


def pdf_of(path: Path) -> bytes:
    """The document drawn on pages of its own first section's size; UnreadableFile where it is broken."""
    try:
        document = docx.Document(str(path))
        body = document.element.body
        flow = _Flow(Numbering(document.part), document.part, document.styles.element)
        text = "".join([*_headers(document, flow), *flow.blocks(body)])
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise UnreadableFile("DOCX 文件已损坏, 无法打开", "请用 Word 或 WPS 另存后重新上传") from error
    size, margin = _sheet(body)
    return story(f"<html><body>{text}</body></html>", _CSS, flow.images, size, margin)


def _headers(document: Any, flow: _Flow) -> Iterator[str]:
    """The first page's letterhead; running headers of later pages are not repeated."""
    for section in document.sections[:1]:
        first = section.different_first_page_header_footer
        header = section.first_page_header if first else section.header
        if not header.is_linked_to_previous:
            yield from _Flow(flow.numbering, header.part, flow.styles, flow.images).blocks(header._element)


def _sheet(body: Any) -> tuple[tuple[float, float], float]:
    section = next(iter(body.iter(qn("w:sectPr"))), None)
    size = section.find(qn("w:pgSz")) if section is not None else None
    margins = section.find(qn("w:pgMar")) if section is not None else None
    wide, high = (_number(size, name, default) for name, default in (("w:w", _A4[0]), ("w:h", _A4[1])))
    return (min(max(wide, 200), 2000), min(max(high, 200), 2000)), min(max(_number(margins, "w:left", 72), 28), 90)


def _number(element: Any, name: str, default: float) -> float:
    """An attribute in twentieths of a point, in points."""
    try:
        return float(element.get(qn(name))) / 20
    except (AttributeError, TypeError, ValueError):
        return default


@dataclass(slots=True)
class _Flow:
    """Word's elements to HTML; `images` collects the pictures by the names the HTML gives them."""

    numbering: Numbering
    part: Any
    styles: Any
    images: dict[str, bytes] = field(default_factory=dict)

    def blocks(self, parent: Any) -> Iterator[str]:
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield self._table(child)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                yield from self.blocks(child)

    def _paragraph(self, p: Any) -> Iterator[str]:
        boxes: list[Any] = []
        label = self.numbering.label(p, self._style_id(p))
        pieces = (html.escape(label) + "".join(self._inline(p, boxes))).split(_BREAK)
        if self._setting(p, "w:pageBreakBefore") is not None and not boxes:
            pieces.insert(0, "")
        look = self._look(p)
        for at, piece in enumerate(pieces):
            if piece or not at or at == len(pieces) - 1:
                turn = "page-break-before:always;" if at else ""
                if piece or len(pieces) == 1 or at:
                    yield f'<p style="{turn}{look}">{piece or "&#160;"}</p>'
        for box in boxes:
            yield from self.blocks(box)
        if p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None and _next_page(p):
            yield '<p style="page-break-before:always"></p>'

    def _look(self, p: Any) -> str:
        align = self._setting(p, "w:jc")
        value = _ALIGN.get(align.get(qn("w:val"), ""), "left") if align is not None else "left"
        indent = self._setting(p, "w:ind")
        chars = indent.get(qn("w:firstLineChars")) if indent is not None else None
        first = int(chars) / 100 * 12 if chars and chars.lstrip("-").isdigit() else _number(indent, "w:firstLine", 0)
        return f"text-align:{value};text-indent:{min(max(first, 0), 200):.0f}pt"

    def _inline(self, parent: Any, boxes: list[Any]) -> Iterator[str]:
        for child in parent:
            if child.tag in _SKIPPED:
                continue
            if child.tag == qn("w:r"):
                yield from self._run(child, boxes)
            elif child.tag == qn("w:txbxContent"):
                boxes.append(child)
            elif isinstance(child.tag, str):
                yield from self._leaf(child)
                yield from self._inline(child, boxes)

    def _run(self, run: Any, boxes: list[Any]) -> Iterator[str]:
        look = run.find(qn("w:rPr"))
        if look is not None and _on(look.find(qn("w:vanish"))):
            return
        text = "".join(self._inline(run, boxes))
        size = look.find(qn("w:sz")) if look is not None else None
        points = _number(size, "w:val", 0) * 10
        if text.strip() and points and _BREAK not in text:
            text = f'<span style="font-size:{min(max(points, 5), 60):.1f}pt">{text}</span>'
        if text.strip() and look is not None and _on(look.find(qn("w:b"))) and _BREAK not in text:
            text = f"<b>{text}</b>"
        yield text

    def _leaf(self, element: Any) -> Iterator[str]:
        tag = element.tag
        if tag in (qn("w:t"), _MATH_TEXT):
            yield html.escape(element.text or "").replace("  ", "&#160;&#160;")
        elif tag == qn("w:tab"):
            yield "&#160;&#160;&#160;&#160;"
        elif tag in (qn("w:br"), qn("w:cr")):
            yield _BREAK if element.get(qn("w:type")) == "page" else "<br/>"
        elif tag == qn("w:noBreakHyphen"):
            yield "-"
        elif tag == qn("w:sym"):
            yield _symbol(element)
        elif tag == qn("w:checkBox"):
            ticked = element.find(qn("w:checked"))
            yield "☑" if _on(ticked if ticked is not None else element.find(qn("w:default"))) else "☐"
        elif tag in (qn("a:blip"), _VML_IMAGE):
            yield self._picture(element)

    def _picture(self, element: Any) -> str:
        part = self.part.related_parts.get(element.get(qn("r:embed")) or element.get(qn("r:id")))
        data = _raster(getattr(part, "blob", b""))
        if data is None:
            return ""
        name = f"{len(self.images)}.png"
        self.images[name] = data
        return f'<img src="{name}" width="{_picture_width(element):.0f}"/>'

    def _table(self, table: Any) -> str:
        rows = "".join(self._row(row) for row in table.iter(qn("w:tr")) if _owner(row) is table)
        return f"<table>{rows}</table><p></p>"

    def _row(self, row: Any) -> str:
        cells: list[str] = []
        for cell in row.iter(qn("w:tc")):
            if _owner(cell, qn("w:tr")) is not row:
                continue
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            goes_on = merge is not None and merge.get(qn("w:val")) != "restart"
            wide = span.get(qn("w:val"), "1") if span is not None else "1"
            inner = "" if goes_on else "".join(self.blocks(cell))
            style = "border-top:0" if goes_on else ""
            cells.append(f'<td colspan="{wide if wide.isdigit() else 1}" style="{style}">{inner}</td>')
        return f"<tr>{''.join(cells)}</tr>"

    def _style_id(self, p: Any) -> str | None:
        found = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return found.get(qn("w:val")) if found is not None else None

    def _setting(self, p: Any, name: str) -> Any:
        """A paragraph property, its own or its style's or that of a style beneath."""
        found = p.find(f"{qn('w:pPr')}/{qn(name)}")
        style_id, depth = self._style_id(p), 0
        while found is None and style_id and depth < 10:
            style = self.styles.find(f"{qn('w:style')}[@{qn('w:styleId')}={style_id!r}]")
            if style is None:
                break
            found = style.find(f"{qn('w:pPr')}/{qn(name)}")
            based = style.find(qn("w:basedOn"))
            style_id, depth = (based.get(qn("w:val")) if based is not None else None), depth + 1
        return found


def _owner(element: Any, tag: str = qn("w:tbl")) -> Any:
    return next(element.iterancestors(tag), None)


def _on(element: Any) -> bool:
    return element is not None and element.get(qn("w:val"), "1") not in ("0", "false", "off")


def _next_page(p: Any) -> bool:
    kind = p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}/{qn('w:type')}")
    return kind is None or kind.get(qn("w:val")) != "continuous"


def _symbol(element: Any) -> str:
    try:
        code = int(element.get(qn("w:char"), ""), 16)
    except ValueError:
        return ""
    return html.escape(symbol(code, element.get(qn("w:font"), "")) or (chr(code) if 32 <= code < 0xE000 else ""))


def _picture_width(element: Any) -> float:
    """In CSS pixels as the flow counts them: points, at most the page's width."""
    inline = next((a for a in element.iterancestors(qn("wp:inline"), qn("wp:anchor"))), None)
    extent: Any = inline.find(qn("wp:extent")) if inline is not None else None
    try:
        return min(float(extent.get("cx")) / 12700, 500.0)
    except (AttributeError, TypeError, ValueError):
        return 200.0


def _raster(data: bytes) -> bytes | None:
    """The picture as PNG; None for formats that cannot be drawn (EMF, WMF)."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")) as image:
            if max(image.size) > 3000:
                image.thumbnail((3000, 3000))
            out = io.BytesIO()
            image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB").save(out, "PNG")
            return out.getvalue()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
