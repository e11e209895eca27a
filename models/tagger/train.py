"""Trains the tagger: `python models/tagger/train.py --data DIR [--minutes 20] [--out DIR]` (extra `train`).

DIR holds `resume_ner/*.char.bmes`, `address_parsing/*.txt`, `cail2021_ie/xxcq_mid.json`; random papers are added.
One core is enough. Exports `tagger.onnx`; torch is not needed afterwards.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from tokenizers import Regex, Tokenizer, models, pre_tokenizers
from torch import nn
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from samples import CARRIERS, TAGS, Sample, addresses, altered, facts, papers, resume  # noqa: E402

SEED = 20261122
WINDOW = 512


def windows(samples: Sequence[Sample], size: int, rng: random.Random) -> Iterator[tuple[str, list[int]]]:
    """Samples joined by newlines into windows; characters of kinds a source leaves out are not scored."""
    text, tags = "", []
    for sample in samples:
        sample = altered(sample, rng)
        marked = _tags(sample)
        at = 0
        while at < len(sample.text):
            room = size - len(text) - 1
            if room < 24:
                yield text, tags
                text, tags, room = "", [], size - 1
            text += sample.text[at : at + room] + "\n"
            tags += [*marked[at : at + room], 0]
            at += room
    if text:
        yield text, tags


_DATES = re.compile(r"\d{4}年(\d{1,2}月(\d{1,2}日)?)?")


def _tags(sample: Sample) -> list[int]:
    tags = [0] * len(sample.text)
    if "TIME" not in sample.known:
        for found in _DATES.finditer(sample.text):
            tags[found.start() : found.end()] = [-100] * (found.end() - found.start())
    for start, end, kind in sample.spans:
        tags[start:end] = [TAGS.index("I-" + kind)] * (end - start)
        tags[start] = TAGS.index("B-" + kind)
    return tags


class Tagger(nn.Module):
    """A character convolution before a small BERT: neighbours decide most of a name's borders."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.characters = nn.Embedding(config.vocab_size, config.hidden_size, padding_idx=0)
        self.near = nn.Conv1d(config.hidden_size, config.hidden_size, 5, padding=2)
        self.drop = nn.Dropout(0.15)
        self.bert = BertModel(config, add_pooling_layer=False)
        self.bert.embeddings.word_embeddings = nn.Embedding(1, 1)
        self.out = nn.Linear(config.hidden_size, len(TAGS))

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        x = self.characters(input_ids)
        x = self.drop(x + torch.relu(self.near(x.transpose(1, 2))).transpose(1, 2))
        return self.out(self.bert(inputs_embeds=x, attention_mask=attention_mask).last_hidden_state)


def vocabulary(samples: Iterable[Sample]) -> dict[str, int]:
    counts = Counter(c for s in samples for c in s.text)
    kept = sorted(c for c, n in counts.items() if n >= 2)
    return {c: i for i, c in enumerate(["[PAD]", "[UNK]", *kept])}


def tokenizer_of(names: dict[str, int]) -> PreTrainedTokenizerFast:
    core = Tokenizer(models.WordLevel(names, unk_token="[UNK]"))  # noqa: S106
    core.pre_tokenizer = pre_tokenizers.Split(Regex(r"[\s\S]"), "isolated")
    return PreTrainedTokenizerFast(
        tokenizer_object=core,
        pad_token="[PAD]",  # noqa: S106
        unk_token="[UNK]",  # noqa: S106
        model_max_length=WINDOW,
    )


def encoded(texts: Sequence[str], names: dict[str, int]) -> tuple[torch.Tensor, torch.Tensor]:
    width = max(map(len, texts))
    ids = torch.tensor([[names.get(c, 1) for c in t] + [0] * (width - len(t)) for t in texts])
    return ids, (torch.arange(width)[None] < torch.tensor([[len(t)] for t in texts])).long()


