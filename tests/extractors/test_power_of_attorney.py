import pytest

from pipeline.types import MarkKind
from tests.extractors.papers import Paper, check, values
from tests.paper import document_of, mark_at

LAWYER = """
授权委托书

委托人：张三，男，1990年3月7日出生，汉族，住北京市朝
阳区建国路88号。身份证号：110105199003072316。
受委托人：陈志远，北京明理律师事务所律师。
受委托人：周敏，北京明理律师事务所律师。
现委托上列受委托人在我与李四民间借贷纠纷一案中，作为
我方参加诉讼的委托代理人。
委托权限如下：特别授权。代为承认、放弃、变更诉讼请求，
进行和解，提起反诉或者上诉，代为签收法律文书。

委托人（签名）：张三
2024年3月5日
"""

PAPERS = [
    Paper(
        document_of(
            "power_of_attorney",
            "委托书\n本人（单位）龚虹梅因与景勇重婚罪，委托安徽润银律师事务所\n臧彬律师为我的诉讼代理人。\n委托人：",
        ),
        {"principal": "龚虹梅", "agent.name": ["臧彬"], "agent.firm": ["安徽润银律师事务所"]},
    ),
    Paper(
        document_of(
            "power_of_attorney", "委托书\n我单位岳阳信地物业服务有限责任公司因与张三合同纠纷，委托臧彬为代理人。"
        ),
        {"principal": "岳阳信地物业服务有限责任公司"},
    ),
    Paper(
        document_of("power_of_attorney", LAWYER, marks=[mark_at(11, left=0.3)]),
        {
            "principal": "张三",
            "agent.name": ["陈志远", "周敏"],
            "agent.firm": ["北京明理律师事务所", "北京明理律师事务所"],
            "opponent": "李四",
            "cause": "民间借贷纠纷",
            "authority": ["special"],
            "special_powers": "承认,放弃,变更,和解,反诉,上诉",
            "signature": ["handwritten"],
            "signed_on": "2024-03-05",
        },
    ),
    Paper(
        document_of(
            "power_of_attorney",
            """
授权委托书
委托人：南京龙瑞建材有限责任公司
受委托人：和芳，贵州华龙律师事务所律师；隋浩敏
委托人因与西宁隆顺有限责任公司合同纠纷一案，委托上述人员代为参加诉讼。
代理权限如下：特别授权，代为承认、放弃、变更诉讼请求，代为和解，提起反
诉或者上诉。
""",
        ),
        {
            "agent.name": ["和芳", "隋浩敏"],
            "agent.firm": ["贵州华龙律师事务所"],
            "opponent": "西宁隆顺有限责任公司",
            "cause": "合同纠纷",
            "special_powers": "承认,放弃,变更,和解,反诉,上诉",
        },
    ),
    Paper(
        document_of(
            "power_of_attorney",
            """
授 权 委 托 书
委托单位：北京晨星商贸有限公司
法定代表人：王建国 职务：执行董事
受委托人：姓名：陈志远 职务：律师
工作单位：北京明理律师事务所 身份证号：110101198002023436
现委托陈志远在我单位诉天津海河机械制造有限公司买卖合
同纠纷一案中，作为我单位的诉讼代理人。
代理权限：全权代理。

委托单位（盖章）：
法定代表人（签字）：
年 月 日
""",
            marks=[mark_at(9, MarkKind.SEAL, left=0.4)],
        ),
        {
            "principal": "北京晨星商贸有限公司",
            "agent.name": ["陈志远"],
            "agent.firm": ["北京明理律师事务所"],
            "agent.id_number": ["110101198002023436"],
            "opponent": "天津海河机械制造有限公司",
            "cause": "买卖合同纠纷",
            "authority": ["general"],
            "special_powers": None,
            "signature": ["seal"],
            "signed_on": None,
        },
    ),
    Paper(
        document_of(
            "power_of_attorney",
            """
授权委托书
本人赵小兰因与钱大伟离婚纠纷一案，现委托北京明理律
师事务所周敏律师作为我的诉讼代理人，代理权限为一般代理。
委托人：
受托人：周敏
""",
            marks=[mark_at(4, left=0.6)],
        ),
        {
            "agent.name": ["周敏"],
            "opponent": "钱大伟",
            "cause": "离婚纠纷",
            "authority": ["general"],
            "signature": None,
        },
    ),
    Paper(
        document_of(
            "power_of_attorney",
            """
授权委托书
委托人：张三
受托人：陈志远
代理权限：□一般代理 ☑特别授权
□一般授权：代为起诉、应诉、出庭。
☑特别授权：代为承认、变更、放弃诉讼请求，进行和解
委托人：张三
2024年3月5日
""",
        ),
        {
            "authority": ["special"],
            "special_powers": "承认,放弃,变更,和解",
            "signature": ["typed"],
            "principal": "张三",
            "agent.name": ["陈志远"],
        },
    ),
    Paper(
        document_of(
            "power_of_attorney",
            """
特别授权书
甲方（委托人）：赵小兰
乙方（受托人）：周敏　　律师事务所：北京明理律师事务所
甲方因同钱大伟发生民间借贷纠纷，委托乙方出庭。
乙方可以承认、放弃或者变更诉讼请求，与对方和解，提
起反诉，提起上诉。
甲方（签字或盖章）：　　　　乙方（签字）：
2024年3月5日
""",
            marks=[mark_at(6, left=0.62)],
        ),
        {
            "principal": "赵小兰",
            "agent.name": ["周敏"],
            "agent.firm": ["北京明理律师事务所"],
            "opponent": "钱大伟",
            "cause": "民间借贷纠纷",
            "authority": ["special"],
            "special_powers": "承认,放弃,变更,和解,反诉,上诉",
            "signature": None,
        },
    ),
    Paper(
        document_of(
            "power_of_attorney",
            """
委托书
兹聘请北京明理律师事务所的周敏律师前往贵院，代我方参
加与天津海河机械制造有限公司因买卖合同纠纷之诉讼。
一般代理。
2024年3月5日

赵小兰
1/1
""",
            marks=[mark_at(6, left=0.7)],
        ),
        {
            "agent.name": ["周敏"],
            "agent.firm": ["北京明理律师事务所"],
            "opponent": "天津海河机械制造有限公司",
            "cause": "买卖合同纠纷",
            "authority": ["general"],
            "signature": ["handwritten"],
        },
    ),
    Paper(
        document_of(
            "power_of_attorney",
            """
授权委托书
兹委托何晓雯（系行政主管），在北京晨星商贸有限公司（
以下简称委托人）诉钱大伟故意伤害罪一案中代为诉讼。
授权人签字盖章处　　　　　　被授权人签字处


2024年3月5日
""",
            marks=[mark_at(4, left=0.15), mark_at(4, left=0.5)],
        ),
        {
            "principal": "北京晨星商贸有限公司",
            "agent.name": ["何晓雯"],
            "opponent": "钱大伟",
            "cause": "故意伤害罪",
            "signature": ["handwritten"],
        },
    ),
]


