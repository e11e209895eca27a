"""机动车交通事故责任纠纷: somebody hurt sues the driver, the owner of the vehicle and its insurer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from pipeline.synth.packets.commerce import firm_in
from pipeline.synth.packets.draft import Ask, Draft, Side
from pipeline.synth.packets.filing import agent_side, company_side, next_day, side_of
from pipeline.synth.packets.kinds import kind
from pipeline.synth.packets.kinds.relations import grown, on_form
from pipeline.synth.packets.offices import seat
from pipeline.synth.packets.values import normal
from pipeline.synth.texts import words
from pipeline.synth.texts.world import Company, Person

NUMERALS: Final = "一二三四"
_ROWS: Final = {
    "医疗费": 1,
    "护理费": 2,
    "营养费": 3,
    "住院伙食补助费": 4,
    "误工费": 5,
    "交通费": 6,
    "残疾赔偿金": 7,
    "精神损害抚慰金": 10,
}
_HURTS: Final = (
    "右胫骨骨折",
    "左侧多发肋骨骨折",
    "右锁骨骨折",
    "腰1椎体压缩性骨折",
    "左踝关节骨折",
    "左尺桡骨骨折",
    "右髌骨骨折",
)
_CARS: Final = ("小型轿车", "小型轿车", "小型普通客车", "轻型普通货车", "小型面包车", "小型越野客车")


@kind("traffic", cause="机动车交通事故责任纠纷", weight=1.6)
def traffic(draft: Draft) -> None:
    """Wishes: owner (driver | person | company), insurer (defendant | third_party | absent), two_policies,
    determination (full | simple | proof | none), paid_before (the driver paid part of the bills), invoice_gap, visits."""
    r = draft.rng
    hurt, driver = grown(draft, "1", (1968, 2003)), grown(draft, "2", (1965, 2002))
    filer = side_of(draft, "plaintiff", hurt)
    if draft.wishes.get("agent", r.random() < 0.4):
        agent_side(draft, filer)
    _defendants(draft, driver)
    _accident(draft, hurt, driver)
    form = on_form(draft, "traffic")
    bills = _bills(draft)
    losses = _losses(draft, bills)
    draft.asks = _by_rows(losses) if form else _running(draft, losses)
    if r.random() < 0.6 or form:
        draft.facts["stated_total"] = draft.total
    draft.story = [
        "@story_traffic_crash[1|2]",
        "@story_traffic_hurt",
        "@story_traffic_cover",
        "@story_traffic_end[1|2]",
    ]
    _papers(draft, hurt, driver, bills)


def _defendants(draft: Draft, driver: Person) -> None:
    r, f = draft.rng, draft.facts
    side_of(draft, "defendant", driver)
    owner = draft.wishes.get("owner") or r.choice(("driver", "driver", "person", "company"))
    if owner == "person":
        side_of(draft, "defendant", grown(draft, "3", (1962, 2000)), id_number=None, occupation=None)
    elif owner == "company":
        company_side(draft, "defendant", firm_in(draft, "3", ("物流", "运输", "货运", "商贸")))
    f |= {
        "driver": driver.name,
        "owner": draft.of_role("defendant")[-1].name,
        "lent": None if owner == "driver" else "是",
    }
    insurer = insurer_of(draft, "4")
    f["insurer"] = insurer.name
    joined = draft.wishes.get("insurer", "defendant")
    if joined != "absent":
        join(draft, insurer, "third_party" if joined == "third_party" else "defendant")
    f["insurer_sued"] = "是" if joined == "defendant" else None
    label(draft)


def insurer_of(draft: Draft, number: str) -> Company:
    r = draft.rng
    city = draft.region[1].removesuffix("市")
    used = draft.facts.get("insurer", "")
    sign = "".join(r.sample([c for c in words.BRAND if c not in used], 2))
    name = f"{sign}财产保险股份有限公司{city}{r.choice(('分公司', '中心支公司'))}"
    made = replace(draft.company(number, name=name), post=r.choice(("总经理", "负责人", "经理")))
    draft.world.companies[number] = made
    return made


def join(draft: Draft, insurer: Company, role: str) -> None:
    """The insurer with the head of its branch."""
    company_side(draft, role, insurer)
    draft.sides[-1].role, draft.sides[-1].label = "responsible_person", "负责人"


def label(draft: Draft) -> None:
    """Defendants are numbered where there are several."""
    sued: list[Side] = draft.of_role("defendant")
    for n, side in enumerate(sued):
        side.label = f"被告{NUMERALS[n]}" if len(sued) > 1 else "被告"
    draft.facts["sued"] = {1: "被告", 2: "二被告", 3: "三被告", 4: "四被告"}[len(sued)]


def _accident(draft: Draft, hurt: Person, driver: Person) -> None:
    r = draft.rng
    day = draft.before(130, 420)
    stay = r.randint(5, 26)
    region = seat(draft.region)
    road, cross = ("".join(r.sample(words.BRAND, 2)) + end for end in ("路", "街"))
    draft.facts |= {
        "hurt": hurt.name, "crash_on": day, "clock": f"{r.randint(6, 21)}时{r.randint(1, 59)}分", "place": f"{region}{road}与{cross}交叉口",
        "car": r.choice(_CARS), "plate": draft.world.value("plate", "1"), "ride": r.choice(("步行", "骑自行车", "驾驶电动自行车")),
        "share": r.choice(("全部责任", "全部责任", "主要责任")), "police": f"{region}公安局交通{r.choice(('警察', '管理'))}大队",
        "ruled_on": day + timedelta(days=r.randint(6, 10)), "ruling": f"{r.randrange(10**17, 10**18)}",
        "hospital": f"{region}{r.choice(('人民医院', '中医院', '中心医院', '第二人民医院'))}", "illness": r.choice(_HURTS),
        "stay": str(stay), "left_on": day + timedelta(days=stay), "rest": str(r.choice((30, 45, 60, 90))),
        "stated_cause": "机动车交通事故责任纠纷",
    }  # fmt: skip
    f = draft.facts
    f["own_share"] = "无责任" if f["share"] == "全部责任" else "次要责任"
    f["own_part"] = "无责任" if f["share"] == "全部责任" else "负次要责任"
    f["ruled"] = None if draft.wishes.get("determination") == "proof" else "是"


def _bills(draft: Draft) -> list[Decimal]:
    """The invoices' sums: the stay, the first day, visits later."""
    r = draft.rng
    cents = Decimal(r.randint(1, 99)) / 100
    bills = [draft.money(6000, 68_000, 10) + cents, draft.money(180, 2400, 1)]
    if draft.wishes.get("visits", r.random() < 0.6):
        bills.append(draft.money(90, 900, 1) + Decimal("0.5"))
    return bills


