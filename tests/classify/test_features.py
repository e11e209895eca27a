"""What the page model is told of a page besides its characters."""

from pipeline.classify.features import look_at
from pipeline.classify.roles import ROLES
from pipeline.classify.titles import like_titles
from pipeline.vocabulary import DOC_TYPES
from tests.classify import papers as texts
from tests.paper import page_of


def cues(*lines: str, picture: float = 0.0) -> set[str]:
    return set(look_at(page_of(lines), picture).cues)


def test_roles_tell_a_paper_under_any_name() -> None:
    told = cues("关于诉讼事宜", *texts.PROXY[1:])
    assert "most0:power_of_attorney" in told
    assert {"says:power_of_attorney:1", "says:power_of_attorney:3"} <= told


def test_roles_are_read_across_spaces_and_widths() -> None:
    assert "says:invoice:1" in cues("价 税 合 计", "ＡＢＣ")


def test_every_type_with_words_has_roles() -> None:
    assert {doc_type for doc_type, _ in ROLES} == DOC_TYPES.keys() - {"photo"}
    assert all(len(phrases) == len(set(phrases)) >= 6 for _, phrases in ROLES)


def test_a_title_never_seen_is_like_known_ones() -> None:
    assert "power_of_attorney" in like_titles("诉讼事务授权委托书面")
    assert like_titles("原告与被告系朋友，双方约定还款。") == ()


def test_few_words_on_a_picture_and_on_paper() -> None:
    assert "few words:picture" in cues("日", picture=0.4)
    assert "few words:plain" in cues("说明")
    assert not [c for c in cues(*texts.COMPLAINT_1, picture=0.4) if c.startswith("few words")]
