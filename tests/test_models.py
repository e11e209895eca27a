import hashlib
import socket

import pytest

from pipeline import models
from pipeline.errors import ModelChanged, ModelMissing, WrongUse

TOML = """name = "toy"

[[files]]
name = "weights.bin"
sha256 = "{digest}"
"""


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "toy"
    folder.mkdir()
    (folder / "weights.bin").write_bytes(b"weights")
    (folder / "model.toml").write_text(TOML.format(digest=hashlib.sha256(b"weights").hexdigest()))
    return tmp_path


def test_a_file_as_named_is_opened(root):
    assert models.path("toy", "weights.bin", root).read_bytes() == b"weights"
    assert models.verify(root) == [("toy", "weights.bin", True, *models.verify(root)[0][3:])]
    assert models.hashes(root) == (("toy/weights.bin", hashlib.sha256(b"weights").hexdigest()),)


def test_a_changed_file_is_refused(root):
    (root / "toy" / "weights.bin").write_bytes(b"other weights")
    with pytest.raises(ModelChanged):
        models.path("toy", "weights.bin", root)
    assert [v.ok for v in models.verify(root)] == [False]


def test_a_missing_file_or_model_is_told(root):
    (root / "toy" / "weights.bin").unlink()
    with pytest.raises(ModelMissing):
        models.path("toy", "weights.bin", root)
    with pytest.raises(ModelMissing):
        models.path("toy", "nothing.bin", root)
    with pytest.raises(ModelMissing):
        models.path("none", "weights.bin", root)
    assert models.verify(root)[0].found is None


def test_update_writes_the_present_hash(root):
    (root / "toy" / "weights.bin").write_bytes(b"retrained")
    models.update("toy", root)
    assert models.verify(root)[0].ok


def test_update_refuses_a_table_it_cannot_rewrite(root):
    (root / "toy" / "model.toml").write_text('[[files]]\nsha256 = "0"\nname = "weights.bin"\n')
    with pytest.raises(WrongUse):
        models.update("toy", root)


def test_a_package_that_is_not_installed_is_a_missing_file(root):
    (root / "toy" / "model.toml").write_text('[[files]]\nname = "a"\npackage = "no_such_package"\nsha256 = "0"\n')
    with pytest.raises(ModelMissing):
        models.path("toy", "a", root)


def test_every_model_of_the_project_is_as_named_offline(monkeypatch):
    def refuse(*_):
        raise AssertionError("network")

    monkeypatch.setattr(socket, "socket", refuse)
    found = models.verify()
    assert {"ocr"} <= {v.model for v in found}
    assert [v for v in found if not v.ok] == []
