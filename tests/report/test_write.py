from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline.errors import WrongUse
from pipeline.pdf import opened
from pipeline.report import check_formats, write
from pipeline.report.pictures import data_uri
from tests.report.made import CARD_PLACE, page_at, review_in


def test_every_format_is_written_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    written = write(review_in(tmp_path), out, ("json", "html", "xlsx", "docx", "pdf"))
    assert sorted(p.name for p in out.iterdir()) == sorted(p.name for p in written)
    assert all(p.stat().st_size > 500 for p in written)
    with opened(out / "review.pdf") as pdf:
        assert len(pdf) == 3


def test_a_failed_writer_leaves_nothing_behind(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    for page in review.pages:
        assert page.image is not None
        page.image.unlink()
    with pytest.raises(FileNotFoundError):
        write(review, tmp_path / "out", ("html",))
    assert list((tmp_path / "out").iterdir()) == []


def test_unknown_formats_are_wrong_use() -> None:
    with pytest.raises(WrongUse, match="doc"):
        check_formats(["json", "doc"])
    assert check_formats([" json", "json", "html"]) == ("json", "html")


def test_html_is_closed_to_the_outside_and_escapes_what_filers_wrote(tmp_path: Path) -> None:
    (path,) = write(review_in(tmp_path), tmp_path / "out", ("html",))
    html = path.read_text()
    assert "http://" not in html
    assert "https://" not in html
    assert "<script" not in html
    assert "<b>李四</b>" not in html
    assert "&lt;b&gt;李四&lt;/b&gt;" in html


def test_html_puts_findings_first_with_their_law_and_place(tmp_path: Path) -> None:
    (path,) = write(review_in(tmp_path), tmp_path / "out", ("html",))
    html = path.read_text()
    assert html.index('data-rule="identity.id_number_mismatch"') < html.index('id="case"') < html.index('id="ledger"')
    assert "第六条" in html
    assert 'x="120.0" y="80.0" width="240.0" height="32.0"' in html
    assert "共 3 页 = 采用 2 + 空白 1 + 重复 0 + 疑似他案 0 + 看不清 0" in html
    assert "50 + 40000×2.5% = 1050.00" in html


def test_identity_pages_show_only_what_a_finding_points_at(tmp_path: Path) -> None:
    page = page_at(tmp_path, "身份证.jpg")
    assert data_uri(page, masked=True) != data_uri(page, masked=True, seen=[CARD_PLACE]) != data_uri(page)


def test_tables_keep_their_columns_and_never_hold_formulas(tmp_path: Path) -> None:
    review = review_in(tmp_path)
    party = review.case.parties[1]
    poisoned = party.fields[0].__class__("name", "=cmd()", 0.9, (), "t")
    object.__setattr__(party, "fields", (poisoned,))
    (path,) = write(review, tmp_path / "out", ("xlsx",))
    sheets = pd.read_excel(path, sheet_name=None)
    assert list(sheets) == ["检查结果", "当事人", "诉讼请求", "要素", "页面台账"]
    assert list(sheets["检查结果"]["规则"]) == [f.rule_id for f in review.findings]
    assert "=cmd()" not in list(sheets["当事人"]["姓名/名称"])
