import pytest

from tests.extractors.papers import Paper, check
from tests.paper import document_of

PAPERS = [
    Paper(
        document_of(
            "lawyer_licence",
            """
中华人民共和国
律师执业证
执业机构 北京明理律师事务所
执业证类别 专职律师
执业证号 11101200810987654
法律职业资格或律师资格证号 A20061101021234
发证机关 北京市司法局
发证日期 2019年06月30日
持证人 陈志远
性  别 男
身份证号 110101198002023436
""",
        ),
        {
            "name": "陈志远",
            "firm": "北京明理律师事务所",
            "licence_number": "11101200810987654",
            "id_number": "110101198002023436",
            "issuer": "北京市司法局",
            "sex": "男",
        },
    ),
    Paper(
        document_of(
            "lawyer_licence",
            "律师执业证\n执业机构广东南岭（深圳）律师事务所\n执业证号14403201911234567\n持证人周敏\n性别女",
        ),
        {
            "name": "周敏",
            "firm": "广东南岭(深圳)律师事务所",
            "licence_number": "14403201911234567",
            "sex": "女",
            "id_number": None,
            "issuer": None,
        },
    ),
]


@pytest.mark.parametrize("paper", PAPERS)
def test_licences(paper):
    check(paper)
