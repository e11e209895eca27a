from dataclasses import replace

import cv2
import numpy as np
import pytest

from pipeline.errors import WrongUse
from pipeline.read import read, record
from pipeline.settings import Settings
from pipeline.types import Box, Cell, Mark, MarkKind, PageStatus, Quality, Table, TextSource, Tick, Word
from tests.read.pages import drawn, saved


@pytest.fixture
def seen(tmp_path):
    """A page as received, lying on its side, and as it was read."""
    received = saved(cv2.rotate(drawn(), cv2.ROTATE_90_COUNTERCLOCKWISE), tmp_path / "a.png")
    words = (Word("借条", Box(0.1, 0.1, 0.2, 0.12), 0.98, 0, (0.1, 0.15, 0.2), (0.999, 0.961)),)
    marks = (Mark(MarkKind.SEAL, Box(0.5, 0.5, 0.7, 0.7), 0.9, "red", "round", None),)
    after = replace(
        received,
        width=received.height,
        height=received.width,
        rotation=90,
        words=words,
        marks=marks,
        text_source=TextSource.OCR,
        quality=Quality(0.9, 0.9, 0.99, 0.98),
        unread=(Box(0.1, 0.6, 0.9, 0.7),),
        tables=(Table(Box(0.1, 0.2, 0.9, 0.4), (Cell(0, 0, 2, 1, Box(0.1, 0.2, 0.5, 0.4)),), ruled=False),),
        ticks=(Tick(Box(0.2, 0.2, 0.22, 0.22), True, 0.93),),
    )
    return received, after


def replayed(received, file, tmp_path):
    return read([received], Settings(ocr="recorded", recorded=file), tmp_path)[0]


def test_a_recording_gives_the_same_page_again(seen, tmp_path):
    received, after = seen
    found = replayed(received, record([after], tmp_path / "r" / "readings.json"), tmp_path)
    assert replace(found, image=None) == replace(after, image=None)
    assert (cv2.imread(str(found.image)) == drawn()).all()


def test_failures_of_the_paper_are_kept(seen, tmp_path):
    received, after = seen
    blurred = replace(after, status=PageStatus.UNREADABLE, status_reason="页面模糊, 无法辨认", words=())
    found = replayed(received, record([blurred], tmp_path / "readings.json"), tmp_path)
    assert (found.status, found.status_reason) == (PageStatus.UNREADABLE, "页面模糊, 无法辨认")


def test_another_page_under_the_same_name_is_noticed(seen, tmp_path):
    received, after = seen
    file = record([after], tmp_path / "readings.json")
    with pytest.raises(WrongUse, match="不是同一页"):
        replayed(replace(received, fingerprint="0" * 16), file, tmp_path)
    with pytest.raises(WrongUse, match="没有"):
        replayed(replace(received, page_id="b.png#1"), file, tmp_path)


def test_no_recording_is_wrong_use(seen, tmp_path):
    with pytest.raises(WrongUse):
        read([seen[0]], Settings(ocr="recorded"), tmp_path)
    with pytest.raises(WrongUse):
        replayed(seen[0], tmp_path / "none.json", tmp_path)


def test_a_straightened_page_is_straightened_again(tmp_path):
    turn = cv2.getRotationMatrix2D((620, 450), 2.0, 1.0)
    tilted = cv2.warpAffine(drawn(), turn, (1240, 900), borderValue=(255, 255, 255))
    received = saved(tilted, tmp_path / "b.png")
    after = replace(received, width=1270, height=942, skew=-2.0, text_source=TextSource.OCR)
    found = replayed(received, record([after], tmp_path / "readings.json"), tmp_path)
    rows = (cv2.imread(str(found.image)).min(axis=2) < 128).sum(axis=1)
    assert np.count_nonzero(rows == 0) > 0.5 * len(rows)
