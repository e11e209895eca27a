"""A small made-up review with pictures, for tests of what shows it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from PIL import Image, ImageDraw

from pipeline.types import (
    Amount,
    Box,
    Case,
    Category,
    Cause,
    Citation,
    Claim,
    ClaimKind,
    Document,
    Evidence,
    Fee,
    Field,
    FileStatus,
    Finding,
    Level,
    Packet,
    Page,
    PageStatus,
    Party,
    PartyKind,
    Quality,
    Review,
    Role,
    Run,
    SourceFile,
    Status,
    TextSource,
    Total,
    Verdict,
)

PLACE = Box(0.2, 0.1, 0.6, 0.14)
CARD_PLACE = Box(0.3, 0.7, 0.9, 0.8)
LAW = Citation("最高人民法院关于人民法院登记立案若干问题的规定", "第六条")


def page_at(folder: Path, name: str, no: int = 1, status: PageStatus = PageStatus.USED, size=(600, 800)) -> Page:
    picture = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    for y in range(20, size[1], 24):
        pen.line((30, y, size[0] - 30, y), fill="black", width=6)
    path = folder / f"{name}-{no}.jpg"
    picture.save(path, quality=90)
    quality = Quality(0.9, 0.8, 0.99, 0.97)
    return Page(f"{name}#{no}", name, no, *size, "0" * 64, path, quality, text_source=TextSource.OCR, status=status)


def evidence(page: Page, box: Box, text: str) -> Evidence:
    return Evidence(page.page_id, box, text, 0.91)


def review_in(folder: Path) -> Review:
    complaint, card = page_at(folder, "起诉状.jpg"), page_at(folder, "身份证.jpg", size=(800, 500))
    blank = page_at(folder, "扫描.pdf", 2, PageStatus.BLANK)
    name = Field("name", "张三丰", 0.9, (evidence(complaint, PLACE, "张三丰"),), "test", 1)
    number = Field("id_number", "110101199003071233", 0.9, (evidence(card, CARD_PLACE, "110101199003071233"),), "test")
    party = Party(Role.PLAINTIFF, PartyKind.NATURAL, (name,), (), 0.9)
    other = Party(Role.DEFENDANT, PartyKind.NATURAL, (Field("name", "<b>李四</b>", 0.9, (), "test"),))
    documents = (
        Document("d1", "complaint", "民事起诉状", (complaint,), 0.99, (name,)),
        Document("d2", "id_card", None, (card,), 0.95, (number,)),
    )
    claim = Claim(1, "判令被告归还借款50000元", ClaimKind.PRINCIPAL, (Amount(Decimal(50000), "50000元"),))
    files = (
        SourceFile("起诉状.jpg", "1" * 64, "image/jpeg", 1, FileStatus.OK),
        SourceFile("锁.pdf", "2" * 64, "application/pdf", 0, FileStatus.ENCRYPTED, "文件有密码, 请提供未加密的文件"),
    )
    case = Case(
        category=Category.CIVIL,
        category_confidence=0.99,
        cause=Cause("民间借贷纠纷", ("合同纠纷", "民间借贷纠纷"), 0.97, (("买卖合同纠纷", 0.02),)),
        court=Field("court", "北京市朝阳区人民法院", 0.9, (), "test"),
        filed_on=date(2026, 3, 1),
        as_of=date(2026, 3, 1),
        parties=(party, other),
        claims=(claim,),
        total=Total(Decimal(50000), "50000.00 = 50000.00"),
        fee=Fee(Decimal(1050), None, None, "50 + 40000×2.5% = 1050.00", (Citation("诉讼费用交纳办法", "第十三条"),)),
        pleading=documents[0],
        documents=documents,
        pages=(complaint, card, blank),
        files=files,
    )
    findings = (
        Finding(
            "identity.id_number_mismatch",
            Status.FAIL,
            Level.CORRECTION,
            "原告 张三丰",
            "起诉状与身份证的号码不一致",
            "请更正起诉状中的身份证号码",
            (LAW,),
            (evidence(complaint, PLACE, "110101199003071234"), *number.evidence),
        ),
        Finding(
            "material.evidence_missing",
            Status.REVIEW,
            Level.CORRECTION,
            "证据",
            "没有找到证据",
            "请提交证据",
            (LAW,),
            (),
            tuple(p.page_id for p in case.pages),
        ),
        Finding("trial.limitation", Status.FAIL, Level.TRIAL, "时效", "似已超过三年", "无需处理"),
    )
    run = Run("0.1.0", "r1", (("ocr", "a" * 64),), date(2026, 3, 1), 3.25, (("ingest", 1.0), ("read", 2.0)))
    return Review(Packet("loan-x", "3" * 64, files), case.pages, documents, case, findings, Verdict.CORRECT, run)
