"""Drawn pages for the tests of reading, in PyMuPDF's own CJK face."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipeline import pdf
from pipeline.read.engine import Quad, Reading
from pipeline.types import Box, Page, Quality, Word

LINES = (
    "民事起诉状",
    "原告张三，男，汉族，1985年3月12日出生，住北京市朝阳区建国路88号",
    "身份证号码110105198503120019，联系电话13800138000",
    "被告李四，女，汉族，1990年7月8日出生，住河北省石家庄市长安区",
    "一、判令被告偿还原告借款本金人民币50000元（大写：伍万元整）",
    "二、本案诉讼费用由被告承担",
)


@cache
def face(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(pdf.builtin_cjk_font()), size)


def drawn(lines: tuple[str, ...] = LINES, size: int = 34, wide: int = 1240, high: int = 900) -> np.ndarray:
    sheet = Image.new("RGB", (wide, high), "white")
    pen = ImageDraw.Draw(sheet)
    for n, line in enumerate(lines):
        pen.text((80, 80 + n * size * 2), line, font=face(size), fill=(20, 20, 20))
    return np.ascontiguousarray(np.asarray(sheet)[:, :, ::-1])


def saved(image: np.ndarray, file: Path) -> Page:
    assert cv2.imwrite(str(file), image)
    high, wide = image.shape[:2]
    return Page(f"{file.name}#1", file.name, 1, wide, high, "0" * 64, file, Quality(0.9, 0.95), "f" * 16)


def pasted(image: np.ndarray, mark: Image.Image, left: int, top: int) -> np.ndarray:
    sheet = Image.fromarray(image[:, :, ::-1])
    sheet.paste(mark, (left, top), mark)
    return np.ascontiguousarray(np.asarray(sheet)[:, :, ::-1])


def quad(left: float, top: float, right: float, bottom: float) -> Quad:
    return np.asarray([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


def even(text: str, sure: float = 0.99) -> Reading:
    return Reading(text, tuple(i / len(text) for i in range(len(text) + 1)), (sure,) * len(text))


def placed(lines: tuple[str, ...] = LINES, size: int = 34, wide: int = 1240, high: int = 900) -> list[Word]:
    """The words of a page `drawn` alike, as an engine that reads it well would place them."""
    words = []
    for n, line in enumerate(lines):
        left, top, right, bottom = face(size).getbbox(line)
        box = Box(
            (80 + left) / wide,
            (80 + n * size * 2 + top) / high,
            (80 + right) / wide,
            (80 + n * size * 2 + bottom) / high,
        )
        words.append(Word(line, box, 0.99, n))
    return words
