"""A labelled judgment as the complaint it grew from: its own words in a complaint's order, looks drawn from its id."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from pipeline.score.real_layout import Row, added, taken
from pipeline.score.real_sources import Label, LabelledClaim, Original, Stretch

_TITLES: Final = {
    "complaint": ("民事起诉状", "民事起诉状", "起诉状", "民 事 起 诉 状"),
    "administrative_complaint": ("行政起诉状", "行政起诉状", "行 政 起 诉 状"),
}
_REQUESTS: Final = ("诉讼请求：", "诉讼请求", "诉讼请求:", "一、诉讼请求：", "请求事项：")
_FACTS: Final = ("事实与理由：", "事实和理由：", "事实及理由：", "事实与理由", "二、事实与理由：")
_SIGNERS: Final = ("具状人：", "起诉人：", "原告：")
_NUMBER: Final = re.compile(
    r"(?:第[一二三四五六七八九十]|[（(]?(?<!\d)(?:\d{1,2}|[一二三四五六七八九十]{1,2}))[）)、．.，,：:\s]{1,2}$"
    r"|(?:^|(?<=[；;。：:]))\d{1,2}$"
)
_SIDE: Final = r"(?:上列|[二两三四五六七八九]|上述)?(?:原告|被告|第三人)"
_ROLE: Final = re.compile(
    rf"(?:{_SIDE}|(?:{_SIDE})?(?:法定代表人|负责人|经营者|(?:共同)?(?:委托)?(?:诉讼)?代理人|法定代理人|诉讼代表人))"
    r"(?:[（(][^（()）]*[）)])?"
)
_PRINCIPALS: Final = ("原告", "被告", "第三人")
_LAST_ROLE: Final = re.compile(rf"({_ROLE.pattern})[：:]?$")
_RUNS_ON: Final = ("，", ",", "、", "（", "(", "和", "与", "系")
_CHINESE: Final = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Look:
    """`parties`: a line each, people joined to the party they act for, or role words in a column.

    `numbers` formats the claims' numbers ("" leaves the source's); `divided`: claims that the source runs together
    without numbers get a numbered line each.
    """

    title: str
    requests: str
    facts: str
    signer: str
    parties: str
    colon: bool
    numbers: str
    divided: bool
    flush: bool
    width: int
    capacity: int


def look_of(text_id: str, doc_type: str) -> Look:
    rng = random.Random(text_id)  # noqa: S311
    at = rng.randrange(len(_FACTS))
    return Look(
        rng.choice(_TITLES[doc_type]), _REQUESTS[at], _FACTS[at], rng.choice(_SIGNERS),
        rng.choice(("lines", "lines", "joined", "columns")), rng.random() < 0.6,
        rng.choice(("", "", "", "{}、", "{}.", "（{}）", "chinese")), rng.random() < 0.5, rng.random() < 0.2,
        rng.choice((26, 30, 34, 38, 42)), rng.choice((22, 28, 34, 40)),
    )  # fmt: skip


def rows_of(original: Original, label: Label, look: Look) -> Iterator[Row]:
    style = "flush" if look.flush else "text"
    yield added(look.title, "title")
    yield from (replace(row, style=style) for row in _parties(original, label, look))
    yield added(look.requests, style)
    yield from (replace(row, style=style) for row in _claims(original, label, look))
    if label.facts:
        yield added(look.facts, style)
        yield from (replace(row, style=style) for row in _facts(original, label))
    if label.court:
        yield added("此致", style)
        yield taken(original.text, label.court.start, label.court.end, "flush")
    if names := _names(original, label):
        yield added(look.signer + "、".join(names), "right")


def _names(original: Original, label: Label) -> list[str]:
    spans = [party.spans["name"] for party in label.parties if party.role == "plaintiff"]
    return [original.text[span.start : span.end] for span in spans]


def _parties(original: Original, label: Label, look: Look) -> Iterator[Row]:
    names = sorted(party.spans["name"].start for party in label.parties)
    line: Row | None = None
    for stretch in (part for whole in original.header for part in _apart(original.text, whole, names)):
        row, begins = _party(original.text, stretch, names, look)
        if line and (begins == "party" or (begins == "agent" and look.parties != "joined")):
            yield line
            line = None
        line = line + row if line else row
    if line:
        yield line


def _apart(text: str, whole: Stretch, names: Sequence[int]) -> Iterator[Stretch]:
    """A stretch broken before each role word that stands directly before a labelled name: the source lost the break."""
    cuts = [whole.start]
    for name in (n for n in names if whole.start < n < whole.end):
        role = _LAST_ROLE.search(text[cuts[-1] : name])
        inner = role and role[1] in _PRINCIPALS and text[cuts[-1] : name][: role.start()].endswith(_RUNS_ON)
        if role and role.start() and not inner:
            cuts.append(cuts[-1] + role.start())
    yield from (Stretch(left, right, whole.role) for left, right in pairwise([*cuts, whole.end]))


def _party(text: str, stretch: Stretch, names: Sequence[int], look: Look) -> tuple[Row, str]:
    """The line of a stretch, and how it begins: with a party, somebody who acts for one, or in mid-sentence.

    A role word directly before a name may get a colon, or stand in a column of its own.
    """
    at = next((n for n in names if stretch.start <= n < stretch.end), stretch.end)
    role = text[stretch.start : at]
    if stretch.role:
        row, head = added(stretch.role + "：") + taken(text, stretch.start, stretch.end), len(stretch.role) + 1
    elif _ROLE.fullmatch(role) and (look.colon or look.parties == "columns"):
        row = taken(text, stretch.start, at) + added("：") + taken(text, at, stretch.end)
        head = len(role) + 1
    else:
        row, head = taken(text, stretch.start, stretch.end), len(role) if _ROLE.fullmatch(role[:-1]) else 0
    fits = look.parties == "columns" and 0 < head <= 6
    begins = "party" if stretch.role or role.startswith(_PRINCIPALS) else "agent" if _ROLE.match(role) else "rest"
    return replace(row, head=head if fits else 0), begins


def _claims(original: Original, label: Label, look: Look) -> Iterator[Row]:
    """The passage broken before each number; unnumbered claims stay as they run, or are divided and numbered."""
    text, (start, end) = original.text, label.claims_passage[:2]
    cuts = [_cut(text, start, label.claims, i) for i in range(len(label.claims))]
    numbered = any(cut < claim.span.start for cut, claim in zip(cuts, label.claims, strict=True))
    if not numbered and (len(cuts) == 1 or not look.divided):
        yield taken(text, start, end)
        return
    style = look.numbers if numbered else look.numbers or "{}、"
    edges = [*cuts, end]
    if numbered:
        edges = [e for e, claim in zip(cuts, label.claims, strict=True) if e < claim.span.start] + [end]
    if text[start : edges[0]].strip():
        yield taken(text, start, edges[0])
    for no, (left, right) in enumerate(pairwise(edges), 1):
        found = next((c.span.start for c in label.claims if left <= c.span.start < right), left)
        yield _numbered(style, no, taken(text, left, found), taken(text, found, right))


def _numbered(style: str, no: int, number: Row, claim: Row) -> Row:
    if not style:
        return number + claim
    return added(f"{_CHINESE[no]}、" if style == "chinese" else style.format(no)) + claim


def _cut(text: str, start: int, claims: Sequence[LabelledClaim], i: int) -> int:
    """Where the i-th claim begins: at its number, if one stands directly before it."""
    before = claims[i - 1].span.end if i else start
    number = _NUMBER.search(text[max(before, start) : claims[i].span.start])
    return max(before, start) + number.start() if number else claims[i].span.start


def _facts(original: Original, label: Label) -> Iterator[Row]:
    """The plaintiff's own account, a paragraph a line of the source, without the claims where they stand inside it."""
    assert label.facts
    start, end = label.facts[:2]
    left, right = label.claims_passage[:2]
    parts = [(start, min(end, left)), (max(start, right), end)] if left < end and start < right else [(start, end)]
    for first, last in parts:
        for match in re.finditer(r"[^\n]+", original.text[first:last]) if last > first else ():
            if row := taken(original.text, first + match.start(), first + match.end()):
                yield row
