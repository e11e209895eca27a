"""Every rule against its table of cases, and the tables and rules against one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.rules import RULES, Rule, check, listing
from pipeline.rules.engine import EVER
from pipeline.types import Case, Finding, Level, Status
from pipeline.vocabulary import COMMON_FIELDS, DOC_TYPES, FIELDS, PARTY_FIELDS
from tests.rules.build import HERE, case_of, load

TABLES = sorted(p for p in HERE.glob("*/*.yaml"))
RESULTS = {"通过": None, "不符": Status.FAIL, "待核": Status.REVIEW}
CLOCKS = {"admin.late", "labour.fifteen_days", "trial.limitation", "trial.enforcement_period"}
"""Rules that measure from a date in the papers to the case's day; their tables have the day and the day after."""
DATED = {
    *CLOCKS,
    "admin.reconsideration_first",
    "divorce.six_months",
    "identity.id_expired",
    "jurisdiction.exclusive",
    "jurisdiction.level",
    "labour.claim_not_arbitrated",
    "money.interest_above_cap",
    "money.interest_recomputed",
    "money.transfer_mismatch",
    "prosecution.accused_missing",
    "prosecution.particulars",
    "compensation.relation_missing",
}
"""Rules that turn on a day, or on a number of the law by the day."""
ONE_SIDED = {
    "identity.suspected_misread": {"不符"},
    "identity.id_number_invalid": {"待核"},
    "identity.uscc_invalid": {"待核"},
    "material.unlisted_evidence": {"待核"},
    "packet.duplicate_page": {"待核"},
    "packet.encrypted_file": {"待核"},
    "packet.foreign_page": {"待核"},
    "packet.unreadable_file": {"待核"},
}
"""What cannot be: pages and files are what ingest found, numbers hard to read are suspected misread and never fail."""
CHECKS = load(HERE / "checks.yaml")


def rows() -> Iterator[Any]:
    for path in TABLES:
        rule_id = f"{path.parent.name}.{path.stem}"
        for row in load(path):
            yield pytest.param(rule_id, row, id=f"{rule_id}: {row['名']}")


def found(rule_id: str, case: Case) -> list[Finding]:
    return [f for f in check(case) if f.rule_id == rule_id]


@pytest.mark.parametrize(("rule_id", "row"), rows())
def test_row(rule_id: str, row: dict[str, Any]) -> None:
    given = {k: v for k, v in row.items() if k not in ("名", "结果", "对象", "写明", "不写", "条数")}
    findings = found(rule_id, case_of(given))
    expected = RESULTS[row["结果"]]
    assert [f.status for f in findings] == ([] if expected is None else [expected] * row.get("条数", 1)), findings
    for finding in findings:
        assert finding.subject == row.get("对象", finding.subject)
    said = " ".join(f.message + f.remedy for f in findings)
    assert all(str(word) in said for word in row.get("写明", ())), said
    assert not any(str(word) in said for word in row.get("不写", ())), said


@pytest.mark.parametrize("rule", listing(), ids=lambda r: r.id)
def test_every_rule_passes_fails_and_is_unsure(rule: Rule) -> None:
    results = {row["结果"] for row in load(table_of(rule))}
    assert {"通过", "不符", "待核"} - results == ONE_SIDED.get(rule.id, set())


@pytest.mark.parametrize("rule_id", sorted(DATED))
def test_the_day_and_the_day_beside_it_stand_in_the_table(rule_id: str) -> None:
    names = [row["名"] for row in load(table_of(RULES.get(rule_id)))]
    assert any(re.search(r"当日|当天|第十五日|一年届满|到期之日", name) for name in names), names
    assert any(re.search(r"前一日|次日|第十六日|十六日|后一日", name) for name in names), names


def table_of(rule: Rule) -> Path:
    return HERE / rule.family / f"{rule.id.split('.')[1]}.yaml"


def test_no_table_without_a_rule() -> None:
    assert {f"{p.parent.name}.{p.stem}" for p in TABLES} == {r.id for r in listing()}


