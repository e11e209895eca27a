from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chinese import same_name
from pipeline.rules.compare import paper
from pipeline.rules.dated import day_of, limit, months_after
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, title
from pipeline.rules.instruments import CPI, CPL
from pipeline.text import plain
from pipeline.types import Category, Level

_KEPT = re.compile(r"不准(?:予)?(?:原告|被告|双方)?.{0,12}离婚|不准离婚|撤回起诉|撤诉|和好|驳回.{0,8}离婚")


@rule(
    "divorce.six_months",
    level=Level.NOTICE,
    cites=[CPL.art(127, 7), CPI.art(214, paragraph=2)],
    causes=["离婚纠纷"],
    categories=[Category.CIVIL],
    needs=["judgment.plaintiff", "judgment.issued_on", "judgment.operative"],
    numbers=["limits.divorce_months"],
)
def six_months(facts: Facts) -> Iterator[Breach]:
    """判决不准离婚、调解和好或者撤诉的离婚案件, 没有新情况、新理由, 原告在六个月内又起诉的, 不予受理。

    另一方起诉不受此限。
    """
    months = limit("divorce_months", facts.day)
    for document in facts.documents_of("judgment"):
        field, issued = document.first("issued_on"), day_of(document.first("issued_on"))
        before = [f.value for f in document.all("plaintiff")]
        again = [p for p in facts.plaintiffs if any(same_name(p.name or "", name) for name in before)]
        if field and issued and again and facts.day < months_after(issued, months):
            message = (
                f"{paper(field, document)}作出于{issued}, 同一原告在{months}个月内再次起诉, 请核对裁判结果与生效日"
            )
            remedy = "如有新情况、新理由请说明; 否则待期满后再起诉"
            ended = "".join(plain(f.value) for f in document.all("operative"))
            breach = Breach(title(again[0]), message, remedy, field.evidence)
            yield breach if _KEPT.search(ended) else breach.as_review("没有读出裁判结果")
