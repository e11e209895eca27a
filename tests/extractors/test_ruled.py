"""Values in the cells of drawn tables, where lines alone would mislead."""

from __future__ import annotations

from pipeline.extract import extract
from pipeline.sheet import sheet_of
from pipeline.types import Box, Cell, Document, Page, Table, Word

ROWS = (
    ("委托人", ("张三",)),
    ("受委托人", ("姓名：李四", "工作单位：某市正言律师事务所", "职务：律师")),
    ("案件", ("委托人与王五民间借贷纠纷一案",)),
)
LEFT, MIDDLE, RIGHT, STEP = 0.1, 0.3, 0.9, 0.02


def document(*, ruled: bool) -> Document:
    """Labels stand centred beside their cells, so that 受委托人 lies level with the firm and not with the name."""
    words: list[tuple[float, str, float]] = []
    cells: list[Cell] = []
    top = 0.2
    for n, (label, lines) in enumerate(ROWS):
        bottom = top + STEP * len(lines)
        words.append(((top + bottom) / 2, label, LEFT + 0.01))
        words += [(top + STEP * (i + 0.5), line, MIDDLE + 0.01) for i, line in enumerate(lines)]
        cells += [
            Cell(n, 0, 1, 1, Box(LEFT, top, MIDDLE, bottom)),
            Cell(n, 1, 1, 1, Box(MIDDLE, top, RIGHT, bottom)),
        ]
        top = bottom
    levels = sorted({round(y, 4) for y, _, _ in words})
    placed = sorted((levels.index(round(y, 4)), x, text, y) for y, text, x in words)
    made = tuple(Word(t, Box(x, y - 0.007, x + 0.02 * len(t), y + 0.007), 0.9, line) for line, x, t, y in placed)
    tables = (Table(Box(LEFT, 0.2, RIGHT, top), tuple(cells)),) if ruled else ()
    page = Page("a#1", "a", 1, 1000, 1400, "", words=made, tables=tables)
    return Document("d", "power_of_attorney", None, (page,), None)


def test_a_sheet_knows_what_stands_in_each_cell() -> None:
    sheet = sheet_of(document(ruled=True))
    (table,) = sheet.tables
    assert [(row[0].text, tuple(row[1].text.split("\n"))) for row in table.rows] == list(ROWS)
    for row in table.rows:
        for cell in row:
            assert "".join(sheet.text[a:b] for a, b in cell.spans) == cell.text.replace("\n", "")


def test_the_value_is_the_cell_beside_the_label() -> None:
    found = {(f.name, f.value) for f in extract(document(ruled=True)).fields}
    assert {
        ("principal", "张三"),
        ("agent.name", "李四"),
        ("agent.firm", "某市正言律师事务所"),
        ("opponent", "王五"),
        ("cause", "民间借贷纠纷"),
    } <= found
