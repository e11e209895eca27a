"""Random papers: every type has several wordings, and nothing of the grammar is left over in them."""

import random
import re
from datetime import date
from decimal import Decimal

import pytest
from stdnum.cn import ric, uscc

from pipeline.synth.texts import families, paper
from pipeline.synth.texts.grammar import choose, filled
from pipeline.synth.texts.noise import disturbed, misread
from pipeline.synth.texts.printed import printed
from pipeline.synth.texts.world import World, credit_code, id_number, in_words
from pipeline.vocabulary import DOC_TYPES


@pytest.mark.parametrize("doc_type", DOC_TYPES)
def test_every_type_has_wordings_that_come_out_whole(doc_type: str) -> None:
    assert len(families(doc_type)) >= (6 if doc_type == "complaint" else 3)
    for name in families(doc_type):
        made = paper(doc_type, random.Random(5), name)
        assert (made.doc_type, made.family) == (doc_type, name)
        assert not re.search(r"<[a-z]+\d*>|[\[\]|]", made.text)
        assert made.pages


def test_the_same_seed_gives_the_same_paper() -> None:
    assert paper("complaint", random.Random(7)) == paper("complaint", random.Random(7))
    assert paper("complaint", random.Random(7)) != paper("complaint", random.Random(8))


def test_a_shared_world_gives_the_same_people() -> None:
    world = World(random.Random(1))
    complaint = paper("complaint", random.Random(1), "complaint/columns", world)
    card = paper("id_card", random.Random(2), "id_card/front", world)
    assert world.person("1").id_number in card.text
    assert world.person("1").name in complaint.text


def test_spans_lie_on_what_they_name() -> None:
    row = filled("原告<p1>欠<money>，住<addr1>。", World(random.Random(3)))
    kinds = {label: row.text[start:end] for start, end, label in row.spans}
    assert set(kinds) == {"PER", "MONEY", "LOC"}
    assert row.text == f"原告{kinds['PER']}欠{kinds['MONEY']}，住{kinds['LOC']}。"


def test_an_unknown_slot_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled("<nosuch>", World(random.Random(1)))


def test_choices_nest() -> None:
    assert {choose("[a|[b|c]]d", random.Random(n)) for n in range(40)} == {"ad", "bd", "cd"}


def test_numbers_hold_their_check_digits() -> None:
    rng = random.Random(4)
    for sex, parity in (("男", 1), ("女", 0)):
        number = id_number(rng, date(1988, 2, 29), sex)
        assert ric.calc_check_digit(number) == number[-1]
        assert int(number[16]) % 2 == parity
    assert all(uscc.is_valid(credit_code(rng)) for _ in range(20))
    assert in_words(Decimal("123456.5")) == "壹拾贰万叁仟肆佰伍拾陆元伍角"


@pytest.mark.parametrize("noisy", [False, True])
def test_pages_carry_their_lines_in_order(noisy: bool) -> None:
    made = paper("complaint", random.Random(2), "complaint/running")
    pages = printed(made, random.Random(2), noisy=noisy)
    assert [page.page_no for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        assert [w.line for w in page.words] == sorted(w.line for w in page.words)
        assert all(0 <= w.box.left < w.box.right <= 1 for w in page.words)
    if not noisy:
        shown = "".join(w.text for page in pages for w in page.words)
        assert made.pages[0][0].text.replace(" ", "") in shown.replace(" ", "")


def test_long_papers_run_on_to_further_pages() -> None:
    counts = {len(printed(paper("bank_statement", random.Random(n)), random.Random(n))) for n in range(20)}
    assert max(counts) > 1


def test_noise_is_bounded() -> None:
    rng = random.Random(6)
    text = "原告与被告借款合同纠纷一案" * 20
    assert misread(text, rng, 0.0) == text
    assert 0.7 * len(text) < len(misread(text, rng, 0.1)) < 1.2 * len(text)
    assert len(disturbed(["一行", "二行", "三行"], rng)) <= 5
