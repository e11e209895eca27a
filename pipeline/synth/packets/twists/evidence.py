"""The evidence that must be there, and the list that names it."""

from __future__ import annotations

from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near

_LISTED = {"no_list": False}
GONE = ("evidence", "pages.twice", "pages.spoilt", "pages.gone")
"""What a twist touches that leaves evidence out, copies of it among them."""
_GENERAL = ("prosecution_slander", "prosecution_injury", "prosecution_bigamy", "lease")
"""Kinds whose missing evidence no rule of their own asks for."""


def without_papers(draft: Draft, *keys: str) -> None:
    """Leaves papers out and out of the list, and the list out where it would be empty."""
    draft.drop(*[p for p in draft.papers if p.key in keys])
    draft.drop(*[p for p in draft.of("evidence_list") if not p.repeats.get("entry")])


def listed_instead(draft: Draft, key: str, title: str) -> None:
    """Names a paper in the list, where there is one."""
    for lists in draft.of("evidence_list"):
        lists.repeats["entry"].append({"key": key, "entry.name": title, "purpose": "证明案件事实"})


@defect("material.evidence_missing", kinds=_GENERAL, touches=(*GONE, "note", "pages.foreign", "pleading.title"))
def no_evidence(draft: Draft) -> None:
    without_papers(draft, *[p.key for p in draft.papers if p.listed])
    draft.expect("material.evidence_missing")


@defect("material.evidence_missing", kinds=_GENERAL, touches=(*GONE, "note", "list", "pages.foreign", "pleading.title"))
def only_an_answer(draft: Draft) -> bool:
    """What the other side once answered is there, and no evidence."""
    if not draft.others:
        return False
    no_evidence(draft)
    _answer(draft)
    return True


@near("material.evidence_missing", kinds=_GENERAL, touches=(*GONE, "note", "list", "pages.foreign"), wishes=_LISTED)
def list_without_evidence(draft: Draft) -> bool:
    """The list is there, nothing that it names is: one gap, told of what the list names."""
    if not draft.of("evidence_list"):
        return False
    draft.papers = [p for p in draft.papers if not p.listed]
    draft.expect("material.listed_evidence_missing", status=None)
    draft.allow("material.listed_evidence_missing")
    return True


@near("material.evidence_missing", kinds=_GENERAL, touches=(*GONE, "note", "pages.foreign", "pleading.title"))
def one_weak_paper(draft: Draft) -> None:
    """A single paper is evidence, however weak."""
    keys = [p.key for p in draft.papers if p.listed]
    keep = "witness" if "witness" in keys else keys[0]
    without_papers(draft, *[k for k in keys if k != keep])


@near("material.evidence_missing", kinds=_GENERAL, touches=("evidence", "list", "note"))
def evidence_without_a_list(draft: Draft) -> None:
    """All the evidence and no list of it: nobody must write one."""
    draft.drop(*draft.of("evidence_list"))


_ABSENT = (
    ("微信聊天记录打印件", "chat_screenshot"), ("催款律师函", "demand_letter"), ("收条", "receipt"), ("现场照片", "photo"),
    ("银行账户交易明细", "bank_statement"), ("司法鉴定意见书", "appraisal_opinion"),
)  # fmt: skip


@defect("material.listed_evidence_missing", touches=("evidence", "list"), wishes=_LISTED)
def listed_but_not_there(draft: Draft) -> bool:
    """The list names one paper more than there are."""
    lists = draft.of("evidence_list")
    absent = [name for name, doc_type in _ABSENT if not draft.of(doc_type)]
    if not lists or not absent:
        return False
    name = draft.rng.choice(absent)
    lists[0].repeats["entry"].append({"key": "", "entry.name": name, "purpose": "证明原告主张的事实"})
    draft.expect("material.listed_evidence_missing", status=None)
    return True


_SPARE = {
    "medical": ("admin_injury", "prosecution_injury"),
    "receipt_of_act": ("admin_penalty", "admin_company", "admin_review"),
    "witness": ("prosecution_slander", "prosecution_bigamy", "compensation_seizure"),
    "chat2": ("prosecution_slander",),
}
"""Listed papers that no rule of the kind itself asks for."""


