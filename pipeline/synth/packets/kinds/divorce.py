"""离婚纠纷: one spouse sues the other for divorce, the children and what they own together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from pipeline.synth.packets.draft import Ask, Draft, Paper
from pipeline.synth.packets.filing import agent_side, side_of
from pipeline.synth.packets.kinds import kind
from pipeline.synth.packets.kinds.relations import SHORT, child_of, grown, on_form
from pipeline.synth.packets.offices import seat
from pipeline.synth.texts.world import Person

OLD_ENOUGH: Final = {"男": 22, "女": 20}


@kind("divorce", cause="离婚纠纷", weight=1.6)
def divorce(draft: Draft) -> None:
    """Wishes: proof (certificate | record | register | own page | none), children, earlier (who sued before: same | other),
    earlier_days (how long ago), earlier_end (refused | withdrawn)."""
    r = draft.rng
    one = grown(draft, "1", (1966, 1998))
    near = (max(one.birth.year - 5, 1962), min(one.birth.year + 5, 2000))
    two = grown(draft, "2", near, sex="女" if one.sex == "男" else "男")
    if r.random() < 0.5 or draft.wishes.get("proof") == "register":
        two = draft.world.people["2"] = replace(two, address=one.address)
    filer = side_of(draft, "plaintiff", one)
    side_of(draft, "defendant", two)
    if r.random() < 0.5:
        draft.sides[1].values |= {"phone": None, "occupation": None}
    if draft.wishes.get("agent", r.random() < 0.35):
        agent_side(draft, filer)
    form = on_form(draft, "divorce")
    _life(draft, one, two)
    draft.asks = _asks(draft, form)
    draft.unjudged.add("total_claimed")
    draft.story = ["@story_divorce_met[1|2]", "@story_divorce_why[1|2]", "@story_divorce_end"]
    _papers(draft, one, two)


def _life(draft: Draft, one: Person, two: Person) -> None:
    r = draft.rng
    ripe = max(_years_after(p.birth, OLD_ENOUGH[p.sex]) for p in (one, two))
    latest = draft.day.year - 3
    married = date(min(max(ripe.year + r.randint(1, 6), 1990), latest), r.randint(1, 12), r.randint(1, 28))
    father = one if one.sex == "男" else two
    names: list[Person] = []
    for n in range(draft.wishes.get("children", r.choice((0, 1, 1, 1, 2)))):
        born = married + timedelta(days=320 + n * 1100 + r.randint(0, 400))
        if born < draft.before(300) and draft.day.year - born.year < 17:
            names.append(child_of(draft, f"2{len(names)}", father, born))
    draft.facts |= {
        "plaintiff": one.name, "defendant": two.name, "married_on": married, "wed_at": f"{seat(draft.region)}民政局",
        "known_year": str(married.year - r.choice((1, 1, 2, 3))), "apart_since": draft.before(200, 500), "stated_cause": "离婚纠纷",
        "child1": names[0].name if names else None, "child_born1": names[0].birth if names else None,
        "child2": names[1].name if len(names) > 1 else None, "child_born2": names[1].birth if len(names) > 1 else None,
        "child_kin1": _kin(names[0]) if names else None, "child_kin2": _kin(names[1]) if len(names) > 1 else None,
        "childless": None if names else "是", "savings": draft.money(40_000, 360_000, 2000),
    }  # fmt: skip


def _kin(child: Person) -> str:
    return "儿子" if child.sex == "男" else "女儿"


def _years_after(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28))


def _asks(draft: Draft, form: bool) -> list[Ask]:
    r, f = draft.rng, draft.facts
    asks = [Ask("status", "[请求|][依法|][判令|判决|准予]原告<plaintiff>与被告<defendant>离婚", no=1)]
    if r.random() < 0.6:
        f["half"] = f["savings"] / 2
        text = "[依法分割夫妻共同财产，|][双方|夫妻][共同|]存款<savings>[各半|平均]分割，[由|]被告[支付|给付]原告<a1>"
        asks.append(Ask("property_division", text, [f["half"]], no=2))
    if f["child1"]:
        both = "、<child2>" if f["child2"] else ""
        f["monthly"] = draft.money(800, 2500, 100) * (2 if f["child2"] else 1)
        asks.append(Ask("status", f"[婚生|双方婚生]子女<child1>{both}由原告[直接|][抚养|抚养教育]", no=4))
        text = "被告[自判决生效之月起|][每月|按月][支付|给付][子女|]抚养费<a1>，至[子女|孩子]年满十八周岁[止|时止]"
        asks.append(Ask("support", text, [f["monthly"]], no=5))
        if r.random() < 0.3:
            asks.append(Ask("status", "被告每月[可探望|探望]子女[两|二]次，原告予以[协助|配合]", no=6))
    asks.append(Ask("fees", "[本案|]诉讼费[用|]由被告[承担|负担]", no=8))
    for ask in asks:
        ask.no = ask.no if form else None
    return asks


def _papers(draft: Draft, one: Person, two: Person) -> None:
    r = draft.rng
    proof = draft.wishes.get("proof", "certificate")
    if proof in ("certificate", "record"):
        _certificate(draft, one, two, record=proof == "record")
    if proof == "register" or (proof == "certificate" and one.address == two.address and r.random() < 0.5):
        household(draft, one, two)
    if proof == "own page":
        household(draft, one, one)
    for n in (1, 2):
        if draft.facts[f"child{n}"]:
            _birth(draft, draft.world.people[f"2{n - 1}"], one, two, n)
    if draft.wishes.get("earlier"):
        _earlier(draft, one, two)
    if r.random() < 0.25:
        scene = draft.paper(
            "photo", "photo", title=r.choice(("家庭生活照片", "居住情况照片")), listed=True, draw="scene"
        )
        scene.extra["scene"] = "home"


def _certificate(draft: Draft, one: Person, two: Person, *, record: bool) -> None:
    r, f = draft.rng, draft.facts
    day = f["married_on"]
    paper = draft.paper(
        "marriage_certificate", "marriage", title="婚姻登记记录证明" if record else "结婚证", listed=True, signed="seal",
        holder=one.name, registered_on=day, issuer=f["wed_at"],
        certificate_number=f"J{one.id_number[:6]}-{day.year}-{r.randrange(1, 9999):06d}",
    )  # fmt: skip
    man, woman = (one, two) if one.sex == "男" else (two, one)
    paper.repeats["spouse"] = [
        {"spouse.name": p.name, "spouse.sex": p.sex, "spouse.birth_date": p.birth, "spouse.id_number": p.id_number}
        for p in (man, woman)
    ]
    paper.family = "marriage_certificate/record*" if record else None
    if not record and r.random() < 0.6:
        paper.draw = "marriage_certificate"
        paper.extra["registrar"] = draft.world.value("p", "")
        for who, p in (("a_", man), ("b_", woman)):
            paper.extra |= {
                f"{who}name": p.name,
                f"{who}sex": p.sex,
                f"{who}birth": p.birth,
                f"{who}id_number": p.id_number,
            }


def household(draft: Draft, head: Person, member: Person) -> Paper:
    """A page of the head's register: the spouse's shows the marriage, the head's own does not."""
    kin = "户主" if head is member else "妻" if member.sex == "女" else "夫"
    return draft.paper(
        "household_register", "household", title="户口簿", listed=True, signed="seal", name=member.name, sex=member.sex,
        birth_date=member.birth, id_number=member.id_number, relation=kin,
        address=head.address, extra={"head": head.name, "station": f"{seat(draft.region)}公安局", "nation": member.nation, "origin": "".join(dict.fromkeys(draft.region)), "married": "已婚", "post": member.occupation},
    )  # fmt: skip


