"""The sums of a case and how they meet; the broken edge is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.money_graph import broken, edges_of
from pipeline.types import Amount, Case, Category, Claim, ClaimKind, Document, Field, Page, Total

PAGE = Page("a.pdf#1", "a.pdf", 1, 600, 800, "")


def paper(doc_type: str, no: int = 1, **sums: str) -> Document:
    fields = tuple(Field(name, value, 0.9, (), "test") for name, value in sums.items())
    return Document(f"{doc_type}-{no}", doc_type, None, (PAGE,), 0.9, fields)


def case(*papers: Document, principal: str = "50000", items: str | None = "50000", stated: str | None = None) -> Case:
    claims = (Claim(1, "还本", ClaimKind.PRINCIPAL, (Amount(Decimal(principal), principal),)),)
    told = Amount(Decimal(stated), stated) if stated else None
    total = Total(Decimal(items) if items else None, items or "有未写明数额的", told)
    return Case(
        Category.CIVIL, 0.9, None, None, None, date(2026, 3, 1), (), claims, total, None, None, papers, (PAGE,), ()
    )


NOTE, SLIP = paper("loan_note", amount="50000.00"), paper("bank_transfer", amount="50000.00")


def names(of: Case) -> list[str]:
    return [e.name for e in broken(of)]


def test_sums_that_fit_break_nothing() -> None:
    whole = case(NOTE, SLIP, stated="50000")
    assert names(whole) == []
    assert [e.name for e in edges_of(whole)] == [
        "各项请求之和 = 诉状所写合计", "请求本金 ≤ 借条(1份)", "借据(1份) = 付款凭证(1份)",
    ]  # fmt: skip
    assert all(e.holds for e in edges_of(whole))


@pytest.mark.parametrize(
    ("of", "edge", "gap"),
    [
        (case(stated="52000"), "各项请求之和 = 诉状所写合计", "-2000"),
        (case(NOTE, principal="60000"), "请求本金 ≤ 借条(1份)", "10000"),
        (case(NOTE, paper("bank_transfer", amount="47000.00")), "借据(1份) = 付款凭证(1份)", "3000"),
        (case(paper("loan_note", amount="50000.00", amount_words="58000.00")), "借条/欠条/借款合同大写", "8000"),
        (case(paper("statement_of_account", amount="40000.00")), "请求本金 ≤ 对账单(1份)", "10000"),
        (
            case(paper("sales_contract", amount="90000.00"), paper("delivery_note", amount="70000.00")),
            "送货单(1份) ≥ 买卖合同(1份)",
            "-20000",
        ),
    ],
)
def test_the_broken_edge_is_named_with_its_gap(of: Case, edge: str, gap: str) -> None:
    (found,) = broken(of)
    assert found.name.startswith(edge)
    assert found.gap == Decimal(gap)


def test_several_papers_of_a_kind_are_added_up() -> None:
    slips = (paper("bank_transfer", 1, amount="20000.00"), paper("payment_screenshot", 2, amount="30000.00"))
    (edge,) = (e for e in edges_of(case(NOTE, *slips)) if "付款" in e.name)
    assert edge.holds
    assert (edge.right.name, edge.right.how) == ("付款凭证(2份)", "20000.00 + 30000.00")


def test_what_was_not_read_breaks_nothing() -> None:
    unread = case(NOTE, paper("bank_transfer"), stated="50000", items=None)
    assert names(unread) == []
    unknown = [e for e in edges_of(unread) if e.holds is None]
    assert [e.name for e in unknown] == ["各项请求之和 = 诉状所写合计", "借据(1份) = 付款凭证(1份)"]
    assert "未读出" in unknown[1].right.how


def test_broken_edges_come_first() -> None:
    found = edges_of(case(NOTE, paper("bank_transfer", amount="1.00"), stated="50000"))
    assert [e.holds for e in found] == [False, True, True]


def test_without_claims_and_papers_there_is_no_edge() -> None:
    assert edges_of(replace(case(), claims=())) == ()
