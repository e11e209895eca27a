"""What people (or the maker of a packet) say is true of it: the nouns that a review is scored against.

Two forms are read: `gold.json` as `dump` writes it, and the YAML that people write for a sample packet
(`gold/review.yaml`, see sample_docs/README.md). A thing left out is not judged; None means that nothing may be found.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import TypeAdapter

from pipeline.errors import WrongUse
from pipeline.types import Box

HARD: Final = "hard"
"""The look of a page made so bad that only a guess at some characters is left."""
UNJUDGED: Final = "?"
"""Stands where a fact of the case was left out of the gold."""


@dataclass(frozen=True, slots=True)
class GoldField:
    """`value` is normalised as `vocabulary.VALUE_FORMS` says; `boxes` holds one box a line, empty where unknown."""

    name: str
    value: str | None
    item: int | None = None
    page_id: str | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """`any_split`: its pages may form one document or several. `held_out`: its wording is kept from all training.

    `also` holds what is true of it as well but not scored by field (the running text of facts, insults in it).
    """

    doc_type: str
    pages: tuple[str, ...]
    fields: tuple[GoldField, ...] = ()
    any_split: bool = False
    family: str | None = None
    held_out: bool = False
    also: tuple[GoldField, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldPage:
    """`rotation` is how far clockwise the page must be turned; `look` how it was made (text, scan, photo, fax, …)."""

    page_id: str
    status: str = "used"
    duplicate_of: str | None = None
    rotation: int | None = None
    look: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class GoldParty:
    """`values` holds name, sex, birth_date, address … as the pleading states them; None: nothing may be read."""

    role: str
    kind: str
    values: Mapping[str, str | None]
    represents: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """`values` holds rate, start_date and end_date where they are judged; `text` is the claim as written, if known."""

    no: int
    kind: str
    amounts: tuple[str, ...] | None
    values: Mapping[str, str | None] = field(default_factory=dict)
    text: str | None = None


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """`subject` is a word that the finding's subject contains; empty: any. `status` None: either will do."""

    rule_id: str
    level: str
    subject: str = ""
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """One packet. `case` holds category, cause, court, filed_on, total_claimed, stated_total, fee, fee_low, fee_high
    and verdict, as far as they are judged.

    `findings` must be there; `may` are neither right nor wrong (`*`: any rule). `levels` are the levels at which any
    other finding is a false one. `defects` and `near_misses` are the rules whose breach, or near breach, was made on
    purpose.
    """

    packet_id: str
    split: str
    as_of: str | None
    documents: tuple[GoldDocument, ...]
    pages: tuple[GoldPage, ...]
    files: Mapping[str, str]
    parties: tuple[GoldParty, ...] | None
    claims: tuple[GoldClaim, ...] | None
    case: Mapping[str, str | None]
    findings: tuple[GoldFinding, ...]
    may: tuple[str, ...] = ()
    levels: tuple[str, ...] = ("correction", "notice", "trial")
    defects: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()
    kind: str | None = None
    page_count: int | None = None

    @property
    def clean(self) -> bool:
        """Nothing in it needs correcting: any correction is a citizen sent home for nothing."""
        return not any(f.level == "correction" for f in self.findings)


_GOLD: Final = TypeAdapter(Gold)


def dump(gold: Gold, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(gold), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def file_of(packet: Path) -> Path | None:
    """The gold of a packet's folder, if it has one."""
    found = (packet / "gold" / name for name in ("gold.json", "review.yaml"))
    return next((path for path in found if path.is_file()), None)


def load(packet: Path) -> Gold:
    """The gold of one packet's folder; raises WrongUse where there is none or it cannot be read."""
    path = file_of(packet)
    if path is None:
        raise WrongUse(f"{packet}: 没有 gold/gold.json 或 gold/review.yaml", "给出含标准答案的材料包文件夹")
    try:
        if path.suffix == ".json":
            return _GOLD.validate_json(path.read_bytes())
        return by_hand(yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader))  # noqa: S506
    except (ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise WrongUse(f"{path}: 标准答案读不懂 ({type(error).__name__})", "参照 sample_docs/README.md 改正") from error


class _Loader(yaml.SafeLoader):
    """YAML 1.2's booleans: `no` is a key of claims, not false."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def by_hand(given: Mapping[str, Any]) -> Gold:
    """The sample packets' YAML: corrections are complete, notices name only some of those that must be there."""
    case = {k: _text(given[k]) for k in _CASE if k in given and k != "fee"}
    return Gold(
        packet_id=given["packet"],
        split="samples",
        as_of=_text(given.get("as_of")),
        documents=tuple(_document(d) for d in given["documents"]),
        pages=tuple(_pages(given)),
        files={str(name): str(status) for name, status in (given.get("file_statuses") or {}).items()},
        parties=tuple(_party(p) for p in given["parties"]) if "parties" in given else None,
        claims=tuple(_claim(c) for c in given["claims"]) if "claims" in given else None,
        case={**case, **_fee(given)},
        findings=(*_findings(given["findings"], "correction"), *_findings(given.get("notices") or (), "notice")),
        levels=("correction",),
        page_count=given.get("page_count"),
    )


_CASE: Final = ("category", "cause", "court", "filed_on", "total_claimed", "stated_total", "verdict")


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _fee(given: Mapping[str, Any]) -> dict[str, str | None]:
    fee = given.get("fee", UNJUDGED)
    if isinstance(fee, Mapping):
        return {"fee_low": _text(fee["low"]), "fee_high": _text(fee["high"])}
    return {} if fee == UNJUDGED else {"fee": _text(fee)}


def _document(given: Mapping[str, Any]) -> GoldDocument:
    fields = [GoldField(n, _text(v)) for n, v in (given.get("fields") or {}).items()]
    fields += [GoldField("entry.name", str(e), i) for i, e in enumerate(given.get("entries") or (), 1)]
    return GoldDocument(given["type"], tuple(given["pages"]), tuple(fields), bool(given.get("any_split")))


def _pages(given: Mapping[str, Any]) -> list[GoldPage]:
    statuses = {row["page"]: row for row in given.get("page_statuses") or ()}
    turns = given.get("rotations") or {}
    named = {p: None for d in given["documents"] for p in d["pages"] if not p.endswith("#*")} | statuses | turns
    return [
        GoldPage(p, statuses.get(p, {}).get("status", "used"), statuses.get(p, {}).get("duplicate_of"), turns.get(p))
        for p in named
    ]


def _party(given: Mapping[str, Any]) -> GoldParty:
    values = {k: _text(v) for k, v in given.items() if k not in ("role", "kind", "represents")}
    represents = tuple(given["represents"]) if "represents" in given else None
    return GoldParty(given["role"], given["kind"], values, represents)


def _claim(given: Mapping[str, Any]) -> GoldClaim:
    values = {k: _text(v) for k, v in given.items() if k not in ("no", "kind", "amounts")}
    amounts = tuple(map(str, given["amounts"])) if given.get("amounts") is not None else None
    return GoldClaim(given["no"], given["kind"], amounts, values)


def _findings(given: Any, level: str) -> list[GoldFinding]:
    return [GoldFinding(f["rule_id"], level, f.get("subject") or "", f.get("status")) for f in given]
