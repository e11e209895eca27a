"""PyMuPDF, and nowhere else: pages of a PDF as pixels and glyphs, HTML to PDF, and boxes drawn over page images.

Frame of everything returned: the page as displayed (its /Rotate honoured), turned further so that most of its visible
text reads from left to right; origin top left, in points.
"""

from __future__ import annotations

import importlib
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.drawn import Stroke, strokes_of
from pipeline.errors import EncryptedFile, UnreadableFile
from pipeline.types import Box


def _without_layout() -> Any:
    """PyMuPDF 2 loads its optional layout model (an ONNX network, 4 s) with every import; nothing here asks for it."""
    optional = [name for name in ("pymupdf.layout", "pymupdf4llm") if name not in sys.modules]
    sys.modules.update(dict.fromkeys(optional))  # type: ignore[arg-type]
    try:
        return importlib.import_module("pymupdf")
    finally:
        for name in optional:
            del sys.modules[name]


pymupdf = _without_layout()
pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

_LONGEST_CONTENT: Final = 4_000_000
"""Bytes of drawing instructions from which a page's paths are left alone."""
DAMAGED: Final = "文件已损坏, 无法打开"
_DRAWN: Final = 16 | 32  # MuPDF's character flags: filled, stroked
_FLAGS: Final = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP  # unmapped characters come out as U+FFFD


class Glyph(NamedTuple):
    """`run` numbers the text runs as the file draws them; `level` tells that the run reads from left to right."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    run: int
    level: bool
    hidden: bool
    font: str


class FormValue(NamedTuple):
    """What a form field holds, whether or not its appearance shows it; a ticked box is ☑."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Content:
    """`cover` is the share of the page under raster images; `native` their mean pixels a point, 0 where none.

    `turned` is how many degrees clockwise the displayed page was turned so that its text reads from left to right.
    `rules` are left, top, right, bottom of the level and plumb lines drawn.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    values: tuple[FormValue, ...]
    cover: float
    native: float
    turned: int
    rules: tuple[Stroke, ...] = ()


class Labelled(NamedTuple):
    """A box in fractions of its page, the words beside it and their colour (red, green, blue in 0..1)."""

    box: Box
    label: str
    colour: tuple[float, float, float] = (0.8, 0.1, 0.1)


@contextmanager
def opened(source: Path | bytes) -> Iterator[Any]:
    """A PDF, repaired where possible; EncryptedFile where it needs a password, UnreadableFile where it has no pages."""
    try:
        document = (
            pymupdf.open(stream=source, filetype="pdf")
            if isinstance(source, bytes)
            else pymupdf.open(source, filetype="pdf")
        )
    except (RuntimeError, ValueError) as error:
        raise UnreadableFile(DAMAGED) from error
    try:
        if document.needs_pass:
            raise EncryptedFile("文件需要密码才能打开")
        if not _page_count(document):
            raise UnreadableFile("文件已损坏, 里面没有页面")
        yield document
    finally:
        document.close()


def _page_count(document: Any) -> int:
    try:
        return int(document.page_count)
    except (RuntimeError, ValueError) as error:
        raise UnreadableFile(DAMAGED) from error


def content_of(document: Any, index: int) -> tuple[Any, Content]:
    """The loaded page (for `pixels_of`) and what is drawn on it."""
    page = document.load_page(index)
    area = _area(page.rect)
    images = page.get_image_info()
    cover = _cover([image["bbox"] for image in images], page.rect * page.derotation_matrix)
    lines = _lines(page)
    buried = cover > 0.5 and _text_under_image(page, area)
    turned = _turn(page, lines) if not buried else 0
    if turned:
        page.set_rotation((page.rotation + turned) % 360)
    matrix = tuple(page.rotation_matrix)
    glyphs = tuple(_glyphs(lines, matrix, buried))
    values = tuple(_values(page, matrix))
    rules = tuple(_moved(stroke, matrix) for stroke in strokes_of(_drawings(page)))
    return page, Content(page.rect.width, page.rect.height, glyphs, values, cover, _native(images), turned, rules)


def pixels_of(page: Any, scale: float) -> NDArray[np.uint8]:
    """Red, green, blue; `scale` is pixels a point. Annotations and form fields are drawn."""
    pixmap = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csRGB, alpha=False)
    return np.frombuffer(pixmap.samples_mv, np.uint8).reshape(pixmap.height, pixmap.width, 3).copy()


def story(html: str, css: str, images: Mapping[str, bytes], size: tuple[float, float], margin: float) -> bytes:
    """The PDF that an HTML text flows into; `images` by the names it gives them, `size` and `margin` in points."""
    archive = pymupdf.Archive()
    for name, data in images.items():
        archive.add(data, name)
    frame = pymupdf.Rect(margin, margin, size[0] - margin, size[1] - margin)
    flow = pymupdf.Story(html, user_css=css, archive=archive)
    return bytes(flow.write_with_links(lambda _no, _filled: (pymupdf.Rect(0, 0, *size), frame, None)).tobytes())


def annotated(images: Sequence[Path], boxes: Sequence[Sequence[Labelled]], out: Path) -> None:
    """One page an image, with the boxes that belong to it drawn over and labelled; `boxes` is as long as `images`."""
    with pymupdf.open() as document:
        for image, labels in zip(images, boxes, strict=True):
            _annotate(document, image, labels)
        document.subset_fonts()
        document.ez_save(out)


def _annotate(document: Any, image: Path, labels: Sequence[Labelled]) -> None:
    with pymupdf.open(image) as picture:
        wide, high = picture[0].rect.width, picture[0].rect.height
    scale = 842 / max(wide, high)
    page = document.new_page(width=wide * scale, height=high * scale)
    page.insert_image(page.rect, filename=image)
    if labels:
        page.insert_font(fontname="label", fontbuffer=pymupdf.Font("cjk").buffer)
    for box, label, colour in labels:
        rect = pymupdf.Rect(
            box.left * page.rect.width,
            box.top * page.rect.height,
            box.right * page.rect.width,
            box.bottom * page.rect.height,
        )
        page.draw_rect(pymupdf.Rect(rect.x0 - 2, rect.y0 - 2, rect.x1 + 2, rect.y1 + 2), color=colour, width=1.2)
        at = pymupdf.Point(rect.x0, rect.y0 - 4 if rect.y0 > 14 else rect.y1 + 12)
        page.insert_text(at, label, fontname="label", fontsize=8, color=colour)


def _lines(page: Any) -> list[dict[str, Any]]:
    blocks = page.get_text("rawdict", flags=_FLAGS)["blocks"]
    return [line for block in blocks for line in block.get("lines", ())]


def _drawings(page: Any) -> list[dict[str, Any]]:
    """Paths of a page, none where their number alone (a plan, a map) says that they are no table's."""
    return list(page.get_cdrawings()) if len(page.read_contents()) < _LONGEST_CONTENT else []


