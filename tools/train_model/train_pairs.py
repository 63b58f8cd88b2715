"""Train the model of claims/same/pairs.

    python -m tools.train_model.train_pairs --sets SET [SET ...] --encoder ENCODER --out OUT [--passes 4]

A SET is a folder with articles/ and same.jsonl (pair_data.py), ENCODER the weights of all-MiniLM-L6-v2. A sixth of the articles
is held out and measured at the end, for the choice of a threshold: `--held 0` trains on all. OUT gets pairs.pt.
"""

from __future__ import annotations

import argparse
import random
import zlib
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from tools.train_model.pair_data import Example, read_set
from tools.train_model.pair_network import PairReader

_BATCH = 24
_CHUNK = 480  # examples that are sorted by length together
_SMOOTH = 0.03
_NEGATIVES = 25  # drawn from an article
_SHARE = 0.22  # of drawn negatives, beside the labelled pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=Path, nargs="+", required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=float, default=4)
    parser.add_argument("--held", type=int, default=6, help="hold out one article in so many (0: none)")
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--frozen", type=int, default=1, help="layers that stay as they are, with the embeddings")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    every = [example for folder in given.sets for example in read_set(folder, negatives=_NEGATIVES)]
    held = [e for e in every if given.held and _article(e) % given.held == 0]
    network = PairReader(given.encoder)
    train(network, [e for e in every if not given.held or _article(e) % given.held], given)
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), given.out / "pairs.pt")
    if held:
        show(network, held)


def _article(example: Example) -> int:
    """A number that the faulty and the mended version of an article share."""
    return zlib.crc32(example.file.split(".")[0].encode())


def train(network: PairReader, data: Sequence[Example], given: argparse.Namespace) -> None:
    still = [network.encoder.embeddings, *network.encoder.encoder.layer[: given.frozen]]
    for part in still:
        part.requires_grad_(False)
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    rates = (given.rate, 4 * given.rate)
    optimiser = torch.optim.AdamW([{"params": body}, {"params": network.head.parameters()}], weight_decay=0.01)
    core, drawn = [e for e in data if not e.random], [e for e in data if e.random]
    count = min(len(drawn), int(_SHARE * len(core)))
    steps = int(given.passes * (len(core) + count) / _BATCH)
    step = 0
    while step < steps:
        for group in batches([*core, *random.sample(drawn, count)]):
            for part, rate in zip(optimiser.param_groups, rates, strict=True):
                part["lr"] = rate * min(1.0, (step + 1) / 50) * max(0.02, 1 - step / steps)
            network.train()
            answers = torch.tensor([float(e.same) for e in group]) * (1 - 2 * _SMOOTH) + _SMOOTH
            with torch.autocast("cpu", torch.bfloat16):
                odds = network(*pad([random.choice(e.reads) for e in group]))
            cost = binary_cross_entropy_with_logits(odds.float(), answers)
            optimiser.zero_grad()
            cost.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step += 1
            if step % 50 == 0:
                print(f"step {step} of {steps}, last cost {cost.item():.3f}", flush=True)
            if step == steps:
                return


def batches(data: list[Example]) -> list[list[Example]]:
    """Shuffled batches of about one length."""
    random.shuffle(data)
    groups = []
    for start in range(0, len(data), _CHUNK):
        chunk = sorted(data[start : start + _CHUNK], key=lambda e: len(e.reads[0][0]))
        groups += [chunk[at : at + _BATCH] for at in range(0, len(chunk), _BATCH)]
    random.shuffle(groups)
    return groups


def pad(rows: Sequence[tuple[list[int], list[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    width = max(len(ids) for ids, _ in rows)
    ids, sides, mask = (torch.zeros(len(rows), width, dtype=torch.long) for _ in range(3))
    for i, (pieces, side) in enumerate(rows):
        ids[i, : len(pieces)] = torch.tensor(pieces)
        sides[i, : len(side)] = torch.tensor(side)
        mask[i, : len(pieces)] = 1
    return ids, sides, mask


def show(network: PairReader, held: Sequence[Example]) -> None:
    """Precision and recall of held-out pairs, and the share of drawn negatives that is taken for one thing, by threshold."""
    network.eval()
    with torch.no_grad():
        told = [(float(torch.sigmoid(network(*pad([e.reads[0]])))), e) for e in held]
    every, drawn = [t for t in told if not t[1].random], [t for t in told if t[1].random]
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.9):
        right = sum(e.same for s, e in every if s >= threshold)
        said, same = sum(s >= threshold for s, _ in every), sum(e.same for _, e in every)
        false = sum(s >= threshold for s, _ in drawn)
        print(f"{threshold}: precision {right / max(1, said):.2f}, recall {right / same:.2f}, drawn {false} of {len(drawn)}")


if __name__ == "__main__":
    main()
