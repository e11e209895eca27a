"""Sums that do not add up, words against digits, claims beyond the papers, interest; claims without a sum."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from pipeline.synth.packets.commerce import CENT, READ, account, list_too, restated, say_total, transfer
from pipeline.synth.packets.draft import Ask, Draft, Paper
from pipeline.synth.packets.twists import defect, near

_ADDED: Final = ("loan", "sale", "lease", "property")


@defect("money.sum_mismatch", kinds=_ADDED, touches=("total",), shuns=("claims", "amounts"))
def added_up_wrongly(draft: Draft) -> None:
    say_total(draft, draft.total + draft.rng.choice((100, 1000, -900, 2700, 10_000)))
    draft.expect("money.sum_mismatch")


@defect("money.sum_mismatch", kinds=("loan", "sale"), touches=("total",), shuns=("claims", "amounts"))
def an_item_left_out_of_the_total(draft: Draft) -> None:
    sums = [a for ask in draft.asks for a in ask.amounts]
    say_total(draft, draft.total - sums[-1])
    draft.expect("money.sum_mismatch")


@near("money.sum_mismatch", kinds=_ADDED, touches=("total",), shuns=("claims", "amounts"))
def right_to_the_cent(draft: Draft) -> None:
    say_total(draft, draft.total)


@near(
    "money.sum_mismatch", kinds=("sale",), touches=("total",), shuns=("claims", "amounts"), wishes={"lawyer_fee": True}
)
def lawyers_fee_counted_costs_not(draft: Draft) -> None:
    say_total(draft, draft.total)


def _other_words(draft: Draft, paper: Paper, rule_id: str = "money.words_digits_mismatch") -> None:
    amount: Decimal = paper.values["amount"]
    step = Decimal(10) ** (len(str(int(amount))) - 2)
    paper.values["amount_words"] = amount + step * draft.rng.choice((1, 2, -1 if amount > 3 * step else 3))
    draft.expect(rule_id)


@defect("money.words_digits_mismatch", kinds=("loan",), touches=("note.words",), shuns=READ, wishes={"form": "note"})
def note_in_words(draft: Draft) -> None:
    _other_words(draft, _the(draft, "note"))


@defect("money.words_digits_mismatch", kinds=("loan",), touches=("note.words",), shuns=READ, wishes={"form": "cash"})
def receipt_in_words(draft: Draft) -> None:
    _other_words(draft, _the(draft, "receipt"))


@defect(
    "money.words_digits_mismatch",
    kinds=("sale",),
    touches=("contract.words",),
    shuns=READ,
    wishes={"papers": ("contract", "delivery", "account")},
)
def sales_contract_in_words(draft: Draft) -> None:
    _other_words(draft, _the(draft, "contract"))


@defect(
    "money.words_digits_mismatch",
    kinds=("sale",),
    touches=("contract.words",),
    shuns=READ,
    wishes={"papers": ("contract", "delivery", "account")},
)
def account_in_words(draft: Draft) -> None:
    _other_words(draft, _the(draft, "account"))


@near(
    "money.words_digits_mismatch",
    kinds=("loan",),
    touches=("note.words", "note.family"),
    shuns=READ,
    wishes={"form": "note"},
)
def everyday_numerals(draft: Draft) -> None:
    """三万五千元整 is the same sum as 叁万伍仟元整."""
    _the(draft, "note").family = "loan_note/small words"


@near(
    "money.words_digits_mismatch",
    kinds=("loan",),
    touches=("note.words", "note.family"),
    shuns=READ,
    wishes={"form": "note"},
)
def in_ten_thousands(draft: Draft) -> None:
    _the(draft, "note").family = "loan_note/ten thousands"


_MORE: Final = {"extra_loan": lambda draft: draft.money(6000, 60_000, 1000), "repaid": False, "interest_paid": False}


@defect(
    "money.claim_exceeds_evidence",
    kinds=("loan",),
    touches=("claims.more",),
    shuns=("claims", "note.words", "transfer.sum", *READ),
    wishes={"form": "note"} | _MORE,
)
def cash_without_a_note(draft: Draft) -> None:
    draft.expect("money.claim_exceeds_evidence", "notice")


@defect(
    "money.claim_exceeds_evidence",
    kinds=("loan",),
    touches=("claims.more",),
    shuns=("claims", "note.words", "transfer.sum", *READ),
    wishes={"form": "contract"} | _MORE,
)
def more_than_the_contract(draft: Draft) -> None:
    draft.expect("money.claim_exceeds_evidence", "notice")


@near(
    "money.claim_exceeds_evidence",
    kinds=("loan",),
    touches=("transfer", "transfer.sum"),
    shuns=READ,
    wishes={"form": "note"},
)
def two_transfers_make_the_sum(draft: Draft) -> None:
    _split(draft)


@near("money.claim_exceeds_evidence", kinds=("loan",), touches=("claims.more",), shuns=READ, wishes={"repaid": True})
def less_than_the_note(draft: Draft) -> None:
    """Part was paid back, so less is asked for than the papers show."""


def _split(draft: Draft) -> None:
    slip = _the(draft, "transfer")
    whole: Decimal = slip.values["amount"]
    part = (whole * draft.rng.choice((3, 4, 5, 6)) / 10).quantize(Decimal(100))
    slip.values |= {"amount": part, "amount_words": part}
    v = slip.values
    second = transfer(
        draft, "transfer2", v["payer"], v["payee"], whole - part, v["paid_on"], title=f"{slip.title}（第二笔）",
        reference=v["reference"], bank=v["bank"],
    )  # fmt: skip
    list_too(draft, second)


@defect("money.transfer_mismatch", kinds=("loan",), touches=("transfer",), shuns=READ, wishes={"form": "note"})
def paid_to_somebody_else(draft: Draft) -> None:
    other = draft.person("5").name
    _the(draft, "transfer").values |= {"payee": other, "payee_account": account(draft, other)}
    draft.expect("money.transfer_mismatch", "notice")


@defect(
    "money.transfer_mismatch",
    kinds=("loan",),
    touches=("transfer",),
    shuns=("note.lender", *READ),
    wishes={"form": "contract"},
)
def paid_by_somebody_else(draft: Draft) -> None:
    other = draft.person("5").name
    _the(draft, "transfer").values |= {"payer": other, "payer_account": account(draft, other)}
    draft.expect("money.transfer_mismatch", "notice")


@defect(
    "money.transfer_mismatch",
    kinds=("loan",),
    touches=("transfer", "transfer.sum"),
    shuns=("claims.more", *READ),
    wishes={"form": "note"},
)
def interest_kept_back(draft: Draft) -> None:
    """Less was paid than the note says; the claim keeps to the note."""
    slip = _the(draft, "transfer")
    paid = (slip.values["amount"] * draft.rng.choice((94, 95, 97)) / 100).quantize(Decimal(1))
    slip.values |= {"amount": paid, "amount_words": paid}
    draft.expect("money.transfer_mismatch", "notice")
    draft.allow("money.claim_exceeds_evidence", "money.interest_recomputed")


@defect(
    "money.transfer_mismatch",
    kinds=("loan",),
    touches=("transfer", "transfer.date"),
    shuns=("note.date", *READ),
    wishes={"form": "note"},
)
def paid_weeks_apart(draft: Draft) -> None:
    slip = _the(draft, "transfer")
    slip.values["paid_on"] += timedelta(days=draft.rng.choice((-75, -48, 41, 60)))
    draft.expect("money.transfer_mismatch", "notice")
    draft.allow("date.order")


@near(
    "money.transfer_mismatch",
    kinds=("loan",),
    touches=("transfer", "transfer.sum"),
    shuns=READ,
    wishes={"form": "note"},
)
def paid_in_two_parts(draft: Draft) -> None:
    _split(draft)


@near(
    "money.transfer_mismatch",
    kinds=("loan",),
    touches=("transfer", "transfer.date"),
    shuns=("note.date", *READ),
    wishes={"form": "note"},
)
def paid_the_day_after(draft: Draft) -> None:
    _the(draft, "transfer").values["paid_on"] += timedelta(days=1)


@near(
    "money.transfer_mismatch",
    kinds=("loan",),
    touches=("transfer.back",),
    shuns=READ,
    wishes={"form": "note", "repaid": True},
)
def the_borrower_paid_back(draft: Draft) -> None:
    """A slip from the borrower to the lender is no part of the lending."""
    f = draft.facts
    back = transfer(
        draft,
        "back",
        f["borrower"],
        f["lender"],
        f["repaid"],
        f["repaid_on"],
        title="被告还款转账凭证",
        reference="还款",
    )
    list_too(draft, back)


def _lent(first: date, spread: int) -> object:
    return lambda draft: first + timedelta(days=draft.rng.randrange(spread))


@defect(
    "money.interest_above_cap",
    kinds=("loan",),
    touches=("rate",),
    shuns=("claims.interest", "note.date", *READ),
    wishes={"rate": Decimal("0.24"), "form": "note"},
)
def two_per_cent_a_month(draft: Draft) -> None:
    _over(draft)


@defect(
    "money.interest_above_cap", kinds=("loan",), touches=("rate",), shuns=("note.date", *READ),
    wishes={"rate": Decimal("0.138"), "form": "contract", "lent_on": _lent(date(2024, 10, 28), 100)},
)  # fmt: skip
def a_little_above_the_cap(draft: Draft) -> None:
    """13.8 % was lawful until 2024-07-21; this contract is of a later day."""
    _over(draft)


def _over(draft: Draft) -> None:
    draft.expect("money.interest_above_cap", "notice")
    draft.allow("money.interest_above_cap")


@near(
    "money.interest_above_cap",
    kinds=("loan",),
    touches=("rate",),
    shuns=("note.date", *READ),
    wishes={"rate": Decimal("0.124"), "lent_on": _lent(date(2024, 10, 28), 100)},
)
def just_at_the_cap(draft: Draft) -> None:
    """Four times 3.10 %."""


@near(
    "money.interest_above_cap",
    kinds=("loan",),
    touches=("rate",),
    shuns=("note.date", *READ),
    wishes={"rate": Decimal("0.138"), "lent_on": _lent(date(2023, 9, 25), 240)},
)
def lawful_when_it_was_made(draft: Draft) -> None:
    """Four times 3.45 %, the rate of the contract's day, though more than four times the present one."""


