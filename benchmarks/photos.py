"""Sheets photographed on a desk, with their corners, and images that are none though they look like it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import cv2
import numpy as np
from PIL import Image, ImageDraw

from benchmarks.papers import COMPANY, PERSON, Paper, Rng, bgr, complaint, form, rgb, statement
from pipeline.read.engine import Image as Pixels
from pipeline.read.engine import Quad
from pipeline.synth import fonts
from pipeline.synth.degrade import desk, noisy, shadowed
from pipeline.synth.draw import cards, certificates, scenes, screens

SIZE: Final = (2000, 2600)
SCENES: Final = ("dark desk", "light desk", "pale desk", "shadow", "cut", "finger", "steep")


def photo(paper: Paper, scene: str, rng: Rng) -> tuple[Pixels, Quad]:
    """The sheet on a desk and its corners in the photograph, from the sheet's top left clockwise."""
    wide = SIZE[0]
    tilt, margin = (0.09, 0.12) if scene == "steep" else (0.03, 0.07)
    unit = np.asarray([[margin, margin], [1 - margin, margin], [1 - margin, 1 - margin], [margin, 1 - margin]])
    corners = ((unit + rng.uniform(-tilt, tilt, (4, 2))) * SIZE).astype(np.float32)
    if scene == "cut":
        corners[[0, 3], 0] -= wide * (margin + 0.04)
    ground = _ground(scene, rng)
    page = paper.image
    source = np.asarray([[0, 0], [page.shape[1], 0], [page.shape[1], page.shape[0]], [0, page.shape[0]]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners)
    sheet = cv2.warpPerspective(page, matrix, SIZE, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full(page.shape[:2], 255, np.uint8), matrix, SIZE)
    drop = cv2.GaussianBlur(np.roll(mask, (6, 8), (0, 1)), (0, 0), 7)[..., None] / 255
    share = mask[..., None] / 255
    image = ground * (1 - 0.3 * drop) * (1 - share) + sheet * share * float(rng.uniform(0.86, 0.97))
    picture = rgb(np.clip(image, 0, 255).astype(np.uint8))
    if scene == "finger":
        _finger(picture, corners, rng)
    if scene in ("shadow", "steep"):
        picture = shadowed(picture, rng, 0.5)
    return bgr(noisy(picture, rng, 4)), corners


def _ground(scene: str, rng: Rng) -> Pixels:
    if scene in ("light desk", "pale desk"):
        grain = np.asarray(desk(SIZE, rng), np.float32)
        tone = np.asarray((176, 196, 208) if scene == "light desk" else (196, 212, 218), np.float32)
        return np.asarray(np.clip(tone + 0.25 * (grain - grain.mean()), 0, 255), np.uint8)
    return bgr(desk(SIZE, rng))


def _finger(picture: Image.Image, corners: Quad, rng: Rng) -> None:
    side = int(rng.integers(4))
    a, b = corners[side], corners[(side + 1) % 4]
    at = a + float(rng.uniform(0.3, 0.7)) * (b - a)
    inwards = corners.mean(axis=0) - at
    inwards /= np.linalg.norm(inwards)
    tip, root = at + 110 * inwards, at - 500 * inwards
    pen = ImageDraw.Draw(picture)
    pen.line([tuple(root), tuple(tip)], fill=(206, 160, 134), width=130)
    pen.ellipse([*(tip - 65), *(tip + 65)], fill=(206, 160, 134))


def photographs(count: int, seed: int = 0) -> Iterator[tuple[str, Paper, Pixels, Quad]]:
    makers = (complaint, form, statement)
    for n in range(count):
        rng, scene = np.random.default_rng((seed, n)), SCENES[n % len(SCENES)]
        paper = makers[n % 3](rng)
        yield scene, paper, *photo(paper, scene, rng)


def _card_page(rng: Rng) -> Image.Image:
    """Cards on a scanner's glass, its lid open: the ground is dark."""
    sheet = Image.new("RGB", (1654, 2339), (int(rng.integers(20, 90)),) * 3)
    for n, card in enumerate((cards.id_front(PERSON, rng), cards.id_back(PERSON, rng))):
        sheet.paste(card, (int(rng.integers(100, 600)), 200 + n * 1000), card)
    return sheet


def _dark_table(rng: Rng) -> Image.Image:
    """A white block of text in a page that is dark around it, with light text there."""
    sheet = Image.new("RGB", (1654, 2339), (40, 60, 110))
    pen = ImageDraw.Draw(sheet)
    left, top = int(rng.integers(120, 260)), int(rng.integers(300, 500))
    pen.rectangle((left, top, 1654 - left, 2339 - top), fill="white")
    for y in (100, 200, 2339 - 200):
        pen.text((200, y), "北京华远建筑工程有限公司 内部资料", font=fonts.face("hei", 56), fill="white")
    for n in range(20):
        pen.text((left + 60, top + 60 + n * 60), "工程量清单 混凝土 12.50 平方米", font=fonts.face("song", 36), fill=0)
    return sheet


def _framed(rng: Rng) -> Image.Image:
    """A certificate with a broad dark frame that bears words."""
    sheet = certificates.business_licence(COMPANY, rng)
    frame = Image.new("RGB", (sheet.width + 260, sheet.height + 300), (150, 30, 36))
    frame.paste(sheet, (130, 150))
    ImageDraw.Draw(frame).text((500, 40), "证书编号 110108012345678", font=fonts.face("hei", 60), fill=(240, 210, 120))
    return frame


def _dialog(rng: Rng) -> Image.Image:
    """A telephone screen, dimmed, with a light dialog in front; what stands behind still counts."""
    said = [("you", "在吗？之前借的五万元什么时候还"), ("me", "再宽限几天"), ("you", "月底一定还清")]
    screen = screens.chat("李四", "18:32", said, rng)
    screen = screen.point(lambda v: int(v * 0.45))
    top = int(rng.integers(500, 800))
    pen = ImageDraw.Draw(screen)
    pen.rectangle((90, top, 990, top + 1000), fill="white")
    pen.text((160, top + 100), "转账成功 ¥50,000.00", font=fonts.face("hei", 60), fill=(20, 20, 20))
    return screen


def _dark_header(rng: Rng) -> Image.Image:
    screen = screens.chat("李四", "18:32", [("you", "在吗？之前借的五万元什么时候还")], rng)
    pen = ImageDraw.Draw(screen)
    pen.rectangle((0, 0, 1080, int(rng.integers(220, 420))), fill=(25, 40, 80))
    pen.text((400, 120), "交易明细", font=fonts.face("hei", 60), fill="white")
    pen.rectangle((0, 1960, 1080, 2160), fill=(25, 25, 30))
    return screen


def _dark_mode(rng: Rng) -> Image.Image:
    screen = Image.new("RGB", (1080, 2160), (17, 17, 17))
    pen = ImageDraw.Draw(screen)
    pen.text((420, 100), "账单详情", font=fonts.face("hei", 56), fill=(230, 230, 230))
    top = int(rng.integers(240, 400))
    pen.rectangle((40, top, 1040, 1800), fill=(235, 235, 235))
    for n in range(10):
        pen.text((100, top + 80 + n * 110), "收款方 李四 转账 500.00", font=fonts.face("hei", 44), fill=(20, 20, 20))
    pen.text((340, 1960), "对此订单有疑问", font=fonts.face("hei", 48), fill=(200, 200, 200))
    return screen


def _picture_page(rng: Rng) -> Image.Image:
    """A page with a photograph of a bright thing in it."""
    sheet = Image.fromarray(np.ascontiguousarray(complaint(rng).image[:, :, ::-1]))
    view = scenes.scene({"scene": ("road", "work", "home")[int(rng.integers(3))]}, rng).resize((1300, 975))
    sheet.paste(view, (170, int(rng.integers(900, 1300))))
    return sheet


def _scene(rng: Rng) -> Image.Image:
    return scenes.scene({"scene": ("road", "work", "home")[int(rng.integers(3))]}, rng)


def _full_bleed(rng: Rng) -> Image.Image:
    """A scan whose sheet fills the glass, with the scanner's shadow along one edge."""
    page = complaint(rng).image.astype(np.float32)
    page[:, : int(rng.integers(20, 120))] *= 0.35
    return rgb(page.astype(np.uint8))


def _grey_box(rng: Rng) -> Image.Image:
    """A form with a shaded ground and a white field for the text; its title stands on the shade."""
    sheet = Image.new("RGB", (1654, 2339), (190, 198, 205))
    pen = ImageDraw.Draw(sheet)
    pen.text((500, 120), "银行客户回单", font=fonts.face("hei", 80), fill=(30, 30, 30))
    pen.rectangle((100, 300, 1554, int(rng.integers(1700, 2200))), fill="white")
    for n in range(18):
        pen.text((160, 360 + n * 70), "付款人 张三 账号 6222020200012345678", font=fonts.face("song", 38), fill=0)
    pen.text((160, 2250), "此回单不作为收款方发货依据", font=fonts.face("hei", 36), fill=(30, 30, 30))
    return sheet


def _licence(rng: Rng) -> Image.Image:
    return certificates.business_licence(COMPANY, rng)


OTHERS: Final[tuple[tuple[str, Callable[[Rng], Image.Image]], ...]] = (
    ("cards on dark glass", _card_page), ("white block on dark page", _dark_table), ("framed certificate", _framed),
    ("dialog on dimmed screen", _dialog), ("dark header", _dark_header), ("dark mode", _dark_mode),
    ("page with a photograph", _picture_page), ("scene", _scene), ("scan with a dark edge", _full_bleed),
    ("white field on grey form", _grey_box), ("licence", _licence),
)  # fmt: skip


def others(count: int, seed: int = 0) -> Iterator[tuple[str, Pixels]]:
    """Images that must stay whole: something stands outside what might be taken for a sheet."""
    for n in range(count):
        rng = np.random.default_rng((seed, 77, n))
        kind, make = OTHERS[n % len(OTHERS)]
        picture = make(rng)
        yield kind, bgr(noisy(picture, rng, 4) if rng.random() < 0.5 else picture)
