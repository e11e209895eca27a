"""How papers are handed in: text PDFs, scans one by one or all in one, photos, a zip; in order or not."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pipeline.synth.packets.compose import Told, own_rng
from pipeline.synth.packets.draft import Draft, Values
from pipeline.synth.sheets import Papers
from pipeline.vocabulary import DOC_TYPES

WAYS: Final = (*("digital",) * 8, "mixed", "one scan", "scans", "photos", "fax")
"""Most pages come with a text layer, as pleadings typed on the spot do; every packet has scans or photos as well."""
_PAPER_BY_HAND: Final = ("note", "note-plain", "hand-letter")


@dataclass(frozen=True)
class Handed:
    """A recipe as in a sample's case.yaml, and its sheets: for every file, the sheet on each of its pages."""

    recipe: Values
    sheets: dict[str, tuple[str, ...]]


def handed(draft: Draft, papers: Sequence[Told]) -> Handed:
    """The packet's files; every sheet of every paper that is handed in lies in exactly one of them."""
    rng = own_rng(draft, "bundle")
    drawn = Papers({t.paper.key: t.recipe for t in papers}, draft.seed)
    way = draft.wishes.get("way") or rng.choice(WAYS)
    files = [*_named(draft, list(_files(draft, papers, drawn, way, rng))), *_loose(draft)]
    recipe: Values = {"seed": draft.seed, "papers": dict(drawn.recipes), "files": files, "way": way}
    if draft.wishes.get("zip", rng.random() < 0.12):
        recipe["container"] = {"file": "立案材料.zip", "gbk": rng.random() < 0.5}
    return Handed(recipe, {f["file"]: tuple(f["sheets"]) for f in files if "sheets" in f})


def _files(draft: Draft, papers: Sequence[Told], drawn: Papers, way: str, rng: random.Random) -> Iterable[Values]:
    groups = _groups(draft, papers, way, rng)
    for n, (form, members) in enumerate(groups, 1):
        if form == "one scan" and rng.random() < 0.3:
            members = rng.sample(members, len(members))
        sheets = [s for told in members for s in _sheets(told, drawn)]
        if form not in ("photo", "screen") and rng.random() < 0.7:
            sheets = _copied(sheets)
        if form in ("photo", "screen"):
            for m, sheet in enumerate(sheets, 1):
                owner = next(t for t in members if t.paper.key == sheet.partition("#")[0])
                yield _picture(draft, form, owner, sheet, n, m, rng)
        else:
            yield _document(draft, form, members, sheets, n, rng)


def _copied(sheets: list[str]) -> list[str]:
    """Both sides of a card that follow each other lie on one copied sheet."""
    made: list[str] = []
    for sheet in sheets:
        if made and sheet.endswith("_back") and made[-1] == sheet.removesuffix("_back") + "_front":
            made[-1] += "+" + sheet
        else:
            made.append(sheet)
    return made


def _named(draft: Draft, files: list[Values]) -> list[Values]:
    """The last document loses its ending, or is called unlocked, where a twist wishes so."""
    documents = [f for f in files if f["form"] in ("scan_pdf", "text_pdf")]
    if documents and draft.wishes.get("strange_names"):
        documents[-1]["file"] = documents[-1]["file"].removesuffix(".pdf")
    if documents and draft.wishes.get("unlocked_name"):
        documents[-1]["file"] = documents[-1]["file"].removesuffix(".pdf") + "（密码已解除）.pdf"
    return files


def _groups(draft: Draft, papers: Sequence[Told], way: str, rng: random.Random) -> list[tuple[str, list[Told]]]:
    """Files to be, each with its form; the two sides of a card lie on one copied sheet or in two pictures."""
    groups: list[tuple[str, list[Told]]] = []
    rest: list[Told] = []
    for told in papers:
        if told.recipe.get("draw") in ("chat", "payment"):
            groups.append(("screen", [told]))
        elif told.paper.key == draft.wishes.get("faxed"):
            groups.append(("fax", [told]))
        elif told.paper.key == "pleading" and draft.wishes.get("pleading_form") and way in ("digital", "mixed"):
            groups.append((draft.wishes["pleading_form"], [told]))
        elif told.paper.spoilt or told.paper.effects or told.paper.alone:
            spoilt = bool(told.paper.spoilt or told.paper.effects)
            groups.append((_form(told, way, rng, spoilt=spoilt), [told]))
        elif way == "one scan":
            rest.append(told)
        elif groups and _other_side(told, groups[-1][1][-1]):
            groups[-1][1].append(told)
        else:
            groups.append((_form(told, way, rng), [told]))
    if rest:
        groups.insert(0, ("one scan", rest))
    return groups


