"""How a case is judged: order, doubt, dates, one finding a gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import WrongUse
from pipeline.interest import lpr_on
from pipeline.rules import RULES, Breach, Facts, Undecided, check, describe, listing, rules_version, verdict_of
from pipeline.rules.engine import EVER, Rule, _judge
from pipeline.rules.instruments import CPI, CPL, ENFORCE, L, hanzi
from pipeline.rules.manual import markdown
from pipeline.types import Category, Finding, Level, Status, Verdict
from tests.rules.build import BASES, HERE, case_of, load

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("base", BASES)
def test_a_clean_packet_is_ready_and_has_no_finding(base: str) -> None:
    findings = check(case_of({"底本": base}))
    assert findings == ()
    assert verdict_of(findings) is Verdict.READY


def _finding(level: Level, status: Status) -> Finding:
    return Finding("a.b", status, level, "", "", "")


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        ([], Verdict.READY),
        ([(Level.NOTICE, Status.FAIL), (Level.TRIAL, Status.FAIL), (Level.NOTICE, Status.REVIEW)], Verdict.READY),
        ([(Level.CORRECTION, Status.REVIEW)], Verdict.MANUAL),
        ([(Level.CORRECTION, Status.REVIEW), (Level.CORRECTION, Status.FAIL)], Verdict.CORRECT),
    ],
)
def test_verdict(findings: list[tuple[Level, Status]], verdict: Verdict) -> None:
    assert verdict_of(_finding(*f) for f in findings) is verdict


def test_findings_come_by_level_then_rule_and_twice_the_same() -> None:
    case = case_of({"原告": {"民族": None}, "诉状": {"签名": None, "日期": None}, "去": ["身份证", "送达地址确认书"]})
    findings = check(case)
    levels = [f.level for f in findings]
    assert levels == sorted(levels, key=(Level.CORRECTION, Level.NOTICE, Level.TRIAL).index)
    corrections = [f.rule_id for f in findings if f.level is Level.CORRECTION]
    assert corrections == sorted(corrections)
    assert check(case) == findings


def test_specific_before_general() -> None:
    found = {f.rule_id for f in check(case_of({"去": ["借条", "转账凭证", "证据目录"]}))}
    assert "loan.proof_missing" in found
    assert "material.evidence_missing" not in found


def test_a_typo_in_a_number_is_one_finding() -> None:
    findings = check(case_of({"原告": {"身份证号": "110105198506124335"}}))
    assert [f.rule_id for f in findings] == ["identity.id_number_mismatch"]


def test_what_is_missing_names_every_page_searched() -> None:
    case = case_of({"去": ["身份证"]})
    finding = next(f for f in check(case) if f.rule_id == "material.plaintiff_identity_missing")
    assert finding.searched == tuple(p.page_id for p in case.pages)


def test_citations_are_those_in_force_on_the_day() -> None:
    case = case_of({"原告": {"民族": None}})
    old = next(f for f in check(replace(case, as_of=date(2021, 12, 31))) if "particulars" in f.rule_id)
    new = next(f for f in check(replace(case, as_of=date(2022, 1, 1))) if "particulars" in f.rule_id)
    assert [(c.instrument, c.article[:7]) for c in old.citations] == [
        (CPL.name, "第一百二十一条"),
        (L.name, "第四条第(一)"),
    ]
    assert [(c.instrument, c.article[:7]) for c in new.citations] == [
        (CPL.name, "第一百二十四条"),
        (L.name, "第四条第(一)"),
    ]


def test_a_number_that_the_law_folder_lacks_is_for_a_person() -> None:
    def body(facts: Facts) -> Iterator[Breach]:
        yield Breach("利率", f"{lpr_on(date(2031, 1, 1)).value}%")

    (found,) = _judge(_rule(body), Facts(case_of({})))
    assert found.status is Status.REVIEW
    assert "无法计算" in found.message


def _rule(body: Any, **changes: Any) -> Rule:
    plain = Rule("t.t", Level.CORRECTION, "必须如此。", (), (), (), (), (), EVER, None, (), body)
    return replace(plain, **changes)


def test_undecided_becomes_review_after_what_was_found() -> None:
    def body(facts: Facts) -> Iterator[Breach]:
        yield Breach("甲", "缺一页")
        raise Undecided("借条的金额有不同的写法", subject="乙")

    findings = list(_judge(_rule(body), Facts(case_of({}))))
    assert [(f.subject, f.status) for f in findings] == [("甲", Status.FAIL), ("乙", Status.REVIEW)]


def test_one_value_or_undecided() -> None:
    facts = Facts(case_of({}))
    assert facts.one("loan_note.borrower").value == "林晓"
    with pytest.raises(Undecided):
        facts.one("loan_note.guarantor")
    with pytest.raises(Undecided, match="不同的写法"):
        Facts(case_of({"加": [{"类": "借条", "借款人": "冯涛"}]})).one("loan_note.borrower")


def test_a_rule_runs_from_its_first_day_until_its_last() -> None:
    case = case_of({})
    rule = _rule(lambda facts: None, since=date(2024, 1, 1), until=date(2025, 1, 1))
    days = (date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1))
    assert [rule.applies(replace(case, as_of=day)) for day in days] == [False, True, True, False]


def test_kinds_of_case() -> None:
    case = case_of({})
    assert _rule(None, causes=("借款合同纠纷",)).applies(case)
    assert not _rule(None, causes=("离婚纠纷",)).applies(case)
    assert not _rule(None, causes=("离婚纠纷",)).applies(replace(case, cause=None))
    assert not _rule(None, categories=(Category.ADMINISTRATIVE,)).applies(case)
    assert not _rule(None, pleadings=("element_complaint",)).applies(case)


def test_version_is_stable_and_hangs_on_the_rules() -> None:
    before = rules_version()
    assert before == rules_version()
    assert len(before) == 16
    first = listing()[0]
    RULES._things[first.id] = replace(first, since=date(1999, 1, 1))
    try:
        assert rules_version() != before
    finally:
        RULES._things[first.id] = first


def test_describe_tells_law_level_and_dates() -> None:
    text = describe("loan.proof_missing")
    assert "补正" in text
    assert "第二条" in text
    assert "2015-09-01" in text
    assert "material.evidence_missing" in text
    with pytest.raises(WrongUse):
        describe("loan.nothing")


def test_describe_tells_numbers_with_their_days_and_the_cases() -> None:
    text = describe("labour.fifteen_days")
    assert "2008-05-01 起 15(劳动争议调解仲裁法第五十条)" in text
    assert "例: 第十六日 — 不符" in text
    assert "送达回证(received_on)" in text


def test_the_manual_is_not_stale() -> None:
    assert (ROOT / "docs/rules.md").read_text(encoding="utf-8") == markdown(), "python -m pipeline.rules docs/rules.md"


def test_every_article_cited_is_in_the_table_of_articles() -> None:
    table = load(HERE / "articles.yaml")
    cited = {(a.instrument.name, a.number) for r in listing() for a in r.cites}
    assert cited == {(name, number) for name, articles in table.items() for number in articles}


def test_articles_are_written_as_the_law_numbers_them() -> None:
    assert [hanzi(n) for n in (1, 10, 15, 20, 62, 100, 105, 110, 124, 209, 210)] == [
        "一", "十", "十五", "二十", "六十二", "一百", "一百零五", "一百一十", "一百二十四", "二百零九", "二百一十",
    ]  # fmt: skip
    assert CPL.art(124, 1).citation.article == "第一百二十四条第(一)项"
    assert CPI.art(89, paragraph=1).citation.article == "第八十九条第一款"
    assert ENFORCE.art(18).citation.article == "18."
