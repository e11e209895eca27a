"""Who may learn from which packet: fixed by its id, for good.

A made packet's id begins with its split (`train-7-00012`); anything else, samples and real packets among them, is never
learnt from. Scores are told from dev while one works, and from test when one is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pipeline.errors import WrongUse

SPLITS: Final = ("train", "dev", "test")


def split_of(packet_id: str) -> str | None:
    """train, dev or test; None for what was not made by this program."""
    split = packet_id.partition("-")[0]
    return split if split in SPLITS else None


def training_packets(folder: Path) -> Iterator[Path]:
    """The packets under `folder` that may be learnt from, in order of their ids; the only door for training scripts.

    Raises WrongUse where there is none: a folder of test packets is not silently no data.
    """
    found = [p for p in sorted(folder.iterdir()) if p.is_dir() and split_of(p.name) == "train"]
    if not found:
        raise WrongUse(f"{folder}: 没有可用于训练的材料包", "先运行 yushen synth --split train")
    yield from found
