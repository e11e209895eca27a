"""Papers of many kinds with the place of every line: what the benchmarks of turning and detection look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from PIL import Image, ImageDraw

from benchmarks.pages import lines as body
from pipeline.read.engine import Image as Pixels
from pipeline.synth import fonts
from pipeline.synth.degrade import faxed, noisy
from pipeline.synth.draw import cards, certificates, marks, screens

FACES: Final = ("song", "hei", "kai", "ming", "zenhei")
A4: Final = (1654, 2339)
Rng = np.random.Generator
PERSON: Final = {
    "name": "欧阳建国", "sex": "男", "ethnicity": "汉", "birth_date": "1985-03-12", "issuer": "北京市公安局朝阳分局",
    "address": "北京市朝阳区建国路88号院3号楼1203室", "id_number": "110105198503120019",
    "valid": "2018.05.20-2038.05.20",
}  # fmt: skip
COMPANY: Final = {
    "uscc": "91110105MA01ABCD2X", "name": "北京华远建筑工程有限公司", "kind": "有限责任公司（自然人投资或控股）",
    "legal_representative": "王小明", "scope": "施工总承包；专业承包；建筑材料、机械设备的销售；技术咨询、技术服务。",
    "capital": "伍佰万元整", "established": "2016年04月18日", "address": "北京市海淀区中关村大街27号12层1208室",
    "issuer": "北京市海淀区市场监督管理局", "issued": "2016年04月18日",
}  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """`lines` are texts with (left, top, right, bottom) of their ink in pixels; empty where nobody recorded them."""

    kind: str
    image: Pixels
    lines: tuple[tuple[str, tuple[int, int, int, int]], ...] = ()


class Sheet:
    def __init__(self, size: tuple[int, int], rng: Rng, ink: int = 25, face: str | None = None) -> None:
        self.picture = Image.new("RGB", size, "white")
        self.pen = ImageDraw.Draw(self.picture)
        self.face = face or str(rng.choice(FACES))
        self.ink = (ink,) * 3
        self.lines: list[tuple[str, tuple[int, int, int, int]]] = []

    def write(self, x: float, y: float, text: str, size: int) -> None:
        font = fonts.face(self.face, size)
        self.pen.text((x, y), text, font=font, fill=self.ink)
        left, top, right, bottom = font.getbbox(text)
        self.lines.append((text, (int(x + left), int(y + top), int(x + right), int(y + bottom))))

    def down(self, x: float, y: float, text: str, size: int) -> None:
        """Characters one under the other."""
        font = fonts.face(self.face, size)
        for n, char in enumerate(text):
            self.pen.text((x + size / 2, y + (n + 0.5) * size * 1.06), char, font=font, fill=self.ink, anchor="mm")
        self.lines.append((text, (int(x), int(y), int(x + size), int(y + len(text) * size * 1.06))))

    def done(self, kind: str) -> Paper:
        return Paper(kind, bgr(self.picture), tuple(self.lines))


def bgr(picture: Image.Image) -> Pixels:
    if picture.mode == "RGBA":
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, (0, 0), picture)
        picture = ground
    return np.ascontiguousarray(np.asarray(picture.convert("RGB"))[:, :, ::-1])


def rgb(image: Pixels) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(image[:, :, ::-1]))


def print_of(size: int, rng: Rng, page: tuple[int, int] = A4, step: float = 1.7, columns: int = 1) -> Paper:
    """A page full of print `size` pixels high."""
    sheet = Sheet(page, rng)
    margin, gutter = page[0] // 10, 3 * size
    wide = (page[0] - 2 * margin - (columns - 1) * gutter) / columns
    text = "".join(body(int(rng.integers(1 << 30)), 1 + int(2 * page[0] * page[1] / (size * size * 50))))
    at = 0
    for column in range(columns):
        y = float(page[1] // 12)
        while y < page[1] * 0.92 - size:
            line = text[at : at + int(wide / size)]
            at = (at + len(line)) % max(1, len(text) - 80)
            sheet.write(margin + column * (wide + gutter), y, line, size)
            y += size * step
    return sheet.done("print")


def complaint(rng: Rng) -> Paper:
    size = int(rng.integers(30, 44))
    sheet = Sheet(A4, rng)
    sheet.write(600, 180, "民事起诉状", 60)
    for n, line in enumerate(body(int(rng.integers(1 << 30)), int(rng.integers(10, 26)))[1:]):
        sheet.write(170, 320 + n * size * 1.9, line[: 1320 // size], size)
    return sheet.done("complaint")


def few(rng: Rng) -> Paper:
    """Two or three short lines."""
    sheet = Sheet(A4, rng)
    choice = (("收条", "今收到张三现金伍仟元。", "李四"), ("证据目录",), ("附件一", "借条复印件"),
              ("此页无正文",), ("签字：王小明", "2024年3月5日"), ("王小明", "13800138000"),
              ("（以下无正文）", "二〇二四年三月五日"))  # fmt: skip
    y = int(rng.integers(200, 1500))
    for line in choice[int(rng.integers(len(choice)))]:
        sheet.write(int(rng.integers(150, 900)), y, line, int(rng.integers(30, 52)))
        y += 110
    return sheet.done("few lines")


def statement(rng: Rng, page: tuple[int, int] = A4, size: int = 24, words: bool = True) -> Paper:
    """Rows of figures; without `words` nothing else."""
    sheet = Sheet(page, rng, face="hei")
    heads = ("交易日期", "交易时间", "收入", "支出", "余额", "对方账号") if words else ()
    step = (page[0] - 200) // 6
    for n, head in enumerate(heads):
        sheet.write(100 + n * step, 200, head, size)
    for row in range(int((page[1] - 450) / (size * 1.9))):
        y, sums = 260 + row * size * 1.9, rng.integers(10_000, 9_999_999, 3) / 100
        cells = (f"2024-{rng.integers(1, 13):02d}-{rng.integers(1, 29):02d}",
                 f"{rng.integers(24):02d}:{rng.integers(60):02d}:{rng.integers(60):02d}",
                 *(f"{v:,.2f}" for v in sums), f"6222{rng.integers(10**14, 10**15 - 1)}")  # fmt: skip
        for n, cell in enumerate(cells):
            sheet.write(100 + n * step, y, cell[: int(step / size * 1.9)], size)
    return sheet.done("statement" if words else "figures only")


def wide_table(rng: Rng) -> Paper:
    page = (2339, 1654)
    sheet = Sheet(page, rng)
    columns, rows, size = int(rng.integers(6, 12)), int(rng.integers(5, 20)), int(rng.integers(26, 36))
    step, high = 2100 // columns, int(size * 2.2)
    sheet.write(900, 80, "工程量清单明细表", 56)
    cells = ("混凝土", "12.50", "平方米", "3,860.00", "合格", "2024-03", "钢筋", "备注", "张三", "已付")
    for row in range(rows + 1):
        sheet.pen.line((120, 200 + row * high, 120 + columns * step, 200 + row * high), fill=(60, 60, 60), width=2)
        for column in range(columns if row < rows else 0):
            sheet.write(130 + column * step, 206 + row * high, str(rng.choice(cells)), size)
    for column in range(columns + 1):
        sheet.pen.line((120 + column * step, 200, 120 + column * step, 200 + rows * high), fill=(60, 60, 60), width=2)
    return sheet.done("wide table")


def form(rng: Rng) -> Paper:
    sheet = Sheet(A4, rng)
    sheet.write(500, 150, "送达地址确认书", 56)
    labels = (
        "案由",
        "案号",
        "当事人姓名",
        "身份证号码",
        "送达地址",
        "联系电话",
        "邮政编码",
        "电子邮箱",
        "代收人",
        "备注",
    )
    values = ("民间借贷纠纷", "（2024）京0105民初1234号", "张三", "110105198503120019", "北京市朝阳区建国路88号",
              "13800138000", "100022", "zhangsan@example.com", "李四", "")  # fmt: skip
    high = int(rng.integers(90, 150))
    for n, (label, value) in enumerate(zip(labels, values, strict=True)):
        y = 300 + n * high
        sheet.pen.rectangle((150, y, 500, y + high), outline=(50, 50, 50), width=2)
        sheet.pen.rectangle((500, y, 1500, y + high), outline=(50, 50, 50), width=2)
        sheet.write(180, y + high / 2 - 18, label, 34)
        if value:
            sheet.write(530, y + high / 2 - 18, value, 34)
    return sheet.done("form")


def columns_down(rng: Rng) -> Paper:
    """Vertical print, columns from right to left."""
    sheet = Sheet(A4, rng, face=str(rng.choice(("song", "kai", "ming"))))
    size, x = int(rng.integers(38, 56)), 1400.0
    text = "".join(body(int(rng.integers(1 << 30)), 30))
    chars = "".join(c for c in text if "\u4e00" <= c <= "\u9fff")
    for n in range(int(rng.integers(5, 12))):
        sheet.down(x, 250, chars[n * 30 : n * 30 + int(1700 / size / 1.06)], size)
        x -= size * 1.9
    return sheet.done("vertical")


def receipt(rng: Rng) -> Paper:
    sheet = Sheet((620, 1300), rng, face="hei")
    lines = ("购物小票", "单号：20240305001234", "商品名称   数量   金额", "矿泉水     2     6.00",
             "方便面     5    22.50", "合计：28.50元", "微信支付", "2024-03-05 18:22:31", "谢谢惠顾")  # fmt: skip
    for n, line in enumerate(lines):
        sheet.write(40, 60 + n * 70, line, 32)
    return sheet.done("receipt")


def card(rng: Rng) -> Paper:
    side = cards.id_front if rng.random() < 0.6 else cards.id_back
    return Paper("card", bgr(side(PERSON, rng)))


def copied_card(rng: Rng) -> Paper:
    both = [cards.id_front(PERSON, rng), cards.id_back(PERSON, rng)]
    return Paper("copied card", bgr(cards.on_paper(both, 200, bool(rng.random() < 0.5))))


def licence(rng: Rng) -> Paper:
    return Paper("licence", bgr(certificates.business_licence(COMPANY, rng)))


def chat(rng: Rng) -> Paper:
    said = ("在吗？之前借的五万元什么时候还", "再宽限几天", "你上个月也是这么说的，利息也没有付", "月底一定还清")
    messages = [("time", "2024年3月5日 18:20"), *(("you" if n % 2 else "me", text) for n, text in enumerate(said))]
    return Paper("chat", bgr(screens.chat("李四", "18:32", messages[: int(rng.integers(3, 6))], rng)))


def sealed(rng: Rng) -> Paper:
    paper = complaint(rng)
    picture = rgb(paper.image)
    seal = marks.round_seal("北京华远建筑工程有限公司", 330, rng)
    picture.paste(seal, (int(rng.integers(300, 1000)), int(rng.integers(300, 1500))), seal)
    return replace(paper, kind="sealed", image=bgr(picture))


def faint(rng: Rng) -> Paper:
    paper = complaint(rng)
    pale = 255 - (255 - paper.image.astype(np.float32)) * float(rng.uniform(0.2, 0.35)) - 8
    return replace(paper, kind="faint", image=bgr(noisy(rgb(pale.astype(np.uint8)), rng, 4)))


def fax(rng: Rng) -> Paper:
    paper = complaint(rng)
    return replace(paper, kind="fax", image=bgr(faxed(rgb(paper.image), rng)))


def small_print(rng: Rng) -> Paper:
    return replace(print_of(int(rng.integers(18, 26)), rng, columns=int(rng.integers(1, 3))), kind="small print")


KINDS: Final[tuple[Callable[[Rng], Paper], ...]] = (
    complaint, few, statement, lambda rng: statement(rng, words=False), wide_table, form, columns_down, receipt, card,
    copied_card, licence, chat, sealed, faint, fax, small_print,
)  # fmt: skip


def papers(count: int, seed: int = 0) -> Iterator[Paper]:
    """Every kind in turn."""
    return (KINDS[n % len(KINDS)](np.random.default_rng((seed, n))) for n in range(count))


def grey(image: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8)
