"""What sentences tell where forms have labels, in wordings that no made paper has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors._told import window
from tests.extractors.papers import Paper, check
from tests.paper import document_of

TOLD = {
    "a note whose parties are only called something": Paper(
        document_of(
            "loan_note",
            "借款协议书\n本协议由张三（下称“出借人”）、李四（下称“借款人”）订立。\n"
            "出借人向借款人提供借款80,000.00元，借款人应于2025年3月1日（含）前清偿。\n2024年3月1日",
        ),
        {"lender": "张三", "borrower": ["李四"], "due_on": ["2025-03-01"]},
    ),
    "a surety is no borrower": Paper(
        document_of("loan_note", "借据\n今向张三借到人民币5000元。\n王强作为担保人，愿意承担连带责任。\n2024年3月1日"),
        {"lender": "张三", "borrower": None},
    ),
    "a note written as a letter": Paper(
        document_of(
            "loan_note", "还款保证\n张建国同志：\n我从你处拿走的现金30000元，保证2025年5月1日前还清。\n2024年5月1日"
        ),
        {"lender": "张建国"},
    ),
    "a bank under a label of its own": Paper(
        document_of(
            "loan_contract",
            "个人贷款合同\n贷款机构（以下称“我行”）：晨星农村商业银行股份有限公司\n借款人：李四\n"
            "贷款本金为100000元（大写：壹拾万元整），固定年利率（单利）为6%。\n2024年5月1日",
        ),
        {"lender": "晨星农村商业银行股份有限公司", "borrower": "李四", "rate": "0.06"},
    ),
    "whom a court's sentence names, and its result under a heading": Paper(
        document_of(
            "judgment",
            "朝阳区人民法院\n民事判决书\n（2024）京0105民初7号\n张三与李四双方离婚纠纷一案，现已审理终结。\n"
            "裁判如后。判决结果：\n一、准予离婚；\n二、婚生女由原告抚养。\n不服本判决的，可在十五日内上诉。\n2024年5月1日",
        ),
        {"cause": "离婚纠纷", "operative": "一、准予离婚;二、婚生女由原告抚养。", "defendant": None},
    ),
    "both parties on one line; the absent one is still himself": Paper(
        document_of(
            "arbitration_award",
            "某某区劳动人事争议仲裁委员会\n裁决书\n某劳人仲案〔2024〕12号\n当事人：申请人张三；被申请人北京晨星商贸有限公司。\n"
            "被申请人未答辩，也未到庭。\n本委认为，工资应当支付。\n四、裁决\n（一）被申请人支付申请人工资9000元；\n"
            "以上裁决为终局裁决。\n2024年5月1日",
        ),
        {
            "applicant": ["张三"],
            "respondent": ["北京晨星商贸有限公司"],
            "operative": "(一)被申请人支付申请人工资9000元;",
        },
    ),
    "who made a decision stands behind a label": Paper(
        document_of(
            "reconsideration_decision",
            "行政复议决定书\n复议机关：晨星县人民政府\n复议申请人：张三\n被申请人：晨星县城市管理局\n"
            "本府决定：维持该局作出的晨城罚字〔2024〕5号决定。\n2024年5月1日",
        ),
        {"authority": "晨星县人民政府", "applicant": ["张三"], "outcome": "维持"},
    ),
    "a certificate of the register in a sentence": Paper(
        document_of(
            "household_register",
            "户籍信息证明\n兹证明张三（男，汉族，1990年3月7日出生，身份证号码110105199003070018）的户籍登记地址为"
            "北京市朝阳区建国路88号，系李四之子。",
        ),
        {
            "name": "张三",
            "sex": "男",
            "birth_date": "1990-03-07",
            "id_number": "110105199003070018",
            "address": "北京市朝阳区建国路88号",
        },
    ),
    "a marriage told by the registry": Paper(
        document_of(
            "marriage_certificate",
            "婚姻登记情况证明\n张三，男，1990年3月7日出生，身份证号110105199003070018；李娜，女，生于1991年4月8日，"
            "身份证号110105199104080026。双方于2015年6月1日在本处办理结婚登记，证号J110105-2015-000123。",
        ),
        {
            "registered_on": "2015-06-01",
            "spouse.name": ["张三", "李娜"],
            "spouse.birth_date": ["1990-03-07", "1991-04-08"],
        },
    ),
    "shares in a table's rows": Paper(
        document_of(
            "accident_determination",
            "道路交通事故认定书\n当事人 责任\n张三 驾驶小型客车 主要责任\n李四 步行 次要责任\n2024年5月1日",
        ),
        {"person.name": ["张三", "李四"], "person.liability": ["主要", "次要"]},
    ),
    "a demand from a landlord": Paper(
        document_of(
            "demand_letter", "交租提醒\n尊敬的李四：\n请您尽快交清房租，谢谢配合。\n出租方：张三\n2024年5月1日"
        ),
        {"receiver": "李四", "sender": "张三"},
    ),
    "a mail slip's columns": Paper(
        document_of(
            "service_receipt",
            "快递签收查询\n寄件方：张三\n收件方：晨星县公安局\n物品名称：行政复议申请书\n2024年5月2日 已签收",
        ),
        {"receiver": "晨星县公安局", "document": "行政复议申请书", "received_on": "2024-05-02"},
    ),
    "an owner in a sentence": Paper(
        document_of(
            "property_certificate", "查询证明\n经查，该房屋坐落于晨星县建国路88号，所有权人为张三，建筑面积90.5平方米。"
        ),
        {"owner": "张三", "area": "90.5"},
    ),
    "the sum that is spelt both ways is the contract's, not a row's": Paper(
        document_of(
            "sales_contract",
            "买卖合同\n卖方：张三\n买方：李四\n品名 数量 总价\n钢管 10 500.00\n螺丝 20 700.00\n"
            "合同总价款为1200.00元（大写：壹仟贰佰元整）。\n2024年5月1日",
        ),
        {"amount": ["1200.00"], "amount_words": ["1200.00"]},
    ),
}


@pytest.mark.parametrize("paper", TOLD.values(), ids=TOLD.keys())
def test_told(paper):
    check(paper)


@given(st.integers(0, 30), st.integers(0, 30))
def test_a_window_never_cuts_a_sum(start, size):
    text = "欠款金额为人民币叁仟零贰拾玖元柒角陆分，其中利息3,029.76元。"
    first, end = window(text, start, size)
    assert first == start
    for number in ("叁仟零贰拾玖元柒角陆分", "3,029.76元"):
        at = text.index(number)
        assert not at < end < at + len(number) or end <= start


PROSE = {
    "clauses that begin with a party's role name nobody": Paper(
        document_of(
            "sales_contract",
            "买卖合同\n出卖人将货物运到买受人仓库。\n买受人最迟应在收货后十日内付款。\n六、争议：由买受人所在地人民法院管辖。\n"
            "出卖人：张三\n买受人：北京晨星商贸有限公司\n2024年5月1日",
        ),
        {
            "seller": "张三",
            "buyer": "北京晨星商贸有限公司",
            "court_clause": "由买受人所在地人民法院管辖",
        },
    ),
    "who appealed was sued below": Paper(
        document_of(
            "judgment",
            "某某市中级人民法院\n民事判决书\n（2024）京01民终7号\n上诉人（一审被告）：李四\n被上诉人（一审原告）：张三\n判决如下：\n驳回上诉，维持原判。",
        ),
        {"plaintiff": ["张三"], "defendant": ["李四"]},
    ),
    "words of a sum that another cell interrupts are none": Paper(
        document_of(
            "invoice",
            "增值税普通发票\n价税合计 （大写）伍仟玖佰玖拾玖万玖仟 （小写）¥59999100.00\n壹佰元整\n2024年5月1日",
        ),
        {"amount": ["59999100.00"], "amount_words": None},
    ),
    "an award's number without the award's name": Paper(
        document_of(
            "effectiveness_certificate",
            "证明\n我委作出的仲裁裁决书晨劳人仲案〔2024〕12号生效日为2024年5月1日。\n晨星县劳动人事争议仲裁委员会",
        ),
        {"case_number": "晨劳人仲案〔2024〕12号", "effective_on": "2024-05-01"},
    ),
}


@pytest.mark.parametrize("paper", PROSE.values(), ids=PROSE.keys())
def test_prose(paper):
    check(paper)
