"""What is true of a packet as it was drawn: pages, documents, fields with their boxes, the case and its findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.gold import HARD, Gold, GoldClaim, GoldDocument, GoldField, GoldPage, GoldParty
from pipeline.synth import fonts
from pipeline.synth.layout import Glyphs, Item
from pipeline.synth.looks import A4, Look
from pipeline.synth.packets.bundle import Handed
from pipeline.synth.packets.compose import Told
from pipeline.synth.packets.draft import Draft, Side
from pipeline.synth.packets.values import normal
from pipeline.synth.packets.wording import Tag
from pipeline.synth.sheets import Papers
from pipeline.types import Box

_TOP = 0.7 * 72
"""How far below the glass's edge a smaller sheet lies, in points (sheets._centred)."""


@dataclass(frozen=True)
class Sheet:
    """One page handed in: `items` are placed in points of `size`; `frame` maps points to fractions of the page."""

    page_id: str
    key: str
    file: Mapping[str, Any]
    items: Sequence[Item]
    look: Look | None


def truth(draft: Draft, papers: Sequence[Told], handed: Handed) -> Gold:
    sheets = list(sheets_of(draft.seed, papers, handed))
    first = {s.key: s.page_id for s in reversed(sheets)}
    return Gold(
        packet_id=draft.packet_id,
        split=draft.split,
        as_of=draft.day.isoformat(),
        documents=tuple(_documents(draft, papers, sheets)),
        pages=tuple({s.page_id: _page(s, papers, first) for s in sheets}.values()),
        files={loose.name: loose.status for loose in draft.loose},
        parties=None if "parties" in draft.unjudged else tuple(_party(s) for s in draft.sides),
        claims=None if "claims" in draft.unjudged else tuple(_claims(draft, papers)),
        case={k: v for k, v in _case(draft).items() if k not in draft.unjudged},
        findings=tuple(draft.findings),
        may=tuple(draft.may),
        defects=tuple(draft.defects),
        near_misses=tuple(draft.near_misses),
        kind=draft.kind,
        page_count=len({s.page_id for s in sheets}),
    )


def sheets_of(seed: int, papers: Sequence[Told], handed: Handed) -> Iterator[Sheet]:
    """Every sheet handed in, in order; both sides of a card copied on one page come as two with one page_id."""
    drawn = Papers({t.paper.key: t.recipe for t in papers}, seed)
    by_file = {f["file"]: f for f in handed.recipe["files"]}
    for file, names in handed.sheets.items():
        for n, name in enumerate(names, 1):
            key, _, number = name.partition("#")
            if "+" in key or not drawn.is_text(key):
                yield from (Sheet(f"{file}#{n}", side, by_file[file], (), None) for side in key.split("+"))
            else:
                pages, look = drawn.laid(key)
                yield Sheet(f"{file}#{n}", key, by_file[file], pages[int(number or 1) - 1], look)


def _page(sheet: Sheet, papers: Sequence[Told], first: Mapping[str, str]) -> GoldPage:
    paper = next(t.paper for t in papers if t.paper.key == sheet.key)
    of = first[paper.duplicate_of] if paper.duplicate_of else None
    return GoldPage(
        sheet.page_id,
        "unreadable" if paper.spoilt else paper.status,
        of,
        _rotation(sheet),
        HARD if paper.effects else _look(sheet.file),
        None if paper.spoilt or not sheet.items else _text(sheet.items),
    )


def _rotation(sheet: Sheet) -> int:
    number = int(sheet.page_id.rpartition("#")[2])
    turned = sheet.file.get("turn", 0) or sheet.file.get("turns", {}).get(number, 0)
    return int((360 - turned) % 360)


def _look(file: Mapping[str, Any]) -> str:
    form = {"text_pdf": "text", "scan_pdf": "scan"}.get(file["form"], file["form"])
    return "fax" if file.get("fax") else form


def _text(items: Sequence[Item]) -> str:
    """What stands on the page, line by line from the top; marks left out."""
    glyphs = sorted((g for g in items if isinstance(g, Glyphs)), key=lambda g: (round(g.y), g.x))
    lines: list[str] = []
    y: float | None = None
    for g in glyphs:
        if y is None or round(g.y) != y:
            lines.append("")
            y = round(g.y)
        lines[-1] += g.text
    return "\n".join(lines)


def _documents(draft: Draft, papers: Sequence[Told], sheets: Sequence[Sheet]) -> Iterator[GoldDocument]:
    """One document a paper; the two sides of an identity card are one."""
    groups: dict[str, list[Told]] = {}
    for told in papers:
        if told.paper.status == "used" and not told.paper.spoilt:
            groups.setdefault(_together(told.paper.key), []).append(told)
    for group in groups.values():
        keys = [t.paper.key for t in group]
        mine = [s for s in sheets if s.key in keys]
        if mine:
            fields = [f for told in group for f in _fields(told, [s for s in mine if s.key == told.paper.key])]
            fields += [f for s in mine for f in _page_numbers(s)]
            also = tuple(GoldField(t.name, t.value, t.item) for told in group for t in _also(draft, told))
            split = len(group) > 1 or group[0].paper.doc_type in (
                "chat_screenshot",
                "photo",
                "medical_invoice",
                "invoice",
            )
            pages = tuple(dict.fromkeys(s.page_id for s in mine))
            if len(pages) < len(mine):
                fields = _both_sides(fields)
            lead = group[0]
            yield GoldDocument(lead.paper.doc_type, pages, tuple(fields), split, lead.family, lead.held_out, also)


