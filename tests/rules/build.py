"""A case out of a few lines of YAML in Chinese: a base packet and what is changed in it."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from pipeline.chinese import is_organization
from pipeline.types import (
    Amount,
    Box,
    Case,
    Category,
    Cause,
    Claim,
    ClaimKind,
    Document,
    Evidence,
    Field,
    FileStatus,
    Mark,
    MarkKind,
    Page,
    PageStatus,
    Party,
    PartyKind,
    Role,
    SourceFile,
    TextSource,
    Total,
    Word,
)

HERE = Path(__file__).parent
Given = dict[str, Any]


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


WORDS = load(HERE / "words.yaml")
BASES = load(HERE / "bases.yaml")
_LINE = Box(0.1, 0.1, 0.6, 0.13)
_NOT_FIELDS = {"类", "把握", "标题", "文字", "清晰", "页数", "字迹", "电子", "文件", "角色", "代表", "墨迹"}
_CHANGES = {
    "底本",
    "改",
    "去",
    "加",
    "文件",
    "页",
    "请求",
    "合计",
    "当事人",
    "加当事人",
    "诉状",
    "日期",
    "类别",
    "类别把握",
    "案由",
    "法院",
}


def case_of(given: Given) -> Case:
    """The base named by 底本 (民间借贷 where none is) with the changes of `given`."""
    spec = copy.deepcopy(BASES[given.get("底本", "民间借贷")])
    _change(spec, given)
    return _case(spec)


def _change(spec: Given, given: Given) -> None:
    for key, value in given.items():
        if key in ("日期", "类别", "类别把握", "案由", "请求", "合计", "当事人", "文件", "页"):
            spec[key] = value
        elif key == "诉状":
            spec["诉状"] = None if value is None else _merged(spec["诉状"], value)
        elif key in WORDS["角色"]:
            _first(spec["当事人"], "角色", key, value)
        elif key not in _CHANGES:
            raise KeyError(f"例表里不认识的项: {key}")
    for kind, value in given.get("改", {}).items():
        _first(spec["材料"], "类", kind, value)
    gone = set(given.get("去", ()))
    if gone - {d["类"] for d in spec["材料"]}:
        raise KeyError(f"底本里没有可去掉的材料: {gone}")
    spec["材料"] = [d for d in spec["材料"] if d["类"] not in gone] + list(given.get("加", ()))
    spec["当事人"] = spec["当事人"] + list(given.get("加当事人", ()))


def _merged(old: Given, new: Given) -> Given:
    return {k: v for k, v in {**old, **new}.items() if v is not None}


def _first(things: list[Given], key: str, name: str, value: Given | None) -> None:
    at = next(i for i, thing in enumerate(things) if thing[key] == name)
    things[at : at + 1] = [] if value is None else [_merged(things[at], value)]


def _case(spec: Given) -> Case:
    papers = ([spec["诉状"]] if spec["诉状"] else []) + spec["材料"]
    documents = tuple(_document(i, paper) for i, paper in enumerate(papers, 1))
    pleading = documents[0] if spec["诉状"] else None
    pages = tuple(p for d in documents for p in d.pages) + tuple(map(_loose_page, spec.get("页", ())))
    return Case(
        category=Category(WORDS["类别"][spec["类别"]]) if spec["类别"] else None,
        category_confidence=spec.get("类别把握", 0.99),
        cause=_cause(spec["案由"]) if spec["案由"] else None,
        court=pleading.first("court") if pleading else None,
        filed_on=_day(spec["日期"]),
        as_of=_day(spec["日期"]),
        parties=tuple(_party(p) for p in spec["当事人"]) if pleading else (),
        claims=tuple(_claim(i, c) for i, c in enumerate(spec["请求"] or (), 1)) if pleading else (),
        total=_total(spec),
        fee=None,
        pleading=pleading,
        documents=documents,
        pages=pages,
        files=tuple(_files(pages, spec.get("文件", ()))),
        stated_cause=pleading.first("stated_cause") if pleading else None,
    )


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _cause(spec: Given) -> Cause:
    return Cause(spec["名"], tuple(spec.get("路径", [spec["名"]])), spec.get("把握", 0.95))


def _document(number: int, spec: Given) -> Document:
    kind = WORDS["材料"][spec["类"]]
    file = spec.get("文件") or f"{number:02d}-{spec['类']}.pdf"
    pages = tuple(_page(file, n, spec) for n in range(1, spec.get("页数", 1) + 1))
    fields = tuple(f for key, value in spec.items() if key not in _NOT_FIELDS for f in _fields(key, value, pages, spec))
    return Document(f"d{number}", kind, spec.get("标题"), pages, spec.get("把握", 0.98), fields)


def _page(file: str, number: int, spec: Given) -> Page:
    lines = str(spec.get("文字", "")).splitlines() if number == 1 else []
    words = tuple(
        Word(line, Box(0.1, 0.05 + i * 0.03, 0.9, 0.07 + i * 0.03), spec.get("字迹", 0.99), i)
        for i, line in enumerate(lines)
    )
    kind = MarkKind.SEAL if spec.get("墨迹") == "印章" else MarkKind.SIGNATURE
    shape = "round" if kind is MarkKind.SEAL else None
    marks = (Mark(kind, _LINE, 0.9, "black", shape),) if spec.get("墨迹") else ()
    source = TextSource.TEXT_LAYER if spec.get("电子") else TextSource.OCR
    printed = bool(spec.get("电子"))
    return Page(
        f"{file}#{number}",
        file,
        number,
        1654,
        2339,
        "0" * 64,
        printed=printed,
        text_source=source,
        words=words,
        marks=marks,
    )


def _fields(key: str, value: Any, pages: tuple[Page, ...], spec: Given, prefix: str = "") -> list[Field]:
    name = WORDS["栏"][key]
    values = value if isinstance(value, list) else [value]
    found = []
    for i, one in enumerate(values, 1):
        page = (
            pages[min(i, len(pages)) - 1]
            if name in ("page_number", "page_count")
            else pages[-1 if name == "signature" else 0]
        )
        found.append(_field(name, one, page.page_id, spec.get("清晰", 0.99), i if isinstance(value, list) else None))
    return found


def _field(name: str, value: Any, page_id: str, clear: float, item: int | None = None) -> Field:
    given = value if isinstance(value, dict) else {"值": value}
    text = str(given["值"])
    clear = given.get("清晰", clear)
    evidence = (Evidence(page_id, _LINE, text, clear, tuple(given.get("逐字", ()))),)
    return Field(name, WORDS["值"].get(text, text), given.get("把握", clear * 0.97), evidence, "test/table", item)


def _party(spec: Given) -> Party:
    role = Role(WORDS["角色"][spec["角色"]])
    page_id = "01-起诉状.pdf#1"
    fields = tuple(
        _field(WORDS["栏"][key], value, page_id, spec.get("清晰", 0.99))
        for key, value in spec.items()
        if key not in _NOT_FIELDS
    )
    main = role in (Role.PLAINTIFF, Role.DEFENDANT, Role.THIRD_PARTY, Role.APPLICANT, Role.RESPONDENT)
    name = next((f.value for f in fields if f.name == "name"), "")
    kind = PartyKind.ORGANIZATION if main and (is_organization(name) or "信用代码" in spec) else PartyKind.NATURAL
    return Party(role, kind, fields, tuple(spec.get("代表", ())), 0.97)


def _claim(number: int, spec: Given) -> Claim:
    evidence = (Evidence("01-起诉状.pdf#1", _LINE, spec["内容"], spec.get("清晰", 0.99)),)
    sums = spec.get("金额", [])
    amounts = tuple(Amount(Decimal(str(s)), str(s), evidence) for s in (sums if isinstance(sums, list) else [sums]))
    names = {"利率": "rate", "起算": "start_date", "截止": "end_date", "依据": "basis"}
    fields = tuple(_field(names[k], v, "01-起诉状.pdf#1", 0.99) for k, v in spec.items() if k in names)
    return Claim(number, spec["内容"], ClaimKind(WORDS["请求"][spec["种类"]]), amounts, fields, evidence)


def _total(spec: Given) -> Total:
    given = spec.get("合计") or {}
    evidence = (Evidence("01-起诉状.pdf#1", _LINE, str(given.get("写")), given.get("清晰", 0.99)),)
    stated = Amount(Decimal(str(given["写"])), str(given["写"]), evidence) if "写" in given else None
    return Total(Decimal(str(given["算"])) if "算" in given else None, str(given.get("算式", "各项相加")), stated)


def _loose_page(spec: Given) -> Page:
    status = PageStatus(WORDS["状态"][spec["状态"]])
    file, _, number = str(spec["名"]).partition("#")
    page_id = f"{file}#{number or 1}"
    return Page(page_id, file, int(number or 1), 1654, 2339, "0" * 64, text_source=TextSource.OCR, status=status,
                status_reason=spec.get("说明"), duplicate_of=spec.get("同"),
                unread=tuple(Box(*b) for b in spec.get("未读", ())))  # fmt: skip


def _files(pages: tuple[Page, ...], given: Any) -> list[SourceFile]:
    counts: dict[str, int] = {}
    for page in pages:
        counts[page.file] = counts.get(page.file, 0) + 1
    own = [SourceFile(name, "0" * 64, "application/pdf", n, FileStatus.OK) for name, n in counts.items()]
    extra = [
        SourceFile(f["名"], "0" * 64, "application/pdf", 0, FileStatus(WORDS["文件"][f["状态"]]), f.get("说明"))
        for f in given
    ]
    return own + extra
