"""Published judgments as they lie in their folder, and what people marked in them: offsets, hashes, no words.

A label's offsets count characters of the text's one canonical string: for `judgments_loan` header, newline, body; for
`simucourt_second` the values of `_APPEAL_KEYS` joined by newlines.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from pipeline.errors import WrongUse

_APPEAL_KEYS: Final = ("案由", "法院", "上诉人", "上诉人基本情况", "被上诉人", "上诉请求", "一审法院认定事实")
_APPEAL_KINDS: Final = {"民事": "complaint", "行政": "administrative_complaint"}
_FORMER_ROLE: Final = re.compile(r"[（(][^（()）]*(?:原审|一审)[^（()）]*[）)][：:]?")
_NOTHING: Final = "无"


class Stretch(NamedTuple):
    """Characters start..end that name parties; `role` is the word to put before them where the source has none."""

    start: int
    end: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Original:
    """`header` are the stretches that present the parties, one a printed line, in the order of the source.

    `statement` is the part in which the plaintiff's account and claims stand, from its first character to its end.
    """

    text_id: str
    source: str
    text: str
    header: tuple[Stretch, ...]
    statement: tuple[int, int]
    doc_type: str
    cause: str | None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


class Span(NamedTuple):
    """`check` begins the SHA-256 of the characters; `value` is their normal form where it is not they themselves."""

    start: int
    end: int
    check: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class LabelledParty:
    """`represents` are positions among the text's parties, from 0."""

    role: str
    kind: str
    spans: Mapping[str, Span]
    represents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    no: int
    span: Span
    kind: str
    amounts: tuple[Span, ...]
    spans: Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class Label:
    """`facts` and `court` are None where the text has none."""

    text_id: str
    sha256: str
    parties: tuple[LabelledParty, ...]
    facts: Span | None
    claims_passage: Span
    claims: tuple[LabelledClaim, ...]
    court: Span | None

    def spans(self) -> Iterator[Span]:
        for party in self.parties:
            yield from party.spans.values()
        yield from (s for s in (self.facts, self.claims_passage, self.court) if s)
        for claim in self.claims:
            yield from (claim.span, *claim.amounts, *claim.spans.values())


def check_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def originals(source: str, texts: Path) -> dict[str, Original] | None:
    """Every text of a source by its id; None where the folder of texts does not hold the source."""
    file = texts / FILES[source]
    if not file.is_file():
        return None
    raw = file.read_text(encoding="utf-8")
    found = _loans(map(json.loads, raw.splitlines())) if file.suffix == ".jsonl" else _appeals(json.loads(raw))
    return {one.text_id: one for one in found}


FILES: Final[dict[str, str]] = {
    "judgments_loan": "judgments_loan/judgments.jsonl",
    "simucourt_second": "simucourt_second/second_instance_180.json",
}
"""Where each source lies inside the folder of texts; its labels lie in `<source>.jsonl`."""


def _loans(entries: Iterable[dict[str, str]]) -> Iterator[Original]:
    for entry in entries:
        header = entry["header"]
        parts = tuple(Stretch(m.start(), m.end()) for m in re.finditer(r"[^。\s][^。]*。?", header))
        text = f"{header}\n{entry['body']}"
        statement = (len(header) + 1, len(text))
        yield Original(entry["id"], "judgments_loan", text, parts, statement, "complaint", entry["cause"])


def _appeals(entries: Iterable[dict[str, object]]) -> Iterator[Original]:
    """Ids count from 0 through the whole file; criminal appeals are left out."""
    for index, entry in enumerate(entries):
        kind = _APPEAL_KINDS.get(str(entry["类别"]))
        if kind:
            values = [str(entry[key]) for key in _APPEAL_KEYS]
            start = sum(len(value) + 1 for value in values[: _APPEAL_KEYS.index("上诉请求")])
            statement = (start, start + len(str(entry["上诉请求"])))
            yield Original(
                f"sim-{index:03}", "simucourt_second", "\n".join(values), tuple(_sides(values)), statement, kind,
                values[0] if kind == "complaint" else None,
            )  # fmt: skip


def _sides(values: list[str]) -> Iterator[Stretch]:
    """The appellant stands as plaintiff, the other side as defendant; the brackets with the first trial's role go."""
    at = 0
    for key, value in zip(_APPEAL_KEYS, values, strict=True):
        role = {"上诉人": "原告", "被上诉人": "被告"}.get(key)
        edges = [0, *(edge for m in _FORMER_ROLE.finditer(value) for edge in m.span()), len(value)]
        for start, end in zip(edges[::2], edges[1::2], strict=True) if role else ():
            if words := value[start:end].strip("，、；,; \n"):
                begin = at + value.index(words, start)
                yield Stretch(begin, begin + len(words), str(role))
        if key == "上诉人基本情况" and value != _NOTHING:
            yield Stretch(at, at + len(value))
        at += len(value) + 1


def labels(file: Path) -> dict[str, Label]:
    """The labels of one source by text id, in the file's order; raises WrongUse where a line cannot be read."""
    found = {}
    for no, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            label = _label(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise WrongUse(f"{file.name} 第 {no} 行: 标注读不懂 ({type(error).__name__})", "重新生成标注") from error
        found[label.text_id] = label
    return found


def _label(row: dict[str, Any]) -> Label:
    return Label(
        row["id"],
        row["sha256"],
        tuple(_party(party) for party in row["parties"]),
        Span(*row["facts"]) if row["facts"] else None,
        Span(*row["claims_passage"]),
        tuple(_claim(claim) for claim in row["claims"]),
        Span(*row["court"]) if row.get("court") else None,
    )


def _party(row: dict[str, Any]) -> LabelledParty:
    spans = {name: Span(*value) for name, value in row.items() if name not in ("role", "kind", "represents")}
    return LabelledParty(row["role"], row["kind"], spans, tuple(row.get("represents", ())))


def _claim(row: dict[str, Any]) -> LabelledClaim:
    spans = {name: Span(*value) for name, value in row.items() if name not in ("no", "span", "kind", "amounts")}
    amounts = tuple(Span(*amount) for amount in row["amounts"])
    return LabelledClaim(row["no"], Span(*row["span"]), row["kind"], amounts, spans)


def matched(label: Label, original: Original | None) -> Original:
    """The text that the label was made for; raises WrongUse where it is missing, changed, or a span says else."""
    if original is None:
        raise WrongUse(f"真实文本 {label.text_id} 不在文本文件夹中", "放回原文本, 或删去它的标注")
    if original.sha256 != label.sha256:
        raise WrongUse(f"真实文本 {label.text_id} 与标注时不同", "放回原文本, 或重新标注")
    for span in label.spans():
        if not 0 <= span.start < span.end <= len(original.text):
            raise WrongUse(f"真实文本 {label.text_id} 的标注 {span.start}-{span.end} 超出文本", "重新标注")
        if check_of(original.text[span.start : span.end]) != span.check:
            raise WrongUse(f"真实文本 {label.text_id} 的标注 {span.start}-{span.end} 与文本不符", "重新标注")
    return original
