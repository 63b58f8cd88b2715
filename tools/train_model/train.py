"""Train the network.

    python -m tools.train_model.train --data DATA --encoder ENCODER --out OUT [--words 8800000]

DATA holds syn_train.jsonl and ner_src_*.jsonl, ENCODER the weights of all-MiniLM-L6-v2. OUT gets weights.pt and labels.json.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch

from tools.train_model.data import Labels, batches, examples, read
from tools.train_model.network import Reader


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--words", type=int, default=8_800_000, help="words to read, all passes together")
    parser.add_argument("--batch", type=int, default=1400, help="word pieces in a batch")
    parser.add_argument("--name-share", type=float, default=1.0, help="share of the sentences with names in each pass")
    parser.add_argument("--limit", type=int, help="use only so many sentences with trees: for a trial")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    train(parser.parse_args())


def train(given: argparse.Namespace) -> None:
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    trees = read(given.data / "syn_train.jsonl")
    labels = Labels.of(trees)
    data = examples(given.data, labels, trees[: given.limit])
    network = Reader(given.encoder, labels)
    encoder = list(network.encoder.parameters())
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    rates = (2e-4, 1.5e-3)
    optimiser = torch.optim.AdamW([{"params": encoder}, {"params": heads}], weight_decay=0.01)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "labels.json").write_text(json.dumps(vars(labels), indent=1) + "\n", encoding="utf-8")

    network.train()
    start, read_words = time.time(), 0
    for step, batch in enumerate(batches(data, size=given.batch, name_share=given.name_share), 1):
        left = 1 - read_words / given.words
        if left <= 0:
            break
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, step / 100) * max(0.02, left)  # warm up, then fall to zero
        cost = network.loss(batch)
        optimiser.zero_grad()
        cost.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        read_words += int(batch.words.sum())
        if step % 50 == 0:
            kind = "names" if "ner" in batch.answers else "trees"
            print(
                f"step {step}, {read_words} words, {time.time() - start:.0f} s, last cost {cost.item():.3f} ({kind})", flush=True
            )
    torch.save(network.state_dict(), given.out / "weights.pt")


if __name__ == "__main__":
    main()
