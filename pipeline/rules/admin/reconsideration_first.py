from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, evidence_of
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import RECONSIDER
from pipeline.text import plain
from pipeline.types import Category, Evidence, Level

_LAND = r"土地|林地|林木|山林|草原|草地|荒地|滩涂|水面|海域|海岛|矿产|矿藏|探矿|采矿|水流|自然资源|宅基地"
_LISTED = (
    (2, "侵犯已经依法取得的自然资源所有权或者使用权的决定",
     re.compile(rf"(?:{_LAND})[^,。;]{{0,20}}(?:所有权|使用权|承包经营权|权属)[^,。;]{{0,20}}(?:决定|裁决|确认|确权|处理|登记|颁证)"
                rf"|(?:确认|确权|裁决|处理)[^,。;]{{0,20}}(?:{_LAND})[^,。;]{{0,16}}(?:所有权|使用权|权属)")),
    (3, "未履行法定职责",
     re.compile(r"(?:不|未|拒绝|拒不|没有)(?:依法|按期|完全|全面)?履行[^,。;]{0,24}(?:职责|义务)|不作为|(?:不予|未|未予|没有|逾期不|逾期未)(?:作出)?答复"
                r"|(?:责令|判令|要求)[^,。;]{0,30}履行[^,。;]{0,20}(?:法定)?职责|履行[^,。;]{0,20}法定职责")),
    (4, "申请政府信息公开, 行政机关不予公开",
     re.compile(r"(?:政府)?信息[^,。;]{0,12}(?:不予公开|不公开|拒绝公开|未公开|不予提供)|不予公开[^,。;]{0,12}信息")),
)  # fmt: skip
"""Items of the list beside its first, which the decision itself tells, and the words that show them."""


@rule(
    "admin.reconsideration_first",
    level=Level.NOTICE,
    cites=[RECONSIDER.art(23, paragraph=1)],
    categories=[Category.ADMINISTRATIVE],
    needs=[
        "administrative_decision.procedure",
        "reconsideration_decision",
        "pleading.act_described",
        "claim.text",
    ],
)
def reconsideration_first(facts: Facts) -> Breach | None:
    """对当场作出的行政处罚、侵犯已取得的自然资源所有权或者使用权的决定、未履行法定职责、不予公开政府信息,

    应当先申请行政复议, 对复议决定不服的再起诉。
    """
    if facts.documents_of("reconsideration_decision"):
        return None
    found = next(_found(facts), None)
    if found is None:
        return None
    item, what, evidence = found
    message = f"被诉行为似为「{what}」(行政复议法第二十三条第一款第({'一二三四'[item - 1]})项), 卷内没有复议决定书"
    remedy = "请提交复议决定书(或不予受理、逾期未作决定的材料); 没有申请复议的, 应当先申请行政复议"
    return Breach("复议前置", message, remedy, evidence, facts.searched)


def _found(facts: Facts) -> Iterator[tuple[int, str, tuple[Evidence, ...]]]:
    spot = [f for f in facts.fields("administrative_decision.procedure") if f.value == "spot"]
    if spot:
        yield 1, "当场作出的行政处罚决定", evidence_of(*spot)
    acts = [(plain(f.value), f.evidence) for f in facts.said("act_described")]
    claims = [(plain(c.text), c.evidence) for c in facts.claims]
    for item, what, pattern in _LISTED:
        for text, evidence in (*acts, *claims):
            if pattern.search(text) and not (item == 3 and facts.documents_of("administrative_decision")):
                yield item, what, evidence
