"""How well signatures are told from printed names: `python -m benchmarks.marks [--pages N]`.

Pages are drawn with a body of print and four places to sign: signed, written by hand, printed in several faces, or
left empty; then blur, noise and JPEG. Each half of the places is judged by weights fitted on the other half; the
weights of pipeline/read/hand.py are those fitted on all.
"""

from __future__ import annotations

import argparse
from dataclasses import astuple
from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image, ImageDraw

from pipeline.read import hand
from pipeline.read.engine import ENGINES, EngineOptions
from pipeline.read.ink import ink_of, within
from pipeline.read.look import lines_of
from pipeline.read.seals import red_things, without_seals
from pipeline.read.words import words_of
from pipeline.settings import MODELS
from pipeline.synth import fonts
from pipeline.synth.draw import marks

NAMES = ("张三", "李卫东", "欧阳建国", "许春燕", "王小明", "赵铁柱", "周敏", "林志远")
LABELS = ("具状人：", "借款人：", "委托人：", "申请人（签名）：", "甲方：", "经办人：", "法定代表人：")
BODY = (
    "原告与被告系朋友关系，二〇二四年三月被告因经营需要向原告借款人民币五万元整，约定期限六个月。",
    "借款到期后原告多次催要，被告以各种理由推脱，至今未归还借款本金及利息，严重侵害原告的合法权益。",
    "综上所述，根据《中华人民共和国民法典》的有关规定，特向贵院提起诉讼，请求依法判决。",
)
FACES = ("song", "hei", "kai", "ming", "zenhei")
KINDS = ("signature", "handwriting", "print", "other print", "empty")


class Place(NamedTuple):
    kind: str
    left: int
    top: int
    right: int
    bottom: int


def drawn(seed: int) -> tuple[Image.Image, list[Place]]:
    rng = np.random.default_rng(seed)
    sheet = Image.new("RGB", (1654, 1100), "white")
    pen = ImageDraw.Draw(sheet)
    size = int(rng.integers(28, 44))
    face = str(rng.choice(FACES[:4]))
    y = 60
    for line in rng.choice(BODY, 5):
        pen.text((150, y), str(line)[: 1300 // size], font=fonts.face(face, size), fill=(25, 25, 25))
        y += int(size * 1.8)
    places, foot = [], y
    for x, y in ((150, foot + 90), (850, foot + 90), (150, foot + 290), (850, foot + 290)):
        label = str(rng.choice(LABELS))
        pen.text((x, y), label, font=fonts.face(face, size), fill=(25, 25, 25))
        left = x + int(sum(fonts.width(face, c) for c in label) * size)
        kind = str(rng.choice(KINDS))
        name = str(rng.choice(NAMES))
        _written(sheet, pen, kind, name, (left, y, size, face), rng)
        places.append(Place(kind, left, y - size, left + 8 * size, y + 2 * size))
    return _degraded(sheet, rng), places


def _written(
    sheet: Image.Image, pen: ImageDraw.ImageDraw, kind: str, name: str, at: tuple[int, int, int, str], rng: marks.Rng
) -> None:
    left, y, size, face = at
    ink = [(20, 20, 30), (25, 30, 25), (25, 40, 150), (40, 60, 170), (15, 15, 90)][int(rng.integers(5))]
    if kind == "signature":
        mark = marks.signature(name, int(size * rng.uniform(0.9, 1.9)), ink, rng)
        sheet.paste(
            mark, (left + int(rng.integers(0, 40)), int(y + size / 2 - mark.height / 2 + rng.normal(0, 6))), mark
        )
    elif kind == "handwriting":
        pixels = int(size * rng.uniform(0.95, 1.5))
        mark, base = marks.handwriting(name, pixels, ink, rng)
        sheet.paste(mark, (left - pixels + 10, int(y + size * 0.9 - base)), mark)
    elif kind == "print":
        pen.text((left, y), name, font=fonts.face(face, size), fill=(25, 25, 25))
    elif kind == "other print":
        other = int(size * rng.uniform(0.85, 1.15))
        pen.text((left + 8, y), name, font=fonts.face(str(rng.choice(FACES)), other), fill=(25, 25, 25))


def _degraded(sheet: Image.Image, rng: marks.Rng) -> Image.Image:
    pixels = np.asarray(sheet).astype(np.float32)
    if rng.random() < 0.5:
        pixels = cv2.GaussianBlur(pixels, (0, 0), float(rng.uniform(0.4, 1.3)))
    pixels = pixels * float(rng.uniform(0.8, 1.0)) + rng.normal(0, rng.uniform(0, 8), pixels.shape)
    data = cv2.imencode(".jpg", np.clip(pixels, 0, 255).astype(np.uint8), [1, int(rng.integers(35, 95))])[1]
    return Image.fromarray(cv2.imdecode(data, cv2.IMREAD_COLOR))


def samples(count: int, first: int = 0) -> list[tuple[str, hand.Traits | None]]:
    """Kind and traits of every place to sign; None where nothing was found to judge."""
    engine = ENGINES.get("fast")(EngineOptions(1, MODELS))
    found: list[tuple[str, hand.Traits | None]] = []
    for seed in range(first, first + count):
        sheet, places = drawn(seed)
        image = np.ascontiguousarray(np.asarray(sheet)[:, :, ::-1])
        clean = without_seals(image, red_things(image))
        quads = lines_of(engine, clean)
        words = words_of(list(zip(quads, engine.recognise(clean, quads), strict=True)), 1654, 1100)
        small = within(image)
        ink = ink_of(small)
        usual = hand.print_of(small, ink, words)
        spots = list(hand.spots(ink, words, usual)) if usual else []
        scale = small.shape[1] / 1654
        for place in places:
            near = next((s for s in spots if _near(s, place, scale)), None)
            found.append((place.kind, hand.traits_of(small, near, usual) if near and usual else None))
    return found


def _near(spot: hand.Spot, place: Place, scale: float) -> bool:
    x, y = (spot.left + spot.right) / 2 / scale, (spot.top + spot.bottom) / 2 / scale
    return place.left - 20 < x < place.right and place.top < y < place.bottom


def fitted(found: list[tuple[str, hand.Traits | None]]) -> list[float]:
    from sklearn.linear_model import LogisticRegression

    known = [(k, t) for k, t in found if t is not None]
    model = LogisticRegression(C=3.0, max_iter=2000)
    model.fit([astuple(t) for _, t in known], [k in KINDS[:2] for k, _ in known])
    return [round(float(w), 2) for w in (*model.intercept_, *model.coef_[0])]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--pages", type=int, default=70)
    found = samples(options.parse_args().pages, 20_000)
    print("weights fitted on all pages:", fitted(found))
    half = len(found) // 2
    folds = ((found[:half], found[half:]), (found[half:], found[:half]))
    judged = [
        (kind, traits is not None and hand.probability(traits, weights) >= 0.5)
        for taught, asked in folds
        for weights in (fitted(taught),)
        for kind, traits in asked
    ]
    print("| what stands there | places | marked as signature |\n| --- | --- | --- |")
    for kind in KINDS:
        marked = [m for k, m in judged if k == kind]
        print(f"| {kind} | {len(marked)} | {sum(marked)} |")


if __name__ == "__main__":
    main()
