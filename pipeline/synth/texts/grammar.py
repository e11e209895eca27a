"""The little language in which the wording files describe papers, and its expansion into labelled rows.

A file holds sections `=== doc_type/family [form]` (a wording family of a paper) and `=== @name` (a block to include).
In a line: `[a|b|]` one of the choices (they nest), `<p1>` a slot of `World`. Before a line: `# ` title, `## ` large,
`> ` right, `? ` half the time, `~ ` shuffled with its neighbours, `+2-5 ` repeated, `@name` include, `---` page break,
`!` never break or join (table rows).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from pipeline.synth.texts.world import LABELS, World

_HERE: Final = Path(__file__).parent
_SLOT: Final = re.compile(r"<([a-z]+)(\d*)>")
_FORMS: Final = (" a4", " card", " phone", " note", " slip")
_REPEAT: Final = re.compile(r"\+(\d+)-(\d+) ")


@dataclass(frozen=True, slots=True)
class Row:
    """One line as composed, before it is wrapped: `style` is title | large | right | text | row.

    `spans` are (start, end, label) of names, places, sums and days in `text`.
    """

    text: str
    style: str
    spans: tuple[tuple[int, int, str], ...] = ()


BREAK: Final = Row("", "break")


@dataclass(frozen=True, slots=True)
class Family:
    doc_type: str
    name: str
    form: str
    lines: tuple[str, ...]


@dataclass
class Book:
    """All wording families, and the blocks that they share."""

    families: dict[str, list[Family]] = field(default_factory=dict)
    blocks: dict[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def book() -> Book:
    made = Book()
    for path in sorted(_HERE.glob("wording/*.txt")):
        for head, lines in _sections(path.read_text(encoding="utf-8")):
            if head.startswith("@"):
                made.blocks[head] = lines
            else:
                name, _, form = head.rpartition(" ") if head.endswith(_FORMS) else (head, "", "a4")
                doc_type = name.partition("/")[0]
                made.families.setdefault(doc_type, []).append(Family(doc_type, name, form, lines))
    return made


def _sections(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in re.split(r"^=== ", text, flags=re.M)[1:]:
        head, *lines = part.rstrip("\n").split("\n")
        yield head.strip(), tuple(line for line in lines if line.strip())


def rows(family: Family, world: World) -> list[Row]:
    return list(_compose(family.lines, world))


def _compose(lines: tuple[str, ...], world: World) -> Iterator[Row]:
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].startswith("~ "):
            end += 1
        if end > at:
            group = [line[2:] for line in lines[at:end]]
            world.rng.shuffle(group)
            yield from _compose(tuple(group), world)
            at = end
        else:
            yield from _line(lines[at], world)
            at += 1


def _line(line: str, world: World) -> Iterator[Row]:
    if line.startswith("? "):
        if world.rng.random() < 0.5:
            yield from _line(line[2:], world)
    elif found := _REPEAT.match(line):
        for index in range(1, world.rng.randint(int(found[1]), int(found[2])) + 1):
            world.index = index
            yield from _line(line[found.end() :], world)
    elif line == "---":
        yield BREAK
    elif line.startswith("@"):
        yield from _compose(book().blocks["@" + choose(line[1:], world.rng)], world)
    else:
        yield _row(line, world)


def _row(line: str, world: World) -> Row:
    style = "text"
    for sign, name in (("# ", "title"), ("## ", "large"), ("> ", "right"), ("!", "row")):
        if line.startswith(sign):
            line, style = line[len(sign) :], name
            break
    return filled(choose(line, world.rng), world, style)


def choose(text: str, rng: random.Random) -> str:
    """Resolves `[a|b]`, innermost first."""
    pattern = re.compile(r"\[([^\[\]]*)\]")
    while found := pattern.search(text):
        text = text[: found.start()] + rng.choice(found[1].split("|")) + text[found.end() :]
    return text


def filled(text: str, world: World, style: str = "text") -> Row:
    """Slots filled, with the span of each slot that has a label."""
    out: list[str] = []
    spans: list[tuple[int, int, str]] = []
    at = length = 0
    for slot in _SLOT.finditer(text):
        before, value = text[at : slot.start()], world.value(slot[1], slot[2])
        length += len(before)
        if slot[1] in LABELS:
            spans.append((length, length + len(value), LABELS[slot[1]]))
        out += [before, value]
        length += len(value)
        at = slot.end()
    out.append(text[at:])
    return Row("".join(out), style, tuple(spans))
