"""The second round, on samples that are handed in in two parts, from recorded readings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from pipeline.errors import WrongUse
from pipeline.report import write
from pipeline.screen import screen
from pipeline.second import Key, Rounds, compared, keyed, second
from pipeline.settings import Settings
from pipeline.types import Box, Evidence, Finding, Level, Review, Status, Verdict
from tests.gold import SAMPLES, readings_of

LOAN = "loan-01"
ID_CARD, PAPERS, EVIDENCE, COMPLAINT = "02原告身份证.pdf", "03授权委托书及所函.pdf", "06证据.pdf", "01民事起诉状.pdf"
ALL = sorted(p.name for p in (SAMPLES / LOAN / "source").iterdir())


def handed_in(folder: Path, names: Iterable[str], packet: str = LOAN) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        copy(SAMPLES / packet / "source" / name, folder / name)
    return folder


def first(tmp: Path, names: Iterable[str], packet: str = LOAN) -> Path:
    """The review.json of a packet that holds these files of a sample."""
    settings = Settings(ocr="recorded", recorded=readings_of(packet))
    review = screen([handed_in(tmp / "first", names, packet)], settings, tmp / "work1")
    return write(review, tmp / "out1", ("json",))[0]


def again(tmp: Path, names: Iterable[str], before: Path, packet: str = LOAN) -> Review:
    settings = Settings(ocr="recorded", recorded=readings_of(packet))
    return second([handed_in(tmp / "second", names, packet)], settings, tmp / "work2", before)


def ids(findings: Iterable[Finding]) -> list[str]:
    return [f.rule_id for f in findings]


@pytest.mark.parametrize(
    ("missing", "closed"),
    [
        (ID_CARD, ["material.plaintiff_identity_missing"]),
        (PAPERS, ["material.agent_identity_missing", "material.power_of_attorney_missing"]),
        (COMPLAINT, ["complaint.missing"]),
    ],
)
def test_a_supplement_closes_what_it_cures(tmp_path: Path, missing: str, closed: list[str]) -> None:
    before = first(tmp_path, [n for n in ALL if n != missing])
    review = again(tmp_path, [missing], before)
    assert review.verdict is Verdict.READY
    assert review.findings == ()
    assert review.run.after is not None
    assert ids(review.run.after.closed) == closed
    assert (review.run.after.kept, review.run.after.new) == ((), ())
    assert len(review.documents) == 10
    assert {p.file for p in review.pages} == set(ALL)


def test_it_keeps_the_rest_open(tmp_path: Path) -> None:
    before = first(tmp_path, [n for n in ALL if n not in (ID_CARD, EVIDENCE)])
    review = again(tmp_path, [ID_CARD], before)
    assert review.run.after is not None
    assert ids(review.run.after.closed) == ["material.plaintiff_identity_missing"]
    assert {"loan.proof_missing", "material.listed_evidence_missing"} == {r for r, _ in review.run.after.kept}
    assert review.verdict is Verdict.CORRECT
    assert len(review.findings) == len(review.run.after.kept)


def test_the_whole_packet_once_more_is_judged_by_itself(tmp_path: Path) -> None:
    before = first(tmp_path, [n for n in ALL if n != ID_CARD])
    review = again(tmp_path, ALL, before)
    assert review.run.after is not None
    assert ids(review.run.after.closed) == ["material.plaintiff_identity_missing"]
    assert sorted(f.name for f in review.packet.files) == ALL
    assert len(review.pages) == len({p.page_id for p in review.pages})


def test_what_a_new_paper_brings_forth_is_told_as_new(tmp_path: Path) -> None:
    """The identity card differs from the complaint, and has one side only."""
    card = "IMG_20260211_153215.jpg"
    names = sorted(p.name for p in (SAMPLES / "loan-02" / "source").iterdir())
    before = first(tmp_path, [n for n in names if n != card], "loan-02")
    review = again(tmp_path, [card], before, "loan-02")
    assert review.run.after is not None
    assert [r for r, _ in review.run.after.new] == ["identity.id_number_mismatch", "material.id_card_side_missing"]
    assert "money.sum_mismatch" in {r for r, _ in review.run.after.kept}


def test_one_page_of_the_pleading_goes_into_it(tmp_path: Path) -> None:
    """The page with court, signature and day, which was left out."""
    page = "IMG_20260211_153047.jpg"
    names = sorted(p.name for p in (SAMPLES / "loan-02" / "source").iterdir())
    before = first(tmp_path, [n for n in names if n != page], "loan-02")
    review = again(tmp_path, [page], before, "loan-02")
    assert review.run.after is not None
    assert ids(review.run.after.closed) == ["complaint.court_missing", "complaint.unsigned", "complaint.undated"]
    assert sum(d.doc_type == "complaint" for d in review.documents) == 1


def test_a_third_round_goes_on_from_the_second(tmp_path: Path) -> None:
    before = first(tmp_path, [n for n in ALL if n not in (ID_CARD, PAPERS)])
    (between,) = write(again(tmp_path, [ID_CARD], before), tmp_path / "out2", ("json",))
    last = again(tmp_path / "third", [PAPERS], between)
    assert last.verdict is Verdict.READY
    assert {p.file for p in last.pages} == set(ALL)
    assert json.loads(between.read_text())["run"]["after"]["closed"][0]["rule_id"].startswith("material.")


def test_another_paper_under_an_earlier_name_replaces_nothing(tmp_path: Path) -> None:
    """The earlier evidence bore the name that the identity card now bears."""
    before = first(tmp_path, [n for n in ALL if n != ID_CARD])
    before.write_text(before.read_text().replace(EVIDENCE, ID_CARD))
    review = again(tmp_path, [ID_CARD], before)
    assert review.verdict is Verdict.READY
    assert {ID_CARD, f"首次提交/{ID_CARD}"} <= {f.name for f in review.packet.files}
    assert {d.doc_type for d in review.documents} >= {"id_card", "loan_note", "bank_transfer"}


def test_the_case_stays_what_it_was_without_a_new_pleading(tmp_path: Path) -> None:
    before = first(tmp_path, [n for n in ALL if n != ID_CARD])
    told = json.loads(before.read_text())
    review = again(tmp_path, [ID_CARD], before)
    assert review.case.cause is not None
    assert review.case.cause.name == told["case"]["cause"]["name"]
    assert review.run.as_of.isoformat() == told["run"]["as_of"]
    assert review.case.fee is not None
    assert f"{review.case.fee.value:.2f}" == told["case"]["fee"]["value"]


@pytest.mark.parametrize("content", [None, "{}", "[1]", "no json"])
def test_a_wrong_review_is_wrong_use(tmp_path: Path, content: str | None) -> None:
    before = tmp_path / "review.json"
    if content is not None:
        before.write_text(content)
    with pytest.raises(WrongUse, match=r"review\.json"):
        again(tmp_path, [ID_CARD], before)


def finding(status: Status = Status.FAIL, page: str | None = None, rule: str = "a.b") -> Finding:
    evidence = (Evidence(page, Box(0, 0, 1, 1), "x"),) if page else ()
    return Finding(rule, status, Level.CORRECTION, "原告 甲", "…", "…", (), evidence)


def told(
    before: list[Finding], now: list[Finding], alone: list[Finding] | None = None, gone: str = "", new: str = ""
) -> tuple[list[Status], int, int]:
    """Statuses of what is open, and how many were closed and are new."""
    known: dict[Key, Finding] = keyed(before if alone is None else alone)
    rounds = Rounds(keyed(before), keyed(now), known, False, frozenset(gone.split()), frozenset(new.split()))
    open_, after = compared(rounds, "0")
    return [f.status for f in open_], len(after.closed), len(after.new)


def test_what_review_json_cannot_bring_forth_again_stays_open_unless_its_page_was_replaced() -> None:
    lost = finding(page="a#1")
    assert told([lost], [], alone=[]) == ([Status.FAIL], 0, 0)
    assert told([lost], [], alone=[], gone="a#1") == ([], 1, 0)
    assert told([lost], [], alone=[lost]) == ([], 1, 0)


def test_doubt_that_turned_into_a_breach_is_new() -> None:
    doubt, breach = finding(Status.REVIEW), finding(page="b#1")
    assert told([doubt], [breach], new="b#1") == ([Status.FAIL], 0, 1)
    assert told([breach], [replace(doubt, evidence=breach.evidence)], new="b#1") == ([Status.REVIEW], 0, 0)


def test_a_finding_that_only_lost_words_bring_forth_is_not_told() -> None:
    spurious = finding(page="a#1", rule="c.d")
    assert told([], [spurious], alone=[spurious], new="b#1") == ([], 0, 0)
    assert told([], [spurious], alone=[spurious], new="a#1") == ([Status.FAIL], 0, 1)


def test_two_findings_of_one_subject_are_two() -> None:
    assert told([finding(), finding()], [finding()]) == ([Status.FAIL], 1, 0)