@defect(
    "material.listed_evidence_missing", kinds=tuple(sorted({k for ks in _SPARE.values() for k in ks})), touches=(*GONE, "list"),
    wishes=_LISTED,
)  # fmt: skip
def listed_and_forgotten(draft: Draft) -> bool:
    """A paper that the list names was left at home."""
    spare = [p for p in draft.papers if p.key != "chat2" and draft.kind in _SPARE.get(p.key, ())]
    if not spare or not draft.of("evidence_list"):
        return False
    draft.papers = [p for p in draft.papers if p is not spare[0]]
    draft.expect("material.listed_evidence_missing", status=None)
    return True


@near("material.listed_evidence_missing", touches=("evidence", "list"), wishes=_LISTED)
def listed_by_another_name(draft: Draft) -> bool:
    """Entries that say copy, or how many."""
    lists = draft.of("evidence_list")
    for paper in lists:
        for row in paper.repeats["entry"]:
            row["entry.name"] += draft.rng.choice(("复印件", "（复印件）", "1份", "一份", "复印件一份"))
    return bool(lists)


@near("material.listed_evidence_missing", filer="natural", touches=("evidence", "list", "id_card"), wishes=_LISTED)
def card_in_the_list(draft: Draft) -> bool:
    """The list names the identity card as well, which is no evidence but is there."""
    lists = draft.of("evidence_list")
    for paper in lists:
        row = {
            "key": "id1_front",
            "entry.name": draft.rng.choice(("身份证复印件", "居民身份证", "原告身份证")),
            "purpose": "证明原告的主体资格",
        }
        paper.repeats["entry"].insert(0, row)
    return bool(lists)


@defect("material.unlisted_evidence", touches=("evidence", "list"), wishes=_LISTED)
def forgotten_in_the_list(draft: Draft) -> bool:
    """A paper there that the list passes over."""
    lists = draft.of("evidence_list")
    rows = lists[0].repeats["entry"] if lists else []
    types = {p.key: p.doc_type for p in draft.papers}
    lone = [
        r
        for r in rows
        if sum(types.get(o["key"]) == types.get(r["key"]) for o in rows) == 1 and types.get(r["key"]) != "other"
    ]
    if len(rows) < 2 or not lone:
        return False
    rows.remove(draft.rng.choice(lone))
    draft.expect("material.unlisted_evidence", "notice")
    return True


@defect("material.unlisted_evidence", touches=("evidence", "list"), wishes=_LISTED)
def chat_added_late(draft: Draft) -> bool:
    """A chat put in after the list was written."""
    if draft.of("chat_screenshot") or not draft.of("evidence_list") or not draft.others:
        return False
    r, day = draft.rng, draft.before(20, 60)
    talk = [["time", f"{day.year}年{day.month}月{day.day}日 {r.randint(9, 20)}:{r.randint(10, 59)}"]]
    talk += [list(pair) for pair in r.choice(_SMALL_TALK)]
    extra = {"title": draft.others[0].name, "clock": f"{r.randint(8, 21)}:{r.randint(10, 59)}", "messages": talk}
    draft.paper("chat_screenshot", "late_chat", draw="chat", extra=extra)
    draft.expect("material.unlisted_evidence", "notice")
    return True


_SMALL_TALK = (
    (("me", "你好，那件事你打算怎么处理？"), ("you", "我再想想"), ("me", "已经拖了很久了，请尽快给个答复")),
    (("me", "方便的话我们当面谈一次"), ("you", "最近没空"), ("me", "那我只能走法律程序了")),
    (("me", "今天给你打了三个电话都没接"), ("you", "在开会"), ("me", "看到请回复")),
)


@near("material.unlisted_evidence", touches=("evidence", "list"), wishes=_LISTED)
def letter_to_the_court(draft: Draft) -> None:
    """A note to the court or a cover is no evidence and stands in no list."""
    draft.paper("other", "cover")


@near("material.unlisted_evidence", touches=("evidence", "list"), wishes=_LISTED)
def answer_from_before(draft: Draft) -> bool:
    """What the other side once answered is a pleading, not evidence."""
    if not draft.others:
        return False
    _answer(draft)
    return True


def _answer(draft: Draft) -> None:
    draft.paper(
        "answer", "answer", extra={"from": draft.others[0].name, "to": draft.filers[0].name, "on": draft.before(30, 60)},
        signed="typed",
    )  # fmt: skip
