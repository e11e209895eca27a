"""`python -m pipeline.report FILE` writes the JSON Schema of review.json."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.report.review_json import schema_text

Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8")
