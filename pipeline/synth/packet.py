"""Draws a sample packet anew from its recipe: `python -m pipeline.synth.packet sample_docs/loan-01`.

The same recipe and faces give the same pixels; the bytes too, except where a format draws lots (encryption, HEIC).
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import WrongUse, YushenError
from pipeline.synth import fonts
from pipeline.synth.forms import made, zipped
from pipeline.synth.sheets import Papers


def recipe_of(folder: Path) -> Mapping[str, Any]:
    path = folder / "case.yaml"
    if not path.is_file():
        raise WrongUse(f"{path}: 没有这个文件", "给出含有 case.yaml 的样例文件夹")
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(loaded, dict) or not {"seed", "papers", "files"} <= loaded.keys():
        raise WrongUse(f"{path}: 缺少 seed、papers 或 files", "参照 sample_docs/README.md 补全")
    return loaded


def files_of(recipe: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Name inside source/ and content of every file as received."""
    papers = Papers(recipe["papers"], int(recipe["seed"]))
    members = ((str(file["file"]), made(file, papers)) for file in recipe["files"])
    container = recipe.get("container")
    if container:
        yield str(container["file"]), zipped(list(members), bool(container.get("gbk")))
    else:
        yield from members


def draw(folder: Path) -> list[Path]:
    """Rewrites `source/` and returns its files."""
    recipe = recipe_of(folder)
    source = folder / "source"
    contents = list(files_of(recipe))
    shutil.rmtree(source, ignore_errors=True)
    written: list[Path] = []
    for name, content in contents:
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    return written


def main(arguments: list[str]) -> int:
    try:
        if not arguments:
            raise WrongUse("没有给出样例文件夹", "用法: python -m pipeline.synth.packet sample_docs/loan-01 ...")
        if fonts.missing():
            raise WrongUse(
                "没有绘制样例所需的字体",
                f"安装 {fonts.PACKAGES}",
            )
        for argument in arguments:
            written = draw(Path(argument))
            sys.stdout.write(f"{argument}: {len(written)} files, {sum(p.stat().st_size for p in written)} bytes\n")
    except YushenError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
