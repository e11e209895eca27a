"""Chats and payments on the telephone: borrowing, urging, paying; drawn as screens, now and then printed as a list."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from pipeline.synth.packets.draft import Draft, Paper
from pipeline.synth.texts.grammar import choose

Lines = list[tuple[str, str]]
_DAY: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_WHO: Final = {"me": "本人", "you": "对方"}


def chat(draft: Draft, key: str, other: str, messages: Lines, title: str) -> Paper:
    """A chat with `other`; `messages` as the drawing takes them, their first a time."""
    clock = f"{draft.rng.randint(7, 22):02d}:{draft.rng.randint(0, 59):02d}"
    given: dict[str, object] = {"listed": True, "title": title}
    if draft.rng.random() < 0.15:
        rows = [{"speaker": _WHO[who], "said": text} for who, text in messages if who in _WHO]
        day = next(found[0] for who, text in messages if who == "time" and (found := _DAY.findall(text)))
        return draft.paper(
            "chat_screenshot",
            key,
            sent_on=date(*map(int, day)),
            repeats={"message": rows},
            extra={"with": other},
            **given,
        )
    made = draft.paper("chat_screenshot", key, draw="chat", **given)
    made.values["title"] = other
    days = dict.fromkeys(day for who, text in messages if who == "time" for day in _DAY.findall(text))
    made.repeats["day"] = [{"sent_on": date(*map(int, day))} for day in days]
    made.extra |= {"title": other, "clock": clock, "messages": messages}
    return made


def moment(day: date, rng: random.Random) -> str:
    """As a chat shows it, in 24 hours or with the part of the day."""
    hour, minute = rng.randint(8, 22), rng.randint(0, 59)
    part = "上午" if hour < 12 else "下午" if hour < 18 else "晚上"
    shown = f"{part}{hour if hour <= 12 else hour - 12}" if rng.random() < 0.5 else f"{hour}"
    return f"{day.year}年{day.month}月{day.day}日 {shown}:{minute:02d}"


def payment(
    draft: Draft, key: str, payee: str, amount: Decimal, paid_on: date, title: str, note: str = "转账"
) -> Paper:
    r = draft.rng
    clock = f"{r.randint(7, 22):02d}:{r.randint(0, 59):02d}"
    values = {"payee": payee, "amount": amount, "paid_on": paid_on, "reference": note}
    if r.random() < 0.15:
        return draft.paper("payment_screenshot", key, listed=True, title=title, **values)
    app = r.choice((_wechat, _alipay, _bank))
    return draft.paper(
        "payment_screenshot", key, draw="payment", listed=True, title=title, extra=app(r, payee, amount, paid_on, note) | {"clock": clock},
        **values,
    )  # fmt: skip


def _time(r: random.Random, day: date) -> str:
    return f"{day} {r.randint(8, 21):02d}:{r.randint(0, 59):02d}:{r.randint(0, 59):02d}"


def _wechat(r: random.Random, payee: str, amount: Decimal, day: date, note: str) -> dict[str, object]:
    rows = [
        ("当前状态", r.choice(("对方已收钱", "已存入对方零钱"))), ("转账说明", note), ("转账时间", _time(r, day).replace("-", "年", 1).replace("-", "月", 1).replace(" ", "日 ", 1)),
        ("支付方式", r.choice(("零钱", "工商银行储蓄卡(4471)", "建设银行储蓄卡(0926)"))), ("转账单号", f"1000050001{day:%Y%m%d}{r.randrange(10**12, 10**13)}"),
    ]  # fmt: skip
    return {
        "title": r.choice(("账单详情", "账单")),
        "headline": f"转账-转给{payee}",
        "amount": f"-{amount:.2f}",
        "rows": rows,
    }


def _alipay(r: random.Random, payee: str, amount: Decimal, day: date, note: str) -> dict[str, object]:
    rows = [
        ("付款方式", r.choice(("余额宝", "账户余额", "中国银行储蓄卡"))), ("转账备注", note), ("对方账户", payee),
        ("创建时间", _time(r, day)), ("订单号", f"{day:%Y%m%d}20004001{r.randrange(10**13, 10**14)}"),
    ]  # fmt: skip
    return {"title": "账单详情", "headline": payee, "amount": f"-{amount:,.2f}", "rows": rows}


def _bank(r: random.Random, payee: str, amount: Decimal, day: date, note: str) -> dict[str, object]:
    rows = [
        ("收款人", payee), ("收款账户", f"62****{r.randint(1000, 9999)}"), ("付款账户", f"储蓄卡({r.randint(1000, 9999)})"),
        ("交易时间", _time(r, day)), ("附言", note), ("交易状态", "交易成功"),
    ]  # fmt: skip
    return {
        "title": r.choice(("转账详情", "交易明细")),
        "headline": "转账汇款",
        "amount": f"￥{amount:,.2f}",
        "rows": rows,
    }


def lending(draft: Draft) -> None:
    """A loan by telephone: the talk, and the payment."""
    r, f = draft.rng, draft.facts
    total: Decimal = f["principal"]
    lines = choose(r.choice(_BORROW_HELD if draft.split == "test" and r.random() < 0.5 else _BORROW), r)
    due = f"{f['due_on'].year}年{f['due_on'].month}月"
    filled = lines.replace("$need", f["need"]).replace("$sum", _spoken(total)).replace("$due", due)
    filled = filled.replace("$rate", f"{f['yearly_rate'] * 100:f}".rstrip("0").rstrip(".") if f["yearly_rate"] else "")
    told = [line for line in _parsed(filled) if f["yearly_rate"] or "利息按年" not in line[1]]
    name = r.choice((f["borrower"], f["borrower"], f["borrower"] + r.choice(("（老板）", "-建材", " 新号"))))
    title = choose("微信聊天记录[（借款经过）|截图|]", r)
    chat(draft, "chat", name, [("time", moment(f["lent_on"], r)), *told], title)
    title = choose("[微信|支付宝|手机银行|]转账[记录|截图|凭证]", r)
    payment(draft, "payment", f["borrower"], total, f["lent_on"], title, r.choice(("借款", "转账", "借款")))


def urging(draft: Draft, debtor: str, amount: Decimal, day: date, key: str = "urging") -> None:
    """The creditor asks for the money, the debtor puts him off."""
    r = draft.rng
    lines = choose(r.choice(_URGE_HELD if draft.split == "test" and r.random() < 0.5 else _URGE), r)
    later = day + timedelta(days=r.randint(3, 12))
    first, *rest = lines.replace("$sum", _spoken(amount)).split("\n---\n")
    messages = [("time", moment(day, r)), *_parsed(first)]
    for part in rest:
        messages += [("time", moment(later, r)), *_parsed(part)]
    chat(draft, key, debtor, messages, choose("[催款|催收|催要欠款][的|]微信聊天[记录|截图]", r))


def _parsed(lines: str) -> Lines:
    marks = {"我": "me", "他": "you"}
    return [(marks[line[0]], line[2:]) for line in lines.split("\n")]


def _spoken(amount: Decimal) -> str:
    ten_thousands = (amount / 10000).normalize()
    return f"{ten_thousands:f}万" if amount % 1000 == 0 and amount >= 10000 else f"{amount.normalize():f}元"


_BORROW: Final = (
    "他 [在忙吗|哥，在不在|姐，方便说话吗]，[有个事想麻烦你|想跟你商量个事]\n我 [在呢|你说|什么事]\n他 [最近$need|我这边$need]，想跟你借$sum[周转一下|应个急|]\n我 [这么多啊|我看看卡上还有多少]，什么时候能还\n他 $due[之前肯定还|底还清|前一定还你]，利息按年$rate个点给你\n我 [那行，都是熟人|好吧，你可别忘了]，账号发我\n他 [谢谢，尾号0926那个卡|还是上次那张卡]\n我 转过去了，$sum，你查一下\n他 收到了，[算我借你的|这是借你的钱，到时候一定还]",
    "他 [跟你说个事|老哥帮帮忙]，[家里$need|$need]，手头差$sum\n我 差这么多\n他 [你先借我$sum|你那边先挪$sum给我]，$due[还|还清]\n我 行，你[给我打个欠条|写清楚]\n他 [微信上说了就算数，我不会赖的|聊天记录就是凭证]\n他 利息按年$rate%算\n我 [转了，看下|钱转你了，注意查收]\n他 [到了，多谢|收到，谢谢]",
    "我 [听说你$need|你上次说$need]，[还差多少|要多少]\n他 差$sum，[能不能借我|你能借我不]，$due还你\n我 可以，[我下午转|等下转你]\n他 利息按年$rate%给，不让你吃亏\n我 $sum转你了\n他 收到$sum，[$due一定还|谢谢，记着呢]",
)  # fmt: skip
_BORROW_HELD: Final = (
    "我 $sum我准备好了，你确定$due能还上？\n他 确定，合同款下来第一个给你\n我 那说好，是借款，不是入股\n他 对，借款，利息按年$rate%\n我 已经打过去了\n他 看到了，$sum，一分不少",
)
_URGE: Final = (
    "我 [之前的$sum什么时候能还|那$sum到期了，你看怎么办]\n他 [最近手头紧|生意不好做]，再[缓缓|等等]\n我 [都过了好久了|我也等着用钱]\n他 [下个月|过几天]一定给你\n---\n我 [电话怎么不接|说好的钱呢]\n他 [真没有，不是不还|再给我点时间]\n我 再不还[只能走法律程序了|我就去法院了]",
    "我 你好，[欠的$sum该结了|$sum那笔款请尽快支付]\n他 [知道，在想办法|我没说不给]\n我 给个准话，哪天\n他 [月底吧|这个月底前]\n---\n我 月底已经过了\n我 [请今天回复|在吗]\n他 [你起诉吧，我没钱|随便你]",
    "我 $sum的事你考虑得怎么样\n他 [先还一部分行不行|分期行不行]\n我 可以，[先还一半|你先转]\n---\n我 [等了一周了还没转|还是没收到]，[我只能起诉|这样我只好找律师了]\n他 [随你|别催了]",
)  # fmt: skip
_URGE_HELD: Final = (
    "我 最后一次跟你说，$sum请在三天内付清\n他 钱我认，就是现在拿不出来\n我 拿不出来也要有个计划\n---\n我 三天到了\n他 再宽限一个月\n我 不再宽限，法院见",
)
