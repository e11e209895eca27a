from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import EVER, rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import OLR
from pipeline.types import FileStatus, Level


@rule("packet.encrypted_file", level=Level.CORRECTION, cites=[OLR.art(12, 2)], needs=["files"], since=EVER)
def encrypted_file(facts: Facts) -> Iterator[Breach]:
    """提交的电子化材料应当不设密码, 能够打开查看。"""
    for file in facts.case.files:
        if file.status is FileStatus.ENCRYPTED:
            message = f"文件「{file.name}」设有密码, 打不开"
            yield Breach(f"文件 {file.name}", message, "请去掉密码后重新上传该文件")
