import numpy as np
import pytest

from pipeline import models
from pipeline.read import weights


@pytest.mark.parametrize("file", ["detection.onnx", "recognition.onnx"])
def test_only_subnormal_weights_change(file):
    raw = models.path("ocr", file).read_bytes()
    clean = weights.without_subnormals(raw)
    assert len(clean) == len(raw)
    before, after = memoryview(raw), memoryview(clean)
    changed = 0
    for start, end in weights._float_weights(before):
        old, new = np.frombuffer(before[start:end], "<f4"), np.frombuffer(after[start:end], "<f4")
        differ = old != new
        changed += int(differ.sum())
        assert (np.abs(old[differ]) < weights.SMALLEST).all()
        assert (new[differ] == 0).all()
    assert changed > 0


def test_alphabet_has_one_class_a_character():
    found = weights.characters(models.path("ocr", "recognition.onnx").read_bytes())
    assert len(found) == 18_709
    assert found[-1] == " "
    assert {"张", "元", "0", "X"} <= set(found)


def test_folders_are_made_once_and_whole(tmp_path):
    first = weights.folders(True, cache=tmp_path)
    stamp = [(f / "inference.onnx").stat().st_mtime_ns for f in first]
    assert weights.folders(True, cache=tmp_path) == first
    assert [(f / "inference.onnx").stat().st_mtime_ns for f in first] == stamp
    assert sorted(p.name for p in first[0].iterdir()) == ["inference.onnx", "inference.yml"]


def test_metadata_without_alphabet_is_refused():
    with pytest.raises(ValueError, match="alphabet"):
        weights.characters(b"")
