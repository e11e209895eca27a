from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from pipeline.report.review_json import dumps, field_name, schema, schema_text
from pipeline.types import Field, Packet
from tests.report.made import review_in


def test_review_json_has_the_contract_shape(tmp_path: Path) -> None:
    told = json.loads(dumps(review_in(tmp_path)))
    assert told["schema_version"] == "1"
    assert told["case"]["total_claimed"] == {"value": "50000.00", "how": "50000.00 = 50000.00"}
    assert told["case"]["parties"][0]["name"] == "张三丰"
    assert told["case"]["parties"][0]["address"] is None
    assert told["documents"][0]["fields"][0]["name"] == "name[1]"
    assert told["pages"][2]["document_id"] is None
    assert told["findings"][0]["evidence"][0]["bbox"] == [0.2, 0.1, 0.6, 0.14]
    assert told["findings"][1]["searched"] == ["起诉状.jpg#1", "身份证.jpg#1", "扫描.pdf#2"]
    assert "failures" not in told["run"]


def test_the_same_review_gives_the_same_bytes(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    assert dumps(review) == dumps(review_in(tmp_path))
    later = replace(review, run=replace(review.run, seconds=99.0, seconds_by_stage=(("ingest", 98.0),)))
    first, second = json.loads(dumps(review)), json.loads(dumps(later))
    for told in (first, second):
        del told["run"]["seconds"], told["run"]["seconds_by_stage"]
    assert first == second


def test_failures_are_told(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    failed = replace(review, run=replace(review.run, failures=("a.pdf#1: 识别超时",)))
    assert json.loads(dumps(failed))["run"]["failures"] == ["a.pdf#1: 识别超时"]


def test_a_review_that_breaks_the_contract_is_not_written(tmp_path: Path) -> None:
    broken = replace(review_in(tmp_path), packet=Packet(None, "x", ()))  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        dumps(broken)


def test_schema_names_every_part_of_the_contract() -> None:
    assert set(schema()["required"]) == {
        "schema_version",
        "packet",
        "pages",
        "documents",
        "case",
        "findings",
        "verdict",
        "run",
    }


def test_the_schema_in_the_docs_is_not_stale() -> None:
    docs = Path(__file__).parents[2] / "docs" / "review.schema.json"
    assert docs.read_text(encoding="utf-8") == schema_text(), "run: make docs"


@pytest.mark.parametrize(
    ("name", "item", "told"),
    [("court", None, "court"), ("party.name", 2, "party[2].name"), ("amount", 3, "amount[3]")],
)
def test_field_names_carry_their_item(name: str, item: int | None, told: str) -> None:
    assert field_name(Field(name, "v", None, (), "t", item)) == told
