"""Names of people and organizations, and peoples."""

from __future__ import annotations

import re
from typing import Final

from pipeline.text import plain

_PEOPLES_LIST: Final = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 "
    "佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 "
    "锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 "
    "赫哲 门巴 珞巴 基诺 穿青人 "
)
_PEOPLES: Final = tuple(_PEOPLES_LIST.split())
PEOPLES: Final = frozenset(f"{name}族" for name in _PEOPLES)
_PEOPLE: Final = re.compile("(" + "|".join(sorted(_PEOPLES, key=len, reverse=True)) + ")族")

_COMPOUND_LIST: Final = (
    "欧阳 上官 司马 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 夏侯 轩辕 端木 百里 "
    "呼延 南宫 独孤 澹台 太史 申屠 赫连 钟离 闻人 濮阳 淳于 单于 公羊 万俟 拓跋 仲孙 鲜于 "
    "闾丘 司空 巫马 公冶 宗政 第五 西门 东郭 左丘 乐正 完颜 "
)
_COMPOUND: Final = tuple(_COMPOUND_LIST.split())
_SINGLE: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文乐施洪季鲍柯"
    "樊庞殷兰翟安倪章鲁葛俞毕申舒聂焦柴梅柳左庄辛管祝岳齐涂欧詹耿关费包芦裴翁霍柏尚丘卞单荣盛丛牛阮佟华甘屈凌宁"
    "纪解戚饶童路靳景苗解鞠谷車车原敖冉边卓冷温房麦应屠宗牟米游车郎仇莘晏鄂巩桂滕喻诸全褚仲查闵祁阎娄占卫冀甄池符"
    "厉成明艾窦时桑蒲项柯鹿来娜仝种迟宫宿党巫封雍沙勾匡扈曲扎楚强古亓储皮练伍储干幸隋隆蓝智习步都满莊鄢郜郁湛平"
    "初支邬冼初宣国昝经后臧宛奚刁逄逯邢简昌荆衣银修岑苟苑菅荀蔺言乌由尤代计权连阙司公尼央旦多索次普达格玛扎巴拉罗丹"
    "阿买艾吐努古木帕热再伊依海哈库萨塔图亚约吾麻晋凤敬辜练匙库佘冒寇商束狄杭芮皋山闻邝农巢暴鄞郦从盖沃蔚越夔厍訾"
    "酆伏茅嵇裘缪贲钮滑於羿汲邴糜牧隗宓蓬班仰秋栾钭戎祖韶蓟薄印怀邰籍阴胥贡劳姬堵宰郤璩濮寿郏浦瞿充慕茹宦鱼容慎戈庾暨居弘殳晁"
    "融阚毋乜养蒯竺桓亢况郈佴伯赏墨谯笪阳揭奉冶栗母门渠信尧凃朗斯释铁漆炊琚眭祥禚税粟纳线绳羌肇苌苛英茆荔菊藏虢虎蚁衡裔褟觉诺"
    "谌豆贵赫轲遆邸郇郗郸鄯采钊镡闭隽雒雪颉骞骆鲜麴黑鼎泰洛浑漕火炅烟牙狐玄玉珠琴甲畅疏登盈矫礼竹筱"
    "萧傅颜蒙穆吉卜席虞官谈惠燕楼盘花帅朴廉禹井丰卿云羊危宾尉檀植富"
)
_WORDS_LIST: Final = (
    "代理 代理人 代表 代表人 代为 代理权 代理律师 原告 原告人 原告方 原件 原因 任何 任职 时间 "
    "时效 成立 成员 高级 高额 金额 金融 计算 计息 方式 方法 方面 双方 全部 全权 全额 支付 支行 "
    "经理 经营 经营者 经济 经过 经办人 利息 利率 房屋 房产 车辆 车牌 车主 花费 明细 明确 明知 "
    "解除 解释 相关 应当 应付 应予 尚欠 尚未 安全 安装 平均 平方 平台 通过 通知 曾经 曾用名 "
    "施工 宣告 申请 申请人 申诉 单位 单价 单独 权利 权限 权利人 司机 司法 法人 法定 常住 常务 "
    "汉族 回族 满族 苗族 白族 家属 家庭 家长 计划 合计 总计 汇款 汇款人 管理 管理人 程序 包括 "
    "包含 邮编 邮寄 古籍 连带 连同 终止 终结 居民 居住 居间 关系 关于 党员 干部 水电 文化 文件 "
    "章程 空白 和解 国家 成交 成果 厂长 车间 牛奶 黄金 白色 石材 钢材 钟点 宁波 温州 广州 江苏 "
    "江西 浙江 河南 河北 湖南 湖北 山东 山西 安徽 云南 甘肃 海南 宁夏 青海 贵州 福建 吉林 辽宁 "
    "黑龙江 和谐 和睦 和好 人民币 现金 现款 本金 员工 职工 工人 劳动者 "
)
_WORDS: Final = frozenset(_WORDS_LIST.split())
"""Words of papers that begin like a name."""