def _glyphs(lines: list[dict[str, Any]], matrix: tuple[float, ...], buried: bool) -> Iterator[Glyph]:
    still = matrix == (1, 0, 0, 1, 0, 0)
    for run, line in enumerate(lines):
        right, down = _along(line["dir"], matrix)
        level = right > 0.98 and abs(down) < 0.2 and not line["wmode"]
        for span in line["spans"]:
            hidden = buried or not span["char_flags"] & _DRAWN or not span["alpha"]
            font = span["font"]
            for char in span["chars"]:
                box: tuple[float, float, float, float] = char["bbox"] if still else _moved(char["bbox"], matrix)
                yield Glyph(char["c"], *box, run, level, hidden, font)


def _turn(page: Any, lines: list[dict[str, Any]]) -> int:
    """The quarter turn that makes most visible text level; 0 where little text or no clear majority speaks for it."""
    counts: Counter[int] = Counter()
    matrix = tuple(page.rotation_matrix)
    for line in lines:
        right, down = _along(line["dir"], matrix)
        quarter = round(math.degrees(math.atan2(down, right)) / 90) % 4
        counts[quarter] += sum(len(s["chars"]) for s in line["spans"] if s["alpha"] and s["char_flags"] & _DRAWN)
    if not counts or counts.total() < 20:
        return 0
    quarter, most = counts.most_common(1)[0]
    return -90 * quarter % 360 if most > 0.6 * counts.total() else 0


def _along(direction: tuple[float, float], matrix: tuple[float, ...]) -> tuple[float, float]:
    a, b, c, d = matrix[:4]
    return direction[0] * a + direction[1] * c, direction[0] * b + direction[1] * d


