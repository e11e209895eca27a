"""行政案件: a decision sued directly, after reconsideration, or a duty left undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from pipeline.synth.packets.draft import Ask, Draft, Side
from pipeline.synth.packets.filing import agent_side, company_side, next_day, side_of
from pipeline.synth.packets.kinds import kind
from pipeline.synth.packets.offices import authority, decision_number, middle_court, office, seat
from pipeline.synth.texts.grammar import choose
from pipeline.synth.texts.world import in_words


@dataclass(frozen=True, slots=True)
class Penalty:
    """One sort of penalty; `order` and `deed` are wording of the decision, `why` what is said against it."""

    cause: str
    trade: str
    post: str
    word: str
    deed: str
    order: str
    law: str
    why: str
    fined: bool = True


WOUNDS: Final = ("右桡骨远端骨折", "左侧第4、5肋骨骨折", "鼻骨骨折", "左手第三指骨骨折", "右踝骨折", "头皮裂伤伴脑震荡")

_NATURAL: Final = (
    Penalty("罚款", "市场监督管理局", "局长", "市监处罚", "经营的食品店货架上摆放有超过保质期的[饼干|牛奶|面包|火腿肠]待售", "罚款人民币{sum}",
            "《中华人民共和国食品安全法》第一百二十四条第一款", "涉案食品数量极少，货值不足百元，原告已当场下架并主动改正，没有造成任何危害后果"),
    Penalty("罚款", "城市管理行政执法局", "局长", "城执罚决", "在[人行道|小区出入口|菜市场门前]超出门窗外墙摆放货物经营", "罚款人民币{sum}",
            "《城市市容和环境卫生管理条例》第三十六条", "被告所附照片并非原告的摊位，现场笔录也没有原告的签名"),
    Penalty("罚款", "交通运输局", "局长", "交执罚", "驾驶自有车辆未取得道路运输经营许可从事货物运输", "罚款人民币{sum}",
            "《中华人民共和国道路运输条例》第六十三条", "原告当日是帮亲戚搬家，没有收取运费，不是经营行为"),
    Penalty("行政拘留", "公安局", "局长", "公（治）行罚决字", "因[停车|噪音|宅基地]纠纷与他人发生争执并动手殴打对方", "行政拘留{days}日",
            "《中华人民共和国治安管理处罚法》关于殴打他人的规定", "对方先动手，原告只是推挡，视频清楚显示原告没有击打对方", fined=False),
    Penalty("责令限期拆除", "综合行政执法局", "局长", "综执限拆字", "未取得建设工程规划许可证在自家[院内|楼顶|宅前]搭建钢结构雨棚", "责令于收到本决定书之日起十五日内自行拆除",
            "《中华人民共和国城乡规划法》第六十四条", "该雨棚于多年前经村里同意搭建，可以通过补办手续消除影响，不属于应当拆除的情形", fined=False),
)  # fmt: skip
_COMPANY: Final = (
    Penalty("罚款", "生态环境局", "局长", "环罚字", "生产车间喷漆工序的废气收集设施未正常运行，部分废气未经处理排放", "罚款人民币{sum}",
            "《中华人民共和国大气污染防治法》第一百零八条", "检查当日设备正处于例行检修，车间并未生产，监测报告的采样点位也不符合规范"),
    Penalty("罚款", "应急管理局", "局长", "应急罚", "未按规定对新上岗人员进行安全生产教育和培训", "罚款人民币{sum}",
            "《中华人民共和国安全生产法》第九十七条", "原告已对全部新员工进行培训并有签到记录，被告在调查时拒绝接收"),
    Penalty("罚款", "市场监督管理局", "局长", "市监罚字", "在网店商品页面使用“最佳”“第一品牌”等用语", "罚款人民币{sum}",
            "《中华人民共和国广告法》第五十七条", "页面内容由平台自动生成，上线不足一天即已删除，情节轻微，依法应不予处罚"),
    Penalty("没收违法所得", "市场监督管理局", "局长", "市监处字", "向用户收取公示项目以外的设备检测费", "没收违法所得人民币{sum}",
            "《中华人民共和国价格法》第四十二条", "该费用系用户自愿选择的增值服务，双方签有书面协议，不属于违法所得"),
    Penalty("责令停产停业", "消防救援大队", "大队长", "消行罚决字", "经营场所未经消防安全检查擅自投入使用", "责令停产停业",
            "《中华人民共和国消防法》第五十八条", "原告已于开业前作出消防安全承诺，被告未经现场核查即作出处罚", fined=False),
)  # fmt: skip


@kind("admin_penalty", category="administrative", cause="罚款", weight=1.6)
def penalty(draft: Draft) -> None:
    """Wishes: issued_on, got_after (days), told (how the decision speaks of remedies: full, none, reconsideration_only)."""
    filer = _natural(draft)
    _penalized(draft, filer, draft.rng.choice(_NATURAL))
    _suit(draft)


@kind("admin_company", category="administrative", cause="罚款", filer="organization", weight=1.2)
def company_penalty(draft: Draft) -> None:
    filer = company_side(draft, "plaintiff", draft.company("1"))
    _agent(draft, filer)
    _penalized(draft, filer, draft.rng.choice(_COMPANY))
    _suit(draft)


@kind("admin_review", category="administrative", cause="罚款", weight=1.6)
def reviewed(draft: Draft) -> None:
    """Wishes: outcome (维持 | 变更), reviewed_on. A county's government reviewed what its bureau decided."""
    filer = _natural(draft)
    outcome = draft.wishes.get("outcome") or draft.rng.choice(("维持", "维持", "变更"))
    reviewed_on = draft.wishes.get("reviewed_on") or draft.before(6, 5)
    draft.wishes.setdefault("issued_on", next_day(reviewed_on, -draft.rng.randint(65, 88)))
    fined = [p for p in _NATURAL if p.fined] if outcome == "变更" else _NATURAL
    _penalized(draft, filer, draft.rng.choice(fined), sued=outcome == "维持")
    draft.cause = _REVIEWED
    if outcome == "变更":
        draft.cause = "改变原行政行为的行政复议决定"
        draft.court = middle_court(draft.region)
        draft.facts["act_described"] = ""
        draft.facts["new_fine"] = (draft.facts["fine"] / 2).quantize(Decimal(1))
    _review(draft, filer, outcome, reviewed_on)
    if draft.rng.random() < 0.4:
        draft.paper(
            "answer", "bureaus_answer", signed="seal", family="answer/reconsideration",
            extra={"from": draft.facts["authority"], "to": filer.name, "on": next_day(reviewed_on, -30)},
        )  # fmt: skip


