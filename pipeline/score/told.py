"""What a review.json tells, in the shape that measures want: values with item, confidence and boxes by page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.report.contract import CaseJson, ClaimJson, DocumentJson, EvidenceJson, PartyJson, ReviewJson
from pipeline.text import plain
from pipeline.types import Box
from pipeline.vocabulary import PLEADINGS

_ITEM: Final = re.compile(r"^([^\[]+)\[(\d+)\](.*)$")


@dataclass(frozen=True, slots=True)
class Value:
    """One value read from a document; `places` are its evidence as (page_id, box)."""

    name: str
    value: str
    item: int | None = None
    confidence: float | None = None
    places: tuple[tuple[str, Box], ...] = ()

    def boxes_on(self, page_id: str | None) -> tuple[Box, ...]:
        """Its boxes on that page; on its own first page where no page is asked for."""
        page = page_id or (self.places[0][0] if self.places else None)
        return tuple(box for p, box in self.places if p == page)

    @property
    def page_id(self) -> str | None:
        return self.places[0][0] if self.places else None


def places_of(evidence: Iterable[EvidenceJson]) -> tuple[tuple[str, Box], ...]:
    return tuple((e["page_id"], Box(*e["bbox"])) for e in evidence)


def values_of(document: DocumentJson) -> tuple[Value, ...]:
    """`party[2].name` of the contract is `party.name` of item 2."""
    return tuple(_value(f["name"], f["value"], f["confidence"], f["evidence"]) for f in document["fields"])


def _value(name: str, value: str, confidence: float | None, evidence: list[EvidenceJson]) -> Value:
    item = _ITEM.match(name)
    bare, number = (item[1] + item[3], int(item[2])) if item else (name, None)
    return Value(bare, value, number, confidence, places_of(evidence))


def pleading_of(review: ReviewJson) -> tuple[Value, ...]:
    """The values of the pleading: of several papers of such types the one that says most of parties and claims."""
    papers = [values_of(d) for d in review["documents"] if d["doc_type"] in PLEADINGS]
    return max(papers, key=lambda values: sum(v.item is not None for v in values), default=())


def items_of(values: Iterable[Value], prefix: str) -> list[dict[str, Value]]:
    """Values `prefix.*` by item, in item order, without the prefix; of a name repeated in an item the first."""
    items: dict[int, dict[str, Value]] = {}
    for v in values:
        if v.item is not None and v.name.startswith(prefix + "."):
            items.setdefault(v.item, {}).setdefault(v.name.removeprefix(prefix + "."), v)
    return [items[no] for no in sorted(items)]


@dataclass(frozen=True, slots=True)
class ToldParty:
    """`values` holds every attribute told, those that review.json keeps in the pleading's fields as well."""

    role: str
    kind: str
    represents: tuple[str, ...]
    values: Mapping[str, Value]

    @property
    def name(self) -> str:
        found = self.values.get("name")
        return found.value if found else ""


_CONTRACT: Final = (
    "name",
    "sex",
    "birth_date",
    "ethnicity",
    "occupation",
    "address",
    "phone",
    "id_number",
    "uscc",
    "firm",
)


def parties_of(review: ReviewJson) -> tuple[ToldParty, ...]:
    """The case's parties; attributes that the contract does not list come from the pleading's block of that name."""
    blocks = items_of(pleading_of(review), "party")
    return tuple(_party(p, _taken(blocks, p["name"])) for p in review["case"]["parties"])


def _taken(blocks: list[dict[str, Value]], name: str | None) -> dict[str, Value]:
    """The first block with that name, taken from the list: both stand in the pleading's order."""
    found = next((b for b in blocks if "name" in b and plain(b["name"].value) == plain(name or "")), None)
    if found is not None:
        blocks.remove(found)
    return found or {}


def _party(party: PartyJson, block: dict[str, Value]) -> ToldParty:
    stated = dict(party)
    values = {n: Value(n, str(stated[n]), None, party["confidence"]) for n in _CONTRACT if stated.get(n) is not None}
    if "employer" in block and "occupation" not in block:
        values.pop("occupation", None)
    return ToldParty(party["role"], party["kind"], tuple(party["represents"]), values | block)


def claim_values(review: ReviewJson) -> list[tuple[ClaimJson, dict[str, Value]]]:
    """Each claim with rate, start_date and end_date from the pleading's item of the same text."""
    items = items_of(pleading_of(review), "claim")
    paired = []
    for claim in review["case"]["claims"]:
        found = next((i for i in items if "text" in i and i["text"].value == claim["text"]), None)
        if found is not None:
            items.remove(found)
        paired.append((claim, found or {}))
    return paired


def expanded(pages: Iterable[str], review: ReviewJson) -> tuple[str, ...]:
    """`#*` stands for all pages of a file, as many as the review shows."""
    known = [p["page_id"] for p in review["pages"]]
    return tuple(
        page for p in pages for page in ([k for k in known if k.startswith(p[:-1])] if p.endswith("#*") else [p])
    )


def nothing(packet_id: str) -> ReviewJson:
    """What a packet that broke the program has told: nothing, so that all of its gold counts as missed."""
    case: CaseJson = {
        "category": {"value": None, "confidence": None},
        "cause": None,
        "court": None,
        "filed_on": None,
        "parties": [],
        "claims": [],
        "total_claimed": {"value": None, "how": ""},
        "fee": None,
    }
    return {
        "schema_version": "1",
        "packet": {"name": packet_id, "sha256": "", "files": []},
        "pages": [],
        "documents": [],
        "case": case,
        "findings": [],
        "verdict": "manual",
        "run": {
            "version": "",
            "rules_version": "",
            "models": {},
            "as_of": "",
            "seconds": 0.0,
            "seconds_by_stage": {},
        },
    }
