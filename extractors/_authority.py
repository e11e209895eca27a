"""What a mandate allows the agent to do: general or special authority, and the special powers it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._view import View
from pipeline.types import Field

_TICKED = re.compile(r"[☑√✓■●☒✔](?:\d[.、])?(?:代理权限[为:])?(?P<what>一般|特别|全权)")
_EMPTY = re.compile(r"[□○☐◻](?:\d[.、])?(?:一般|特别|全权)(?:授权)?(?:代理|授权)?")
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
_REFUSED = re.compile(r"(?:无权|不得|不包括|不含|除|未授权|不能|无)[^。;]{0,60}")
_JOINT = r"(?:[、,或和及]|或者|以及)"
_OBJECT = r"(?:诉讼请求|仲裁请求|执行请求|请求|对方|部分|全部|民事权利|实体权利|权利)"
_PLACES = re.compile(
    rf"代为承认[^。]{{0,80}}|(?:承认|放弃|变更){_OBJECT}"
    rf"|(?:承认|放弃|变更)(?:{_JOINT}(?:代为)?(?:承认|放弃|变更|增加)){{1,3}}{_OBJECT}?"
    r"|(?:进行|代为|达成|自行)和解|和解(?=[、,;。]|$)"
    r"|(?:提起|提出|代为)?反诉[、,或和及]{0,2}(?:者)?(?:提起|提出)?上诉|(?:提起|提出)(?:反诉|上诉)|代为(?:反诉|上诉|提起)"
    r"|代(?:为)?(?:领取?|收取?|接收)[^。,;]{0,8}款|领取执行款|收取执行款"
)


def authority(view: View, source: str) -> Iterator[Field]:
    """Once a kind said: a paper that says both 全权代理 and 特别授权 gives both. A tick outweighs printed choices."""
    ticks = list(_TICKED.finditer(view.text))
    choices = [match.span() for match in _EMPTY.finditer(view.text)]
    said: dict[str, tuple[int, int]] = {}
    for match in ticks:
        said.setdefault("special" if match["what"] == "特别" else "general", match.span())
    for kind, pattern in (("general", _GENERAL), ("special", _SPECIAL)):
        for match in pattern.finditer(view.text):
            offered = any(s <= match.start() < e for s, e in choices) or (ticks and _one_of_choices(view, match))
            if not offered:
                said.setdefault(kind, match.span())
    given = list(powers(view, source))
    if given and "general" in said and _WHOLE.fullmatch(view.text[slice(*said["general"])]):
        del said["general"]
    if "special" not in said and given and "general" not in said:
        yield from (view.field("authority", "special", _span_of(view), f"{source}/pattern:powers", trust=0.9),)
    for kind, span in sorted(said.items()):
        yield view.field("authority", kind, span, f"{source}/pattern:authority")


def powers(view: View, source: str) -> Iterator[Field]:
    span = _span_of(view)
    text = view.text[max(0, span[0] - 4) : span[1]]
    text = _REFUSED.sub(lambda m: "#" * len(m[0]), text)
    given = [name for name, pattern in _POWERS.items() if re.search(pattern, text)]
    if given and span[1] > span[0]:
        yield view.field("special_powers", ",".join(given), span, f"{source}/pattern:powers")


def _one_of_choices(view: View, match: re.Match[str]) -> bool:
    """It stands right after a box: one of the printed choices, whose tick was already read."""
    return bool(re.search(r"[☑√✓■●☒✔□○☐◻](?:\d[.、])?$", view.text[max(0, match.start() - 4) : match.start()]))


def _span_of(view: View) -> tuple[int, int]:
    """The stretch of text that lists what the agent may do: from the first special power to the last."""
    places = [match.span() for match in _PLACES.finditer(view.text) if not _empty_box(view.text, match.start())]
    return (min(s for s, _ in places), max(e for _, e in places)) if places else (0, 0)


def _empty_box(text: str, at: int) -> bool:
    return bool(re.search(r"[□○☐◻](?:代为)?$", text[max(0, at - 3) : at]))
