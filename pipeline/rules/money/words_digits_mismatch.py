from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from pipeline.chinese import amount
from pipeline.rules.compare import LOOKALIKE_CLEAR, paper
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clarity, clear, evidence_of
from pipeline.rules.findings import Breach
from pipeline.text import plain
from pipeline.types import Document, Field, Level
from pipeline.vocabulary import DOC_TYPES, FIELDS

_FIGURE: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NUMERAL: Final = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟萬亿][^\d壹贰叁肆伍陆柒捌玖拾佰仟萬亿]{0,2}$")
_TYPES = tuple(t for t, names in FIELDS.items() if "amount_words" in names)


@rule(
    "money.words_digits_mismatch",
    level=Level.CORRECTION,
    needs=[f"{t}.{n}" for t in _TYPES for n in ("amount", "amount_words")],
)
def words_digits_mismatch(facts: Facts) -> Iterator[Breach]:
    """同一份材料中金额的大写与小写应当一致。"""
    for document in facts.documents_of(*_TYPES):
        for digits, words in _pairs(document):
            a, b = amount(digits.value), amount(words.value)
            if a is None or b is None or a == b or _misread(facts, document, digits, b):
                continue
            if not _torn(facts, document, words):
                yield _breach(document, digits, words)


def _misread(facts: Facts, document: Document, digits: Field, meant: Decimal) -> bool:
    """Digits not read beyond doubt, in a paper where another figure is the sum in words."""
    figures = (amount(figure) for line in facts.lines(document) for figure in _FIGURE.findall(line))
    return clarity(digits) < LOOKALIKE_CLEAR and meant in figures


def _torn(facts: Facts, document: Document, words: Field) -> bool:
    """More words of a sum stand right before those read: a seal or a fold parts them."""
    said = plain(words.evidence[0].text) if words.evidence else ""
    return any(_NUMERAL.search(line, 0, at) for line in facts.lines(document) if said and (at := line.find(said)) > 0)


def _breach(document: Document, digits: Field, words: Field) -> Breach:
    name = document.title or DOC_TYPES[document.doc_type]
    message = f"{paper(words, document)}金额大小写不一致: 大写「{_text(words)}」, 小写「{_text(digits)}」"
    evidence = evidence_of(words, digits)
    breach = Breach(f"材料 {name}", message, "请核对原件; 如原件如此, 请说明以何者为准", evidence)
    return breach if clear(digits, words) else breach.as_review("该处字迹识别不清")


def _pairs(document: Document) -> Iterator[tuple[Field, Field]]:
    """Words with digits of the same item; without items, only where one side stands once and nothing agrees."""
    digits, words = document.all("amount"), document.all("amount_words")
    for word in words:
        same = [d for d in digits if d.item == word.item and word.item is not None] or list(digits)
        if same and all(amount(d.value) != amount(word.value) for d in same) and (len(same) == 1 or len(words) == 1):
            yield same[0], word


def _text(field: Field) -> str:
    """As written, over a line break too."""
    return "".join(e.text for e in field.evidence) or field.value
