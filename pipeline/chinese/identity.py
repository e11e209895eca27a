"""Numbers of people, companies, telephones and cases, as they stand in running text.

Sources: GB 11643-1999 (citizen numbers), GB 32100-2015 (credit codes).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import phonenumbers
from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from pipeline.chinese.found import Found
from pipeline.text import halved, plain

_PROVINCES: Final = frozenset(
    [*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 81, 82, 83]
)
_CODE_LETTERS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_D: Final = r"[\dOoQlI|]"
_ID: Final = re.compile(
    rf"(?<![0-9A-Za-z])[1-8](?:[ \-]?{_D}){{14}}(?:(?:[ \-]?{_D}){{2}}[ \-]?[\dOoXx×*])?(?![0-9A-Za-z])"
)
_LABELLED_ID: Final = re.compile(
    rf"(?:身份证|身份号|公民身份|证件号)[^\d,。;\n]{{0,12}}?(\d(?: ?{_D}){{12,20}} ?[\dXx×]?)(?![0-9A-Za-z*])"
)
_CODE: Final = re.compile(r"(?<![0-9A-Za-z])[1-9ANYany](?:[ \-]?[0-9A-Za-z]){17}(?![0-9A-Za-z])")
_CODE_LABEL: Final = re.compile(r"(?:信用代码|社会信用|纳税人识别号|税号)[^0-9A-Za-z]{0,8}$")
_MOBILE: Final = r"(?:\+?86[ \-]?)?1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}"
_LANDLINE: Final = r"\(?0\d{2,3}\)?[ \-]?\d{7,8}|[48]00[ \-]?\d{3}[ \-]?\d{4}"
_PHONE: Final = re.compile(rf"(?<![\dA-Za-z.])(?:{_MOBILE}|{_LANDLINE})(?![\dA-Za-z])")
_COURT_NUMBER: Final = re.compile(
    r"[(\[] ?((?:19|20)\d{2}) ?[)\]] ?([\u4e00-\u9fff]{1,2} ?\d{0,5} ?[\u4e00-\u9fff]{0,6}?"
    r"(?:民|刑|行|执|赔|知|破|商|法|诉)[\u4e00-\u9fff]{0,6}?字?第? ?\d{1,7} ?号(?:之[一二三四五六七八九十]{1,2})?)"
)
_PAPER_NUMBER: Final = re.compile(
    r"((?:(?![的出于据由经和与及第号以])[\u4e00-\u9fff()]){1,14})[(\[] ?((?:19|20)\d{2}) ?[)\]] ?"
    r"([\u4e00-\u9fff]{0,6}第? ?\d{1,7} ?号)"
)


def id_numbers(text: str) -> list[Found[str]]:
    """Citizen numbers of 18 or 15 characters, right or wrong, and what stands after such a label in any length.

    Spaces inside are dropped, letters are upper case, O and l stand for the digits they look like.
    """
    half = halved(text)
    found = {m.start(1): m.span(1) for m in _LABELLED_ID.finditer(half)}
    for match in _ID.finditer(half):
        if match.start() not in found and _plausible(_digits(match[0])):
            found[match.start()] = match.span()
    return [Found(_digits(half[s:e]), s, e, text[s:e]) for s, e in (_trimmed(half, *found[k]) for k in sorted(found))]


def id_problem(number: str) -> str | None:
    """What is wrong with a citizen number, for a clerk; None where nothing is.

    Area codes are looked at only by province: abolished codes stay valid on old numbers. Fifteen digits are an old
    form without a check digit.
    """
    if not re.fullmatch(r"\d{15}|\d{17}[\dX]", number):
        return f"应为18位数字(末位可为X), 实为{len(number)}位"
    if int(number[:2]) not in _PROVINCES:
        return f"前两位{number[:2]}不是省级代码"
    if _birth(number) is None:
        return "其中的出生日期不存在"
    if len(number) == 18 and number[-1] != ric.calc_check_digit(number):
        return "校验位不符"
    return None


def birth_and_sex(number: str) -> tuple[date, str] | None:
    """Birth date and 男/女 as the number tells them, also where its check digit is wrong."""
    if not re.fullmatch(r"\d{15}|\d{17}[\dX]", number):
        return None
    born = _birth(number)
    return (born, "男" if int(number[-1 if len(number) == 15 else 16], 10) % 2 else "女") if born else None


def credit_codes(text: str) -> list[Found[str]]:
    """Unified social credit codes of 18 characters, right or wrong; citizen numbers are not taken for codes."""
    half = halved(text)
    found = []
    for match in _CODE.finditer(half):
        value = plain(match[0]).replace("-", "").upper().replace("O", "0").replace("I", "1")
        if _CODE_LABEL.search(half, max(0, match.start() - 20), match.start()) or _is_code(value):
            found.append(Found(value, match.start(), match.end(), text[match.start() : match.end()]))
    return found


def credit_code_problem(code: str) -> str | None:
    """What is wrong with a credit code, for a clerk. Codes may begin with A, N or Y, which python-stdnum refuses."""
    if len(code) != 18:
        return f"应为18位, 实为{len(code)}位"
    if any(c not in _CODE_LETTERS for c in code):
        return "含有统一社会信用代码不使用的字符"
    if code[-1] != uscc.calc_check_digit(code[:-1]):
        return "校验位不符"
    return None


def phones(text: str) -> list[Found[str]]:
    """Mobile, landline and 400/800 numbers of the mainland, digits only, without +86."""
    half = halved(text)
    return [
        Found(digits, m.start(), m.end(), text[m.start() : m.end()])
        for m in _PHONE.finditer(half)
        if (digits := _dialled(m[0]))
    ]


def case_numbers(text: str) -> list[Found[str]]:
    """Courts' case numbers, （2024）京0105民初123号, without spaces and with full-width brackets."""
    half = halved(text)
    return [
        Found(f"（{m[1]}）{plain(m[2])}", m.start(), m.end(), text[m.start() : m.end()])
        for m in _COURT_NUMBER.finditer(half)
    ]


