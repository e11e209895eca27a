"""Where an address lies, and whether two places lie in one county or city."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chinese import Region, abroad, one_city, one_place, region_of


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("山东省济南市历下区泉城路88号", ("山东省", "济南市", "历下区")),
        ("济南市历下区人民法院", ("山东省", "济南市", "历下区")),
        ("山东济南历下区经十路", ("山东省", "济南市", "历下区")),
        ("山东省菏泽市曹县磐石镇", ("山东省", "菏泽市", "曹县")),
        ("北京市朝阳区望京街10号", ("北京市", "北京市", "朝阳区")),
        ("北京市第四中级人民法院", ("北京市", "北京市", None)),
        ("昆山市人民法院", ("江苏省", "苏州市", "昆山市")),
        ("江苏省昆山市玉山镇", ("江苏省", "苏州市", "昆山市")),
        ("湖北省仙桃市人民法院", ("湖北省", None, "仙桃市")),
        ("海南藏族自治州共和县", ("青海省", "海南藏族自治州", "共和县")),
        ("吉林省吉林市昌邑区", ("吉林省", "吉林市", "昌邑区")),
        ("内蒙古包头市昆都仑区", ("内蒙古自治区", "包头市", "昆都仑区")),
        ("广东省东莞市长安镇", ("广东省", "东莞市", None)),
        ("朝阳区人民法院", (None, None, "朝阳区")),
        ("　中国 上海市 浦东新区", ("上海市", "上海市", "浦东新区")),
    ],
)
def test_region(text: str, region: tuple[str | None, str | None, str | None]) -> None:
    assert region_of(text) == Region(*region)


@pytest.mark.parametrize("text", ["", "泉城路88号", "香港九龙", "人民法院", "某某公司"])
def test_no_region(text: str) -> None:
    assert region_of(text) is None


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    found = region_of(text)
    assert found is None or found.province or found.city or found.county


def _place(a: str, b: str) -> bool | None:
    left, right = region_of(a), region_of(b)
    assert left
    assert right
    assert one_place(left, right) == one_place(right, left)
    return one_place(left, right)


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("济南市历下区人民法院", "山东省济南市历下区泉城路88号", True),
        ("昆山市人民法院", "江苏省苏州市昆山市玉山镇", True),
        ("济南市历下区人民法院", "山东省济南市市中区经四路1号", False),
        ("北京市朝阳区人民法院", "长春市朝阳区人民法院", False),
        ("济南市历下区人民法院", "济南市高新技术产业开发区", None),
        ("济南市历下区人民法院", "山东省济南市", None),
        ("朝阳区人民法院", "北京市朝阳区望京街", None),
        ("济南市历下区人民法院", "江苏省", False),
    ],
)
def test_one_place(a: str, b: str, one: bool | None) -> None:
    assert _place(a, b) is one


def test_one_city() -> None:
    one, other = region_of("济南市历下区"), region_of("济南市市中区")
    far, vague = region_of("青岛市市南区"), region_of("山东省")
    assert one
    assert other
    assert far
    assert vague
    assert one_city(one, other) is True
    assert one_city(one, far) is False
    assert one_city(one, vague) is None


def test_abroad() -> None:
    assert abroad("香港特别行政区九龙弥敦道1号")
    assert abroad("台湾省台北市")
    assert not abroad("广东省深圳市南山区香港中文大学路")
