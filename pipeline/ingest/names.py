"""Names of files inside a packet: decoded, safe to show, unique, in an order that a person would put them."""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from typing import Final
from zipfile import ZipInfo

_JUNK: Final = re.compile(
    r"__MACOSX|\.DS_Store|Thumbs\.db|ehthumbs\.db|desktop\.ini|~\$.*|\._.*|\.~lock\..*#|\.git.*|\.Trash.*", re.I
)
_UNSAFE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_RUN: Final = re.compile(r"(\d+)")
_NUMERALS: Final = {c: i for i, c in enumerate("零一二三四五六七八九十")}
_UTF8_FLAG: Final = 0x800
_UNICODE_PATH: Final = 0x7075


def is_junk(name: str) -> bool:
    """Left by an operating system or an editor beside the files, at any depth."""
    return any(_JUNK.fullmatch(part) for part in name.split("/"))


def safe(name: str) -> str:
    """A relative path with `/`: no drive, no root, no `..`, nothing that a terminal or a page would obey."""
    name = unicodedata.normalize("NFC", _UNSAFE.sub("_", name.replace("\\", "/")))
    name = re.sub(r"^[A-Za-z]:", "", name)
    parts = [part.strip() for part in name.split("/")]
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "_"


def unique(names: Sequence[str]) -> list[str]:
    """The names, with ` (2)` before the suffix of a second one alike."""
    taken: set[str] = set()
    out: list[str] = []
    for name in names:
        folder, _, base = name.rpartition("/")
        stem, dot, suffix = base.rpartition(".") if "." in base[1:] else (base, "", "")
        tried, count = name, 1
        while tried in taken:
            count += 1
            tried = f"{folder}/" * bool(folder) + f"{stem} ({count}){dot}{suffix}"
        taken.add(tried)
        out.append(tried)
    return out


def natural(name: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """A sort key: folders level by level, digit runs by value (2 before 10), 一、 to 十、 likewise."""
    return tuple((*_pieces(part), (-1, 0, part)) for part in name.split("/"))


def _pieces(part: str) -> Iterable[tuple[int, int, str]]:
    for at, piece in enumerate(_RUN.split(part.casefold())):
        if at % 2:
            yield 0, int(piece[-18:]), ""
        elif piece:
            numeral = _NUMERALS.get(piece[0]) if at == 0 and len(piece) > 1 and piece[1] in "、.．_-" else None
            yield (0, numeral, "") if numeral is not None else (1, 0, piece)


def zip_names(infos: Sequence[ZipInfo]) -> list[str]:
    """The members' names. Archives made on Chinese Windows hold GBK without saying so; one archive has one encoding."""
    raws = [None if i.flag_bits & _UTF8_FLAG else _raw(i.orig_filename) for i in infos]
    encoding = _encoding([raw for raw in raws if raw is not None])
    return [
        _unicode_path(info.extra, raw) or raw.decode(encoding, "replace") if raw is not None else info.orig_filename
        for info, raw in zip(infos, raws, strict=True)
    ]


def folder_name(name: str) -> str:
    """A file system's name; bytes that are no UTF-8 are taken for GBK."""
    raw = name.encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _raw(name: str) -> bytes | None:
    try:
        return name.encode("cp437")
    except UnicodeEncodeError:
        return None


def _encoding(raws: list[bytes]) -> str:
    """The encoding under which all names decode and read most like Chinese; a tie goes to the first."""
    odd = [raw for raw in raws if not raw.isascii()]
    best, most = "cp437", 0.0
    for encoding in ("utf-8", "gb18030", "big5"):
        try:
            text = "".join(raw.decode(encoding) for raw in odd)
        except UnicodeDecodeError:
            continue
        foreign = [c for c in text if not c.isascii()]
        share = sum("\u4e00" <= c <= "\u9fff" or "\u3000" <= c <= "\u303f" or c >= "\uff00" for c in foreign)
        if foreign and share / len(foreign) > most:
            best, most = encoding, share / len(foreign)
    return best


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The Info-ZIP Unicode Path field (0x7075), where it belongs to this very name."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        body, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(body) > 5 and struct.unpack("<L", body[1:5])[0] == zlib.crc32(raw):
            return body[5:].decode("utf-8", "replace")
    return None
