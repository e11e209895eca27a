"""Yushen 预审: pre-screens court filing packets."""

from __future__ import annotations

VERSION = "0.1.0"
