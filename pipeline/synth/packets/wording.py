"""The little language of `papers/*.txt`, in which wording families of papers are written, and its expansion to markup.

A file holds sections `=== doc_type/family look[,look…] [named] [held|dev|trained]` (a family; `held`: for the test split
alone, `dev`: for dev alone, `trained`: for all but test; `named`: only for papers that name it) and `=== @name` (a block to include). Lines are the markup of
`pipeline.synth.markup`. Besides:

- `[a|b|]` one of the choices; they nest (in table rows too: choices are made before cells are split).
- `<amount>`, `<amount.words>` a fact in the style given (values.py): the paper's own value, else the case's fact, else a
  slot of World (`<p7>`, `<hosp1>`); a value that is a field of the document type becomes gold with its place.
- `«due_on:，于<due_on>前还清»` only where the fact is there; `«!due_on:…»` only where it is not.
- Before a line: `? ` half the time; `~ ` shuffled with its neighbours; `@block` include; `%hook style` what the
  program composes (parties, claims, facts); `*entry ` once for every row of the repeat `entry`, `<#>` its number.
- `<sign:borrower>` how that fact's owner signs: by hand, with a seal, typed, or not at all.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from pipeline.chinese import is_organization
from pipeline.synth.markup import tagged
from pipeline.synth.packets.draft import Draft, Paper, Values
from pipeline.synth.packets.values import STYLES, normal, rate_period, shown
from pipeline.synth.texts.grammar import choose
from pipeline.vocabulary import COMMON_FIELDS, FIELDS

_HERE: Final = Path(__file__).parent / "papers"
_SPLITS: Final = {"held": ("test",), "dev": ("dev",), "trained": ("train", "dev")}
_ALL: Final = ("train", "dev", "test")
_SLOT: Final = re.compile(r"<(?!br>)(sign:)?([a-z_]+(?:\.[a-z_]+)?|#)(\d*)(?:\.([a-z0-9]+))?>")
_IF: Final = re.compile(r"«(!?)([a-z_.0-9]+):([^«»]*)»")


@dataclass(frozen=True, slots=True)
class Family:
    doc_type: str
    name: str
    looks: tuple[str, ...]
    splits: tuple[str, ...]
    named: bool
    lines: tuple[str, ...]

    @property
    def held(self) -> bool:
        """Kept from all training."""
        return "train" not in self.splits


@dataclass
class Book:
    families: dict[str, list[Family]] = field(default_factory=dict)
    blocks: dict[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def book() -> Book:
    made = Book()
    for path in sorted(_HERE.glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            head, *lines = part.rstrip("\n").split("\n")
            while lines and not lines[-1].strip():
                lines.pop()
            _shelve(made, head.split(), tuple(lines))
    return made


def _shelve(made: Book, head: Sequence[str], lines: tuple[str, ...]) -> None:
    if head[0].startswith("@"):
        made.blocks[head[0]] = lines
        return
    said = [word for word in head[2:] if word in _SPLITS]
    *name, looks = [word for n, word in enumerate(head) if n < 2 or word not in (*_SPLITS, "named")]
    doc_type = name[0].partition("/")[0]
    family = Family(
        doc_type,
        " ".join(name),
        tuple(looks.split(",")),
        _SPLITS[said[0]] if said else _ALL,
        "named" in head[2:],
        lines,
    )
    made.families.setdefault(doc_type, []).append(family)


def family_of(paper: Paper, split: str, rng: random.Random) -> Family:
    """The family named by the paper, or one drawn of those for the split: half the time one kept from training.

    A name that ends in * is the beginning of those that may be drawn; any other stands for itself and for the trained
    ones that begin with it.
    """
    every = book().families[paper.doc_type]
    known = [f for f in every if split in f.splits]
    if paper.family and paper.family.endswith("*"):
        known = [f for f in known if f.name.startswith(paper.family[:-1])]
    elif paper.family:
        also = [f for f in known if f.splits == _SPLITS["trained"] and f.name.startswith(f"{paper.family} ")]
        own = [f for f in every if f.name == paper.family] + also
        return own[0] if len(own) == 1 else rng.choice(own)
    else:
        known = [f for f in known if not f.named]
    held, free = [f for f in known if f.held], [f for f in known if not f.held]
    return rng.choice(held if held and rng.random() < 0.5 else free or held)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tagged run of the text: field name, normal value, item."""

    name: str
    value: str
    item: int | None


Hook = Callable[["Teller", str], list[str]]


