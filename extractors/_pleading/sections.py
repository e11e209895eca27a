"""Where the parts of a pleading begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from extractors._pleading.claims import numbered
from extractors._pleading.reading import Piece, Reading

_BULLETS: Final = r"(\[《<*#「·•◆◇■●○▲△►▶▪★☆※❖"
_BEFORE: Final = re.compile(
    rf"[{_BULLETS}—-]{{0,2}}"
    r"(?:第?[一二三四五六七八九十甲乙丙丁戊己\d]{1,2}(?:部分|[、.,:)])[: ]?"
    r"|\d{1,2}(?:\.\d{1,2}){0,2} ?(?=[\u4e00-\u9fff]))?"
    rf"[{_BULLETS} ]{{0,3}}"
)
_AFTER: Final = re.compile(
    r"[)\]》>*#」·•—-]{0,2}(?:[(\[](?=[^()\n]{4,90}[)\]](?::|\n|$))[^()\n]{4,90}[)\]])?"
    r"(?:如下)?(?::|(?=\n)|$|(?= )|(?=[(\d一①]))"
)
_TITLES: Final = "起诉状 起诉书 诉状 自诉状 自诉书 申请书 赔偿申请 申请执行书 诉讼状 上诉状 申请 申请表 登记表"
_TITLE: Final = re.compile(
    r"(?:[\u4e00-\u9fff() ]{0,14}?(?:"
    + "|".join(r"[ \n]?".join(title) for title in sorted(_TITLES.split(), key=len, reverse=True))
    + r"))(?=\n|$| |\()"
)
_ASKS: Final = re.compile(
    r"(?:(?:现|特|故|为此|因此|据此|综上)[^。\n]{0,40}?)?(?:诉请|请求|恳请|要求|望|请|求)"
    r"(?:依法|贵院|人民法院|法院|贵庭|法庭|你院|[、,])*(?:判令|判决|裁判|判准|判处|支持)[^:。\n]{0,12}?:|"
    r"(?:请求|诉请|恳请|要求|请)(?:贵院|人民法院|法院|法官|你院)(?:依法|帮我|为我|帮助|[、,])*"
    r"(?:强制|执行|处理|解决|判|主持)[^:。\n]{0,14}?:|"
    r"(?:因此|为此|据此|故|特|现)(?:我们?|本人|本[公单]司?位?)?(?:特|现|依法)?(?:申请|请求|要求)(?:如下|事项)?:"
    r"(?=\n?[(]?[1一①])"
)
_NAMED_CAUSE: Final = re.compile(r"(?=[\u4e00-\u9fff、]{2,30}(?:纠纷|争议|责任|之诉|罪)(?:\n|$))")
"""案 由 买卖合同纠纷: the spaces inside the label are taken for letters spaced out, and so is the one behind it."""
_WANTS: Final = re.compile(
    r"(?:(?:请求?|要求|恳请|希望)?(?:法院|贵院)?(?:依法)?(?:判令|判决|判|责令|确认|撤销|解除|变更|准予|让|由)|(?:请求|要求)|"
    r"(?:依法)?强制|"
    r"(?:(?:被告|被申请人|被执行人|对方|他|她)[^,。;\n]{0,16}?)?(?:立即|应当?|需|共同|连带|加倍|继续)*"
    r"(?:支付|返还|归还|还|偿还|赔偿|赔|给付|承担|负担|停止|腾退|交付|履行|清偿)|"
    r"(?:本案)?(?:全部)?(?:诉讼|案件受理|保全|鉴定|律师|执行)费)"
)
_PARAGRAPH: Final = re.compile(r"[^\n]+")
_SHAPED: Final = (
    (
        "parties",
        re.compile(
            r"[\u4e00-\u9fff、]{0,6}(?:当事人|诉讼参加人|诉讼参与人|诉讼主体|原、?被告|(?:原告|自诉人|请求人|申请人|执行人)[与和及、](?:被告|义务机关|被执行人|被申请人)[\u4e00-\u9fff]{0,4})[\u4e00-\u9fff、]{0,8}"
        ),
    ),
    (
        "claims",
        re.compile(
            r"(?!.*(?:事实|理由|原因))[\u4e00-\u9fff、]{0,10}"
            r"(?:(?:请求|诉求|诉请|主张|要求)(?:[\u4e00-\u9fff、]{0,6}(?:事项|内容|项目|标的|金额))?|"
            r"申请(?:[\u4e00-\u9fff、]{0,4}(?:事项|内容|项目|标的|金额)))(?:[及和与](?:金额|依据|标的))?(?:如下|为|是|有)?"
        ),
    ),
    (
        "facts",
        re.compile(
            r"(?!.*(?:请求|是否|有无))(?:[\u4e00-\u9fff、]{0,10}(?:事实|理由|经过|原委|始末|缘由|原因|起因|案情|来由|由来|诉由|缘起)[\u4e00-\u9fff、]{0,14}"
            r"|(?:事情|情况|经过)[\u4e00-\u9fff]{0,6})"
        ),
    ),
)
"""What a heading says that nobody listed: a short line by itself, or one before a colon."""
_LINE: Final = re.compile(
    r"([^\n:。;,(\[]{2,24})(?:[(\[][^\n()\[\]]{2,90}[)\]])?(?::|(?=\n)|$)|[(\[]([^\n()\[\]]{2,18})[)\]]:?(?=\n)"
)
"""A heading and the form's prompt behind it; or one in brackets."""
_PLEA: Final = re.compile(
    r"(?:请求|诉请|恳请|恳求|要求|望|请|求)(?:依法|贵院|人民法院|法院|贵庭|法庭|你院|能够?|予以|[、,])*"
    r"(?:判令|判决|裁判|判准|判处|责令|准予|准许)(?!如所请|如请|支持)(?=[^。\n]{6,})"
)
"""Claims in the running text of a letter, without a colon."""
_CALLED: Final = re.compile(
    r"(?:^|(?<=\n))(?!.{0,6}(?:代理|法定|委托|联系|证|被|经办|负责|收件)|附)[\u4e00-\u9fff ]{1,8}(?:人|单位|方|者)"
    r"(?:\([^()\n]{1,16}\))?:(?=[^\n]{0,40}(?:\n|$))"
)
_KIND: Final = re.compile(r":(?![^\n]*(?:判|付|还|赔|责令|撤销|确认|承担|解除|离婚))[\u4e00-\u9fff]{2,10}\n")
_TOP: Final = 0.3
"""A court addressed in the first part of the paper stands above the parties and opens no foot."""
_MOST: Final = 60
_LEAST: Final = 2
"""Items that ask for something, to make a list of claims."""
_COURT_END: Final = re.compile(r"[\u4e00-\u9fff]{2,24}法院")


