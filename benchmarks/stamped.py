"""Pages with seals and fingerprints at known places among red things that are neither."""

from __future__ import annotations

from typing import Final, NamedTuple

import cv2
import numpy as np
from PIL import Image, ImageDraw

from benchmarks import stamps
from benchmarks.stamps import Rng
from pipeline.read.engine import Image as Pixels
from pipeline.synth import fonts
from pipeline.synth.looks import Colour
from pipeline.synth.raster import inked

SIZE: Final = (1240, 1754)
INCH: Final = 150 / 25.4
"""Pixels a millimetre."""
MILLIMETRES: Final = {
    "round": (36, 46), "oval": (34, 46), "square": (10, 20), "block": (9, 14), "triangle": (20, 32),
    "fingerprint": (13, 23),
}  # fmt: skip
STATES: Final = ("fresh", "fresh", "pale", "smudged", "half", "turned")
BODY: Final = (
    "原告与被告系朋友关系，二〇二四年三月被告因经营需要向原告借款人民币五万元整，约定期限六个月。",
    "借款到期后原告多次催要，被告以各种理由推脱，至今未归还借款本金及利息，严重侵害原告的合法权益。",
    "综上所述，根据《中华人民共和国民法典》的有关规定，特向贵院提起诉讼，请求依法判决。",
    "今借到张三人民币50000元（大写：伍万元整），月利率1%，于2024年9月5日前还清。",
)
Box = tuple[float, float, float, float]


class Canvas(NamedTuple):
    """What a decoy is drawn on, and in which half of the styles."""

    sheet: Image.Image
    pen: ImageDraw.ImageDraw
    rng: Rng
    half: str


class Truth(NamedTuple):
    """`box` in pixels of the page; `shape` as Mark.shape; `state` how it was pressed."""

    kind: str
    shape: str | None
    box: Box
    state: str


def drawn(seed: int, half: str, shade: str = "red") -> tuple[Pixels, list[Truth]]:
    """`shade`: red, or copy for a black-and-white copy of the same page."""
    rng = np.random.default_rng((seed, 0 if half == "seen" else 1))
    sheet = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(sheet)
    _print(pen, rng, half)
    for decoy in rng.permutation(len(DECOYS))[: int(rng.integers(0, 3))]:
        DECOYS[decoy](Canvas(sheet, pen, rng, half))
    truths: list[Truth] = []
    for _ in range(int(rng.integers(0, 6))):
        _press(sheet, truths, rng, half)
    return degraded(sheet, rng, shade), truths


def _press(sheet: Image.Image, truths: list[Truth], rng: Rng, half: str) -> None:
    kind = str(rng.choice(tuple(MILLIMETRES), p=(0.28, 0.14, 0.17, 0.08, 0.05, 0.28)))
    low, high = MILLIMETRES[kind]
    pixels = int(rng.uniform(low, high) * INCH)
    state = str(rng.choice(STATES))
    made = stamps.fingerprint if kind == "fingerprint" else stamps.SEALS[kind]
    stamp = stamps.worn(made(rng, half, pixels), rng, state)
    wide, tall = stamp.picture.size
    beyond = 0.3 if kind in ("round", "oval") and rng.random() < 0.12 else 0.0
    left = int(rng.uniform(-beyond * wide, SIZE[0] - wide * (1 - beyond)))
    top = int(rng.uniform(40, SIZE[1] - tall - 10))
    box = _visible(stamp.picture, left, top)
    if any(_overlap(box, t.box) > (0.3 if t.shape == stamp.kind == "round" else 0.02) for t in truths):
        return
    _onto(sheet, stamp.picture, left, top)
    shape = None if kind == "fingerprint" else stamp.kind
    truths.append(Truth("fingerprint" if shape is None else "seal", shape, box, "edge" if beyond else state))


def _onto(sheet: Image.Image, picture: Image.Image, left: int, top: int) -> None:
    x, y = max(0, -left), max(0, -top)
    shown = picture.crop((x, y, min(picture.width, sheet.width - left), min(picture.height, sheet.height - top)))
    inked(sheet, shown, left + x, top + y)


def _visible(picture: Image.Image, left: int, top: int) -> Box:
    alpha = np.asarray(picture.getchannel("A")) > 40
    ys, xs = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    return (
        float(max(0, left + xs[0])), float(max(0, top + ys[0])),
        float(min(SIZE[0], left + xs[-1] + 1)), float(min(SIZE[1], top + ys[-1] + 1)),
    )  # fmt: skip


def _overlap(a: Box, b: Box) -> float:
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return max(0.0, wide) * max(0.0, high) / min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))