@pytest.mark.parametrize("paper", PAPERS)
def test_powers(paper):
    check(paper)


def test_a_paper_that_says_both_kinds_gives_both():
    text = LAWYER.replace("委托权限如下：特别授权。", "委托权限：一般代理，特别授权，")
    assert values(document_of("power_of_attorney", text))["authority"] == ["general", "special"]


@pytest.mark.parametrize("said", ["全权代理，", "全权代理，特别授权，"])
def test_full_agency_that_lists_its_powers_is_special(said):
    found = values(document_of("power_of_attorney", LAWYER.replace("委托权限如下：特别授权。", f"委托权限：{said}")))
    assert found["authority"] == ["special"]
    assert "和解" in found["special_powers"][0]


def test_listed_powers_alone_make_it_special():
    text = LAWYER.replace("委托权限如下：特别授权。", "代理权限：")
    assert values(document_of("power_of_attorney", text))["authority"] == ["special"]


def test_powers_that_are_refused_do_not_count():
    text = """
授权委托书
委托人：张三
受托人：陈志远
代理权限为一般代理，无权代为承认、放弃、变更诉讼请求，无权进行和解。
委托人：张三
"""
    found = values(document_of("power_of_attorney", text))
    assert found["authority"] == ["general"]
    assert "special_powers" not in found


