from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, listed, places
from pipeline.rules.instruments import LABOUR_1
from pipeline.text import plain
from pipeline.types import Category, Level

_ITEMS = {
    "加班费": r"加班",
    "未休年休假工资": r"年休假|年假",
    "双倍工资": r"[双二两]倍工资|二倍的?工资",
    "经济补偿": r"经济补偿",
    "违法解除赔偿金": r"赔偿金",
    "社会保险损失": r"社会保险|社保|养老保险|医疗保险|失业保险|生育",
    "工伤待遇": r"工伤|伤残(?:补助|就业)|停工留薪|护理费|伤残津贴",
    "高温津贴": r"高温",
    "奖金": r"奖金|绩效|年终奖",
    "提成": r"提成|佣金",
    "生活费": r"生活费",
    "病假工资": r"病假",
    "竞业限制补偿": r"竞业",
    "住房公积金": r"公积金",
    "确认劳动关系": r"确认.{0,20}劳动关系",
    "工资": r"工资|劳动报酬|薪",
}
"""Things asked of an employer; the more special stand before wages in general."""
_GENERAL = "工资"


@rule(
    "labour.claim_not_arbitrated",
    level=Level.NOTICE,
    cites=[LABOUR_1.art(14)],
    causes=["劳动争议"],
    categories=[Category.CIVIL],
    needs=["arbitration_award.requests", "arbitration_award.operative", "claim.text"],
)
def claim_not_arbitrated(facts: Facts) -> Iterator[Breach]:
    """起诉时增加的请求如属独立的劳动争议, 应当先向劳动争议仲裁机构申请仲裁; 与原争议不可分的合并审理。"""
    awards = facts.documents_of("arbitration_award")
    dealt = "".join(_said(facts, d.document_id) for d in awards)
    if not any(re.search(pattern, dealt) for pattern in _ITEMS.values()):
        return
    for claim in facts.claims:
        text = plain(claim.text)
        new = [item for item in _items(text) if not re.search(_ITEMS[item], dealt)]
        if new:
            spots = places(tuple(p.page_id for d in awards for p in d.pages))
            message = f"第{claim.no}项请求的{listed(new)}, 仲裁裁决书({spots})没有处理"
            remedy = "请说明该项请求与仲裁的争议不可分, 或先申请仲裁"
            yield Breach(f"诉讼请求 第{claim.no}项", message, remedy, claim.evidence)


def _items(text: str) -> list[str]:
    """What a claim asks for; wages in general only where nothing more special is said."""
    found = [item for item, pattern in _ITEMS.items() if re.search(pattern, text)]
    return [item for item in found if item != _GENERAL] or found


def _said(facts: Facts, document_id: str) -> str:
    """What was put to the commission and what it decided: by field, and all it says."""
    award = next(d for d in facts.documents_of("arbitration_award") if d.document_id == document_id)
    fields = [f.value for n in ("requests", "operative") for f in award.all(n)]
    return plain("".join(fields) + facts.sheet(award).text)