def _losses(draft: Draft, bills: list[Decimal]) -> dict[str, Decimal]:
    r, f, stay = draft.rng, draft.facts, Decimal(draft.facts["stay"])
    f["medical"] = sum(bills, Decimal(0))
    paid = draft.money(1000, 5000, 500) if draft.wishes.get("paid_before") else Decimal(0)
    f |= {"paid_before": paid or None}
    losses = {
        "医疗费": f["medical"] - paid + Decimal(draft.wishes.get("invoice_gap", 0)),
        "护理费": stay * r.choice((100, 120, 150)),
    }
    losses |= {"营养费": stay * r.choice((20, 30, 50)), "住院伙食补助费": stay * r.choice((50, 100))}
    losses["误工费"] = (stay + Decimal(f["rest"])) * r.choice((100, 130, 160))
    losses["交通费"] = draft.money(200, 900, 50)
    if r.random() < 0.35:
        income = draft.money(36_000, 62_000, 1)
        f |= {"grade": "十级", "income": income}
        losses |= {"残疾赔偿金": income * 2, "精神损害抚慰金": draft.money(3000, 5000, 1000)}
    return losses


def _by_rows(losses: dict[str, Decimal]) -> list[Ask]:
    asks = [Ask("compensation", f"{name}<a1>", [amount], no=_ROWS[name]) for name, amount in losses.items()]
    asks.append(Ask("fees", "本案诉讼费[用|]由[各|]被告[承担|负担]", no=12))
    return sorted(asks, key=lambda ask: ask.no or 0)