class Section(NamedTuple):
    """`start` is after the heading; `head` is where the heading begins."""

    kind: str
    head: int
    start: int
    end: int


def sections_of(reading: Reading) -> tuple[Section, ...]:
    """In order; what stands before the first heading is `parties`."""
    heads = _with_shaped(reading, list(_heads(reading)))
    if not any(kind == "claims" for kind, _, _ in heads):
        asked = _asked(reading, _ASKS) or _listed(reading, heads) or _asked(reading, _PLEA)
        heads = sorted([*heads, *asked], key=lambda h: h[1])
    ends = [*(head for _, head, _ in heads[1:]), len(reading.text)][: len(heads)]
    first = heads[0][1] if heads else len(reading.text)
    found = [Section(kind, head, start, end) for (kind, head, start), end in zip(heads, ends, strict=True)]
    return (Section("parties", 0, 0, first), *found)


def title_of(reading: Reading) -> tuple[int, int] | None:
    """The name the paper gives itself, near its top."""
    found = _TITLE.search(reading.text, 0, 200)
    return found.span() if found and len(found[0]) >= 3 else None


Head = tuple[str, int, int]


def _heads(reading: Reading) -> list[Head]:
    """Headings at the start of a paragraph. Signatures are headings only below the facts or claims."""
    found: list[Head] = []
    pieces = sorted([*reading.pieces["HEAD"], *reading.pieces["ROLE"]], key=lambda p: p.start)
    for piece in _without_kinds(reading, pieces):
        above = {kind for kind, at, _ in found if kind != "court" or at > len(reading.text) * _TOP}
        head = _head(reading, piece, above)
        if head:
            found.append(head)
    return found


