"""The identity card's two sides and the lawyer's licence, in their standard arrangement; people are invented."""

from __future__ import annotations

import math
from collections.abc import Mapping

import cv2
import numpy as np
from PIL import Image, ImageDraw

from pipeline.synth import fonts
from pipeline.synth.draw.marks import Rng, round_seal

Fields = Mapping[str, str]
CARD = (1012, 638)
"""85.6 × 54 mm at 300 dpi."""
_LABEL = (62, 112, 178)
_INK = (24, 24, 26)


def guilloche(size: tuple[int, int], rng: Rng, left: tuple[int, int, int], right: tuple[int, int, int]) -> Image.Image:
    """A pale two-tone ground under fine waves."""
    w, h = size
    share = np.linspace(0, 1, w, dtype=np.float32)[None, :, None]
    ground = np.array(left, np.float32) * (1 - share) + np.array(right, np.float32) * share
    sheet = np.repeat(ground, h, axis=0).round().astype(np.uint8)
    rows = np.arange(h, dtype=np.float32)[:, None]
    for _ in range(3):
        bend = 26 * np.sin(np.arange(w, dtype=np.float32) / rng.uniform(60, 110) + rng.uniform(0, 6))
        waves = (np.sin((rows + bend[None, :]) / np.float32(rng.uniform(2.6, 3.8))) > 0.86).astype(np.uint8)
        sheet = np.asarray(cv2.subtract(sheet, cv2.merge((waves * 14, waves * 9, waves * 5))), np.uint8)
    return Image.fromarray(sheet)


def _rounded(sheet: Image.Image, radius: int) -> Image.Image:
    mask = Image.new("L", sheet.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, sheet.width - 1, sheet.height - 1), radius, fill=255)
    card = sheet.convert("RGBA")
    card.putalpha(mask)
    return card


def silhouette(width: int, height: int, ground: tuple[int, int, int] = (232, 236, 240)) -> Image.Image:
    """Nobody's portrait: a grey head and shoulders."""
    scale = 3
    sheet = Image.new("RGB", (width * scale, height * scale), ground)
    pen = ImageDraw.Draw(sheet)
    w, h = sheet.size
    pen.ellipse((w * 0.08, h * 0.66, w * 0.92, h * 1.35), fill=(92, 96, 104))
    pen.rectangle((w * 0.41, h * 0.52, w * 0.59, h * 0.74), fill=(176, 170, 166))
    pen.ellipse((w * 0.29, h * 0.16, w * 0.71, h * 0.62), fill=(186, 180, 176))
    pen.pieslice((w * 0.27, h * 0.12, w * 0.73, h * 0.56), 180, 360, fill=(58, 58, 62))
    return sheet.resize((width, height), Image.Resampling.LANCZOS)


