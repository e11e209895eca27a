"""The review as tables, for people who work in spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from pipeline.report import wording
from pipeline.report.review_json import field_name, money
from pipeline.types import After, Review
from pipeline.vocabulary import DOC_TYPES

COLUMNS = {
    "检查结果": ("级别", "状态", "对象", "发现", "处理建议", "依据", "位置", "规则"),
    "当事人": ("地位", "姓名/名称", "性别", "出生日期", "民族", "住址", "电话", "证件号码"),
    "诉讼请求": ("序号", "请求", "类型", "金额"),
    "要素": ("材料", "编号", "要素", "值", "把握", "页"),
    "页面台账": ("页", "状态", "原因", "材料", "文字来源", "识别把握"),
}
ROUND = ("情况", "级别", "对象", "事项", "规则")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def write_xlsx(review: Review, out: Path) -> None:
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        for name, frame in tables(review).items():
            frame.map(_plain).to_excel(writer, sheet_name=name, index=False)
            _fit(writer.sheets[name], frame)


def tables(review: Review) -> dict[str, pd.DataFrame]:
    """Sheet names to frames; every frame keeps its columns when it has no row. A second round has its own."""
    rows = {"检查结果": _findings, "当事人": _parties, "诉讼请求": _claims, "要素": _fields, "页面台账": _pages}
    frames = {name: pd.DataFrame(rows[name](review), columns=list(COLUMNS[name])) for name in COLUMNS}
    after = review.run.after
    return {"补正情况": pd.DataFrame(_round(review, after), columns=list(ROUND)), **frames} if after else frames


def _round(review: Review, after: After) -> Iterator[tuple[object, ...]]:
    told = [("已补正", f) for f in after.closed] + [(wording.round_of(f, after), f) for f in review.findings]
    for state, f in told:
        yield state, wording.LEVELS[f.level.value], f.subject, f.message, f.rule_id


def _findings(review: Review) -> Iterator[tuple[object, ...]]:
    for f in review.findings:
        laws = "; ".join(f"《{c.instrument}》{c.article}" for c in f.citations)
        places = "; ".join(dict.fromkeys(e.page_id for e in f.evidence))
        level, status = wording.LEVELS[f.level.value], wording.STATUSES[f.status.value]
        yield level, status, f.subject, f.message, f.remedy, laws, places, f.rule_id


def _parties(review: Review) -> Iterator[tuple[object, ...]]:
    category = review.case.category.value if review.case.category else None
    for p in review.case.parties:
        number = p.get("id_number") or p.get("uscc")
        yield (
            wording.role(p.role.value, category),
            p.name,
            *(p.get(n) for n in ("sex", "birth_date", "ethnicity", "address", "phone")),
            number,
        )


def _claims(review: Review) -> Iterator[tuple[object, ...]]:
    for c in review.case.claims:
        yield c.no, c.text, wording.CLAIM_KINDS[c.kind.value], "; ".join(str(money(a.value)) for a in c.amounts)


def _fields(review: Review) -> Iterator[tuple[object, ...]]:
    for d in review.documents:
        for f in d.fields:
            page = f.evidence[0].page_id if f.evidence else None
            yield DOC_TYPES[d.doc_type], d.document_id, field_name(f), f.value, f.confidence, page


def _pages(review: Review) -> Iterator[tuple[object, ...]]:
    owner = {p.page_id: DOC_TYPES[d.doc_type] for d in review.documents for p in d.pages}
    for p in review.pages:
        status, source = wording.PAGE_STATUSES[p.status.value], wording.TEXT_SOURCES[p.text_source.value]
        yield p.page_id, status, p.status_reason, owner.get(p.page_id), source, p.quality.mean_confidence


def _plain(value: object) -> object:
    """A text from a filer's paper must never be run as a formula."""
    return "'" + value if isinstance(value, str) and value.startswith(DANGEROUS) else value


def _fit(sheet, frame: pd.DataFrame) -> None:  # type: ignore[no-untyped-def]
    sheet.freeze_panes = "A2"
    for cells, column in zip(sheet.columns, frame.columns, strict=True):
        longest = max([len(str(column)), *(len(str(v)) for v in frame[column])])
        sheet.column_dimensions[cells[0].column_letter].width = min(60, 4 + 2 * longest)
