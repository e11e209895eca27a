"""A draft 补正告知书: everything to put right, at once and in writing (登记立案规定第七条), for a clerk to sign.

Only corrections that were seen stand in it: what needs a look, notices and trial matters never do.
"""

from __future__ import annotations

from pathlib import Path

import docx
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Pt

from pipeline.types import Finding, Level, Review, Role, Status

FILERS = (Role.PLAINTIFF, Role.APPLICANT)


def write_notice(review: Review, out: Path) -> None:
    paper = docx.Document()
    _songti(paper)
    paper.add_heading("补正告知书（草稿）", level=1)
    paper.add_paragraph(f"{'、'.join(filers(review)) or '起诉人'}:")
    found = corrections(review)
    if not found:
        paper.add_paragraph("经预审, 未发现需要补正的事项, 本告知书无需发出。")
    else:
        paper.add_paragraph(
            "你（单位）提交的立案材料收悉。依照《最高人民法院关于人民法院登记立案若干问题的规定》第七条, "
            "现将需要补正的事项一次性告知如下, 请于收到本告知书之日起____日内补正:"
        )
        for no, finding in enumerate(found, 1):
            _item(paper, no, finding)
        paper.add_paragraph("决定是否立案的期间自收到补正材料之日起计算; 在线提交的, 自收到后次日起重新起算。")
    paper.add_paragraph(f"{review.case.court.value if review.case.court else '____人民法院'}\n____年__月__日")
    paper.save(str(out))


def corrections(review: Review) -> tuple[Finding, ...]:
    return tuple(f for f in review.findings if f.level is Level.CORRECTION and f.status is Status.FAIL)


def filers(review: Review) -> tuple[str, ...]:
    return tuple(p.name for p in review.case.parties_of(*FILERS) if p.name)


def _item(paper: Docx, no: int, finding: Finding) -> None:
    paper.add_paragraph(f"{no}. {finding.subject}: {finding.message}")
    places = "、".join(dict.fromkeys(e.page_id for e in finding.evidence))
    laws = "、".join(f"《{c.instrument}》{c.article}" for c in finding.citations)
    for label, text in (("位置", places), ("依据", laws), ("补正方法", finding.remedy)):
        if text:
            paper.add_paragraph(f"{label}: {text}").paragraph_format.left_indent = Pt(24)


def _songti(paper: Docx) -> None:
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "宋体", Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
