"""Pages that the benchmarks draw for themselves, in PyMuPDF's own CJK face: no font need be installed."""

from __future__ import annotations

import io
import random
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipeline import pdf
from pipeline.synth.draw import marks
from pipeline.synth.raster import inked

REDS = ((205, 32, 38), (230, 60, 55), (176, 32, 64), (150, 22, 30))
"""Fresh, light, bluish and dark."""
SEALS = (
    "青岛瀚川包装材料有限公司|合同专用章",
    "石家庄市长安区中山路街道办事处",
    "北京市朝阳区恒泰商贸有限责任公司|财务专用章",
    "上海启明科技股份有限公司|公章",
)
A4 = (1654, 2339)
LINES = (
    "原告：{a}，男，汉族，1985年3月12日出生，住北京市朝阳区建国路88号院3号楼{n}室，",
    "身份证号码：11010519850312{n}，联系电话：1380013{n}。",
    "被告：{b}，女，汉族，1990年7月8日出生，住河北省石家庄市长安区中山东路{n}号，",
    "一、判令被告偿还原告借款本金人民币{n}00元（大写：伍万元整）；",
    "二、判令被告支付利息（以{n}00元为基数，自2024年3月5日起按年利率12%计算至实际清偿之日止）；",
    "三、本案诉讼费用由被告承担。",
    "原告与被告系朋友关系。2024年3月5日，被告因经营需要向原告借款人民币{n}00元，约定",
    "借款期限为六个月，月利率为1%，并出具借条一份。原告于当日通过中国工商银行转账方式",
    "向被告支付了上述款项，账号622202020001234{n}。借款到期后，原告多次催要，被告以各种",
    "理由推脱，至今未归还借款本金及利息。",
    "综上所述，被告的行为已严重侵害了原告的合法权益。根据《中华人民共和国民法典》第六百",
    "七十五条、第六百七十六条之规定，特向贵院提起诉讼，请求依法判决。",
    "此致",
    "北京市朝阳区人民法院",
)


@cache
def face(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(pdf.builtin_cjk_font()), size)


def lines(seed: int, count: int = 28) -> list[str]:
    rng = random.Random(seed)
    names = ["张三", "李四", "王小明", "赵铁柱", "欧阳建国"]
    fill = {"a": rng.choice(names), "b": rng.choice(names), "n": str(rng.randint(1000, 9999))}
    return ["民事起诉状", *(rng.choice(LINES).format(**fill) for _ in range(count))]


def page(seed: int) -> tuple[Image.Image, list[str]]:
    """A page as a 200 dpi scan would show it: a little grey, noisy and turned."""
    sheet, text = sheet_of(seed)
    return scanned(sheet, np.random.default_rng(seed)), text


def sealed_page(seed: int) -> tuple[Image.Image, list[str]]:
    """The same with one to three seals pressed over the lines, in several reds; the seals' words are left out."""
    sheet, text = sheet_of(seed)
    rng = np.random.default_rng((seed, 1))
    for _ in range(int(rng.integers(1, 4))):
        pixels = int(rng.integers(300, 360))
        red = REDS[int(rng.integers(len(REDS)))]
        seal = marks.round_seal(SEALS[int(rng.integers(len(SEALS)))], pixels, rng, red)
        seal = faded(seal, float(rng.uniform(0.45, 1.0)))
        inked(sheet, seal, int(rng.integers(150, A4[0] - 450)), int(rng.integers(160, 180 + 68 * len(text) - 200)))
    return scanned(sheet, np.random.default_rng(seed)), text


def faded(mark: Image.Image, share: float) -> Image.Image:
    """With this share of its ink."""
    pale = mark.copy()
    pale.putalpha(mark.getchannel("A").point(lambda a: int(a * share)))
    return pale


def sheet_of(seed: int) -> tuple[Image.Image, list[str]]:
    sheet = Image.new("RGB", A4, "white")
    pen = ImageDraw.Draw(sheet)
    text = lines(seed)
    for n, line in enumerate(text):
        pen.text((180, 180 + n * 68), line, font=face(34), fill=(25, 25, 25))
    return sheet, text


def scanned(sheet: Image.Image, rng: np.random.Generator) -> Image.Image:
    turn = cv2.getRotationMatrix2D((A4[0] / 2, A4[1] / 2), float(rng.uniform(-0.8, 0.8)), 1.0)
    pixels = cv2.warpAffine(np.asarray(sheet), turn, A4, borderValue=(255, 255, 255)).astype(np.float32)
    pixels = pixels * 0.96 + rng.normal(0, 4, pixels.shape)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def image_files(folder: Path, count: int, kind: str = "clean") -> tuple[list[Path], list[str]]:
    """`kind` is clean or sealed, and begins the files' names."""
    files, texts = [], []
    for seed in range(count):
        image, text = page(seed) if kind == "clean" else sealed_page(seed)
        file = folder / f"{kind}-{seed:03d}.jpg"
        image.save(file, quality=90)
        files.append(file)
        texts.append("".join(text))
    return files, texts


def scanned_pdf(file: Path, images: list[Path], count: int) -> Path:
    """`count` pages that show the images in turn, as a scanner's PDF would."""
    pages = [Image.open(images[i % len(images)]) for i in range(count)]
    pages[0].save(file, "PDF", resolution=200, save_all=True, append_images=pages[1:], quality=85)
    return file


def text_pdf(file: Path, count: int) -> Path:
    """Born-digital pages with the same kind of text."""
    body = "".join(
        '<div style="page-break-after:always">' + "".join(f"<p>{line}</p>" for line in lines(seed, 18)) + "</div>"
        for seed in range(count)
    )
    file.write_bytes(pdf.story(body, "p {font-size: 11pt}", {}, (595, 842), 60))
    return file
