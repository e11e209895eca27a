"""Trains the page classifier: `python models/page_classifier/train.py [--data DIR] [--papers 40] [--out DIR]`.

Without `--data` it trains on random papers alone. DIR may hold `judgments_loan/judgments.jsonl`,
`simucourt_second/*.json`, `cail2019_cjrc/*.json` and `wenshu_templates/*.txt`: half of their papers are trained on,
the other half, and all that are labelled for the score, only measured. Measures with whole wording families held out,
then trains on all.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from pipeline.classify.features import Look, look_at  # noqa: E402
from pipeline.classify.model import (  # noqa: E402
    Model,
    body_vectoriser,
    count_vectoriser,
    head_vectoriser,
    saved,
    softmax,
)
from pipeline.classify.titles import TITLES  # noqa: E402
from pipeline.score import unseen as labelled_texts  # noqa: E402
from pipeline.synth.texts import Paper, Row, families, paper  # noqa: E402
from pipeline.synth.texts.printed import printed  # noqa: E402
from pipeline.vocabulary import DOC_TYPES  # noqa: E402

SEED = 20261122
FOLDS = 3


@dataclass(frozen=True)
class Sample:
    """`fold` holds a wording family; -1 is trained on in every fold (titles over foreign words), -2 is real text."""

    look: Look
    doc_type: str
    first: bool
    fold: int
    source: str


def synthetic(papers: int, rng: random.Random) -> Iterator[Sample]:
    stray = [row.text for t in DOC_TYPES for row in paper(t, rng).pages[0][:6]]
    for doc_type in DOC_TYPES:
        names = families(doc_type)
        for index, name in enumerate(names):
            for _ in range(max(papers // 2, papers * 3 // len(names))):
                made = paper(doc_type, rng, name)
                yield from _samples(made, rng, index % FOLDS, name, stray)


def _samples(made: Paper, rng: random.Random, fold: int, source: str, stray: Sequence[str]) -> Iterator[Sample]:
    pages = printed(made, rng, noisy=rng.random() < 0.8, foreign=stray)
    keep = {0, *rng.sample(range(len(pages)), min(len(pages), 2))}
    for index in sorted(keep):
        colour = rng.uniform(0.13, 0.6) if made.doc_type == "photo" else rng.choice((0.0, 0.05, 0.2))
        page = pages[index]
        if made.doc_type == "photo" and rng.random() < 0.4:
            page = replace(page, words=())
        yield Sample(look_at(page, colour), made.doc_type, index == 0, fold, source)


def titled(papers: int, rng: random.Random) -> Iterator[Sample]:
    """A known title over words that say nothing: the title must carry the decision."""
    pool = [row.text for t in ("other", "contract", "judgment") for _ in range(80) for row in paper(t, rng).pages[0]]
    for title, doc_type in TITLES.items():
        for _ in range(max(1, papers // 10)):
            body = [_babble(rng, pool) for _ in range(rng.randint(0, 14))]
            extra = [Row(_babble(rng, pool)[:14], "row")] if rng.random() < 0.3 else []
            rows = (*extra, Row(title, "title"), *(Row(text, "text") for text in body))
            made = Paper(doc_type, "title", rng.choice(("a4", "a4", "slip", "phone")), (rows,))
            yield Sample(look_at(printed(made, rng)[0], 0.0), doc_type, True, -1, "title")


def _babble(rng: random.Random, pool: Sequence[str]) -> str:
    """Common characters in no order, or the beginning of some other paper's sentence."""
    if rng.random() < 0.5:
        return "".join(chr(rng.randrange(0x4E00, 0x9FA0)) for _ in range(rng.randint(4, 60)))
    return rng.choice(pool)[: rng.randint(5, 60)]


def real(data: Path, rng: random.Random) -> Iterator[Sample]:
    """Texts that people wrote, each with its paper's title where its kind has one; odd ones are only measured."""
    marks = labelled_texts.known()
    for index, (made, source) in enumerate(_real_papers(data)):
        pages = printed(made, rng, noisy=True)
        labelled = labelled_texts.unseen("".join(row.text for rows in made.pages for row in rows), marks)
        fold = -3 if labelled else -2 - index % 2
        for no, page in enumerate(pages[:2]):
            headed = no == 0 and not source.endswith("continued")
            yield Sample(look_at(page), made.doc_type, headed, fold, source)


