from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chinese import (
    birth_and_sex,
    case_numbers,
    credit_code_problem,
    credit_codes,
    id_numbers,
    id_problem,
    paper_numbers,
    phones,
)

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def with_check(body: str) -> str:
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def with_code_check(body: str) -> str:
    total = sum(LETTERS.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + LETTERS[(31 - total % 31) % 31]


BIRTHS = st.dates(date(1900, 1, 1), date(2020, 12, 31))


@given(st.sampled_from(["110105", "440524", "522121", "830000"]), BIRTHS, st.integers(1, 999))
def test_a_right_number_tells_birth_and_sex(area: str, born: date, serial: int) -> None:
    number = with_check(f"{area}{born:%Y%m%d}{serial:03}")
    assert id_problem(number) is None
    assert birth_and_sex(number) == (born, "男" if serial % 2 else "女")
    assert [f.value for f in id_numbers(f"公民身份号码：{number}，汉族")] == [number]


@given(BIRTHS, st.integers(1, 999), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(born: date, serial: int, place: int, shift: int) -> None:
    number = with_check(f"110105{born:%Y%m%d}{serial:03}")
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert id_problem(wrong) is not None


def test_old_numbers_and_abolished_areas_are_right() -> None:
    assert id_problem("130503670401001") is None
    assert birth_and_sex("130503670401001") == (date(1967, 4, 1), "男")
    assert id_problem(with_check("51020219800101123")) is None


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("110105194912310020", "校验位"),
        ("11010519491331002X", "出生日期"),
        ("1101051949123100", "18位"),
        (with_check("99010519491231002"), "省级"),
    ],
)
def test_what_is_wrong(number: str, words: str) -> None:
    assert words in (id_problem(number) or "")


def test_candidates_are_found_also_when_wrong_or_noisy() -> None:
    assert [f.value for f in id_numbers("身份证号码：110105194912310020")] == ["110105194912310020"]
    assert [f.value for f in id_numbers("11010519491231 002x")] == ["11010519491231002X"]
    assert [f.value for f in id_numbers("身份证号：1101O519491231002X")] == ["11010519491231002X"]
    assert [f.value for f in id_numbers("身份证号：1101051949123100")] == ["1101051949123100"]


def test_accounts_and_masked_numbers_are_no_citizen_numbers() -> None:
    assert id_numbers("卡号6222021234567890123") == []
    assert id_numbers("身份证号码330727********29**") == []


@given(st.sampled_from("159AN"), st.text(alphabet=LETTERS, min_size=9, max_size=9))
def test_credit_codes_with_any_first_letter(first: str, body: str) -> None:
    code = with_code_check(f"{first}1110000{body}")
    assert credit_code_problem(code) is None
    assert [f.value for f in credit_codes(f"统一社会信用代码：{code}。")] == [code]


def test_wrong_credit_codes() -> None:
    assert credit_code_problem("91110000600037341L") is None
    assert credit_code_problem("91110000600037341M") == "校验位不符"
    assert "18位" in (credit_code_problem("9111") or "")
    assert [f.value for f in credit_codes("信用代码 91110000600037341M")] == ["91110000600037341M"]
    assert credit_codes("11010519491231002X") == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("电话：13800001111", ["13800001111"]),
        ("138 0000 1111", ["13800001111"]),
        ("+86 138-0000-1111", ["13800001111"]),
        ("010-12345678、(0755)1234567", ["01012345678", "07551234567"]),
        ("400-123-4567", ["4001234567"]),
        ("11010519491231002X", []),
        ("6222021234567890123", []),
        ("金额13800001111.50", ["13800001111"]),
    ],
)
def test_phones(text: str, numbers: list[str]) -> None:
    assert [f.value for f in phones(text)] == numbers


def test_case_and_paper_numbers() -> None:
    text = "依据(2024)京0105民初123号判决、（ 2019）粤 03 民终 4567 号、（2023）最高法民终1号之一"
    found = ["（2024）京0105民初123号", "（2019）粤03民终4567号", "（2023）最高法民终1号之一"]
    assert [f.value for f in case_numbers(text)] == found
    papers = "作出的京朝劳人仲字[2024]第12号裁决和京公（朝）行罚决字〔2024〕50123号"
    assert [f.value for f in paper_numbers(papers)] == ["京朝劳人仲字〔2024〕第12号", "京公(朝)行罚决字〔2024〕50123号"]


@given(st.text(alphabet="0123456789XxOl -ANY（）()号京民初", max_size=80))
def test_never_fails(text: str) -> None:
    for find in (id_numbers, credit_codes, phones, case_numbers, paper_numbers):
        find(text)


def test_hostile_text_takes_linear_time() -> None:
    start = time.process_time()
    for text in ("1 " * 20_000, "9" * 40_000, "A1" * 20_000, "(2024)京" * 8_000, "身份证" * 15_000):
        for find in (id_numbers, credit_codes, phones, case_numbers, paper_numbers):
            find(text)
    assert time.process_time() - start < 10
