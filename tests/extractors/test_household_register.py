import pytest

from tests.extractors.papers import Paper, check
from tests.paper import document_of, page_of

PAPERS = [
    Paper(
        document_of(
            "household_register",
            "居民户口簿\n户主：严林\n住址：大连市沙河口区顺园南街479号1单元1302室\n登记事项\n姓名：严林 性别：男",
        ),
        {"address": "大连市沙河口区顺园南街479号1单元1302室", "name": ["严林"]},
    ),
    Paper(
        document_of(
            "household_register",
            page_of(
                [
                    "常住人口登记卡",
                    ["姓名 刘桂英", "户主或与户主关系 户主"],
                    ["曾用名", "性别 女"],
                    ["出生地 河南省", "民族 汉族"],
                    ["籍贯 河南省", "出生日期 1968年4月12日"],
                    "公民身份证件编号 410102196804120027",
                ]
            ),
            page_of(["常住人口登记卡", ["姓名 王小龙", "户主或与户主关系 子"], ["曾用名", "性别 男"]], page_no=2),
        ),
        {
            "name": ["刘桂英", "王小龙"],
            "relation": ["户主", "子"],
            "sex": ["女", "男"],
            "birth_date": ["1968-04-12"],
            "id_number": ["410102196804120027"],
            "address": None,
        },
    ),
    Paper(
        document_of(
            "household_register",
            """
户别 家庭户 户主姓名 刘桂英
户号 004512
住址 河南省郑州市中原区建设路
66号院2号楼7号
承办人签章
""",
        ),
        {"name": "刘桂英", "address": "河南省郑州市中原区建设路66号院2号楼7号", "id_number": None},
    ),
]


@pytest.mark.parametrize("paper", PAPERS)
def test_registers(paper):
    check(paper)