def _running(draft: Draft, losses: dict[str, Decimal]) -> list[Ask]:
    r, f = draft.rng, draft.facts
    if r.random() < 0.65:
        items = "、".join(f"{name}<a{n}>" for n, name in enumerate(losses, 1))
        asks = [
            Ask(
                "compensation",
                f"[请求|][依法|]判令<sued>[赔偿|连带赔偿]原告[各项损失，包括|]{items}",
                list(losses.values()),
            )
        ]
    else:
        asks = [
            Ask("compensation", f"[判令|请求判令|]<sued>赔偿[原告|]{name}<a1>", [amount])
            for name, amount in losses.items()
        ]
    if f["insurer_sued"]:
        text = "[判令|]被告<insurer>在[交强险|机动车交通事故责任强制保险]和商业[第三者|三者]责任险[责任|]限额[范围|]内[先行|优先]赔[偿|付]，不足部分由[其他|其余]被告[承担|赔偿]"
        asks.append(Ask("joint_liability", text))
    asks.append(Ask("fees", "[本案|]诉讼费[用|]由[各|]被告[承担|负担]"))
    return asks


def _papers(draft: Draft, hurt: Person, driver: Person, bills: list[Decimal]) -> None:
    r, f = draft.rng, draft.facts
    how = draft.wishes.get("determination") or "full"
    if how != "none":
        _determination(draft, hurt, driver, how)
    _record(draft)
    for n, bill in enumerate(bills):
        _bill(draft, n, bill)
    if f.get("grade"):
        _appraisal(draft)
    _policy(draft, f["insurer"], "policy", r.choice(("机动车交通事故责任强制保险", "机动车商业保险")))
    if draft.wishes.get("two_policies"):
        second = insurer_of(draft, "5")
        f["insurer2"] = second.name
        _policy(draft, second.name, "policy2", "机动车商业保险")
    if r.random() < 0.5:
        _licences(draft, driver)
    if r.random() < 0.35:
        draft.paper(
            "photo",
            "photo",
            title=r.choice(("事故现场照片", "车辆受损照片")),
            listed=True,
            draw="scene",
            extra={"scene": "road"},
        )


def _determination(draft: Draft, hurt: Person, driver: Person, how: str) -> None:
    r, f = draft.rng, draft.facts
    families = {"full": None, "simple": "accident_determination/simple*", "proof": "accident_determination/unclear*"}
    titles = {
        "full": ("道路交通事故认定书", "交通事故认定书", "事故责任认定书"),
        "simple": ("道路交通事故认定书（简易程序）",),
        "proof": ("道路交通事故证明",),
    }
    paper = draft.paper(
        "accident_determination", "determination", title=r.choice(titles[how]), listed=True, family=families[how],
        determination_number=f["ruling"], authority=f["police"], occurred_on=f["crash_on"], place=f["place"],
        issued_on=f["ruled_on"] if how != "simple" else f["crash_on"],
    )  # fmt: skip
    sorts = {"driver_id": driver.id_number, "hurt_id": hurt.id_number, "driver_sex": driver.sex, "hurt_sex": hurt.sex}
    paper.extra |= sorts | {"officer1": draft.world.value("p", ""), "officer2": draft.world.value("p", "")}
    people = [(driver.name, f["share"]), (hurt.name, f["own_share"])]
    liable = [{"person.name": n, "person.liability": None if how == "proof" else s} for n, s in people]
    paper.repeats["person"] = liable


