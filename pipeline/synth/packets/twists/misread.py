"""Names that differ by characters of one look, where one of them is hard to read."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near

_LIKE: Final = ("玲铃", "辉挥", "娟捐", "健建", "宁宇", "敏敬", "婷停")
_BLURRED: Final = {"blur": 4.6, "noise": 8.0, "shadow": 0.45}


def _a_name_like_another(draft: Draft) -> str:
    """The plaintiff gets a name that ends in the first of two like characters; the other one is the wish."""
    one, other = draft.rng.choice(_LIKE)
    person = draft.person("1")
    draft.world.people["1"] = replace(person, name=person.name[0] + draft.rng.choice(("", "文", "晓", "志")) + one)
    return other


@defect(
    "identity.suspected_misread",
    kinds=("loan", "lease"),
    touches=("id_card", "plaintiff.name", "names"),
    shuns=("pages.spoilt", "pages.gone", "pages.twice", "file.closed", "plaintiff"),
    wishes={"misread": _a_name_like_another},
)
def a_blurred_card_shows_a_like_name(draft: Draft) -> None:
    """Whether pleading and card differ or the reading errs, only a look can tell."""
    card = draft.one("id1_front")
    assert card is not None
    card.values["name"] = card.values["name"][:-1] + draft.wishes["misread"]
    card.effects = dict(_BLURRED)
    draft.expect("identity.suspected_misread", "notice", status="review")
    draft.allow("identity.name_mismatch", "packet.illegible_page")


def _parties_of_like_names(draft: Draft) -> bool:
    """Lender 李 and borrower 季 of one given name are two people."""
    given = draft.rng.choice(("文涛", "志强", "芳", "建华", "雨欣"))
    for number, surname in zip("12", draft.rng.sample("李季", 2), strict=True):
        draft.world.people[number] = replace(draft.person(number), name=surname + given)
    return True


@near(
    "identity.suspected_misread",
    kinds=("loan", "lease"),
    touches=("id_card", "plaintiff.name", "names"),
    shuns=("pages.spoilt", "pages.gone", "pages.twice", "file.closed", "plaintiff"),
    wishes={"alike": _parties_of_like_names},
)
def parties_of_like_names(draft: Draft) -> None:
    pass


@near(
    "identity.suspected_misread",
    kinds=("loan", "lease"),
    touches=("id_card", "plaintiff.name", "names"),
    shuns=("pages.spoilt", "pages.gone", "pages.twice", "file.closed", "plaintiff"),
    wishes={"misread": _a_name_like_another},
)
def a_rare_character_everywhere_alike(draft: Draft) -> None:
    """The name has a twin, but every paper writes the same."""
