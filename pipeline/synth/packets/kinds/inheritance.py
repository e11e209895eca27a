"""法定继承纠纷: children share what a parent left; the court of the decedent's last home is the only one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from pipeline.synth.packets.draft import Ask, Draft
from pipeline.synth.packets.filing import agent_side, side_of
from pipeline.synth.packets.kinds import kind
from pipeline.synth.packets.kinds.relations import grown, surname_of
from pipeline.synth.packets.offices import seat
from pipeline.synth.texts.world import Person


@kind("inheritance", cause="法定继承纠纷", weight=0.9)
def inheritance(draft: Draft) -> None:
    """Wishes: heirs (how many are sued)."""
    r = draft.rng
    parent = grown(draft, "5", (1950, 1952), sex="男")
    surname = parent.name[: surname_of(parent.name)]
    filer_person = grown(draft, "1", (1974, 1990), surname=surname)
    filer_person = draft.world.people["1"] = replace(filer_person, address=parent.address, nation=parent.nation)
    filer = side_of(draft, "plaintiff", filer_person)
    count = draft.wishes.get("heirs", r.choice((1, 1, 2)))
    heirs = [
        replace(grown(draft, str(n + 2), (1974, 1990), surname=surname), nation=parent.nation) for n in range(count)
    ]
    for n, heir in enumerate(heirs):
        side_of(draft, "defendant", heir, f"被告{'一二三'[n]}" if count > 1 else "", id_number=None)
    if draft.wishes.get("agent", r.random() < 0.4):
        agent_side(draft, filer)
    _estate(draft, parent, filer_person, heirs)
    _asks(draft)
    draft.story = ["@story_inheritance_family", "@story_inheritance_estate", "@story_inheritance_end"]
    _papers(draft, parent, filer_person, heirs)


def _estate(draft: Draft, parent: Person, filer: Person, heirs: list[Person]) -> None:
    r = draft.rng
    savings = draft.money(60_000, 600_000, 6000)
    share = (savings / (len(heirs) + 1)).quantize(Decimal("0.01"))
    draft.facts |= {
        "parent": parent.name, "died_on": draft.before(150, 500), "home": parent.address, "savings": savings, "share": share,
        "parts": {2: "二分之一", 3: "三分之一", 4: "四分之一"}[len(heirs) + 1], "plaintiff": filer.name,
        "heirs": "、".join(h.name for h in heirs), "kin": "儿子" if filer.sex == "男" else "女儿", "stated_cause": draft.cause,
        "sued": "被告" if len(heirs) == 1 else "二被告", "house": draft.address(), "bank_name": draft.world.value("bank", "3"),
        "household": "户主" if r.random() < 0.5 else None, "father_born": parent.birth,
    }  # fmt: skip


def _asks(draft: Draft) -> None:
    draft.asks = [
        Ask(
            "property_division",
            "[请求|][依法|]判令被继承人<parent>名下[位于|坐落于]<house>的房屋由原告[依法|]继承<parts>[份额|的产权份额]",
        ),
        Ask(
            "property_division",
            "[判令|]被继承人<parent>名下[的|]银行存款<savings>由原告继承<a1>",
            [draft.facts["share"]],
        ),
        Ask("fees", "[本案|]诉讼费[用|]由[原、被告按份额分担|被告承担|<sued>负担]"),
    ]
    draft.unjudged.add("total_claimed")


def _papers(draft: Draft, parent: Person, filer: Person, heirs: list[Person]) -> None:
    r = draft.rng
    place = seat(draft.region)
    draft.paper(
        "household_register", "household", title="户口簿", listed=True, signed="seal", name=parent.name, sex=parent.sex, birth_date=parent.birth,
        id_number=parent.id_number, relation="户主", address=parent.address,
        extra={"head": parent.name, "station": f"{place}公安局", "nation": parent.nation, "origin": "".join(dict.fromkeys(draft.region)), "married": "丧偶", "post": "退休职工"},
    )  # fmt: skip
    draft.paper(
        "other", "death", family="other/demise*", title="死亡证明", listed=True, signed="seal",
        extra={"dead": parent.name, "dead_sex": parent.sex, "dead_id": parent.id_number, "dead_on": draft.facts["died_on"],
               "station": f"{place}公安局", "issuer": f"{place}{r.choice(('卫生院', '人民医院', '中心医院'))}", "made_on": draft.facts["died_on"] + timedelta(days=r.randint(1, 6))},
    )  # fmt: skip
    kin = "、".join(
        [
            f"{('儿子' if filer.sex == '男' else '女儿')}{filer.name}",
            *(f"{'儿子' if h.sex == '男' else '女儿'}{h.name}" for h in heirs),
        ]
    )
    draft.paper(
        "other", "kinship", family="other/kinship*", title=r.choice(("亲属关系证明", "家庭成员关系证明")), listed=True, signed="seal",
        extra={"dead": parent.name, "kin": kin, "issuer": f"{place}{r.choice(('和平', '新华', '建设', '东风'))}{r.choice(('社区居民委员会', '村民委员会'))}", "made_on": draft.before(10, 60)},
    )  # fmt: skip