def id_front(fields: Fields, rng: Rng) -> Image.Image:
    """`fields`: name, sex, ethnicity (without 族), birth_date (ISO), address, id_number."""
    card = guilloche(CARD, rng, (218, 236, 246), (246, 228, 232))
    pen = ImageDraw.Draw(card)
    label, value = fonts.face("hei", 31), fonts.face("hei", 37)
    year, month, day = fields["birth_date"].split("-")
    _pair(pen, 64, 100, "姓 名", fields["name"], label, fonts.face("hei", 42))
    _pair(pen, 64, 182, "性 别", fields["sex"], label, value)
    _pair(pen, 312, 182, "民 族", fields["ethnicity"], label, value)
    pen.text((64, 264), "出 生", font=label, fill=_LABEL, anchor="ls")
    for x, text, unit in ((180, year, "年"), (330, str(int(month)), "月"), (430, str(int(day)), "日")):
        pen.text((x, 264), text, font=value, fill=_INK, anchor="ls")
        pen.text((x + (92 if unit == "年" else 50), 264), unit, font=label, fill=_LABEL, anchor="ls")
    pen.text((64, 346), "住 址", font=label, fill=_LABEL, anchor="ls")
    address = fields["address"]
    for n in range(0, len(address), 12):
        pen.text((180, 346 + n // 12 * 50), address[n : n + 12], font=value, fill=_INK, anchor="ls")
    pen.text((64, 560), "公民身份号码", font=label, fill=_LABEL, anchor="ls")
    _spaced(pen, 345, 562, fields["id_number"], fonts.face("heibold", 43), 31.0)
    card.paste(silhouette(252, 330, (226, 234, 240)), (688, 112))
    return _rounded(card, 40)


def _pair(pen: ImageDraw.ImageDraw, x: int, y: int, label: str, value: str, face: object, value_face: object) -> None:
    pen.text((x, y), label, font=face, fill=_LABEL, anchor="ls")  # type: ignore[arg-type]
    pen.text((x + 116, y), value, font=value_face, fill=_INK, anchor="ls")  # type: ignore[arg-type]


def _spaced(pen: ImageDraw.ImageDraw, x: float, y: float, text: str, face: object, step: float) -> None:
    for char in text:
        pen.text((x + step / 2, y), char, font=face, fill=_INK, anchor="ms")  # type: ignore[arg-type]
        x += step


def emblem(size: int) -> Image.Image:
    """A red disc in a gold ring with five stars: stands for the emblem, drawn by hand, no copy."""
    scale = 3
    badge = Image.new("RGBA", (size * scale, size * scale), (0, 0, 0, 0))
    pen = ImageDraw.Draw(badge)
    s = size * scale
    pen.ellipse((0, 0, s - 1, s - 1), fill=(214, 168, 60, 255))
    pen.ellipse((s * 0.09, s * 0.09, s * 0.91, s * 0.91), fill=(205, 34, 38, 255))
    for x, y, r in ((0.5, 0.36, 0.13), (0.28, 0.46, 0.05), (0.4, 0.54, 0.05), (0.6, 0.54, 0.05), (0.72, 0.46, 0.05)):
        points = []
        for n in range(10):
            radius = s * (r if n % 2 == 0 else r * 0.4)
            angle = math.pi * n / 5 - math.pi / 2
            points.append((s * x + radius * math.cos(angle), s * y + radius * math.sin(angle)))
        pen.polygon(points, fill=(236, 196, 80, 255))
    pen.rectangle((s * 0.3, s * 0.66, s * 0.7, s * 0.78), fill=(236, 196, 80, 255))
    return badge.resize((size, size), Image.Resampling.LANCZOS)


def id_back(fields: Fields, rng: Rng) -> Image.Image:
    """`fields`: issuer, valid (e.g. 2018.05.20-2038.05.20)."""
    card = guilloche(CARD, rng, (214, 234, 244), (244, 222, 226))
    pen = ImageDraw.Draw(card)
    card.paste(emblem(168), (66, 62), emblem(168))
    pen.text((612, 138), "中华人民共和国", font=fonts.face("songbold", 58), fill=_INK, anchor="mm")
    pen.text((612, 236), "居 民 身 份 证", font=fonts.face("songblack", 74), fill=_INK, anchor="mm")
    label = fonts.face("heibold", 33)
    for y, name, key in ((478, "签发机关", "issuer"), (556, "有效期限", "valid")):
        pen.text((230, y), name, font=label, fill=_INK, anchor="ls")
        pen.text((396, y), fields[key], font=fonts.face("hei", 36), fill=_INK, anchor="ls")
    return _rounded(card, 40)


def lawyer_licence(fields: Fields, rng: Rng) -> Image.Image:
    """The opened booklet: particulars left, portrait and holder right. `fields`: firm, kind, number, qualification,
    issuer, issued, name, sex, id_number, checked (the year of the last annual check)."""
    size = (1500, 1040)
    sheet = guilloche(size, rng, (240, 236, 224), (236, 238, 228))
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((6, 6, size[0] - 7, size[1] - 7), outline=(150, 60, 40), width=4)
    pen.line((750, 20, 750, 1020), fill=(190, 180, 160), width=3)
    pen.text((375, 110), "中华人民共和国", font=fonts.face("songbold", 44), fill=_INK, anchor="mm")
    pen.text((375, 186), "律师执业证", font=fonts.face("songblack", 64), fill=(150, 30, 30), anchor="mm")
    rows = (("执业机构", "firm"), ("执业证类别", "kind"), ("执业证号", "number"), ("法律职业资格", "qualification"))
    _licence_rows(pen, (*rows, ("发证机关", "issuer"), ("发证日期", "issued")), fields, 56, 300, 236)
    card = silhouette(270, 360)
    sheet.paste(card, (990, 90))
    _licence_rows(pen, (("持证人", "name"), ("性    别", "sex"), ("身份证号", "id_number")), fields, 806, 560, 190)
    pen.rounded_rectangle((820, 830, 1440, 960), 12, outline=(190, 40, 40), width=4)
    checked = f"{fields['checked']}年度考核  称职"
    pen.text((1130, 895), checked, font=fonts.face("songbold", 44), fill=(190, 40, 40), anchor="mm")
    seal = round_seal(fields["issuer"], 260, rng)
    sheet.paste(seal, (440, 720), seal)
    return sheet


def _licence_rows(
    pen: ImageDraw.ImageDraw, rows: tuple[tuple[str, str], ...], fields: Fields, x: int, y: int, gap: int
) -> None:
    for n, (label, key) in enumerate(rows):
        top = y + n * 84
        pen.text((x, top), label, font=fonts.face("song", 36), fill=(90, 60, 40), anchor="ls")
        pixels = 38 if len(fields[key]) <= 13 else 30
        pen.text((x + gap, top), fields[key], font=fonts.face("hei", pixels), fill=_INK, anchor="ls")
        pen.line((x + gap - 6, top + 12, x + 660, top + 12), fill=(190, 180, 160), width=2)


def on_paper(cards: list[Image.Image], dpi: int, grey: bool = False) -> Image.Image:
    """A photocopy: cards at their own size one under the other on an A4 sheet, on white."""
    sheet = Image.new("RGB", (round(8.27 * dpi), round(11.69 * dpi)), (255, 255, 255))
    top = round(1.6 * dpi)
    for card in cards:
        scale = min(dpi / 300 * 1.12, sheet.width * 0.86 / card.width)
        size = (round(card.width * scale), round(card.height * scale))
        small = card.resize(size, Image.Resampling.LANCZOS).convert("RGBA")
        sheet.paste(small, ((sheet.width - small.width) // 2, top), small)
        top += small.height + round(0.9 * dpi)
    return cv_grey(sheet) if grey else sheet


def cv_grey(sheet: Image.Image) -> Image.Image:
    grey = cv2.cvtColor(np.asarray(sheet), cv2.COLOR_RGB2GRAY)
    return Image.fromarray(np.clip((grey.astype(np.float32) - 20) * 1.12, 0, 255).astype(np.uint8)).convert("RGB")
