"""Packets as words without pixels: the same sheets, words and truths as the drawn ones."""

import json
from functools import cache
from pathlib import Path

from pipeline.splits import training_packets
from pipeline.synth.packets.bundle import handed
from pipeline.synth.packets.compose import told
from pipeline.synth.packets.plan import Plan, drafted
from pipeline.synth.packets.truth import truth
from pipeline.synth.packets.wording import book
from pipeline.synth.packets.words import Leaf, leaves, write

PLANS = [
    Plan(f"train-0-{n:05d}", "train", n, kind, ()) for n, kind in enumerate(("loan", "traffic", "labour", "divorce"))
]


@cache
def made(plan: Plan) -> tuple[Leaf, ...]:
    return leaves(plan)


def test_pages_types_and_statuses_are_those_of_the_gold() -> None:
    for plan in PLANS:
        draft = drafted(plan)
        papers = told(draft)
        gold = truth(draft, papers, handed(draft, papers))
        types = {page: d.doc_type for d in gold.documents for page in d.pages}
        found = {leaf.page_id: leaf for leaf in made(plan)}
        assert {page.page_id: page.status for page in gold.pages} == {k: leaf.status for k, leaf in found.items()}
        assert {k: found[k].doc_type for k in types} == types


def test_a_page_says_what_the_gold_says_stands_on_it() -> None:
    """Characters, whatever their order: an engine numbers lines by where they lie."""
    checked = 0
    for plan in PLANS:
        draft = drafted(plan)
        papers = told(draft)
        texts = {p.page_id: p.text for p in truth(draft, papers, handed(draft, papers)).pages if p.text}
        for leaf in made(plan):
            if leaf.page_id in texts and not leaf.drawn:
                said = "".join(text for text, *_ in leaf.words)
                assert sorted(said) == sorted("".join(texts[leaf.page_id].split()))
                checked += 1
    assert checked > 20


def test_every_paper_begins_once() -> None:
    for plan in PLANS:
        firsts = [leaf.document for leaf in made(plan) if leaf.first]
        assert len(firsts) == len(set(firsts))
        assert set(firsts) == {leaf.document for leaf in made(plan)}


def test_drawn_papers_have_words_and_pictures_have_none() -> None:
    drawn = {leaf.family: leaf.words for plan in PLANS for leaf in made(plan) if leaf.drawn}
    assert drawn["photo/scene"] == ()
    card = "".join(text for text, *_ in drawn["id_card/id_front"])
    assert "公民身份号码" in card
    assert "住址" in card


def test_no_page_learnt_from_is_in_wording_kept_from_training() -> None:
    held = {f.name for families in book().families.values() for f in families if f.held}
    assert held
    assert not [leaf.family for plan in PLANS for leaf in made(plan) if leaf.family in held]


def test_written_packets_come_through_the_training_door(tmp_path: Path) -> None:
    pages = write(3, 2, "train", tmp_path)
    write(3, 1, "dev", tmp_path)
    read = [json.loads((p / "pages.json").read_text(encoding="utf-8")) for p in training_packets(tmp_path)]
    assert sum(map(len, read)) == pages
    assert {"page_id", "doc_type", "family", "words"} <= set(read[0][0])