@dataclass
class Teller:
    """Puts one paper into words; `tags` are numbered as the markup's tags are.

    `claims` keeps the words of each claim, `also` what is true of the paper without being a field in one place.
    """

    draft: Draft
    paper: Paper
    rng: random.Random
    hooks: dict[str, Hook] = field(default_factory=dict)
    tags: list[Tag] = field(default_factory=list)
    claims: dict[int, str] = field(default_factory=dict)
    also: list[Tag] = field(default_factory=list)
    _row: Values = field(default_factory=dict)
    _index: int = 0
    _names: dict[str, tuple[str, int | None]] = field(default_factory=dict)

    def tell(self, lines: Sequence[str]) -> str:
        return "\n".join(self.lines(lines))

    def tag(self, name: str, value: Any, text: str, item: int | None = None) -> str:
        self.tags.append(Tag(name, normal(name, value), item))
        return tagged(text, len(self.tags) - 1)

    def filled(self, line: str, **own: Any) -> str:
        """A line with its conditions, choices and slots resolved; `own` facts go before all others."""
        kept, self._row = self._row, {**self._row, **own}
        try:
            line = choose(self._conditions(line), self.rng)
            return _SLOT.sub(self._slot, line)
        finally:
            self._row = kept

    def told(self, line: str, own: Values, names: dict[str, str], item: int | None) -> str:
        """As `filled`, where the slots in `names` become gold under the names given there."""
        kept, self._names = self._names, {name: (gold, item) for name, gold in names.items()}
        try:
            return self.filled(line, **own)
        finally:
            self._names = kept

    def lines(self, lines: Sequence[str]) -> Iterator[str]:
        at = 0
        while at < len(lines):
            end = at
            while end < len(lines) and lines[end].startswith("~ "):
                end += 1
            if end > at:
                group = [line[2:] for line in lines[at:end]]
                self.rng.shuffle(group)
                yield from self.lines(group)
                at = end
            else:
                yield from self._line(lines[at])
                at += 1

    def _line(self, line: str) -> Iterator[str]:
        if line.startswith("? "):
            if self.rng.random() < 0.5:
                yield from self._line(line[2:])
        elif line.startswith("@"):
            yield from self.lines(book().blocks[choose(line, self.rng)])
        elif line.startswith("%"):
            name, _, style = choose(line[1:], self.rng).partition(" ")
            yield from self.hooks[name](self, style)
        elif line.startswith("*"):
            name, _, rest = line[1:].partition(" ")
            yield from self._repeated(name, rest)
        else:
            yield from self._plain(line)

    def _plain(self, line: str) -> Iterator[str]:
        text = self.filled(line)
        if text.strip() or not line.strip():
            yield from text.split("\n")

    def _repeated(self, name: str, line: str) -> Iterator[str]:
        rows = self.paper.repeats.get(name, ())
        for n, row in enumerate(rows, 1):
            self._row, self._index = row, n
            yield from self._line(line)
        self._row, self._index = {}, 0

    def _conditions(self, line: str) -> str:
        while found := _IF.search(line):
            there = self._fact(found[2]) not in (None, "")
            line = line[: found.start()] + (found[3] if there != bool(found[1]) else "") + line[found.end() :]
        return line

    def _fact(self, name: str) -> Any:
        for source in (self._row, self.paper.values, self.paper.extra, self.draft.facts):
            if name in source:
                return source[name]
        return None

    def _slot(self, found: re.Match[str]) -> str:
        sign, name, number, style = found[1], found[2], found[3], found[4] or ""
        if name == "#":
            return str(self._index)
        if "." in name and name.rpartition(".")[2] in STYLES and self._fact(name) is None:
            name, _, style = name.partition(".")
        value = self._fact(name + number)
        if sign:
            return self._signature(name + number, str(value))
        if value is None and any(name + number in source for source in (self._row, self.paper.values)):
            return ""
        if value is None:
            return self.draft.world.value(name, number)
        text = shown(name, value, style, self.rng)
        if name + number in self._names:
            gold, no = self._names[name + number]
            return self.tag(gold, value, text, no)
        if not self._judged(name + number):
            return text
        item = self._index or None
        if name == "rate" and "rate_period" in FIELDS[self.paper.doc_type]:
            self.tags.append(Tag("rate_period", rate_period(text), item))
        return self.tag(name, value, text, item)

    def _judged(self, name: str) -> bool:
        known = (*FIELDS.get(self.paper.doc_type, ()), *COMMON_FIELDS)
        return name in known and (name in self.paper.values or name in self._row)

    def _signed_for(self, slot: str, name: str, way: str) -> str:
        """The signer's name in print; it is gold, printed or by hand, where the slot is a field of the paper."""
        if way == "none" or not self._judged(slot):
            return name
        if way in ("hand", "print"):
            self.tags.append(Tag(slot, normal(slot, name), None))
            return name
        return self.tag(slot, name, name)

    def _signature(self, slot: str, name: str) -> str:
        """What stands at a place for signing, in markup."""
        way = self.paper.signs.get(slot, self.paper.signed)
        kind = {"hand": "handwritten", "print": "handwritten", "finger": "fingerprint", "seal": "seal"}.get(way, way)
        if is_organization(name) and way in ("hand", "print", "finger"):
            way, kind = "seal", "seal"
        printed = self._signed_for(slot, name, way)
        text = {
            "hand": f"{{sign {name}}}",
            "print": f"{{sign {name}}}{{print}}",
            "finger": f"{printed}{{print}}",
            "seal": f"{printed}{{seal {name}}}" if is_organization(name) else f"{printed}{{chop {name}}}",
            "typed": printed,
            "none": "",
        }[way]
        if kind != "none" and "signature" in FIELDS.get(self.paper.doc_type, ()):
            self.tags.append(Tag("signature", kind, None))
        return text
