from __future__ import annotations

import re
from typing import Final

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, evidence_of
from pipeline.rules.findings import Breach, review
from pipeline.rules.instruments import CPL, L
from pipeline.text import plain
from pipeline.types import Level

_LONG: Final = 120
"""Characters in which somebody always says what happened."""
_LAW: Final = re.compile(r"《[^》]*》|第[一二三四五六七八九十百零\d]+条(?:第?[一二三四五六七八九十\d]+[款项])?")
_HAPPENED: Final = re.compile(
    r"\d|[年月日]|借|还|付|款|签订|订立|约定|出具|交付|交货|供货|买|卖|租|住|入职|工作|上班|解除|辞退|拖欠|欠|结婚|登记|生育|分居|离家|"
    r"赌|酗酒|打|骂|伤|撞|驾驶|事故|住院|治疗|发生|作出|收到|申请|告知|处罚|拆|占|建|施工|漏水|服务|保证|担保|抵押|判决|裁决"
)


@rule(
    "complaint.facts_missing",
    level=Level.CORRECTION,
    cites=[CPL.art(124, 3), L.art(4, 3)],
    pleadings=("complaint", "administrative_complaint"),
    needs=["pleading.facts"],
)
def facts_missing(facts: Facts) -> Breach | None:
    """起诉状应当记明诉讼请求所根据的事实与理由。只有法条、恳请或者责骂而没有一件事的, 由人查看。"""
    said = facts.said("facts")
    if not said:
        hint = bool(re.search(r"事实(?:和|与|及|、)?理由.{20}", facts.wording))
        return facts.lacking("事实与理由", subject="诉状", remedy="请在诉状中写明事实与理由", hint=hint)
    text = _LAW.sub("", plain("".join(f.value for f in said)))
    if len(text) >= _LONG or _HAPPENED.search(text):
        return None
    message = "诉状的事实与理由部分似乎没有写出具体事实, 请人工查看"
    return review("诉状", message, "如确实没有, 请在诉状中写明事实与理由", evidence_of(*said), facts.searched)
