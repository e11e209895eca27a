"""Who a firm is, across the papers: its name, its credit code, its head."""

from __future__ import annotations

from typing import Final

from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near
from pipeline.synth.packets.twists.renaming import code_of, everywhere, firms, misheard, wrong_code

_FIRMS_SUED: Final = (
    "labour",
    "wages",
    "traffic",
    "sale",
    "enforcement_award",
    "enforcement_company",
    "enforcement_wages",
)


@defect("identity.name_mismatch", touches=("licence", "plaintiff.name"), filer="organization")
def licence_says_otherwise(draft: Draft) -> bool:
    """The licence bears another firm's name than the pleading: 有限公司 for 有限责任公司, one character more or less."""
    for paper in draft.of("business_licence"):
        name = str(paper.values["name"])
        if name.endswith("有限公司"):
            paper.values["name"] = name.removesuffix("有限公司") + "有限责任公司"
        elif name.endswith("有限责任公司"):
            paper.values["name"] = name.removesuffix("有限责任公司") + "有限公司"
        else:
            return False
        draft.expect("identity.name_mismatch")
        return True
    return False


@near("identity.name_mismatch", touches=("licence", "plaintiff.name"), filer="organization")
def brackets_of_another_width(draft: Draft) -> bool:
    """The same name, its place in brackets of the other width on the licence."""
    firm = next(iter(firms(draft.filers)), None)
    papers = draft.of("business_licence")
    if firm is None or not papers or "（" in firm.name or len(firm.name) < 8:
        return False
    name = firm.name[:-4] + "（中国）" + firm.name[-4:]
    everywhere(draft, firm.name, name)
    papers[0].values["name"] = name.replace("（", "(").replace("）", ")")
    return True


@defect("identity.uscc_invalid", touches=("defendant.code", "licence"), kinds=_FIRMS_SUED)
def defendants_code(draft: Draft) -> bool:
    """No licence shows the defendant's code; its last character cannot be right."""
    for side in firms(draft.others):
        if side.values.get("uscc") and side.company is not None:
            side.values["uscc"] = wrong_code(side.company.uscc, draft.rng)
            draft.expect("identity.uscc_invalid", subject=side.name)
            return True
    return False


@defect("identity.uscc_invalid", touches=("defendant.code", "licence"), kinds=_FIRMS_SUED)
def neighbours_swapped(draft: Draft) -> bool:
    """Two neighbouring characters of the defendant's code changed places."""
    for side in firms(draft.others):
        code = str(side.values.get("uscc") or "")
        for at in range(9, len(code) - 2):
            if code[at] != code[at + 1]:
                side.values["uscc"] = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
                draft.expect("identity.uscc_invalid", subject=side.name)
                return True
    return False


def _begins(draft: Draft, body: str) -> bool:
    for side in firms(draft.others):
        if side.values.get("uscc") and side.company is not None:
            everywhere(draft, side.company.uscc, code_of(body + side.company.uscc[2:17]))
            return True
    return False


@near("identity.uscc_invalid", touches=("defendant.code",), kinds=_FIRMS_SUED)
def begins_with_n(draft: Draft) -> bool:
    """A collective economic organization's code."""
    return _begins(draft, "N2")


@near("identity.uscc_invalid", touches=("defendant.code",), kinds=_FIRMS_SUED)
def begins_with_a(draft: Draft) -> bool:
    return _begins(draft, "A1")


@near("identity.uscc_invalid", touches=("defendant.code",), kinds=_FIRMS_SUED)
def begins_with_y(draft: Draft) -> bool:
    return _begins(draft, "Y1")


@defect("identity.uscc_mismatch", touches=("licence", "plaintiff.code"), filer="organization")
def code_of_another(draft: Draft) -> bool:
    """The pleading gives a code that checks and is not the licence's."""
    for side in firms(draft.filers):
        code = str(side.values.get("uscc") or "")
        if len(code) != 18 or not draft.of("business_licence"):
            return False
        tail = "".join(draft.rng.sample(code[8:17], 9))
        other = code_of(code[:8] + tail)
        if other == code:
            return False
        side.values["uscc"] = other
        draft.expect("identity.uscc_mismatch", subject=side.name)
        return True
    return False


@defect("identity.uscc_mismatch", touches=("licence", "plaintiff.code"), filer="organization")
def licence_of_another_place(draft: Draft) -> bool:
    """The licence handed in bears the code of a namesake."""
    for paper in draft.of("business_licence"):
        code = str(paper.values["uscc"])
        paper.values["uscc"] = code_of(code[:2] + str((int(code[2:8]) + 100) % 1_000_000).zfill(6) + code[8:17])
        draft.expect("identity.uscc_mismatch")
        return True
    return False


@near("identity.uscc_mismatch", touches=("licence", "plaintiff.code"), filer="organization")
def code_left_out(draft: Draft) -> bool:
    """The pleading gives no code; the law does not ask for one."""
    for side in firms(draft.filers):
        side.values["uscc"] = None
    return bool(firms(draft.filers))


@defect("identity.legal_representative_mismatch", touches=("licence", "head"), filer="organization")
def head_changed(draft: Draft) -> bool:
    """Pleading and certificate name the new head, the licence still the old one."""
    for paper in draft.of("business_licence"):
        paper.values["legal_representative"] = draft.world.person("").name
        draft.expect("identity.legal_representative_mismatch")
        return True
    return False


@defect("identity.legal_representative_mismatch", touches=("licence", "head", "certificate"), filer="organization")
def certificate_misspelt(draft: Draft) -> bool:
    for paper in draft.of("legal_representative_certificate"):
        paper.values["name"] = misheard(str(paper.values["name"]), draft.rng)
        draft.expect("identity.legal_representative_mismatch")
        return True
    return False


@near("identity.legal_representative_mismatch", touches=("licence", "head", "certificate"), filer="organization")
def post_in_other_words(draft: Draft) -> bool:
    """One person, whose post the certificate calls otherwise."""
    for paper in draft.of("legal_representative_certificate"):
        post = str(paper.values["post"])
        paper.values["post"] = "董事长" if post != "董事长" else "执行董事"
        return True
    return False
