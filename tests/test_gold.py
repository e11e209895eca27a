"""Gold as people write it and as the packet maker writes it are the same nouns."""

from pathlib import Path

import pytest

from pipeline import gold
from pipeline.errors import WrongUse
from pipeline.gold import Gold, GoldClaim, GoldDocument, GoldField, GoldFinding, GoldPage, GoldParty
from pipeline.types import Box

SAMPLES = sorted(p.parent.parent for p in (Path(__file__).parent.parent / "sample_docs").glob("*/gold/review.yaml"))


def packet() -> Gold:
    field = GoldField("amount", "50000.00", None, "a.pdf#1", (Box(0.1, 0.2, 0.3, 0.4),))
    return Gold(
        packet_id="test-1-00000", split="test", as_of="2026-03-01",
        documents=(GoldDocument("loan_note", ("a.pdf#1",), (field,), family="loan_note/iou", held_out=True),),
        pages=(GoldPage("a.pdf#1", rotation=90, look="scan", text="借条"),),
        files={"b.pdf": "damaged"},
        parties=(GoldParty("plaintiff", "natural", {"name": "张三", "phone": None}, None),),
        claims=(GoldClaim(1, "principal", ("50000.00",), {"rate": "0.12"}, "判令被告偿还50000元"),),
        case={"cause": "民间借贷纠纷", "court": None},
        findings=(GoldFinding("complaint.unsigned", "correction", "张三", "fail"),),
        may=("packet.duplicate_page",), defects=("complaint.unsigned",), near_misses=("complaint.undated",),
    )  # fmt: skip


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    gold.dump(packet(), tmp_path / "gold" / "gold.json")
    assert gold.load(tmp_path) == packet()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.name)
def test_the_samples_yaml_becomes_the_same_nouns(sample: Path, tmp_path: Path) -> None:
    loaded = gold.load(sample)
    gold.dump(loaded, tmp_path / "gold" / "gold.json")
    assert gold.load(tmp_path) == loaded
    assert loaded.packet_id == sample.name
    assert loaded.levels == ("correction",)


def test_a_packet_is_clean_where_nothing_needs_correcting() -> None:
    assert not packet().clean
    assert gold.load(next(p for p in SAMPLES if p.name == "loan-01")).clean
    assert not gold.load(next(p for p in SAMPLES if p.name == "loan-02")).clean


@pytest.mark.parametrize("content", ["{", "[]", '{"packet_id": 3}', "packet: x\ndocuments: 7\n"])
def test_gold_that_cannot_be_read_is_named(tmp_path: Path, content: str) -> None:
    name = "gold.json" if content[0] in "{[" else "review.yaml"
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / name).write_text(content, encoding="utf-8")
    with pytest.raises(WrongUse, match=name):
        gold.load(tmp_path)


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=tmp_path.name):
        gold.load(tmp_path)
