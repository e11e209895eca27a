"""Sums that do not add up, words against digits, claims without a sum."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from pipeline.synth.packets.commerce import READ, interest_ask, restated, say_total, the
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
    _other_words(draft, the(draft, "note"))


@defect("money.words_digits_mismatch", kinds=("loan",), touches=("note.words",), shuns=READ, wishes={"form": "cash"})
def receipt_in_words(draft: Draft) -> None:
    _other_words(draft, the(draft, "receipt"))


@defect(
    "money.words_digits_mismatch",
    kinds=("sale",),
    touches=("contract.words",),
    shuns=READ,
    wishes={"papers": ("contract", "delivery", "account")},
)
def sales_contract_in_words(draft: Draft) -> None:
    _other_words(draft, the(draft, "contract"))


@defect(
    "money.words_digits_mismatch",
    kinds=("sale",),
    touches=("contract.words",),
    shuns=READ,
    wishes={"papers": ("contract", "delivery", "account")},
)
def account_in_words(draft: Draft) -> None:
    _other_words(draft, the(draft, "account"))


@near(
    "money.words_digits_mismatch",
    kinds=("loan",),
    touches=("note.words", "note.family"),
    shuns=READ,
    wishes={"form": "note"},
)
def everyday_numerals(draft: Draft) -> None:
    """三万五千元整 is the same sum as 叁万伍仟元整."""
    the(draft, "note").family = "loan_note/small words"


@near(
    "money.words_digits_mismatch",
    kinds=("loan",),
    touches=("note.words", "note.family"),
    shuns=READ,
    wishes={"form": "note"},
)
def in_ten_thousands(draft: Draft) -> None:
    the(draft, "note").family = "loan_note/ten thousands"


@defect(
    "complaint.claim_unspecific",
    kinds=("loan", "sale"),
    touches=("claims", "claims.interest", "amounts"),
    wishes={"element": False},
)
def interest_without_rate_or_day(draft: Draft) -> None:
    ask = interest_ask(draft)
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
    ask = interest_ask(draft)
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
