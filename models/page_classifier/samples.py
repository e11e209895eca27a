"""The pages that the classifier learns from: random papers, made packets, titles over nothing, published texts."""

from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from pipeline.classify.features import Look, look_at  # noqa: E402
from pipeline.classify.titles import TITLES  # noqa: E402
from pipeline.score import unseen as labelled_texts  # noqa: E402
from pipeline.splits import training_packets  # noqa: E402
from pipeline.synth.texts import Paper, Row, families, paper  # noqa: E402
from pipeline.synth.texts.printed import printed  # noqa: E402
from pipeline.synth.texts.worn import worn  # noqa: E402
from pipeline.types import Box, Mark, MarkKind, Page, TextSource, Word  # noqa: E402
from pipeline.vocabulary import DOC_TYPES  # noqa: E402

FOLDS = 3
ALWAYS, REAL_TRAINED, REAL_MEASURED, LABELLED = -1, -2, -3, -4


@dataclass(frozen=True)
class Sample:
    """`fold` is that of its wording family, or one of ALWAYS (learnt from in every fold: titles over foreign words),
    REAL_TRAINED and REAL_MEASURED (published texts) and LABELLED (texts labelled for the score: measured only)."""

    look: Look
    doc_type: str
    first: bool
    fold: int
    source: str


