"""刑事自诉: insult, slander, minor injury, bigamy."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from pipeline.synth.packets.draft import Ask, Draft, Side
from pipeline.synth.packets.filing import agent_side, next_day, side_of
from pipeline.synth.packets.kinds import kind
from pipeline.synth.packets.kinds.admin import WOUNDS
from pipeline.synth.packets.offices import seat
from pipeline.synth.texts.grammar import choose
from pipeline.synth.texts.world import Person

_SCHOOLS: Final = ("小学", "初中", "高中", "中专", "大专", "大学本科")


@kind("prosecution_slander", category="private_prosecution", cause="诽谤案", weight=1.2)
def slander(draft: Draft) -> None:
    """Insult or slander in a chat group of neighbours or workmates."""
    r, f = draft.rng, draft.facts
    victim, accused = _sides(draft)
    crime = r.choice(("诽谤", "侮辱"))
    draft.cause = f"{crime}案"
    begun = draft.before(40, 120)
    group = choose("[翠竹苑业主|幸福里团购|车间三班|家长交流|广场舞姐妹]群", r)
    f |= {
        "crime": crime, "article": "第二百四十六条", "begun": begun, "group": group, "victim": victim.name,
        "accused": accused.name, "members": r.randint(86, 480), "times": r.randint(5, 30), "place": draft.address(),
        "lie": choose(_LIES[crime], r),
    }  # fmt: skip
    draft.story = ["@story_slander", "@story_harm", "@witness_line"]
    said = f["lie"].replace("“", "").replace("”", "")
    for key, day, messages in (
        ("chat1", begun, [("you", f"大家看看{victim.name}干的好事"), ("you", said)]),
        (
            "chat2",
            next_day(begun, 3),
            [("you", "我说的都是真的，不怕她告"), ("me", "你不要再造谣了"), ("you", said[:24])],
        ),
    ):
        draft.paper(
            "chat_screenshot", key, title=f"微信群聊天记录截图（{'一' if key == 'chat1' else '二'}）", listed=True, draw="chat",
            extra={"title": group, "clock": f"{r.randint(8, 21)}:{r.randint(10, 59)}",
                   "messages": [["time", f"{day.year}年{day.month}月{day.day}日 20:{r.randint(10, 59)}"], *map(list, messages)]},
        )  # fmt: skip
    _witness(draft, f"证明{accused.name}在“{group}”中多次发布针对{victim.name}的不实言论")
    _asks(draft)


@kind("prosecution_injury", category="private_prosecution", cause="故意伤害案", weight=1.2)
def wound(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    victim, accused = _sides(draft)
    day = draft.before(60, 120)
    f |= {
        "crime": "故意伤害", "article": "第二百三十四条第一款", "begun": day, "place": draft.address(), "victim": victim.name,
        "accused": accused.name, "wound": r.choice(WOUNDS), "tool": r.choice(("木棍", "砖块", "铁锹", "拳头", "啤酒瓶")),
        "quarrel": r.choice(("宅基地边界", "停车占道", "债务", "土地排水", "孩子打闹")), "lab": f"{draft.region[1]}正源司法鉴定所",
        "found_on": next_day(day, r.randint(12, 30)),
    }  # fmt: skip
    draft.story = ["@story_wound", "@story_harm", "@witness_line"]
    draft.paper(
        "medical_record", "medical", title="医院病历", listed=True, family="medical_record/wound*",
        extra={"patient": victim.name, "seen_on": day},
    )  # fmt: skip
    draft.paper(
        "appraisal_opinion", "appraisal", title="法医临床鉴定意见书", listed=True, family="appraisal_opinion/wound*",
        extra={"patient": victim.name, "on": f["found_on"]},
    )  # fmt: skip
    _witness(draft, f"证明{day.year}年{day.month}月{day.day}日看见{accused.name}殴打{victim.name}")
    _asks(draft, with_damages=True)


@kind("prosecution_bigamy", category="private_prosecution", cause="重婚案", weight=0.8)
def bigamy(draft: Draft) -> None:
    """The accused is married to the prosecutor and lives with somebody else as a couple."""
    r, f = draft.rng, draft.facts
    victim, accused = _sides(draft, spouses=True)
    married, since = draft.before(3000, 2000), draft.before(400, 600)
    f |= {
        "crime": "重婚", "article": "第二百五十八条", "begun": since, "place": draft.address(), "victim": victim.name,
        "accused": accused.name, "married_on": married, "lover": draft.person("5").name,
    }  # fmt: skip
    draft.story = ["@story_bigamy", "@story_harm", "@witness_line"]
    draft.paper(
        "marriage_certificate", "marriage", title="结婚证", listed=True, draw="marriage_certificate", holder=victim.name,
        registered_on=married, certificate_number=f"J{r.randrange(10**5, 10**6)}-{married.year}-{r.randrange(10**5, 10**6)}",
        issuer=f"{seat(draft.region)}民政局", extra=couple(victim, accused) | {"registrar": draft.person("21").name},
        repeats={"spouse": spouses(victim, accused)},
    )  # fmt: skip
    draft.paper(
        "other", "community", title="居民委员会证明", listed=True, family="other/community*", signed="seal",
        extra={"issuer": f"{seat(draft.region)}{r.choice(('阳光', '东园', '和平', '新河'))}社区居民委员会", "on": draft.before(20, 15)},
    )  # fmt: skip
    _witness(draft, f"证明{accused.name}与{f['lover']}以夫妻名义共同生活")
    _asks(draft)


_LIES: Final = {
    "诽谤": "[“偷拿楼里快递被抓过”|“在外面欠了赌债，天天有人上门要账”|“收了装修公司的回扣”|“被单位开除是因为贪污”]",
    "侮辱": "[“不要脸的东西，见一次骂一次”|“全家都不是人”|“这种下贱货就该滚出小区”]",
}


def couple(a: Person, b: Person) -> dict[str, object]:
    """The fields of a drawn marriage certificate that tell of the two spouses."""
    told: dict[str, object] = {}
    for head, who in (("a_", a), ("b_", b)):
        told |= {
            f"{head}name": who.name,
            f"{head}sex": who.sex,
            f"{head}birth": who.birth,
            f"{head}id_number": who.id_number,
        }
    return told


def spouses(a: Person, b: Person) -> list[dict[str, object]]:
    return [
        {"spouse.name": p.name, "spouse.sex": p.sex, "spouse.birth_date": p.birth, "spouse.id_number": p.id_number}
        for p in (a, b)
    ]


def _sides(draft: Draft, *, spouses: bool = False) -> tuple[Person, Person]:
    """Both with everything that a private prosecution must say of them; the accused lives in the court's county."""
    victim = draft.person("1")
    numbers = ("2", *(f"2{n}" for n in range(40)))
    accused = next(p for n in numbers if (p := draft.person(n)).sex != victim.sex or not spouses)
    filer = _side(draft, "plaintiff", victim, "自诉人")
    _side(draft, "defendant", accused, "被告人")
    if draft.wishes.get("agent", draft.rng.random() < 0.35):
        agent_side(draft, filer).label = "诉讼代理人"
    return victim, accused


