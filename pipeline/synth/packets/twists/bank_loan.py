"""Bank loans and cards: proof of payment, and the parts of what is owed."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Final

from pipeline.synth.packets.commerce import READ, list_too, say_total
from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near

_BANKS: Final = ("bank_loan", "card")


@defect("bank_loan.disbursement_missing", kinds=("bank_loan",), touches=("evidence", "list"), shuns=READ)
def nothing_shows_that_the_bank_paid(draft: Draft) -> None:
    draft.drop(*draft.of("bank_transfer", "bank_statement"))
    draft.expect("bank_loan.disbursement_missing")


@defect(
    "bank_loan.disbursement_missing",
    kinds=("bank_loan",),
    touches=("evidence", "list"),
    shuns=READ,
    wishes={"security": "mortgage"},
)
def contract_and_mortgage_alone(draft: Draft) -> None:
    draft.drop(*[p for p in draft.papers if p.listed and p.key not in ("contract", "guarantee")])
    draft.expect("bank_loan.disbursement_missing")


@near("bank_loan.disbursement_missing", kinds=("bank_loan",), touches=("transfer",), shuns=READ)
def a_receipt_of_the_borrower(draft: Draft) -> None:
    """The borrower's own receipt for the loan stands in for the bank's slip."""
    f = draft.facts
    draft.drop(*draft.of("bank_transfer", "bank_statement"))
    receipt = draft.paper(
        "receipt", "drawn", title="借款借据（放款凭证）", payer=f["bank"], payee=f["borrower"], amount=f["principal"],
        amount_words=f["principal"], signed_on=f["lent_on"], extra={"what": "贷款"},
    )  # fmt: skip
    list_too(draft, receipt, "证明原告已发放贷款")


@near("bank_loan.disbursement_missing", kinds=("bank_loan",), touches=("transfer",), shuns=READ)
def the_account_shows_the_payment(draft: Draft) -> None:
    f = draft.facts
    account = draft.papers[[p.key for p in draft.papers].index("transfer")].values["payee_account"]
    draft.drop(*draft.of("bank_transfer", "bank_statement"))
    rows = [{"day": f["lent_on"], "what": "贷款发放", "sum_of": f["principal"], "with": f["bank"]}]
    for n in range(1, 4):
        paid = (f["principal"] * f["loan_rate"] / 12).quantize(Decimal("0.01"))
        rows.append(
            {"day": f["lent_on"] + timedelta(days=31 * n), "what": "贷款利息", "sum_of": paid, "with": f["bank"]}
        )
    statement = draft.paper(
        "bank_statement", "movements", title="贷款账户交易明细（含放款记录）", account_name=f["borrower"], account=account, repeats={"row": rows},
    )  # fmt: skip
    list_too(draft, statement, "证明原告已发放贷款")


@defect("bank_loan.components", kinds=_BANKS, touches=("total",), shuns=("claims", "amounts"))
def the_parts_do_not_add_up(draft: Draft) -> None:
    say_total(draft, draft.total + draft.rng.choice((Decimal("500"), Decimal("-120.5"), Decimal("1880.4"))))
    draft.expect("bank_loan.components", "notice")


@defect("bank_loan.components", kinds=_BANKS, touches=("total",), shuns=("claims", "amounts"))
def the_penalty_left_out_of_the_total(draft: Draft) -> None:
    say_total(draft, draft.total - draft.asks[1].amounts[1])
    draft.expect("bank_loan.components", "notice")


@defect("bank_loan.components", kinds=_BANKS, touches=("claims", "claims.day"), wishes={"element": False})
def counted_to_different_days(draft: Draft) -> None:
    ask, cut = draft.asks[0], draft.facts["cut"]
    ask.values["end_date"] = cut - timedelta(days=draft.rng.choice((11, 21, 30)))
    ask.text = "[请求|][判令|依法判令]被告[立即|]向原告偿还截至<end_date>的[借款|]本金<a1>"
    if draft.kind == "card":
        ask.text = ask.text.replace("[借款|]", "[信用卡|]透支")
    draft.expect("bank_loan.components", "notice")


@near("bank_loan.components", kinds=_BANKS, touches=("total",), shuns=("claims", "amounts"))
def every_part_is_in_the_total(draft: Draft) -> None:
    say_total(draft, draft.total)


@near("bank_loan.components", kinds=_BANKS, touches=("claims", "claims.day"), wishes={"element": False})
def all_to_the_same_day(draft: Draft) -> None:
    ask = draft.asks[0]
    ask.values["end_date"] = draft.facts["cut"]
    what = "信用卡透支" if draft.kind == "card" else "贷款"
    ask.text = f"[请求|][判令|]被告[立即|]向原告[支付|偿还][截至|计至]<end_date>的{what}本金<a1>"
