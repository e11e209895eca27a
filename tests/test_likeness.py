from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipeline import likeness
from pipeline.likeness import fingerprint_of, forget, hash_distance, same_image, same_text
from pipeline.types import Page
from tests.ingest.made import copied, sheet
from tests.paper import page_of

SLIP = (
    "电子回单    回单编号 20240315083",
    "付款人 王建国    账号 6217001210004563218",
    "收款人 李秀英    账号 6222021001007741093",
    "金额 ￥50000.00    人民币伍万元整",
    "交易日期 2024年3月15日    摘要 转账",
    "本回单仅供查询, 不作为收款方发货的依据, 请勿重复记账。",
    "验证码 8F3K22LQ90PD    打印次数 1",
)
CHANGES = (
    (0, "083", "088"),
    (1, "王建国", "王建固"),
    (3, "50000", "60000"),
    (4, "3月", "8月"),
    (6, "次数 1", "次数 7"),
)
Make = Callable[[Image.Image], Page]


@pytest.fixture
def page(tmp_path: Path) -> Make:
    def make(image: Image.Image) -> Page:
        forget()
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.png"
        image.save(path)
        grey = np.asarray(image.convert("L"), np.uint8)
        return Page(path.name, path.name, 1, *image.size, path.name, image=path, fingerprint=fingerprint_of(grey))

    return make


@pytest.mark.parametrize(("skew", "over"), [(0.0, False), (1.8, False), (-0.4, True)])
def test_one_sheet_scanned_twice(page: Make, skew: float, over: bool) -> None:
    first = page(copied(sheet(*SLIP), 1, -0.4))
    assert same_image(first, page(copied(sheet(*SLIP), 2, skew, over=over)))


@pytest.mark.parametrize(("line", "old", "new"), CHANGES)
@pytest.mark.parametrize("over", [False, True])
def test_one_character_apart_is_another_sheet(page: Make, line: int, old: str, new: str, over: bool) -> None:
    other = [*SLIP]
    other[line] = other[line].replace(old, new)
    assert other[line] != SLIP[line]
    first = page(copied(sheet(*SLIP, points=9), 1, 0.3))
    assert not same_image(first, page(copied(sheet(*other, points=9), 2, -0.5, over=over)))


def test_something_written_or_stamped_on_a_copy_makes_it_another(page: Make) -> None:
    clean = sheet(*SLIP)
    noted = clean.copy()
    noted.paste((150, 150, 150), (300, 1200, 420, 1204))
    first, second = page(copied(clean, 1, 0.2)), page(copied(noted, 2, 0.6))
    assert not same_image(first, second)
    assert not same_image(second, first)


def test_a_page_number_alone_is_too_little_to_compare(page: Make) -> None:
    assert not same_image(page(copied(sheet("3"), 1, 0.1)), page(copied(sheet("3"), 2, 0.2)))


def test_the_hash_knows_a_page_turned_over(page: Make) -> None:
    first = page(copied(sheet(*SLIP), 1, 0))
    assert hash_distance(first, page(copied(sheet(*SLIP), 2, 0.5, over=True))) <= 18
    assert hash_distance(first, page(copied(sheet(*SLIP[::-1]), 2, 0.5))) > 0


def told(lines: list[str]) -> likeness.Compared:
    return likeness.compared(page_of(lines))


def test_text_is_the_same_but_for_spaces_and_marks_never_but_for_digits() -> None:
    lines = ["今借到冯秀兰人民币50000元, 用于周转。", "借款人: 郝建民 2024年12月21日"]
    spaced = ["今借到 冯秀兰人民币50000元，用于周转", "借款人：郝建民 2024年12月21日"]
    assert same_text(told(lines), told(spaced))
    assert not same_text(told(lines), told([lines[0].replace("50000", "500.00"), lines[1]]))
    assert not same_text(told(lines), told([lines[0].replace("50000", "50008"), lines[1]]))
    assert not same_text(told(["第3页"]), told(["第3页"]))


def test_a_sheet_whose_reading_lost_a_character_may_be_the_same_but_never_one_with_another_character(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However alike the ink: a character in place of another makes two pages."""
    monkeypatch.setattr(likeness, "same_image", lambda _a, _b: True)
    text = "青岛瀚川包装材料有限公司送货单收货单位济南拓谱商贸有限公司合计壹拾捌万陆仟肆佰元整"
    page = told([text])
    assert likeness.same_sheet(page, told([text.replace("单收", "收")]))
    assert not likeness.same_sheet(page, told([text.replace("肆佰", "捌佰")]))
    assert not likeness.same_sheet(told([text + "未"]), told([text + "末"]))
    assert not likeness.same_sheet(page, told(["另一张纸上的话与这一张完全没有关系可言也不会有"]))
