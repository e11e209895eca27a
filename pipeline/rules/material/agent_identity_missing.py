from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chinese import same_name
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, listed, review, title, whole
from pipeline.rules.instruments import CPI, L
from pipeline.rules.mandates import is_lawyer, is_legal_worker, named, nameless, spare
from pipeline.rules.people import identities, unread_papers
from pipeline.text import plain
from pipeline.types import Document, Level, Party
from pipeline.vocabulary import DOC_TYPES, IDENTITY_PAPERS, PLEADINGS

_OWN_WORDS = (
    *PLEADINGS, "power_of_attorney", "id_card", "passport", "service_address_confirmation", "evidence_list",
    "law_firm_letter", "lawyer_licence", "chat_screenshot", "judgment", "arbitration_award", "loan_note",
    "bank_transfer",
)  # fmt: skip
"""Papers that may name an agent and tell nothing of why they may act."""
_TIES = ("recommendation_letter", "household_register", "marriage_certificate", "birth_certificate", "labour_contract")
"""Papers by which a relative, an employee or a recommended citizen shows why they may act."""


@rule(
    "material.agent_identity_missing",
    level=Level.CORRECTION,
    cites=[CPI.art(88), L.art(6, 2)],
    needs=[
        "lawyer_licence.name",
        "law_firm_letter.lawyer.name",
        "law_firm_letter.firm",
        "recommendation_letter.agent",
        "id_card.name",
        "party.firm",
    ],
)
def agent_identity_missing(facts: Facts) -> Iterator[Breach]:
    """律师应当提交律师执业证、律师事务所证明材料;

    近亲属、工作人员、被推荐的公民应当提交身份证件和相应的关系、劳动人事关系或者推荐材料。
    """
    for agent in facts.agents:
        if is_legal_worker(agent):
            yield from _legal_worker(facts, agent)
        elif is_lawyer(facts, agent):
            yield from _lawyer(facts, agent)
        else:
            yield from _citizen(facts, agent)


def _lawyer(facts: Facts, agent: Party) -> Iterator[Breach]:
    """A letter of the agent's own firm counts where its lawyer was not read.

    A paper in another's name is no gap here: that is agent.name_mismatch.
    """
    gaps = [t for t in ("lawyer_licence", "law_firm_letter") if not named(facts, t, agent) and not spare(facts, t)]
    gaps = [t for t in gaps if not (t == "law_firm_letter" and (_firm_letter(facts, agent) or _sent(facts, agent)))]
    unread = [d for t in gaps for d in nameless(facts, t)]
    if not gaps:
        return
    what = listed([DOC_TYPES[t] for t in gaps])
    remedy = f"请提交该律师的{what}"
    if unread and len({d.doc_type for d in unread}) == len(gaps):
        evidence = tuple(whole(p) for d in unread for p in d.pages)
        message = f"卷内{what}的姓名未读出, 请人工核对是否为该律师的"
        yield review(title(agent), message, f"如不是, {remedy}", evidence, facts.searched)
        return
    sure = [t for t in gaps if t not in {d.doc_type for d in unread}]
    what = listed([DOC_TYPES[t] for t in sure])
    yield facts.missing(f"该律师的{what}", sure, subject=title(agent), remedy=f"请提交该律师的{what}")


def _firm_letter(facts: Facts, agent: Party) -> bool:
    firm = agent.get("firm")
    firms = [f for d in nameless(facts, "law_firm_letter") for f in d.all("firm")]
    return firm is not None and any(same_name(firm, f.value) for f in firms)


def _sent(facts: Facts, agent: Party) -> bool:
    """A firm speaks of itself and names the agent, on whatever page: its letter, though another paper took it in."""
    name = plain(agent.name or "")
    sent = re.compile(rf"(?<![本我自])(?:本|我)所[^。;]{{0,40}}?{re.escape(name)}")
    return bool(name) and any(sent.search(facts.text(d)) for d in facts.case.documents)


def _legal_worker(facts: Facts, agent: Party) -> Iterator[Breach]:
    """Their licence and letter look like a lawyer's and are told by a person."""
    if not (any(named(facts, t, agent) for t in ("lawyer_licence", "law_firm_letter")) or _tied(facts, agent)):
        message = "该代理人是基层法律服务工作者或法律援助人员, 没有认出其执业证和介绍信(所函), 请人工查看"
        yield review(title(agent), message, "如确实没有, 请提交执业证、介绍信", agent.evidence, facts.searched)


def _citizen(facts: Facts, agent: Party) -> Iterator[Breach]:
    gaps: dict[str, tuple[str, ...]] = {}
    if not any(p is agent for p, _ in identities(facts).pairs):
        gaps["身份证件"] = IDENTITY_PAPERS
    if not _tied(facts, agent):
        gaps["近亲属关系、劳动人事关系证明或推荐函(律师则为执业证和所函)"] = _TIES
    unread = unread_papers(facts, *IDENTITY_PAPERS) if "身份证件" in gaps else ()
    for document in unread[:1]:
        message = "有身份证件未能读出姓名, 请人工核对是否为该代理人的"
        evidence = tuple(whole(p) for p in document.pages)
        yield review(title(agent), message, "如不是, 请补交该代理人的身份证件", evidence, facts.searched)
        del gaps["身份证件"]
    if gaps:
        what = listed(list(gaps))
        kinds = [t for types in gaps.values() for t in types] + ["lawyer_licence", "law_firm_letter"]
        yield facts.missing(f"该代理人的{what}", kinds, subject=title(agent), remedy=f"请提交该代理人的{what}")


def _tied(facts: Facts, agent: Party) -> bool:
    """Any paper that may show the tie, unless it plainly names other people only; or any that speaks of the agent and
    is neither pleading nor mandate."""
    name = plain(agent.name or "")
    others = (d for d in facts.case.documents if d.doc_type not in _OWN_WORDS)
    spoken = len(name) >= 2 and any(name in facts.text(d) for d in others)
    return spoken or any(_may_name(d, agent) for d in facts.documents_of(*_TIES))


def _may_name(document: Document, agent: Party) -> bool:
    names = [f.value for n in ("agent", "name", "employee", "spouse.name", "holder") for f in document.all(n)]
    return not names or any(same_name(n, agent.name or "") for n in names)