def _real_papers(data: Path) -> Iterator[tuple[Paper, str]]:
    loan = data / "judgments_loan" / "judgments.jsonl"
    if loan.is_file():
        for line in loan.read_text(encoding="utf-8").splitlines():
            yield from _loan(json.loads(line))
    for file in sorted((data / "simucourt_second").glob("*.json")):
        for entry in json.loads(file.read_text(encoding="utf-8")):
            yield _second(entry), "appeal judgment"
    for file in sorted((data / "cail2019_cjrc").glob("*.json")):
        for entry in json.loads(file.read_text(encoding="utf-8"))["data"][:150]:
            yield _paper("judgment", [], [entry["paragraphs"][0]["context"]]), "judgment continued"
    for file in sorted((data / "wenshu_templates").glob("*.txt")):
        if made := _template(file.read_text(encoding="utf-8")):
            yield made, "template"


def _loan(entry: dict[str, str]) -> Iterator[tuple[Paper, str]]:
    header = [part + "。" for part in entry["header"].split("。") if part.strip()]
    told = re.search(r"诉称[，：:]?(.{40,}?)(被告[^，。]{0,12}(未|辩称)|经审理查明)", entry["body"], re.S)
    if told:
        rows = [*header, "诉讼请求：", "事实与理由：", told[1]]
        yield _paper("complaint", ["民事起诉状"], rows), "complaint"
    yield _paper("judgment", ["人民法院", "民事判决书"], [*header, entry["body"]]), "judgment"


def _second(entry: dict[str, str]) -> Paper:
    kind = {"刑事": "刑事判决书", "行政": "行政判决书"}.get(entry["类别"], "民事判决书")
    body = [v for k, v in entry.items() if k not in ("序号", "案件名", "类别", "发布时间") and v and v != "无"]
    return _paper("judgment", [entry["法院"], kind, entry["案号"]], [str(v) for v in body[4:]])


_TEMPLATE_TYPES = (
    (r"裁定|判决书|调解书（", "judgment"),
    (r"行政诉讼起诉书", "administrative_complaint"),
    (r"刑事自诉状|附带民事诉状", "private_prosecution"),
    (r"民事起诉", "complaint"),
    (r"答辩", "answer"),
    (r"执行书|强制执行申请", "enforcement_application"),
    (r"授权委托书", "power_of_attorney"),
    (r"律师事务所函|律师事务所介绍信|律师事务所函（", "law_firm_letter"),
    (r"催告函|催促书", "demand_letter"),
    (r"合同$|协议$|协议书$", "contract"),
    (r"申请书|上诉|申诉|笔录|代理词|辩护词|登记表|意见书|见证书|赔偿委员会|公证书|声明|通知书|反诉|异议", "other"),
)


def _template(text: str) -> Paper | None:
    lines = [line for line in text.split("\n") if line.strip()]
    title = re.sub(r"（.*", "", lines[0]).replace("×", "")
    for pattern, doc_type in _TEMPLATE_TYPES:
        if re.search(pattern, lines[0]):
            return _paper(doc_type, [title], lines[1:40])
    return None


def _paper(doc_type: str, titles: list[str], rows: Iterable[str]) -> Paper:
    made = [Row(t, "title") for t in titles if t.strip()] + [Row(r, "text") for r in rows if r.strip()]
    return Paper(doc_type, "real", "a4", (tuple(made),))


def fitted(samples: Sequence[Sample]) -> Model:
    looks = [s.look for s in samples]
    body = body_vectoriser(min_df=4, max_features=16_000).fit(looks)
    head = head_vectoriser(min_df=3, max_features=9_000).fit(looks)
    cues = count_vectoriser(False, min_df=2).fit(looks)
    start = count_vectoriser(True, min_df=4, max_features=6_000).fit(looks)
    types = LogisticRegression(C=20.0, max_iter=120, tol=1e-3)
    starts = LogisticRegression(C=0.3, max_iter=300, class_weight="balanced")
    made = Model(body, head, cues, types, start, starts, 1.0)
    types.fit(made.type_rows(looks), [s.doc_type for s in samples])
    starts.fit(start.transform(looks), [int(s.first) for s in samples])
    return made


def logits_of(model: Model, samples: Sequence[Sample]) -> np.ndarray:
    """Columns in the order of DOC_TYPES."""
    raw = model.types.decision_function(model.type_rows([s.look for s in samples]))
    order = [model.doc_types.index(t) for t in DOC_TYPES]
    return np.asarray(raw)[:, order]


def temperature_of(logits: np.ndarray, truth: np.ndarray) -> float:
    def loss(t: float) -> float:
        return float(-np.log(softmax(logits / t)[np.arange(len(truth)), truth] + 1e-12).mean())

    return float(minimize_scalar(loss, bounds=(0.2, 8.0), method="bounded").x)


