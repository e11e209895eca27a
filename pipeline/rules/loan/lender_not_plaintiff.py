from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.compare import paper
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach, listed
from pipeline.rules.instruments import LEND
from pipeline.rules.people import one_name
from pipeline.types import Category, Document, Field, Level


@rule(
    "loan.lender_not_plaintiff",
    level=Level.NOTICE,
    cites=[LEND.art(2, paragraph=2)],
    causes=["民间借贷纠纷"],
    categories=[Category.CIVIL],
    needs=["loan_note.lender", "party.name"],
)
def lender_not_plaintiff(facts: Facts) -> Iterator[Breach]:
    """债权凭证载明的债权人应当是原告; 没有载明债权人的, 持有凭证的人可以起诉。"""
    # A nearly equal name is a matter of identity.name_mismatch.
    names = [p.name for p in facts.plaintiffs if p.name]
    for document in facts.documents_of("loan_note"):
        lenders = document.all("lender")
        if names and lenders and not any(one_name(f.value, n) for f in lenders for n in names):
            yield _breach(document, lenders, names, facts)


def _breach(document: Document, lenders: tuple[Field, ...], names: list[str], facts: Facts) -> Breach:
    said = listed([f.value for f in lenders])
    message = f"{paper(lenders[0], document)}写的出借人是「{said}」, 不是原告{listed(names)}"
    remedy = "请说明原告与出借人的关系, 如有债权转让请提交证明"
    plaintiffs = tuple(e for p in facts.plaintiffs for e in p.evidence)
    breach = Breach(f"借条 出借人 {said}", message, remedy, evidence_of(*lenders) + plaintiffs)
    return breach if clear(*lenders) else breach.as_review("出借人姓名识别不清")
