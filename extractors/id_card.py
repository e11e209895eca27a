"""Identity cards: the side with the portrait, the side with the emblem, copies of both on one page, several cards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractors._values import day
from extractors._view import Cell, View, cells_of
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field, Word

_STAMPS = re.compile(r"与?原件(?:核对)?(?:一致|无误|无异|相符)|复印件|仅供|再复印|此件")
_NAME = re.compile(r"姓名([\u4e00-\u9fff·•]{2,20}?)(?=性别|性[男女]|民族|出生|[男女]民|[^\u4e00-\u9fff·•]|$)")
_SEX = re.compile(r"性别([男女])|([男女])(?=民族)")
_PEOPLE = re.compile(r"民族([\u4e00-\u9fff]{1,5}?)(?=出生|住址|公民|姓名|[^\u4e00-\u9fff]|$)")
_BIRTH = re.compile(r"(?:出生|生)((?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日)")
_ADDRESS = re.compile(r"住址(.{4,80}?)(?=公民身份|身份号码|(?<!\d)\d{17}[\dXx]|签发机关|姓名|中华人民|居民身份证|$)")
_ISSUER = re.compile(
    r"签发机关([\u4e00-\u9fff]{2,20}?公安局(?:[\u4e00-\u9fff]{1,10}?分局)?|[\u4e00-\u9fff]{2,20}?(?:分局|公安处|局))"
)
_BARE_ISSUER = re.compile(r"([\u4e00-\u9fff]{2,20}公安局(?:[\u4e00-\u9fff]{1,8}分局)?)")
_DATE = r"(?:19|20)\d\d ?[.年/-] ?\d{1,2} ?[.月/-] ?\d{1,2}日?"
_VALID = re.compile(rf"(?:有效期限?)?({_DATE}) ?[-~至一] ?({_DATE}|长期)")
_FRONT_LABELS = ("姓名", "公民身份", "身份号码")
_BACK_LABELS = ("签发机关", "有效期限")


@dataclass(frozen=True, slots=True)
class _Side:
    page_id: str
    top: float
    view: View
    front: bool


@extractor("id_card")
def id_card(sheet: Sheet) -> Iterator[Field]:
    """`item` numbers the cards where a document shows more than one."""
    cells = [cell for cell in cells_of(sheet, 4.0, _picture(sheet)) if not _STAMPS.search(cell.text)]
    cards = _paired(sorted(_sides(sheet, cells), key=lambda s: (s.page_id, s.top)))
    for number, card in enumerate(cards, start=1):
        item = number if len(cards) > 1 else None
        found = [field for side in card for field in _read(side, item)]
        yield from found
        yield from _side(card, found, item)


def _picture(sheet: Sheet) -> Callable[[Word], bool]:
    """Tells words that are no print: one or two Latin characters, taller than the text, read from the portrait."""
    heights = sorted(word.box.bottom - word.box.top for page in sheet.pages for word in page.words)
    tall = 1.35 * heights[len(heights) // 2] if heights else 1.0
    return lambda word: len(word.text) <= 2 and word.text.isascii() and word.box.bottom - word.box.top > tall


def _sides(sheet: Sheet, cells: list[Cell]) -> Iterator[_Side]:
    """Regions that each hold one side: around every name label and every issuer label, else the page."""
    for page in sheet.pages:
        mine = [cell for cell in cells if cell.page.page_id == page.page_id]
        fronts = [c for c in mine if re.match(r"\s*姓\s*名", c.text)] or _first(mine, _FRONT_LABELS)
        backs = [c for c in mine if re.match(r"\s*签发机关", c.text)] or _first(mine, _BACK_LABELS)
        anchors = [(c, True) for c in fronts] + [(c, False) for c in backs]
        for anchor, front in anchors:
            view = View(sheet, [(c.start, c.end) for c in _region(anchor, [a for a, _ in anchors], mine, front)])
            yield _Side(page.page_id, anchor.box.top, view, front)


def _first(cells: list[Cell], labels: tuple[str, ...]) -> list[Cell]:
    return [c for c in cells if any(label in re.sub(r"\s", "", c.text) for label in labels)][:1] or (
        [c for c in cells if chinese.id_numbers(c.text)][:1] if labels is _FRONT_LABELS else []
    )


def _region(anchor: Cell, anchors: list[Cell], cells: list[Cell], front: bool) -> list[Cell]:
    """The cells nearer to this anchor than to any other: below it (front), or around it (back)."""
    mine = [c for c in cells if min(anchors, key=lambda a: _far(a, c)) is anchor]
    if not front:
        return [c for c in mine if c.box.top >= anchor.box.top - 3 * anchor.height]
    return (
        sorted(
            (c for c in mine if c.box.top >= anchor.box.top - 8 * anchor.height), key=lambda c: (c.box.top, c.box.left)
        )
        if len(anchors) == 1
        else [c for c in mine if c.box.top >= anchor.box.top - 1.5 * anchor.height]
    )


def _far(anchor: Cell, cell: Cell) -> float:
    """Cards hang below their anchor and reach to its right; what lies left of it or above is far."""
    dx = cell.box.left - anchor.box.left
    dy = cell.box.top - anchor.box.top
    return (dx * 1.0 if dx > -0.02 else -6 * dx) + (dy if dy > -0.01 else -4 * dy)


def _read(side: _Side, item: int | None) -> Iterator[Field]:
    yield from _front(side.view, item) if side.front else _back(side.view, item)


def _front(view: View, item: int | None) -> Iterator[Field]:
    source = "id_card/pattern:front"
    if match := _NAME.search(view.text):
        yield view.field("name", match[1].replace("•", "·"), match.span(1), source, item=item)
    if match := _SEX.search(view.text):
        group = 1 if match[1] else 2
        yield view.field("sex", match[group], match.span(group), source, item=item)
    match = _PEOPLE.search(view.text)
    people = chinese.ethnicity(match[1]) if match else None
    if match and people:
        yield view.field("ethnicity", people, match.span(1), source, item=item)
    match = _BIRTH.search(view.text)
    born = day(match[1].replace(" ", "")) if match else None
    if match and born:
        yield view.field("birth_date", born, match.span(1), source, item=item)
    if match := _ADDRESS.search(view.text):
        yield view.field("address", match[1].replace(" ", ""), match.span(1), source, item=item)
    for found in chinese.id_numbers(view.text)[:1]:
        value = _without_stray(found.value)
        span = (found.start, found.end - len(found.value) + len(value))
        yield view.field("id_number", value, span, source, item=item)


def _without_stray(number: str) -> str:
    """What stands below or beside the number runs into it; eighteen that pass their own check are the number."""
    return number[:18] if len(number) > 18 and chinese.id_problem(number[:18]) is None else number


def _back(view: View, item: int | None) -> Iterator[Field]:
    source = "id_card/pattern:back"
    if match := _ISSUER.search(view.text) or _BARE_ISSUER.search(view.text):
        yield view.field("issuer", match[1], match.span(1), source, item=item)
    if not (match := _VALID.search(view.text)):
        return
    for name, group in (("valid_from", 1), ("valid_until", 2)):
        text = match[group].replace(" ", "")
        value = text if text == "长期" else day(text)
        if value:
            yield view.field(name, value, match.span(group), source, item=item)


def _paired(sides: list[_Side]) -> list[list[_Side]]:
    """Fronts with backs: in order where there are as many, else each back with the nearest front of its page."""
    fronts, backs = [s for s in sides if s.front], [s for s in sides if not s.front]
    if len(fronts) == len(backs):
        return [[front, back] for front, back in zip(fronts, backs, strict=True)]
    cards = [[front] for front in fronts]
    for back in backs:
        free = [card for card in cards if len(card) == 1 and card[0].page_id == back.page_id and card[0].front]
        free = free or [card for card in cards if len(card) == 1 and card[0].front and len(fronts) == 1]
        if free:
            min(free, key=lambda card: abs(card[0].top - back.top)).append(back)
        else:
            cards.append([back])
    return cards


def _side(card: list[_Side], found: list[Field], item: int | None) -> Iterator[Field]:
    value = "both" if len(card) == 2 else "front" if card[0].front else "back"
    evidence = tuple(field.evidence[0] for field in found[:1] + found[-1:] if field.evidence)
    seen = [e.confidence for e in evidence if e.confidence is not None]
    if evidence:
        yield Field("side", value, min(seen) if seen else None, evidence, "id_card/pattern:side", item)
