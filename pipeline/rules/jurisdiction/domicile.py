from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chinese import region_of
from pipeline.rules.courts import Place, court, homes, sits_at
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, listed
from pipeline.rules.instruments import CPI, CPL, LEND
from pipeline.rules.jurisdiction.exclusive import EXCLUSIVE
from pipeline.text import plain
from pipeline.types import Category, Level
from pipeline.vocabulary import FIELDS, PROCEDURE_PAPERS

_CLAUSES = tuple(t for t, names in FIELDS.items() if "court_clause" in names)
_COURT = re.compile(r"[\u4e00-\u9fff]{2,20}?(?=人民法院)")
_SITE = re.compile(r"(?:在|位于|坐落于|坐落|途经|至|到)(?=[\u4e00-\u9fff]{2,9}[省市区县旗州])")


@rule(
    "jurisdiction.domicile",
    level=Level.NOTICE,
    cites=[CPL.art(22), CPL.art(24), CPL.art(29), CPL.art(35), CPI.art(18), LEND.art(3)],
    categories=[Category.CIVIL],
    needs=["court", "party.address", "party.residence", *(f"{t}.court_clause" for t in _CLAUSES)],
    since=CPL.first,
)
def domicile(facts: Facts) -> Breach | None:
    """起诉由被告住所地、经常居住地人民法院管辖; 合同纠纷也可以由履行地(给付货币的为接收一方所在地)、

    侵权纠纷也可以由侵权行为地、有协议的由约定的人民法院管辖。
    """
    where = court(facts)
    if where is None or facts.case.court is None or _own_rule(facts):
        return None
    homes_ = [*homes(facts.defendants), *homes(facts.plaintiffs)]
    grounds = [*homes_, *_others(facts)]
    if None in homes_ or _vague_clause(facts) or not facts.defendants:
        return None
    known = [g for g in grounds if g is not None]
    if any(sits_at(facts, g.region) is not False for g in known):
        return None
    said = listed(list(dict.fromkeys(g.what for g in known)))
    message = f"「{facts.case.court.value}」不在卷内可以看出的管辖连结点: {said}"
    evidence = facts.case.court.evidence + tuple(e for p in facts.defendants for e in p.evidence)
    remedy = "请核对管辖法院; 有约定管辖、合同履行地、侵权行为地等依据的请说明"
    return Breach("管辖法院", message, remedy, evidence)


def _own_rule(facts: Facts) -> bool:
    """Cases that go by the thing's place have their own rule."""
    cause = facts.case.cause
    return cause is not None and not {cause.name, *cause.path}.isdisjoint(EXCLUSIVE)


def _others(facts: Facts) -> Iterator[Place]:
    """Places agreed on, places of delivery, of accidents, and wherever evidence or story put something of the case."""
    for clause in (f for t in _CLAUSES for f in facts.fields(f"{t}.court_clause")):
        for match in _COURT.finditer(plain(clause.value)):
            for at in range(len(match[0]) - 1):
                if found := region_of(match[0][at:]):
                    yield Place("约定的法院", found)
                    break
    for field in facts.fields("accident_determination.place"):
        if found := region_of(field.value):
            yield Place("事故发生地", found)
    yield from _sites(facts)


def _sites(facts: Facts) -> Iterator[Place]:
    """Places named with 在, 位于 in evidence and story."""
    papers = [d for d in facts.case.documents if d.doc_type not in PROCEDURE_PAPERS]
    texts = [facts.text(d) for d in papers] + [plain(f.value) for f in facts.said("facts")]
    for text in texts:
        for match in _SITE.finditer(text):
            if found := region_of(text[match.end() : match.end() + 30]):
                yield Place("材料所写的地点", found)


def _vague_clause(facts: Facts) -> bool:
    """A clause for the court of a place that is nobody's home (签订地): parties' homes are grounds already."""
    clauses = [plain(f.value) for t in _CLAUSES for f in facts.fields(f"{t}.court_clause")]
    return any(re.search(r"(?:签订|签约|履行|标的物?所在|交货|工程所在)地", c) for c in clauses)
