"""Facts to findings: every rule one file `<family>/<rule>.py`, every number of the law in `law/*.yaml` by date."""

from pipeline.rules.engine import RULES, Rule, check, ordered, rule, rules_version, verdict_of
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, Undecided
from pipeline.rules.manual import describe, listing

__all__ = [
    "RULES",
    "Breach",
    "Facts",
    "Rule",
    "Undecided",
    "check",
    "describe",
    "listing",
    "ordered",
    "rule",
    "rules_version",
    "verdict_of",
]