def _without_kinds(reading: Reading, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """All but 申请事项: 一审立案 and its like, where claims stand further down under their own heading."""
    claims = [p for p in pieces if p.kind == "HEAD" and p.value == "claims"]
    for piece in pieces:
        if piece not in claims[:-1] or not _KIND.match(reading.text, piece.end):
            yield piece


def _head(reading: Reading, piece: Piece, seen: set[str]) -> Head | None:
    begin, paragraph_end = reading.paragraph(piece.start)
    if not _BEFORE.fullmatch(reading.text, begin, piece.start):
        return None
    after = _AFTER.match(reading.text, piece.end)
    kind = piece.value if piece.kind == "HEAD" else "signature"
    if kind == "court":
        return _court(reading, piece, begin, paragraph_end)
    if kind == "signature":
        return _signature(reading, piece, begin, paragraph_end, seen)
    if not after and kind == "cause":
        after = _NAMED_CAUSE.match(reading.text, piece.end)
    if not after or (kind in seen and kind in ("claims", "facts", "cause")):
        return None
    if len(piece.text) <= 2 and kind != "cause" and not (after[0].endswith(":") or piece.end == paragraph_end):
        return None
    return kind, begin, after.end()


def _court(reading: Reading, piece: Piece, begin: int, end: int) -> Head | None:
    """此致 alone, or before a court's name on the same line or the next."""
    rest = reading.text[piece.end : end].lstrip(": ")
    named = _COURT_END.match(rest)
    if rest and not named:
        return None
    return "court", begin, piece.end


def _signature(reading: Reading, piece: Piece, begin: int, end: int, seen: set[str]) -> Head | None:
    """具状人, or the party's title again, after the body and with no more than names and a date behind it."""
    if not seen & {"claims", "facts", "court"} or (piece.kind == "ROLE" and not seen & {"facts", "court"}):
        return None
    if piece.kind == "ROLE" and piece.value not in ("plaintiff", "applicant"):
        return None
    if end - piece.end > 60 or not re.match(r"[(:\n一二三四\d ]|$|签|$", reading.text[piece.end : piece.end + 1]):
        return None
    return ("signature", begin, piece.end) if piece.kind == "HEAD" or "court" in seen or _late(reading, begin) else None


def _late(reading: Reading, at: int) -> bool:
    return at > len(reading.text) * 0.6


def _with_shaped(reading: Reading, heads: list[Head]) -> list[Head]:
    """Headings by their shape for the parts that no known one announces."""
    found = list(heads)
    if not any(kind == "signature" for kind, _, _ in heads):
        found += _signing_line(reading, heads)
    for paragraph in _PARAGRAPH.finditer(reading.text):
        begin = paragraph.start()
        number = _BEFORE.match(reading.text, begin, paragraph.end())
        line = _LINE.match(reading.text, number.end() if number else begin) or _LINE.match(reading.text, begin)
        if line is None:
            continue
        said = (line[1] or line[2]).rstrip(")]》>*#」·•- —").replace(" ", "")
        for kind, shape in _SHAPED:
            known = any(
                (head[0] == kind and (kind != "facts" or head[1] < begin)) or head[1] == begin for head in found
            )
            if not known and shape.fullmatch(said):
                found.append((kind, begin, line.end()))
    return sorted(found, key=lambda h: h[1])


def _signing_line(reading: Reading, heads: Sequence[Head]) -> list[Head]:
    """The last short line of the foot that calls somebody to sign (呈状人:), whatever it calls them."""
    body = max((start for kind, _, start in heads if kind in ("claims", "facts", "court")), default=0)
    found = [m for m in _CALLED.finditer(reading.text, body) if _late(reading, m.start())] if body else []
    return [("signature", found[-1].start(), found[-1].end())] if found else []


def _asked(reading: Reading, words: re.Pattern[str]) -> list[Head]:
    """Claims inside a letter without headings: 请求依法判令: …"""
    found = words.search(reading.text)
    return [("claims", found.start(), found.end())] if found and len(reading.text) > found.end() + 3 else []


def _listed(reading: Reading, heads: Sequence[Head]) -> list[Head]:
    """Numbered claims under a heading nobody knows, or none: the first run of items most of which ask for something."""
    end = min((head for kind, head, _ in heads if kind in ("facts", "court", "signature")), default=len(reading.text))
    for stop in dict.fromkeys((end, len(reading.text))):
        for mark in reading.among("markers", 0, stop):
            items = list(islice(numbered(reading, mark.start, stop), _MOST)) if mark.value.endswith("|1") else []
            asked = [m for m in items if _WANTS.match(reading.text, m.end)]
            if len(asked) >= _LEAST and len(asked) * 2 >= len(items):
                return [("claims", mark.start, mark.start)]
    return []