def _side(draft: Draft, role: str, person: Person, label: str) -> Side:
    born = draft.rng.choice((draft.region[:2], draft.elsewhere()[:2]))
    place = born[0] if born[0] == born[1] else "".join(born)
    return side_of(draft, role, person, label, birthplace=place, education=draft.rng.choice(_SCHOOLS))


def _witness(draft: Draft, what: str) -> None:
    """A witness statement, and where the witness can be reached."""
    someone = draft.person("9")
    draft.facts |= {"witness": someone.name, "witness_address": someone.address, "witness_phone": someone.phone}
    draft.paper(
        "other", "witness", title=draft.rng.choice(("证人证言", "证人书面证言")), listed=True, family="other/witness*",
        extra={"who": someone.name, "what": what, "on": draft.before(10, 20)},
    )  # fmt: skip


def _asks(draft: Draft, *, with_damages: bool = False) -> None:
    draft.pleading = "private_prosecution"
    draft.facts["stated_cause"] = f"{draft.facts['crime']}罪"
    draft.asks = [
        Ask("other", "[请求|依法]以<crime>罪追究被告人<accused>的刑事责任", []),
    ]
    if with_damages and draft.rng.random() < 0.6:
        cost, lost = draft.money(3000, 26_000, 10) + Decimal("0.50"), draft.money(2000, 12_000, 100)
        text = "[附带民事部分：|]判令被告人赔偿自诉人医疗费<a1>、误工费<a2>"
        draft.asks.append(Ask("compensation", text, [cost, lost]))
