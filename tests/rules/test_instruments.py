"""Articles are cited by the number they bore on the case's day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.rules import check
from pipeline.rules.instruments import ALI, CPI, CPL, ENFORCE, LEND, TRAFFIC, Article
from tests.rules.build import case_of

YESTERDAY, THE_DAY = date(2021, 12, 31), date(2022, 1, 1)


@pytest.mark.parametrize(
    ("article", "day", "number"),
    [
        (CPL.art(122), YESTERDAY, "第一百一十九条"),
        (CPL.art(122), THE_DAY, "第一百二十二条"),
        (CPL.art(124, 1), date(2019, 3, 1), "第一百二十一条第(一)项"),
        (CPL.art(62), YESTERDAY, "第五十九条"),
        (CPL.art(61), THE_DAY, "第六十一条"),
        (CPL.art(22), YESTERDAY, "第二十一条"),
        (CPL.art(39), YESTERDAY, "第三十八条"),
        (CPL.art(127, 7), date(2019, 3, 1), "第一百二十四条第(七)项"),
        (CPL.art(147), date(2018, 1, 1), "第一百四十四条"),
        (CPL.art(171), date(2018, 1, 1), "第一百六十四条"),
        (CPL.art(250), date(2021, 12, 31), "第二百三十九条"),
        (CPL.art(250), date(2022, 1, 1), "第二百四十六条"),
        (CPL.art(250), date(2023, 12, 31), "第二百四十六条"),
        (CPL.art(250), date(2024, 1, 1), "第二百五十条"),
        (CPL.art(264), date(2015, 1, 1), "第二百五十三条"),
        (CPL.art(264), date(2023, 12, 31), "第二百六十条"),
        (CPL.art(238), date(2021, 1, 1), "第二百二十七条"),
        (CPI.art(481), date(2022, 4, 9), "第四百八十三条"),
        (CPI.art(481), date(2022, 4, 10), "第四百八十一条"),
        (CPI.art(219), date(2019, 1, 1), "第二百一十九条"),
        (LEND.art(25), date(2020, 8, 20), "第二十六条"),
        (LEND.art(31), date(2020, 12, 31), "第三十二条"),
        (LEND.art(31), date(2021, 1, 1), "第三十一条"),
        (LEND.art(26), date(2019, 1, 1), "第二十七条"),
        (LEND.art(2), date(2019, 1, 1), "第二条"),
        (ENFORCE.art(18), date(2020, 12, 31), "20."),
        (ENFORCE.art(18), date(2021, 1, 1), "18."),
        (TRAFFIC.art(22), date(2020, 12, 31), "第二十五条"),
    ],
)
def test_the_number_of_the_day(article: Article, day: date, number: str) -> None:
    cited = article.on(day)
    assert cited is not None
    assert cited.article == number


@pytest.mark.parametrize(
    ("article", "day"),
    [
        (CPL.art(195), date(2023, 12, 31)),
        (CPL.art(16), date(2021, 12, 31)),
        (CPL.art(122), date(2012, 12, 31)),
        (CPI.art(209), date(2015, 2, 3)),
        (ALI.art(54), date(2018, 2, 7)),
        (ENFORCE.art(18), date(1998, 7, 7)),
    ],
)
def test_what_was_not_law_is_not_cited(article: Article, day: date) -> None:
    assert article.on(day) is None


def test_a_case_of_2019_is_told_the_numbers_of_2019() -> None:
    case = case_of({"诉状": {"请求": None}, "请求": []})
    for day, article in ((date(2019, 3, 1), "第一百一十九条第(三)项"), (date(2024, 3, 1), "第一百二十二条第(三)项")):
        (found,) = (f for f in check(replace(case, as_of=day)) if f.rule_id == "complaint.claims_missing")
        assert article in [c.article for c in found.citations]
