"""The packet maker as a whole: repeatable, covering every rule, and true where it can be checked by other means."""

import hashlib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipeline import gold, pdf
from pipeline.chinese import amounts
from pipeline.errors import WrongUse
from pipeline.gold import Gold
from pipeline.rules.engine import RULES
from pipeline.synth.packets.bundle import handed
from pipeline.synth.packets.compose import told
from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.kinds import kinds
from pipeline.synth.packets.make import make, written
from pipeline.synth.packets.plan import Plan, drafted, plans
from pipeline.synth.packets.truth import truth
from pipeline.synth.packets.wording import book
from pipeline.vocabulary import DOC_TYPES

YET_TO_COME = (
    "money.interest_recomputed", "labour.claim_not_arbitrated", "traffic.invoice_sum", "property.arrears",
    "admin.reconsideration_first", "prosecution.particulars", "prosecution.accused_missing",
    "enforcement.amount_mismatch", "compensation.relation_missing", "jurisdiction.domicile", "jurisdiction.exclusive",
    "jurisdiction.level",
)  # fmt: skip
"""Rules of the book that are not built: the score shows them missed."""


@cache
def drafts() -> tuple[Draft, ...]:
    return tuple(drafted(plan) for plan in plans(7, 200, "test"))


def digest(folder: Path) -> dict[str, str]:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    for plan in plans(3, 2, "dev"):
        written(plan, tmp_path / "a")
        written(plan, tmp_path / "b")
    assert digest(tmp_path / "a") == digest(tmp_path / "b")
    assert len(digest(tmp_path / "a")) > 4


def test_packets_not_drawn_say_the_same_without_a_source(tmp_path: Path) -> None:
    plan = Plan("dev-0-00001", "dev", 1, "loan", ())
    drawn, words = written(plan, tmp_path / "drawn"), written(plan, tmp_path / "words", drawn=False)
    assert drawn == words
    whole = digest(tmp_path / "drawn" / plan.packet_id)
    said = {name: value for name, value in whole.items() if not name.startswith("source/")}
    assert said == digest(tmp_path / "words" / plan.packet_id)
    assert set(said) == {"gold/gold.json", "pages.json"} < set(whole)


def test_a_packets_plan_does_not_depend_on_how_many_are_made() -> None:
    few, many = plans(7, 25), plans(7, 300)
    assert many[:25] == few
    assert len({p.packet_id for p in many}) == 300
    assert plans(8, 5) != plans(7, 5)
    assert {p.split for p in few} == {"train", "dev", "test"}


@pytest.mark.parametrize("rule_id", sorted({*(rule_id for rule_id, _ in RULES.items()), *YET_TO_COME}))
def test_every_rule_is_met_five_times_either_way_among_200(rule_id: str) -> None:
    defects = Counter(rule for draft in drafts() for rule in draft.defects)
    nears = Counter(rule for draft in drafts() for rule in draft.near_misses)
    assert defects[rule_id] >= 5
    assert nears[rule_id] >= 5


def test_a_fifth_of_the_packets_have_nothing_wrong() -> None:
    clean = [d for d in drafts() if not d.defects]
    assert 30 <= len(clean) <= 80
    assert all(f.status is None for d in clean for f in d.findings)


def test_every_document_type_has_three_families_and_the_complaint_six() -> None:
    drawn = {"id_card", "business_licence", "lawyer_licence", "photo"}
    for doc_type in DOC_TYPES.keys() - drawn:
        assert len(book().families.get(doc_type, ())) >= 3, doc_type
    assert len(book().families["complaint"]) >= 6


def test_every_document_type_is_made() -> None:
    """By the 200 packets, and by loans as they come without a twist (payments by telephone)."""
    plain = [drafted(Plan(f"train-0-{n:05d}", "train", n, "loan", ())) for n in range(20)]
    made = {p.doc_type for d in (*drafts(), *plain) for p in d.papers}
    assert not DOC_TYPES.keys() - made


def test_no_markup_of_the_wording_is_left_over() -> None:
    for draft in drafts():
        for paper in told(draft):
            text = str(paper.recipe.get("text", ""))
            assert not any(sign in text for sign in ("«", "»", "[", "]", "<sign", "%parties")), (paper.family, text)


