"""Rules, how they are declared, and how a case is judged by all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.law import LAW, Unknown
from pipeline.registry import Registry
from pipeline.rules.facts import Facts
from pipeline.rules.findings import PACKET, REPAIR, Breach, Undecided, review
from pipeline.rules.instruments import Article
from pipeline.types import Case, Category, Citation, Finding, Level, Status, Verdict

Outcome = Breach | Iterable[Breach] | None
Body = Callable[[Facts], Outcome]

EVER: Final = date.min
SURE: Final = 0.5
"""Below this probability a category or cause is no ground for a `fail`; the rule's findings become `review`."""

_ORDER: Final = (Level.CORRECTION, Level.NOTICE, Level.TRIAL)


@dataclass(frozen=True, slots=True)
class Rule:
    """`causes` are names anywhere on the cause's path; empty `causes`, `categories`, `pleadings` mean every case.

    In force from `since` up to, not including, `until`. `covers` names more general rules whose findings say the same
    gap again: they are dropped where this rule finds something. `numbers` are those of the law it rests on, as
    `file.name` of `law/`.
    """

    id: str
    level: Level
    text: str
    cites: tuple[Article, ...]
    causes: tuple[str, ...]
    categories: tuple[Category, ...]
    pleadings: tuple[str, ...]
    needs: tuple[str, ...]
    since: date
    until: date | None
    covers: tuple[str, ...]
    body: Body
    numbers: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        return self.id.split(".", 1)[0]

    def applies(self, case: Case) -> bool:
        if not (self.since <= case.as_of and (self.until is None or case.as_of < self.until)):
            return False
        if self.pleadings and (case.pleading is None or case.pleading.doc_type not in self.pleadings):
            return False
        if self.categories and case.category not in self.categories:
            return False
        return not self.causes or (case.cause is not None and self._on_path(case))

    def sure(self, case: Case) -> bool:
        """Whether the case surely is of the kind that the rule is for."""
        cause, category = case.cause, case.category_confidence
        unsure_cause = self.causes and cause and cause.confidence is not None and cause.confidence < SURE
        return not unsure_cause and not (self.categories and category is not None and category < SURE)

    def citations(self, day: date) -> tuple[Citation, ...]:
        """By the numbers of the day; what was not law yet is left out."""
        standing = tuple(c for a in self.cites if (c := a.on(day)) is not None)
        return standing or tuple(a.citation for a in self.cites)

    def _on_path(self, case: Case) -> bool:
        return case.cause is not None and not {case.cause.name, *case.cause.path}.isdisjoint(self.causes)


RULES: Registry[Rule] = Registry("规则", "yushen.rules", ("pipeline.rules",))


def rule(
    rule_id: str,
    *,
    level: Level,
    cites: Iterable[Article] = (),
    causes: Iterable[str] = (),
    categories: Iterable[Category] = (),
    pleadings: Iterable[str] = (),
    needs: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
    covers: Iterable[str] = (),
    numbers: Iterable[str] = (),
) -> Callable[[Body], Body]:
    """Declares a rule; its docstring says in the law's terms what must hold.

    Without `since` it runs from the day the latest of its citations first was law, and always where it cites none.
    """
    articles = tuple(cites)
    start = since or max((a.instrument.first for a in articles), default=EVER)

    def register(body: Body) -> Body:
        text = " ".join((body.__doc__ or "").split())
        kinds = (tuple(causes), tuple(categories), tuple(pleadings), tuple(needs))
        RULES.add(
            rule_id, Rule(rule_id, level, text, articles, *kinds, start, until, tuple(covers), body, tuple(numbers))
        )
        return body

    return register


def check(case: Case) -> tuple[Finding, ...]:
    """Every finding of every rule in force on the case's day, corrections first, in a repeatable order."""
    facts = Facts(case)
    applied = [r for _, r in RULES.items() if r.applies(case)]
    found = {r.id: tuple(_judge(r, facts)) for r in applied}
    covered = {general for r in applied if found[r.id] for general in r.covers}
    kept = [f for rule_id, findings in found.items() if rule_id not in covered for f in findings]
    return ordered(kept)


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Corrections first, then notices, then trial matters; within each by rule and subject."""
    return tuple(sorted(findings, key=lambda f: (_ORDER.index(f.level), f.rule_id, f.subject, f.message)))


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """Only findings at correction level hold a packet up; a notice or a trial matter never does."""
    held = {f.status for f in findings if f.level is Level.CORRECTION}
    if Status.FAIL in held:
        return Verdict.CORRECT
    return Verdict.MANUAL if held else Verdict.READY


def rules_version() -> str:
    """Changes with any rule's id, level or dates and with any number of the law."""
    digest = hashlib.sha256()
    for rule_id, r in RULES.items():
        digest.update(f"{rule_id} {r.level} {r.since} {r.until}\n".encode())
    for path in sorted(LAW.glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _judge(r: Rule, facts: Facts) -> Iterator[Finding]:
    sure = r.sure(facts.case)
    try:
        outcome = r.body(facts)
        for breach in (outcome,) if isinstance(outcome, Breach) else outcome or ():
            yield _finding(r, breach if sure else _unsure(breach), facts)
    except Undecided as doubt:
        yield _finding(r, doubt.breach, facts)
    except Unknown as gap:
        yield _finding(r, review(PACKET, str(gap), "请人工按当时的规定核算"), facts)


def _finding(r: Rule, breach: Breach, facts: Facts) -> Finding:
    return Finding(
        rule_id=r.id,
        status=breach.status,
        level=r.level,
        subject=breach.subject,
        message=breach.message,
        remedy=breach.remedy or REPAIR,
        citations=r.citations(facts.day),
        evidence=breach.evidence,
        searched=breach.searched,
    )


def _unsure(breach: Breach) -> Breach:
    return breach.as_review("本案类别或案由尚不确定, 请先核对案由")
