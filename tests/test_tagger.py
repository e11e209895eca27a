"""The tagger: what it finds in a plain pleading, that offsets hold, any text is borne, nothing heavy loads early."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tagger import KINDS, WINDOW, tag

TEXT = (
    "原告：王小明，男，1980年3月2日出生，汉族，住北京市朝阳区建国路12号，电话13812345678。\n"
    "被告：上海鑫达建材有限公司，住所地上海市浦东新区张江路88号。"
)


def test_a_party_paragraph() -> None:
    found = {(f.value, f.text) for f in tag(TEXT)}
    assert ("PER", "王小明") in found
    assert ("ORG", "上海鑫达建材有限公司") in found
    assert ("LOC", "北京市朝阳区建国路12号") in found
    assert ("TIME", "1980年3月2日") in found


def test_text_longer_than_a_window_keeps_its_offsets() -> None:
    text = "\n".join([TEXT] * 13)
    assert len(text) > 2 * WINDOW
    assert sum(f.text == "王小明" for f in tag(text)) >= 10
    assert all(text[f.start : f.end] == f.text for f in tag(text))


@pytest.mark.parametrize("text", ["", " ", "李", "\n\n", "😀", "\x00"])
def test_odd_texts(text: str) -> None:
    assert all(text[f.start : f.end] == f.text for f in tag(text))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=700))
def test_spans_are_ordered_apart_and_of_a_known_kind(text: str) -> None:
    end = 0
    for found in tag(text):
        assert end <= found.start < found.end <= len(text)
        assert found.value in KINDS
        assert found.text == text[found.start : found.end]
        end = found.end


def test_importing_it_loads_no_transformers() -> None:
    code = "import sys, pipeline.tagger; raise SystemExit('transformers' in sys.modules or 'torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
