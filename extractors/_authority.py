"""What a mandate allows the agent to do: general or special authority, and the special powers it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._view import View
from pipeline.types import Field

_TICK, _UNTICKED = "☑√✓■●☒✔", "□○☐◻"
_BOX = f"[{_TICK}{_UNTICKED}]"
_KIND = r"(?P<what>一般|特别|全权)"
_CALLED = r"(?:授权|代理|委托)*"
_TICKED = re.compile(rf"[{_TICK}](?:\d[.、])?(?:代理权限[为:])?{_KIND}")
_EMPTY = re.compile(rf"[{_UNTICKED}](?:\d[.、])?{_KIND}{_CALLED}")
_TICKED_BEHIND = re.compile(rf"{_KIND}{_CALLED}[(]?[{_TICK}]")
_EMPTY_BEHIND = re.compile(rf"{_KIND}{_CALLED}[(]?[{_UNTICKED}]")
_BEHIND = re.compile(rf"(?<!{_BOX})(?:一般|特别|全权){_CALLED}[(]?{_BOX}")
"""A form whose boxes stand behind what they choose (一般授权□ 特别授权☑)."""
_PROMPTS = re.compile(
    r"[(\[][^()\[\]☑√✓■●☒✔□○☐◻]{0,80}?(?:[填书]?写(?!字)|[注列载]明|请(?!求)|勾选|选择|划[掉去]|删[去除]|[二任]选一|择一|不适用)"
    r"[^()\[\]☑√✓■●☒✔□○☐◻]{0,80}[)\]]"
    r"|(?:一般|全权)(?:授权|代理|委托)*(?:或者?|/|还是)特别(?:授权|代理|委托)*|特别(?:授权|代理|委托)*(?:或者?|/|还是)一般(?:授权|代理|委托)*"
    r"|(?:注意?|说明|提示|须知|备注)(?:事项)?:[^。]*"
)
"""What a form tells whoever fills it in, and choices between which nothing tells: nothing that the client granted."""
_MENTIONED = {
    "general": (
        re.compile(
            r"(?:除|除了|包[括含]|[含及]|以及|连同|不限于|不止|超出|并非|不是|非|而非|一切|全部|所有|(?:在|超过|高于))$"
        ),
        re.compile(
            r"权?限?(?:范围)?(?:的|之|以)?(?:外|基础|上[,述])"
            r"|权?限?(?:范围)?(?:内|中)?的?(?:诉讼|代理)?(?:事务|事项|行为|工作|职责|事宜|权利)(?:以|之)?外"
        ),
    ),
    "special": (
        re.compile(r"(?:除|非|未|无|没有|不含|不包括|未经|必须|须|应当?|需要?)[^。;,:]{0,10}$"),
        re.compile(r"权?限?的?(?:事项|行为|权利|权限)?(?:的|之|以)?(?:须|需|应|另行|除外|外|,?必须)"),
    ),
}
"""What stands before and behind a kind's name where it is only spoken of (除一般代理事务外, 必须有特别授权)."""
_ITEM = re.compile(r"(?:\d[、.)]|[(]\d[)])$")
_GENERAL = re.compile(
    r"一般(?:授权)?代理|一般授权|普通代理|全权(?:委托)?代理|全权代为|全权处理|全权委托|代理权限[为:]?(?:\(?一般|\(?全权)"
)
_WHOLE = re.compile(r"(?:代理权限[为:]?\(?)?全权.*")
"""Whole authority that lists the special powers is special; alone it gives none of them (民诉法解释 89)."""
_SPECIAL = re.compile(r"特别(?:授权|代理|委托|权限)(?:代理)?")
_POWERS = {
    "承认": r"承认",
    "放弃": r"放弃",
    "变更": r"变更|增加(?:、变更)?诉讼请求",
    "和解": r"和解",
    "反诉": r"反诉",
    "上诉": r"上诉",
    "代收款": r"代(?:为)?(?:领取?|收取?|接收)[^。;,]{0,8}?(?:款|标的)|领取执行款|收取(?:执行)?款",
}
_REFUSED = re.compile(
    r"除(?!外)[^。;]{0,40}?外|(?:无权|不得(?!转)|不包括|不含|未授权|未授予|不能|不可|不享有|无|除(?!外))(?:(?!但|有权|可以|可代)[^。;]){0,60}"
)
_RESERVED = re.compile(
    r"[^。;]{0,100}(?:(?:必?须|需|应当?)(?:要|另|经|由|取得|征得|事[先前]|有(?!权)|委托人|本人|我|[写注列载]明)"
    r"|另行(?:书面)?(?:授权|同意)|除外|不在[^。;]{0,8}(?:之列|范围)|(?:由|归)(?:委托人|本人|我)[^。;]{0,4}(?:自行|亲自|决定|行使|保留)|商量|同意后)"
)
"""Powers that the client keeps: said behind them."""
_JOINT = r"(?:[、,/或和及]|或者|以及)"
_OBJECT = r"(?:诉讼请求|仲裁请求|执行请求|请求|对方|部分|全部|民事权利|实体权利|权利)"
_PLACES = re.compile(
    rf"代为承认[^。]{{0,80}}|(?:承认|放弃|变更){_OBJECT}"
    rf"|(?:承认|放弃|变更)(?:{_JOINT}(?:代为)?(?:承认|放弃|变更|增加)){{1,3}}{_OBJECT}?"
    r"|(?:进行|代为|达成|自行)和解|和解(?=[、,;。/]|$)"
    r"|(?:提起|提出|代为)?反诉[、,/或和及]{0,2}(?:者)?(?:提起|提出)?上诉|(?:提起|提出)(?:反诉|上诉)|代为(?:反诉|上诉|提起)"
    r"|代(?:为)?(?:领取?|收取?|接收)[^。,;]{0,8}款|领取执行款|收取执行款"
)
_GOES_ON = re.compile(
    r"(?:[、,;/和及或]{1,2}(?:代为|进行|提起|提出|自行|达成)?(?:承认|放弃|变更|增加|和解|调解|反诉|上诉)[^、,;/。#]{0,6}?(?=[、,;/。和及或]|$))+"
)
_NOT_TICKED = re.compile(
    rf"[{_UNTICKED}](?:代为|进行|提起|提出|接受)?(?:承认|放弃|变更|增加|和解|反诉|上诉|代[收领]|领取|收取)[^、,;。☑√✓■●☒✔□○☐◻]{{0,10}}"
)


