"""How the pleading states its parties: what is missing, what differs, and what may be left out."""

from __future__ import annotations

from typing import Final

from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near
from pipeline.synth.packets.twists.renaming import age_on, firms, misheard, people

_PEOPLE_SUED: Final = ("loan", "divorce", "traffic", "inheritance", "card", "lease", "property")
_COURT_CASES: Final = ("civil", "administrative")
_HERE = ("plaintiff", "plaintiff.birth", "plaintiff.home", "plaintiff.number")


def _free_form(draft: Draft) -> bool:
    return draft.category in _COURT_CASES and draft.pleading != "element_complaint"


def _lacks(draft: Draft, *names: str) -> bool:
    found = people(draft.filers)
    if not _free_form(draft) or not found:
        return False
    found[0].values |= dict.fromkeys(names)
    draft.expect("complaint.plaintiff_particulars", subject=found[0].name)
    return True


@defect("complaint.plaintiff_particulars", touches=_HERE, filer="natural", wishes={"element": False})
def nation_and_work(draft: Draft) -> bool:
    return _lacks(draft, "ethnicity", "occupation", "employer")


@defect("complaint.plaintiff_particulars", touches=_HERE, filer="natural", wishes={"element": False})
def work_alone(draft: Draft) -> bool:
    return _lacks(draft, "occupation", "employer")


@defect("complaint.plaintiff_particulars", touches=_HERE, filer="natural", wishes={"element": False})
def name_and_phone_alone(draft: Draft) -> bool:
    return _lacks(draft, "sex", "birth_date", "age", "ethnicity", "occupation", "employer", "id_number")


@defect("complaint.plaintiff_particulars", touches=(*_HERE, "id_card"), filer="natural", wishes={"element": False})
def no_home(draft: Draft) -> bool:
    return _lacks(draft, "address", "residence", "ethnicity")


@near("complaint.plaintiff_particulars", touches=_HERE, filer="natural", wishes={"element": False})
def age_and_employer(draft: Draft) -> bool:
    """Age in place of the day of birth, employer in place of the occupation."""
    if not _free_form(draft):
        return False
    for side in people(draft.filers):
        assert side.person is not None
        more = {"age": str(age_on(side.person.birth, draft.day)), "employer": draft.world.company("77").name}
        side.values = {**side.values, **more, "birth_date": None, "occupation": None}
    return True


@near(
    "complaint.plaintiff_particulars", touches=_HERE, kinds=("labour", "divorce", "traffic"), wishes={"element": True}
)
def empty_cells(draft: Draft) -> bool:
    """An element form with cells left empty is a good pleading."""
    if draft.pleading != "element_complaint":
        return False
    for side in people(draft.filers):
        side.values |= {"ethnicity": None, "occupation": None, "post": None}
        if draft.rng.random() < 0.5:
            side.values["birth_date"] = None
    return True


@defect(
    "complaint.plaintiff_organization_particulars",
    touches=("head", "plaintiff"),
    filer="organization",
    wishes={"element": False},
)
def head_unnamed(draft: Draft) -> bool:
    """The firm's legal representative is not named at all."""
    firm = next(iter(firms(draft.filers)), None)
    heads = [s for s in draft.sides if firm and s.role == "legal_representative" and firm.name in s.represents]
    if not _free_form(draft) or firm is None or not heads:
        return False
    draft.sides = [s for s in draft.sides if s not in heads]
    draft.expect("complaint.plaintiff_organization_particulars", subject=firm.name)
    return True


@defect(
    "complaint.plaintiff_organization_particulars",
    touches=("head", "plaintiff"),
    filer="organization",
    wishes={"element": False},
)
def no_domicile(draft: Draft) -> bool:
    firm = next(iter(firms(draft.filers)), None)
    if not _free_form(draft) or firm is None:
        return False
    firm.values["address"] = None
    draft.expect("complaint.plaintiff_organization_particulars", subject=firm.name)
    return True


@defect(
    "complaint.plaintiff_organization_particulars",
    touches=("head", "plaintiff"),
    filer="organization",
    wishes={"element": False},
)
def post_unnamed(draft: Draft) -> bool:
    """The legal representative's name stands there without a post."""
    firm = next(iter(firms(draft.filers)), None)
    heads = [s for s in draft.sides if firm and s.role == "legal_representative" and firm.name in s.represents]
    if not _free_form(draft) or firm is None or not heads or not heads[0].values.get("post"):
        return False
    heads[0].values["post"] = None
    draft.expect("complaint.plaintiff_organization_particulars", subject=firm.name)
    return True


@near("complaint.plaintiff_organization_particulars", touches=("head", "plaintiff"), filer="organization")
def headed_by_a_responsible_person(draft: Draft) -> bool:
    """A branch has a 负责人 in place of a legal representative."""
    firm = next(iter(firms(draft.filers)), None)
    heads = [s for s in draft.sides if firm and s.role == "legal_representative" and firm.name in s.represents]
    if firm is None or not heads:
        return False
    heads[0].role, heads[0].label = "responsible_person", "负责人"
    return True


@near(
    "complaint.plaintiff_organization_particulars",
    touches=("head", "plaintiff", "plaintiff.code", "licence"),
    filer="organization",
)
def no_credit_code(draft: Draft) -> bool:
    """The law asks for name, domicile, head and contact; a code is no part of them."""
    found = firms(draft.filers)
    for firm in found:
        firm.values["uscc"] = None
    return bool(found)