@kind("admin_injury", category="administrative", cause="工伤保险资格或者待遇认定", weight=1.2)
def injury(draft: Draft) -> None:
    """An injury that the bureau would not call a work injury; the employer is the third party."""
    r, f = draft.rng, draft.facts
    filer = _natural(draft)
    bureau = _authority(draft, "1", authority(draft.region, "人力资源和社会保障局"), "局长")
    employer = draft.company("3")
    company_side(draft, "third_party", employer, phone=None)
    issued = draft.wishes.get("issued_on") or draft.before(40, 90)
    f |= {
        "act": "不予认定工伤决定", "stated_cause": "工伤认定", "authority": bureau.name, "act_day": issued, "employer": employer.name,
        "act_number": decision_number(r, draft.region, issued, "人社工不认字"), "hurt_on": next_day(issued, -r.randint(55, 80)),
        "got_on": _got(draft, issued), "addressee": filer.name, "wound": r.choice(WOUNDS),
        "why": "被告认定事实不清，没有向同班工友和门卫调查核实",
    }  # fmt: skip
    f["act_described"] = f"{f['authority']}作出的{f['act_number']}{f['act']}"
    _decision(draft, "administrative_decision/injury*", "不予认定工伤决定书", operative="不予认定为工伤")
    _received(draft)
    draft.paper(
        "medical_record", "medical", title="门诊病历", listed=True, family="medical_record/wound*",
        extra={"patient": filer.name, "seen_on": f["hurt_on"]},
    )  # fmt: skip
    draft.asks = [
        Ask("other", "[请求|依法|判决]撤销被告<act_day>作出的<act_number>《不予认定工伤决定书》"),
        Ask("other", "[判令|责令]被告[在法定期限内|于判决生效后六十日内]重新作出工伤认定"),
        _costs(),
    ]
    draft.story = ["@story_injury", "@story_limits"]