def _both_sides(fields: list[GoldField]) -> list[GoldField]:
    """A card copied on one sheet shows both its sides."""
    sides = [f for f in fields if f.name == "side"]
    return [f for f in fields if f.name != "side"] + [replace(f, value="both") for f in sides[:1]]


def _also(draft: Draft, told: Told) -> Iterator[Tag]:
    yield from told.also
    if told.paper.key != "pleading":
        return
    if told.paper.signed != "none":
        yield Tag("signatory", draft.filers[0].name, None)
    if misspelt := draft.facts.get("misspelt"):
        yield Tag("mentioned_name", str(misspelt), None)
    if insult := draft.facts.get("insult"):
        yield Tag("abusive_wording", str(insult), None)


def _page_numbers(sheet: Sheet) -> Iterator[GoldField]:
    """The number printed at a page's foot, and how many pages the paper says it has."""
    if sheet.look is None or not sheet.look.footer:
        return
    foot = max((g for g in sheet.items if isinstance(g, Glyphs)), key=lambda g: g.y)
    numbers = re.findall(r"[0-9]+", foot.text)
    yield GoldField("page_number", numbers[0], None, sheet.page_id, (_box(foot, sheet),))
    if "{count}" in sheet.look.footer:
        yield GoldField("page_count", numbers[1], None, sheet.page_id, (_box(foot, sheet),))


def _together(key: str) -> str:
    return key.removesuffix("_front").removesuffix("_back")


def _fields(told: Told, sheets: Sequence[Sheet]) -> Iterator[GoldField]:
    """Each tag with the boxes of its glyphs on the page where it begins; gone with a page that was not handed in."""
    places = [(s, s.items, g) for s in sheets for g in s.items if isinstance(g, Glyphs) and g.tag >= 0]
    on_paper = {tag for tag in range(len(told.tags)) if f"\ue000{tag}\ue001" in str(told.recipe.get("text", ""))}
    for n, tag in enumerate(told.tags):
        mine = [(s, g) for s, _, g in places if g.tag == n]
        if n in on_paper and not mine:
            continue
        page = mine[0][0] if mine else (sheets[-1] if tag.name == "signature" else sheets[0])
        boxes = tuple(_box(g, page) for s, g in mine if s is page)
        yield GoldField(tag.name, tag.value, tag.item, page.page_id, boxes)


def _box(g: Glyphs, sheet: Sheet) -> Box:
    """In fractions of the upright page: the sheet itself in a photo and a text PDF, the glass in a scan."""
    assert sheet.look is not None
    width = sum(fonts.width(g.role, c) for c in g.text) * g.size
    (w, h), dx, dy = sheet.look.page, 0.0, 0.0
    if sheet.file["form"] == "scan_pdf" and h <= 11 * 72:
        dx, dy, (w, h) = (A4[0] - w) / 2, _TOP, A4
    box = Box((g.x + dx) / w, (g.y - 0.9 * g.size + dy) / h, (g.x + width + dx) / w, (g.y + 0.2 * g.size + dy) / h)
    return Box(*(round(min(max(v, 0.0), 1.0), 4) for v in box))


def _party(side: Side) -> GoldParty:
    values = {name: None if value is None else normal(name, value) for name, value in side.values.items()}
    if values.get("phone"):
        values["phone"] = "".join(c for c in str(values["phone"]) if c.isdigit())
    return GoldParty(side.role, side.kind, values, side.represents or None)


def _claims(draft: Draft, papers: Sequence[Told]) -> Iterator[GoldClaim]:
    words = next((t.claims for t in papers if t.paper.key == "pleading"), {})
    for no, ask in enumerate(draft.asks, 1):
        judged = {n: v for n, v in ask.values.items() if n in ("rate", "start_date", "end_date")}
        values = {n: None if v is None else normal(n, v) for n, v in judged.items()}
        yield GoldClaim(ask.no or no, ask.kind, tuple(f"{a:.2f}" for a in ask.amounts), values, words.get(ask.no or no))


def _case(draft: Draft) -> dict[str, str | None]:
    corrections = {f.status for f in draft.findings if f.level == "correction"}
    stated = draft.facts.get("stated_total")
    return {
        "category": draft.category,
        "cause": draft.cause,
        "court": draft.court or None,
        "filed_on": draft.day.isoformat(),
        "total_claimed": f"{draft.total:.2f}" if draft.total else None,
        "stated_total": normal("stated_total", stated) if stated is not None else None,
        "verdict": "correct" if "fail" in corrections else "manual" if corrections else "ready",
    } | draft.case
