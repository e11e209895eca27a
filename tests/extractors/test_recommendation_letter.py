import pytest

from pipeline.types import MarkKind
from tests.extractors.papers import Paper, check
from tests.paper import document_of, mark_at

PAPERS = [
    Paper(
        document_of(
            "recommendation_letter",
            """
推荐函
某市某区人民法院：
兹推荐我社区居民赵德胜（身份证号：370602196501012334）
作为我社区居民孙丽萍的诉讼代理人参加诉讼。
某市某区幸福社区居民委员会
2024年4月1日
""",
            marks=[mark_at(4, MarkKind.SEAL, left=0.2)],
        ),
        {
            "agent": "赵德胜",
            "principal": "孙丽萍",
            "issuer": "某市某区幸福社区居民委员会",
            "signature": ["seal"],
            "relation": None,
        },
    ),
    Paper(
        document_of(
            "recommendation_letter",
            """
近亲属关系证明
兹证明王小龙（身份证号：410102199201010017）与刘桂英（身
份证号：410102196804120027）系母子关系。
特此证明。
证明单位：郑州市公安局建设路派出所
2024年4月2日
""",
        ),
        {
            "agent": "王小龙",
            "principal": "刘桂英",
            "relation": "母子",
            "issuer": "郑州市公安局建设路派出所",
            "signature": ["typed"],
        },
    ),
    Paper(
        document_of(
            "recommendation_letter",
            "在职证明\n兹证明何晓雯系我公司员工，任法务专员。\n北京晨星商贸有限公司\n2024年5月1日",
        ),
        {"agent": "何晓雯", "relation": "员工", "issuer": "北京晨星商贸有限公司", "principal": None},
    ),
    Paper(
        document_of(
            "recommendation_letter",
            "劳动关系证明\n杭玉明为南京龙瑞建材有限公司员工，任法务专员，现委派\n其参加诉讼。",
        ),
        {"agent": "杭玉明", "relation": "员工", "principal": "南京龙瑞建材有限公司"},
    ),
    Paper(
        document_of(
            "recommendation_letter",
            "推荐书\n北京市朝阳区人民法院：\n同意推荐王小龙同志（身份：居民）代理刘桂英参加诉讼。\n此致\n"
            "推荐人：北京市朝阳区阳光社区居民委员会\n2024年5月1日",
        ),
        {"agent": "王小龙", "principal": "刘桂英", "issuer": "北京市朝阳区阳光社区居民委员会"},
    ),
    Paper(
        document_of(
            "recommendation_letter",
            "员工证明\n职工姓名：何晓雯\n用人单位：北京晨星商贸有限公司\n岗位：法务专员\n证明单位：北京晨星商贸有限公司",
        ),
        {"agent": "何晓雯", "principal": "北京晨星商贸有限公司", "relation": "法务专员"},
    ),
]


@pytest.mark.parametrize("paper", PAPERS)
def test_letters(paper):
    check(paper)
