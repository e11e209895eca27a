from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chinese import region_of
from pipeline.rules.courts import Place, court, sits_at, told_in
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, listed
from pipeline.rules.instruments import CPI, CPL
from pipeline.text import plain
from pipeline.types import Category, Evidence, Level

ESTATE = (
    "房屋租赁合同纠纷", "建设工程施工合同纠纷", "建设工程合同纠纷", "农村土地承包合同纠纷", "不动产登记纠纷",
    "相邻关系纠纷", "土地承包经营权纠纷", "建设用地使用权纠纷", "宅基地使用权纠纷", "共有纠纷",
    "业主专有权纠纷", "业主共有权纠纷",
)  # fmt: skip
"""Causes that go by where the estate lies; a sale of a dwelling does not."""
INHERITANCE = ("继承纠纷", "法定继承纠纷", "遗嘱继承纠纷", "被继承人债务清偿纠纷", "遗赠纠纷")
EXCLUSIVE = (*ESTATE, *INHERITANCE)
_SITE = re.compile(
    r"(?:位于|坐落于|坐落|座落于?|地址为|租赁标的:|承租的?|租用的?|将)(?=[\u4e00-\u9fff]{2,9}[省市区县旗州])"
)
_DIED = re.compile(r"(?:生前(?:住所地?|居住|住)?(?:在|于|:)?|死亡时住所地?(?:在|为|:)?|户籍(?:地)?(?:在|为|:)?)")


@rule(
    "jurisdiction.exclusive",
    level=Level.NOTICE,
    cites=[CPL.art(34), CPI.art(28)],
    causes=EXCLUSIVE,
    categories=[Category.CIVIL],
    needs=["court", "lease_contract.place", "contract.place", "property_certificate.place", "pleading.facts"],
)
def exclusive(facts: Facts) -> Breach | None:
    """不动产纠纷(含房屋租赁、建设工程施工、农村土地承包、政策性房屋买卖合同)由不动产所在地、

    继承由死亡时住所地或者主要遗产所在地人民法院专属管辖; 不得另行约定。
    """
    where, name = court(facts), facts.case.court
    places = list(_places(facts))
    if where is None or name is None or not places or any(sits_at(facts, p.region) is not False for p, _ in places):
        return None
    said = listed(list(dict.fromkeys(p.what for p, _ in places)))
    message = f"「{name.value}」不是{said}的人民法院, 本案由该地人民法院专属管辖"
    evidence = name.evidence + tuple(e for _, found in places for e in found)
    return Breach("专属管辖", message, "请向不动产(遗产)所在地人民法院起诉; 专属管辖不能由当事人约定改变", evidence)


def _places(facts: Facts) -> Iterator[tuple[Place, tuple[Evidence, ...]]]:
    """The contract first: a certificate in the packet may be of another house; the story only where no paper tells."""
    for path in ("lease_contract.place", "contract.place", "property_certificate.place"):
        found = [(f, r) for f in facts.fields(path) if (r := region_of(plain(f.value)))]
        for field, region in found:
            yield Place(f"不动产所在地({field.value[:20]})", region), field.evidence
        if found and not _inherited(facts):
            return
    for region in told_in(facts, _SITE):
        yield Place("诉状所写的不动产所在地", region), ()
    for region in told_in(facts, _DIED) if _inherited(facts) else ():
        yield Place("被继承人死亡时住所地", region), ()


def _inherited(facts: Facts) -> bool:
    cause = facts.case.cause
    return cause is not None and not {cause.name, *cause.path}.isdisjoint(INHERITANCE)
