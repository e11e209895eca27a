"""The tagger speaks only where the patterns are silent, and is believed only so far."""

from __future__ import annotations

import pytest

from extractors._pleading import second
from pipeline import tagger
from pipeline.chinese import Found
from pipeline.extract import extract
from tests.paper import document_of


def tagged(monkeypatch: pytest.MonkeyPatch, *spans: tuple[str, str]) -> list[str]:
    """Replaces the model by one that finds these (kind, text); returns the texts it was asked."""
    asked: list[str] = []

    def tag(text: str) -> list[Found[str]]:
        asked.append(text)
        return [Found(kind, text.index(s), text.index(s) + len(s), s) for kind, s in spans if s in text]

    monkeypatch.setattr(tagger, "tag", tag)
    return asked


HEAD = "民事起诉状\n原告：王小明，男，1980年1月2日出生，汉族，工人，住广州市越秀区东风路1号。\n"
TAIL = (
    "诉讼请求：\n1、判令被告归还借款5000元。\n事实与理由：被告借款不还。\n此致\n广州市越秀区人民法院\n具状人：王小明\n"
)


def test_complete_parties_never_ask_the_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tagged(monkeypatch)
    found = extract(document_of("complaint", HEAD + "被告：李国强，男，汉族，住广州市天河区中山大道2号。\n" + TAIL))
    assert [f.value for f in found.all("party.name")] == ["王小明", "李国强"]
    assert asked == []


@pytest.mark.parametrize(
    "block",
    [
        "被告：\n身份证上的名字是赵铁柱，男，住清远市连州县城关镇北街9号。\n",
        "被告：外号大柱的那个人（真名大概叫赵铁柱），好像住在清远市连州县城关镇北街9号那边。\n",
    ],
)
def test_a_name_that_no_pattern_sees_comes_from_the_tagger_with_low_trust(
    block: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tagged(monkeypatch, ("PER", "赵铁柱"))
    found = extract(document_of("complaint", HEAD + block + TAIL))
    (name,) = [f for f in found.all("party.name") if f.item == 2]
    assert name.value == "赵铁柱"
    assert name.source.endswith("tagger")
    assert name.confidence is not None
    assert name.confidence <= second.TRUST
    assert [e.text for e in name.evidence] == ["赵铁柱"]


def test_what_is_no_name_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    tagged(monkeypatch, ("PER", "外号"), ("LOC", "那边"))
    found = extract(document_of("complaint", HEAD + "被告：，，外号大柱，那边的人。\n" + TAIL))
    assert not [f for f in found.fields if f.source.endswith("tagger")]


def test_a_name_without_a_listed_surname_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tagged(monkeypatch, ("PER", "张大山"))
    found = extract(
        document_of("complaint", HEAD + "被告：阿依古丽，女，维吾尔族，系张大山之妻，住喀什市人民路3号。\n" + TAIL)
    )
    assert [f.value for f in found.all("party.name") if f.item == 2] == ["阿依古丽"]
    assert asked == []
