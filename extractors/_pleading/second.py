"""A second opinion where the patterns left a party's name or address open: the tagger reads the block as free text."""

from __future__ import annotations

import re
from typing import Final

from extractors._pleading.gatherer import Gatherer
from pipeline import tagger
from pipeline.chinese import is_organization, surname_ok

_REACH: Final = 300
"""Characters of a block that are read: what comes later in it is no particular of the party."""
_PLACE: Final = re.compile(r"[省市区县旗州].{0,40}?[\d号村组室栋路街道镇乡]")
_DESCRIPTION: Final = re.compile(r"[的这那哪谁]|外号|绰号|某个|此人")
TRUST: Final = 0.6
"""Below every bar at which a rule speaks of a fact: what only the tagger saw is for a person to look at."""


def fill(found: Gatherer) -> None:
    """Adds a name where none was found or what was taken for one is a description, and an address where there is none.

    A name without a surname of the list (阿依古丽) is a name, not a description: it stays.
    """
    taken = next((f for f in found.fields if f.name == "party.name"), None)
    text = found.text[:_REACH]
    if (taken is not None and not _DESCRIPTION.search(taken.value)) or len(text.strip()) < 4:
        return
    for span in tagger.tag(text):
        start, end = found.start + span.start, found.start + span.end
        if span.value in ("PER", "ORG") and is_name(span.text):
            if taken is not None:
                found.fields.remove(taken)
                taken = None
            found.add("name", span.text, start, end, "tagger", TRUST)
        elif span.value == "LOC" and _PLACE.search(span.text):
            found.add("address", span.text, start, end, "tagger", TRUST)


def is_name(text: str) -> bool:
    return is_organization(text) or surname_ok(text)
