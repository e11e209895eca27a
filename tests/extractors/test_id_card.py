import pytest

from tests.extractors.papers import Paper, check, values
from tests.paper import document_of, page_of

FRONT = {
    "name": "张三",
    "sex": "男",
    "ethnicity": "汉族",
    "birth_date": "1990-03-07",
    "address": "北京市朝阳区建国路88号院3号楼1单元502室",
    "id_number": "110105199003072316",
}
BACK = {"issuer": "北京市公安局朝阳分局", "valid_from": "2015-03-07", "valid_until": "2035-03-07"}

PAPERS = [
    Paper(
        document_of(
            "id_card",
            """
姓名张三
性别男民族汉
出生1990年3月7日
住址北京市朝阳区建国路88号
院3号楼1单元502室
公民身份号码110105199003072316
""",
        ),
        {**FRONT, "side": "front", "issuer": None, "valid_until": None},
    ),
    Paper(
        document_of(
            "id_card",
            """
姓 名 张 三
性 别 男    民 族 汉
出 生 1990 年 3 月 7 日
住 址 北京市朝阳区建国路88号院
3号楼1单元502室

公民身份号码 110105 19900307 2316

中华人民共和国
居民身份证

签发机关 北京市公安局朝阳分局
有效期限 2015.03.07-2035.03.07

与原件核对一致 李四
""",
        ),
        {**FRONT, **BACK, "side": ["both"]},
    ),
    Paper(
        document_of(
            "id_card",
            """
中华人民共和国
居民身份证
签发机关某县公安局
有效期限2010.06.01-长期
""",
        ),
        {"side": "back", "issuer": "某县公安局", "valid_from": "2010-06-01", "valid_until": "长期", "name": None},
    ),
    Paper(
        document_of(
            "id_card",
            """
姓名买买提·艾力
性别男民族维吾尔
出生1985年12月1日
住址新疆喀什市解放北路6号
公民身份号码653101198512010014
仅供诉讼使用 再复印无效
""",
        ),
        {
            "name": "买买提·艾力",
            "ethnicity": "维吾尔族",
            "birth_date": "1985-12-01",
            "address": "新疆喀什市解放北路6号",
        },
    ),
]

TWO_CARDS = page_of(
    [
        ["姓名张三", "姓名李小芳"],
        ["性别男民族汉", "性别女民族回"],
        ["出生1990年3月7日", "出生1992年11月20日"],
        ["住址北京市朝阳区建国路88号", "住址河北省廊坊市和平路15号"],
        "公民身份号码110105199003072316",
    ]
)


@pytest.mark.parametrize("paper", PAPERS)
def test_cards(paper):
    check(paper)


def test_two_cards_one_above_the_other_keep_their_fields_apart():
    found = values(
        document_of(
            "id_card",
            """
姓名张三
性别男民族汉
出生1990年3月7日
住址北京市朝阳区建国路88号
公民身份号码110105199003072316


姓名李小芳
性别女民族回
出生1992年11月20日
住址河北省廊坊市和平路15号
公民身份号码131002199211200028
""",
        )
    )
    assert found["name"] == ["张三", "李小芳"]
    assert found["address"] == ["北京市朝阳区建国路88号", "河北省廊坊市和平路15号"]
    assert found["id_number"] == ["110105199003072316", "131002199211200028"]
    assert found["side"] == ["front", "front"]


def test_cards_side_by_side():
    found = values(document_of("id_card", TWO_CARDS))
    assert found["name"] == ["张三", "李小芳"]
    assert found["sex"] == ["男", "女"]
    assert found["address"] == ["北京市朝阳区建国路88号", "河北省廊坊市和平路15号"]
    assert found["id_number"] == ["110105199003072316"]


def test_front_and_back_on_two_pages_are_one_card():
    front = page_of(["姓名张三", "性别男民族汉", "公民身份号码110105199003072316"], page_no=1)
    back = page_of(["中华人民共和国", "居民身份证", "签发机关某市公安局", "有效期限2015.03.07-2035.03.07"], page_no=2)
    assert values(document_of("id_card", front, back))["side"] == ["both"]


def test_a_page_without_a_card_gives_nothing():
    assert values(document_of("id_card", "今日天气晴\n复印件")) == {}
