"""Which kind of fee a case has, and on what sum."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.fees import fee_of
from pipeline.types import Case, Category, Cause, Claim, ClaimKind, Field, Total


def case(
    category: Category | None, path: tuple[str, ...] = (), total: str | None = None, claims: tuple[Claim, ...] = ()
) -> Case:
    cause = Cause(path[-1], path, 0.9) if path else None
    value = Decimal(total) if total else None
    told = Total(value, total or "没有列明数额的请求")
    return Case(category, 0.9, cause, None, None, date(2026, 3, 1), (), claims, told, None, None, (), (), ())


LABOUR = ("劳动争议、人事争议、新就业形态用工纠纷", "劳动争议", "劳动合同纠纷", "追索劳动报酬纠纷")
LOAN = ("合同、准合同纠纷", "合同纠纷", "借款合同纠纷", "民间借贷纠纷")
DIVORCE = ("婚姻家庭、继承纠纷", "婚姻家庭纠纷", "离婚纠纷")


@pytest.mark.parametrize(
    ("category", "path", "total", "expected"),
    [
        (Category.CIVIL, LOAN, "53200.00", ("1130.00", None, None)),
        (Category.CIVIL, LABOUR, "300000.00", ("10.00", None, None)),
        (Category.CIVIL, DIVORCE, None, (None, "50.00", "300.00")),
        (Category.CIVIL, ("人格权纠纷", "人格权纠纷", "名誉权纠纷"), "80000", (None, "400.00", "800.00")),
        (Category.CIVIL, ("知识产权与竞争纠纷", "侵害商标权纠纷"), None, (None, "500.00", "1000.00")),
        (Category.CIVIL, ("婚姻家庭、继承纠纷", "婚姻家庭纠纷", "探望权纠纷"), None, (None, "50.00", "100.00")),
        (Category.CIVIL, ("婚姻家庭、继承纠纷", "婚姻家庭纠纷", "离婚后财产纠纷"), "100000", ("2300.00", None, None)),
        (Category.CIVIL, (), "50000", ("1050.00", None, None)),
        (Category.ADMINISTRATIVE, ("行政行为", "行政处罚", "罚款"), None, ("50.00", None, None)),
        (Category.ADMINISTRATIVE, ("行政行为", "行政赔偿"), "5000", ("0.00", None, None)),
        (Category.ENFORCEMENT, LOAN, "100000", ("1400.00", None, None)),
        (Category.ENFORCEMENT, DIVORCE, None, (None, "50.00", "500.00")),
        (Category.STATE_COMPENSATION, (), "90000", ("0.00", None, None)),
        (Category.PRIVATE_PROSECUTION, ("侮辱案",), None, ("0.00", None, None)),
    ],
)  # fmt: skip
def test_the_fee_of_a_case(
    category: Category, path: tuple[str, ...], total: str | None, expected: tuple[str | None, ...]
) -> None:
    told = fee_of(case(category, path, total))
    assert told is not None
    assert (told.value, told.low, told.high) == tuple(None if e is None else Decimal(e) for e in expected)


def test_an_unknown_category_has_no_fee() -> None:
    assert fee_of(case(None)) is None


def test_an_unknown_total_is_said_not_guessed() -> None:
    told = fee_of(case(Category.CIVIL, LOAN))
    assert told is not None
    assert told.value is None
    assert "没有列明数额" in told.how


def test_enforcement_of_an_unknown_sum_is_not_taken_for_one_without_a_sum() -> None:
    told = fee_of(case(Category.ENFORCEMENT, LOAN, None, (Claim(1, "支付利息", ClaimKind.INTEREST),)))
    assert told is not None
    assert (told.value, told.low) == (None, None)


def test_arrears_of_wages_need_not_be_prepaid() -> None:
    told = fee_of(case(Category.CIVIL, LABOUR, "300000.00"))
    assert told is not None
    assert "可以不预交" in told.how


def test_a_divorce_over_unpriced_property_has_an_open_end() -> None:
    division = Claim(1, "依法分割夫妻共同房产", ClaimKind.PROPERTY_DIVISION)
    told = fee_of(case(Category.CIVIL, DIVORCE, None, (division,)))
    assert told is not None
    assert (told.value, told.low, told.high) == (None, Decimal(50), None)


def test_trademark_cases_against_the_office_cost_a_hundred() -> None:
    about = Claim(1, "撤销商标驳回复审决定", ClaimKind.SPECIFIC_PERFORMANCE)
    base = case(Category.ADMINISTRATIVE, ("行政行为", "行政许可"))
    told = fee_of(replace(base, claims=(about,)))
    assert told is not None
    assert told.value == 100


def test_a_case_before_the_tariff_has_no_fee_by_it() -> None:
    old = replace(
        case(Category.ENFORCEMENT, LOAN, None, (Claim(1, "利息", ClaimKind.INTEREST),)), as_of=date(2006, 1, 1)
    )
    told = fee_of(old)
    assert told is not None
    assert told.value is None
    assert "尚未施行" in told.how


def test_the_court_tells_the_province_where_nobody_said_it() -> None:
    court = Field("court", "广东省中山市第一人民法院", 0.9, (), "test")
    there = replace(case(Category.CIVIL, DIVORCE), court=court)
    told, elsewhere = fee_of(there), fee_of(there, "北京")
    assert told is not None
    assert elsewhere is not None
    assert told.value == 300
    assert (elsewhere.value, elsewhere.low) == (None, 50)


def test_a_divorce_over_unpriced_property_begins_at_the_province_s_sum() -> None:
    division = Claim(1, "依法分割夫妻共同房产", ClaimKind.PROPERTY_DIVISION)
    told = fee_of(case(Category.CIVIL, DIVORCE, None, (division,)), "广东")
    assert told is not None
    assert (told.value, told.low, told.high) == (None, 300, None)
