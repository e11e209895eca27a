"""What Chinese papers write: numerals, money, dates, rates, names, numbers of people and companies, addresses.

Every pattern works in linear time on hostile text: repetitions are bounded and don't overlap.
"""

from pipeline.chinese.addresses import addresses_agree
from pipeline.chinese.dates import date_of, dates, impossible_dates
from pipeline.chinese.found import Found
from pipeline.chinese.identity import (
    birth_and_sex,
    case_numbers,
    credit_code_problem,
    credit_codes,
    id_numbers,
    id_problem,
    paper_numbers,
    phones,
)
from pipeline.chinese.money import amount, amounts, is_words
from pipeline.chinese.names import PEOPLES, bare_name, ethnicity, is_organization, name_ok, same_name, surname_ok
from pipeline.chinese.numerals import decimal, number
from pipeline.chinese.rates import Rate, rates
from pipeline.chinese.regions import Region, abroad, one_city, one_place, region_of

__all__ = [
    "PEOPLES",
    "Found",
    "Rate",
    "Region",
    "abroad",
    "addresses_agree",
    "amount",
    "amounts",
    "bare_name",
    "birth_and_sex",
    "case_numbers",
    "credit_code_problem",
    "credit_codes",
    "date_of",
    "dates",
    "decimal",
    "ethnicity",
    "id_numbers",
    "id_problem",
    "impossible_dates",
    "is_organization",
    "is_words",
    "number",
    "paper_numbers",
    "phones",
    "one_city",
    "one_place",
    "rates",
    "region_of",
    "same_name",
    "name_ok",
    "surname_ok",
]