@pytest.mark.parametrize("rule", [r for r in listing() if r.since != EVER and r.id not in CLOCKS], ids=lambda r: r.id)
def test_the_day_before_and_the_day(rule: Rule) -> None:
    """The first breach of each table, judged on the day before the rule was law, and on the day."""
    rows = load(HERE / rule.family / f"{rule.id.split('.')[1]}.yaml")
    row = next(r for r in rows if r["结果"] != "通过")
    case = case_of({k: v for k, v in row.items() if k not in ("名", "结果", "对象", "写明", "不写", "条数")})
    assert not found(rule.id, replace(case, as_of=rule.since - timedelta(days=1)))
    assert found(rule.id, replace(case, as_of=rule.since)) or "日期" in row


@pytest.mark.parametrize("rule", listing(), ids=lambda r: r.id)
def test_a_rule_needs_only_what_somebody_supplies(rule: Rule) -> None:
    facts = {f.name for f in fields(Case)} | {"documents"} | set(COMMON_FIELDS)
    for need in rule.needs:
        head, _, name = need.partition(".")
        known = {"pleading": FIELDS["administrative_complaint"], "claim": FIELDS["complaint"], "party": PARTY_FIELDS}
        if not name:
            assert head in DOC_TYPES or head in facts, need
        elif head == "claim":
            assert need in known["claim"], need
        else:
            assert name in known.get(head, FIELDS.get(head, ())), need


def test_rules_are_those_that_are_to_be_checked_at_their_level() -> None:
    for rule in listing():
        assert CHECKS.get(rule.id) == rule.level.value, rule.id


def test_rules_say_what_must_hold_and_lie_in_a_file_of_their_name() -> None:
    for rule_id, rule in RULES.items():
        assert len(rule.text) > 8, rule_id
        assert rule.body.__module__ == f"pipeline.rules.{rule_id}", rule_id
        assert rule.body.__code__.co_name == rule_id.split(".")[1], rule_id


def test_a_rule_names_the_numbers_of_the_law_it_reads() -> None:
    for rule_id, rule in RULES.items():
        path = Path(HERE.parent.parent, "pipeline/rules", f"{rule_id.replace('.', '/')}.py")
        read = set(re.findall(r'\blimit\("(\w+)"', path.read_text(encoding="utf-8")))
        assert read <= {name.partition(".")[2] for name in rule.numbers}, rule_id


def test_covered_rules_exist_and_never_name_the_law_less() -> None:
    ids = {r.id for r in listing()}
    assert all(general in ids for r in listing() for general in r.covers)


def test_nothing_missing_is_reported_without_the_pages_searched() -> None:
    for path in TABLES:
        if path.parent.name == "material" or path.stem.endswith("_missing"):
            for row in load(path):
                given = {k: v for k, v in row.items() if k not in ("名", "结果", "对象", "写明", "不写", "条数")}
                for finding in found(f"{path.parent.name}.{path.stem}", case_of(given)):
                    assert finding.searched or path.stem in ("unlisted_evidence", "accused_missing"), row["名"]


def test_mismatches_show_both_sides() -> None:
    for path in (p for p in TABLES if "mismatch" in p.stem and p.parent.name in ("identity", "agent")):
        for row in load(path):
            given = {k: v for k, v in row.items() if k not in ("名", "结果", "对象", "写明", "不写", "条数")}
            for finding in found(f"{path.parent.name}.{path.stem}", case_of(given)):
                assert len(finding.evidence) >= 2, row["名"]


def test_corrections_cite_the_law_or_are_about_a_contradiction() -> None:
    uncited = {"date.impossible", "money.words_digits_mismatch", "agent.name_mismatch"}
    for rule in listing():
        assert rule.cites or rule.level is not Level.CORRECTION or rule.id in uncited, rule.id


def test_the_tables_lie_beside_the_rules() -> None:
    assert all(Path(HERE.parent.parent, "pipeline/rules", p.parent.name, f"{p.stem}.py").is_file() for p in TABLES)
