from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import screen as module
from pipeline.report import write
from pipeline.report.review_json import dumps
from pipeline.screen import exit_code_of, extracted, screen, source_of, workplace
from pipeline.settings import Settings
from pipeline.types import Document, Review
from tests.gold import SAMPLES, readings_of
from tests.paper import document_of
from tests.report.made import review_in


def settings_of(packet: str) -> Settings:
    return Settings(ocr="recorded", recorded=readings_of(packet))


def without_time(review: Review) -> bytes:
    return dumps(replace(review, run=replace(review.run, seconds=0.0, seconds_by_stage=())))


def test_the_same_packet_gives_the_same_review_byte_for_byte(tmp_path: Path) -> None:
    packet, reviews = "labour-02", []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        reviews.append(without_time(screen([SAMPLES / packet], settings_of(packet), tmp_path / name)))
    assert reviews[0] == reviews[1]


def test_an_extractor_that_breaks_costs_its_document_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: Document) -> Document:
        if document.doc_type == "receipt":
            raise RuntimeError("张三的号码")
        return document

    monkeypatch.setattr(module, "extract", broken)
    documents = (document_of("receipt", "收条"), document_of("complaint", "民事起诉状"))
    done, failures = extracted(documents, lambda *_: None)
    assert len(done) == 2
    assert len(failures) == 1
    assert "receipt" in failures[0]
    assert "张三" not in failures[0]


def test_exit_codes_tell_success_from_failure(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    assert exit_code_of(review) == 3
    read = replace(review, pages=(document_of("complaint", "民事起诉状").pages[0], *review.pages))
    assert exit_code_of(read) == 0
    assert exit_code_of(replace(read, run=replace(read.run, failures=("a.pdf#1: 读取该页超时",)))) == 4


def test_a_sample_is_its_source_and_one_archive_alone_is_the_packet(tmp_path: Path) -> None:
    assert source_of(SAMPLES / "loan-02").name == "source"
    assert source_of(SAMPLES / "traffic-01").suffix == ".zip"
    assert source_of(tmp_path) == tmp_path


def test_progress_ends_where_it_said_it_would(tmp_path: Path) -> None:
    told: dict[str, tuple[int, int]] = {}
    screen(
        [SAMPLES / "labour-02"],
        settings_of("labour-02"),
        tmp_path,
        lambda stage, done, total: told.update({stage: (done, total)}),
    )
    assert {"ingest", "extract"} <= told.keys()
    assert all(done == total for done, total in told.values())


def test_the_temporary_workplace_is_removed_and_a_given_one_kept(tmp_path: Path) -> None:
    with workplace(Settings()) as folder:
        (folder / "page.jpg").write_bytes(b"x")
    assert not folder.exists()
    with workplace(Settings(work_dir=tmp_path / "kept")) as folder:
        pass
    assert folder.is_dir()


def test_no_page_is_lost_between_the_ledger_and_the_documents(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    review = screen([SAMPLES / "sale-01"], settings_of("sale-01"), tmp_path / "work")
    used = [p.page_id for p in review.pages if p.status == "used"]
    in_documents = [p.page_id for d in review.documents for p in d.pages]
    assert sorted(used) == sorted(in_documents)
    write(review, tmp_path / "out")
    assert (tmp_path / "out" / "review.html").is_file()
