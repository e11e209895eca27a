"""Model files by SHA-256. Every weight is opened through `path`; nothing is ever downloaded.

The format of `models/<name>/model.toml` is told in `models/README.md`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import sys
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import ModelChanged, ModelMissing, WrongUse
from pipeline.settings import MODELS


@dataclass(frozen=True, slots=True)
class ModelFile:
    """`path` is where the file should lie: it may be absent. `sha256` is what model.toml says."""

    model: str
    name: str
    path: Path
    sha256: str


class Verified(NamedTuple):
    """`found` is None where the file is missing."""

    model: str
    file: str
    ok: bool
    expected: str
    found: str | None


def files(root: Path = MODELS) -> tuple[ModelFile, ...]:
    """Every file that any model.toml below `root` names, in name order."""
    return tuple(f for toml in sorted(root.glob("*/model.toml")) for f in _files_of(toml))


def path(model: str, file: str, root: Path = MODELS) -> Path:
    """Where the file lies, after its SHA-256 was compared (once a process)."""
    return checked(model, file, root).path


def checked(model: str, file: str, root: Path = MODELS) -> ModelFile:
    """The file, after its SHA-256 was compared (once a process)."""
    found = next((f for f in _known(model, root) if f.name == file), None)
    if found is None:
        raise ModelMissing(f"模型 {model} 的 model.toml 没有列出文件 {file}")
    actual = _hash_of(found.path)
    if actual is None:
        raise ModelMissing(f"模型文件缺失: {model}/{file}")
    if actual != found.sha256:
        raise ModelChanged(f"模型文件被改动: {model}/{file}")
    return found


def verify(root: Path = MODELS) -> list[Verified]:
    return [
        Verified(f.model, f.name, found == f.sha256, f.sha256, found)
        for f in files(root)
        for found in (_hash_of(f.path),)
    ]


def hashes(root: Path = MODELS) -> tuple[tuple[str, str], ...]:
    """`model/file` with the SHA-256 it must have, for the review's run record."""
    return tuple((f"{f.model}/{f.name}", f.sha256) for f in files(root))


def update(model: str, root: Path = MODELS) -> Path:
    """Writes the present hashes of a model's files into its model.toml, after training."""
    toml = root / model / "model.toml"
    text = toml.read_text(encoding="utf-8") if toml.is_file() else ""
    for f in _files_of(toml):
        actual = _hash_of(f.path)
        if actual is None:
            raise ModelMissing(f"模型文件缺失: {model}/{f.name}")
        block = re.compile(rf'(\[\[files\]\][^\[]*?name = "{re.escape(f.name)}"[^\[]*?sha256 = ")[^"]*(")')
        text, count = block.subn(rf"\g<1>{actual}\g<2>", text)
        if count != 1:
            raise WrongUse(f"{toml.name} 中文件 {f.name} 应按 name, sha256 的次序写一次", "参见 models/README.md")
    toml.write_text(text, encoding="utf-8")
    return toml


def _known(model: str, root: Path) -> tuple[ModelFile, ...]:
    return _files_of(root / model / "model.toml")


def _files_of(toml: Path) -> tuple[ModelFile, ...]:
    if not toml.is_file():
        raise ModelMissing(f"没有模型 {toml.parent.name}")
    table = tomllib.loads(toml.read_text(encoding="utf-8"))
    return tuple(_file(toml.parent, entry) for entry in table.get("files", ()))


def _file(folder: Path, entry: dict[str, str]) -> ModelFile:
    home = _package_folder(entry["package"]) if "package" in entry else folder
    return ModelFile(folder.name, entry["name"], home / entry.get("path", entry["name"]), entry["sha256"])


def _package_folder(package: str) -> Path:
    """Found without importing it; a package that is not installed gives a folder that does not exist."""
    spec = importlib.util.find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else Path("/nonexistent") / package


def _hash_of(file: Path) -> str | None:
    try:
        about = file.stat()
    except OSError:
        return None
    return _hash(str(file), about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=256)
def _hash(file: str, _changed: int, _size: int) -> str:
    with Path(file).open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def main() -> int:
    match sys.argv[1:]:
        case ["update", model]:
            update(model)
            return 0
    raise SystemExit("usage: python -m pipeline.models update NAME")


if __name__ == "__main__":
    raise SystemExit(main())
