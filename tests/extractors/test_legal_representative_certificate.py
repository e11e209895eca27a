import pytest

from pipeline.types import MarkKind
from tests.extractors.papers import Paper, check, values
from tests.paper import document_of, mark_at

PAPERS = [
    Paper(
        document_of(
            "legal_representative_certificate",
            "法定代表人身份证明书\n邢紫凤在我处任董事长职务，系我单位的法定代表人。\n特此证明。\n云南盘龙农村商业银行股份有限公司",
        ),
        {"name": "邢紫凤", "post": "董事长", "organization": "云南盘龙农村商业银行股份有限公司"},
    ),
    Paper(
        document_of(
            "legal_representative_certificate",
            "法定代表人身份证明\n兹证明：姜学，现任岳阳信地有限责任公司执行董事兼总经理，为\n本单位法定代表人。\n特此证明。",
        ),
        {"name": "姜学", "post": "执行董事兼总经理", "organization": "岳阳信地有限责任公司"},
    ),
    Paper(
        document_of(
            "legal_representative_certificate",
            """
法定代表人身份证明书

王建国同志，在我单位任执行董事职务，系我单位法
定代表人。
特此证明。
附：该代表人住址：北京市海淀区中关村大街1号
身份证号码：110108197505123219
电话：13800138000

北京晨星商贸有限公司（盖章）
2024年3月1日
""",
            marks=[mark_at(9, MarkKind.SEAL, left=0.2)],
        ),
        {
            "name": "王建国",
            "post": "执行董事",
            "organization": "北京晨星商贸有限公司",
            "id_number": "110108197505123219",
            "phone": "13800138000",
            "address": "北京市海淀区中关村大街1号",
            "signature": ["seal"],
            "signed_on": "2024-03-01",
        },
    ),
    Paper(
        document_of(
            "legal_representative_certificate",
            """
法定代表人身份证明
单位名称：天津海河机械制造有限公司
单位性质：有限责任公司
地址：天津市河东区津塘路9号
姓名：孙丽萍  性别：女  年龄：45
职务：总经理
系天津海河机械制造有限公司的法定代表人。
特此证明。
单位名称：天津海河机械制造有限公司
二〇二四年五月六日
""",
        ),
        {
            "name": "孙丽萍",
            "post": "总经理",
            "organization": "天津海河机械制造有限公司",
            "signature": ["typed"],
            "signed_on": "2024-05-06",
            "id_number": None,
            "phone": None,
        },
    ),
    Paper(
        document_of(
            "legal_representative_certificate",
            """
法定代表人身份证明书
兹证明孙丽萍（身份证号：120102197907012422）系天津海河机
械制造有限公司的法定代表人，职务为执行董事兼总经理。
天津海河机械制造有限公司
2024-05-06
""",
        ),
        {
            "name": "孙丽萍",
            "post": "执行董事兼总经理",
            "organization": "天津海河机械制造有限公司",
            "id_number": "120102197907012422",
            "signed_on": "2024-05-06",
        },
    ),
    Paper(
        document_of(
            "legal_representative_certificate",
            """
证明
我司总经理孙丽萍同志，系我司之法定代表人，依法代表天津
海河机械制造有限公司。
（单位印章）天津海河机械制造有限公司
2024年5月6日
""",
            marks=[mark_at(3, MarkKind.SEAL, left=0.5)],
        ),
        {"name": "孙丽萍", "post": "总经理", "organization": "天津海河机械制造有限公司", "signature": ["seal"]},
    ),
    Paper(
        document_of(
            "legal_representative_certificate",
            "法人代表证明\n企业名称：天津海河机械制造有限公司\n法定代表人姓名：孙丽萍\n担任职务：董事长\n单位签章：",
        ),
        {"name": "孙丽萍", "post": "董事长", "organization": "天津海河机械制造有限公司"},
    ),
]


@pytest.mark.parametrize("paper", PAPERS)
def test_certificates(paper):
    check(paper)


@pytest.mark.parametrize(
    ("said", "name", "post"),
    [
        ("查孙丽萍同志现任我单位执行董事兼总经理，系我单位之法定代表人，情况属实。", "孙丽萍", "执行董事兼总经理"),
        ("经查，孙丽萍现任本公司董事长，系本公司之法定代表人。", "孙丽萍", "董事长"),
        ("查文现任我厂厂长，系我厂之法定代表人。", "查文", "厂长"),
    ],
)
def test_a_verb_before_the_name_is_none_of_it(said, name, post):
    found = values(document_of("legal_representative_certificate", f"证明书\n{said}\n单位：天津海河机械制造有限公司"))
    assert (found["name"], found["post"]) == ([name], [post])


def test_the_court_it_goes_to_is_not_the_organization():
    said = "证明书\n查邢紫凤同志现任我单位董事长，系我单位之法定代表人。"
    foot = "此致\n人民法院\n单位：云南盘 公司限\n二〇二六年五月七日"
    document = document_of("legal_representative_certificate", f"{said}\n{foot}")
    assert "人民法院" not in values(document).get("organization", [])
