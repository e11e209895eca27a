from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.synth.layout import NO_START, Glyphs, Rule, Stamp, lay
from pipeline.synth.looks import LOOKS
from pipeline.synth.markup import blocks_of, plain, runs_of

WORDS = st.text(alphabet="原告被告借款本金人民币元年月日，。；：（）0123456789AB", min_size=1, max_size=220)
LOOK = LOOKS["typed"]


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12), st.sampled_from(["typed", "note", "court", "receipt"]))
def test_every_glyph_lies_on_the_page_and_none_is_lost(lines: list[str], name: str) -> None:
    look = LOOKS[name]
    pages = lay("\n".join(lines), look)
    seen = ""
    for page in pages:
        for item in page:
            assert isinstance(item, Glyphs)
            assert 0 <= item.x <= look.page[0]
            assert 0 < item.y <= look.page[1]
            seen += item.text
    assert "".join(lines).replace(" ", "") in seen.replace(" ", "")


@settings(max_examples=25, deadline=None)
@given(WORDS)
def test_lines_begin_with_no_closing_mark(text: str) -> None:
    lines: dict[float, str] = {}
    for page in lay("原告" + text, LOOK):
        for item in page:
            assert isinstance(item, Glyphs)
            lines[item.y] = lines.get(item.y, "") + item.text
    assert all(line[0] not in NO_START for line in list(lines.values())[1:])


def test_numbers_are_not_broken_over_lines() -> None:
    number = "330110198607192629"
    for lead in range(8, 40):
        (page,) = lay("住" * lead + number + "，联系电话13857160342。", LOOK)
        texts = [item.text for item in page if isinstance(item, Glyphs)]
        assert any(number in text for text in texts)


def test_table_rows_are_framed_and_wrap_inside_their_cells() -> None:
    text = "|: 1 3\n| 序号 | " + "证明双方存在借贷关系" * 6 + " |"
    (page,) = lay(text, LOOK)
    rules = [item for item in page if isinstance(item, Rule)]
    right = LOOK.page[0] - LOOK.margins[2]
    assert max(rule.x1 for rule in rules) == right
    top, bottom = min(r.y0 for r in rules), max(r.y1 for r in rules)
    glyphs = [item for item in page if isinstance(item, Glyphs)]
    assert len(glyphs) > 2
    assert all(top < g.y < bottom and g.x < right for g in glyphs)


def test_marks_stand_at_their_places() -> None:
    (page,) = lay("> 具状人：{sign 张三}{print}\n> 某公司{seal 某公司|合同专用章}", LOOK)
    marks = {item.kind: item for item in page if isinstance(item, Stamp)}
    assert set(marks) == {"sign", "print", "seal"}
    assert marks["sign"].text == "张三"
    assert marks["seal"].y > marks["sign"].y


def test_page_numbers_count_all_pages() -> None:
    pages = lay("\n".join(["合同条款" * 20] * 60), LOOKS["contract"])
    last = [item.text for item in pages[-1] if isinstance(item, Glyphs)]
    assert len(pages) > 1
    assert f"第 {len(pages)} 页 共 {len(pages)} 页" in last


def test_new_weights_open_a_new_table() -> None:
    tables = [b for b in blocks_of("|: 1 2\n| a | b |\n|: 1 1 1\n| c | d | e |") if b.kind == "table"]
    assert [len(t.rows[0]) for t in tables] == [2, 3]


def test_plain_text_leaves_marks_out() -> None:
    line = "{b 原告：}张三{sign 张三}{print}，{hand 手写}"
    assert plain(line) == "原告：张三，手写"
    assert [run.kind for run in runs_of(line)] == ["b", "text", "sign", "print", "text", "hand"]
