"""Reading pleadings in tests: through the door every extractor stands behind."""

from __future__ import annotations

from pipeline.extract import extract
from pipeline.types import Document, Field
from pipeline.vocabulary import COMMON_FIELDS, FIELDS
from tests.paper import document_of, wrapped


def pleading(text: str, doc_type: str = "complaint", *, width: float = 38, **how: object) -> Document:
    return read(document_of(doc_type, wrapped(text.strip("\n"), width), **how))  # type: ignore[arg-type]


def read(document: Document) -> Document:
    """Extracted, and held to the vocabulary: known names, evidence for everything, confidence within bounds."""
    done = extract(document)
    pages = {page.page_id for page in document.pages}
    for field in done.fields:
        assert field.name in (*FIELDS[document.doc_type], *COMMON_FIELDS), field.name
        assert field.value.strip()
        assert field.evidence, field
        assert all(e.page_id in pages for e in field.evidence)
        assert field.confidence is not None
        assert 0.0 < field.confidence <= 1.0
        assert field.name in COMMON_FIELDS or field.source.startswith(document.doc_type + "/")
    return done


def one(document: Document, name: str) -> str | None:
    found = document.first(name)
    return found.value if found else None


def values(document: Document, name: str) -> list[str]:
    return [f.value for f in document.all(name)]


def party(document: Document, item: int) -> dict[str, str]:
    return _plain(document.items("party").get(item, ()), "party.")


def parties(document: Document) -> list[tuple[str, str | None]]:
    groups = (_plain(group, "party.") for group in document.items("party").values())
    return [(p["role"], p.get("name")) for p in groups]


def claim(document: Document, item: int) -> dict[str, str]:
    return _plain(document.items("claim").get(item, ()), "claim.")


def sums(document: Document, item: int) -> list[str]:
    return [f.value for f in document.items("claim").get(item, ()) if f.name == "claim.amount"]


def _plain(fields: tuple[Field, ...], prefix: str) -> dict[str, str]:
    return {f.name.removeprefix(prefix): f.value for f in reversed(fields)}