def test_sums_asked_for_stand_in_the_words_of_their_claim() -> None:
    """Read back from the text by the project's own reader of sums."""
    checked = 0
    for draft in drafts():
        claims = next((t.claims for t in told(draft) if t.paper.key == "pleading"), None)
        if claims is None:
            assert "complaint.missing" in draft.defects
            continue
        for no, ask in enumerate(draft.asks, 1):
            read = {found.value for found in amounts(claims.get(ask.no or no, ""))}
            assert set(ask.amounts) <= read, (draft.packet_id, no, claims.get(ask.no or no))
            checked += len(ask.amounts)
    assert checked > 200


def test_gold_keeps_each_claims_own_words() -> None:
    """Element forms number their claims by rows, not in order."""
    forms = [d for d in drafts() if d.pleading == "element_complaint" and "complaint.missing" not in d.defects]
    for draft in forms[:8]:
        papers = told(draft)
        for claim in truth(draft, papers, handed(draft, papers)).claims or ():
            read = {f"{found.value:.2f}" for found in amounts(claim.text or "")}
            assert claim.text
            assert set(claim.amounts or ()) <= read
    assert len(forms) > 8


def test_every_defect_says_what_to_find() -> None:
    for draft in drafts():
        assert set(draft.defects) <= {finding.rule_id for finding in draft.findings}
        assert all(RULES.find(f.rule_id) or f.rule_id in YET_TO_COME for f in draft.findings)


def test_wording_kept_from_training_is_never_met_there_and_is_its_own_in_dev_and_test() -> None:
    kept = {
        split: {t.family for plan in plans(7, 60, split) for t in told(drafted(plan)) if t.held_out}
        for split in ("train", "dev", "test")
    }
    assert not kept["train"]
    assert len(kept["dev"]) > 10
    assert len(kept["test"]) > 20
    assert not kept["dev"] & kept["test"]


def test_families_added_for_training_leave_the_test_split_as_it_was() -> None:
    added = {f.name for group in book().families.values() for f in group if f.splits == ("train", "dev")}
    assert len(added) > 100
    assert not [t.family for plan in plans(7, 40, "test") for t in told(drafted(plan)) if t.family in added]
    assert [t.family for plan in plans(7, 10, "train") for t in told(drafted(plan)) if t.family in added]


def test_boxes_lie_on_the_words_they_name(tmp_path: Path) -> None:
    """Checked against the text layer that the PDF itself reports."""
    checked = 0
    for plan in plans(11, 14, "train"):
        made = written(plan, tmp_path)
        checked += boxes_checked(tmp_path / made.packet_id, gold.load(tmp_path / made.packet_id))
    assert checked > 20


def boxes_checked(folder: Path, label: Gold) -> int:
    checked = 0
    text = {p.page_id for p in label.pages if p.look == "text" and p.status == "used"}
    if any(f.suffix == ".zip" for f in (folder / "source").iterdir()):
        return 0
    named = (f for d in label.documents for f in d.fields if f.name == "party.name" and f.boxes)
    for field in (f for f in named if f.page_id in text):
        file, _, number = str(field.page_id).rpartition("#")
        with pdf.opened((folder / "source" / file).read_bytes()) as document:
            _, page = pdf.content_of(document, int(number) - 1)
        box = field.boxes[0]
        middle = [
            (g.text, (g.left + g.right) / 2 / page.width, (g.top + g.bottom) / 2 / page.height) for g in page.glyphs
        ]
        inside = [t for t, x, y in middle if box.left <= x <= box.right and box.top <= y <= box.bottom]
        assert "".join(inside).replace(" ", "") == field.value
        checked += 1
    return checked


@pytest.mark.parametrize(("count", "split"), [(0, None), (10**9, None), (5, "holdout")])
def test_what_cannot_be_made_is_said(tmp_path: Path, count: int, split: str | None) -> None:
    with pytest.raises(WrongUse):
        make(1, count, tmp_path, split)


def test_kinds_name_causes_of_their_category() -> None:
    assert {k.category for k in kinds().values()} == {
        "civil", "administrative", "private_prosecution", "enforcement", "state_compensation",
    }  # fmt: skip


def test_a_paper_handed_in_twice_is_the_same_paper() -> None:
    pairs = 0
    for draft in drafts():
        papers = {one.paper.key: one for one in told(draft)} if any(p.duplicate_of for p in draft.papers) else {}
        for one in papers.values():
            if one.paper.duplicate_of:
                first = papers[one.paper.duplicate_of]
                assert (one.family, one.recipe, one.tags) == (first.family, first.recipe, first.tags)
                pairs += 1
    assert pairs
