"""Chinese words for what the clerk sees."""

from __future__ import annotations

from typing import Final

from pipeline.types import After, Finding

VERDICTS: Final = {
    "ready": ("材料齐备", "未发现需要补正的事项, 请立案人员审阅"),
    "correct": ("建议一次性告知补正", "发现需要补正的事项, 请立案人员核实后一次性书面告知"),
    "manual": ("需人工核对", "有事项因看不清或材料不一致而无法判断, 请立案人员核对原件"),
}
LEVELS: Final = {"correction": "补正", "notice": "提示", "trial": "仅供审理"}
STATUSES: Final = {"fail": "已读到", "review": "待核对"}
GROUPS: Final = (
    ("correction", "fail", "需要补正", "以下事项建议在一次书面告知中全部列出"),
    ("correction", "review", "请人工核对", "没有把握, 不能直接写入补正通知"),
    ("notice", None, "提示", "不影响立案, 供审查时参考"),
    ("trial", None, "仅供审理", "不是立案审查事项, 不得写入补正通知"),
)
PAGE_STATUSES: Final = {
    "used": "采用",
    "blank": "空白",
    "duplicate": "重复",
    "foreign": "疑似他案",
    "unreadable": "看不清",
}
TEXT_SOURCES: Final = {"text_layer": "文本层", "ocr": "识别", "none": "无文字"}
FILE_STATUSES: Final = {
    "ok": "正常",
    "encrypted": "已加密",
    "damaged": "已损坏",
    "unsupported": "不支持",
    "empty": "空文件",
}
ROLES: Final = {
    "plaintiff": "原告",
    "defendant": "被告",
    "third_party": "第三人",
    "legal_representative": "法定代表人",
    "responsible_person": "负责人/经营者",
    "agent": "委托诉讼代理人",
    "statutory_agent": "法定代理人",
    "applicant": "申请人",
    "respondent": "被申请人",
}
ROLES_BY_CATEGORY: Final = {
    "private_prosecution": {"plaintiff": "自诉人", "defendant": "被告人"},
    "enforcement": {"applicant": "申请执行人", "respondent": "被执行人"},
    "state_compensation": {"applicant": "赔偿请求人", "respondent": "赔偿义务机关"},
}
PARTY_KINDS: Final = {"natural": "自然人", "organization": "法人或非法人组织"}
CATEGORIES: Final = {
    "civil": "民事",
    "administrative": "行政",
    "private_prosecution": "刑事自诉",
    "enforcement": "执行",
    "state_compensation": "国家赔偿",
}
CLAIM_KINDS: Final = {
    "principal": "本金/价款",
    "interest": "利息",
    "liquidated_damages": "违约金",
    "compensation": "赔偿",
    "fees": "费用",
    "wages": "劳动报酬",
    "support": "抚养/赡养/扶养费",
    "specific_performance": "履行行为",
    "status": "身份关系",
    "property_division": "财产分割",
    "joint_liability": "连带责任",
    "other": "其他",
}
LIKENESSES: Final = {"equal": "一致", "misread": "疑误读", "different": "不一致"}
MARKS: Final = {"seal": "印章", "signature": "手写签名", "fingerprint": "指印"}
STAGES: Final = {
    "ingest": "拆包与成像",
    "read": "识别文字",
    "classify": "辨认材料",
    "extract": "提取要素",
    "assemble": "归集案情",
    "rules": "逐条检查",
    "report": "生成报告",
}
STEPS: Final = {"detect": "找出文字行", "recognise": "识别文字行", "rest": "转正、去印章、质量、印记、表格"}
"""Of reading one page."""


def role(name: str, category: str | None) -> str:
    """自诉人, 申请执行人 and the like stand where the category has its own word."""
    return ROLES_BY_CATEGORY.get(category or "", {}).get(name, ROLES[name])


def round_of(finding: Finding, after: After) -> str:
    """Whether a finding of a second round was open before."""
    return "新" if (finding.rule_id, finding.subject) in after.new else "仍有"


def place(page_id: str) -> str:
    """A page for a reader: 「借条.pdf」第2页."""
    file, _, number = page_id.rpartition("#")
    return f"「{file}」第{number}页"


def percent(value: float | None) -> str:
    return "—" if value is None else f"{value:.0%}"
