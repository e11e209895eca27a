"""Papers of courts, arbitration commissions and authorities."""

import pytest

from tests.extractors.papers import Paper, check
from tests.paper import document_of, page_of, wrapped

JUDGMENTS = [
    Paper(
        document_of(
            "judgment",
            wrapped(
                """北京市朝阳区人民法院
民 事 判 决 书
（2023）京0105民初12345号
原告：张三，男，1990年3月7日出生，汉族，住北京市朝阳区建国路88号。
委托诉讼代理人：陈志远，北京明理律师事务所律师。
被告：李四，男，1985年6月15日出生，汉族，住北京市海淀区。
被告：北京晨星商贸有限公司，住所地北京市朝阳区。
原告张三与被告李四、北京晨星商贸有限公司民间借贷纠纷一案，本院受理后，依法适用简易程序公开开庭进行了审理。
本院认为，合法的借贷关系受法律保护。依照法律规定，判决如下：
一、被告李四于本判决生效之日起十日内偿还原告张三借款本金五万元；
二、驳回原告张三的其他诉讼请求。
如果未按本判决指定的期间履行给付金钱义务，应当加倍支付迟延履行期间的债务利息。
案件受理费1050元，由被告李四负担。
审判员 王公正
二〇二三年十月八日
书记员 赵小兰"""
            ),
        ),
        {
            "case_number": "（2023）京0105民初12345号",
            "court": "北京市朝阳区人民法院",
            "kind": "判决书",
            "plaintiff": ["张三"],
            "defendant": ["李四", "北京晨星商贸有限公司"],
            "cause": "民间借贷纠纷",
            "operative": "一、被告李四于本判决生效之日起十日内偿还原告张三借款本金五万元;"
            "二、驳回原告张三的其他诉讼请求。",
            "issued_on": "2023-10-08",
        },
    ),
    Paper(
        document_of(
            "judgment",
            """
河南省郑州市金水区人民法院
民事调解书
（2022）豫0105民初678号
原告赵小兰，女，1992年11月20日出生，汉族，住郑州市。
被告钱大伟，男，1990年1月1日出生，汉族，住郑州市。
案由：离婚纠纷
本案审理过程中，经本院主持调解，双方当事人自愿达成如
下协议：
一、原告赵小兰与被告钱大伟自愿离婚；
二、婚生子由赵小兰抚养。
本调解书经双方当事人签收后，即具有法律效力。
二O二二年五月九日
""",
        ),
        {
            "kind": "调解书",
            "plaintiff": ["赵小兰"],
            "defendant": ["钱大伟"],
            "cause": "离婚纠纷",
            "operative": "一、原告赵小兰与被告钱大伟自愿离婚;二、婚生子由赵小兰抚养。",
            "issued_on": "2022-05-09",
        },
    ),
]
AWARDS = [
    Paper(
        document_of(
            "arbitration_award",
            wrapped(
                """天津仲裁委员会
仲裁裁决书
（2023）天津仲裁字第436号
申请人：泉市丰源信机械设备商行
被申请人：石家庄通通融资担保集团有限公司
一、案情：申请人请求裁决被申请人支付加工费。
被申请人关于质量问题的抗辩没有证据，仲裁庭不予采纳。
三、裁决结果：
（一）被申请人自本裁决书送达之日起十日内向申请人支付加工费760500元。
本裁决为终局裁决，自作出之日起发生法律效力。
二〇二三年三月二十二日"""
            ),
        ),
        {
            "case_number": "（2023）天津仲裁字第436号",
            "respondent": ["石家庄通通融资担保集团有限公司"],
            "operative": "(一)被申请人自本裁决书送达之日起十日内向申请人支付加工费760500元。",
        },
    ),
    Paper(
        document_of(
            "arbitration_award",
            wrapped(
                """郑州市金水区劳动人事争议仲裁委员会
仲 裁 裁 决 书
金劳人仲案字〔2023〕第256号
申请人：周敏，女，1995年12月12日出生，住郑州市中原区。
被申请人：郑州金水建筑劳务有限公司，住所地郑州市金水区。
法定代表人：高峰，执行董事。
申请人周敏与被申请人郑州金水建筑劳务有限公司工资争议一案，本委受理后依法审理。
申请人请求裁决被申请人：1.支付2023年3月工资24000元；2.支付经济补偿8000元。
被申请人辩称：不同意。
根据法律规定，裁决如下：
一、被申请人自本裁决生效之日起五日内支付申请人工资24000元；
二、驳回申请人的其他仲裁请求。
当事人对本裁决不服的，可自收到本裁决书之日起十五日内向人民法院起诉。
仲裁员：孙伟
二〇二三年九月二十日"""
            ),
        ),
        {
            "case_number": "金劳人仲案字〔2023〕第256号",
            "authority": "郑州市金水区劳动人事争议仲裁委员会",
            "applicant": ["周敏"],
            "respondent": ["郑州金水建筑劳务有限公司"],
            "requests": "1.支付2023年3月工资24000元;2.支付经济补偿8000元",
            "operative": "一、被申请人自本裁决生效之日起五日内支付申请人工资24000元;二、驳回申请人的其他仲裁请求。",
            "issued_on": "2023-09-20",
        },
    ),
    Paper(
        document_of(
            "arbitration_award",
            "西安仲裁委员会\n裁决书\n西仲裁字（2022）第88号\n申请人：何晓雯\n被申请人：某某装饰工程有限公司",
        ),
        {"authority": "西安仲裁委员会", "applicant": ["何晓雯"], "issued_on": None, "operative": None},
    ),
]
REFUSALS = [
    Paper(
        document_of(
            "arbitration_refusal",
            """
不予受理通知书
金劳人仲不字〔2024〕第12号
周敏：
你与郑州金水建筑劳务有限公司的劳动争议仲裁申请，经审
查不属于本委受理范围，决定不予受理。
郑州市金水区劳动人事争议仲裁委员会
2024年3月1日
""",
        ),
        {
            "case_number": "金劳人仲不字〔2024〕第12号",
            "authority": "郑州市金水区劳动人事争议仲裁委员会",
            "applicant": "周敏",
            "respondent": "郑州金水建筑劳务有限公司",
            "issued_on": "2024-03-01",
        },
    ),
    Paper(
        document_of(
            "arbitration_refusal",
            "逾期未裁证明\n申请人：赵大海\n被申请人：某某餐饮管理有限公司\n某市某区劳动人事争议仲裁院",
        ),
        {
            "applicant": "赵大海",
            "respondent": "某某餐饮管理有限公司",
            "authority": "某市某区劳动人事争议仲裁院",
            "issued_on": None,
            "case_number": None,
        },
    ),
]
DECISIONS = [
    Paper(
        document_of(
            "administrative_decision",
            """
某市市场监督管理局
行政处罚决定书
某市监处罚〔2023〕108号
当事人：威海市环翠区老赵海鲜店
主体资格证照名称：营业执照
经营者：赵德胜
2023年5月6日，本局执法人员现场检查发现当事人经营超过
保质期的食品。
依据有关规定，决定给予当事人如下处罚：
罚款人民币5000元。
如不服本处罚决定，可以在六个月内依法向人民法院起诉。
某市市场监督管理局
2023年6月20日
""",
        ),
        {
            "decision_number": "某市监处罚〔2023〕108号",
            "authority": "某市市场监督管理局",
            "addressee": "威海市环翠区老赵海鲜店",
            "issued_on": "2023-06-20",
            "operative": "罚款人民币5000元。",
            "amount": "5000.00",
            "remedy": "如不服本处罚决定,可以在六个月内依法向人民法院起诉",
            "procedure": None,
        },
    ),
    Paper(
        document_of(
            "administrative_decision",
            """
某市公安局交通警察大队
当场行政处罚决定书
某公交罚〔2023〕77号
被处罚人：孙伟
2023年5月6日，驾驶非机动车闯红灯。适用简易程序，当场决定罚款50元。
2023年5月6日
""",
        ),
        {"procedure": "spot", "remedy": None, "amount": "50.00"},
    ),
    Paper(
        document_of(
            "administrative_decision",
            "某县公安局\n行政处罚决定书\n某公（治）行罚决字〔2024〕33号\n违法行为人：高峰，男\n现决定：对高峰行政拘留五日。\n二〇二四年一月二日",
        ),
        {"addressee": "高峰", "authority": "某县公安局", "issued_on": "2024-01-02", "amount": None},
    ),
]
RECONSIDERATIONS = [
    Paper(
        document_of(
            "reconsideration_decision",
            """
某市人民政府
行政复议决定书
某政复决字〔2023〕45号
申请人：赵德胜
被申请人：某市市场监督管理局
申请人请求撤销被申请人作出的行政处罚决定。
本机关认为，事实清楚，证据确凿。根据行政复议法，决定如下：
维持被申请人某市市场监督管理局作出的行政处罚决定。
2023年9月8日
""",
        ),
        {
            "decision_number": "某政复决字〔2023〕45号",
            "authority": "某市人民政府",
            "applicant": ["赵德胜"],
            "issued_on": "2023-09-08",
            "outcome": "维持",
        },
    ),
    Paper(
        document_of(
            "reconsideration_decision",
            "某县人民政府\n行政复议决定书\n申请人：高峰\n本府决定：撤销某县公安局的行政处罚决定。",
        ),
        {"outcome": "撤销", "issued_on": None, "decision_number": None},
    ),
]
CERTIFICATES = [
    Paper(
        document_of(
            "effectiveness_certificate",
            "北京市朝阳区人民法院\n裁判文书生效证明\n本院作出的（2023）京0105民初12345号民事判决书，已于2023年\n11月2日发生法律效力。\n特此证明。\n2024年1月5日",
        ),
        {"case_number": "（2023）京0105民初12345号", "authority": "北京市朝阳区人民法院", "effective_on": "2023-11-02"},
    ),
    Paper(
        document_of(
            "effectiveness_certificate",
            "生效证明\n（2023）京0105民初1号判决书已经生效。\n北京市朝阳区人民法院\n2024年1月5日",
        ),
        {"effective_on": None},
    ),
]
MARRIAGES = [
    Paper(
        document_of(
            "marriage_certificate",
            """
结婚证
持证人 赵小兰
登记日期 2015年5月20日
结婚证字号 J410105-2015-001234
备注
姓名 钱大伟    性别 男
国籍 中国    出生日期 1990年01月01日
身份证件号 410105199001010035
姓名 赵小兰    性别 女
国籍 中国    出生日期 1992年11月20日
身份证件号 410105199211200029
登记机关 郑州市金水区民政局
""",
        ),
        {
            "holder": "赵小兰",
            "registered_on": "2015-05-20",
            "certificate_number": "J410105-2015-001234",
            "spouse.name": ["钱大伟", "赵小兰"],
            "spouse.sex": ["男", "女"],
            "spouse.birth_date": ["1990-01-01", "1992-11-20"],
            "spouse.id_number": ["410105199001010035", "410105199211200029"],
            "issuer": "郑州市金水区民政局",
        },
    ),
    Paper(
        document_of(
            "marriage_certificate",
            page_of(
                [
                    ["持证人刘桂英", "登记日期1995年3月8日"],
                    ["姓名王建国", "姓名刘桂英"],
                    ["性别男", "性别女"],
                ]
            ),
        ),
        {
            "spouse.name": ["王建国", "刘桂英"],
            "spouse.sex": ["男", "女"],
            "registered_on": "1995-03-08",
            "certificate_number": None,
            "issuer": None,
        },
    ),
]
ACCIDENTS = [
    Paper(
        document_of(
            "accident_determination",
            wrapped(
                """某市公安局交通警察支队某某大队
道路交通事故认定书
第410105120230001234号
交通事故时间：2023年7月15日8时20分
交通事故地点：某市金水区文化路与东风路交叉口
当事人：孙伟，男，驾驶豫A12345号小型轿车。
当事人：何晓雯，女，骑电动自行车。
道路交通事故发生经过：孙伟驾车与何晓雯发生碰撞。
当事人孙伟承担此次事故的主要责任，当事人何晓雯承担次要责任。
交通警察：高峰
2023年7月25日"""
            ),
        ),
        {
            "determination_number": "410105120230001234",
            "authority": "某市公安局交通警察支队某某大队",
            "occurred_on": "2023-07-15",
            "place": "某市金水区文化路与东风路交叉口",
            "person.name": ["孙伟", "何晓雯"],
            "person.liability": ["主要", "次要"],
            "issued_on": "2023-07-25",
        },
    ),
    Paper(
        document_of(
            "accident_determination",
            "道路交通事故认定书（简易程序）\n编号：202307150012\n事故时间 2023年7月15日\n"
            "赵大海负全部责任，钱多福无责任。",
        ),
        {
            "determination_number": "202307150012",
            "person.name": ["赵大海", "钱多福"],
            "person.liability": ["全部", "无"],
            "place": None,
            "authority": None,
        },
    ),
]
POLICIES = [
    Paper(
        document_of(
            "insurance_policy",
            """
机动车交通事故责任强制保险单
保险单号：PDZA202341010000123456
被保险人：孙伟
号牌号码：豫A12345
保险期间：自2023年1月1日0时起至2023年12月31日24时止
保险人：某某财产保险股份有限公司郑州分公司
""",
        ),
        {
            "insurer": "某某财产保险股份有限公司郑州分公司",
            "insured": "孙伟",
            "policy_number": "PDZA202341010000123456",
            "plate_number": "豫A12345",
            "kind": "机动车交通事故责任强制保险",
        },
    ),
    Paper(
        document_of("insurance_policy", "某某财产保险股份有限公司\n机动车商业保险保险单\n被保险人 赵大海"),
        {"insurer": "某某财产保险股份有限公司", "insured": "赵大海", "plate_number": None, "policy_number": None},
    ),
]
PAPERS = [
    *JUDGMENTS,
    *AWARDS,
    *REFUSALS,
    *DECISIONS,
    *RECONSIDERATIONS,
    *CERTIFICATES,
    *MARRIAGES,
    *ACCIDENTS,
    *POLICIES,
]


@pytest.mark.parametrize("paper", PAPERS)
def test_rulings(paper):
    check(paper)
