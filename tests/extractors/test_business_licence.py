import pytest

from tests.extractors.papers import Paper, check
from tests.paper import document_of, page_of

PAPERS = [
    Paper(
        document_of(
            "business_licence",
            page_of(
                [
                    "营业执照",
                    "（副本）",
                    "统一社会信用代码 91110105MA01ABCD2X",
                    ["名  称 北京晨星商贸有限公司", "注册资本 伍佰万元整"],
                    ["类  型 有限责任公司(自然人独资)", "成立日期 2018年05月21日"],
                    ["法定代表人 王建国", "营业期限 2018年05月21日至长期"],
                    ["经营范围 销售日用品", "住  所 北京市朝阳区望京东路"],
                    ["", "12号院6号楼3层301"],
                    "登记机关",
                ]
            ),
        ),
        {
            "name": "北京晨星商贸有限公司",
            "uscc": "91110105MA01ABCD2X",
            "registered_capital": "5000000.00",
            "kind": "有限责任公司(自然人独资)",
            "established_on": "2018-05-21",
            "legal_representative": "王建国",
            "address": "北京市朝阳区望京东路12号院6号楼3层301",
        },
    ),
    Paper(
        document_of(
            "business_licence",
            """
营业执照
统一社会信用代码92371002MA3C0H6Y5X
名称威海市环翠区老赵海鲜店
类型个体工商户
经营者赵德胜
经营场所山东省威海市环翠区海滨北路17号
组成形式个人经营
注册日期2016年9月2日
""",
        ),
        {
            "name": "威海市环翠区老赵海鲜店",
            "uscc": "92371002MA3C0H6Y5X",
            "kind": "个体工商户",
            "legal_representative": "赵德胜",
            "address": "山东省威海市环翠区海滨北路17号",
            "established_on": "2016-09-02",
            "registered_capital": None,
        },
    ),
]


@pytest.mark.parametrize("paper", PAPERS)
def test_licences(paper):
    check(paper)
