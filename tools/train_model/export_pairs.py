"""Export a trained pair network to claims/same/pairs/model.

    python -m tools.train_model.export_pairs --trained OUT --encoder ENCODER --model MODEL

Writes pairs.int8.onnx to the folder MODEL.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from claims.nlp.wordpiece import END, START
from claims.same.pairs.contexts import HIDDEN
from tools.train_model.export import narrow
from tools.train_model.pair_network import PairReader


class _One(nn.Module):
    """The network for one pair: no mask, and odds made a number from 0 to 1."""

    def __init__(self, network: PairReader) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, sides: Tensor) -> Tensor:
        return torch.sigmoid(self.network(ids, sides, torch.ones_like(ids)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trained", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    given = parser.parse_args()
    network = PairReader(given.encoder)
    network.load_state_dict(torch.load(given.trained / "pairs.pt"))
    given.model.mkdir(parents=True, exist_ok=True)
    export_pairs(network.eval(), given.model / "pairs.int8.onnx")


def export_pairs(network: PairReader, target: Path) -> None:
    """The network as ONNX with int8 weights."""
    ids = torch.tensor([[START, 2054, HIDDEN, 2003, END, HIDDEN, 2003, END]])
    sides = torch.tensor([[0, 0, 0, 0, 0, 1, 1, 1]])
    options: dict[str, Any] = {"opset_version": 17, "dynamo": False, "dynamic_axes": {"ids": {1: "s"}, "sides": {1: "s"}}}
    with TemporaryDirectory() as folder:
        exact, rough = f"{folder}/exact.onnx", f"{folder}/rough.onnx"
        torch.onnx.export(_One(network), (ids, sides), exact, input_names=["ids", "sides"], output_names=["same"], **options)
        quantize_dynamic(exact, rough, weight_type=QuantType.QInt8, per_channel=True)
        model = onnx.load(rough)
    narrow(model)
    onnx.save(model, target)


if __name__ == "__main__":
    main()