_TELLING: Final = (
    "sex", "birth_date", "age", "ethnicity", "occupation", "employer", "address", "residence", "phone", "id_number", "post",
)  # fmt: skip


@defect(
    "complaint.defendant_unclear",
    touches=("defendant", "defendant.card"),
    kinds=("loan", "traffic", "card", "lease", "property"),
)
def nothing_but_a_name(draft: Draft) -> bool:
    """A name that many bear, and nothing beside it."""
    found = people(draft.others)
    if draft.category != "civil" or not found:
        return False
    found[0].values |= dict.fromkeys(_TELLING)
    draft.expect("complaint.defendant_unclear", subject=found[0].name)
    draft.allow("jurisdiction.domicile")
    return True


@defect("complaint.defendant_unclear", touches=("defendant", "defendant.card"), kinds=("loan", "traffic"))
def name_and_sex(draft: Draft) -> bool:
    """Name, sex and nation tell nobody apart."""
    found = people(draft.others)
    if not found:
        return False
    kept = {name: found[0].values.get(name) for name in ("sex", "ethnicity")}
    found[0].values |= dict.fromkeys(_TELLING) | kept
    draft.expect("complaint.defendant_unclear", subject=found[0].name)
    draft.allow("jurisdiction.domicile")
    return True


@near("complaint.defendant_unclear", touches=("defendant", "defendant.card"), kinds=_PEOPLE_SUED)
def name_sex_and_home(draft: Draft) -> bool:
    """No number, age, nation or telephone of the defendant: sex and home are enough."""
    found = people(draft.others)
    if draft.category != "civil" or not found:
        return False
    for side in found:
        side.values |= dict.fromkeys(("birth_date", "age", "ethnicity", "occupation", "post", "phone", "id_number"))
    return True


@near("complaint.defendant_unclear", touches=("defendant", "defendant.card"), kinds=("loan", "traffic"))
def number_without_home(draft: Draft) -> bool:
    """The number alone tells the defendant apart."""
    found = people(draft.others)
    if not found or found[0].person is None:
        return False
    found[0].values |= {"address": None, "residence": None, "phone": None, "id_number": found[0].person.id_number}
    draft.allow("jurisdiction.domicile")
    return True


@defect("complaint.party_name_inconsistent", touches=("names",), shuns=("facts",), without=("enforcement",))
def misspelt_in_the_facts(draft: Draft) -> bool:
    """The facts call a party by a name that is nearly the one in the header."""
    found = people(draft.others) or people(draft.filers)
    if not draft.story or not found or not _told_in_full(draft):
        return False
    side = found[0]
    draft.facts["misspelt"] = misheard(side.name, draft.rng)
    draft.story.append(draft.rng.choice(_LINES).replace("WHO", side.label))
    draft.expect("complaint.party_name_inconsistent", subject=side.name)
    return True


_LINES: Final = (
    "[直到起诉之日，|截至目前，]WHO<misspelt>[与对方仍未能达成一致|一方的态度没有任何改变]。",
    "[上述事实有原告提交的证据为证，|]WHO<misspelt>对[以上经过|此]是[清楚的|明知的]。",
)


@defect("complaint.party_name_inconsistent", touches=("names", "pleading.signature"), filer="natural")
def signed_by_another_name(draft: Draft) -> bool:
    """The name at the foot is not the plaintiff's, by one character."""
    filer = draft.filers[0]
    if filer.kind != "natural":
        return False
    draft.filing.extra["filer"] = draft.filing.implied["signatory"] = misheard(filer.name, draft.rng)
    draft.filing.signed = "finger"
    draft.expect("complaint.party_name_inconsistent", subject=filer.name)
    return True


def _told_in_full(draft: Draft) -> bool:
    return (draft.wishes.get("pleading_family") or "") != "complaint/no story"


@near(
    "complaint.party_name_inconsistent",
    touches=("names",),
    kinds=("labour", "wages", "traffic", "sale", "enforcement_company"),
)
def called_by_a_short_name(draft: Draft) -> bool:
    """The facts shorten a firm's name, and say so."""
    found = firms(draft.others)
    if not draft.story or not found:
        return False
    draft.facts |= {"whole_name": found[0].name, "short_name": _short(found[0].name)}
    draft.story.append(
        "[经查，|]<whole_name>（以下简称<short_name>）[至今|目前]仍[在经营|正常经营]，<short_name>[完全有能力履行|具备履行能力]。"
    )
    return True


def _short(name: str) -> str:
    """The firm's sign with 公司 after it."""
    for ending in ("财产保险股份有限公司", "股份有限公司", "有限责任公司", "有限公司"):
        head, found, _ = name.partition(ending)
        if found:
            return f"{head[-4:]}公司"
    return f"{name[:4]}公司"


@near("complaint.party_name_inconsistent", touches=("names",), kinds=_PEOPLE_SUED)
def another_of_that_family(draft: Draft) -> bool:
    """The facts name a relation whose name is like a party's."""
    found = people(draft.others)
    if not draft.story or not found:
        return False
    name = found[0].name
    draft.facts["relation_name"] = name[0] + draft.rng.choice(("大海", "小兰", "立春", "国庆", "志远"))
    draft.story.append(f"[此事|上述情况]{name}的[父亲|哥哥|姐姐]<relation_name>[也知道|可以作证]。")
    return draft.facts["relation_name"] not in (s.name for s in draft.sides)