def _birth(draft: Draft, child: Person, one: Person, two: Person, n: int) -> None:
    r = draft.rng
    father, mother = (one, two) if one.sex == "男" else (two, one)
    titles = ("出生医学证明", "子女出生证明", "出生证") if not draft.facts["child2"] else (f"{child.name}出生医学证明",)
    hospital = f"{seat(draft.region)}{r.choice(('妇幼保健院', '人民医院', '第一人民医院', '中医院'))}"
    draft.paper(
        "birth_certificate", f"birth{n}", title=r.choice(titles), listed=True, signed="seal", extra={
            "child": child.name, "child_sex": child.sex, "born": child.birth, "father": father.name, "mother": mother.name,
            "father_id": father.id_number, "mother_id": mother.id_number, "hospital": hospital,
            "father_age": str(child.birth.year - father.birth.year), "mother_age": str(child.birth.year - mother.birth.year),
            "father_nation": father.nation, "mother_nation": mother.nation, "weeks": str(r.randint(37, 41)),
            "born_place": "".join(dict.fromkeys(draft.region)), "time": f"{r.randint(0, 23)}时{r.randint(1, 59)}分",
            "weight": str(r.randint(260, 410) * 10), "height": str(r.randint(48, 53)), "made_on": child.birth + timedelta(days=r.randint(2, 9)),
        },
    )  # fmt: skip


def _earlier(draft: Draft, one: Person, two: Person) -> None:
    """The end of an earlier divorce suit between the two."""
    r, w = draft.rng, draft.wishes
    first, second = (one, two) if w["earlier"] == "same" else (two, one)
    day = draft.day - timedelta(days=w["earlier_days"])
    refused = w.get("earlier_end", "refused") == "refused"
    number = f"（{day.year}）{SHORT[draft.region[0]]}{r.randint(101, 1999):04d}民初{r.randint(101, 9899)}号"
    operative = f"不准{first.name}与{second.name}离婚。" if refused else f"准许{first.name}撤回起诉。"
    draft.paper(
        "judgment", "earlier", family=f"judgment/{'divorce' if refused else 'withdrawal'}*", title="民事判决书" if refused else "民事裁定书",
        listed=True, signed="seal", case_number=number, court=draft.court, kind="判决书" if refused else "裁定书",
        plaintiff=first.name, defendant=second.name, cause="离婚纠纷", operative=operative, issued_on=day,
        extra={"seal_of": draft.court, "sued_on": day - timedelta(days=r.randint(40, 80))},
    )  # fmt: skip
    draft.facts |= {
        "earlier_on": day, "earlier_number": number, "earlier_by": first.name, "earlier_refused": "是" if refused else None,
        "earlier_withdrawn": None if refused else "是",
    }  # fmt: skip
    draft.story.insert(2, "@story_divorce_earlier")
