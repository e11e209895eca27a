"""review.json read back says what it said."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.report import write
from pipeline.report.recall import recall
from pipeline.report.review_json import as_contract
from pipeline.types import FileStatus, PageStatus
from tests.report.made import review_in


def test_what_was_written_is_what_is_read(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    (path,) = write(review, tmp_path / "out", ("json",))
    known = recall(path)
    assert known.packet == review.packet
    assert known.findings == review.findings
    assert known.as_of == review.run.as_of
    assert [d.fields for d in known.documents] != []
    assert [(d.doc_type, [(f.name, f.item, f.value, f.evidence) for f in d.fields]) for d in known.documents] == [
        (d.doc_type, [(f.name, f.item, f.value, f.evidence) for f in d.fields]) for d in review.documents
    ]
    assert (known.ruling.category, known.ruling.cause) == (review.case.category, review.case.cause)


def test_pages_keep_their_status_and_the_words_that_were_quoted(tmp_path: Path) -> None:
    (path,) = write(review_in(tmp_path), tmp_path / "out", ("json",))
    known = recall(path)
    assert [p.status for p in known.pages] == [PageStatus.USED, PageStatus.USED, PageStatus.BLANK]
    assert [w.text for w in known.pages[0].words] == ["张三丰"]
    assert [w.line for w in known.pages[1].words] == [0]
    assert [f.status for f in known.packet.files] == [FileStatus.OK, FileStatus.ENCRYPTED]


def test_repeated_fields_keep_their_item(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    told = as_contract(review)
    assert told["documents"][0]["fields"][0]["name"] == "name[1]"
    path = tmp_path / "r.json"
    path.write_text(json.dumps(told))
    assert (recall(path).documents[0].fields[0].name, recall(path).documents[0].fields[0].item) == ("name", 1)
