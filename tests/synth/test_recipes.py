"""The committed packets hang together: recipe, source and gold name the same files and people with real numbers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.chinese import credit_code_problem, id_problem
from pipeline.vocabulary import DOC_TYPES, FIELDS

SAMPLES = Path(__file__).resolve().parents[2] / "sample_docs"
PACKETS = sorted(path.parent.name for path in SAMPLES.glob("*/case.yaml"))


def loaded(packet: str, name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((SAMPLES / packet / name).read_text(encoding="utf-8"))
    return content


@pytest.mark.parametrize("packet", PACKETS)
def test_source_is_what_the_recipe_hands_in(packet: str) -> None:
    recipe, source = loaded(packet, "case.yaml"), SAMPLES / packet / "source"
    named = [recipe["container"]] if "container" in recipe else recipe["files"]
    there = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    assert there == {file["file"] for file in named}


@pytest.mark.parametrize("packet", PACKETS)
def test_gold_speaks_of_the_recipe_in_the_vocabulary(packet: str) -> None:
    recipe, gold = loaded(packet, "case.yaml"), loaded(packet, "gold/review.yaml")
    files = {file["file"] for file in recipe["files"]}
    pages = [page for document in gold["documents"] for page in document["pages"]]
    others = [status["page"] for status in gold["page_statuses"]]
    assert {page.rpartition("#")[0] for page in (*pages, *others)} == files - set(gold.get("file_statuses", ()))
    assert len(pages) == len(set(pages))
    assert gold["page_count"] in (None, len(pages) + len(others))
    for document in gold["documents"]:
        assert document["type"] in DOC_TYPES
        assert set(document.get("fields", ())) <= set(FIELDS.get(document["type"], ()))


@pytest.mark.parametrize("packet", PACKETS)
def test_seeded_defects_are_the_findings(packet: str) -> None:
    recipe, gold = loaded(packet, "case.yaml"), loaded(packet, "gold/review.yaml")
    found = sorted(finding["rule_id"] for finding in gold["findings"])
    assert found == sorted(defect["rule"] for defect in recipe["defects"])
    assert gold["verdict"] == ("correct" if found else "ready")


@pytest.mark.parametrize("packet", PACKETS)
def test_numbers_of_invented_people_have_right_check_digits(packet: str) -> None:
    text = (SAMPLES / packet / "case.yaml").read_text(encoding="utf-8")
    for number in re.findall(r"(?<![0-9A-Z])[1-6]\d{5}(?:19|20)\d{9}[0-9X](?![0-9A-Z])", text):
        assert id_problem(number) is None
    for code in re.findall(r"(?:uscc: |信用代码[:：]?)([0-9A-Z]{18})", text):
        assert credit_code_problem(code) is None


def test_about_half_of_the_packets_are_clean() -> None:
    clean = [packet for packet in PACKETS if not loaded(packet, "case.yaml")["defects"]]
    assert len(PACKETS) >= 9
    assert 0.4 <= len(clean) / len(PACKETS) <= 0.6
