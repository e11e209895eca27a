"""The cause as stated, and a name read with doubt."""

from __future__ import annotations

from typing import Final

from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near
from pipeline.synth.packets.wording import book

_WRONG: Final = {
    "loan": ("买卖合同纠纷", "合伙合同纠纷", "不当得利纠纷"), "sale": ("承揽合同纠纷", "民间借贷纠纷", "租赁合同纠纷"),
    "bank_loan": ("民间借贷纠纷", "信用卡纠纷"), "card": ("民间借贷纠纷", "买卖合同纠纷"),
    "lease": ("房屋买卖合同纠纷", "物业服务合同纠纷"), "property": ("房屋租赁合同纠纷", "劳务合同纠纷"),
}  # fmt: skip
_ABOVE: Final = {"loan": "借款合同纠纷", "sale": "合同纠纷", "bank_loan": "借款合同纠纷", "lease": "租赁合同纠纷"}
_TOUCHES: Final = ("cause", "pleading.title", "pleading", "pleading.family")


def _state(draft: Draft, cause: str) -> None:
    """The pleading names the cause, in a wording that has a place for it, and so do the other papers."""
    draft.facts["stated_cause"] = draft.filing.values["stated_cause"] = cause
    known = [
        f for f in book().families["complaint"] if any("<stated_cause" in line for line in f.lines) and not f.named
    ]
    known = [f for f in known if draft.split in f.splits]
    draft.filing.family = draft.rng.choice(known).name
    for paper in draft.papers:
        if "cause" in paper.values:
            paper.values["cause"] = cause


@defect("cause.stated_differs", kinds=tuple(_WRONG), touches=_TOUCHES, wishes={"element": False})
def another_cause(draft: Draft) -> None:
    _state(draft, draft.rng.choice(_WRONG[draft.kind]))
    draft.expect("cause.stated_differs", "notice")


@defect(
    "cause.stated_differs",
    kinds=("loan", "bank_loan", "card"),
    touches=_TOUCHES,
    wishes={"element": False, "agent": True},
)
def the_neighbouring_cause(draft: Draft) -> None:
    """A loan of a bank taken for one between people, and the other way round."""
    _state(draft, "金融借款合同纠纷" if draft.kind in ("loan", "card") else "民间借贷纠纷")
    draft.expect("cause.stated_differs", "notice")


@near("cause.stated_differs", kinds=tuple(_ABOVE), touches=_TOUCHES, wishes={"element": False})
def the_cause_above(draft: Draft) -> None:
    """Wider than need be, but not another."""
    _state(draft, _ABOVE[draft.kind])


@near("cause.stated_differs", kinds=tuple(_WRONG), touches=_TOUCHES, wishes={"element": False})
def without_its_last_word(draft: Draft) -> None:
    _state(draft, draft.cause.removesuffix("纠纷"))
