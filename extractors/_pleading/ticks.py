"""Ticked boxes in a form's text: what is not ticked is wiped out."""

from __future__ import annotations

import re
from typing import Final

_OPTIONS: Final = (
    "男 女 是 否 有 无 一般授权 特别授权 有限责任公司 股份有限公司 上市公司 其他企业法人 事业单位 社会团体 "
    "基金会 社会服务机构 机关法人 "
    "农村集体经济组织法人 城镇农村的合作经济组织法人 基层群众性自治组织法人 个人独资企业 合伙企业 "
    "不具有法人资格的专业服务机构 国有 控股 参股 民营 "
    "提前还款(加速到期) 解除合同 现金 转账 其他 无财产 有财产 无债务 有债务 无此问题 有此问题 原告 被告 "
    "离婚损害赔偿 离婚经济补偿 离婚经济帮助 "
    "到期一次性还本付息 等额本息 等额本金 正式登记 预告登记 一般保证 连带责任保证 了解 不了解 同意 不同意 "
    "暂不确定 自诉人 被告人 "
    "撤销行政处罚行为 确认行政处罚行为违法 确认行政处罚行为无效 变更行政处罚行为 其他请求 被告承担赔偿责任 "
    "责令被告采取补救措施 "
    "警告 通报批评 罚款 没收违法所得、没收非法财物 暂扣许可证、降低资质等级、吊销许可证 行政拘留 其他行政处罚 "
    "限制开展生产经营活动、责令停产停业、责令关闭、限制从业"
)
_OPTION: Final = "|".join(sorted(map(re.escape, _OPTIONS.split()), key=len, reverse=True))
_EMPTY: Final = "□☐▢◻囗口OoD0〇○"
_TICKED: Final = "☑√■✓✔☒⊠▣◼●◉R区团回图田囚因凶日目曰Vv✗×固"
_AFTER: Final = re.compile(rf"({_OPTION}) ?([{_EMPTY}{_TICKED}])( ?[√✓✔vV])?")
_BEFORE: Final = re.compile(rf"([□☐▢◻囗口☑√■✓✔☒⊠▣◼●◉R区团回图田]) ?({_OPTION})")
_BRACKETED: Final = re.compile(rf"({_OPTION})\( ?([√✓✔vV☑]?) ?\)")
_PAIRS: Final = (("男", "女"), ("是", "否"), ("有", "无"), ("一般授权", "特别授权"))


def resolved(text: str) -> str:
    """The same length with unticked options and all boxes blanked; lines without boxes stay as they are."""
    return "\n".join(_line(_BRACKETED.sub(_boxed, line)) for line in text.split("\n"))


def _boxed(match: re.Match[str]) -> str:
    """是(√) 否( ) as boxes, at the same length."""
    return match[1] + ("☑" if match[2].strip() else "□").ljust(len(match[0]) - len(match[1]))


def ticked(text: str, option: str) -> bool:
    """Whether an option still stands in a resolved text."""
    return re.search(rf"(?:^|[ :;,(/\n]){re.escape(option)}(?=[ :;,)/\n]|$)", text) is not None


def _line(line: str) -> str:
    before = [
        m for m in _BEFORE.finditer(line) if m.start() == 0 or not re.match(r"[\u4e00-\u9fff]", line[m.start() - 1])
    ]
    after = list(_AFTER.finditer(line))
    if before and (not after or before[0].start() < after[0].start()):
        marks = [(m.start(), m.end(), m.start(2), m.end(2), m[1] in _TICKED) for m in before]
    else:
        marks = [(m.start(), m.end(), m.start(1), m.end(1), m[2] in _TICKED or bool(m[3])) for m in after]
    out = list(line)
    for start, end, first, last, chosen in marks:
        for i in range(start, end):
            if not chosen or not first <= i < last:
                out[i] = " "
    return _without_partner("".join(out), line, marks)


def _without_partner(out: str, line: str, marks: list[tuple[int, int, int, int, bool]]) -> str:
    """Where one of a pair is ticked and the other has no box at all (男√ 女), the other goes too."""
    chosen = {line[first:last] for _, _, first, last, yes in marks if yes}
    for one, other in (*_PAIRS, *((b, a) for a, b in _PAIRS)):
        if one in chosen and other not in chosen:
            out = re.sub(rf"(?<=[ :]){other}(?=[ ]|$)", " " * len(other), out)
    return out