@kind("admin_inaction", category="administrative", cause="不履行××职责", weight=1.2)
def inaction(draft: Draft) -> None:
    """A bureau asked to act that did not: reconsideration comes first, and the government was asked in vain.

    Wishes: outcome (驳回: both are sued; 不予受理: the bureau alone), reviewed_on.
    """
    r, f = draft.rng, draft.facts
    filer = _natural(draft)
    trade, duty = r.choice(_DUTIES)
    bureau = _authority(draft, "1", authority(draft.region, trade), "局长")
    reviewed_on = draft.wishes.get("reviewed_on") or draft.before(5, 5)
    asked = next_day(reviewed_on, -r.randint(150, 200))
    f |= {
        "act": f"不履行{duty}职责", "stated_cause": "不履行法定职责", "authority": bureau.name, "act_day": asked, "act_number": "", "duty": duty,
        "asked_on": asked, "addressee": filer.name, "why": "原告的申请属于被告的法定职责范围，被告未在法定期限内答复，构成不作为",
    }  # fmt: skip
    f["act_described"] = f"{f['authority']}对原告{duty}的申请不予答复"
    draft.paper(
        "other", "request", title="履行职责申请书", listed=True, family="other/request*",
        extra={"to": bureau.name, "from": filer.name, "duty": duty, "on": asked},
    )  # fmt: skip
    draft.paper(
        "service_receipt", "mail", title="邮政快递回执", listed=True, family="service_receipt/mail*",
        receiver=bureau.name, document="履行职责申请书", received_on=next_day(asked, 2), extra={"from": filer.name, "on": asked},
    )  # fmt: skip
    outcome = draft.wishes.get("outcome") or r.choice(("驳回", "不予受理"))
    _review(draft, filer, outcome, reviewed_on)
    if outcome == "驳回":
        draft.cause = _REVIEWED
        draft.asks = [
            Ask("other", "[请求|依法]撤销被告二作出的<review_number>《行政复议决定书》"),
            Ask("other", "[判令|责令]被告一[对原告的申请|于判决生效之日起六十日内]履行[<duty>的|]法定职责"),
            Ask("fees", "[本案|]诉讼费[用|]由二被告[共同|]承担"),
        ]
    else:
        draft.asks = _inaction_asks()
    draft.story = ["@story_inaction", "@story_review", "@story_limits"]


def _inaction_asks() -> list[Ask]:
    return [
        Ask("other", "[确认|请求确认]被告不履行[<duty>的|]法定职责的行为违法"),
        Ask("other", "[判令|责令]被告[在法定期限内|于判决生效之日起六十日内]履行上述法定职责"),
        _costs(),
    ]


def inaction_alone(draft: Draft) -> None:
    """The case of a bureau's inaction as if nobody had asked for reconsideration."""
    government = draft.facts.pop("reviewer")
    draft.sides = [s for s in draft.sides if s.values["name"] != government and government not in s.represents]
    draft.others[0].label = "被告"
    draft.cause = "不履行××职责"
    draft.asks = _inaction_asks()
    draft.story = ["@story_inaction"]
    describe(draft, f"{draft.facts['authority']}对原告{draft.facts['duty']}的申请不予答复")


def describe(draft: Draft, act: str) -> None:
    """Says anew, in a finished draft, which act is sued."""
    draft.facts["act_described"] = draft.filing.values["act_described"] = act


_REVIEWED: Final = "××（行政行为）及行政复议"
_DUTIES: Final = (
    ("市场监督管理局", "查处相邻餐饮店无证经营"), ("自然资源局", "查处邻居非法占用集体土地"), ("住房和城乡建设局", "查处开发商违法预售商品房"),
    ("农业农村局", "查处销售假冒种子"), ("城市管理行政执法局", "查处小区违章搭建"), ("教育局", "查处无证培训机构"),
)  # fmt: skip


def _natural(draft: Draft) -> Side:
    filer = side_of(draft, "plaintiff", draft.person("1"))
    _agent(draft, filer)
    return filer


def _agent(draft: Draft, filer: Side) -> None:
    draft.pleading = "administrative_complaint"
    if draft.wishes.get("agent", draft.rng.random() < 0.35):
        agent_side(draft, filer)


def _authority(draft: Draft, number: str, name: str, post: str, label: str = "") -> Side:
    bureau = office(draft, number, name, post)
    return company_side(draft, "defendant", bureau, label, uscc=None, phone=None)


def _costs() -> Ask:
    return Ask("fees", "[本案|]诉讼费[用|]由被告[承担|负担]")


def _penalized(draft: Draft, filer: Side, what: Penalty, sued: bool = True) -> None:
    """The bureau, its decision and the proof of service. Not sued: it was changed on reconsideration."""
    r, f = draft.rng, draft.facts
    name = authority(draft.region, what.trade)
    if sued:
        _authority(draft, "1", name, what.post)
    draft.cause = what.cause
    issued = draft.wishes.get("issued_on") or draft.before(25, 110)
    amount = draft.money(2000, 60_000, 500) if what.fined else None
    order = what.order.format(sum=_in_both(amount), days=r.choice((5, 7, 10)))
    f |= {
        "act": "行政处罚决定", "authority": name, "act_day": issued, "got_on": _got(draft, issued),
        "act_number": decision_number(r, draft.region, issued, what.word), "order": order, "addressee": filer.name,
        "deed": choose(what.deed, r), "law": what.law, "why": what.why, "seen_on": next_day(issued, -r.randint(30, 50)), "fine": amount,
    }  # fmt: skip
    f["act_described"] = f"{name}于{issued.year}年{issued.month}月{issued.day}日作出的{f['act_number']}行政处罚决定"
    f["stated_cause"] = "行政处罚"
    _decision(draft, "administrative_decision/penalty*", "行政处罚决定书", operative=order, amount=amount)
    _received(draft)