def authority(view: View, source: str) -> Iterator[Field]:
    """Once a kind said: a paper that says both 全权代理 and 特别授权 gives both. A tick outweighs printed choices."""
    said = _kinds(_told(view))
    given = list(powers(view, source))
    if given and "general" in said and _WHOLE.fullmatch(view.text[slice(*said["general"])]):
        del said["general"]
    if given and not said:
        yield view.field("authority", "special", _span_of(_told(view)), f"{source}/pattern:powers", trust=0.9)
    for kind, span in sorted(said.items()):
        yield view.field("authority", kind, span, f"{source}/pattern:authority")


def powers(view: View, source: str) -> Iterator[Field]:
    told = _told(view)
    span = _span_of(told)
    start = max(0, span[0] - 60, told.rfind("。", 0, span[0]) + 1, told.rfind(";", 0, span[0]) + 1)
    end = min((at for at in (told.find(mark, span[1]) for mark in "。;") if at >= 0), default=span[1] + 40)
    text = _RESERVED.sub(_hidden, _REFUSED.sub(_hidden, told[start:end]))[span[0] - start : span[1] - start]
    given = [name for name, pattern in _POWERS.items() if re.search(pattern, text)]
    if given and span[1] > span[0]:
        yield view.field("special_powers", ",".join(given), span, f"{source}/pattern:powers")


def _told(view: View) -> str:
    """The text with as many signs in place of what only prompts, and of powers that were not ticked."""
    return _NOT_TICKED.sub(_hidden, _PROMPTS.sub(_hidden, view.text))


def _hidden(match: re.Match[str]) -> str:
    return "#" * len(match[0])


def _kinds(told: str) -> dict[str, tuple[int, int]]:
    """Where each kind of authority is granted first: by a tick, or plainly in words."""
    ticked, empty = (_TICKED_BEHIND, _EMPTY_BEHIND) if _BEHIND.search(told) else (_TICKED, _EMPTY)
    ticks = list(ticked.finditer(told))
    choices = [match.span() for match in empty.finditer(told)]
    said: dict[str, tuple[int, int]] = {}
    for match in ticks:
        said.setdefault("special" if match["what"] == "特别" else "general", match.span())
    for kind, pattern in (("general", _GENERAL), ("special", _SPECIAL)):
        for match in pattern.finditer(told):
            offered = any(s < match.end() and match.start() < e for s, e in choices) or (
                ticks and _one_of_choices(told, match)
            )
            if not offered and not _mentioned(kind, told, match):
                said.setdefault(kind, match.span())
    return said


def _mentioned(kind: str, told: str, match: re.Match[str]) -> bool:
    """The kind is spoken of, not granted; or general authority is one item of a list that goes on."""
    before, behind = _MENTIONED[kind]
    lead, rest = told[max(0, match.start() - 16) : match.start()], told[match.end() : match.end() + 16]
    item = kind == "general" and bool(_ITEM.search(lead)) and rest.startswith(";")
    return item or bool(before.search(lead) or behind.match(rest))


def _one_of_choices(told: str, match: re.Match[str]) -> bool:
    """It stands right after a box: one of the printed choices, whose tick was already read."""
    return bool(re.search(rf"{_BOX}(?:\d[.、])?$", told[max(0, match.start() - 4) : match.start()]))


def _span_of(told: str) -> tuple[int, int]:
    """The stretch of text that lists what the agent may do: from the first special power to the last."""
    places = [match.span() for match in _PLACES.finditer(told)]
    if not places:
        return 0, 0
    end = max(e for _, e in places)
    more = _GOES_ON.match(told, end)
    return min(s for s, _ in places), more.end() if more else end
