"""Loan contracts with banks and other lenders by trade."""

from __future__ import annotations

from collections.abc import Iterator

from extractors._contracts import OTHERS, SIDES, SIGNED, clauses, contract_sum, parties, signed_on
from extractors._labels import Form
from extractors._loans import first_rate
from extractors._view import whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    **SIDES,
    "lender": ("贷款人", "出借人", "贷款方", "贷款银行", "贷款行", "授信人", "出借方", "债权人"),
    "borrower": ("借款人", "借款方", "受信人", "借款单位", "债务人", "借款企业"),
    "signed": SIGNED,
    "": (*OTHERS, "保证人", "抵押人", "合同编号"),
}
_ROLES = {"lender": ("lender", "贷款|出借|授信"), "borrower": ("borrower", "借款|受信")}
_SUMS = "借款金额|贷款金额|贷款本金|借款本金|授信额度|贷款额度|借款额度|借款总额|发放贷款"
_SOURCE = "loan_contract"


@extractor("loan_contract")
def loan_contract(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    yield from parties(form, _ROLES, _SOURCE)
    yield from contract_sum(view, _SUMS, _SOURCE)
    yield from (field for field in first_rate(view, _SOURCE) if field.name == "rate")
    yield from signed_on(form, view, _SOURCE)
    yield from clauses(view, _SOURCE, court=True)