def _record(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    titles = ("病历资料", "住院病历资料", "诊断及病历材料")
    draft.paper("medical_record", "record", title=r.choice(titles), listed=True, extra={
        "patient": f["hurt"], "doctor": draft.world.value("p", ""), "ward": r.choice(("骨科", "骨一科", "创伤外科", "神经外科", "急诊外科")),
        "bed": str(r.randint(1, 48)), "admission": str(r.randrange(10**6, 10**8)), "nurse": r.choice(("留陪护一人", "一人陪护", "需陪护一人")),
    })  # fmt: skip


def _bill(draft: Draft, n: int, bill: Decimal) -> None:
    r, f = draft.rng, draft.facts
    issued = (f["left_on"], f["crash_on"], next_day(f["left_on"], r.randint(20, 60)))[n]
    names = (
        ("床位费", "手术费", "材料费", "西药费", "护理费"),
        ("急诊诊查费", "放射检查费", "清创缝合费"),
        ("门诊诊查费", "复查检查费"),
    )[n]
    titles = (("住院收费票据", "住院医疗费票据"), ("门诊收费票据", "急诊门诊票据"), ("复查门诊票据", "复查费票据"))[n]
    invoice = draft.paper("medical_invoice", f"bill{n + 1}", title=r.choice(titles), listed=True, signed="seal")
    invoice.values |= {"amount": bill, "amount_words": bill, "issued_on": issued, "patient": f["hurt"]}
    invoice.extra |= {"sort": "住院" if n == 0 else "门诊", "cashier": draft.world.value("p", "")}
    invoice.repeats["fee"] = [
        {"fee_name": name, "fee": part} for name, part in zip(names, _parts(draft, bill, len(names)), strict=True)
    ]


def _parts(draft: Draft, total: Decimal, count: int) -> list[Decimal]:
    """A sum cut into that many positive parts, to the cent: of a stay, beds and nursing cost least."""
    usual = (2, 12, 14, 8, 2) if count == 5 else (1, 5, 3)[:count]
    shares = [share * draft.rng.randint(5, 9) for share in usual]
    parts = [(total * s / sum(shares)).quantize(Decimal("0.01")) for s in shares[1:]]
    return [total - sum(parts, Decimal(0)), *parts]


def _appraisal(draft: Draft) -> None:
    f, r = draft.facts, draft.rng
    draft.paper("appraisal_opinion", "appraisal", title=r.choice(("鉴定意见书", "伤残鉴定意见书")), listed=True, signed="seal", extra={
        "patient": f["hurt"], "lab": draft.world.value("lab", "1"), "opined_on": next_day(f["left_on"], r.randint(62, 95)),
        "expert1": draft.world.value("p", ""), "expert2": draft.world.value("p", ""), "opinion_no": f"{r.randint(101, 2899)}",
    })  # fmt: skip


def _policy(draft: Draft, insurer: str, key: str, sort: str) -> None:
    r, f = draft.rng, draft.facts
    begun = f["crash_on"] - timedelta(days=r.randint(20, 300))
    policy = draft.paper(
        "insurance_policy", key, title=r.choice(("机动车保险单", "保险单")) if key == "policy" else "商业保险单", listed=True, signed="seal",
        insurer=insurer, insured=f["owner"], policy_number=f"{r.choice(('PDZA', 'PDAA', 'AHZ', 'ZH'))}{begun.year}{r.randrange(10**13, 10**14)}",
        plate_number=f["plate"], kind=sort,
    )  # fmt: skip
    policy.extra |= {
        "stamp": insurer, "since": begun, "until": next_day(begun, 364), "signed_day": begun - timedelta(days=r.randint(1, 9)), "limit": draft.money(1_000_000, 3_000_000, 500_000),
        "premium": draft.money(700, 3600, 1) + Decimal("0.25"), "compulsory": "是" if "强制" in sort else None, "commercial": None if "强制" in sort else "是",
    }  # fmt: skip


def _licences(draft: Draft, driver: Person) -> None:
    r, f = draft.rng, draft.facts
    since = f["crash_on"] - timedelta(days=r.randint(700, 2500))
    draft.paper("driving_licence", "driving", title="驾驶证", listed=True, signed="seal", extra={
        "holder": driver.name, "holder_sex": driver.sex, "holder_address": driver.address, "holder_born": driver.birth,
        "holder_number": driver.id_number, "class": r.choice(("C1", "C1", "B2")), "first": since, "ends": since.replace(year=since.year + 10, day=min(since.day, 28)),
    })  # fmt: skip
    draft.paper("vehicle_licence", "vehicle", title="行驶证", listed=True, signed="seal", extra={
        "plate": f["plate"], "car": f["car"], "owner": f["owner"], "owner_address": draft.address(), "registered": since,
        "use": r.choice(("非营运", "货运")), "model": f"{r.choice(words.BRAND)}{r.choice(words.BRAND)}牌{r.choice('ABCDHJL')}{r.choice('ABCDHJL')}{r.randint(1000, 7999)}",
        "vin": "L" + "".join(r.choice("ABCDEFGHJKLMNPRSTUVWXYZ0123456789") for _ in range(16)), "engine": normal("", f"{r.randrange(10**6, 10**7)}"),
    })  # fmt: skip
