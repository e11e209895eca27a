import pytest

from tests.extractors.papers import Paper, check, values
from tests.paper import document_of, page_of


def foot(text, *, cells=None):
    """A full page with the text on its last line."""
    return page_of([f"第{n}行正文" for n in range(1, 38)] + [cells or text])


PAPERS = [
    Paper(document_of("other", foot("第 3 页  共 5 页")), {"page_number": ["3"], "page_count": ["5"]}),
    Paper(document_of("contract", foot("第3页/共5页")), {"page_number": ["3"], "page_count": ["5"]}),
    Paper(document_of("other", foot("3/5")), {"page_number": ["3"], "page_count": ["5"]}),
    Paper(document_of("other", foot("共5页 第3页")), {"page_number": ["3"], "page_count": ["5"]}),
    Paper(document_of("other", foot("- 3 -")), {"page_number": ["3"], "page_count": None}),
    Paper(document_of("other", foot("—3—")), {"page_number": ["3"], "page_count": None}),
    Paper(document_of("other", foot("", cells=["", "", "3", "", ""])), {"page_number": ["3"], "page_count": None}),
    Paper(document_of("other", foot("2023年1月5日")), {"page_number": None}),
    Paper(document_of("other", foot("7/5")), {"page_number": None}),
    Paper(
        document_of("other", "见（2023）京0105民初123号判决书，\n以及（2023）京0105民初123号裁定书。"),
        {"case_number_mentioned": ["（2023）京0105民初123号"], "page_number": None},
    ),
]


@pytest.mark.parametrize("paper", PAPERS)
def test_common_fields(paper):
    check(paper)


def test_each_page_has_its_number():
    lines = [f"第{n}行正文" for n in range(1, 38)]
    pages = [page_of([*lines, f"第{n}页 共3页"], page_no=n) for n in (1, 3)]
    assert values(document_of("judgment", *pages))["page_number"] == ["1", "3"]