def _moved(box: tuple[float, float, float, float], matrix: tuple[float, ...]) -> tuple[float, float, float, float]:
    a, b, c, d, e, f = matrix
    left, top, right, bottom = box
    x0, y0 = a * left + c * top + e, b * left + d * top + f
    x1, y1 = a * right + c * bottom + e, b * right + d * bottom + f
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _values(page: Any, matrix: tuple[float, ...]) -> Iterator[FormValue]:
    for widget in page.widgets() or ():
        if widget.field_type == pymupdf.PDF_WIDGET_TYPE_SIGNATURE:
            continue
        if widget.field_type in (pymupdf.PDF_WIDGET_TYPE_CHECKBOX, pymupdf.PDF_WIDGET_TYPE_RADIOBUTTON):
            off = widget.field_value in (None, False, "Off", "")
            text = "☐" if off else "☑"
        else:
            text = str(widget.field_value or "").strip()
        if text:
            yield FormValue(text, *_moved(tuple(widget.rect), matrix))


def _cover(boxes: list[tuple[float, float, float, float]], rect: Any) -> float:
    """The share of the page under the boxes, overlaps counted once, on a grid of 1 %."""
    grid = np.zeros((100, 100), bool)
    wide, high = rect.width / 100 or 1, rect.height / 100 or 1
    for left, top, right, bottom in boxes:
        columns = slice(max(0, round((left - rect.x0) / wide)), max(0, round((right - rect.x0) / wide)))
        grid[max(0, round((top - rect.y0) / high)) : max(0, round((bottom - rect.y0) / high)), columns] = True
    return float(grid.mean())


def _native(images: list[dict[str, Any]]) -> float:
    """Mean pixels a point over all images, weighed by area; strips of one scan count as the scan."""
    area = sum(_area(pymupdf.Rect(image["bbox"])) for image in images)
    pixels = sum(float(image["width"]) * float(image["height"]) for image in images)
    return math.sqrt(pixels / area) if area > 0 else 0.0


def _text_under_image(page: Any, area: float) -> bool:
    """An opaque image over most of the page, drawn after the last text: the text beneath cannot be seen."""
    if any(image["has-mask"] for image in page.get_image_info()):
        return False
    drawn = [(kind, _area(pymupdf.Rect(box))) for kind, box in page.get_bboxlog()]
    last = max((at for at, (kind, _) in enumerate(drawn) if kind.endswith("text")), default=-1)
    return any(kind == "fill-image" and size > 0.8 * area for kind, size in drawn[last + 1 :])


def _area(rect: Any) -> float:
    return float(rect.width * rect.height)


def builtin_cjk_font() -> bytes:
    """PyMuPDF's own CJK face: draws samples where no system face is installed."""
    return bytes(pymupdf.Font("china-ss").buffer)


class TextWriter:
    """Writes born-digital pages with the faces given embedded as they are; points, origin top left."""

    def __init__(self, faces: Mapping[str, bytes]) -> None:
        self._document = pymupdf.open()
        self._faces = {name: pymupdf.Font(fontbuffer=face) for name, face in faces.items()}
        self._page: Any = None
        self._runs: dict[tuple[int, int, int], Any] = {}

    def page(self, width: float, height: float) -> None:
        self._flush()
        self._page = self._document.new_page(width=width, height=height)

    def text(self, x: float, y: float, text: str, face: str, size: float, colour: tuple[int, int, int]) -> None:
        """`y` is the baseline."""
        runs = self._runs.setdefault(colour, pymupdf.TextWriter(self._page.rect))
        runs.append((x, y), text, font=self._faces[face], fontsize=size)

    def rule(self, x0: float, y0: float, x1: float, y1: float, weight: float) -> None:
        self._page.draw_line((x0, y0), (x1, y1), width=weight)

    def picture(self, box: tuple[float, float, float, float], png: bytes) -> None:
        self._page.insert_image(pymupdf.Rect(*box), stream=png)

    def save(self) -> bytes:
        self._flush()
        self._document.subset_fonts()
        return bytes(self._document.tobytes(garbage=4, deflate=True, no_new_id=True))

    def _flush(self) -> None:
        for colour, runs in self._runs.items():
            runs.write_text(self._page, color=tuple(part / 255 for part in colour))
        self._runs = {}


def locked(content: bytes, password: str) -> bytes:
    """The same PDF behind a password."""
    with pymupdf.open(stream=content, filetype="pdf") as document:
        return bytes(document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=password, owner_pw=password))
