"""What a rule's body returns, and the words findings share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from pipeline.types import Box, Evidence, Page, Party, Role, Status

REPAIR: Final = "请补正后重新提交"
LOOK: Final = "请人工查看标出的位置"
PACKET: Final = "卷内材料"
WHOLE: Final = Box(0.0, 0.0, 1.0, 1.0)

ROLES: Final = {
    Role.PLAINTIFF: "原告",
    Role.DEFENDANT: "被告",
    Role.THIRD_PARTY: "第三人",
    Role.LEGAL_REPRESENTATIVE: "法定代表人",
    Role.RESPONSIBLE_PERSON: "负责人",
    Role.AGENT: "委托诉讼代理人",
    Role.STATUTORY_AGENT: "法定代理人",
    Role.APPLICANT: "申请人",
    Role.RESPONDENT: "被申请人",
}


@dataclass(frozen=True, slots=True)
class Breach:
    """One gap or contradiction. `searched` are the pages looked at where something is reported missing."""

    subject: str
    message: str
    remedy: str = ""
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[str, ...] = ()
    status: Status = Status.FAIL

    def as_review(self, why: str) -> Breach:
        """The same, for a person to decide, with the reason first."""
        return replace(self, status=Status.REVIEW, message=f"{why}; {self.message}")


class Undecided(Exception):
    """The rule's facts were not read, or papers disagree on them: a person must look."""

    def __init__(
        self,
        message: str,
        *,
        subject: str = PACKET,
        remedy: str = LOOK,
        evidence: tuple[Evidence, ...] = (),
        searched: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.breach = Breach(subject, message, remedy, evidence, searched, Status.REVIEW)


def review(
    subject: str,
    message: str,
    remedy: str = LOOK,
    evidence: tuple[Evidence, ...] = (),
    searched: tuple[str, ...] = (),
) -> Breach:
    return Breach(subject, message, remedy, evidence, searched, Status.REVIEW)


def title(party: Party) -> str:
    """How a finding names a party: 原告 张三."""
    return f"{ROLES[party.role]} {party.name or '(姓名未读出)'}"


def whole(page: Page, text: str = "") -> Evidence:
    """The page as a whole as evidence."""
    return Evidence(page.page_id, WHOLE, text)


def place(page_id: str) -> str:
    """A page for a clerk: 「借条.pdf」第2页."""
    file, _, number = page_id.rpartition("#")
    return f"「{file}」第{number}页"


def places(page_ids: tuple[str, ...], limit: int = 5) -> str:
    shown = "、".join(place(p) for p in page_ids[:limit])
    return shown + (f"等{len(page_ids)}页" if len(page_ids) > limit else "")


def listed(names: list[str]) -> str:
    return "、".join(names)
