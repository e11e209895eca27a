"""Documents out of page streams: running on, shuffled, scattered, two-sided cards, doubles; nothing is lost."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.classify import classify, split
from pipeline.classify.titles import title_of
from pipeline.synth.texts import paper
from pipeline.synth.texts.printed import printed
from pipeline.types import Document, Page, PageStatus, TypedPage
from pipeline.vocabulary import DOC_TYPES
from tests.classify import papers as texts
from tests.paper import page_of

Lines = Sequence[str]


def stream(*pages: Lines, file: str = "a.pdf") -> list[Page]:
    return [page_of(lines, page_no=no, file=file) for no, lines in enumerate(pages, start=1)]


def documents(pages: Sequence[Page]) -> tuple[Document, ...]:
    return split(classify(pages))[0]


def shape(pages: Sequence[Page]) -> list[tuple[str, list[int]]]:
    """Types with the stream positions (from 1) of their pages."""
    place = {page.page_id: no for no, page in enumerate(pages, start=1)}
    return [(d.doc_type, [place[p.page_id] for p in d.pages]) for d in documents(pages)]


def test_continued_pages_follow_their_first_page() -> None:
    pages = stream(texts.COMPLAINT_1, texts.COMPLAINT_2, texts.NOTE, texts.CONTRACT_1, texts.CONTRACT_2)
    assert shape(pages) == [("complaint", [1, 2]), ("loan_note", [3]), ("sales_contract", [4, 5])]


def test_a_page_that_looks_like_a_beginning_but_runs_on_is_none() -> None:
    pages = stream(texts.COMPLAINT_1, texts.COMPLAINT_2, texts.NOTE)
    typed = [replace(one, starts=0.8) for one in classify(pages)]
    assert [len(d.pages) for d in split(typed)[0]] == [2, 1]
    apart = [replace(one, page=replace(one.page, file=f"{no}.pdf")) for no, one in enumerate(typed)]
    assert [len(d.pages) for d in split(apart)[0]] == [1, 1, 1]


def test_page_two_lying_before_page_one() -> None:
    pages = stream(texts.COMPLAINT_2, texts.NOTE, texts.COMPLAINT_1)
    assert shape(pages) == [("complaint", [3, 1]), ("loan_note", [2])]


def test_printed_page_numbers_order_and_part_papers() -> None:
    numbered = [
        (*texts.COMPLAINT_1, *[" "] * 24, "第1页共3页"),
        ("原告多次催要，被告拒不归还。", "以上事实有借条、转账记录为证，", *[" "] * 30, "第2页共3页"),
        (*texts.COMPLAINT_2, *[" "] * 28, "第3页共3页"),
    ]
    pages = stream(numbered[2], texts.NOTE, numbered[0], numbered[1])
    assert shape(pages) == [("complaint", [3, 4, 1]), ("loan_note", [2])]


def test_photos_in_a_row_are_one_paper() -> None:
    pages = [
        page_of(texts.COMPLAINT_1, file="IMG_001.jpg"),
        page_of(texts.COMPLAINT_2, file="IMG_002.jpg"),
        page_of(texts.NOTE, file="IMG_003.jpg"),
    ]
    assert shape(pages) == [("complaint", [1, 2]), ("loan_note", [3])]


def test_an_evidence_list_runs_over_two_pages() -> None:
    assert shape(stream(texts.EVIDENCE_1, texts.EVIDENCE_2, texts.NOTE)) == [
        ("evidence_list", [1, 2]),
        ("loan_note", [3]),
    ]


def test_notes_and_transfers_stay_apart() -> None:
    pages = stream(texts.NOTE, texts.NOTE_B, texts.TRANSFER, texts.TRANSFER_B)
    assert shape(pages) == [
        ("loan_note", [1]),
        ("loan_note", [2]),
        ("bank_transfer", [3]),
        ("bank_transfer", [4]),
    ]


def test_two_sides_of_a_card_are_one_document_front_first() -> None:
    assert shape(stream(texts.FRONT, texts.BACK)) == [("id_card", [1, 2])]
    assert shape(stream(texts.BACK, texts.FRONT)) == [("id_card", [2, 1])]
    apart = [
        page_of(texts.FRONT, file="正面.jpg"),
        page_of(texts.NOTE, file="x.pdf"),
        page_of(texts.BACK, file="反面.jpg"),
    ]
    assert ("id_card", [1, 3]) in shape(apart)


def test_cards_of_two_people_stay_apart() -> None:
    assert shape(stream(texts.FRONT, texts.BACK, texts.FRONT_B, texts.BACK_B)) == [
        ("id_card", [1, 2]),
        ("id_card", [3, 4]),
    ]
    assert shape(stream(texts.FRONT, texts.FRONT_B, texts.BACK, texts.BACK_B)) == [
        ("id_card", [1, 3]),
        ("id_card", [2, 4]),
    ]
    assert shape(stream(texts.FRONT, texts.FRONT_B)) == [("id_card", [1]), ("id_card", [2])]


def test_both_sides_on_one_page_take_no_further_side() -> None:
    assert shape(stream((*texts.FRONT, *texts.BACK), texts.BACK_B)) == [("id_card", [1]), ("id_card", [2])]


def test_two_small_papers_on_one_page_are_one_document() -> None:
    assert len(documents(stream((*texts.NOTE, *texts.NOTE_B)))) == 1


def test_a_paper_repeated_is_a_duplicate_and_named_so() -> None:
    pages = stream(texts.COMPLAINT_1, texts.NOTE, texts.COMPLAINT_1)
    found, marked = split(classify(pages))
    assert marked[2].status is PageStatus.DUPLICATE
    assert marked[2].duplicate_of == pages[0].page_id
    assert [p.status for p in marked[:2]] == [PageStatus.USED] * 2
    assert all(pages[2].page_id not in [p.page_id for p in d.pages] for d in found)


def test_pages_set_aside_earlier_stand_in_no_document() -> None:
    pages = stream(texts.COMPLAINT_1, texts.NOTE, texts.NOTE_B, texts.PROXY)
    dead = (PageStatus.BLANK, PageStatus.UNREADABLE, PageStatus.DUPLICATE)
    pages = [pages[0], *(replace(p, status=s) for p, s in zip(pages[1:], dead, strict=True))]
    found, marked = split(classify(pages))
    assert [d.doc_type for d in found] == ["complaint"]
    assert [p.status for p in marked] == [PageStatus.USED, *dead]


def test_documents_are_numbered_by_their_first_page_and_carry_title_and_confidence() -> None:
    found = documents(stream(texts.PROXY, texts.COMPLAINT_1, texts.NOTE))
    assert [d.document_id for d in found] == ["d1", "d2", "d3"]
    assert [d.title for d in found] == ["授权委托书", "民事起诉状", "借条"]
    assert all(d.confidence is not None and 0 < d.confidence <= 1 for d in found)


def test_a_doubtful_paper_names_what_else_it_may_be() -> None:
    rest = tuple(
        (name, 0.0) for name in DOC_TYPES if name not in ("power_of_attorney", "other", "loan_note", "receipt")
    )
    scores = (("power_of_attorney", 0.3), ("other", 0.32), ("loan_note", 0.34), ("receipt", 0.04), *rest)
    page = page_of(texts.PROXY)
    (found,), _ = split([TypedPage(page, scores, 1.0)])
    assert (found.doc_type, found.confidence) == ("other", 0.32)
    assert found.alternatives == (("loan_note", 0.34), ("power_of_attorney", 0.3))


def test_an_empty_stream() -> None:
    assert split([]) == ((), ())


_ANY = st.lists(
    st.tuples(
        st.sampled_from(sorted(DOC_TYPES)),
        st.integers(0, 5),
        st.sampled_from(["a.pdf", "b.pdf", "IMG_001.jpg", "IMG_002.jpg"]),
        st.sampled_from(list(PageStatus)[:1] * 6 + [PageStatus.BLANK, PageStatus.UNREADABLE]),
    ),
    max_size=7,
)


@settings(max_examples=25, deadline=None)
@given(_ANY, st.randoms(use_true_random=False))
def test_every_page_comes_out_exactly_once(drawn: list[tuple[str, int, str, PageStatus]], rng: random.Random) -> None:
    pages = [
        replace(page, page_id=f"{file}#{at}.{page.page_no}", file=file, status=status)
        for at, (doc_type, seed, file, status) in enumerate(drawn)
        for page in printed(paper(doc_type, random.Random(seed)), random.Random(seed))
    ]
    rng.shuffle(pages)
    found, marked = split(classify(pages))
    assert [p.page_id for p in marked] == [p.page_id for p in pages]
    held = [p.page_id for d in found for p in d.pages]
    assert sorted(held) == sorted(p.page_id for p in marked if p.status is PageStatus.USED)
    assert [d.document_id for d in found] == [f"d{no}" for no in range(1, len(found) + 1)]
    for page in marked:
        if page.status is PageStatus.DUPLICATE and page.duplicate_of is not None:
            assert page.duplicate_of in held


def test_screens_of_one_chat_are_one_document_and_of_two_are_two() -> None:
    def screen(who: str, said: str, no: int) -> Page:
        lines = ("20:41", who, "2024年9月18日 19:52", said, "好的", "月底一定给你", "按住 说话")
        return replace(page_of(lines, file=f"Screenshot_{no}.jpg"), width=1080, height=2340)

    same = [screen("彭志", "什么时候还钱", 1), screen("< 彭志", "你再不还我就起诉了", 2)]
    other = [same[0], screen("房东", "房租该交了", 2)]
    assert shape(same) == [("chat_screenshot", [1, 2])]
    assert shape(other) == [("chat_screenshot", [1]), ("chat_screenshot", [2])]


def test_photographs_of_one_series_carry_a_paper_on() -> None:
    """The second page has no title and begins inside a sentence; file names differ in their number only."""

    def files(*names: str) -> list[list[str]]:
        pages = [page_of(text, file=name) for text, name in zip((texts.COMPLAINT_1, CARRIED_ON), names, strict=True)]
        first, second = classify(pages)
        return [[p.file for p in d.pages] for d in split([first, replace(second, starts=0.6)])[0]]

    assert files("IMG_0101.jpg", "IMG_0102.jpg") == [["IMG_0101.jpg", "IMG_0102.jpg"]]
    assert files("诉状.jpg", "其他.jpg") == [["诉状.jpg"], ["其他.jpg"]]


CARRIED_ON = ("日前，此后本息均未支付，经原告催要，均以各种理由推脱。", "此致", "某市某区人民法院", "具状人：王某")


def test_a_page_with_the_signature_alone_ends_the_pleading_before_it() -> None:
    pages = stream((*texts.COMPLAINT_1, *texts.COMPLAINT_2[:-2]), ("原告：王小明", "2024年5月6日"), texts.NOTE)
    assert shape(pages) == [("complaint", [1, 2]), ("loan_note", [3])]


def test_a_page_to_sign_stays_with_its_file_whatever_it_calls_the_signer() -> None:
    foot = ("原告签名（盖章） 王小明", "随附材料 副本、证据及目录")
    pages = [*stream((*texts.COMPLAINT_1, *texts.COMPLAINT_2[:-2]), foot), page_of(texts.NOTE, file="b.pdf")]
    assert shape(pages) == [("complaint", [1, 2]), ("loan_note", [3])]


@pytest.mark.parametrize(
    "foot",
    [
        ("谨呈某市某区人民法院立案庭", "递呈：王小明", "二〇二四年五月六日"),
        ("某市某区人民法院", "2024年5月6日"),
        ("鉴，判如所请。", "谨呈", "某市某区人民法院 公鉴", "二〇二四年五月六日", "具状人王小明"),
        ("装饰工", "（六）落款〔自然人签名，单位盖章并注明日期)", "王小明 2024年5月6日"),
    ],
)
def test_a_foot_that_names_the_court_or_asks_to_sign_stays_with_its_file(foot: tuple[str, ...]) -> None:
    pages = [*stream((*texts.COMPLAINT_1, *texts.COMPLAINT_2[:-2]), foot), page_of(texts.NOTE, file="b.pdf")]
    assert shape(pages) == [("complaint", [1, 2]), ("loan_note", [3])]


def test_an_untitled_head_does_not_jump_the_order_of_its_file() -> None:
    pages = stream(texts.COMPLAINT_1[1:], texts.COMPLAINT_2)
    first, second = classify(pages)
    alone = [replace(first, starts=0.2), replace(second, starts=0.9)]
    assert [[p.page_no for p in d.pages] for d in split(alone)[0]] == [[1, 2]]


def test_a_row_of_a_list_is_no_title() -> None:
    assert title_of("1. 物业服务合同") is None
    assert title_of("物业服务合同") is not None
    assert title_of("物业服务合同纠纷起诉状（要素表）") is not None
