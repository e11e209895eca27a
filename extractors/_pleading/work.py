"""Work, posts, firms and relations: what the clauses of a party block say of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from extractors._pleading.gatherer import Gatherer
from extractors._pleading.words import FIRM, KIN, OCCUPATION, POST, WORKER
from pipeline.chinese import is_organization

_CLAUSE: Final = re.compile(r"[^,。;\n \u3000]{1,60}")


def work(found: Gatherer, role: str) -> None:
    """Firm and standing of agents, posts of representatives, occupation and employer of the parties themselves."""
    text = found.reading.text
    steps: dict[str, Callable[[Gatherer, re.Match[str]], None]] = {
        "agent": _agent_clause,
        "statutory_agent": _kin_clause,
        "legal_representative": _post_clause,
        "responsible_person": _post_clause,
    }
    step = steps.get(role, _occupation_clause)
    for match in _CLAUSE.finditer(text, found.start, found.end):
        step(found, match)


def _agent_clause(found: Gatherer, clause: re.Match[str]) -> None:
    firm = FIRM.search(clause[0])
    if firm:
        at = clause.start()
        found.add("firm", firm["firm"], at + firm.start("firm"), at + firm.end("firm"), "clause", 0.96)
        if firm["post"]:
            found.add("post", firm["post"], at + firm.start("post"), at + firm.end("post"), "clause", 0.96)
        return
    _kin_clause(found, clause)


def _kin_clause(found: Gatherer, clause: re.Match[str]) -> None:
    kin = KIN.search(clause[0])
    if kin:
        found.add(
            "post", kin[0].strip("()"), clause.start() + kin.start(), clause.start() + kin.end(), "relation", 0.93
        )


def _post_clause(found: Gatherer, clause: re.Match[str]) -> None:
    post = POST.search(clause[0])
    if post and (post.start() > 0 or clause.start() > found.start):
        found.add("post", post[1], clause.start() + post.start(1), clause.start() + post.end(1), "clause", 0.94)


def _occupation_clause(found: Gatherer, clause: re.Match[str]) -> None:
    start = clause.start()
    worker = WORKER.fullmatch(clause[0])
    if worker and is_organization(worker["employer"]):
        found.add(
            "employer",
            worker["employer"],
            start + worker.start("employer"),
            start + worker.end("employer"),
            "clause",
            0.94,
        )
        found.add("occupation", clause[0].removeprefix("系"), start, clause.end(), "clause", 0.94)
    elif OCCUPATION.fullmatch(clause[0]) and start > found.start:
        found.add("occupation", clause[0], start, clause.end(), "clause", 0.95)