def _got(draft: Draft, issued: date) -> date:
    return next_day(issued, draft.wishes.get("got_after") or draft.rng.randint(1, 6))


def _in_both(amount: Decimal | None) -> str:
    return f"{in_words(amount)}（￥{amount:.2f}）" if amount is not None else ""


def _decision(draft: Draft, family: str, title: str, operative: str, amount: Decimal | None = None) -> None:
    f = draft.facts
    reviewer = f"{seat(draft.region)}人民政府"
    told = _REMEDIES[draft.wishes.get("told", "full")]
    if told is not None:
        told = told.format(reviewer=reviewer)
    values = {"amount": amount} if amount is not None else {}
    draft.paper(
        "administrative_decision", "decision", title=title, listed=True, signed="seal", family=family,
        decision_number=f["act_number"], authority=f["authority"], addressee=f["addressee"], issued_on=f["act_day"],
        operative=operative, remedy=told, **values,
    )  # fmt: skip


_REMEDIES: Final = {
    "full": "如不服本决定，可以自收到本决定书之日起六十日内向{reviewer}申请行政复议，也可以在六个月内直接向人民法院提起行政诉讼",
    "reconsideration_only": "如不服本决定，应当先自收到本决定书之日起六十日内向{reviewer}申请行政复议",
    "none": None,
}
"""How a decision tells the remedy."""


def _received(draft: Draft) -> None:
    f = draft.facts
    draft.paper(
        "service_receipt", "receipt_of_act", title="送达回证", listed=True, signed="hand", family="service_receipt/office*",
        receiver=f["addressee"], document=f"{f['act']}书（{f['act_number']}）", received_on=f["got_on"], extra={"from": f["authority"]},
    )  # fmt: skip


def _suit(draft: Draft) -> None:
    draft.asks = [
        Ask("other", "[请求|依法|判决]撤销被告于<act_day>作出的<act_number>《行政处罚决定书》"),
        _costs(),
    ]
    draft.story = ["@story_penalty", "@story_more", "@story_limits"]


def _review(draft: Draft, filer: Side, outcome: str, day: date) -> None:
    """The government that reviewed the act: sued beside the bureau where it left the act as it was, alone where it
    changed it, not at all where it would not hear the matter."""
    r, f = draft.rng, draft.facts
    government = f"{seat(draft.region)}人民政府"
    post = "县长" if draft.region[2].endswith("县") else "市长" if draft.region[2].endswith("市") else "区长"
    if outcome != "不予受理":
        _authority(draft, "2", government, post)
    if len(draft.others) == 2:
        for side, number in zip(draft.others, "一二", strict=True):
            side.label = f"被告{number}"
    f |= {
        "reviewer": government, "review_number": decision_number(r, draft.region, day, "政复决字"), "review_day": day,
        "review_got": next_day(day, r.randint(0, 2)), "outcome_story": _STORIES[outcome],
    }  # fmt: skip
    draft.paper(
        "reconsideration_decision", "review", listed=True, signed="seal",
        title="不予受理行政复议申请决定书" if outcome == "不予受理" else "行政复议决定书",
        decision_number=f["review_number"], authority=government, applicant=filer.name, issued_on=day,
        extra={_OUTCOMES[outcome]: "1", "act_authority": f["authority"]}, implied={"outcome": outcome},
    )  # fmt: skip
    first = {
        "维持": "[请求|依法|判决]撤销被告一于<act_day>作出的<act_number>《行政处罚决定书》",
        "变更": "[请求|依法|判决]撤销被告作出的<review_number>《行政复议决定书》",
    }
    draft.asks = [Ask("other", first.get(outcome, ""))]
    if outcome == "维持":
        draft.asks.append(Ask("other", "[请求|依法|判决]撤销被告二作出的<review_number>《行政复议决定书》"))
    draft.asks.append(Ask("fees", "[本案|]诉讼费[用|]由[二|]被告承担") if outcome == "维持" else _costs())
    draft.story = ["@story_penalty", "@story_more", "@story_review", "@story_limits"]
    said = f"{government}于{day.year}年{day.month}月{day.day}日作出的{f['review_number']}行政复议决定"
    if outcome != "不予受理":
        f["act_described"] = "及".join(filter(None, (f["act_described"], said)))


_STORIES: Final = {
    "维持": "维持了上述行政处罚决定",
    "驳回": "驳回了原告的行政复议请求",
    "变更": "变更了原处罚决定的罚款数额，但仍对原告予以处罚",
    "不予受理": "对原告的行政复议申请不予受理",
}
_OUTCOMES: Final = {"维持": "upheld", "驳回": "refused", "变更": "changed", "不予受理": "unheard"}
