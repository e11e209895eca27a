"""Places to sign, known by the shape of their labels: what asks for a name, or calls somebody who gives one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.types import Word

_ASKS: Final = (
    r"(?:签名|签字|签章|签署|签收|签认|署名|落款|亲笔|盖章|捺印|按印|捺手印|按手印|手印|指印|画押|印章|公章|印鉴|用印)"
)
_NOTE: Final = r"(?:[（(〔【\[][^（(〔【\[）)〕】\]]{0,18}[）)〕】\]])"
_ASKED: Final = rf"{_ASKS}(?:[及或和并与、/／者]{{0,2}}{_ASKS})*(?:[处栏]|确认|为[凭据证])?"
_CALLED: Final = (
    r"[\u4e00-\u9fff]{0,11}(?:[人者方员]|员工|[医律法]师|医生|单位|机构|代表|民警|警察|审判长|[原被]告"
    r"|会计|出纳|制表|[复审]核|确认)"
)
_CLOSED: Final = r"[）)〕】\]]?[:：;；]?$"
_LABEL: Final = re.compile(
    rf"{_ASKED}{_NOTE}?{_CLOSED}|"
    rf"(?:^|[^\u4e00-\u9fff]){_CALLED}(?:{_NOTE}{{1,2}}[:：]?|[:：])$|"
    rf"^{_CALLED}$|"
    r"(?:具状人|具结人|起诉人|自诉人|申请人|异议人|答辩人|上诉人|原告|委托人|受托人|代理人|借款人|担保人|保证人|欠款人|法定代表人|负责人|"
    rf"当事人|甲方|乙方|丙方|代表){_NOTE}?{_CLOSED}"
)
"""In the text without its spaces: a request to sign; somebody called, with a note or a colon, or alone on the line;
those who sign most often, whatever stands before them."""
_LONGEST: Final = 30
_CLOSING: Final = re.compile(r"[:：]|[）)〕】\]](?![:：）)〕】\]])")
_SHORT: Final = 6
"""Characters after a label that may be a name, read or misread."""


def asks_to_sign(word: Word) -> bool:
    """A label of a place to sign stands in the word."""
    return any(ends_of_labels(word))


def ends_of_labels(word: Word) -> Iterator[int]:
    """Offsets after which somebody signs: the word's end, or a label's colon or note that a short rest follows."""
    if _is_label(word.text):
        yield len(word.text)
        return
    for closed in _CLOSING.finditer(word.text):
        if len(word.text[closed.end() :].strip()) <= _SHORT and _is_label(word.text[: closed.end()]):
            yield closed.end()


def _is_label(text: str) -> bool:
    return bool(_LABEL.search(re.sub(r"\s", "", text[-_LONGEST:])))
