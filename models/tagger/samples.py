"""The labelled texts that the tagger is trained and measured on, all as text with spans."""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from pipeline.synth.texts import families, paper  # noqa: E402
from pipeline.vocabulary import DOC_TYPES  # noqa: E402

KINDS = ("PER", "ORG", "LOC", "TITLE", "TIME", "MONEY")
TAGS = ("O", *(f"{b}-{k}" for k in KINDS for b in "BI"))
HELD = ("complaint/company", "complaint/labour", "power_of_attorney/person", "judgment/civil", "answer/plain")


class Sample(NamedTuple):
    """`known` are the labels that the source marks: only these are scored, the others are not taught as O."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    known: frozenset[str] = frozenset(KINDS)


def resume(file: Path) -> Iterator[Sample]:
    names = {"NAME": "PER", "ORG": "ORG", "TITLE": "TITLE", "LOC": "LOC"}
    for block in file.read_text(encoding="utf-8").split("\n\n"):
        pairs = [line.split(" ") for line in block.split("\n") if " " in line]
        if pairs:
            text = "".join(c for c, _ in pairs)
            spans = [(a, b, names[k]) for a, b, k in _bmes([t for _, t in pairs]) if k in names]
            yield Sample(text, tuple(spans), frozenset(names.values()))


def _bmes(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for i, tag in enumerate(tags):
        if tag[0] in "BS":
            start = i
        if tag[0] in "ES":
            yield start, i + 1, tag[2:]


CARRIERS = (
    "住{}。", "住址：{}", "住{}，电话", "地址：{}", "户籍所在地：{}", "送达地址：{}，联系电话",
    "住所地{}。", "住所地：{}，",
    "现住{}", "位于{}的房屋", "{}", "经营场所：{}", "租赁房屋坐落于{}，", "收货地址：{}", "，汉族，住{}，公民身份号码",
)  # fmt: skip
TEST_CARRIERS = ("原告现居住于{}。", "经常居住地为{}，手机号", "家庭住址 {}", "办公地点在{}；")


def addresses(file: Path, carriers: Sequence[str], rng: random.Random) -> Iterator[Sample]:
    for block in file.read_text(encoding="utf-8").split("\n\n"):
        text = "".join(line.split(" ")[0] for line in block.split("\n") if " " in line)
        if len(text) > 3:
            carrier = rng.choice(carriers)
            at = carrier.index("{}")
            yield Sample(carrier.format(text), ((at, at + len(text), "LOC"),))


def facts(file: Path, part: str) -> Iterator[Sample]:
    """Theft facts; a tenth of them (by hash of their text) for dev, a tenth for test."""
    names = {"NHCS": "PER", "NHVI": "PER", "NT": "TIME", "NS": "LOC", "NO": "ORG"}
    names |= dict.fromkeys(("NCGV", "NCSM", "NCSP"), "MONEY")
    for line in file.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        text = entry["context"]
        bucket = int(hashlib.sha256(text.encode()).hexdigest(), 16) % 10
        if {"dev": bucket == 0, "test": bucket == 1, "train": bucket > 1}[part]:
            spans = {
                (*map(int, s.split(";")), names[e["label"]])
                for e in entry["entities"]
                if e["label"] in names
                for s in e["span"]
            }
            yield Sample(text[:500], tuple(_apart(s for s in spans if s[1] <= 500)), frozenset(names.values()))


def _apart(spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    end = 0
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if span[0] >= end:
            yield span
            end = span[1]


def papers(count: int, rng: random.Random, held: bool) -> Iterator[Sample]:
    names = [(t, f) for t in DOC_TYPES for f in families(t) if (f in HELD) == held and t not in ("photo", "id_card")]
    pleadings = [(t, f) for t, f in names if t in _FREE_TEXT]
    for _ in range(count):
        doc_type, family = rng.choice(pleadings if rng.random() < 0.7 else names)
        text, spans = "", []
        for row in (row for page in paper(doc_type, rng, family).pages for row in page):
            spans += [(len(text) + a, len(text) + b, k) for a, b, k in row.spans]
            text += row.text + rng.choice(("\n", "\n", "\n", ""))
        yield Sample(text, tuple(spans))


_FREE_TEXT = (
    "complaint", "administrative_complaint", "private_prosecution", "enforcement_application", "answer", "judgment",
    "compensation_application", "power_of_attorney", "law_firm_letter", "element_complaint", "arbitration_award",
)  # fmt: skip

_ANONYMOUS = ("某", "某某", "某1", "某甲", "某某1", "×", "××", "某乙", "某2")


def altered(sample: Sample, rng: random.Random) -> Sample:
    """Other digits, and at times names made anonymous as published judgments have them; places hold."""
    text = "".join(rng.choice("0123456789") if c.isdigit() and rng.random() < 0.5 else c for c in sample.text)
    return sample._replace(text=text)
