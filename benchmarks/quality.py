"""Bad paper and spoilt pages, read: what came out right, what was noticed, how honest the confidences are.

    python -m benchmarks.quality --papers --seeds 3 --keep DIR        character error rate by kind of bad paper
    python -m benchmarks.quality --legibility --keep DIR              what was called illegible or read in part
    python -m benchmarks.quality --calibrate --keep DIR               stated and real share of right characters

Readings are kept in DIR and used again. `--packets` adds the pages of made training packets, `--images` a folder of
legible photographs; both count as legible.
"""

from __future__ import annotations

import argparse
import pickle
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import cv2
import numpy as np
from rapidfuzz.distance import LCSseq, Levenshtein

from benchmarks import badpaper
from pipeline.ingest import ingest
from pipeline.ingest.measure import is_blank, quality_of
from pipeline.read import quality as judging
from pipeline.read import sight
from pipeline.read.confidence import KNOTS, stated
from pipeline.read.edges import Cut
from pipeline.read.engine import ENGINES, EngineOptions
from pipeline.read.layer import Trust, trust_in
from pipeline.settings import MODELS, Settings
from pipeline.splits import training_packets
from pipeline.types import Box, Page, PageStatus, Quality, Word

BINS = 10


@dataclass(frozen=True)
class Row:
    """One page as read. `text` is None where nobody knows it; `small` the upright page as JPEG, `seconds` of CPU."""

    kind: str
    name: str
    text: str | None
    small: bytes
    words: tuple[Word, ...]
    poor: tuple[Box, ...]
    known: tuple[Box, ...]
    cut: Cut
    quality: Quality
    blank: bool
    seconds: float

    @property
    def read(self) -> str:
        return plain("".join(w.text for w in self.words))

    @property
    def lost(self) -> float:
        """The share of the known text that was not read; legible pages of unknown text have lost none."""
        return 0.0 if not self.text else 1 - LCSseq.similarity(plain(self.text), self.read) / len(plain(self.text))

    @property
    def verdict(self) -> judging.Verdict:
        image = np.asarray(cv2.imdecode(np.frombuffer(self.small, np.uint8), 1), np.uint8)
        return judging.judged(image, self.quality, self.words, self.poor, self.known, self.cut)


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def drawn(kinds: Sequence[str], seeds: int) -> Iterator[tuple[str, str, badpaper.Pixels, str | None]]:
    for seed in range(seeds):
        for kind in kinds:
            page = badpaper.drawn(kind, seed)
            yield kind, str(seed), page.image, page.text


def packet_pages(folder: Path, work: Path) -> Iterator[tuple[str, str, badpaper.Pixels, str | None]]:
    """One page of each look of every packet that is used and has to be read from its image."""
    for packet in training_packets(folder):
        _, pages = ingest([packet / "source"], Settings(workers=1), work / packet.name)
        for page in pages:
            if page.image is not None and page.status is PageStatus.USED and trust_in(page) is not Trust.BELIEVED:
                yield "packet", f"{packet.name} {page.page_id}".replace("/", "_"), cv2.imread(str(page.image)), None


def photographs(folder: Path) -> Iterator[tuple[str, str, badpaper.Pixels, str | None]]:
    for file in sorted(f for f in folder.rglob("*") if f.suffix.lower() in (".jpg", ".png")):
        yield "photograph", file.stem, cv2.imread(str(file)), None


class Reader:
    """Reads pages as the program does and keeps what the judgement saw."""

    def __init__(self, keep: Path) -> None:
        cv2.setNumThreads(1)
        self._engine = None
        self._keep = keep
        keep.mkdir(parents=True, exist_ok=True)

    def row(self, kind: str, name: str, image: badpaper.Pixels, text: str | None) -> Row:
        file = self._keep / f"{kind} {name}.pickle"
        if not file.is_file():
            file.write_bytes(pickle.dumps(self._read(kind, name, image, text)))
        row: Row = pickle.loads(file.read_bytes())
        return row

    def _read(self, kind: str, name: str, image: badpaper.Pixels, text: str | None) -> Row:
        self._engine = self._engine or ENGINES.get("fast")(EngineOptions(1, MODELS))
        seen: list[tuple] = []
        spy = lambda *given: seen.append(given) or judging.judged(*given)  # noqa: E731
        grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
        file = self._keep / "page.png"
        cv2.imwrite(str(file), image)
        page = Page("page", "page", 1, image.shape[1], image.shape[0], "", file, quality_of(grey))
        before, sight.judged = sight.judged, spy
        start = process_time()
        try:
            sight.see(page, self._engine)
        finally:
            sight.judged = before
        picture, quality, words, poor, known, cut = seen[0]
        small = cv2.imencode(".jpg", judging.within(picture), [cv2.IMWRITE_JPEG_QUALITY, 95])[1].tobytes()
        blank = is_blank(np.ascontiguousarray(image[..., ::-1]), grey)
        seconds = process_time() - start
        return Row(kind, name, text, small, tuple(words), tuple(poor), tuple(known), cut, quality, blank, seconds)


def papers(rows: Sequence[Row]) -> None:
    print("| paper | pages | CER % | numbers right % | mean confidence | CPU s a page |\n" + "| --- " * 6 + "|")
    for kind in badpaper.PAPERS:
        own = [r for r in rows if r.kind == kind]
        errors = sum(Levenshtein.distance(plain(r.text or ""), r.read) for r in own)
        numbers = [(n, r.read) for r in own for n in re.findall(r"\d{4,}", plain(r.text or ""))]
        right = 100 * sum(n in read for n, read in numbers) / max(1, len(numbers))
        sure = np.mean([w.confidence for r in own for w in r.words])
        cer = 100 * errors / sum(len(plain(r.text or "")) for r in own)
        print(
            f"| {kind} | {len(own)} | {cer:.2f} | {right:.0f} | {sure:.3f} | {np.mean([r.seconds for r in own]):.1f} |"
        )


