"""What wearing does to a page of known words."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.synth.texts import paper
from pipeline.synth.texts.printed import printed
from pipeline.synth.texts.worn import worn
from pipeline.types import Page
from pipeline.vocabulary import DOC_TYPES
from tests.paper import page_of

LINES = ("授权委托书", "委托人：王小明", "受托人：周正，北京恒信律师事务所律师", "代理权限：特别授权", "2024年5月1日")
FORMS = ("text", "scan_pdf", "photo", "fax", "screen")


def text_of(page: Page) -> str:
    return "".join(w.text for w in page.words)


def test_a_text_layer_keeps_every_character() -> None:
    page = page_of(LINES)
    assert text_of(worn(page, "text", [False] * len(page.words), random.Random(1))) == text_of(page)


def test_writing_by_hand_suffers_more_than_print() -> None:
    page = page_of(["今借到王小明人民币伍万元整月息一分一年内还清" * 2] * 20)
    count = len(page.words)

    def kept(by_hand: bool) -> int:
        made = [worn(page, "scan_pdf", [by_hand] * count, random.Random(seed)) for seed in range(40)]
        return sum(text_of(m).count("人民币") for m in made)

    assert kept(by_hand=True) < 0.9 * kept(by_hand=False)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(DOC_TYPES)),
    st.sampled_from(FORMS),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_a_worn_page_is_a_page(doc_type: str, form: str, by_hand: bool, rng: random.Random) -> None:
    page = printed(paper(doc_type, rng), rng, noisy=False)[0]
    made = worn(page, form, [by_hand] * len(page.words), rng, ["别页的一行"])
    assert replace(made, words=(), marks=()) == replace(page, words=(), marks=())
    assert set(made.marks) <= set(page.marks)
    lines = [w.line for w in made.words]
    assert lines == sorted(lines)
    assert not lines or set(lines) == set(range(lines[-1] + 1))
    assert all(0 <= v <= 1 for w in made.words for v in w.box)
    assert all(w.text.strip() for w in made.words)
