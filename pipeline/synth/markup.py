"""The little language in which `case.yaml` holds the text of a paper.

A line is a paragraph; its first characters say which kind: `# ` title, `## ` heading, `= ` centred, `> ` flush right,
`! ` no indent, `---` rule, `\\page` page break, `|: 2 5` opens a table with column weights, `| a | b |` is a row,
an empty line a gap. Inside a line `{sign 张三}` is a signature, `{hand …}` handwriting, `{seal 公司|合同章}` a round
seal, `{chop 张三}` a name seal, `{print}` a fingerprint, `{b …}` bold, `{u …}` underlined; `<br>` breaks a cell's line.

`tagged` marks words whose place on the page somebody will ask for; the marks are private-use characters, never drawn.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_PREFIXES: Final = (("# ", "title"), ("## ", "heading"), ("= ", "centre"), ("> ", "right"), ("! ", "flush"))
_INLINE: Final = re.compile(r"\{(sign|hand|seal|chop|print|b|u)(?: ([^{}]*))?\}")


_TAG: Final = re.compile("\ue000([0-9]+)\ue001([^\ue000-\ue002]*)\ue002")


class Run(NamedTuple):
    """`kind` is text, or one of the inline marks; `tag` the number of a tagged run, else -1."""

    kind: str
    text: str
    tag: int = -1


def tagged(text: str, number: int) -> str:
    return f"\ue000{number}\ue001{text}\ue002"


class Block(NamedTuple):
    """`rows` and `weights` are for tables only."""

    kind: str
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    weights: tuple[float, ...] = ()


def runs_of(line: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    at = 0
    for found in _INLINE.finditer(line):
        runs += _parted("text", line[at : found.start()])
        runs += _parted(found[1], found[2] or "") or [Run(found[1], "")]
        at = found.end()
    return (*runs, *_parted("text", line[at:]))


def _parted(kind: str, text: str) -> list[Run]:
    """One run, or several where parts of it are tagged; marks other than writing take the last tag whole."""
    pieces = _TAG.split(text)
    runs = [Run(kind, piece, int(pieces[n - 1]) if n % 3 == 2 else -1) for n, piece in enumerate(pieces) if n % 3 != 1]
    runs = [run for run in runs if run.text]
    if kind in ("sign", "seal", "chop", "print") and len(runs) > 1:
        return [Run(kind, "".join(run.text for run in runs), max(run.tag for run in runs))]
    return runs


def plain(line: str) -> str:
    """The line's own words, without marks: what a text layer or a DOCX shows."""
    return "".join(run.text for run in runs_of(line) if run.kind in ("text", "hand", "b", "u"))


def blocks_of(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    lines = text.rstrip("\n").split("\n")
    at = 0
    while at < len(lines):
        if lines[at].startswith("|"):
            end = next((i for i in range(at + 1, len(lines)) if not _goes_on(lines[i])), len(lines))
            blocks.append(_table(lines[at:end]))
            at = end
        else:
            blocks.append(_block(lines[at]))
            at += 1
    return tuple(blocks)


def _goes_on(line: str) -> bool:
    """A row of the table above; new weights open a table of their own."""
    return line.startswith("|") and not line.startswith("|:")


def _block(line: str) -> Block:
    if line.strip() == "---":
        return Block("rule")
    if line.strip() == "\\page":
        return Block("page")
    if not line.strip():
        return Block("gap")
    for prefix, kind in _PREFIXES:
        if line.startswith(prefix):
            return Block(kind, runs_of(line[len(prefix) :]))
    return Block("paragraph", runs_of(line))


def _table(lines: list[str]) -> Block:
    weights: tuple[float, ...] = ()
    if lines[0].startswith("|:"):
        weights = tuple(float(part) for part in lines[0][2:].split())
        lines = lines[1:]
    rows = tuple(tuple(runs_of(cell.strip()) for cell in line.strip().strip("|").split("|")) for line in lines)
    return Block("table", (), rows, weights or tuple(1.0 for _ in rows[0]))
