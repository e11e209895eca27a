"""How long all rules take to judge one case, in CPU milliseconds.

    python -m benchmarks.rules [MADE…]

Over the samples' cases as their recorded readings give them and, where folders of made packets are named (`yushen
synth --words` is enough), those packets' cases by the words of their pages. Each case is judged REPEATS times, nothing
of it kept between, the law's tables read; the least counts. Rows: cases; median, worst, and the worst were there a
hundred rules; the slowest rules over all cases.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final, TypeVar

from pipeline import gold as golds
from pipeline.gold import Gold
from pipeline.progress import quiet
from pipeline.rules import check, listing
from pipeline.rules.engine import _judge
from pipeline.rules.facts import Facts
from pipeline.score import from_words
from pipeline.score.run import as_of
from pipeline.score.sources import RECORDED, packets_in, received
from pipeline.screen import extracted, judged, screen, sorted_out
from pipeline.settings import Settings
from pipeline.types import Case

T = TypeVar("T")

SAMPLES: Final = Path(__file__).parents[1] / "sample_docs"
REPEATS: Final = 5
SLOWEST: Final = 8
HUNDRED: Final = 100


def main() -> None:
    folders = [SAMPLES, *map(Path, sys.argv[1:])]
    cases = {name: case for folder in folders for name, case in _cases(folder)}
    times = {name: _least(lambda case=case: check(case)) for name, case in cases.items()}
    worst = max(times, key=lambda name: times[name])
    print(f"rules {len(listing())}   cases {len(cases)}")
    scaled = times[worst] * HUNDRED / len(listing())
    print(
        f"CPU ms a case: median {median(times.values()):.2f}   worst {times[worst]:.2f} ({worst})   "
        f"worst scaled to {HUNDRED} rules {scaled:.2f}"
    )
    print("slowest rules, ms a case where they apply, with what they share counted with the first that asks")
    for rule_id, spent in _by_rule(list(cases.values()))[:SLOWEST]:
        print(f"  {spent:6.3f}  {rule_id}")


def _cases(folder: Path) -> Iterator[tuple[str, Case]]:
    for packet in packets_in(folder):
        label = golds.load(packet)
        yield label.packet_id, _recorded(packet, label) if (packet / RECORDED).is_file() else _made(packet, label)


def _recorded(packet: Path, label: Gold) -> Case:
    settings = Settings(ocr="recorded", recorded=packet / RECORDED, as_of=as_of(label), workers=1)
    with TemporaryDirectory() as work:
        return screen(received(packet), settings, Path(work)).case


def _made(folder: Path, label: Gold) -> Case:
    packet, pages = from_words.packet_of(folder, label)
    documents, pages = sorted_out(pages)
    return judged(packet, pages, extracted(documents, quiet)[0], as_of(label))


def _least(run: Callable[[], T]) -> float:
    spent = []
    for _ in range(REPEATS):
        start = process_time()
        run()
        spent.append(process_time() - start)
    return 1000 * min(spent)


def _by_rule(cases: list[Case]) -> list[tuple[str, float]]:
    found = []
    for one in listing():
        of = [case for case in cases if one.applies(case)]
        spent = [_least(lambda case=case, one=one: list(_judge(one, Facts(case)))) for case in of]
        if spent:
            found.append((one.id, sum(spent) / len(spent)))
    return sorted(found, key=lambda pair: -pair[1])


if __name__ == "__main__":
    main()
