"""A draft 补正告知书: everything to put right, at once and in writing (登记立案规定第七条), for a clerk to sign.

Only corrections that were seen stand in it: what needs a look, notices and trial matters never do. It says what to
hand in and how the time runs then, and threatens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import docx
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from pipeline.clocks import restarts
from pipeline.law import Unknown
from pipeline.report import wording
from pipeline.types import Case, Citation, Finding, Level, Review, Role, Status

FILERS: Final = (Role.PLAINTIFF, Role.APPLICANT)
BLANK: Final = "____"
_BODY: Final = Pt(14)
_WIDE: Final = {",": "，", ";": "；", ":": "："}
_ITEM: Final = Pt(12)
_SMALL: Final = Pt(10.5)
_RULES: Final = "《最高人民法院关于人民法院登记立案若干问题的规定》"


def write_notice(review: Review, out: Path, days: int | None = None) -> None:
    """`days` to put things right, counted from receipt; blank for the clerk where None."""
    paper = docx.Document()
    _page(paper)
    court = review.case.court.value if review.case.court else f"{BLANK}人民法院"
    _line(paper, court, ALIGN.CENTER, Pt(18), bold=True)
    _line(paper, "补正告知书（草稿）", ALIGN.CENTER, Pt(20), bold=True)
    _line(paper, f"（{BLANK}）{BLANK}号", ALIGN.RIGHT)
    _line(paper, f"{addressees(review.case)}：")
    found = corrections(review)
    if found:
        _told(paper, review, found, days)
    else:
        _line(paper, "经预审，未发现需要补正的事项，本告知书无需发出。", indent=True)
    _line(paper, court, ALIGN.RIGHT, together=True)
    _line(paper, f"{BLANK}年__月__日", ALIGN.RIGHT, together=True)
    _line(paper, "（此件为草稿，经立案人员逐项核对、填写空白并签发后，方可送达）", size=_SMALL)
    paper.save(str(out))


def corrections(review: Review) -> tuple[Finding, ...]:
    return tuple(f for f in review.findings if f.level is Level.CORRECTION and f.status is Status.FAIL)


def addressees(case: Case) -> str:
    """Those who file, each with its role: 原告张三、李四."""
    category = case.category.value if case.category else None
    filers = [p for p in case.parties_of(*FILERS) if p.name]
    if not filers:
        return "起诉人"
    return wording.role(filers[0].role.value, category) + "、".join(dict.fromkeys(p.name or "" for p in filers))


def _told(paper: Docx, review: Review, found: tuple[Finding, ...], days: int | None) -> None:
    cause = review.case.cause.name if review.case.cause else BLANK
    _line(
        paper,
        f"你（单位）提交的{cause}一案材料收悉。经查看，下列{len(found)}项需要补正。依照{_RULES}第七条第一款的规定，"
        f"现一次性告知如下，请于收到本告知书之日起{days if days is not None else BLANK}日内补正：",
        indent=True,
    )
    for no, finding in enumerate(found, 1):
        _item(paper, no, finding)
    if restart := _restart(review.case):
        _line(paper, f"决定是否立案的期间：{restart}", indent=True)
    _line(paper, f"对上述事项有疑问的，可以向本院立案庭咨询。联系人：{BLANK}　电话：{BLANK}{BLANK}", indent=True)


def _restart(case: Case) -> str | None:
    """How the time to decide runs after the correction, as the rules of the case's day say it, if any did."""
    try:
        told = [c for c in restarts(case, case.as_of) if c.for_filer]
    except Unknown:
        return None
    return "；".join(f"{c.name}的，{c.words}（{_law((c.citation,))}）" for c in told) + "。"


def _item(paper: Docx, no: int, finding: Finding) -> None:
    _line(paper, f"{no}．{_formal(f'{finding.subject}: {finding.message}')}。", size=_ITEM, bold=True, together=True)
    remedy, law = _formal(finding.remedy), _law(finding.citations)
    parts = (("所在材料", places(finding)), ("补正方法", remedy), ("法律依据", law))
    shown = [(label, text) for label, text in parts if text]
    for label, text in shown:
        _line(paper, f"{label}：{text}", size=_ITEM, left=_ITEM * 2, together=label != shown[-1][0])


def places(finding: Finding) -> str:
    """Where the filer finds it; for a paper that is not there, how far was looked."""
    pages = tuple(dict.fromkeys(e.page_id for e in finding.evidence))
    if pages:
        return "、".join(wording.place(p) for p in pages)
    return f"查看了全部{len(finding.searched)}页，未见" if finding.searched else "—"


def _formal(text: str) -> str:
    """Punctuation as official papers set it: full-width, without a space behind it."""
    return re.sub(r" *([,;:]) +", lambda match: _WIDE[match[1]], text)


def _law(citations: Iterable[Citation]) -> str:
    return "、".join(f"《{c.instrument.replace('《', '〈').replace('》', '〉')}》{c.article}" for c in citations)


def _line(
    paper: Docx,
    text: str,
    align: Any = None,
    size: Any = _BODY,
    *,
    bold: bool = False,
    indent: bool = False,
    left: Any = None,
    together: bool = False,
) -> None:
    """`together`: on one page with the line after it."""
    paragraph = paper.add_paragraph()
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.first_line_indent, form.left_indent = (size * 2 if indent else None), left
    form.space_before, form.space_after, form.keep_with_next = Pt(4 if bold else 0), Pt(4), together
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, size


def _page(paper: Docx) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "仿宋", _BODY
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
