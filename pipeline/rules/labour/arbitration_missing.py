from __future__ import annotations

import re

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import LABOUR, LABOUR_1
from pipeline.text import plain
from pipeline.types import Category, ClaimKind, Document, Level

_ARBITRATED = ("arbitration_award", "arbitration_refusal")
_NOTES = ("loan_note", "statement_of_account", "receipt", "wage_record", "other")
_OWED = re.compile(r"欠条|欠据|今欠|欠付|尚欠|拖欠|欠.{0,12}(?:工资|薪|报酬)")
_WAGES_ONLY = (ClaimKind.WAGES, ClaimKind.INTEREST, ClaimKind.FEES)


@rule(
    "labour.arbitration_missing",
    level=Level.CORRECTION,
    cites=[LABOUR.art(5), LABOUR.art(29), LABOUR_1.art(15)],
    causes=["劳动争议"],
    categories=[Category.CIVIL],
    needs=["arbitration_award", "arbitration_refusal", "loan_note.kind", "claim.kind"],
    covers=["material.evidence_missing"],
    since=LABOUR.first,
)
def arbitration_missing(facts: Facts) -> Breach | None:
    """劳动争议应当先经仲裁, 对裁决不服或者仲裁机构不予受理、逾期未作出决定的可以起诉;

    劳动者以工资欠条为证据直接起诉、请求不涉及其他争议的除外。
    """
    if facts.documents_of(*_ARBITRATED):
        return None
    wages_only = bool(facts.claims) and all(_about_wages(c.kind, c.text) for c in facts.claims)
    if wages_only and any(_owes(facts, d) for d in facts.documents_of(*_NOTES)):
        return None
    gap = facts.missing(
        "劳动仲裁裁决书、不予受理通知书或逾期未作决定的证明",
        _ARBITRATED,
        subject="仲裁前置",
        remedy="请提交仲裁裁决书(或不予受理通知书、逾期未作决定的证明)及送达材料",
    )
    if wages_only and facts.documents_of("wage_record", "photo", "chat_screenshot"):
        return gap.as_review("只请求劳动报酬, 且有工资材料; 如系凭工资欠条起诉, 无须先经仲裁")
    return gap


def _about_wages(kind: ClaimKind, text: str) -> bool:
    return kind in _WAGES_ONLY or bool(re.search(r"诉讼费|受理费", text))


def _owes(facts: Facts, document: Document) -> bool:
    """A note by which the employer owes wages."""
    if document.doc_type == "loan_note":
        return True
    return bool(_OWED.search(plain(document.title or "") + facts.text(document)))
