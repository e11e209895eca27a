"""Entity F1 of the tagger beside hand-written patterns: `python models/tagger/evaluate.py --data DIR` (no torch).

A span counts as found only with the very same borders and kind. Kinds that a source does not mark are not counted.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

samples_of = importlib.import_module("samples")
from pipeline.chinese import amounts, dates  # noqa: E402
from pipeline.tagger import tag  # noqa: E402

Span = tuple[int, int, str]

_SURNAME = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹"
)
_PATTERNS = {
    "PER": re.compile(
        rf"(?<=[告人者某诉与和、])[{_SURNAME}][一-龥]{{1,2}}(?=[，,、。的于与和（在：]|$)|^[一-龥]{{2,3}}(?=[：，]?(?:男|女|先生|女士))"
    ),
    "ORG": re.compile(
        r"[一-龥（）]{2,24}?(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|人民法院|委员会|事务所|银行|公安局|大学|学院|研究院)"
    ),
    "LOC": re.compile(r"[一-龥]{2,8}(?:省|市|区|县|镇|街道|村|路)[一-龥0-9A-Za-z\-]*(?:号|室|村|组|楼|栋|幢|单元)?"),
    "TITLE": re.compile(
        r"(?:副|总)?(?:董事长|总经理|经理|董事|监事|主任|处长|局长|工程师|会计师|教授|书记|党员|秘书|主席)"
    ),
}  # fmt: skip


def by_patterns(text: str) -> list[Span]:
    spans = [(m.start(), m.end(), kind) for kind, pattern in _PATTERNS.items() for m in pattern.finditer(text)]
    spans += [(f.start, f.end, "TIME") for f in dates(text)] + [(f.start, f.end, "MONEY") for f in amounts(text)]
    return spans


def by_tagger(text: str) -> list[Span]:
    return [(f.start, f.end, f.value) for f in tag(text)]


def scored(samples: Iterable[object], find: Callable[[str], list[Span]]) -> dict[str, float]:
    hit: Counter[str] = Counter()
    said: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for sample in samples:
        gold = set(sample.spans)  # type: ignore[attr-defined]
        got = {s for s in find(sample.text) if s[2] in sample.known}  # type: ignore[attr-defined]
        for counter, spans in ((hit, gold & got), (said, got), (true, gold)):
            for span in spans:
                counter[span[2]] += 1
                counter["all"] += 1
    return {k: 2 * hit[k] / max(1, said[k] + true[k]) for k in sorted(true)}


def sets(data: Path) -> Iterator[tuple[str, list[object]]]:
    rng = random.Random(7)  # noqa: S311
    for part in ("dev", "test"):
        yield f"resume_{part}", list(samples_of.resume(data / "resume_ner" / f"{part}.char.bmes"))
        addresses = samples_of.addresses(data / "address_parsing" / f"{part}.txt", samples_of.TEST_CARRIERS, rng)
        yield f"address_{part}", list(addresses)[:300]
        yield f"facts_{part}", list(samples_of.facts(data / "cail2021_ie" / "xxcq_mid.json", part))
    yield "unseen_wordings", list(samples_of.papers(60, rng, held=True))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    for name, samples in sets(parser.parse_args().data):
        for way, find in (("tagger", by_tagger), ("patterns", by_patterns)):
            figures = {k: round(v, 3) for k, v in scored(samples, find).items()}
            print(f"{name:18} {way:9} {len(samples):5} {figures}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