@near("money.interest_above_cap", kinds=("bank_loan",), touches=("rate",), wishes={"rate": Decimal("0.12")})
def a_bank_lends(draft: Draft) -> None:
    """18 % on arrears, but banks are under supervision of their own."""


def _interest_ask(draft: Draft) -> Ask:
    return draft.asks[1]


@defect(
    "money.interest_recomputed", kinds=("loan", "sale"), touches=("claims.interest", "amounts"), shuns=("claims", *READ)
)
def interest_of_another_year(draft: Draft) -> None:
    ask, f = _interest_ask(draft), draft.facts
    base: Decimal = f["asked"] if draft.kind == "loan" else f["owed"]
    _reckon(
        draft, ask, ask.amounts[0] + (base * ask.values["rate"] * draft.rng.choice((90, 180, 365)) / 365).quantize(CENT)
    )


@defect(
    "money.interest_recomputed", kinds=("loan", "sale"), touches=("claims.interest", "amounts"), shuns=("claims", *READ)
)
def interest_too_high_by_a_quarter(draft: Draft) -> None:
    ask = _interest_ask(draft)
    _reckon(draft, ask, (ask.amounts[0] * Decimal("1.25")).quantize(CENT) + 5)


def _reckon(draft: Draft, ask: Ask, amount: Decimal) -> None:
    ask.amounts[0] = amount
    restated(draft)
    draft.expect("money.interest_recomputed", "notice")


