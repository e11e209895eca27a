from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from pipeline import screen
from pipeline.errors import WrongUse
from pipeline.report import write as write_review
from pipeline.score import readings, run
from pipeline.score.misses import worst
from pipeline.score.pictures import crops_of
from pipeline.score.readings import How, Keeper, engine_of, unread
from pipeline.score.run import Screened, screened
from pipeline.score.sources import received, tasks_of, with_paper
from pipeline.score.tally import set_of
from pipeline.score.told import nothing
from pipeline.types import Box, Page, TextSource, Word
from tests.gold import SAMPLES

PACKET = SAMPLES / "labour-02"


def own(folder: Path) -> Path:
    """A packet like the sample, without its recorded readings."""
    packet = folder / "packets" / "one"
    packet.mkdir(parents=True)
    for name in ("source", "gold"):
        (packet / name).symlink_to(PACKET / name)
    return packet


def reading(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A reader that writes one word on each page; the list grows with each call."""
    calls: list[int] = []

    def read(pages: tuple[Page, ...], *_: object) -> tuple[Page, ...]:
        calls.append(len(pages))
        word = Word("民事起诉状", Box(0.3, 0.1, 0.7, 0.15), 0.9, 0)
        return tuple(replace(p, words=(word,), text_source=TextSource.OCR) for p in pages)

    monkeypatch.setattr(screen, "read", read)
    return calls


def test_readings_are_kept_and_replayed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = reading(monkeypatch)
    own(tmp_path)
    tasks = tasks_of(tmp_path / "packets")
    how = How(tmp_path / "kept", workers=0)
    (first,), (second,) = screened(tasks, how), screened(tasks, how)
    assert calls == [4]
    assert first.texts == second.texts != {}
    assert first.cost is not None
    assert second.cost is not None
    assert second.cost.seconds["read"] == first.cost.seconds["read"]
    assert engine_of("fast") != engine_of("paddle")


def test_packets_read_ahead_share_a_start_of_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = reading(monkeypatch)
    monkeypatch.setattr(readings, "read", screen.read)
    one, other = own(tmp_path / "a"), own(tmp_path / "b")
    (other / "source").unlink()
    (other / "source").symlink_to(SAMPLES / "enforcement-02" / "source")
    lost = tmp_path / "lost"
    lost.mkdir()
    how = How(tmp_path / "kept", workers=0)
    assert unread([one, other], how) == [[one, other]]
    readings.read_ahead([one, lost, other], how)
    assert calls == [7]
    assert unread([one, other], how) == []
    assert [p.name for p in (tmp_path / "kept").glob("*.part")] == []
    (result,) = screened(tasks_of(other), how)
    assert calls == [7]
    assert len(result.review["pages"]) == 3
    assert Keeper(other, how).cost().keys() == {"seconds", "engine_mib"}


def test_a_packet_that_breaks_the_program_is_listed_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = [*tasks_of(PACKET), *tasks_of(SAMPLES / "enforcement-02")]
    sound = screen.sorted_out

    def broken(pages: tuple[Page, ...]):  # type: ignore[no-untyped-def]
        if any("执行申请" in p.file for p in pages):
            raise RuntimeError("no such luck")
        return sound(pages)

    monkeypatch.setattr(screen, "sorted_out", broken)
    good, bad = screened(tasks, How(tmp_path, workers=0))
    assert good.failure is None
    assert bad.failure is not None
    assert "RuntimeError: no such luck (test_run.py:" in bad.failure
    assert set_of("samples", [good, bad]).parts["packets"]["all"]["broken"] == 1


def test_a_process_that_dies_loses_only_its_packet(tmp_path: Path) -> None:
    (task,) = tasks_of(PACKET)
    (tmp_path / "review.json").write_text(json.dumps(nothing("labour-02") | {"verdict": "ready"}))
    good = replace(task, review=tmp_path / "review.json")
    results = screened([good, replace(good, folder=cast(Path, _Killer()))], How(tmp_path, workers=1))
    assert [r.failure for r in results] == [None, "the process died"]
    assert results[0].review["verdict"] == "ready"


class _Killer:
    """Ends the process that unpickles it."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)


def test_gold_alone_judges_the_rules(tmp_path: Path) -> None:
    tasks = tasks_of(SAMPLES / "loan-02", "gold")
    assert tasks[0].name == "samples_from_gold"
    found = set_of(tasks[0].name, screened(tasks, How(tmp_path, workers=0)))
    assert found.broken == ()
    assert "fields" not in found.parts
    assert found.parts["parties"]["all"]["f1"] == 1.0
    assert found.parts["amounts"]["all"]["f1"] == 1.0
    assert found.parts["rules_correction"]["identity.id_number_mismatch"]["recall"] == 1.0
    assert found.parts["rules_correction"]["money.sum_mismatch"]["recall"] == 1.0


def test_reviews_already_written_are_scored_as_they_are(tmp_path: Path) -> None:
    (task,) = tasks_of(PACKET)
    settings = run.Settings(ocr="recorded", recorded=PACKET / "recorded" / "readings.json", as_of=run.as_of(task.gold))
    write_review(screen.screen([PACKET], settings, tmp_path), tmp_path / "told" / "labour-02", ("json",))
    (told,) = screened(tasks_of(PACKET, against=tmp_path / "told"), How(tmp_path, workers=0))
    (own_way,) = screened([task], How(tmp_path, workers=0))
    rows, mine = set_of("a", [told]).parts, set_of("a", [own_way]).parts
    assert {part: rows[part] for part in rows} == {part: mine[part] for part in rows}
    assert mine.keys() - rows.keys() <= {"cost", "reading"}


def test_a_review_that_is_missing_breaks_its_packet_and_none_at_all_is_wrong_use(tmp_path: Path) -> None:
    told = tmp_path / "labour-02"
    told.mkdir()
    with pytest.raises(WrongUse, match=r"review\.json"):
        tasks_of(PACKET, against=tmp_path)
    (told / "review.json").write_text('{"schema_version": "9"}')
    (broken,) = screened(tasks_of(PACKET, against=tmp_path), How(tmp_path, workers=0))
    assert broken.failure is not None
    assert "WrongUse" in broken.failure


def test_where_packets_come_from(tmp_path: Path) -> None:
    assert [t.gold.packet_id for t in tasks_of(SAMPLES)] == sorted(p.name for p in SAMPLES.iterdir() if p.is_dir())
    assert [t.gold.packet_id for t in with_paper(tasks_of(SAMPLES), "marriage_certificate")] == ["divorce-01"]
    assert received(PACKET) == [PACKET / "source"]
    assert received(SAMPLES / "traffic-01")[0].suffix == ".zip"
    for folder, way in ((tmp_path, "ocr"), (tmp_path / "absent", "ocr"), (PACKET, "guess")):
        with pytest.raises(WrongUse):
            tasks_of(folder, way)
    with pytest.raises(WrongUse):
        received(tmp_path)


def test_labels_without_their_texts_give_nothing(tmp_path: Path) -> None:
    (tmp_path / "judgments_loan.jsonl").write_text("")
    assert tasks_of(tmp_path) == []
    assert tasks_of(tmp_path, texts=tmp_path / "absent") == []


def test_misses_are_cropped_from_their_page(tmp_path: Path) -> None:
    (task,) = tasks_of(PACKET)
    how = How(tmp_path, workers=0)
    (result,) = screened([task], how)
    result.review["documents"][0]["fields"][0]["evidence"][0]["bbox"] = [0.2, 0.1, 0.6, 0.2]
    emptied = replace(task.gold, findings=(), parties=task.gold.parties and task.gold.parties[1:])
    misses = worst(set_of("samples", [Screened(emptied, result.review, task.folder)]))
    placed = [m for m in misses if m.judged.page_id]
    assert placed
    crops = crops_of(PACKET, placed, how)
    assert crops.keys() == {m.no for m in placed}
    assert all(uri.startswith("data:image/jpeg;base64,") for uri in crops.values())