def packets(folder: Path, most: int, rng: random.Random) -> Iterator[Sample]:
    """Pages of made packets, `most` of each wording family and at least half as many: rare ones worn several times."""
    pages: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for packet in training_packets(folder):
        for leaf in json.loads((packet / "pages.json").read_text(encoding="utf-8")):
            if leaf["status"] == "used":
                pages[leaf["family"]].append(leaf)
    stray = [word[0] for leaves in pages.values() for leaf in leaves[:2] for word in leaf["words"][:3]]
    for family, fold in _folds(pages).items():
        found = rng.sample(pages[family], min(most, len(pages[family])))
        while 0 < len(found) < most // 2:
            found += found[: most // 2 - len(found)]
        for leaf in found:
            first = leaf["first"] or leaf["doc_type"] == "id_card"
            yield Sample(_look(leaf, rng, stray), leaf["doc_type"], first, fold, f"packet {family}")


def _folds(names: Iterable[str]) -> dict[str, int]:
    """Families of a type dealt in turn, the types beginning with different folds."""
    by_type: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        by_type[name.partition("/")[0]].append(name)
    return {
        name: (offset + n) % FOLDS
        for offset, doc_type in enumerate(sorted(by_type))
        for n, name in enumerate(by_type[doc_type])
    }


def _look(leaf: dict[str, Any], rng: random.Random, stray: Sequence[str]) -> Look:
    words = tuple(Word(text, Box(*box), 0.95, line) for text, box, line, _ in leaf["words"])
    marks = tuple(Mark(MarkKind(kind), Box(*box), 0.9, "red") for kind, box in leaf["marks"])
    page = Page(
        leaf["page_id"], leaf["file"], 1, leaf["width"], leaf["height"], "", printed=leaf["form"] == "text",
        text_source=TextSource.OCR, words=words, marks=marks,
    )  # fmt: skip
    page = worn(page, leaf["form"], [hand for *_, hand in leaf["words"]], rng, stray)
    if leaf["doc_type"] == "photo" and rng.random() < 0.4:
        page = replace(page, words=tuple(_misseen(rng)))
    if rng.random() < 0.1 and leaf["first"]:
        page = _untitled(page)
    return look_at(page, _picture(leaf["doc_type"], rng))


def _misseen(rng: random.Random) -> Iterator[Word]:
    """What an engine reads in the windows, wheels and lattices of a picture."""
    for no in range(rng.randint(1, 6)):
        text = "".join(rng.choices("日田口一目回中工王门1IlL-丨", k=rng.randint(1, 3)))
        left, top = rng.random() * 0.9, 0.1 + 0.12 * no
        yield Word(text, Box(left, top, left + 0.02 * len(text), top + 0.02), 0.6, no)


def _untitled(page: Page) -> Page:
    lines = sorted({w.line for w in page.words})
    return replace(page, words=tuple(w for w in page.words if w.line != lines[0])) if len(lines) > 3 else page


def _picture(doc_type: str, rng: random.Random) -> float:
    return rng.uniform(0.12, 0.9) if doc_type == "photo" else rng.choice((0.0, 0.02, 0.05))


def synthetic(papers: int, rng: random.Random) -> Iterator[Sample]:
    stray = [row.text for t in DOC_TYPES for row in paper(t, rng).pages[0][:6]]
    for doc_type in DOC_TYPES:
        names = families(doc_type)
        for index, name in enumerate(names):
            for _ in range(max(papers // 2, papers * 3 // len(names))):
                made = paper(doc_type, rng, name)
                yield from _samples(made, rng, index % FOLDS, name, stray)


def _samples(made: Paper, rng: random.Random, fold: int, source: str, stray: Sequence[str]) -> Iterator[Sample]:
    pages = printed(made, rng, noisy=rng.random() < 0.8, foreign=stray)
    keep = {0, *rng.sample(range(len(pages)), min(len(pages), 2))}
    for index in sorted(keep):
        page = pages[index]
        if made.doc_type == "photo" and rng.random() < 0.4:
            page = replace(page, words=())
        yield Sample(look_at(page, _picture(made.doc_type, rng)), made.doc_type, index == 0, fold, source)


def titled(papers: int, rng: random.Random, sentences: Sequence[str] = ()) -> Iterator[Sample]:
    """A known title over words that say nothing, or over `sentences` of papers of any type: the title must carry the
    decision."""
    pool = [row.text for t in ("other", "contract", "judgment") for _ in range(80) for row in paper(t, rng).pages[0]]
    for title, doc_type in TITLES.items():
        for _ in range(max(1, papers // 10)):
            words = sentences if sentences and rng.random() < 0.4 else pool
            body = [_babble(rng, words) for _ in range(rng.randint(0, 14))]
            extra = [Row(_babble(rng, pool)[:14], "row")] if rng.random() < 0.3 else []
            rows = (*extra, Row(title, "title"), *(Row(text, "text") for text in body))
            made = Paper(doc_type, "title", rng.choice(("a4", "a4", "slip", "phone")), (rows,))
            yield Sample(look_at(printed(made, rng)[0], 0.0), doc_type, True, ALWAYS, "title")


def _babble(rng: random.Random, pool: Sequence[str]) -> str:
    """Common characters in no order, or the beginning of some other paper's sentence."""
    if rng.random() < 0.5:
        return "".join(chr(rng.randrange(0x4E00, 0x9FA0)) for _ in range(rng.randint(4, 60)))
    return rng.choice(pool)[: rng.randint(5, 60)]


def real(data: Path, rng: random.Random) -> Iterator[Sample]:
    """Texts that people wrote, each with its paper's title where its kind has one; odd ones are only measured."""
    marks = labelled_texts.known()
    for index, (made, source) in enumerate(_real_papers(data)):
        pages = printed(made, rng, noisy=True)
        labelled = labelled_texts.unseen("".join(row.text for rows in made.pages for row in rows), marks)
        fold = LABELLED if labelled else (REAL_TRAINED, REAL_MEASURED)[index % 2]
        for no, page in enumerate(pages[:2]):
            headed = no == 0 and not source.endswith("continued")
            yield Sample(look_at(page), made.doc_type, headed, fold, source)


def sentences(data: Path) -> list[str]:
    """Of the published texts that are learnt from."""
    marks = labelled_texts.known()
    found = (made for index, (made, _) in enumerate(_real_papers(data)) if index % 2 == 0)
    rows = (row.text for made in found for rows in made.pages for row in rows)
    return [
        part for row in rows for part in re.split(r"(?<=[。；])", row) if part and not labelled_texts.unseen(row, marks)
    ]


def _real_papers(data: Path) -> Iterator[tuple[Paper, str]]:
    loan = data / "judgments_loan" / "judgments.jsonl"
    if loan.is_file():
        for line in loan.read_text(encoding="utf-8").splitlines():
            yield from _loan(json.loads(line))
    for file in sorted((data / "simucourt_second").glob("*.json")):
        for entry in json.loads(file.read_text(encoding="utf-8")):
            yield _second(entry), "appeal judgment"
    for file in sorted((data / "cail2019_cjrc").glob("*.json")):
        for entry in json.loads(file.read_text(encoding="utf-8"))["data"][:150]:
            yield _paper("judgment", [], [entry["paragraphs"][0]["context"]]), "judgment continued"
    for file in sorted((data / "wenshu_templates").glob("*.txt")):
        if made := _template(file.read_text(encoding="utf-8")):
            yield made, "template"


def _loan(entry: dict[str, str]) -> Iterator[tuple[Paper, str]]:
    header = [part + "。" for part in entry["header"].split("。") if part.strip()]
    told = re.search(r"诉称[，：:]?(.{40,}?)(被告[^，。]{0,12}(未|辩称)|经审理查明)", entry["body"], re.S)
    if told:
        rows = [*header, "诉讼请求：", "事实与理由：", told[1]]
        yield _paper("complaint", ["民事起诉状"], rows), "complaint"
    yield _paper("judgment", ["人民法院", "民事判决书"], [*header, entry["body"]]), "judgment"


def _second(entry: dict[str, str]) -> Paper:
    kind = {"刑事": "刑事判决书", "行政": "行政判决书"}.get(entry["类别"], "民事判决书")
    body = [v for k, v in entry.items() if k not in ("序号", "案件名", "类别", "发布时间") and v and v != "无"]
    return _paper("judgment", [entry["法院"], kind, entry["案号"]], [str(v) for v in body[4:]])


_TEMPLATE_TYPES = (
    (r"裁定|判决书|调解书（", "judgment"),
    (r"行政诉讼起诉书", "administrative_complaint"),
    (r"刑事自诉状|附带民事诉状", "private_prosecution"),
    (r"民事起诉", "complaint"),
    (r"答辩", "answer"),
    (r"执行书|强制执行申请", "enforcement_application"),
    (r"授权委托书", "power_of_attorney"),
    (r"律师事务所函|律师事务所介绍信|律师事务所函（", "law_firm_letter"),
    (r"催告函|催促书", "demand_letter"),
    (r"合同$|协议$|协议书$", "contract"),
    (r"申请书|上诉|申诉|笔录|代理词|辩护词|登记表|意见书|见证书|赔偿委员会|公证书|声明|通知书|反诉|异议", "other"),
)


def _template(text: str) -> Paper | None:
    lines = [line for line in text.split("\n") if line.strip()]
    title = re.sub(r"（.*", "", lines[0]).replace("×", "")
    for pattern, doc_type in _TEMPLATE_TYPES:
        if re.search(pattern, lines[0]):
            return _paper(doc_type, [title], lines[1:40])
    return None


def _paper(doc_type: str, titles: list[str], rows: Iterable[str]) -> Paper:
    made = [Row(t, "title") for t in titles if t.strip()] + [Row(r, "text") for r in rows if r.strip()]
    return Paper(doc_type, "real", "a4", (tuple(made),))
