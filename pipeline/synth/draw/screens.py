"""Telephone screens: a chat and a payment page."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

from pipeline.synth import fonts
from pipeline.synth.draw.cards import Fields
from pipeline.synth.draw.marks import Rng

WIDTH, HEIGHT = 1080, 2160
_GREY = (150, 150, 150)


def _bar(pen: ImageDraw.ImageDraw, clock: str, title: str) -> None:
    pen.text((70, 62), clock, font=fonts.face("heibold", 40), fill=(20, 20, 20), anchor="lm")
    pen.rectangle((930, 46, 990, 78), outline=(20, 20, 20), width=3)
    pen.rectangle((936, 52, 976, 72), fill=(20, 20, 20))
    for n in range(4):
        pen.rectangle((850 + n * 16, 74 - n * 9, 860 + n * 16, 78), fill=(20, 20, 20))
    pen.line((66, 140, 44, 162, 66, 184), fill=(30, 30, 30), width=5)
    pen.text((WIDTH / 2, 162), title, font=fonts.face("heibold", 46), fill=(20, 20, 20), anchor="mm")
    for n in range(3):
        pen.ellipse((980 + n * 22, 156, 990 + n * 22, 166), fill=(30, 30, 30))


def chat(title: str, clock: str, messages: Sequence[Sequence[str]], rng: Rng) -> Image.Image:
    """`messages`: pairs of who ("me", "you", "time", "pay-me", "pay-you") and text; a payment's text is "sum|note"."""
    sheet = Image.new("RGB", (WIDTH, HEIGHT), (237, 237, 237))
    pen = ImageDraw.Draw(sheet)
    _bar(pen, clock, title)
    pen.line((0, 214, WIDTH, 214), fill=(214, 214, 214), width=2)
    tones = {who: tuple(int(v) for v in rng.integers(90, 200, 3)) for who in ("me", "you")}
    y = 250
    for who, text in messages:
        if who == "time":
            pen.text((WIDTH / 2, y + 24), text, font=fonts.face("hei", 32), fill=_GREY, anchor="mm")
            y += 76
        elif who.startswith("pay-"):
            y = _payment(pen, who.removeprefix("pay-"), text, y, tones)
        else:
            y = _bubble(pen, who, text, y, tones)
    pen.rectangle((0, HEIGHT - 170, WIDTH, HEIGHT), fill=(247, 247, 247))
    pen.rounded_rectangle((130, HEIGHT - 140, 800, HEIGHT - 50), 12, fill=(255, 255, 255))
    for x in (30, 850, 960):
        pen.ellipse((x, HEIGHT - 132, x + 74, HEIGHT - 58), outline=(40, 40, 40), width=4)
    return sheet


def _avatar(pen: ImageDraw.ImageDraw, who: str, y: int, tones: dict[str, tuple[int, ...]]) -> None:
    x = 36 if who == "you" else WIDTH - 36 - 100
    pen.rounded_rectangle((x, y, x + 100, y + 100), 12, fill=tones[who])
    pen.ellipse((x + 32, y + 18, x + 68, y + 54), fill=(245, 245, 245))
    pen.pieslice((x + 18, y + 56, x + 82, y + 130), 180, 360, fill=(245, 245, 245))


def _bubble(pen: ImageDraw.ImageDraw, who: str, text: str, y: int, tones: dict[str, tuple[int, ...]]) -> int:
    font, per_line = fonts.face("hei", 44), 15
    lines = [text[n : n + per_line] for n in range(0, len(text), per_line)]
    width = max(int(font.getlength(line)) for line in lines) + 56
    height = len(lines) * 62 + 44
    left = 166 if who == "you" else WIDTH - 166 - width
    fill = (255, 255, 255) if who == "you" else (149, 236, 105)
    pen.rounded_rectangle((left, y, left + width, y + height), 12, fill=fill)
    tip = left if who == "you" else left + width
    side = -14 if who == "you" else 14
    pen.polygon(((tip, y + 36), (tip + side, y + 52), (tip, y + 68)), fill=fill)
    for n, line in enumerate(lines):
        pen.text((left + 28, y + 24 + n * 62 + 28), line, font=font, fill=(24, 24, 24), anchor="lm")
    _avatar(pen, who, y, tones)
    return y + max(height, 100) + 36


def _payment(pen: ImageDraw.ImageDraw, who: str, text: str, y: int, tones: dict[str, tuple[int, ...]]) -> int:
    amount, _, note = text.partition("|")
    left = 166 if who == "you" else WIDTH - 166 - 640
    pen.rounded_rectangle((left, y, left + 640, y + 220), 14, fill=(250, 157, 59))
    pen.ellipse((left + 32, y + 40, left + 112, y + 120), outline=(255, 255, 255), width=5)
    pen.text((left + 72, y + 80), "¥", font=fonts.face("heibold", 44), fill=(255, 255, 255), anchor="mm")
    pen.text((left + 140, y + 62), f"¥{amount}", font=fonts.face("heibold", 44), fill=(255, 255, 255), anchor="lm")
    pen.text((left + 140, y + 118), note, font=fonts.face("hei", 32), fill=(255, 240, 225), anchor="lm")
    pen.line((left + 28, y + 164, left + 612, y + 164), fill=(252, 190, 120), width=2)
    pen.text((left + 32, y + 192), "微信转账", font=fonts.face("hei", 26), fill=(255, 240, 225), anchor="lm")
    _avatar(pen, who, y, tones)
    return y + 256


def payment(fields: Fields, rows: Sequence[Sequence[str]]) -> Image.Image:
    """A payment's detail page. `fields`: clock, title, headline, amount; `rows`: label and value."""
    sheet = Image.new("RGB", (WIDTH, 1800), (255, 255, 255))
    pen = ImageDraw.Draw(sheet)
    _bar(pen, fields["clock"], fields["title"])
    pen.ellipse((WIDTH / 2 - 62, 270, WIDTH / 2 + 62, 394), fill=(86, 156, 214))
    pen.text(
        (WIDTH / 2, 332), fields["headline"][-1], font=fonts.face("heibold", 56), fill=(255, 255, 255), anchor="mm"
    )
    pen.text((WIDTH / 2, 456), fields["headline"], font=fonts.face("hei", 44), fill=(30, 30, 30), anchor="mm")
    pen.text((WIDTH / 2, 562), fields["amount"], font=fonts.face("heibold", 92), fill=(20, 20, 20), anchor="mm")
    pen.line((60, 660, WIDTH - 60, 660), fill=(226, 226, 226), width=2)
    y = 740
    for label, value in rows:
        pen.text((70, y), label, font=fonts.face("hei", 40), fill=_GREY, anchor="lm")
        for n in range(0, max(1, len(value)), 24):
            pen.text((350, y), value[n : n + 24], font=fonts.face("hei", 40), fill=(30, 30, 30), anchor="lm")
            y += 58
        y += 42
    return sheet
