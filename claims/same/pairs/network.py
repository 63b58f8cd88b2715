"""The network: pieces of a pair to a number from 0 to 1. It loads at the first call."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _session() -> Any:
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = 1  # more threads would change the order of sums, and so the last digit
    options.inter_op_num_threads = 1
    stored = (files(__package__) / "model" / "pairs.int8.onnx").read_bytes()
    return ort.InferenceSession(stored, options, providers=["CPUExecutionProvider"])


def score(ids: Sequence[int], sides: Sequence[int]) -> float:
    """How likely a pair is to speak of one thing.

    Each pair is read alone: quantisation looks at all that is read at once, so that neighbours would change the last digit.
    """
    import numpy as np

    feed = {"ids": np.array([ids], np.int64), "sides": np.array([sides], np.int64)}
    (found,) = _session().run(None, feed)
    return float(found[0])
