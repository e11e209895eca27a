"""The dozen numbers that say how a set stands, and the names under which parts are shown."""

from __future__ import annotations

from typing import Final, NamedTuple

from pipeline.score.baseline import COSTS, Flat
from pipeline.score.tally import ALL


class Headline(NamedTuple):
    """`part` and `key` name the row, `metric` its number, `of` the number of that row that says of how many."""

    title: str
    part: str
    key: str
    metric: str
    of: str


HEADLINES: Final = (
    Headline("Clean packets without false correction", "clean_packets", "fail", "right", "judged"),
    Headline("Corrections precision", "rules_correction", ALL, "precision", "told"),
    Headline("Corrections recall", "rules_correction", ALL, "recall", "gold"),
    Headline("Near misses left alone", "near_misses", ALL, "right", "judged"),
    Headline("Notices recall", "rules_notice", ALL, "recall", "gold"),
    Headline("Page type accuracy", "page_type", ALL, "accuracy", "gold"),
    Headline("… wording kept from training", "page_type_by_wording", "held_out", "right", "judged"),
    Headline("Document boundaries exact", "boundary", ALL, "right", "judged"),
    Headline("Field precision", "fields", ALL, "precision", "told"),
    Headline("Field recall", "fields", ALL, "recall", "gold"),
    Headline("… recall on wording kept from training", "fields_by_wording", "held_out", "recall", "gold"),
    Headline("Evidence overlap (IoU)", "fields", ALL, "overlap", "placed"),
    Headline("Parties found (F1)", "parties", ALL, "f1", "gold"),
    Headline("Party attributes right (F1)", "party_attributes", ALL, "f1", "gold"),
    Headline("Claims found (F1)", "claims", "found", "f1", "gold"),
    Headline("Claim amounts precision", "amounts", ALL, "precision", "told"),
    Headline("Claim amounts recall", "amounts", ALL, "recall", "gold"),
    Headline("Total right", "case", "total_claimed", "right", "judged"),
    Headline("Cause, first answer", "case", "cause", "right", "judged"),
    Headline("Cause, among three", "case", "cause_top3", "right", "judged"),
    Headline("OCR character error rate", "reading", ALL, "cer", "characters"),
    Headline("Field calibration error (ECE)", "calibration", "fields", "ece", "told"),
)


class Shown(NamedTuple):
    title: str
    score: float
    of: int
    before: float | None
    row: str
    metric: str


def headlines(name: str, scores: Flat, before: Flat) -> list[Shown]:
    """Those that the set has; `before` is the baseline."""
    found = []
    for h in HEADLINES:
        key = f"{name}/{h.part}/{h.key}"
        row = scores.get(key, {})
        if h.metric in row:
            old = before.get(key, {}).get(h.metric)
            found.append(Shown(h.title, row[h.metric], int(row.get(h.of, 0)), old, key, h.metric))
    return found


SETS: Final = {
    "train": "Synthetic packets, train",
    "dev": "Synthetic packets, dev",
    "test": "Synthetic packets, test",
    "samples": "Sample packets written by people",
    "real_dev": "Real texts, dev",
    "real_test": "Real texts, test",
}

WAYS: Final = {"gold": "rules alone (documents from gold)", "words": "without reading (words as set)"}

PARTS: Final = {
    "packets": "Packets",
    "clean_packets": "Clean packets without a false correction",
    "rules_correction": "Rules: corrections",
    "rules_notice": "Rules: notices",
    "rules_trial": "Rules: for the trial only",
    "near_misses": "Near misses left alone",
    "page_type": "Page type",
    "page_type_by_wording": "Page type by wording",
    "page_type_by_look": "Page type by look",
    "page_type_by_family": "Page type by family",
    "page_status": "Page status",
    "page_facts": "Page facts",
    "file_status": "File status",
    "boundary": "Document boundaries exact",
    "boundary_by_wording": "Document boundaries by wording",
    "boundary_by_look": "Document boundaries by look",
    "whole_document": "Documents with exact boundaries and right type",
    "confusion": "Confusion: pages by gold type and told type",
    "fields": "Fields",
    "fields_by_wording": "Fields by wording",
    "fields_by_look": "Fields by look",
    "parties": "Parties by role",
    "party_attributes": "Party attributes",
    "claims": "Claims",
    "amounts": "Claim amounts of the whole packet",
    "case": "Case",
    "calibration": "Calibration",
    "reading": "OCR against gold text",
    "cost": "Cost",
}
"""In the order in which they are shown."""

COLUMNS: Final = (
    "packets",
    "broken",
    "partly_broken",
    "gold",
    "told",
    "judged",
    "pages",
    "characters",
    "accuracy",
    "right",
    "precision",
    "recall",
    "f1",
    "exact",
    "placed",
    "overlap",
    "inside",
    "at_half",
    "found",
    "review",
    "false",
    "near",
    "fired",
    "ece",
    "confidence",
    "right_at_95",
    "right_at_90",
    "right_at_80",
    "cer",
    "unread",
    "seconds_a_page",
    "own_mib",
    "engine_mib",
)
COUNTS: Final = frozenset(
    {
        "packets",
        "broken",
        "partly_broken",
        "gold",
        "told",
        "judged",
        "pages",
        "characters",
        "false",
        "found",
        "review",
        "near",
        "fired",
        "placed",
    }
)


def set_title(name: str) -> str:
    plain, _, rest = name.partition("_from_")
    title = SETS.get(plain, plain)
    return f"{title}, {WAYS[rest]}" if rest in WAYS else title


def shown(metric: str, value: float | None) -> str:
    if value is None:
        return ""
    if metric in COUNTS:
        return f"{int(value)}"
    return f"{value:.3f}" if metric not in COSTS else f"{value:.2g}" if value < 100 else f"{value:.0f}"
