"""Defects of the pleading itself."""

from __future__ import annotations

from datetime import timedelta

from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near

_ELEMENT_FORMS = "element_complaint"


@defect("complaint.missing", alone=True, touches=("pleading", "pleading.signature", "claims", "total", "parties"))
def forgotten(draft: Draft) -> None:
    """Everything else is there; nothing of the case can be known but what the papers say."""
    draft.drop(draft.filing)
    draft.unjudged |= {"parties", "claims", "category", "cause", "court", "filed_on", "total_claimed", "stated_total"}
    draft.findings.clear()
    draft.expect("complaint.missing")
    draft.allow("*")


@near("complaint.missing", touches=("pleading.title",))
def an_answer_beside_it(draft: Draft) -> None:
    """A letter that looks like a pleading lies beside the real one."""
    draft.paper("other", "cover_letter", family="other/covering letter")


@defect("complaint.unsigned", touches=("pleading.signature",))
def nobody_signed(draft: Draft) -> None:
    draft.filing.signed = "none"
    draft.wishes["pleading_form"] = "scan"
    draft.expect("complaint.unsigned")


@defect("complaint.unsigned", touches=("pleading.signature",), filer="natural")
def typed_on_paper(draft: Draft) -> None:
    """A printed name is no signature on a scan; in a born-digital file it would be a matter for review."""
    draft.filing.signed = "typed"
    draft.wishes["pleading_form"] = "scan"
    draft.expect("complaint.unsigned")


@near("complaint.unsigned", filer="natural", touches=("pleading.signature",))
def fingerprint_only(draft: Draft) -> None:
    draft.filing.signed = "finger"


@near("complaint.unsigned", filer="natural", touches=("pleading.signature",))
def signed_with_a_name_seal(draft: Draft) -> None:
    draft.filing.signed = "seal"


@defect("complaint.undated", touches=("pleading.date",))
def no_day(draft: Draft) -> None:
    draft.filing.values["signed_on"] = None
    draft.unjudged.add("filed_on")
    draft.expect("complaint.undated", "notice")


@near("complaint.undated", touches=("pleading.date",))
def day_in_numerals(draft: Draft) -> None:
    """The day stands there in Chinese numerals."""
    day = draft.filing.values["signed_on"]
    draft.filing.values["signed_on"] = day - timedelta(days=1)
    draft.case["filed_on"] = (day - timedelta(days=1)).isoformat()
    draft.filing.extra["signed_in_words"] = day - timedelta(days=1)


@defect("complaint.court_missing", touches=("pleading.court",), wishes={"element": False})
def to_no_court(draft: Draft) -> bool:
    if draft.pleading == _ELEMENT_FORMS:
        return False
    draft.filing.values["court"] = None
    draft.case["court"] = None
    draft.expect("complaint.court_missing")
    draft.allow("jurisdiction.domicile", "jurisdiction.exclusive", "jurisdiction.level")
    return True


@near(
    "complaint.court_missing",
    kinds=("loan", "divorce", "sale", "labour", "traffic", "property"),
    wishes={"element": True},
)
def element_forms_name_none(draft: Draft) -> bool:
    """The 2025 forms have no 此致: nothing is missing."""
    return draft.pleading == _ELEMENT_FORMS


@defect("complaint.claims_missing", alone=True, touches=("claims", "total"), wishes={"element": False})
def asks_for_nothing(draft: Draft) -> bool:
    if draft.pleading == _ELEMENT_FORMS:
        return False
    draft.asks = []
    draft.filing.values.pop("stated_total", None)
    draft.facts.pop("stated_total", None)
    draft.expect("complaint.claims_missing")
    draft.unjudged.add("total_claimed")
    return True


@near("complaint.claims_missing", touches=("claims.heading", "pleading.family"), wishes={"element": False})
def claims_under_another_heading(draft: Draft) -> bool:
    """请求事项 instead of 诉讼请求, unless another twist needs what its own wording has a place for."""
    if draft.pleading != "complaint":
        return False
    draft.filing.family = draft.filing.family or "complaint/layperson"
    return True


@defect(
    "complaint.facts_missing", touches=("facts", "pleading.family"), wishes={"element": False}, without=("enforcement",)
)
def no_story(draft: Draft) -> bool:
    if draft.pleading != "complaint":
        return False
    draft.story = []
    draft.filing.family = "complaint/no story"
    draft.expect("complaint.facts_missing")
    draft.unjudged.add("cause")
    draft.allow("cause.stated_differs")
    return True


@near("complaint.facts_missing", touches=("facts",), wishes={"element": False})
def a_short_story(draft: Draft) -> bool:
    """Two sentences are facts enough."""
    if draft.pleading != "complaint":
        return False
    draft.story = draft.story[:1]
    return True


_INSULTS = (
    "被告就是个无赖、骗子、社会败类，简直猪狗不如。",
    "被告这个畜生不如的东西，丧尽天良，不得好死。",
    "被告真是人渣，不要脸的混蛋，王八蛋。",
)
_PLAIN_WORDS = (
    "被告言而无信，多次欺骗原告，令原告十分气愤。",
    "被告曾辱骂原告“不要脸”，原告均有录音为证。",
    "被告的行为有违诚信，令人失望，原告为此寝食难安。",
)


@defect(
    "complaint.abusive_wording",
    touches=("facts.tone",),
    shuns=("facts",),
    without=("enforcement",),
    wishes={"element": False},
)
def insults(draft: Draft) -> bool:
    if draft.pleading == _ELEMENT_FORMS:
        return False
    draft.facts["insult"] = draft.rng.choice(_INSULTS)
    draft.story = [*draft.story, draft.facts["insult"]]
    draft.expect("complaint.abusive_wording")
    return True


@near("complaint.abusive_wording", touches=("facts.tone",), without=("enforcement",), wishes={"element": False})
def hard_words(draft: Draft) -> bool:
    """Reproach and quotation are no insult."""
    if draft.pleading == _ELEMENT_FORMS:
        return False
    draft.story = [*draft.story, draft.rng.choice(_PLAIN_WORDS)]
    return True
