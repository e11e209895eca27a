"""Labels as people write them (YAML with quotes) to labels as they are kept (offsets and hashes).

    python -m tests.gold_real.label labels.yaml [more.yaml ...] --texts DIR [--out DIR] [--unseen FILE]

FILE gets the fingerprints that keep labelled texts out of every training. `docs/gold_real.md` tells the format and
what each label means.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from pipeline.score import unseen
from pipeline.score.real_sources import FILES, Original, check_of, labels, originals
from pipeline.types import ClaimKind, PartyKind, Role
from pipeline.vocabulary import PARTY_FIELDS

HERE = Path(__file__).parent
LONGEST_RUN = 4
"""A value may hold no more Chinese characters than this in a row: longer ones would copy the text."""

_COURT = re.compile("辩称|答辩|质证|审理查明|审理认定|认定事实|认定如下|围绕诉讼请求|提交.{0,8}证据|向本院提供")

_NOTHING = (None, "", "null", "~", [])

Spanned = list[Any]


class Wrong(Exception):
    """One line: the text, the quote, what is wrong."""


class Window(NamedTuple):
    """The part of a text in which quotes are looked for."""

    original: Original
    start: int
    end: int

    def wrong(self, quote: str, what: str) -> Wrong:
        return Wrong(f"{self.original.text_id}: {what}: {quote}")

    def first(self, quote: str, after: int = 0) -> int:
        return self.original.text.find(quote, max(self.start, after), self.end) if quote else -1

    def only(self, quote: str, after: int = 0) -> int:
        """Where the quote stands: once, or once in what is left of the window before the court speaks for itself."""
        at = self.first(quote, after)
        if at < 0:
            raise self.wrong(quote, "找不到")
        if self.first(quote, at + 1) < 0:
            return at
        court = _COURT.search(self.original.text, max(self.start, after, at), self.end)
        if self.inside(self.start, court.start() if court else self.end).first(quote, at + 1) >= 0:
            raise self.wrong(quote, "出现多次, 请引用更长的原文")
        return at

    def next(self, quote: str, after: int) -> int:
        """The first place after `after`, else the only place."""
        at = self.first(quote, after)
        return at if at >= 0 else self.only(quote)

    def inside(self, start: int, end: int) -> Window:
        return Window(self.original, start, end)

    def span(self, start: int, quote: str, value: str | None = None) -> Spanned:
        end = start + len(quote)
        found = [start, end, check_of(self.original.text[start:end])]
        if value is None or value == quote:
            return found
        if re.search(rf"[\u4e00-\u9fff]{{{LONGEST_RUN + 1}}}", value):
            raise self.wrong(value, "value 抄录了原文")
        return [*found, value]


def converted(given: Mapping[str, Any], original: Original) -> dict[str, Any]:
    """One text's label with offsets; raises Wrong with the first quote that does not fit."""
    whole = Window(original, 0, len(original.text))
    statement = whole.inside(*original.statement)
    passage = _passage(statement, given["claims_passage"])
    if not (given.get("claims") and given.get("parties")):
        raise Wrong(f"{original.text_id}: 没有当事人或没有诉讼请求")
    return {
        "id": original.text_id,
        "sha256": original.sha256,
        "parties": list(_parties(whole.inside(original.header[0].start, original.header[-1].end), given["parties"])),
        "facts": _passage(statement, given["facts"]) if given.get("facts") not in _NOTHING else None,
        "claims_passage": passage,
        "claims": list(_claims(whole.inside(passage[0], passage[1]), given["claims"])),
        **({"court": whole.span(whole.only(given["court"]), given["court"])} if given.get("court") else {}),
    }


def _passage(window: Window, ends: Sequence[str]) -> Spanned:
    """First words, last words and, where the last words stand more than once after the first, which time (from 1)."""
    start = window.only(ends[0])
    if len(ends) > 2:
        last = start
        for _ in range(int(ends[2])):
            last = window.next(ends[1], last + 1)
    else:
        last = window.only(ends[1], start)
    return window.span(start, window.original.text[start : last + len(ends[1])])


def _pair(given: Any) -> tuple[str, str | None]:
    return (given, None) if isinstance(given, str) else (given["quote"], given["value"])


