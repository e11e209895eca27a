from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import EVER, rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import OLR
from pipeline.types import FileStatus, Level

_WRONG = {
    FileStatus.DAMAGED: ("已损坏, 打不开", "请重新扫描或导出后重新上传该文件"),
    FileStatus.EMPTY: ("是空文件", "请重新上传该文件"),
    FileStatus.UNSUPPORTED: ("不是可以查看的格式", "请转换为 PDF、图片或 DOCX 后重新上传"),
}


@rule("packet.unreadable_file", level=Level.CORRECTION, cites=[OLR.art(12, 2)], needs=["files"], since=EVER)
def unreadable_file(facts: Facts) -> Iterator[Breach]:
    """提交的电子化材料应当完整、清晰、格式规范, 能够打开查看。"""
    for file in facts.case.files:
        if file.status in _WRONG:
            what, remedy = _WRONG[file.status]
            detail = f"({file.message})" if file.message else ""
            yield Breach(f"文件 {file.name}", f"文件「{file.name}」{what}{detail}", remedy)
