"""Papers with a frame: the business licence and the open marriage certificate."""

from __future__ import annotations

from PIL import Image, ImageDraw

from pipeline.synth import fonts
from pipeline.synth.draw.cards import Fields, emblem, guilloche, silhouette
from pipeline.synth.draw.marks import Rng, round_seal

_INK = (30, 28, 26)
_GOLD = (176, 132, 62)


def business_licence(fields: Fields, rng: Rng) -> Image.Image:
    """`fields`: uscc, name, kind, legal_representative, scope, capital, established, address, issuer, issued;
    `representative_label` where it is not 法定代表人 (a sole trader's is 经营者)."""
    size = (2200, 1540)
    sheet = guilloche(size, rng, (250, 250, 246), (248, 248, 244))
    pen = ImageDraw.Draw(sheet)
    for inset, width in ((40, 10), (62, 3), (96, 3)):
        pen.rectangle((inset, inset, size[0] - inset, size[1] - inset), outline=_GOLD, width=width)
    sheet.paste(emblem(190), (1005, 120), emblem(190))
    pen.text((1100, 400), "营 业 执 照", font=fonts.face("songblack", 118), fill=_INK, anchor="mm")
    pen.text((1100, 490), "（副  本）", font=fonts.face("song", 44), fill=_INK, anchor="mm")
    pen.text((170, 300), "统一社会信用代码", font=fonts.face("heibold", 38), fill=_INK, anchor="ls")
    pen.text((170, 360), fields["uscc"], font=fonts.face("heibold", 46), fill=_INK, anchor="ls")
    _matrix(pen, 1860, 190, rng)
    label = fields.get("representative_label", "法定代表人")
    left = (("名    称", "name"), ("类    型", "kind"), (label, "legal_representative"), ("经营范围", "scope"))
    right = (("注册资本", "capital"), ("成立日期", "established"), ("住    所", "address"))
    _rows(pen, left, fields, 170, 620, 15)
    _rows(pen, right, fields, 1190, 620, 16)
    pen.text((1250, 1180), "登记机关", font=fonts.face("heibold", 42), fill=_INK, anchor="ls")
    seal = round_seal(fields["issuer"], 400, rng)
    sheet.paste(seal, (1430, 1010), seal)
    pen.text((1600, 1330), fields["issued"], font=fonts.face("song", 44), fill=_INK, anchor="mm")
    notice = "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn"
    pen.text((170, 1420), notice, font=fonts.face("song", 28), fill=_INK, anchor="ls")
    return sheet


def _rows(
    pen: ImageDraw.ImageDraw, rows: tuple[tuple[str, str], ...], fields: Fields, x: int, y: int, chars: int
) -> None:
    for label, key in rows:
        pen.text((x, y), label, font=fonts.face("heibold", 40), fill=_INK, anchor="ls")
        text = fields[key]
        lines = [text[n : n + chars] for n in range(0, len(text), chars)]
        for n, line in enumerate(lines):
            pen.text((x + 250, y + n * 58), line, font=fonts.face("song", 42), fill=_INK, anchor="ls")
        y += max(1, len(lines)) * 58 + 56


def _matrix(pen: ImageDraw.ImageDraw, x: int, y: int, rng: Rng) -> None:
    """A square that looks like a two-dimensional code and says nothing."""
    cell, count = 7, 25
    bits = rng.random((count, count)) > 0.52
    for row in range(count):
        for column in range(count):
            if bits[row, column]:
                left, top = x + column * cell, y + row * cell
                pen.rectangle((left, top, left + cell - 1, top + cell - 1), fill=_INK)
    for row, column in ((0, 0), (0, count - 7), (count - 7, 0)):
        left, top = x + column * cell, y + row * cell
        pen.rectangle((left - 2, top - 2, left + 7 * cell + 1, top + 7 * cell + 1), fill=(250, 250, 246))
        pen.rectangle((left, top, left + 7 * cell - 1, top + 7 * cell - 1), outline=_INK, width=cell)
        pen.rectangle((left + 2 * cell, top + 2 * cell, left + 5 * cell - 1, top + 5 * cell - 1), fill=_INK)


