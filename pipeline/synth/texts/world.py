"""The invented people, companies, places, sums and days of one paper, remembered by number.

`<p1>` is the first person's name wherever it stands, `<id1>` that person's number, `<p>` somebody new each time.
Nobody here exists: names are drawn character by character, numbers get their check digits by the standards
(GB 11643 for people, GB 32100 for organizations).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import cn2an
from faker.providers.person.zh_CN import Provider as Names

from pipeline.synth.texts import words

_ID_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_USCC_WEIGHTS: Final = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_USCC_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"

_SURNAMES: Final = tuple(Names.last_names)
_MALE: Final = tuple(Names.first_names_male)
_FEMALE: Final = tuple(Names.first_names_female)

LABELS: Final[dict[str, str]] = {
    **dict.fromkeys(("p", "rep", "surname"), "PER"),
    **dict.fromkeys(("o", "bank", "firm", "court", "gov", "hosp", "insurer", "police", "arb", "notary", "lab"), "ORG"),
    **dict.fromkeys(("addr", "oaddr", "place"), "LOC"),
    **dict.fromkeys(("date", "birth", "datew", "day", "month"), "TIME"),
    **dict.fromkeys(("money", "moneyw"), "MONEY"),
    **dict.fromkeys(("post", "occ"), "TITLE"),
}
"""What a tagger should call the text of a slot."""


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    sex: str
    birth: date
    nation: str
    address: str
    phone: str
    id_number: str
    occupation: str


@dataclass(frozen=True, slots=True)
class Company:
    name: str
    uscc: str
    address: str
    representative: str
    post: str
    phone: str


def id_number(rng: random.Random, birth: date, sex: str) -> str:
    """An 18-digit number of a real area, that day and that sex, with the right check digit."""
    serial = rng.randrange(0, 499) * 2 + (1 if sex == "男" else 0)
    body = f"{rng.choice(words.AREA_CODES)}{birth:%Y%m%d}{serial:03d}"
    total = sum(int(c) * w for c, w in zip(body, _ID_WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def credit_code(rng: random.Random) -> str:
    """An 18-character unified social credit code of a company, with the right check character."""
    body = "91" + rng.choice(words.AREA_CODES) + "".join(rng.choice(_USCC_SIGNS) for _ in range(9))
    total = sum(_USCC_SIGNS.index(c) * w for c, w in zip(body, _USCC_WEIGHTS, strict=True))
    return body + _USCC_SIGNS[(31 - total % 31) % 31]


@dataclass
class World:
    """Draws by slot name; `memory` keeps numbered draws, `index` is the running number inside a repeated line."""

    rng: random.Random
    index: int = 1
    memory: dict[str, str] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    companies: dict[str, Company] = field(default_factory=dict)

    def pick(self, choices: tuple[str, ...]) -> str:
        return self.rng.choice(choices)

    def value(self, kind: str, number: str) -> str:
        """The text of slot `<kind number>`; raises KeyError for a slot nobody defined."""
        if kind in _OF_PERSON:
            return _OF_PERSON[kind](self.person(number))
        if kind in _OF_COMPANY:
            return _OF_COMPANY[kind](self.company(number))
        if not number:
            return _FREE[kind](self)
        return self.memory.setdefault(kind + number, _FREE[kind](self))

    def person(self, number: str) -> Person:
        if not number:
            return self._new_person()
        if number not in self.people:
            self.people[number] = self._new_person()
        return self.people[number]

    def company(self, number: str) -> Company:
        if not number:
            return self._new_company()
        if number not in self.companies:
            self.companies[number] = self._new_company()
        return self.companies[number]

    def address(self) -> str:
        r = self.rng
        province, city, county = r.choice(words.REGIONS)
        head = r.choice((province + city + county, city + county, county, province + city + county))
        street = r.choice(_SURNAMES) + r.choice(words.STREET_SIGNS) + r.choice(("路", "街", "大道", "巷", "东路"))
        village = r.choice(_SURNAMES) + r.choice(words.VILLAGES)
        if r.random() < 0.3:
            return head + village + r.choice(("", f"{r.randint(1, 12)}组", f"{r.randint(1, 20)}组{r.randint(1, 99)}号"))
        home = r.choice(words.ESTATE_SIGNS) + r.choice(words.ESTATES)
        room = f"{r.randint(1, 28)}{r.choice(('号楼', '栋', '幢'))}{r.choice(('', f'{r.randint(1, 5)}单元'))}"
        tail = r.choice(
            ("", home, home + room + f"{r.randint(1, 30)}{r.randint(1, 4):02d}{r.choice(('室', '号', ''))}")
        )
        return f"{head}{street}{r.randint(1, 999)}号{tail}"

    def amount(self) -> Decimal:
        r = self.rng
        base = r.choice((r.randint(1, 99) * 1000, r.randint(1, 90) * 10_000, r.randint(300, 990_000)))
        return Decimal(base) + (Decimal(r.randint(1, 99)) / 100 if r.random() < 0.3 else Decimal(0))

    def money(self, value: Decimal | None = None) -> str:
        """A sum as running text writes it: 50000元, 50,000.00元, 5万元, 人民币50000元."""
        value = self.amount() if value is None else value
        plain = f"{value:f}".rstrip("0").rstrip(".") if value != value.to_integral() else f"{int(value)}"
        forms = [f"{plain}元", f"{plain}元", f"{value:,.2f}元", f"人民币{plain}元", f"￥{value:.2f}元"]
        if value % 1000 == 0 and value >= 10_000:
            forms.append(f"{value / 10_000:f}".rstrip("0").rstrip(".") + "万元")
        return self.rng.choice(forms)

    def day(self) -> date:
        return date(2016, 1, 1) + timedelta(days=self.rng.randrange(0, 3700))

    def date(self, day: date | None = None) -> str:
        day = day or self.day()
        style = self.rng.random()
        if style < 0.75:
            return f"{day.year}年{day.month}月{day.day}日"
        if style < 0.85:
            return f"{day.year}年{day.month:02d}月{day.day:02d}日"
        return f"{day:%Y-%m-%d}" if style < 0.93 else f"{day.year}.{day.month}.{day.day}"

    def company_name(self) -> str:
        r = self.rng
        city = r.choice(words.REGIONS)[1].rstrip("市州")
        sign = "".join(r.choice(words.BRAND) for _ in range(r.choice((2, 2, 2, 3, 4))))
        trade, form = r.choice(words.TRADES), r.choice(words.COMPANY_FORMS)
        shapes = (f"{city}{sign}{trade}{form}", f"{city}市{sign}{trade}{form}", f"{sign}（{city}）{trade}{form}")
        return r.choice((*shapes, f"{sign}{trade}{form}", f"{city}{sign}{trade}{form}"))

    def _new_person(self) -> Person:
        r = self.rng
        sex = r.choice("男女")
        birth = date(1950, 1, 1) + timedelta(days=r.randrange(0, 19_500))
        given = r.choice(_MALE if sex == "男" else _FEMALE)
        if r.random() < 0.6:
            given = "".join(r.choice(words.GIVEN) for _ in range(r.choice((1, 2, 2, 2))))
        surname = r.choice(words.SURNAMES) if r.random() < 0.5 else r.choice(_SURNAMES)
        phone = r.choice(("13", "15", "18", "17", "19")) + f"{r.randrange(10**9):09d}"
        nation = "汉族" if r.random() < 0.8 else r.choice(words.NATIONS)
        return Person(
            surname + given, sex, birth, nation, self.address(), phone, id_number(r, birth, sex), r.choice(words.JOBS)
        )

    def _new_company(self) -> Company:
        r = self.rng
        phone = f"0{r.choice(('10', '21', '371', '571', '755', '28'))}-{r.randrange(10**7, 10**8)}"
        post = r.choice(words.POSTS)
        return Company(self.company_name(), credit_code(r), self.address(), self._new_person().name, post, phone)


def in_words(value: Decimal) -> str:
    """The sum in banking numerals: 伍万元整."""
    return str(cn2an.an2cn(f"{value:.2f}", "rmb"))


def _written(day: date) -> str:
    digits = "".join("〇一二三四五六七八九"[int(c)] for c in str(day.year))
    return f"{digits}年{cn2an.an2cn(day.month)}月{cn2an.an2cn(day.day)}日"


def _digits(w: World, count: int) -> str:
    return "".join(str(w.rng.randrange(10)) for _ in range(count))


def _org(endings: tuple[str, ...], level: int = 2) -> Callable[[World], str]:
    def draw(w: World) -> str:
        region = w.rng.choice(words.REGIONS)
        return w.rng.choice((region[level], region[1] + region[level])) + w.pick(endings)

    return draw


_OF_PERSON: Final[dict[str, Callable[[Person], str]]] = {
    "p": lambda p: p.name,
    "surname": lambda p: p.name[0],
    "sex": lambda p: p.sex,
    "birth": lambda p: f"{p.birth.year}年{p.birth.month}月{p.birth.day}日",
    "nation": lambda p: p.nation,
    "addr": lambda p: p.address,
    "phone": lambda p: p.phone,
    "id": lambda p: p.id_number,
    "occ": lambda p: p.occupation,
    "age": lambda p: str(2024 - p.birth.year),
}

_OF_COMPANY: Final[dict[str, Callable[[Company], str]]] = {
    "o": lambda c: c.name,
    "uscc": lambda c: c.uscc,
    "oaddr": lambda c: c.address,
    "rep": lambda c: c.representative,
    "post": lambda c: c.post,
    "ophone": lambda c: c.phone,
}

_FREE: Final[dict[str, Callable[[World], str]]] = {
    "date": lambda w: w.date(),
    "datew": lambda w: _written(w.day()),
    "day": lambda w: f"{w.day():%Y-%m-%d}",
    "month": lambda w: f"{w.rng.randint(2016, 2025)}年{w.rng.randint(1, 12)}月",
    "clock": lambda w: f"{w.rng.randint(0, 23):02d}:{w.rng.randint(0, 59):02d}",
    "money": lambda w: w.money(),
    "moneyw": lambda w: in_words(w.amount()),
    "sum": lambda w: f"{w.amount():,.2f}",
    "price": lambda w: f"{w.rng.randint(5, 9000)}.{w.rng.randint(0, 99):02d}",
    "n": lambda w: str(w.rng.randint(1, 12)),
    "nn": lambda w: str(w.rng.randint(10, 99)),
    "nnn": lambda w: str(w.rng.randint(100, 999)),
    "i": lambda w: str(w.index),
    "ci": lambda w: str(cn2an.an2cn(w.index)),
    "year": lambda w: str(w.rng.randint(2016, 2025)),
    "acct": lambda w: "62" + _digits(w, w.rng.choice((14, 17))),
    "serial": lambda w: _digits(w, w.rng.choice((8, 10, 12, 20, 28))),
    "code": lambda w: w.rng.choice("ABCDHJKLMNXYZ") + w.rng.choice("ABCDHJKLMNXYZ") + _digits(w, 8),
    "case": lambda w: (
        f"（{w.rng.randint(2018, 2025)}）{w.pick(words.COURT_CODES)}{w.pick(words.CASE_WORDS)}{_digits(w, 4)}号"
    ),
    "plate": lambda w: w.pick(words.PLATES) + w.rng.choice("ABCDEF") + _digits(w, 5),
    "place": lambda w: w.address(),
    "city": lambda w: w.rng.choice(words.REGIONS)[1],
    "county": lambda w: w.rng.choice(words.REGIONS)[2],
    "estate": lambda w: w.pick(words.ESTATE_SIGNS) + w.pick(words.ESTATES),
    "good": lambda w: w.pick(words.GOODS),
    "unit": lambda w: w.pick(words.UNITS),
    "cause": lambda w: w.pick(words.CAUSES),
    "illness": lambda w: w.pick(words.ILLNESSES),
    "vehicle": lambda w: w.pick(words.VEHICLES),
    "nick": lambda w: w.pick(words.NICKNAMES),
    "bank": lambda w: w.pick(words.BANKS) + w.rng.choice(("", w.rng.choice(words.REGIONS)[2] + "支行")),
    "firm": lambda w: (
        w.rng.choice(words.REGIONS)[0].rstrip("省市") + "".join(w.rng.sample(words.BRAND, 2)) + "律师事务所"
    ),
    "court": _org(("人民法院",)),
    "gov": _org(words.AUTHORITIES),
    "police": _org(("公安局交通警察大队", "公安局交通管理大队", "公安局交通警察支队")),
    "arb": _org(("劳动人事争议仲裁委员会", "劳动争议仲裁委员会")),
    "notary": _org(("公证处",)),
    "hosp": _org(("人民医院", "中医院", "第一人民医院", "妇幼保健院", "中心医院")),
    "lab": lambda w: w.rng.choice(words.REGIONS)[1] + "".join(w.rng.sample(words.BRAND, 2)) + "司法鉴定中心",
    "insurer": lambda w: (
        "中国" + w.pick(words.INSURERS) + "保险股份有限公司" + w.rng.choice(words.REGIONS)[1] + "分公司"
    ),
}
