"""刑事自诉: particulars of both sides and of the deed; where the accused is."""

from __future__ import annotations

from pipeline.synth.packets.draft import Draft, Side
from pipeline.synth.packets.twists import defect, near

_KINDS = ("prosecution_slander", "prosecution_injury", "prosecution_bigamy")


def _drop(side: Side, *names: str) -> None:
    side.values |= dict.fromkeys(names)


@defect(
    "prosecution.particulars",
    kinds=_KINDS,
    touches=("schooling",),
)
def prosecutor_unschooled(draft: Draft) -> None:
    """Birthplace and schooling, which civil complaints do without, are left out for both."""
    for side in (*draft.filers, *draft.others):
        _drop(side, "birthplace", "education")
    draft.expect("prosecution.particulars")


@defect("prosecution.particulars", kinds=_KINDS, touches=("accused", "defendant", "defendant.card"))
def accused_hardly_known(draft: Draft) -> None:
    _drop(draft.others[0], "ethnicity", "birthplace", "education", "occupation", "birth_date", "id_number")
    draft.expect("prosecution.particulars")


@defect("prosecution.particulars", kinds=_KINDS, touches=("facts", "facts.tone", "names"))
def vague_deed(draft: Draft) -> None:
    """No day, no place, no means, no result."""
    draft.story = ["@story_vague", "@witness_line"]
    draft.expect("prosecution.particulars")


@near(
    "prosecution.particulars",
    kinds=_KINDS,
    touches=("plaintiff", "plaintiff.birth", "accused", "defendant", "defendant.card"),
)
def age_for_birth(draft: Draft) -> None:
    for side in (*draft.filers, *draft.others):
        assert side.person is not None
        born = side.person.birth
        age = draft.day.year - born.year - ((draft.day.month, draft.day.day) < (born.month, born.day))
        side.values |= {"birth_date": None, "age": str(age)}


@near("prosecution.particulars", kinds=_KINDS, touches=("accused", "defendant", "defendant.card"))
def accused_without_phone(draft: Draft) -> None:
    """Neither phone nor number of the accused: both may be unknown."""
    _drop(draft.others[0], "phone", "id_number")


@defect("prosecution.accused_missing", kinds=_KINDS, touches=("accused.where",), shuns=("facts",))
def accused_gone(draft: Draft) -> None:
    draft.story = [
        *draft.story,
        "[现被告人已离开住处，下落不明。|案发后被告人去向不明，手机停机，自诉人无法与其取得联系。|被告人目前不知去向，家人也称不知其在何处。]",
    ]
    draft.expect("prosecution.accused_missing", "notice", status=None)


@defect(
    "prosecution.accused_missing",
    kinds=_KINDS,
    touches=("accused", "accused.where", "defendant", "defendant.card"),
    shuns=("facts",),
)
def address_unknown(draft: Draft) -> None:
    _drop(draft.others[0], "phone", "id_number", "address")
    draft.story = [
        *draft.story,
        "被告人的现住址自诉人多方打听[未果|仍不清楚]，[恳请法院协助查明|请求公安机关协助查找]。",
    ]
    draft.expect("prosecution.accused_missing", "notice", status=None)
    draft.allow("prosecution.particulars", "jurisdiction.domicile")


@near(
    "prosecution.accused_missing",
    kinds=_KINDS,
    touches=("accused", "accused.where", "defendant", "defendant.card"),
    shuns=("facts",),
)
def accused_moved(draft: Draft) -> None:
    """The accused lives elsewhere in the county, and the paper says where."""
    draft.others[0].values["residence"] = draft.address()
    draft.story = [*draft.story, "被告人事后[搬离原住处|外出暂住]，但现住址已在前列明。"]


@near("prosecution.accused_missing", kinds=_KINDS, touches=("accused.where",), shuns=("facts",))
def accused_hangs_up(draft: Draft) -> None:
    draft.story = [*draft.story, "自诉人多次打电话给被告人要求道歉，被告人[拒绝接听|不予理睬]。"]