def ece(scores: np.ndarray, truth: np.ndarray, bins: int = 15) -> float:
    top, right = scores.max(axis=1), scores.argmax(axis=1) == truth
    edges = np.minimum((top * bins).astype(int), bins - 1)
    return float(sum(abs(top[edges == b].mean() - right[edges == b].mean()) * (edges == b).mean() for b in set(edges)))


def truth_of(samples: Sequence[Sample]) -> np.ndarray:
    order = list(DOC_TYPES)
    return np.array([order.index(s.doc_type) for s in samples])


def report(name: str, scores: np.ndarray, samples: Sequence[Sample]) -> dict[str, float]:
    truth = truth_of(samples)
    figures = {"pages": len(samples), "accuracy": float((scores.argmax(1) == truth).mean()), "ece": ece(scores, truth)}
    first = np.array([s.first for s in samples])
    if first.any():
        figures["accuracy_first"] = float((scores.argmax(1) == truth)[first].mean())
    print(name, {k: round(v, 4) for k, v in figures.items()}, flush=True)  # noqa: T201
    return figures


def held_out(samples: Sequence[Sample]) -> tuple[float, dict[str, float], dict[str, float]]:
    """Each fold's families are unseen; its temperature comes from the other folds' held-out pages."""
    always = [s for s in samples if s.fold == -1]
    parts, logits, starts = [], [], []
    for fold in range(FOLDS):
        model = fitted([s for s in samples if s.fold not in (fold, -1) and s.fold >= 0] + always)
        parts.append([s for s in samples if s.fold == fold])
        logits.append(logits_of(model, parts[-1]))
        starts.append(model.start_scores([s.look for s in parts[-1]]))
        report(f"fold {fold}", softmax(logits[-1]), parts[-1])
    scores = []
    for fold in range(FOLDS):
        others = [f for f in range(FOLDS) if f != fold]
        t = temperature_of(np.vstack([logits[f] for f in others]), np.concatenate([truth_of(parts[f]) for f in others]))
        scores.append(softmax(logits[fold] / t))
    everything = [s for part in parts for s in part]
    misses(np.vstack(scores), everything)
    figures = report("held-out families", np.vstack(scores), everything)
    first = np.array([s.first for s in everything])
    right = (np.concatenate(starts) > 0.5) == first
    start = {"accuracy": float(right.mean()), "recall_first": float(right[first].mean())}
    start["recall_continued"] = float(right[~first].mean())
    print("starts", start, flush=True)  # noqa: T201
    return temperature_of(np.vstack(logits), truth_of(everything)), figures, start


def misses(scores: np.ndarray, samples: Sequence[Sample]) -> None:
    from collections import Counter

    names = list(DOC_TYPES)
    wrong = Counter(
        (s.source, s.first, names[g]) for s, g in zip(samples, scores.argmax(1), strict=True) if names[g] != s.doc_type
    )
    for (source, first, guess), count in wrong.most_common(45):
        print(f"  {count:4d} {source}{'' if first else ' (continued)'} -> {guess}", flush=True)  # noqa: T201


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    parser.add_argument("--papers", type=int, default=40)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    parser.add_argument("--no-folds", action="store_true", help="skip the measuring; temperature 1")
    args = parser.parse_args()
    rng = random.Random(SEED)  # noqa: S311
    samples = [*synthetic(args.papers, rng), *titled(args.papers, rng)]
    truly = list(real(args.data, rng)) if args.data else []
    print(len(samples), "pages,", len(truly), "real", flush=True)  # noqa: T201
    figures: dict[str, object] = {}
    temperature = 1.0
    if not args.no_folds:
        temperature, figures["held_out_families"], figures["starts"] = held_out(samples)
    unseen = [s for s in truly if s.fold == -3]
    if truly:
        before = replace(fitted(samples), temperature=temperature)
        names = [before.doc_types.index(t) for t in DOC_TYPES]
        scores = before.type_scores([s.look for s in unseen])[:, names]
        misses(scores, unseen)
        figures["real_untrained"] = report("real texts, none trained on", scores, unseen)
    model = replace(fitted([*samples, *(s for s in truly if s.fold == -2)]), temperature=temperature)
    if truly:
        names = [model.doc_types.index(t) for t in DOC_TYPES]
        scores = model.type_scores([s.look for s in unseen])[:, names]
        misses(scores, unseen)
        figures["real_half_trained"] = report("real texts, the other half trained on", scores, unseen)
    saved(model, args.out / "vocabulary.json", args.out / "weights.npz")
    (args.out / "scores.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
