"""What OCR and copying do to lines: wrong and lost characters, split and joined lines, stray lines of other papers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

_PAIRS: Final = (
    "己已未末人入土士日曰大太千干李季王玉银根借措欠久条务证让号导元无原厚告吉被彼诉拆状壮民尸事争甲申乙己方万合台同问转传账帐款欺"
    "收攻据握委萎授投权杖托讬书节执抉行衍裁栽决块判刺定走院阮0O1l5S8B2Z6b：；，.。．（(）)年午月用目日住往址扯性姓名各电申话活"
)
LOOKALIKES: Final[dict[str, str]] = {
    **{_PAIRS[at + 1]: _PAIRS[at] for at in range(0, len(_PAIRS), 2)},
    **{_PAIRS[at]: _PAIRS[at + 1] for at in range(0, len(_PAIRS), 2)},
}

STRAY: Final = (
    "仅供立案使用", "复印件与原件一致", "扫描全能王 创建", "第一联", "骑缝章", "原件已核对", "CamScanner", "本页无正文",
    "机密", "档号", "收文专用章", "附件", "★", "l", "·", "一", "W", "证据一", "证据2", "原告证据", "页码",
)  # fmt: skip


def misread(text: str, rng: random.Random, rate: float) -> str:
    """Each character lost, doubled or exchanged for a look-alike (else for another of the line) at `rate`."""
    out: list[str] = []
    for c in text:
        draw = rng.random()
        if draw > rate:
            out.append(c)
        elif draw > rate * 0.5:
            out.append(LOOKALIKES.get(c) or rng.choice(text))
        elif draw > rate * 0.4:
            out.append(c + c)
    return "".join(out)


def disturbed(lines: Sequence[str], rng: random.Random, foreign: Sequence[str] = ()) -> list[str]:
    """Lines with none to several of the usual damages; `foreign` are lines of another page that shine through."""
    out = list(lines)
    if rng.random() < 0.15 and len(out) > 4:
        del out[: rng.randint(1, 2)]
    if rng.random() < 0.10 and len(out) > 6:
        del out[-rng.randint(1, 3) :]
    if rng.random() < 0.30 and out:
        out.insert(rng.choice((0, len(out), rng.randrange(len(out) + 1))), rng.choice(STRAY))
    if rng.random() < 0.12 and foreign:
        out[len(out) :] = rng.sample(list(foreign), min(len(foreign), 3))
    rate = rng.choice((0.0, 0.0, 0.0, 0.01, 0.03, 0.08))
    return [text for text in (misread(_resplit(line, rng), rng, rate) for line in out) if text.strip()]


def _resplit(line: str, rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.03 and len(line) > 6:
        at = rng.randrange(2, len(line) - 2)
        return line[:at] + "  " + line[at:]
    return line.replace("  ", "") if draw < 0.08 else line
