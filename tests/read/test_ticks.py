"""Squares, ticks and brackets on drawn lines, and how the words spell them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.read.ruled import dark, shrunk
from pipeline.read.tables import cut_up, drawn_tables, tabled
from pipeline.read.ticks import ticks_in
from pipeline.types import Box, Cell, Page, Table, Tick, Word
from tests.read.pages import face

WIDE, HIGH, SIZE = 1000, 1400, 24
Line = tuple[str, str]


def page(*lines: Line, blur: float = 0.0) -> tuple[np.ndarray, tuple[Word, ...]]:
    """Each line as drawn and as read; □ and ☑ are drawn as lines, and what is read gets even borders."""
    picture = Image.new("RGB", (WIDE, HIGH), "white")
    pen = ImageDraw.Draw(picture)
    words = []
    for n, (shown, read) in enumerate(lines):
        top = 100 + 50 * n
        for i, char in enumerate(shown):
            left = 100 + i * SIZE
            if char in "□☑":
                square(pen, left, top, char == "☑")
            else:
                pen.text((left, top), char, font=face(SIZE), fill=(20, 20, 20))
        words.append(word(read, n, top, len(shown) * SIZE))
    image = np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])
    return (cv2.GaussianBlur(image, (0, 0), blur) if blur else image), tuple(words)


def square(pen: ImageDraw.ImageDraw, left: int, top: int, ticked: bool) -> None:
    box = (left + 3, top + 4, left + 20, top + 21)
    pen.rectangle(box, outline=(20, 20, 20), width=2)
    if ticked:
        pen.line((box[0] + 3, box[1] + 8, box[0] + 8, box[3] - 4, box[2] + 3, box[1] - 4), fill=(20, 20, 20), width=3)


def word(read: str, line: int, top: int, wide: int) -> Word:
    edges = tuple((100 + i * wide / len(read)) / WIDE for i in range(len(read) + 1))
    return Word(read, Box(edges[0], top / HIGH, edges[-1], (top + SIZE) / HIGH), 0.9, line, edges)


def seen(image: np.ndarray, words: tuple[Word, ...]) -> tuple[list[str], list[bool]]:
    words, ticks = ticks_in(dark(shrunk(image)), words)
    return [w.text for w in words], [t.ticked for t in ticks]


@pytest.mark.parametrize("blur", [0.0, 1.2])
def test_the_image_tells_what_is_ticked(blur: float) -> None:
    image, words = page(("是□　否☑", "是☑　否□"), ("有☑　无□", "有☑　无□"), blur=blur)
    assert seen(image, words) == (["是□　否☑", "有☑　无□"], [False, True, True, False])


def test_misread_squares_get_their_spelling_and_characters_keep_theirs() -> None:
    image, words = page(
        ("是□否☑", "是□否☑"), ("男□女☑", "男口女区"), ("人口国日回", "人口国日回"), ("出口田", "出口田")
    )
    texts, ticks = seen(image, words)
    assert texts == ["是□否☑", "男□女☑", "人口国日回", "出口田"]
    assert ticks == [False, True, False, True]


def test_a_square_that_was_not_read_is_put_in() -> None:
    image, words = page(("是□否☑", "是□否☑"), ("同意☑", "同意☑"))
    missing = (
        words[0],
        Word("同意", Box(0.1, words[1].box.top, 0.148, words[1].box.bottom), 0.9, 1, (0.1, 0.124, 0.148)),
    )
    assert seen(image, missing) == (["是□否☑", "同意☑"], [False, True, True])


def test_a_square_read_on_blank_paper_goes() -> None:
    image, words = page(("是□　明细", "是□☑明细"))
    assert seen(image, words) == (["是□明细"], [False])


def test_brackets_and_ticks_by_themselves() -> None:
    image, words = page(("是（√）否（　）", "是（√）否（　）"), ("男√女□", "男√女□"), ("可以打“√”", "可以打“√”"))
    texts, ticks = seen(image, words)
    assert texts[1] == "男√女□"
    assert ticks == [True, False, True, False]


def test_words_run_over_a_rule_are_cut_there() -> None:
    cells = (Cell(0, 0, 1, 1, Box(0.1, 0.1, 0.196, 0.2)), Cell(0, 1, 1, 1, Box(0.196, 0.1, 0.6, 0.2)))
    table = Table(Box(0.1, 0.1, 0.6, 0.2), cells)
    read = word("1.本金|五万元整", 0, 190, 9 * SIZE)
    parts = cut_up([read], [table])
    assert [p.text for p in parts] == ["1.本金", "五万元整"]
    assert parts[0].box.right <= 0.2 <= parts[1].box.left + 0.03
    assert cut_up([read], []) == (read,)


def test_a_page_holds_its_tables_and_ticks() -> None:
    image, words = page(("是□", "是□"), ("否☑", "否☑"))
    for y in (90, 140, 190):
        cv2.line(image, (90, y), (600, y), (20,) * 3, 2)
    for x in (90, 300, 600):
        cv2.line(image, (x, 90), (x, 190), (20,) * 3, 2)
    told = tabled(Page("a#1", "a", 1, WIDE, HIGH, "", words=words), image)
    assert [len(t.cells) for t in told.tables] == [4]
    assert [t.ticked for t in told.ticks] == [False, True]


def test_a_text_layer_speaks_for_itself() -> None:
    told = drawn_tables(Page("a#1", "a", 1, WIDE, HIGH, "", words=(word("是☐否☒无（√）", 0, 100, 8 * SIZE),)))
    assert told.words[0].text == "是□否☑无（√）"
    assert [t.ticked for t in told.ticks] == [False, True, True]
    assert all(isinstance(t, Tick) and 0.1 <= t.box.left < t.box.right <= 0.3 for t in told.ticks)
