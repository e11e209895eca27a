"""Types, first pages and titles: known papers, titles over strange words, wordless and damaged pages."""

import random
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from PIL import Image

from pipeline.classify import classify, split
from pipeline.classify.titles import title_of
from pipeline.synth.texts import paper
from pipeline.synth.texts.printed import printed
from pipeline.types import PageStatus, TypedPage
from pipeline.vocabulary import DOC_TYPES
from tests.classify import papers as texts
from tests.paper import page_of


def typed(*lines: str) -> TypedPage:
    return classify([page_of(lines)])[0]


@pytest.mark.parametrize(
    ("lines", "doc_type"),
    [
        (texts.COMPLAINT_1, "complaint"),
        (texts.NOTE, "loan_note"),
        (texts.FRONT, "id_card"),
        (texts.BACK, "id_card"),
        (texts.TRANSFER, "bank_transfer"),
        (texts.CONTRACT_1, "sales_contract"),
        (texts.EVIDENCE_1, "evidence_list"),
        (texts.PROXY, "power_of_attorney"),
    ],
)
def test_common_papers(lines: tuple[str, ...], doc_type: str) -> None:
    assert typed(*lines).doc_type == doc_type


@pytest.mark.parametrize(
    ("title", "doc_type"),
    [
        ("民事起诉状", "complaint"),
        ("行政起诉状", "administrative_complaint"),
        ("授权委托书", "power_of_attorney"),
        ("借  条", "loan_note"),
        ("证据目录", "evidence_list"),
        ("强制执行申请书", "enforcement_application"),
        ("道路交通事故认定书", "accident_determination"),
        ("民事判决书", "judgment"),
        ("送达地址确认书", "service_address_confirmation"),
        ("法定代表人身份证明书", "legal_representative_certificate"),
    ],
)
def test_a_plain_title_decides_over_words_never_seen(title: str, doc_type: str) -> None:
    page = typed(title, "饕餮魑魅魍魉犇猋骉麤", "龘靐齉爩鱻麣", "灪籱麤骉飝厵滟")
    assert page.doc_type == doc_type
    assert page.title == title.replace(" ", "")


def test_a_title_with_one_misread_character_is_still_found() -> None:
    found = title_of("民事起诉壮")
    assert found is not None
    assert found.doc_type == "complaint"
    assert title_of("原告与被告系朋友关系，被告出具借条一张。") is None


def test_papers_named_in_a_list_are_no_titles() -> None:
    assert typed(*texts.EVIDENCE_1).doc_type == "evidence_list"
    assert typed(*texts.EVIDENCE_2).doc_type != "loan_note"


def test_strange_papers_get_no_confident_wrong_type() -> None:
    page = typed("锅炉安装注意事项", "请勿靠近高温部件", "阀门应每月检查", "压力表读数不得超过红线")
    best = max(p for _, p in page.scores)
    assert page.doc_type in ("other", "contract", "photo") or best < 0.6


def test_scores_are_a_distribution_over_all_types() -> None:
    page = typed(*texts.NOTE)
    assert {name for name, _ in page.scores} == set(DOC_TYPES)
    assert sum(p for _, p in page.scores) == pytest.approx(1.0)
    assert 0.0 <= page.starts <= 1.0


def test_first_pages_start_and_continued_pages_do_not() -> None:
    """Alone, a page that goes on in clauses is but unlikely to begin; beside the page before it, it goes on."""
    assert typed(*texts.COMPLAINT_1).starts > 0.9 > 0.5 > typed(*texts.COMPLAINT_2).starts
    assert typed(*texts.CONTRACT_1).starts > 0.9 > 0.6 > typed(*texts.CONTRACT_2).starts
    pages = [page_of(lines, page_no=n) for n, lines in enumerate((texts.CONTRACT_1, texts.CONTRACT_2), 1)]
    assert [len(d.pages) for d in split(classify(pages))[0]] == [2]


def test_a_colourful_page_without_words_is_a_photo(tmp_path: Path) -> None:
    colours, grey = tmp_path / "a.png", tmp_path / "b.png"
    Image.effect_noise((200, 300), 40).convert("RGB").save(grey)
    picture = Image.new("RGB", (200, 300), (200, 60, 30))
    picture.paste((30, 160, 40), (0, 150, 200, 300))
    picture.save(colours)
    blank = page_of([])
    photo, other = classify([replace(blank, image=colours), replace(blank, image=grey)])
    assert photo.doc_type == "photo"
    assert other.doc_type in ("photo", "other")
    assert dict(photo.scores)["photo"] > dict(other.scores)["photo"]


def test_an_unreadable_image_is_no_error(tmp_path: Path) -> None:
    broken = tmp_path / "x.jpg"
    broken.write_bytes(b"no image")
    page = replace(page_of([]), image=broken, status=PageStatus.UNREADABLE)
    assert classify([page])[0].page is page


def test_no_pages() -> None:
    assert classify([]) == ()


def test_the_same_page_always_scores_the_same() -> None:
    pages = [page_of(texts.NOTE), page_of(texts.COMPLAINT_1)]
    assert classify(pages) == classify(pages)
    assert classify(pages[:1])[0].scores == classify(pages)[0].scores


def test_damaged_papers_of_every_type_are_mostly_known() -> None:
    rng = random.Random(99)
    made = [(t, printed(paper(t, rng), rng)[0]) for t in DOC_TYPES for _ in range(2)]
    found = classify([page for _, page in made])
    right = sum(one.doc_type == t for one, (t, _) in zip(found, made, strict=True))
    assert right / len(made) > 0.85


def test_a_page_takes_milliseconds() -> None:
    pages = [page_of((*texts.COMPLAINT_1, *texts.CONTRACT_1))] * 40
    classify(pages[:2])
    begun = perf_counter()
    classify(pages)
    assert (perf_counter() - begun) / len(pages) < 0.1


def test_strokes_read_in_a_picture_are_no_paper() -> None:
    (one,) = classify([page_of(["1 1日", "口1", "V", "0"])])
    assert one.doc_type in ("photo", "other")
    assert sum(p for _, p in one.scores) == pytest.approx(1.0)
