import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.confidence import calibrated
from pipeline.read.engine import Reading
from pipeline.read.words import numbered, words_of
from pipeline.types import Box, Word
from tests.read.pages import even, quad


def test_lines_are_numbered_from_the_top_and_words_run_from_the_left():
    lines = [
        (quad(500, 102, 560, 128), even("乙方")),
        (quad(10, 300, 70, 330), even("日期")),
        (quad(10, 100, 70, 130), even("甲方")),
    ]
    words = words_of(lines, 1000, 1000)
    assert [(w.text, w.line) for w in words] == [("甲方", 0), ("乙方", 0), ("日期", 1)]


def test_characters_keep_their_borders():
    (word,) = words_of([(quad(100, 10, 300, 60), even("伍万元整"))], 1000, 500)
    assert word.edges == pytest.approx((0.1225, 0.15, 0.2, 0.25, 0.2775), abs=0.03)
    assert len(word.edges) == len(word.text) + 1


def test_a_wide_gap_and_a_space_part_words():
    wide = Reading("甲方乙方", (0.0, 0.05, 0.5, 0.95, 1.0), (0.9, 0.9, 0.7, 0.7))
    apart = words_of([(quad(0, 0, 600, 30), wide)], 1000, 100)
    assert "".join(w.text for w in apart) == "甲方乙方"
    assert len(apart) > 1
    assert all(w.box.right - w.box.left < 0.2 for w in apart)
    spaced = words_of([(quad(0, 0, 150, 30), even("姓名 张三"))], 1000, 100)
    assert [w.text for w in spaced] == ["姓名", "张三"]


def test_confidence_is_that_of_the_words_own_characters():
    reading = Reading("姓名 张三", (0, 0.2, 0.4, 0.6, 0.8, 1), (1.0, 1.0, 1.0, 0.5, 0.7))
    name = words_of([(quad(0, 0, 150, 30), reading)], 1000, 100)[1]
    assert name.confidence == pytest.approx(calibrated(0.6))


def test_lines_without_text_fall_away():
    assert words_of([(quad(0, 0, 10, 10), Reading("")), (quad(0, 0, 10, 10), even(" "))], 100, 100) == ()


def test_a_line_running_down_has_no_borders():
    (word,) = words_of([(quad(0, 0, 30, 200), even("借款合同"))], 1000, 1000)
    assert word.edges == ()
    assert word.text == "借款合同"


@given(st.lists(st.tuples(st.floats(0, 0.8), st.floats(0, 0.9)), max_size=30))
def test_numbering_loses_no_word(places):
    words = [Word(str(i), Box(x, y, x + 0.1, y + 0.02), 1.0, 0) for i, (x, y) in enumerate(places)]
    found = numbered(words)
    assert sorted(w.text for w in found) == sorted(w.text for w in words)
    assert [w.line for w in found] == sorted(w.line for w in found)


def test_columns_are_read_from_the_right():
    columns = ["原告与被告系朋友关系", "被告因经营需要向原告借款", "至今未归还本金及利息"]
    lines = [(quad(900 - 80 * n, 100, 940 - 80 * n, 100 + 42 * len(t)), even(t)) for n, t in enumerate(columns)]
    lines[1:2] = [
        (quad(820, 380, 860, 604), even(columns[1][5:])),
        (quad(820, 100, 860, 310), even(columns[1][:5])),
    ]
    page_number = (quad(480, 1380, 520, 1420), even("3"))
    words = words_of([page_number, *reversed(lines)], 1000, 1450)
    assert "".join(w.text for w in words if w.text != "3") == "".join(columns)
    assert words[0].text == columns[0]


def test_one_tall_word_leaves_a_page_of_lines_as_it_is():
    lines = [(quad(100, y, 400, y + 30), even("原告与被告系朋友关系")) for y in (100, 200, 300)]
    words = words_of([*lines, (quad(900, 100, 930, 400), even("骑缝章"))], 1000, 1000)
    assert [w.text for w in words if w.text != "骑缝章"] == ["原告与被告系朋友关系"] * 3
    assert all(w.box.left < 0.2 for w in words if w.text != "骑缝章")
