"""Writes the manual of rules: `python -m pipeline.rules docs/rules.md`."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.rules.manual import markdown

if __name__ == "__main__":
    Path(sys.argv[1]).write_text(markdown(), encoding="utf-8")