def test_the_agents_signature_is_not_the_principals():
    text = """
授权委托书
委托人：张三，男，住北京市朝阳区建国路88号，现就诉讼事宜委托如下。
受托人：陈志远
代理权限：一般代理

委托人（签名）：



受托人（签名）：
"""
    assert "signature" not in values(document_of("power_of_attorney", text, marks=[mark_at(9, left=0.35)]))
    found = values(document_of("power_of_attorney", text, marks=[mark_at(5, left=0.35), mark_at(9, left=0.35)]))
    assert found["signature"] == ["handwritten"]


SIX = "承认,放弃,变更,和解,反诉,上诉"


@pytest.mark.parametrize(
    ("said", "kinds", "listed"),
    [
        (
            "特别授权。除一般代理事务外，代理人可以代委托人承认、放弃、变更诉讼请求，进行和解，提起反诉、上诉。",
            ["special"],
            SIX,
        ),
        (
            "权限〔写明一般授权或者特别授权，特别授权须逐项列明〕：特别授权，即：代为承认诉讼请求、代为放弃诉讼请求",
            ["special"],
            "承认,放弃",
        ),
        ("权限（请填写一般代理／特别授权）：一般代理，代为立案、出庭", ["general"], None),
        ("代理类型：特别授权\n代理权限：承认诉讼请求／放弃诉讼请求／变更诉讼请求／和解／反诉／上诉", ["special"], SIX),
        ("代理权限：特别授权，在一般代理的基础上增加代为承认、放弃、变更诉讼请求", ["special"], "承认,放弃,变更"),
        ("代理权限：一般代理或者特别授权", [], None),
        ("代理权限：一般授权□　特别授权☑：代为承认、放弃、变更诉讼请求", ["special"], "承认,放弃,变更"),
        ("代理权限：一般授权☑　特别授权□", ["general"], None),
        ("代理权限：☑一般授权　□特别授权（□承认诉讼请求　□放弃诉讼请求　□进行和解）", ["general"], None),
        ("代理权限：☑特别授权　☑承认诉讼请求　□放弃诉讼请求　☑进行和解　□提起上诉", ["special"], "承认,和解"),
        ("代理权限：一般代理。代为承认、放弃、变更诉讼请求，进行和解，须另行取得委托人书面授权。", ["general"], None),
        ("代理权限：一般代理。和解、上诉由委托人本人决定。", ["general"], None),
        (
            "代理权限：一般代理。\n注：代为承认、放弃、变更诉讼请求，进行和解，提起反诉或者上诉，必须有委托人的特别授权。",
            ["general"],
            None,
        ),
        (
            "代理权限：1、一般代理；2、代为承认、放弃、变更诉讼请求；3、代为和解。",
            ["special"],
            "承认,放弃,变更,和解",
        ),
        ("代理权限：一般代理，除特别授权事项外均可办理。", ["general"], None),
        ("代理权限：一般代理；并有权承认、放弃、变更请求及和解。", ["general"], "承认,放弃,变更,和解"),
    ],
)
def test_what_is_granted_and_what_is_only_spoken_of(said, kinds, listed):
    text = f"授权委托书\n委托人：张三\n受托人：陈志远\n{said}\n委托人：张三"
    found = values(document_of("power_of_attorney", text))
    assert found.get("authority", []) == kinds
    assert found.get("special_powers") == (listed and [listed])


def test_an_agent_called_by_the_office_signs_for_nobody_else():
    text = """
委托代理授权书
一、委托人：张三
二、承办人：陈志远，北京明理律师事务所
三、案件：委托人与孙二之间的民间借贷纠纷
四、承办人的代理权：
一般代理。承办人代为整理材料、立案、出庭、举证、质证。

委托人（签名、指印或公章）：


承办人：

"""
    found = values(document_of("power_of_attorney", text, marks=[mark_at(10, left=0.2)]))
    assert found["agent.name"] == ["陈志远"]
    assert "signature" not in found
