"""Whole filing packets of invented cases, with gold labels and defects made on purpose.

A kind of case (`kinds/`) drafts who sues whom for what and with which papers; twists (`twists/`) spoil the draft, or
nearly; wording families (`papers/*.txt`) put the papers into words; `bundle` hands them in as files; `truth` says what
is true of the result.
"""
