"""The real engines, offline: slow."""

import socket
from dataclasses import replace

import cv2
import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from pipeline.read import read
from pipeline.read.engine import ENGINES, EngineOptions
from pipeline.read.fast import FastEngine
from pipeline.read.look import enlarged
from pipeline.read.sight import see
from pipeline.settings import MODELS, Settings
from pipeline.synth.draw import marks
from pipeline.types import Box, MarkKind, PageStatus, Quality, TextLayer, TextSource, Word
from tests.read.pages import LINES, drawn, pasted, saved

pytestmark = pytest.mark.slow

TEXT = "".join(LINES)


@pytest.fixture(scope="module")
def engine():
    return FastEngine(EngineOptions(1, MODELS))


def errors(words: tuple[Word, ...]) -> float:
    found = "".join(w.text for w in words)
    same = str.maketrans("，（）：", ",():")
    return Levenshtein.distance(found.translate(same), TEXT.translate(same)) / len(TEXT)


@pytest.mark.parametrize("turn", [None, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE])
def test_a_page_in_any_direction(engine, tmp_path, turn):
    image = drawn() if turn is None else cv2.rotate(drawn(), turn)
    found = see(saved(image, tmp_path / "a.png"), engine)
    assert errors(found.words) < 0.02
    assert (found.width, found.height) == (1240, 900)
    assert cv2.imread(str(found.image)).shape[:2] == (900, 1240)
    assert found.quality.coverage > 0.95
    assert found.status is PageStatus.USED


def test_characters_stand_where_they_were_drawn(engine, tmp_path):
    found = see(saved(drawn(), tmp_path / "a.png"), engine)
    line = next(w for w in found.words if "11010519850312" in w.text)
    start = line.text.index("110105")
    assert line.edges[start] * 1240 == pytest.approx(80 + 34 * 5, abs=20)
    assert line.box.top * 900 == pytest.approx(80 + 2 * 68 + 3, abs=12)
    assert list(line.edges) == sorted(line.edges)


def test_print_under_a_seal(engine, tmp_path):
    seal = marks.round_seal("青岛瀚川包装材料有限公司", 260, np.random.default_rng(0))
    found = see(saved(pasted(drawn(), seal, 250, 100), tmp_path / "a.jpg"), engine)
    assert errors(found.words) < 0.04
    assert [m.kind for m in found.marks] == [MarkKind.SEAL]


def test_a_small_card_on_a_page(engine, tmp_path):
    card = cv2.resize(drawn(size=30), None, fx=0.42, fy=0.42, interpolation=cv2.INTER_AREA)
    sheet = np.full((2339, 1654, 3), 255, np.uint8)
    sheet[400 : 400 + card.shape[0], 300 : 300 + card.shape[1]] = card
    assert errors(see(saved(sheet, tmp_path / "a.png"), engine).words) < 0.05
    assert errors(see(saved(card, tmp_path / "b.png"), engine).words) < 0.05
    assert max(enlarged(card).shape) > 2 * max(card.shape)


def test_a_long_screenshot_keeps_every_line_once(engine, tmp_path):
    lines = tuple(f"第{n}条消息，金额{n * 111}元" for n in range(1, 29))
    found = see(saved(drawn(lines, 30, 640, 1900), tmp_path / "a.png"), engine)
    text = "".join(w.text for w in found.words).replace(",", "，")
    assert all(text.count(line) == 1 for line in lines)


def test_a_page_out_of_focus_is_illegible_and_a_photographed_one_is_not(engine, tmp_path):
    blurred = cv2.GaussianBlur(drawn(), (0, 0), 9)
    page = see(replace(saved(blurred, tmp_path / "a.png"), quality=Quality(0.0, 0.95)), engine)
    assert page.status is PageStatus.UNREADABLE
    assert page.status_reason
    soft = cv2.GaussianBlur((drawn() * 0.75).astype(np.uint8), (0, 0), 1.6)
    assert see(saved(soft, tmp_path / "b.png"), engine).status is PageStatus.USED


def test_a_scan_with_a_stamped_header_is_read_and_its_layer_is_not_believed(engine, tmp_path):
    layer = TextLayer((Word("第1页", Box(0.9, 0.96, 0.98, 0.99), 1.0, 0),), 0.0, 1.0)
    page = replace(saved(drawn(), tmp_path / "a.png"), layer=layer)
    (found,) = read([page], Settings(workers=1), tmp_path)
    assert found.text_source is TextSource.OCR
    assert errors(found.words) < 0.02


def test_paddleocr_itself_sees_the_same_lines_and_no_engine_asks_the_network(engine, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    whole = ENGINES.get("paddle")(EngineOptions(1, MODELS))
    image = drawn(LINES[:3], high=320)
    ours, theirs = FastEngine(EngineOptions(1, MODELS)).detect(image, 960), whole.detect(image, 960)
    assert len(ours) == len(theirs) == 3
    texts = ["".join(r.text for r in e.recognise(image, ours)) for e in (engine, whole)]
    assert Levenshtein.distance(*texts) <= 1
    (reading,) = whole.recognise(image, theirs[:1])
    assert len(reading.edges) == len(reading.text) + 1


def test_the_last_layer_apart_reads_what_the_whole_network_reads(engine):
    import onnxruntime as ort

    from pipeline.read.weights import folders

    whole = ort.InferenceSession(str(folders()[1] / "inference.onnx"), providers=["CPUExecutionProvider"])
    image = drawn(LINES[:4], high=400)
    quads = engine.detect(image, 960)
    for quad, reading in zip(quads, engine.recognise(image, quads), strict=True):
        crop = engine._steps.crop(image, [np.asarray(quad, np.int32)])[0]
        scores = whole.run(None, {"x": engine._line(crop)[0]})[0][0]
        best = scores.argmax(axis=1)
        kept = np.flatnonzero((best != 0) & (np.diff(best, prepend=0) != 0))
        assert reading.text == "".join(engine._head.alphabet[i] for i in best[kept])
        assert reading.sure == pytest.approx(scores[kept, best[kept]].tolist(), abs=0.01)