def _print(pen: ImageDraw.ImageDraw, rng: Rng, half: str) -> None:
    face = str(rng.choice(("song", "kai", "hei") if half == "seen" else ("ming", "zenhei", "song")))
    size = int(rng.integers(19, 29))
    tone = int(rng.integers(15, 110))
    y = 130
    while y < SIZE[1] - 120:
        text = "".join(str(rng.choice(BODY)) for _ in range(2))[: (SIZE[0] - 240) // size]
        if rng.random() < 0.75:
            pen.text((120, y), text, font=fonts.face(face, size), fill=(tone, tone, tone))
        y += int(size * 1.75)


def _letterhead(on: Canvas) -> None:
    red = _red(on.rng)
    on.pen.rectangle((100, 30, 1140, 190), fill="white")
    title = "石家庄市长安区人民政府文件" if on.half == "seen" else "上海启明科技有限公司"
    on.pen.text((620, 90), title, font=fonts.face("songbold", 62), anchor="mm", fill=red)
    for n in range(int(on.rng.integers(1, 3))):
        on.pen.line((100, 170 + 9 * n, 1140, 170 + 9 * n), fill=red, width=4 - 2 * n)


def _rulings(on: Canvas) -> None:
    """The red or maroon table of an invoice, or a receipt's lines, over the print as pre-printed paper has it."""
    red = _red(on.rng)
    left, top, wide, high = 90, int(on.rng.integers(200, 900)), 1060, int(on.rng.integers(300, 650))
    xs = [left, left + wide, *(left + wide * on.rng.random(int(on.rng.integers(2, 7))))]
    ys = np.linspace(top, top + high, int(on.rng.integers(3, 12)))
    for x in xs:
        on.pen.line((x, top, x, top + high), fill=red, width=2)
    for y in ys:
        on.pen.line((left, y, left + wide, y), fill=red, width=2)
    for word in ("购买方", "价税合计", "开户行及账号", "数量") if on.half == "seen" else ("密码区", "税额", "备注"):
        at = (float(on.rng.choice(xs[:1] + xs[2:] or xs)) + 8, float(on.rng.choice(ys[:-1])) + 6)
        on.pen.text(at, word, font=fonts.face("song", 22), fill=red)


def _ticks(on: Canvas) -> None:
    """A red pen: ticks, underlines, a ring round a word, a remark by hand."""
    red = _red(on.rng)
    for _ in range(int(on.rng.integers(2, 7))):
        x, y, s = float(on.rng.uniform(100, 1100)), float(on.rng.uniform(150, 1600)), float(on.rng.uniform(12, 34))
        what = int(on.rng.integers(4))
        if what == 0:
            on.pen.line((x, y, x + s * 0.5, y + s * 0.7, x + s * 1.7, y - s * 0.8), fill=red, width=4, joint="curve")
        elif what == 1:
            on.pen.line((x, y, x + s * 9, y + on.rng.normal(0, 5)), fill=red, width=3)
        elif what == 2:
            on.pen.arc((x, y, x + s * on.rng.uniform(5, 9), y + s * 1.8), 12, 372, fill=red, width=3)
        else:
            on.pen.text(
                (x, y),
                str(on.rng.choice(("已核", "不符", "补正", "√"))),
                font=fonts.face("kai", int(s * 1.4)),
                fill=red,
            )


def _code(on: Canvas) -> None:
    """A red QR code."""
    count, cell = int(on.rng.choice((21, 25, 29))), int(on.rng.integers(4, 8))
    x, y = int(on.rng.integers(60, 900)), int(on.rng.integers(60, 1400))
    cells = (on.rng.random((count, count)) < 0.5).astype(np.uint8)
    for a, b in ((0, 0), (0, count - 7), (count - 7, 0)):
        cells[a : a + 7, b : b + 7] = 1
        cells[a + 1 : a + 6, b + 1 : b + 6] = 0
        cells[a + 2 : a + 5, b + 2 : b + 5] = 1
    tile = Image.fromarray(cells * 255).resize((count * cell, count * cell), Image.Resampling.NEAREST)
    on.sheet.paste("white", (x - 8, y - 8, x + tile.width + 8, y + tile.height + 8))
    on.sheet.paste(_red(on.rng), (x, y), tile)


def _emblem(on: Canvas) -> None:
    """Logos: a red disc or diamond with a white sign, three leaves, a red word in a heavy face."""
    red, s = _red(on.rng), int(on.rng.integers(50, 150))
    x, y = int(on.rng.integers(60, 1000)), int(on.rng.integers(30, 1500))
    on.sheet.paste("white", (x - 10, y - 10, x + s + 10, y + s + 10))
    if on.half == "seen":
        on.pen.ellipse((x, y, x + s, y + s), fill=red)
        on.pen.polygon(
            [(x + s * 0.2, y + s * 0.8), (x + s / 2, y + s * 0.15), (x + s * 0.8, y + s * 0.8)], fill="white"
        )
    else:
        on.pen.polygon([(x + s / 2, y), (x + s, y + s / 2), (x + s / 2, y + s), (x, y + s / 2)], fill=red)
        on.pen.rectangle((x + s * 0.35, y + s * 0.42, x + s * 0.65, y + s * 0.58), fill="white")
    on.pen.text((x + s + 14, y + s * 0.2), "中国银行", font=fonts.face("heibold", s // 2), fill=red)


def _number(on: Canvas) -> None:
    at = (int(on.rng.integers(100, 850)), int(on.rng.integers(30, 1600)))
    text = f"№ {int(on.rng.integers(10**7, 10**8))}"
    on.pen.text(
        at,
        text,
        font=fonts.face("song" if on.half == "seen" else "hei", int(on.rng.integers(28, 46))),
        fill=_red(on.rng),
    )


def _photograph(on: Canvas) -> None:
    """An ID photograph on red ground, or a picture in warm colours."""
    w, h = int(on.rng.integers(110, 240)), int(on.rng.integers(130, 280))
    x, y = int(on.rng.integers(60, 950)), int(on.rng.integers(60, 1400))
    if on.half == "seen":
        on.sheet.paste((190, 30, 40), (x, y, x + w, y + h))
        on.pen.ellipse((x + w * 0.3, y + h * 0.18, x + w * 0.7, y + h * 0.62), fill=(222, 178, 150))
        on.pen.pieslice((x + w * 0.1, y + h * 0.62, x + w * 0.9, y + h * 1.5), 180, 360, fill=(30, 34, 50))
        return
    spots = cv2.resize(on.rng.random((5, 4, 3)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
    pixels = np.clip(spots * np.array([200, 120, 90]) + np.array([60, 20, 10]), 0, 255).astype(np.uint8)
    on.sheet.paste(Image.fromarray(pixels), (x, y))


def _highlight(on: Canvas) -> None:
    for _ in range(int(on.rng.integers(1, 5))):
        colour = ((255, 150, 190), (255, 236, 90), (255, 170, 120))[int(on.rng.integers(3))]
        band = Image.new("RGBA", (int(on.rng.integers(80, 600)), 34), (*colour, 200))
        _onto(on.sheet, band, int(on.rng.integers(100, 600)), int(on.rng.integers(150, 1600)))


def _tinted(on: Canvas) -> None:
    """Lines and words of print in red, maroon or brown."""
    for _ in range(int(on.rng.integers(3, 14))):
        size = int(on.rng.integers(16, 40))
        text = str(on.rng.choice(BODY))[int(on.rng.integers(0, 8)) :][: int(on.rng.integers(1, 14))]
        tone = ((120, 60, 30), (150, 75, 40), (190, 40, 40)) if on.half == "seen" else ((140, 50, 50), (165, 95, 60))
        at = (float(on.rng.uniform(60, 1000)), float(on.rng.uniform(60, 1650)))
        face = str(on.rng.choice(("song", "hei", "kai")))
        on.pen.text(at, text, font=fonts.face(face, size), fill=tone[int(on.rng.integers(len(tone)))])


DECOYS: Final = (_letterhead, _rulings, _ticks, _code, _emblem, _number, _photograph, _highlight, _tinted, _tinted)


def _red(rng: Rng) -> Colour:
    reds: tuple[Colour, ...] = ((200, 20, 25), (170, 40, 30), (150, 75, 40), (225, 50, 60))
    return reds[int(rng.integers(len(reds)))]


def degraded(sheet: Image.Image, rng: Rng, shade: str) -> Pixels:
    """Turned, blurred, lit, noisy and packed as JPEG (blue, green, red); a copy has lost its colour."""
    pixels = np.ascontiguousarray(np.asarray(sheet)[:, :, ::-1])
    if rng.random() < 0.5:
        pixels = np.asarray(cv2.GaussianBlur(pixels, (0, 0), float(rng.uniform(0.4, 1.2))), np.uint8)
    light = float(rng.uniform(0.82, 1.0)) * np.array([rng.uniform(0.86, 1.0), rng.uniform(0.95, 1.0), 1.0])
    slope = np.linspace(1.0, rng.uniform(0.6, 0.9) if rng.random() < 0.3 else 1.0, pixels.shape[1])
    lit = np.broadcast_to(slope[None, :, None] * light, pixels.shape).astype(np.float32)
    cv2.setRNGSeed(int(rng.integers(2**31)))
    noise = np.empty(pixels.shape, np.int16)
    cv2.randn(noise, np.zeros(3), np.full(3, float(rng.uniform(0, 7))))
    pixels = cv2.add(cv2.multiply(pixels, lit, dtype=cv2.CV_16S), noise, dtype=cv2.CV_8U)
    quality = int(rng.integers(40, 95))
    packed = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    image = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    if shade == "copy":
        image = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    return np.asarray(image, np.uint8)
