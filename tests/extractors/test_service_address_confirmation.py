import pytest

from tests.extractors.papers import Paper, check
from tests.paper import document_of, mark_at, page_of

PAPERS = [
    Paper(
        document_of(
            "service_address_confirmation",
            page_of(
                [
                    "送达地址确认书",
                    ["案由", "民间借贷纠纷"],
                    ["受送达人", "张三"],
                    ["送达地址", "北京市朝阳区建国路88号院"],
                    ["", "3号楼1单元502室"],
                    ["邮政编码", "100022"],
                    ["联系电话", "138 0013 8000"],
                    "本人已阅读告知事项，保证上述送达地址准确、有效。",
                    "受送达人签名：",
                ],
                marks=[mark_at(8, left=0.35)],
            ),
        ),
        {
            "name": "张三",
            "address": "北京市朝阳区建国路88号院3号楼1单元502室",
            "phone": "13800138000",
            "signature": ["handwritten"],
        },
    ),
    Paper(
        document_of(
            "service_address_confirmation",
            """
当事人送达地址确认书
当事人姓名或名称：北京晨星商贸有限公司
确认的送达地址：北京市朝阳区望京东路12号院6号楼3层
301，邮编100102
手机号码：13911112222
当事人（签名）：
""",
        ),
        {"name": "北京晨星商贸有限公司", "phone": "13911112222", "signature": None},
    ),
    Paper(
        document_of(
            "service_address_confirmation",
            """
送达地址保证书
本人王小龙保证：法院文书寄往天津市河东区新华路12号3号楼
502室，联系手机13800138000。
以上内容属实。
2024年5月1日
第 1 页
""",
            marks=[mark_at(3, left=0.6)],
        ),
        {
            "name": "王小龙",
            "address": "天津市河东区新华路12号3号楼502室",
            "phone": "13800138000",
            "signature": ["handwritten"],
        },
    ),
]


@pytest.mark.parametrize("paper", PAPERS)
def test_confirmations(paper):
    check(paper)
