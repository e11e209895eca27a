"""What is missing is told with the paper that comes nearest to it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.rules import check
from pipeline.rules.closest import closest
from pipeline.types import Case, Document
from tests.rules.build import case_of


def _with(case: Case, doc_type: str, **changes: object) -> Case:
    documents = tuple(replace(d, **changes) if d.doc_type == doc_type else d for d in case.documents)  # type: ignore[arg-type]
    return replace(case, documents=documents)


def _paper(case: Case, doc_type: str) -> Document:
    return next(d for d in case.documents if d.doc_type == doc_type)


def test_the_likeliest_other_paper_is_named_with_its_probability() -> None:
    case = case_of({"去": ["借条", "转账凭证"], "底本": "民间借贷", "加": [{"类": "收据"}]})
    case = _with(case, "receipt", alternatives=(("loan_note", 0.41), ("invoice", 0.1)))
    page = _paper(case, "receipt").pages[0]
    assert closest(case.documents, ("loan_note",)) == f"「{page.file}」第1页(借条/欠条/借款合同, 0.41)"


def test_hardly_probable_papers_are_not_named() -> None:
    case = _with(case_of({}), "bank_transfer", alternatives=(("invoice", 0.01),))
    assert closest(case.documents, ("invoice",)) is None


def test_without_probabilities_the_title_tells() -> None:
    case = _with(case_of({}), "bank_transfer", title="授权委托手续书")
    found = closest(case.documents, ("power_of_attorney",))
    assert found is not None
    assert "授权委托书, 0." in found


def test_a_missing_paper_names_every_page_and_the_candidate() -> None:
    case = _with(case_of({"去": ["身份证"]}), "loan_note", alternatives=(("id_card", 0.15),))
    finding = next(f for f in check(case) if f.rule_id == "material.plaintiff_identity_missing")
    assert finding.searched == tuple(p.page_id for p in case.pages)
    assert "最接近的是" in finding.message
    assert "居民身份证, 0.15" in finding.message


def test_a_paper_that_may_well_be_the_missing_one_is_for_a_person_to_look_at() -> None:
    case = _with(case_of({"去": ["身份证"]}), "loan_note", alternatives=(("id_card", 0.2),))
    finding = next(f for f in check(case) if f.rule_id == "material.plaintiff_identity_missing")
    assert finding.status == "review"
    assert {e.page_id for e in finding.evidence} == {p.page_id for p in _paper(case, "loan_note").pages}
