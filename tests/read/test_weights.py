import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from pipeline import models
from pipeline.read import weights


def model(*nodes: onnx.NodeProto, tensors: dict[str, np.ndarray]) -> onnx.ModelProto:
    graph = helper.make_graph(
        nodes,
        "recogniser",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, None, 2])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, None, 3])],
        [numpy_helper.from_array(array, name) for name, array in tensors.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    helper.set_model_props(made, {"character": "张\n元"})
    return made


TENSORS = {"w": np.asarray([[1, 0, 2], [0, 3, 1e-39]], np.float32), "b": np.asarray([0.5, 0, 0], np.float32)}
NODES = (
    helper.make_node("Relu", ["x"], ["r"]),
    helper.make_node("MatMul", ["r", "w"], ["m"]),
    helper.make_node("Add", ["m", "b"], ["a"]),
    helper.make_node("Identity", ["a"], ["i"]),
    helper.make_node("Softmax", ["i"], ["y"]),
)


@pytest.mark.parametrize("file", ["detection.onnx", "recognition.onnx"])
def test_only_subnormal_weights_change(file):
    before = onnx.load(str(models.path("ocr", file)))
    after = weights.cleaned(onnx.load(str(models.path("ocr", file))))
    changed = 0
    for old, new in zip(weights._tensors(before), weights._tensors(after), strict=True):
        a, b = numpy_helper.to_array(old), numpy_helper.to_array(new)
        differ = a != b
        changed += int(differ.sum())
        assert (np.abs(a[differ]) < weights.SMALLEST).all()
        assert (b[differ] == 0).all()
    assert changed > 0


def test_the_last_layer_is_taken_off():
    body, head = weights.halves(weights.cleaned(model(*NODES, tensors=TENSORS)))
    assert [n.op_type for n in body.graph.node] == ["Relu"]
    assert head.weights.tolist() == [[1, 0, 2], [0, 3, 0]]
    assert head.bias.tolist() == [0.5, 0, 0]
    assert head.alphabet == ("", "张", "元", " ")


def test_another_last_layer_is_refused():
    other = (*NODES[:4], helper.make_node("Sigmoid", ["i"], ["y"]))
    with pytest.raises(ValueError, match="last layer"):
        weights.halves(model(*other, tensors=TENSORS))


def test_alphabet_has_one_class_a_character():
    found = weights.characters(onnx.load(str(models.path("ocr", "recognition.onnx"))))
    assert len(found) == 18_709
    assert found[-1] == " "
    assert {"张", "元", "0", "X"} <= set(found)


def test_what_is_made_is_made_once_and_whole(tmp_path):
    made = weights.networks(cache=tmp_path)
    stamps = [file.stat().st_mtime_ns for file in made]
    assert weights.networks(cache=tmp_path) == made
    assert [file.stat().st_mtime_ns for file in made] == stamps
    head = weights.head_of(made.head)
    assert head.weights.shape == (120, 18_710)
    assert len(head.bias) == len(head.alphabet) == 18_710
    assert sorted(p.name for p in weights.folders(cache=tmp_path)[0].iterdir()) == ["inference.onnx", "inference.yml"]


def test_metadata_without_alphabet_is_refused():
    with pytest.raises(ValueError, match="alphabet"):
        weights.characters(onnx.ModelProto())
