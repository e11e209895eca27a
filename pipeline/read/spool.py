"""Page images of the run's work folder: opened, and written again where they had to be turned."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from pipeline.errors import EngineFailed
from pipeline.read.engine import Image
from pipeline.types import Page


def load(page: Page) -> Image:
    image = cv2.imdecode(np.fromfile(page.image, np.uint8), cv2.IMREAD_COLOR) if page.image else None
    if image is None:
        raise EngineFailed(f"{page.page_id} 没有可读的页面图像")
    return np.asarray(image, np.uint8)


def written(image: Image, beside: Path) -> Path:
    """A file of the same kind as `beside`, next to it."""
    path = beside.with_name(f"{beside.stem}-upright{beside.suffix}")
    options = [cv2.IMWRITE_JPEG_QUALITY, 92] if path.suffix in (".jpg", ".jpeg") else [cv2.IMWRITE_PNG_COMPRESSION, 3]
    done, data = cv2.imencode(path.suffix, image, options)
    if not done:
        raise EngineFailed("无法写入工作文件夹", "请检查磁盘空间和权限")
    path.write_bytes(data.tobytes())
    return path
