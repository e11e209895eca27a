from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline import gold as golds
from pipeline.errors import WrongUse
from pipeline.gold import GoldPage
from pipeline.score import from_words
from pipeline.score.misses import worst
from pipeline.score.pictures import pictures
from pipeline.score.readings import How
from pipeline.score.run import screened
from pipeline.score.sources import tasks_of
from pipeline.score.tally import set_of
from pipeline.synth.packets.make import written
from pipeline.synth.packets.plan import Plan
from pipeline.types import FileStatus, MarkKind, PageStatus
from tests.gold import SAMPLES
from tests.score.made import gold


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Words and gold of one loan case, nothing drawn."""
    folder = tmp_path_factory.mktemp("made")
    return folder / written(Plan("train-0-00001", "train", 1, "loan", ()), folder, drawn=False).packet_id


def test_a_packet_that_was_never_drawn_is_scored_from_page_types_on(packet: Path, tmp_path: Path) -> None:
    tasks = tasks_of(packet.parent, "words")
    assert [t.name for t in tasks] == ["train_from_words"]
    found = set_of("train_from_words", screened(tasks, How(tmp_path, workers=0)))
    assert found.broken == ()
    given = {"page_status", "file_status", "page_facts", "reading"}
    assert not given & found.parts.keys()
    label = golds.load(packet)
    assert found.parts["page_type"]["all"]["gold"] == sum(len(d.pages) for d in label.documents)
    assert found.parts["boundary"]["all"]["judged"] == len(label.documents)
    assert found.parts["fields"]["all"]["f1"] > 0.5
    shown = pictures(found, worst(found), How(tmp_path, workers=0))
    assert all(m.no in shown for m in worst(found) if m.judged.page_id)


def test_pages_bear_the_words_and_marks_that_were_set(packet: Path) -> None:
    label = golds.load(packet)
    whole, pages = from_words.packet_of(packet, label)
    assert {f.name for f in whole.files} == {p.file for p in pages}
    texts = {p.page_id: p.text for p in label.pages if p.text}
    said = {p.page_id: "".join(w.text for w in p.words) for p in pages}
    assert texts.keys() <= said.keys()
    assert all(sorted("".join(text.split())) == sorted(said[page]) for page, text in texts.items())
    assert {m.kind for p in pages for m in p.marks} >= {MarkKind.SIGNATURE}


def page(status: str, folder: Path) -> PageStatus:
    leaf = {"page_id": "a.pdf#1", "file": "a.pdf", "width": 9, "height": 9, "marks": []}
    (folder / from_words.PAGES).write_text(json.dumps([leaf | {"words": [["借条", [0, 0, 1, 1], 0, False]]}]))
    label = gold(pages=(GoldPage("a.pdf#1", status),), files={"b.pdf": "encrypted"})
    whole, (found,) = from_words.packet_of(folder, label)
    assert {f.name: f.status for f in whole.files} == {"a.pdf": FileStatus.OK, "b.pdf": FileStatus.ENCRYPTED}
    assert bool(found.words) == (found.status is PageStatus.USED)
    return found.status


def test_what_ingest_tells_is_given_and_what_the_sorting_tells_is_not(tmp_path: Path) -> None:
    assert page("blank", tmp_path) is PageStatus.BLANK
    assert page("unreadable", tmp_path) is PageStatus.UNREADABLE
    assert page("foreign", tmp_path) is PageStatus.USED


def test_packets_without_their_makers_words_are_refused() -> None:
    with pytest.raises(WrongUse, match=r"labour-02: 没有 pages\.json"):
        tasks_of(SAMPLES / "labour-02", "words")
