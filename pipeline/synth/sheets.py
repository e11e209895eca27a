"""A recipe's papers to sheets: each paper is laid out once, each sheet drawn at the resolution asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PIL import Image

from pipeline.errors import WrongUse
from pipeline.synth.draw import cards, certificates, scenes, screens
from pipeline.synth.layout import Pages, lay
from pipeline.synth.looks import LOOKS, Look
from pipeline.synth.raster import picture, seeded

Recipe = Mapping[str, Any]

_CARDS = {
    "id_front": cards.id_front,
    "id_back": cards.id_back,
    "lawyer_licence": cards.lawyer_licence,
    "business_licence": certificates.business_licence,
    "marriage_certificate": certificates.marriage_certificate,
    "scene": scenes.scene,
}


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of one packet by their keys in the recipe."""

    recipes: Mapping[str, Recipe]
    seed: int
    _laid: dict[str, tuple[Pages, Look]] = field(default_factory=dict, repr=False, compare=False)

    def laid(self, reference: str) -> tuple[Pages, Look]:
        """A paper's pages, or only the one named: `complaint#2`."""
        key, _, number = reference.partition("#")
        if key not in self._laid:
            recipe = self._recipe(key)
            look = LOOKS[recipe["look"]]
            self._laid[key] = (lay(recipe["text"], look), look)
        pages, look = self._laid[key]
        return ((pages[int(number) - 1],) if number else pages), look

    def _recipe(self, key: str) -> Recipe:
        if key not in self.recipes:
            raise WrongUse(f"case.yaml: 没有名为 {key} 的材料", "检查 files 中的名称是否都在 papers 中")
        return self.recipes[key]

    def is_text(self, key: str) -> bool:
        return "text" in self._recipe(key)

    def pages(self, reference: str) -> Iterator[str]:
        """`complaint` stands for all its pages; `complaint#2`, `blank` and `front+back` for one sheet."""
        if reference == "blank" or "+" in reference or "#" in reference or not self.is_text(reference):
            yield reference
        else:
            yield from (f"{reference}#{n}" for n in range(1, len(self.laid(reference)[0]) + 1))

    def sheet(self, page: str, dpi: int) -> Image.Image:
        """One sheet by itself, in its own size: what lies in front of a telephone."""
        key, _, number = page.partition("#")
        recipe = self._recipe(key)
        rng = seeded(self.seed, "paper", page)
        if "text" in recipe:
            pages, look = self.laid(key)
            return picture(pages[int(number or 1) - 1], look, dpi, rng)
        return self._drawn(recipe, rng)

    def _drawn(self, recipe: Recipe, rng: np.random.Generator) -> Image.Image:
        match recipe["draw"]:
            case "chat":
                return screens.chat(recipe["title"], recipe["clock"], recipe["messages"], rng)
            case "payment":
                return screens.payment(recipe["fields"], recipe["rows"])
            case name:
                return _CARDS[name](recipe["fields"], rng)

    def on_a4(self, page: str, dpi: int, grey: bool = False) -> Image.Image:
        """One sheet as it lies on a scanner's glass or comes out of a copier: A4, smaller papers on white."""
        if page == "blank":
            return Image.new("RGB", (round(8.27 * dpi), round(11.69 * dpi)), (253, 253, 252))
        keys = page.split("+")
        if len(keys) == 1 and self.is_text(page.partition("#")[0]):
            sheet = self.sheet(page, dpi)
            return sheet if sheet.height > 11 * dpi else _centred(sheet, dpi)
        return cards.on_paper([self.sheet(key, 300) for key in keys], dpi, grey)


def _centred(sheet: Image.Image, dpi: int) -> Image.Image:
    glass = Image.new("RGB", (round(8.27 * dpi), round(11.69 * dpi)), (250, 250, 250))
    glass.paste(sheet, ((glass.width - sheet.width) // 2, round(0.7 * dpi)))
    return glass
