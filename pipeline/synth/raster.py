"""Placed items to page pictures, and to the pages of a text PDF."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Sequence

import cv2
import numpy as np
from PIL import Image, ImageChops, ImageDraw

from pipeline import pdf
from pipeline.synth import fonts
from pipeline.synth.draw import marks
from pipeline.synth.layout import Glyphs, Item, Pages, Rule, Stamp
from pipeline.synth.looks import Look


def seeded(seed: int, *names: object) -> np.random.Generator:
    """A generator of its own for each named thing, so that a change in one leaves the others as they were."""
    return np.random.default_rng([seed, zlib.crc32("/".join(map(str, names)).encode())])


def picture(page: Iterable[Item], look: Look, dpi: int, rng: np.random.Generator) -> Image.Image:
    scale = dpi / 72
    sheet = _sheet(look, scale, rng)
    pen = ImageDraw.Draw(sheet)
    stamps: list[Stamp] = []
    for item in page:
        match item:
            case Rule(x0, y0, x1, y1, weight):
                line = (x0 * scale, y0 * scale, x1 * scale, y1 * scale)
                pen.line(line, fill=look.ink, width=max(1, round(weight * scale)))
            case Glyphs():
                _glyphs(sheet, pen, item, scale, rng)
            case Stamp():
                stamps.append(item)
    for item in sorted(stamps, key=lambda s: s.kind != "sign"):
        _stamped(sheet, item, scale, look, rng)
    return sheet


def _sheet(look: Look, scale: float, rng: np.random.Generator) -> Image.Image:
    size = (round(look.page[0] * scale), round(look.page[1] * scale))
    tint = {"ruled": (252, 250, 243), "paper": (247, 244, 236)}.get(look.sheet, (255, 255, 255))
    sheet = Image.new("RGB", size, tint)
    pen = ImageDraw.Draw(sheet)
    if look.sheet == "ruled":
        step = look.size * look.leading * scale
        y = look.margins[1] * scale + step
        while y < size[1] - 20 * scale:
            pen.line((24 * scale, y, size[0] - 24 * scale, y), fill=(196, 170, 160), width=max(1, round(scale * 0.5)))
            y += step
    elif look.sheet == "letterhead":
        for offset, weight in ((52, 2.2), (56, 0.8)):
            pen.line(
                (60 * scale, offset * scale, size[0] - 60 * scale, offset * scale),
                fill=(178, 30, 34),
                width=max(1, round(weight * scale)),
            )
    elif look.sheet == "paper":
        grain = cv2.GaussianBlur(rng.normal(0, 10, (size[1], size[0])).astype(np.float32), (0, 0), 2.0)
        sheet = Image.fromarray(np.clip(np.asarray(sheet) + grain[..., None], 0, 255).astype(np.uint8))
    return sheet


def _glyphs(sheet: Image.Image, pen: ImageDraw.ImageDraw, item: Glyphs, scale: float, rng: np.random.Generator) -> None:
    pixels = max(5, round(item.size * scale))
    x, y = item.x * scale, item.y * scale
    if item.text[0] in fonts.BOXES:
        _boxes(pen, item, x, y, pixels)
        return
    if not item.by_hand:
        pen.text((x, y), item.text, font=fonts.face(item.role, pixels), anchor="ls", fill=item.colour)
        return
    written, baseline = marks.handwriting(item.text, pixels, item.colour, rng)
    sheet.paste(written, (round(x - pixels), round(y - baseline)), written)


def _boxes(pen: ImageDraw.ImageDraw, item: Glyphs, x: float, y: float, pixels: int) -> None:
    """Tick boxes drawn as lines, since few faces have them."""
    weight = max(1, pixels // 14)
    for n, char in enumerate(item.text):
        left, top, side = x + n * pixels + pixels * 0.12, y - pixels * 0.72, pixels * 0.76
        pen.rectangle((left, top, left + side, top + side), outline=item.colour, width=weight)
        if char == "☑":
            tick = ((left + side * 0.2, top + side * 0.5), (left + side * 0.42, top + side * 0.74))
            pen.line((*tick, (left + side * 0.86, top + side * 0.16)), fill=item.colour, width=weight * 2)


def _stamped(sheet: Image.Image, item: Stamp, scale: float, look: Look, rng: np.random.Generator) -> None:
    mark = marks.stamp(item.kind, item.text, round(item.size * scale), look.pen, rng)
    left = min(max(0, round(item.x * scale - mark.width / 2)), max(0, sheet.width - mark.width))
    top = min(max(0, round(item.y * scale - mark.height / 2)), max(0, sheet.height - mark.height))
    inked(sheet, mark, left, top)


def inked(sheet: Image.Image, mark: Image.Image, left: int, top: int) -> None:
    """Laid over like ink: what is under it stays dark."""
    white = Image.new("RGB", mark.size, (255, 255, 255))
    white.paste(mark, (0, 0), mark)
    box = (left, top, left + mark.width, top + mark.height)
    sheet.paste(ImageChops.multiply(sheet.crop(box), white), box)


def text_pdf(papers: Sequence[tuple[Pages, Look]], seed: int) -> bytes:
    """Born-digital pages with embedded face subsets; marks lie on them as pictures, as a signing program puts them."""
    glyphs = [item for pages, _ in papers for page in pages for item in page if isinstance(item, Glyphs)]
    roles = sorted({_role(item) for item in glyphs})
    writer = pdf.TextWriter({r: fonts.subset(r, "".join(g.text for g in glyphs if _role(g) == r)) for r in roles})
    for number, (pages, look) in enumerate(papers):
        for n, page in enumerate(pages):
            writer.page(*look.page)
            _written(writer, page, look, seeded(seed, "pdf", number, n))
    return writer.save()


def _role(item: Glyphs) -> str:
    return "boxes" if item.text[0] in fonts.BOXES else item.role


def _written(writer: pdf.TextWriter, page: Iterable[Item], look: Look, rng: np.random.Generator) -> None:
    for item in page:
        match item:
            case Glyphs():
                writer.text(item.x, item.y, item.text, _role(item), item.size, item.colour)
            case Rule(x0, y0, x1, y1, weight):
                writer.rule(x0, y0, x1, y1, weight)
            case Stamp():
                mark = marks.stamp(item.kind, item.text, round(item.size * 4), look.pen, rng)
                w, h = mark.width / 4, mark.height / 4
                writer.picture((item.x - w / 2, item.y - h / 2, item.x + w / 2, item.y + h / 2), _png(mark))


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
