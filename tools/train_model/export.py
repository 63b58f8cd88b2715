"""Export a trained network to the files of claims/nlp/model.

    python -m tools.train_model.export --trained OUT --encoder ENCODER --model MODEL

Writes mt.int8.onnx, labels.onnx, labels.json and vocab.txt to the folder MODEL.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from tools.train_model.data import Labels, encode, pad
from tools.train_model.network import Reader

_INPUTS = {"ids": "s", "case": "s", "mask": "s", "first": "n"}
_OUTPUTS = {"pos": "n", "xpos": "n", "ner": "n", "arc": "n", "lh": "m", "ld": "n"}
_PAIR = 128  # 255 * 128 is the most that fits 16 bits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trained", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    given = parser.parse_args()
    labels = Labels(**json.loads((given.trained / "labels.json").read_text(encoding="utf-8")))
    network = Reader(given.encoder, labels)
    network.load_state_dict(torch.load(given.trained / "weights.pt"))
    network.eval()
    given.model.mkdir(parents=True, exist_ok=True)
    export_reader(network, given.model / "mt.int8.onnx")
    export_relations(network.relation.detach().numpy(), given.model / "labels.onnx")
    rows = ",\n".join(f" {json.dumps(name)}: {json.dumps(values)}" for name, values in vars(labels).items())
    (given.model / "labels.json").write_text("{\n" + rows + "\n}\n", encoding="utf-8")
    shutil.copy(given.encoder / "vocab.txt", given.model / "vocab.txt")


def export_reader(network: Reader, target: Path) -> None:
    """The network as ONNX with int8 weights."""
    batch = pad([encode(text.split(), {}) for text in ("The quick fox said hello to Julianne Smith .", "NATO is here")])
    axes = {name: {0: "b", 1: axis} for name, axis in (_INPUTS | _OUTPUTS).items()}
    axes["arc"][2] = "m"
    with TemporaryDirectory() as folder:
        exact, rough = f"{folder}/exact.onnx", f"{folder}/rough.onnx"
        options: dict[str, Any] = {"opset_version": 17, "dynamo": False, "dynamic_axes": axes}
        torch.onnx.export(network, batch.inputs(), exact, input_names=[*_INPUTS], output_names=[*_OUTPUTS], **options)
        quantize_dynamic(exact, rough, weight_type=QuantType.QInt8, per_channel=True)
        model = onnx.load(rough)
    narrow(model)
    onnx.save(model, target)


def narrow(model: onnx.ModelProto) -> None:
    """Scale int8 weights down, channel by channel, until no two neighbours can add up to more than 16 bits.

    Processors without VNNI multiply unsigned activations by signed weights and add two products in 16 bits, with saturation.
    Where no pair of weights exceeds 128 nothing saturates, and every processor gets the same sums.
    """
    stored = {tensor.name: tensor for tensor in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type != "MatMulInteger" or node.input[1] not in stored:
            continue
        weights = stored[node.input[1]]
        scale = stored[node.input[1].removesuffix("_quantized") + "_scale"]
        factor, narrowed = _narrowed(numpy_helper.to_array(weights))
        weights.CopyFrom(numpy_helper.from_array(narrowed, weights.name))
        scaled = (numpy_helper.to_array(scale) / factor).astype(np.float32)
        scale.CopyFrom(numpy_helper.from_array(scaled, scale.name))


def _narrowed(weights: NDArray[np.int8]) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
    factor = np.minimum(1.0, _PAIR / np.maximum(_largest_pair(weights), 1))
    while True:
        narrowed = np.round(weights * factor).astype(np.int8)
        over = _largest_pair(narrowed) > _PAIR
        if not over.any():
            return factor, narrowed
        factor = np.where(over, factor * 0.995, factor)


def _largest_pair(weights: NDArray[np.int8]) -> NDArray[np.int32]:
    pairs = weights[: len(weights) // 2 * 2].reshape(len(weights) // 2, 2, -1).astype(np.int32)
    largest: NDArray[np.int32] = np.abs(pairs.sum(1)).max(0)
    return largest


def export_relations(tensor: NDArray[np.float32], target: Path) -> None:
    """A graph of its own for the relation between a word and its head: it runs when the tree is known."""
    count, width, _ = tensor.shape
    flat = np.ascontiguousarray(tensor.transpose(1, 0, 2).reshape(width, -1)).astype(np.float16)
    nodes = [
        helper.make_node("Cast", ["stored"], ["weights"], to=TensorProto.FLOAT),
        helper.make_node("MatMul", ["dependants", "weights"], ["flat"]),
        helper.make_node("Reshape", ["flat", "shape"], ["projected"]),
        helper.make_node("Unsqueeze", ["heads", "last"], ["column"]),
        helper.make_node("MatMul", ["projected", "column"], ["scored"]),
        helper.make_node("Squeeze", ["scored", "last"], ["scores"]),
        helper.make_node("ArgMax", ["scores"], ["labels"], axis=1, keepdims=0),
    ]
    graph = helper.make_graph(
        nodes,
        "relations",
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", width]) for name in ("dependants", "heads")],
        [helper.make_tensor_value_info("labels", TensorProto.INT64, ["n"])],
        [
            numpy_helper.from_array(flat, "stored"),
            numpy_helper.from_array(np.array([-1, count, width], np.int64), "shape"),
            numpy_helper.from_array(np.array([2], np.int64), "last"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, target)


if __name__ == "__main__":
    main()