def legibility(rows: Sequence[Row]) -> None:
    """Pages that ingest calls blank are not judged here."""
    judged = [(r, r.verdict) for r in rows if not r.blank]
    print(
        "| kind | pages | lost half or more: illegible / review / silent | lost 20..50 % | lost less |\n"
        + "| --- " * 5
        + "|"
    )
    for kind in dict.fromkeys(r.kind for r in rows):
        own = [(r.lost, v) for r, v in judged if r.kind == kind]
        print(f"| {kind} | {len(own)} | " + " | ".join(_told(own, *span) for span in SPANS) + " |")
    every = [(r.lost, v) for r, v in judged]
    print("| all | " + f"{len(every)} | " + " | ".join(_told(every, *span) for span in SPANS) + " |")
    stated_lost = np.asarray([v.lost for r, v in judged if not r.kind.startswith("cut")])
    real_lost = np.asarray([r.lost for r, _ in judged if not r.kind.startswith("cut")])
    print(f"expected calibration error of the lost share: {error(stated_lost, real_lost, np.ones(len(real_lost))):.3f}")


SPANS = ((0.5, 1.01), (0.2, 0.5), (-1.0, 0.2))


def _told(own: Sequence[tuple[float, judging.Verdict]], low: float, high: float) -> str:
    chosen = [v for lost, v in own if low <= lost < high]
    illegible = sum(v.illegible is not None for v in chosen)
    review = sum(v.illegible is None and bool(v.unread) for v in chosen)
    return f"{illegible} / {review} / {len(chosen) - illegible - review}" if chosen else ""


def error(stated_share: np.ndarray, real: np.ndarray, weight: np.ndarray) -> float:
    """Expected calibration error in ten bins."""
    bins = np.minimum((stated_share * BINS).astype(int), BINS - 1)
    parts = [(bins == b) for b in set(bins)]
    gaps = [abs(np.average(stated_share[p], weights=weight[p]) - np.average(real[p], weights=weight[p])) for p in parts]
    return float(np.average(gaps, weights=[weight[p].sum() for p in parts]))


def characters(rows: Sequence[Row]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """For every word of pages whose text is known: confidence, share of right characters, number, kind."""
    found = []
    for row in (r for r in rows if r.text):
        good = np.zeros(len(row.read), bool)
        for step in Levenshtein.opcodes(plain(row.text or ""), row.read):
            if step.tag == "equal":
                good[step.dest_start : step.dest_end] = True
        at = 0
        for word in row.words:
            n = len(plain(word.text))
            if n:
                found.append((word.confidence, good[at : at + n].mean(), n, row.kind))
            at += n
    given, right, count, kinds = zip(*found, strict=True)
    return np.asarray(given), np.asarray(right), np.asarray(count, float), np.asarray(kinds)


def calibrate(rows: Sequence[Row]) -> None:
    from sklearn.isotonic import IsotonicRegression

    given, right, count, kinds = characters(rows)
    raw = np.asarray([stated(float(g)) for g in given])
    held_out = np.zeros(len(raw))
    for kind in set(kinds):
        own = kinds == kind
        fit = IsotonicRegression(out_of_bounds="clip").fit(raw[~own], right[~own], sample_weight=count[~own])
        held_out[own] = fit.predict(raw[own])
    print(f"{len(raw)} words; ECE of the engine's confidence {error(raw, right, count):.4f}")
    print(f"through KNOTS {error(given, right, count):.4f}")
    print(f"isotonic, kinds held out {error(held_out, right, count):.4f}")
    fit = IsotonicRegression(out_of_bounds="clip").fit(raw, right, sample_weight=count)
    print("isotonic at the knots:", [round(float(v), 2) for v in fit.predict(np.asarray(KNOTS[0]))])
    for low in np.arange(0, 1, 0.1):
        own = (raw >= low) & (raw < low + 0.1 + (low > 0.85))
        if own.any():
            said, real = (np.average(v[own], weights=count[own]) for v in (raw, right))
            print(f"{low:.1f}: {int(count[own].sum())} characters, stated {said:.3f}, right {real:.3f}")


def main() -> None:
    given = argparse.ArgumentParser()
    for name in ("papers", "legibility", "calibrate"):
        given.add_argument(f"--{name}", action="store_true")
    given.add_argument("--seeds", type=int, default=3)
    given.add_argument("--keep", type=Path, required=True)
    given.add_argument("--packets", type=Path)
    given.add_argument("--images", type=Path)
    chosen = given.parse_args()
    rows = list(gathered(chosen.keep, chosen.seeds, chosen.packets, chosen.images, spoilt=not chosen.papers))
    for name, told in (("papers", papers), ("legibility", legibility), ("calibrate", calibrate)):
        if getattr(chosen, name):
            told(rows)


def gathered(
    keep: Path, seeds: int, packets: Path | None = None, images: Path | None = None, spoilt: bool = True
) -> Iterator[Row]:
    reader = Reader(keep)
    for given in drawn([*badpaper.PAPERS, *(badpaper.SPOILT if spoilt else ())], seeds):
        yield reader.row(*given)
    if packets:
        yield from (reader.row(*given) for given in packet_pages(packets, keep / "work"))
    if images:
        yield from (reader.row(*given) for given in photographs(images))


if __name__ == "__main__":
    main()