def paper_numbers(text: str) -> list[Found[str]]:
    """Numbers of awards and administrative papers (京朝劳人仲字〔2024〕第12号), without spaces, the year in 〔〕."""
    half = halved(text)
    courts = {item.start for item in case_numbers(text)}
    return [
        Found(f"{plain(m[1])}〔{m[2]}〕{plain(m[3])}", m.start(), m.end(), text[m.start() : m.end()])
        for m in _PAPER_NUMBER.finditer(half)
        if not courts & set(range(m.start(), m.end()))
    ]


def _trimmed(half: str, start: int, end: int) -> tuple[int, int]:
    return start, start + len(half[start:end].rstrip(" -"))


def _digits(text: str) -> str:
    clean = plain(text).replace("-", "").upper().replace("×", "X").replace("*", "X")
    return clean.translate(str.maketrans("OQLI|", "00111"))


def _plausible(number: str) -> bool:
    """A run of digits that may be a citizen number rather than an account: a century and a month stand in it."""
    if len(number) == 15:
        return int(number[:2]) in _PROVINCES and _birth(number) is not None
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return False
    right = number[-1] == ric.calc_check_digit(number)
    return right or (number[6:8] in ("18", "19", "20") and int(number[:2]) in _PROVINCES)


def _birth(number: str) -> date | None:
    digits = "19" + number[6:12] if len(number) == 15 else number[6:14]
    try:
        born = ric.get_birth_date("000000" + digits + "0000")
    except (ValidationError, ValueError):
        return None
    return born if 1880 <= born.year <= 2100 else None


def _is_code(value: str) -> bool:
    if any(c not in _CODE_LETTERS for c in value) or value[0] not in "123456789ANY":
        return False
    if credit_code_problem(value) is None:
        return not (value[:17].isdigit() and id_problem(value) is None)
    letters = sum(c.isalpha() for c in value[2:])
    return value[0] in "59AN" and letters >= 1 and value[2:8].isdigit() and not _plausible(value)


def _dialled(text: str) -> str | None:
    digits = re.sub(r"\D", "", text)
    digits = digits.removeprefix("86") if len(digits) == 13 else digits
    try:
        parsed = phonenumbers.parse(digits, "CN")
    except phonenumbers.NumberParseException:
        return None
    return digits if phonenumbers.is_possible_number(parsed) else None