def _other_side(told: Told, before: Told) -> bool:
    key = told.paper.key
    return key.endswith("_back") and before.paper.key == key.removesuffix("_back") + "_front"


def _form(told: Told, way: str, rng: random.Random, *, spoilt: bool = False) -> str:
    by_hand = told.recipe.get("look") in _PAPER_BY_HAND or "{sign" not in str(told.recipe.get("text", "{sign"))
    drawn = "draw" in told.recipe
    if told.paper.status == "blank":
        return "scan"
    if spoilt or way == "photos":
        return "photo"
    if way in ("scans", "fax"):
        return "fax" if way == "fax" and not drawn and told.paper.key != "pleading" and rng.random() < 0.5 else "scan"
    if way == "digital" and not drawn and told.recipe.get("look") not in _PAPER_BY_HAND:
        return "text"
    if way == "mixed" and not drawn and not by_hand and rng.random() < 0.5:
        return "text"
    return "photo" if rng.random() < 0.4 else "scan"


def _sheets(told: Told, drawn: Papers) -> list[str]:
    key = told.paper.key
    pages = list(drawn.pages(key))
    return [p for n, p in enumerate(pages, 1) if n not in told.paper.drop_pages]


_TONES: Final = ("colour", "grey", "grey", "bitonal")


def _document(
    draft: Draft, form: str, members: Sequence[Told], sheets: list[str], n: int, rng: random.Random
) -> Values:
    name = "立案材料扫描件.pdf" if form == "one scan" else f"{n:02d}{_title(members[0])}.pdf"
    made: Values = {"file": name, "form": "text_pdf" if form == "text" else "scan_pdf", "sheets": sheets}
    made["papers"] = sheets
    if form != "text":
        tone = rng.choice(_TONES[: 3 if any("draw" in t.recipe for t in members) else 4])
        effects = {"skew": rng.choice((0.0, 0.3, 0.6)), "noise": rng.choice((2.0, 3.0, 5.0))}
        if rng.random() < 0.25:
            effects["bleed"] = 0.05
        if rng.random() < 0.2:
            effects["dark"] = 0.35
        if rng.random() < 0.2 and not any("draw" in t.recipe for t in members):
            effects["crease"] = rng.uniform(0.4, 1.0)
        made |= {
            "dpi": rng.choice((150, 150, 200)),
            "tone": tone,
            "quality": rng.choice((55, 65, 75)),
            "effects": effects,
        }
    if form == "fax":
        made |= {"fax": True, "dpi": 200, "tone": "bitonal", "effects": {"noise": 0.0, "skew": 0.2}}
    if form in ("scan", "one scan") and rng.random() < 0.1:
        made["turns"] = {rng.randint(1, len(sheets)): rng.choice((90, 180, 270))}
    return made


def _picture(draft: Draft, form: str, told: Told, sheet: str, n: int, m: int, rng: random.Random) -> Values:
    if form == "screen":
        return {"file": f"Screenshot_{n:02d}{m}.jpg", "form": "screen", "papers": [sheet], "sheets": [sheet]}
    wide = told.recipe.get("draw") is not None or told.recipe.get("look") in ("receipt", "invoice")
    size = (1800, 1300) if wide else (1500, 2050)
    effects = {"shadow": rng.uniform(0.1, 0.35), "noise": rng.uniform(2, 4), "blur": rng.uniform(0.3, 0.8)}
    effects |= {"tilt": rng.uniform(0.01, 0.035), "margin": rng.uniform(0.04, 0.1)}
    if told.recipe.get("draw") is None and rng.random() < 0.35:
        effects["crease"] = rng.uniform(0.5, 1.0)
    made: Values = {"file": f"IMG_{draft.day:%Y%m%d}_{n:02d}{m:02d}.jpg", "form": "photo", "papers": [sheet]}
    made |= {"sheets": [sheet], "size": size, "quality": rng.choice((62, 70, 80)), "effects": effects}
    if rng.random() < 0.15:
        made["turn"] = rng.choice((90, 180, 270))
    if told.paper.spoilt:
        effects |= _SPOILT[told.paper.spoilt]
    effects |= told.paper.effects
    return made


_SPOILT: Final[dict[str, dict[str, float]]] = {
    "blur": {"blur": 9.0},
    "dark": {"shadow": 0.97, "noise": 14.0},
}


def _title(told: Told) -> str:
    return told.paper.title or DOC_TYPES[told.paper.doc_type].partition("/")[0]


def _loose(draft: Draft) -> list[Values]:
    made: list[Values] = []
    for loose in draft.loose:
        file: dict[str, Any] = {"file": loose.name, "form": loose.form, "papers": [draft.papers[0].key]}
        made.append(file | ({"text": loose.content} if loose.form == "bytes" else {}))
    return made