def _parties(header: Window, given: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    names = [party["name"] for party in given]
    starts: list[int] = []
    for name in names:
        starts.append(header.next(name, starts[-1] + 1 if starts else 0))
    for i, party in enumerate(given):
        Role(party["role"]), PartyKind(party["kind"])
        own = header.inside(starts[i], min((s for s in starts if s > starts[i]), default=header.end))
        yield {
            "role": party["role"],
            "kind": party["kind"],
            "name": header.span(starts[i], names[i]),
            **{k: _attribute(header, own, k, v) for k, v in party.items() if k not in _FIXED},
            **({"represents": _positions(header, names, party["represents"])} if "represents" in party else {}),
        }


_FIXED = ("role", "kind", "name", "represents")


def _positions(header: Window, names: Sequence[str], represented: Sequence[str]) -> list[int]:
    for name in represented:
        if name not in names:
            raise header.wrong(name, "represents 中的人没有标注")
    return [names.index(name) for name in represented]


def _attribute(header: Window, own: Window, name: str, given: Any) -> Spanned:
    """Looked for from the party's name to the next party's, then to the header's end (a firm two agents share)."""
    if name not in PARTY_FIELDS:
        raise header.wrong(name, "没有这种当事人信息")
    quote, value = _pair(given)
    at = own.first(quote, own.start)
    if at < 0:
        at = header.next(quote, own.start)
    return header.span(at, quote, value)


def _claims(passage: Window, given: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    after = passage.start
    for claim in given:
        ClaimKind(claim["kind"])
        at = passage.next(claim["quote"], after)
        after = at + len(claim["quote"])
        own = passage.inside(at, after)
        yield {
            "no": int(claim["no"]),
            "span": passage.span(at, claim["quote"]),
            "kind": claim["kind"],
            "amounts": list(_amounts(own, claim.get("amounts") or ())),
            **{k: _inside(own, claim[k]) for k in ("rate", "start_date", "end_date") if claim.get(k)},
        }


def _amounts(claim: Window, given: Sequence[Any]) -> Iterator[Spanned]:
    after = claim.start
    for amount in given:
        quote, value = _pair(amount)
        if value is None or not re.fullmatch(r"\d+\.\d{2}", value):
            raise claim.wrong(quote, "金额的 value 应为两位小数")
        at = claim.first(quote, after)
        if at < 0:
            raise claim.wrong(quote, "在这一项请求中找不到")
        after = at + len(quote)
        yield claim.span(at, quote, value)


def _inside(claim: Window, given: Any) -> Spanned:
    quote, value = _pair(given)
    at = claim.first(quote)
    if at < 0:
        raise claim.wrong(quote, "在这一项请求中找不到")
    return claim.span(at, quote, value)


def merged(file: Path, rows: Mapping[str, Mapping[str, Any]]) -> int:
    """Writes the rows into the file over those of the same texts; how many it then holds."""
    old = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.is_file() else []
    kept = {row["id"]: row for row in old} | dict(rows)
    lines = (json.dumps(kept[i], ensure_ascii=False, separators=(",", ":")) for i in sorted(kept))
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(kept)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, nargs="+")
    parser.add_argument("--texts", type=Path, required=True, help="folder that holds the sources")
    parser.add_argument("--out", type=Path, default=HERE)
    parser.add_argument("--unseen", type=Path, default=unseen.FILE)
    args = parser.parse_args(argv)
    known = {i: one for source in FILES for i, one in (originals(source, args.texts) or {}).items()}
    done: dict[str, dict[str, dict[str, Any]]] = {}
    wrong = []
    for file in args.labels:
        for given in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or ():
            try:
                original = _known(known, given["id"])
                done.setdefault(original.source, {})[original.text_id] = converted(given, original)
            except (Wrong, ValueError, KeyError) as error:
                wrong.append(f"{file.name} {given.get('id')}: {error}")
    for source, rows in done.items():
        count = merged(args.out / f"{source}.jsonl", rows)
        sys.stdout.write(f"{source}: 写入 {len(rows)}, 共 {count}\n")
    files = [file for source in FILES if (file := args.out / f"{source}.jsonl").is_file()]
    unseen.write((known[i].text for file in files for i in labels(file) if i in known), args.unseen)
    sys.stderr.write("".join(f"{line}\n" for line in wrong))
    return 1 if wrong else 0


def _known(known: Mapping[str, Original], text_id: str) -> Original:
    if text_id not in known:
        raise Wrong("文本文件夹中没有这个文本")
    return known[text_id]


if __name__ == "__main__":
    sys.exit(main())
