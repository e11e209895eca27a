import pytest

from pipeline.types import MarkKind
from tests.extractors.papers import Paper, check, values
from tests.paper import document_of, mark_at, page_of

PAPERS = [
    Paper(
        document_of(
            "law_firm_letter",
            """
北京明理律师事务所函
（2024）明理民代字第031号
北京市朝阳区人民法院：
贵院受理的张三诉李四民间借贷纠纷一案，现张三已委托本
所陈志远、周敏律师为其诉讼代理人，特此函告。

北京明理律师事务所（章）
2024年3月6日
附：授权委托书一份
""",
            marks=[mark_at(6, MarkKind.SEAL, left=0.2)],
        ),
        {
            "firm": "北京明理律师事务所",
            "court": "北京市朝阳区人民法院",
            "lawyer.name": ["陈志远", "周敏"],
            "client": "张三",
            "opponent": "李四",
            "cause": "民间借贷纠纷",
            "signed_on": "2024-03-06",
            "signature": ["seal"],
        },
    ),
    Paper(
        document_of(
            "law_firm_letter",
            """
律师事务所函
天津市河东区人民法院：
本所接受天津海河机械制造有限公司的委托，指派孙伟律师
担任其与北京晨星商贸有限公司买卖合同纠纷一案的一审诉
讼代理人。
天津渤海律师事务所
二〇二四年四月十日
""",
        ),
        {
            "firm": "天津渤海律师事务所",
            "court": "天津市河东区人民法院",
            "lawyer.name": ["孙伟"],
            "client": "天津海河机械制造有限公司",
            "opponent": "北京晨星商贸有限公司",
            "cause": "买卖合同纠纷",
            "signature": ["typed"],
            "signed_on": "2024-04-10",
        },
    ),
    Paper(
        document_of(
            "law_firm_letter",
            """
律师出庭函
致：天津市河东区人民法院
就张三与李四因民间借贷纠纷一案，当事人张三已与本所签
订委托代理合同，本所决定委派孙伟出庭。
附：律师执业证复印件一份
天津渤海律师事务所
""",
        ),
        {
            "firm": "天津渤海律师事务所",
            "court": "天津市河东区人民法院",
            "lawyer.name": ["孙伟"],
            "client": "张三",
            "opponent": "李四",
            "cause": "民间借贷纠纷",
        },
    ),
    Paper(
        document_of(
            "law_firm_letter",
            page_of(
                [
                    "公函",
                    ("受理法院", "天津市河东区人民法院"),
                    ("案由", "行政处罚"),
                    ("对方当事人", "天津市公安局"),
                    ("委托人", "张三"),
                    ("承办律师", "孙伟"),
                    "律所名称（公章）：天津渤海律师事务所",
                ]
            ),
        ),
        {
            "court": "天津市河东区人民法院",
            "lawyer.name": ["孙伟"],
            "client": "张三",
            "opponent": "天津市公安局",
            "cause": "行政处罚",
        },
    ),
]


@pytest.mark.parametrize("paper", PAPERS)
def test_letters(paper):
    check(paper)


def test_a_letter_that_introduces_a_lawyer():
    text = """
律师事务所介绍信
甲省乙市人民法院：
兹介绍我所律师周敏前往贵院，代理张三为与孙二民间借贷
纠纷一案参加诉讼，请予接待并安排阅卷。
北京明理律师事务所
"""
    found = values(document_of("law_firm_letter", text))
    assert (found["lawyer.name"], found["client"], found["opponent"]) == (["周敏"], ["张三"], ["孙二"])
