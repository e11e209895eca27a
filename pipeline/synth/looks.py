"""How a paper looks: its faces, sizes, margins, spacing, page numbers, colour of ink and the sheet under it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

A4: Final = (595.0, 842.0)
"""Points."""

Colour = tuple[int, int, int]
BLACK: Final[Colour] = (22, 22, 24)
BLUE: Final[Colour] = (28, 46, 122)


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes in points; `leading` in ems; `margins` left, top, right, bottom; `footer` takes {n} and {count}."""

    body: str = "song"
    bold: str = "songbold"
    title: str = "songbold"
    size: float = 14.0
    title_size: float = 22.0
    leading: float = 1.65
    margins: tuple[float, float, float, float] = (80.0, 76.0, 72.0, 72.0)
    page: tuple[float, float] = A4
    footer: str = ""
    ink: Colour = BLACK
    title_colour: Colour = BLACK
    pen: Colour = BLACK
    by_hand: bool = False
    cell_size: float = 10.5
    sheet: str = "white"
    right_margin: float = 28.0


_BASE: Final = Look()
_FORM: Final = (62.0, 58.0, 62.0, 54.0)

LOOKS: Final[dict[str, Look]] = {
    "lawyer": replace(_BASE, body="ming", bold="zenhei", title="zenhei", size=15, leading=1.75, footer="- {n} -"),
    "firm": replace(_BASE, body="song", size=15, leading=1.8, sheet="letterhead"),
    "layman": replace(_BASE, body="kai", bold="kai", title="kai", size=15, leading=1.6),
    "typed": replace(_BASE, body="hei", bold="heibold", title="heibold", size=12.5, leading=1.7, title_size=19),
    "company": replace(_BASE, body="hei", bold="heibold", title="heibold", size=12, leading=1.75, title_size=20),
    "contract": replace(
        _BASE,
        body="song",
        size=12,
        leading=1.7,
        title_size=20,
        footer="第 {n} 页 共 {count} 页",
        margins=(72, 66, 66, 66),
    ),
    "court": replace(_BASE, body="song", size=15.5, leading=1.85, title_size=22, margins=(84, 90, 78, 84)),
    "official": replace(_BASE, body="song", size=12.5, leading=1.7, title_size=20),
    "form": replace(_BASE, body="song", size=12, leading=1.6, title_size=20, margins=_FORM, pen=BLUE),
    "form-digital": replace(
        _BASE,
        body="ming",
        bold="zenhei",
        title="zenhei",
        size=11.5,
        leading=1.6,
        title_size=19,
        margins=(62, 58, 62, 54),
    ),
    "list": replace(_BASE, body="song", size=12, leading=1.6, title_size=20, cell_size=11, margins=_FORM),
    "list-digital": replace(
        _BASE,
        body="ming",
        bold="zenhei",
        title="zenhei",
        size=12,
        title_size=20,
        cell_size=11,
        margins=(62, 64, 62, 60),
    ),
    "note": replace(
        _BASE,
        body="kai",
        bold="kai",
        title="kai",
        size=19,
        title_size=26,
        leading=1.75,
        by_hand=True,
        page=(500.0, 560.0),
        margins=(52, 60, 48, 40),
        ink=BLUE,
        pen=BLUE,
        sheet="ruled",
    ),
    "note-plain": replace(
        _BASE,
        body="kai",
        bold="kai",
        title="kai",
        size=20,
        title_size=28,
        leading=1.7,
        by_hand=True,
        page=(520.0, 470.0),
        margins=(50, 44, 44, 34),
        sheet="paper",
    ),
    "hand-letter": replace(
        _BASE,
        body="kai",
        bold="kai",
        title="kai",
        size=16,
        title_size=24,
        by_hand=True,
        ink=BLUE,
        pen=BLUE,
        sheet="ruled",
    ),
    "receipt": replace(
        _BASE,
        body="song",
        size=11.5,
        leading=1.55,
        title_size=18,
        page=(560.0, 340.0),
        margins=(36, 26, 36, 20),
        pen=BLUE,
    ),
    "invoice": replace(
        _BASE,
        body="song",
        size=10.5,
        leading=1.5,
        title_size=18,
        cell_size=10.5,
        page=(595.0, 380.0),
        margins=(34, 26, 34, 18),
        title_colour=(150, 60, 30),
    ),
    "fax": replace(_BASE, body="song", size=13, leading=1.6, footer="{n}/{count}"),
}