@near("money.interest_recomputed", kinds=("loan", "sale"), touches=("claims.interest", "amounts"), shuns=("claims",))
def rounded_to_the_yuan(draft: Draft) -> None:
    ask = _interest_ask(draft)
    ask.amounts[0] = ask.amounts[0].quantize(Decimal(1))
    restated(draft)


@near("money.interest_recomputed", kinds=("bank_loan",), touches=("claims.interest",))
def a_year_of_360_days(draft: Draft) -> None:
    """As the contract says."""


@defect(
    "complaint.claim_unspecific",
    kinds=("loan", "sale"),
    touches=("claims", "claims.interest", "amounts"),
    wishes={"element": False},
)
def interest_without_rate_or_day(draft: Draft) -> None:
    ask = _interest_ask(draft)
    words = "利息" if ask.kind == "interest" else "逾期付款违约金"
    ask.text, ask.amounts, ask.values = f"[判令|]被告[向原告|]支付{words}", [], {}
    restated(draft)
    draft.expect("complaint.claim_unspecific")


@defect(
    "complaint.claim_unspecific",
    kinds=("loan", "sale", "lease"),
    touches=("claims.damage",),
    shuns=("claims",),
    wishes={"element": False},
)
def damage_without_a_sum(draft: Draft) -> None:
    draft.asks.insert(-1, Ask("compensation", "[判令|]被告赔偿[因此给|]原告[造成的|][一切|经济]损失"))
    draft.expect("complaint.claim_unspecific")


@defect(
    "complaint.claim_unspecific", kinds=("lease", "property"), touches=("claims", "amounts"), wishes={"element": False}
)
def arrears_without_a_sum(draft: Draft) -> None:
    ask, what = draft.asks[0], {"lease": "租金", "property": "物业费"}[draft.kind]
    ask.text, ask.amounts = f"[请求|][判令|依法判令]被告[立即|]向原告[支付|付清]拖欠的{what}", []
    restated(draft)
    draft.expect("complaint.claim_unspecific")


@near(
    "complaint.claim_unspecific",
    kinds=("loan",),
    touches=("claims", "claims.interest", "amounts"),
    wishes={"element": False},
)
def interest_by_rate_and_day(draft: Draft) -> None:
    """No sum yet, but everything to work it out."""
    ask = _interest_ask(draft)
    ask.text = "[判令|]被告支付利息（以<asked>为基数，按<rate>，自<start_date>起计算至[实际清偿|款项付清]之日止）"
    ask.amounts, ask.values = [], {n: v for n, v in ask.values.items() if n != "end_date"}
    restated(draft)


@near(
    "complaint.claim_unspecific",
    kinds=("lease",),
    touches=("claims.damage",),
    shuns=("claims",),
    wishes={"element": False},
)
def so_much_a_month_until_he_leaves(draft: Draft) -> None:
    draft.asks.insert(
        -1,
        Ask("other", "[判令|]被告自<occupied_from>起按每月<rent.yuan>的标准向原告支付房屋占有使用费至实际腾退之日止"),
    )


def _the(draft: Draft, key: str) -> Paper:
    paper = draft.one(key)
    assert paper is not None, f"{draft.kind}: no {key}"
    return paper
