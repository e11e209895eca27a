"""Sales contracts: 买卖、购销、供货、采购、订货合同."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._contracts import OTHERS, SIDES, SIGNED, clauses, contract_sum, parties, signed_on
from extractors._labels import Form
from extractors._marks import signatures
from extractors._values import number_text
from extractors._view import View, whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    **SIDES,
    "seller": (
        "出卖人",
        "卖方",
        "供方",
        "供货方",
        "销售方",
        "供应方",
        "出售方",
        "卖售人",
        "供货单位",
        "供应商",
        "卖方名称",
        "供方名称",
        "供货人",
    ),
    "buyer": (
        "买受人",
        "买方",
        "需方",
        "购货方",
        "采购方",
        "购买方",
        "订货方",
        "收购方",
        "需货方",
        "采购人",
        "买方名称",
        "需方名称",
        "订购方",
        "购货单位",
    ),
    "signed": SIGNED,
    "number": ("合同编号", "合同号", "协议编号", "订单编号", "编号", "订单号"),
    "": (*OTHERS, "签订地点", "产品名称", "规格型号", "交货地点"),
}
_ROLES = {"seller": ("seller", "卖|供|销|出售"), "buyer": ("buyer", "买|需|购|采|订货")}
_SUMS = (
    "合同总价款?|合同总金额|合同总额|合同金额|合同价款|总价款|总金额|货款总额|货款合计|价税合计|"
    "合计人民币|总计金额|合计金额|金额合计|总货款|货款共计|价款总计|总价|合计|总计"
)
_A_BUYS = re.compile(
    r"甲方[^。;乙]{0,12}(?:向|从)乙方[^。;]{0,10}(?:购买|采购|订购|购置|订货)|乙方[^。;甲]{0,12}(?:向|为)甲方[^。;]{0,8}(?:供应|供货|出售|销售|提供)"
    r"|甲方[^。;乙]{0,16}(?:支付|付清|结清)[^。;]{0,8}(?:货款|价款)|乙方[^。;甲]{0,12}(?:交货|送货|供货)"
)
_B_BUYS = re.compile(
    r"乙方[^。;甲]{0,12}(?:向|从)甲方[^。;]{0,10}(?:购买|采购|订购|购置|订货)|甲方[^。;乙]{0,12}(?:向|为)乙方[^。;]{0,8}(?:供应|供货|出售|销售|提供)"
    r"|乙方[^。;甲]{0,16}(?:支付|付清|结清)[^。;]{0,8}(?:货款|价款)|甲方[^。;乙]{0,12}(?:交货|送货|供货)"
)
_SOURCE = "sales_contract"


@extractor("sales_contract")
def sales_contract(sheet: Sheet) -> Iterator[Field]:
    """Signatures of the seller are item 1, of the buyer item 2."""
    form, view = Form(sheet, _LABELS), whole(sheet)
    sides = _sides(view)
    yield from parties(form, _ROLES, _SOURCE, sides)
    yield from contract_sum(view, _SUMS, _SOURCE)
    yield from form.take("contract_number", "number", number_text, f"{_SOURCE}/label")
    yield from signed_on(form, view, _SOURCE)
    yield from clauses(view, _SOURCE, court=True)
    for item, role in enumerate(_ROLES, start=1):
        yield from signatures(form, (role, *([sides[role]] if role in sides else [])), _SOURCE, item=item)


def _sides(view: View) -> dict[str, str]:
    """Which of 甲方 and 乙方 buys, by the verbs of the clauses; nothing where they don't tell or contradict."""
    a, b = _A_BUYS.search(view.text), _B_BUYS.search(view.text)
    noted = re.search(
        r"甲方[(:][^)。]{0,12}(?P<buy>买|需|购|采)|甲方[(:][^)。]{0,12}(?P<sell>卖|供|销)", view.text[:400]
    )
    if noted:
        return _named("a" if noted["buy"] else "b")
    return {} if bool(a) == bool(b) else _named("a" if a else "b")


def _named(buyer: str) -> dict[str, str]:
    return {"buyer": buyer, "seller": "b" if buyer == "a" else "a"}
