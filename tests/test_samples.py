"""Every sample packet against its gold, from recorded readings; a few with the real engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gold import PACKETS, differences, gold_of, reviewed


def test_there_are_samples_of_every_kind() -> None:
    causes = [gold_of(p)["cause"] for p in PACKETS]
    assert len(PACKETS) >= 8
    assert causes.count("民间借贷纠纷") >= 2
    clean = [p for p in PACKETS if not gold_of(p)["findings"]]
    assert 0 < len(clean) < len(PACKETS)


@pytest.mark.parametrize("packet", PACKETS)
def test_a_sample_is_screened_as_its_gold_says(packet: str, tmp_path: Path) -> None:
    found = differences(gold_of(packet), reviewed(packet, tmp_path))
    assert [str(d) for d in found] == []


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("packet", ["loan-02", "messy-01", "labour-02"])
def test_a_sample_is_screened_as_its_gold_says_with_the_real_engine(packet: str, tmp_path: Path) -> None:
    found = differences(gold_of(packet), reviewed(packet, tmp_path, "fast"))
    assert [str(d) for d in found if d.part in {"corrections", "notices", "pages"}] == []
