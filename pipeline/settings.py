"""One frozen Settings, read once at an edge and passed down; nothing else reads the environment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
MODELS: Final = ROOT / "models"


@dataclass(frozen=True, slots=True)
class Limits:
    """What hostile input may cost: bytes, pages, pixels, seconds; and how finely pages are drawn.

    Scans keep their own resolution up to `scan_dpi`, but at most `image_side` pixels (twice that for plans, four times
    for long screenshots); pages whose own text suffices are drawn at `print_dpi`. `decode_seconds` is for one page.
    """

    file_bytes: int = 512 * 1024 * 1024
    packet_bytes: int = 2 * 1024 * 1024 * 1024
    files: int = 2_000
    pages_per_file: int = 2_000
    pages: int = 5_000
    zip_ratio: int = 200
    page_pixels: int = 40_000_000
    decode_seconds: int = 60
    decode_memory: int = 4 * 1024 * 1024 * 1024
    image_side: int = 3_000
    scan_dpi: int = 200
    print_dpi: int = 100


@dataclass(frozen=True, slots=True)
class Settings:
    """`as_of` None means today where the packet itself names no filing day; `ocr` is a registered engine's name.

    `workers` 0 means one process a core, at most four (some 400 MB each).
    `work_dir` None means a temporary folder removed afterwards.
    `recorded` is the file of readings that the engine `recorded` replays.
    """

    ocr: str = "fast"
    as_of: date | None = None
    province: str | None = None
    workers: int = 0
    models: Path = MODELS
    work_dir: Path | None = None
    limits: Limits = Limits()
    recorded: Path | None = None
