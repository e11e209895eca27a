"""The table of field names holds both ways: no extractor gives another name, and every name is given somewhere."""

import importlib
import pkgutil

import pytest

import tests.extractors
from pipeline.extract import EVERY_TYPE, EXTRACTORS, extract
from pipeline.vocabulary import COMMON_FIELDS, DOC_TYPES, FIELDS, PLEADINGS
from tests.extractors.papers import Paper
from tests.paper import document_of

PAPER_TYPES = sorted(name for name in FIELDS if name not in PLEADINGS and EXTRACTORS.find(name))


def papers():
    for module in pkgutil.iter_modules(tests.extractors.__path__, "tests.extractors."):
        if module.name.startswith("tests.extractors.test_") and module.name != __name__:
            found = getattr(importlib.import_module(module.name), "PAPERS", [])
            yield from (paper for paper in found if isinstance(paper, Paper))


@pytest.fixture(scope="module")
def emitted():
    names = {}
    for paper in papers():
        names.setdefault(paper.document.doc_type, set()).update(f.name for f in extract(paper.document).fields)
    return names


def test_every_registered_type_is_known():
    assert {name for name, _ in EXTRACTORS.items()} <= {*DOC_TYPES, EVERY_TYPE}


def test_every_type_with_fields_has_an_extractor():
    assert [name for name in FIELDS if not EXTRACTORS.find(name)] == []


@pytest.mark.parametrize("doc_type", PAPER_TYPES)
def test_only_allowed_names(doc_type, emitted):
    assert emitted[doc_type] <= {*FIELDS[doc_type], *COMMON_FIELDS}


@pytest.mark.parametrize("doc_type", PAPER_TYPES)
def test_every_name_is_supplied(doc_type, emitted):
    assert set(FIELDS[doc_type]) <= emitted[doc_type]


@pytest.mark.parametrize("doc_type", PAPER_TYPES)
def test_nothing_comes_from_an_empty_or_alien_paper(doc_type):
    assert extract(document_of(doc_type, "")).fields == ()
    assert len(extract(document_of(doc_type, "春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。")).fields) <= 1
