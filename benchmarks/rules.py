"""How long all rules take to judge one case, in CPU milliseconds.

    python -m benchmarks.rules [GOLD…]

Over the samples' and, where folders of packets with gold are named, those packets' cases as their gold gives them. Each
case is judged REPEATS times with nothing kept between; the least counts. Rows: cases, median, worst, and the slowest
rules over all cases.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import process_time
from typing import Final, TypeVar

from pipeline import gold as golds
from pipeline.rules import check, listing
from pipeline.rules.engine import _judge
from pipeline.rules.facts import Facts
from pipeline.score import from_gold
from pipeline.score.run import as_of
from pipeline.score.sources import packets_in
from pipeline.screen import judged
from pipeline.types import Case

T = TypeVar("T")

SAMPLES: Final = Path(__file__).parents[1] / "sample_docs"
REPEATS: Final = 5
SLOWEST: Final = 8


def main() -> None:
    folders = [SAMPLES, *map(Path, sys.argv[1:])]
    cases = {name: case for folder in folders for name, case in _cases(folder)}
    times = {name: _least(lambda case=case: check(case)) for name, case in cases.items()}
    worst = max(times, key=lambda name: times[name])
    print(f"rules {len(listing())}   cases {len(cases)}")
    print(f"CPU ms a case: median {median(times.values()):.2f}   worst {times[worst]:.2f} ({worst})")
    print("slowest rules, ms a case where they apply, with what they share counted with the first that asks")
    for rule_id, spent in _by_rule(list(cases.values()))[:SLOWEST]:
        print(f"  {spent:6.3f}  {rule_id}")


def _cases(folder: Path) -> Iterator[tuple[str, Case]]:
    for packet in packets_in(folder):
        label = golds.load(packet)
        yield label.packet_id, judged(*from_gold.packet_of(label), as_of(label))


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
