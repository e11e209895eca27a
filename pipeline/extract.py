"""A document to its fields, through the extractors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from pipeline.registry import Registry
from pipeline.sheet import Sheet, sheet_of
from pipeline.types import Document, Field

Extractor = Callable[[Sheet], Iterable[Field]]

EXTRACTORS: Registry[Extractor] = Registry("提取器", "yushen.extractors", ("extractors",))

EVERY_TYPE: Final = "*"
"""The name under which the extractor of the fields that any type may carry stands."""


def extractor(*doc_types: str) -> Callable[[Extractor], Extractor]:
    """Registers a function from a document's sheet to its fields, for each of the document types named."""

    def register(function: Extractor) -> Extractor:
        for doc_type in doc_types:
            EXTRACTORS.add(doc_type, function)
        return function

    return register


def extract(document: Document) -> Document:
    """The document with its fields: those of its type, where an extractor knows it, and those any type may carry."""
    sheet = sheet_of(document)
    known = (EXTRACTORS.find(document.doc_type), EXTRACTORS.find(EVERY_TYPE))
    return replace(document, fields=tuple(field for found in known if found for field in found(sheet)))