def trained(data: Path, minutes: float, out: Path) -> None:
    rng = random.Random(SEED)  # noqa: S311
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    begun = time.monotonic()
    cv = [s for _ in range(4) for s in resume(data / "resume_ner" / "train.char.bmes")]
    streets = [*addresses(data / "address_parsing" / "train.txt", CARRIERS, rng)]
    thefts = list(facts(data / "cail2021_ie" / "xxcq_mid.json", "train"))
    synthetic = list(papers(4000, rng, held=False))
    names = vocabulary([*cv, *streets, *thefts, *synthetic])
    config = BertConfig(
        vocab_size=len(names), hidden_size=128, num_hidden_layers=3, num_attention_heads=4, intermediate_size=384,
        max_position_embeddings=WINDOW, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, type_vocab_size=1,
        id2label=dict(enumerate(TAGS)), label2id={t: i for i, t in enumerate(TAGS)},
    )  # fmt: skip
    model = Tagger(config)
    print("parameters", sum(p.numel() for p in model.parameters()), "prepared in", round(time.monotonic() - begun))  # noqa: T201
    _fit(model, [*cv, *streets, *thefts, *synthetic], names, minutes, rng)
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    tokenizer_of(names).save_pretrained(out)
    config.save_pretrained(out)
    exported(model, out / "tagger.onnx")


def _fit(model: Tagger, samples: list[Sample], names: dict[str, int], minutes: float, rng: random.Random) -> None:
    """One pass after another until the minutes are used; the rate falls along a cosine to zero at the end."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.01, betas=(0.9, 0.98))
    begun, step, seen = time.monotonic(), 0, 0
    while True:
        rng.shuffle(samples)
        size = rng.choice((128, 128, 256, 512))
        made = list(windows(samples[: len(samples) // 4], size, rng))
        per = max(1, 3072 // size)
        for at in range(0, len(made), per):
            used = (time.monotonic() - begun) / (minutes * 60)
            if used >= 1:
                return
            rate = 2e-3 * min(1.0, step / 100) * (0.5 + 0.5 * math.cos(math.pi * used))
            for group in optimizer.param_groups:
                group["lr"] = rate
            loss, count = _step(model, optimizer, made[at : at + per], names, rng)
            step, seen = step + 1, seen + count
            if step % 50 == 0:
                print(f"{used:.2f} step {step} characters {seen} loss {loss:.4f}", flush=True)  # noqa: T201


def _step(
    model: Tagger,
    optimizer: torch.optim.Optimizer,
    batch: list[tuple[str, list[int]]],
    names: dict[str, int],
    rng: random.Random,
) -> tuple[float, int]:
    ids, mask = encoded([t for t, _ in batch], names)
    gold = torch.full(ids.shape, -100)
    for row, (_, tags) in enumerate(batch):
        gold[row, : len(tags)] = torch.tensor(tags)
    hidden = torch.rand(ids.shape, generator=torch.Generator().manual_seed(rng.getrandbits(32))) < 0.04
    ids = torch.where(hidden & (mask > 0), torch.ones_like(ids), ids)
    model.train()
    loss = nn.functional.cross_entropy(model(ids, mask).flatten(0, 1), gold.flatten(), ignore_index=-100)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach()), int(mask.sum())


def exported(model: Tagger, file: Path) -> None:
    ids = torch.ones((1, 64), dtype=torch.long)
    length = torch.export.Dim("length", min=2, max=WINDOW)
    torch.onnx.export(
        model, (ids, torch.ones_like(ids)), str(file), dynamo=True, input_names=["input_ids", "attention_mask"],
        output_names=["logits"], dynamic_shapes=({1: length}, {1: length}), external_data=False,
    )  # fmt: skip
    onnx.save(_without_traces(onnx.load(file)), file)


def _without_traces(network: onnx.ModelProto) -> onnx.ModelProto:
    """The exporter notes file paths of the training machine on every node: they are nobody's business."""
    for node in (*network.graph.node, *(n for f in network.functions for n in f.node)):
        del node.metadata_props[:]
        node.doc_string = ""
    for value in (*network.graph.value_info, *network.graph.initializer):
        del value.metadata_props[:]
    del network.graph.metadata_props[:]
    del network.metadata_props[:]
    return network


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    args = parser.parse_args()
    np.random.seed(SEED)
    trained(args.data, args.minutes, args.out)


if __name__ == "__main__":
    main()
