"""Statements whose columns are parted by nothing but space."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.rows import unruled
from pipeline.types import Box, Table, Word

SHAPE = 1.414
HEAD = ("日期", "摘要", "金额", "余额")
LEFTS = (0.1, 0.3, 0.5, 0.7)


def line(number: int, *cells: str, top: float | None = None, lefts: tuple[float, ...] = LEFTS) -> list[Word]:
    y = 0.2 + 0.02 * number if top is None else top
    return [
        Word(text, Box(left, y, left + 0.014 * len(text), y + 0.01), 0.9, number)
        for text, left in zip(cells, lefts, strict=False)
        if text
    ]


def places(table: Table) -> tuple[int, int]:
    return 1 + max(c.row for c in table.cells), 1 + max(c.column for c in table.cells)


def words(rows: int) -> list[Word]:
    body = [w for n in range(1, rows) for w in line(n, "2025-01-02", "转账支出", "5000.00", "120.00")]
    return [*line(0, *HEAD), *body]


@given(st.integers(5, 30))
def test_each_line_is_a_row_and_each_gap_a_border(rows: int) -> None:
    (table,) = unruled(words(rows), (), SHAPE)
    assert places(table) == (rows, 4)
    assert not table.ruled
    for word in words(rows):
        holding = [
            c
            for c in table.cells
            if c.box.left <= (word.box.left + word.box.right) / 2 < c.box.right
            and c.box.top <= (word.box.top + word.box.bottom) / 2 <= c.box.bottom
        ]
        assert [(c.row, LEFTS[c.column]) for c in holding] == [(word.line, word.box.left)]


def test_a_wrapped_cell_stays_in_its_row() -> None:
    wrapped = line(3, "", "有限责任公司", top=0.2 + 0.02 * 2 + 0.012)
    rest = [w for n in range(4, 8) for w in line(n, "2025-01-02", "转账", "5000.00", "120.00")]
    (table,) = unruled([*words(3), *wrapped, *rest], (), SHAPE)
    assert places(table) == (7, 4)


def test_empty_cells_leave_their_column() -> None:
    rows = [w for n in range(1, 7) for w in line(n, "2025-01-02", "转账支出", "5000.00", "" if n % 2 else "9.00")]
    (table,) = unruled([*line(0, *HEAD), *rows], (), SHAPE)
    assert places(table) == (7, 4)


def test_prose_and_short_lists_are_no_table() -> None:
    prose = [w for n in range(20) for w in line(n, "原告与被告系朋友关系二〇二四年三月被告向原告借款五万元整")]
    assert not unruled(prose, (), SHAPE)
    assert not unruled(words(3), (), SHAPE)


def test_words_of_ruled_tables_are_left_alone() -> None:
    assert not unruled(words(9), (Table(Box(0, 0, 1, 1), ()),), SHAPE)
