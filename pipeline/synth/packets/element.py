"""What an element form (要素式起诉状) holds, composed from the draft: its people, and rows in which claims stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pipeline.synth.packets.draft import Side
from pipeline.synth.packets.pleading import claim, facts
from pipeline.synth.packets.wording import Hook, Teller

_ROLES: Final = {"plaintiff": "原告", "defendant": "被告", "third_party": "第三人"}
_TICKS: Final = (("☑", "□"), ("☑", "□"), ("√", "□"), ("☑", "☐"))


def hooks() -> dict[str, Hook]:
    return {"people": people, "row": row, "story": story}


def fit_to_cells(sides: Iterable[Side]) -> None:
    """The form asks for 职务 and not for an occupation: what people do for a living stands there."""
    for side in sides:
        if side.role in _ROLES and side.kind == "natural" and side.values.get("occupation"):
            side.values["post"] = side.values.pop("occupation")


def people(teller: Teller, _style: str) -> list[str]:
    """The parties' block as in the forms of 2025; an agent's row stands after the plaintiffs, filled in or not."""
    tick, empty = teller.rng.choice(_TICKS)
    lines: list[str] = []
    sides = list(enumerate(teller.draft.sides, 1))
    mains = [(n, s) for n, s in sides if s.role in _ROLES]
    for n, side in mains:
        if side.kind == "natural":
            lines.append(_natural(teller, side, n, tick, empty))
        else:
            lines.append(_organization(teller, side, n, tick, empty))
        if side is [s for _, s in mains if s.role == "plaintiff"][-1]:
            agents = [(m, s) for m, s in sides if s.role == "agent"]
            lines += [_agent(teller, s, m, tick, empty) for m, s in agents] or [_no_agent(tick, empty)]
    return lines


def _cell(teller: Teller, side: Side, name: str, item: int, text: str | None = None) -> str:
    """A particular with its gold; nothing where the form is left empty."""
    if side.values.get(name) is None:
        return ""
    return teller.told(text or f"<{name}>", {name: side.values[name]}, {name: f"party.{name}"}, item)


def _sex(teller: Teller, side: Side, item: int, tick: str, empty: str) -> str:
    shown: list[str] = []
    for sex in "男女":
        chosen = side.values.get("sex") == sex
        text = sex + (tick if chosen else empty)
        shown.append(teller.tag("party.sex", sex, text, item) if chosen else text)
    return "　".join(shown)


def _natural(teller: Teller, side: Side, item: int, tick: str, empty: str) -> str:
    name = teller.tag("party.name", side.name, side.name, item)
    number = _cell(teller, side, "id_number", item)
    work, post, phone, born, nation = (
        _cell(teller, side, n, item) for n in ("employer", "post", "phone", "birth_date", "ethnicity")
    )
    cells = (
        f"姓名：{name}",
        f"性别：{_sex(teller, side, item, tick, empty)}",
        f"出生日期：{born or '　　年　　月　　日'}　　民族：{nation}",
        f"工作单位：{work}　　职务：{post}　　联系电话：{phone}",
        f"住所地（户籍所在地）：{_cell(teller, side, 'address', item)}",
        f"经常居住地：{_cell(teller, side, 'residence', item)}",
        f"证件类型：{'居民身份证' if number else ''}　　证件号码：{number}",
    )
    return f"| {side.label}<br>（自然人） | {'<br>'.join(cells)} |"


def _organization(teller: Teller, side: Side, item: int, tick: str, empty: str) -> str:
    sides = teller.draft.sides
    head = next(((n, s) for n, s in enumerate(sides, 1) if side.name in s.represents and s.role != "agent"), None)
    who = teller.tag("party.name", head[1].name, head[1].name, head[0]) if head else ""
    post = _cell(teller, head[1], "post", head[0]) if head else ""
    limited, shares = (empty, tick) if "股份有限公司" in side.name else (tick, empty)
    kinds = (
        f"类型：有限责任公司{limited}　股份有限公司{shares}　上市公司{empty}　其他企业法人{empty}<br>"
        f"事业单位{empty}　社会团体{empty}　基金会{empty}"
        f"　机关法人{empty}<br>个人独资企业{empty}　合伙企业{empty}　不具有法人资格的专业服务机构{empty}"
    )
    cells = (
        f"名称：{teller.tag('party.name', side.name, side.name, item)}",
        f"住所地（主要办事机构所在地）：{_cell(teller, side, 'address', item)}",
        "注册地 / 登记地：",
        f"法定代表人 / 负责人：{who}　　职务：{post}　　联系电话：{_cell(teller, side, 'phone', item)}",
        f"统一社会信用代码：{_cell(teller, side, 'uscc', item)}",
        kinds,
        f"所有制性质：国有{empty}（控股{empty} / 参股{empty}）　民营{tick}",
    )
    return f"| {side.label}<br>（法人、非法人组织） | {'<br>'.join(cells)} |"


def _agent(teller: Teller, side: Side, item: int, tick: str, empty: str) -> str:
    name = teller.tag("party.name", side.name, side.name, item)
    special = any(p.implied.get("authority") == "special" for p in teller.draft.of("power_of_attorney"))
    firm = _cell(teller, side, "firm", item)
    post = "律师" if side.values.get("firm") else ""
    ticks = f"一般授权{empty if special else tick}　特别授权{tick if special else empty}"
    cells = (
        f"有{tick}",
        f"姓名：{name}",
        f"单位：{firm}　　职务：{post}　　联系电话：",
        f"代理权限：{ticks}",
        f"无{empty}",
    )
    return f"| 委托诉讼代理人 | {'<br>'.join(cells)} |"


def _no_agent(tick: str, empty: str) -> str:
    rights = f"代理权限：一般授权{empty}　特别授权{empty}"
    cells = (f"有{empty}", "姓名：", "单位：　　　　职务：　　　　联系电话：", rights, f"无{tick}")
    return f"| 委托诉讼代理人 | {'<br>'.join(cells)} |"


def row(teller: Teller, style: str) -> list[str]:
    """`%row 3 left ;; filled in, @ for the claim's words ;; left empty`: the row of the claim with that number."""
    number, _, rest = style.partition(" ")
    left, filled, empty = rest.split(" ;; ")
    ask = next((a for a in teller.draft.asks if a.no == int(number)), None)
    if ask is None:
        return [f"| {number}. {left} | {teller.filled(empty)} |"]
    return [f"| {number}. {left} | {teller.filled(filled).replace('@', claim(teller, ask, int(number)))} |"]


def story(teller: Teller, style: str) -> list[str]:
    """`%story 16. left`: the draft's own account of the facts in one cell."""
    return [f"| {style} | {'<br>'.join(facts(teller, style))} |"]