_ORGANIZATION: Final = re.compile(
    r"(?:公司|集团|企业|厂|商店|店|中心|银行|支行|分行|信用社|信用合作联社|联社|合作社|合伙\)?|委员会|居委会|村委会|管委会|"
    r"业委会|局|厅|部|政府|人民法院|法院|检察院|医院|卫生院|诊所|学校|大学|学院|小学|中学|幼儿园|协会|学会|商会|联合会|"
    r"基金会|事务所|研究院|设计院|研究所|派出所|办事处|街道办|经营部|营业部|门市部|服务部|商行|商贸行|超市|饭店|酒店|餐厅|宾馆|"
    r"工作室|工作站|站|大队|支队|中队|总队|项目部|分会|工会|合作联社|农场|林场|养殖场|牧场|加工场|市场|商场|库|馆|寺|"
    r"传媒|联盟|报社|杂志社|出版社|电视台|服务社|旅行社|作坊|修理铺|商铺|药房|茶楼|会所|俱乐部|网吧|油站|所|村民小组|经济社|"
    r"殡仪馆|监狱|看守所|管理处|管理所|委|署|办公室|物业|租赁站|批发部|专卖店|食品行|车行|分公司|子公司|总公司)$"
)
_ORG_INSIDE: Final = re.compile(r"公司|有限责任|股份|合伙企业|委员会|个体工商户|人民政府")
_MARKS: Final = re.compile(r"[()\[\]<>《》〈〉「」·•・.,、'\"\-_*]")


def ethnicity(text: str) -> str | None:
    """The people a text names, with 族; a bare 汉 or 回 counts where it is the whole text."""
    clean = plain(text)
    found = _PEOPLE.search(clean)
    if found:
        return found[0]
    return f"{clean}族" if f"{clean}族" in PEOPLES else None


def same_name(a: str, b: str) -> bool:
    """Whether two names are one: white space, width, brackets and middle dots don't count; characters do."""
    left = bare_name(a)
    return bool(left) and left == bare_name(b)


def bare_name(name: str) -> str:
    """What of a name tells it from others; empty where nothing does."""
    return _MARKS.sub("", plain(name)).upper()


def surname_ok(name: str) -> bool:
    """Whether a text may be a person's name: two to four characters with a known surname, or a name with a dot."""
    clean = plain(name)
    if clean in _WORDS:
        return False
    if re.fullmatch(r"[\u4e00-\u9fff]{1,10}[·•・][\u4e00-\u9fff·•・]{1,20}", clean):
        return True
    if clean[:2] in _COMPOUND:
        return bool(re.fullmatch(r"[\u4e00-\u9fff]{3,4}|[\u4e00-\u9fff]{2}(?:某{1,2}\d?|[×X]{1,2})", clean))
    return clean[:1] in _SINGLE and bool(
        re.fullmatch(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff](?:某{1,2}[\d甲乙丙丁]?|[×X]{1,2})", clean)
    )


_NO_NAME: Final = re.compile(
    r"[的是为与及等系无有本该其某各共男女]|(?<!^)和|代理|委托|律师|法院|公司|单位|姓名|性别|电话|职务|职业|身份|住址|住所|地址|工作|签|章|日期|经理|董事|监事|主任|主席|"
    r"[人方员者所司书号处位长]$"
)


def name_ok(text: str) -> bool:
    """Whether a text that stands where a name must may be one: also two or three characters with a rare surname."""
    clean = plain(text)
    rare = re.fullmatch(r"[\u4e00-\u9fff]{2,3}", clean) and clean not in _WORDS and not _NO_NAME.search(clean)
    return surname_ok(clean) or bool(rare)


def is_organization(name: str) -> bool:
    """Whether a name is an organization's, by its ending or a word inside."""
    clean = plain(name).rstrip("。.,;:")
    bare = re.sub(r"\([^()]{0,40}\)$", "", clean) or clean
    if len(bare) <= 3 and surname_ok(bare):
        return False
    return len(bare) >= 3 and bool(_ORGANIZATION.search(bare) or _ORG_INSIDE.search(clean))
