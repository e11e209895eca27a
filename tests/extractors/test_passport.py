import pytest

from tests.extractors.papers import Paper, check
from tests.paper import document_of

PAPERS = [
    Paper(
        document_of(
            "passport",
            "护照 PASSPORT\n"
            "护照号/Passport No. E12345678\n姓名/Name 张三\n性别/Sex 男/M\n出生日期/Date of birth 07 3月/MAR 1990\n"
            "有效期至/Date of expiry 06 5月/MAY 2030",
        ),
        {
            "name": "张三",
            "sex": "男",
            "birth_date": "1990-03-07",
            "passport_number": "E12345678",
            "valid_until": "2030-05-06",
        },
    ),
    Paper(
        document_of("passport", "往来港澳通行证\n姓名 李小芳\n性别 女\n出生日期 1992.11.20\n证件号码 C87654321"),
        {"name": "李小芳", "birth_date": "1992-11-20", "passport_number": "C87654321", "valid_until": None},
    ),
]


@pytest.mark.parametrize("paper", PAPERS)
def test_passports(paper):
    check(paper)
