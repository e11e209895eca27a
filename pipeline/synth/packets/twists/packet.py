"""Files that do not open, pages that cannot be read, are there twice, belong elsewhere, or are gone."""

from __future__ import annotations

from copy import deepcopy

from pipeline.synth.packets.draft import Draft, LooseFile, Paper
from pipeline.synth.packets.twists import defect, near
from pipeline.vocabulary import PROCEDURE_PAPERS


def _evidence(draft: Draft) -> list[Paper]:
    return [
        p
        for p in draft.papers
        if p.doc_type not in PROCEDURE_PAPERS and not (p.draw or p.spoilt) and p.status == "used"
    ]


@defect("packet.unreadable_file", touches=("file.closed",))
def damaged(draft: Draft) -> None:
    draft.loose.append(LooseFile("补充材料.pdf", "damaged", "damaged"))
    draft.expect("packet.unreadable_file", subject="补充材料")


@defect("packet.unreadable_file", touches=("file.closed",))
def empty(draft: Draft) -> None:
    draft.loose.append(LooseFile("现场照片.jpg", "empty", "empty"))
    draft.expect("packet.unreadable_file", subject="现场照片")


@defect("packet.unreadable_file", touches=("file.closed",))
def of_no_known_kind(draft: Draft) -> None:
    draft.loose.append(LooseFile("聊天记录备份.dat", "bytes", "unsupported", "backup 2026\n\x02\x03\x04 0017"))
    draft.expect("packet.unreadable_file", subject="聊天记录备份")


@near("packet.unreadable_file", touches=("file.closed",))
def wrong_ending(draft: Draft) -> None:
    """A PDF whose name lost its ending is read all the same."""
    draft.wishes["strange_names"] = True


@defect("packet.encrypted_file", touches=("file.closed",))
def locked(draft: Draft) -> None:
    draft.loose.append(LooseFile("银行流水（加密）.pdf", "locked", "encrypted"))
    draft.expect("packet.encrypted_file", subject="银行流水")


@near("packet.encrypted_file", touches=("file.closed",))
def no_longer_locked(draft: Draft) -> None:
    """The name speaks of a password that the file no longer has."""
    draft.wishes["unlocked_name"] = True


@defect("packet.illegible_page", touches=("pages.spoilt",))
def blurred(draft: Draft) -> bool:
    return _spoilt(draft, "blur")


@defect("packet.illegible_page", touches=("pages.spoilt",))
def too_dark(draft: Draft) -> bool:
    return _spoilt(draft, "dark")


def _spoilt(draft: Draft, how: str) -> bool:
    """A second copy of a piece of evidence was photographed badly; nothing else is lost by it."""
    known = _evidence(draft)
    if not known:
        return False
    copy = deepcopy(draft.rng.choice(known))
    copy.key, copy.spoilt, copy.listed, copy.alone = copy.key + "_spoilt", how, False, True
    draft.papers.append(copy)
    draft.expect("packet.illegible_page")
    draft.allow("packet.illegible_page", "packet.duplicate_page", "material.unlisted_evidence")
    return True


@near("packet.illegible_page", touches=("pages.spoilt",))
def pale_but_legible(draft: Draft) -> bool:
    """A fax copy: poor, and every character of it can be read."""
    known = _evidence(draft)
    if not known:
        return False
    draft.wishes["faxed"] = draft.rng.choice(known).key
    return True


@defect("packet.duplicate_page", touches=("pages.twice",))
def handed_in_twice(draft: Draft) -> bool:
    known = _evidence(draft)
    if not known:
        return False
    again = deepcopy(draft.rng.choice(known))
    again.status, again.duplicate_of = "duplicate", again.key
    again.key, again.listed, again.alone = again.key + "_again", False, True
    draft.papers.append(again)
    draft.expect("packet.duplicate_page", "notice")
    return True


@near("packet.duplicate_page", touches=("pages.twice", "transfer"), kinds=("loan", "sale", "bank_loan", "lease"))
def two_alike(draft: Draft) -> bool:
    """Two vouchers of one bank on two days, unlike in day, number and reference."""
    found = draft.of("bank_transfer", "receipt", "delivery_note")
    if not found or not draft.of("evidence_list"):
        return False
    other = deepcopy(found[0])
    other.key = other.key + "_other"
    other.doc_type, other.family, other.values = "other", "other/fee slip", {}
    other.title = "查档费收据"
    draft.papers.append(other)
    draft.of("evidence_list")[0].repeats["entry"].append(
        {"key": other.key, "entry.name": other.title, "purpose": "证明原告为诉讼支出的必要费用"}
    )
    return True


@near("packet.duplicate_page", touches=("pages.blank",))
def a_blank_sheet(draft: Draft) -> None:
    """The back of a sheet went through the scanner."""
    draft.papers.insert(2, Paper("blank", "other", status="blank", draw="blank"))


@defect("packet.foreign_page", touches=("pages.foreign",))
def of_another_case(draft: Draft) -> None:
    """An iou among strangers got into the pile."""
    stranger, other = draft.person("71", draft.elsewhere()), draft.person("72", draft.elsewhere())
    sum_ = draft.money(10_000, 90_000)
    day = draft.before(700, 200)
    draft.papers.append(
        Paper(
            "foreign", "loan_note", status="foreign", alone=True, family="loan_note/iou typed", signed="typed",
            values={"lender": stranger.name, "borrower": other.name, "amount": sum_, "amount_words": sum_,
                    "signed_on": day, "due_on": draft.before(300)},
        )
    )  # fmt: skip
    draft.expect("packet.foreign_page", "notice")


@near("packet.foreign_page", touches=("pages.foreign",))
def a_law_firm_receipt(draft: Draft) -> None:
    """A slip that names nobody of the case belongs to it nevertheless: it is the filer's own cost."""
    paper = draft.paper("other", "slip", family="other/fee slip", title="打印费收据")
    for lists in draft.of("evidence_list"):
        lists.repeats["entry"].append({"key": paper.key, "entry.name": paper.title, "purpose": "证明原告支出的费用"})


@defect(
    "packet.missing_page", touches=("pages.gone",), kinds=("loan", "sale", "lease", "labour", "property", "bank_loan")
)
def a_page_is_gone(draft: Draft) -> bool:
    """A contract of several numbered pages lacks one in the middle."""
    paper = _numbered(draft)
    if paper is None:
        return False
    paper.drop_pages = {2}
    draft.expect("packet.missing_page")
    return True


@near(
    "packet.missing_page", touches=("pages.gone",), kinds=("loan", "sale", "lease", "labour", "property", "bank_loan")
)
def all_pages_there(draft: Draft) -> bool:
    return _numbered(draft) is not None


def _numbered(draft: Draft) -> Paper | None:
    """An agreement about fees and service, three pages long, numbered 第 n 页 共 3 页."""
    paper = draft.paper("contract", "annex", family="contract/three pages", look="contract", title="补充协议", signed="hand",
                        party_a=draft.filers[0].name, party_b=draft.others[0].name, signed_on=draft.before(200, 60))  # fmt: skip
    for lists in draft.of("evidence_list"):
        lists.repeats["entry"].append({"key": paper.key, "entry.name": paper.title, "purpose": "证明双方的补充约定"})
    return paper