def marriage_certificate(fields: Fields, rng: Rng) -> Image.Image:
    """The two inner pages side by side. `fields`: holder, registered, number, issuer, and for both spouses
    (a_, b_): name, sex, birth, id_number."""
    size = (2000, 1360)
    sheet = guilloche(size, rng, (250, 232, 226), (250, 228, 224))
    pen = ImageDraw.Draw(sheet)
    pen.line((1000, 0, 1000, size[1]), fill=(196, 150, 140), width=4)
    for left in (36, 1036):
        pen.rectangle((left, 40, left + 928, 1318), outline=(200, 110, 100), width=3)
    _couple(sheet, 230, 110)
    _certificate_rows(pen, (("持证人", "holder"), ("登记日期", "registered"), ("结婚证字号", "number")), fields)
    pen.text((120, 1130), "备  注", font=fonts.face("song", 38), fill=_INK, anchor="ls")
    pen.text(
        (110, 1245), "结婚申请，符合《中华人民共和国民法典》规定，", font=fonts.face("kai", 34), fill=_INK, anchor="ls"
    )
    pen.text((70, 1295), "予以登记，发给此证。", font=fonts.face("kai", 34), fill=_INK, anchor="ls")
    _spouse(pen, fields, "a_", 150)
    _spouse(pen, fields, "b_", 640)
    pen.text((1100, 1170), "登记机关", font=fonts.face("song", 38), fill=_INK, anchor="ls")
    pen.text((1300, 1170), fields["issuer"], font=fonts.face("song", 36), fill=_INK, anchor="ls")
    pen.text((1100, 1250), "婚姻登记员", font=fonts.face("song", 38), fill=_INK, anchor="ls")
    pen.text((1330, 1250), fields["registrar"], font=fonts.face("kai", 44), fill=_INK, anchor="ls")
    seal = round_seal(fields["issuer"] + "|婚姻登记专用章", 330, rng)
    sheet.paste(seal, (1580, 1000), seal)
    small = round_seal(fields["issuer"], 200, rng)
    sheet.paste(small, (640, 440), small)
    return sheet


def _couple(sheet: Image.Image, x: int, y: int) -> None:
    ground = (196, 40, 44)
    sheet.paste(Image.new("RGB", (560, 400), ground), (x, y))
    for left in (30, 270):
        sheet.paste(silhouette(250, 340, ground), (x + left, y + 60))


def _certificate_rows(pen: ImageDraw.ImageDraw, rows: tuple[tuple[str, str], ...], fields: Fields) -> None:
    for n, (label, key) in enumerate(rows):
        y = 720 + n * 120
        pen.text((120, y), label, font=fonts.face("song", 38), fill=_INK, anchor="ls")
        pixels = 40 if len(fields[key]) < 18 else 34
        pen.text((360, y), fields[key], font=fonts.face("hei", pixels), fill=_INK, anchor="ls")
        pen.line((350, y + 14, 900, y + 14), fill=(200, 150, 140), width=2)


def _spouse(pen: ImageDraw.ImageDraw, fields: Fields, who: str, top: int) -> None:
    label, value = fonts.face("song", 38), fonts.face("hei", 40)
    for x, y, name, key in (
        (1100, 0, "姓  名", "name"),
        (1540, 0, "性  别", "sex"),
        (1100, 110, "国  籍", ""),
        (1100, 220, "出生日期", "birth"),
        (1100, 330, "身份证件号", "id_number"),
    ):
        pen.text((x, top + y), name, font=label, fill=_INK, anchor="ls")
        text = fields[who + key] if key else "中国"
        pen.text((x + (150 if key in ("name", "sex", "") else 230), top + y), text, font=value, fill=_INK, anchor="ls")
