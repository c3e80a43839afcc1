"""The network in ONNX Runtime: one window in, the logits of every question out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from isspec.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from isspec.model.windows import Window

    Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Raw:
    """Logits of one window: class, aspect and bound names a statement, pointer a statement and token, party a token,
    kind and verdict once.
    """

    cls: Array
    aspect: Array
    bound: Array
    pointer: Array
    party: Array
    kind: Array
    verdict: Array


class Network:
    """A loaded graph. It runs one window at a time, unpadded, so that nothing else that is judged leaks in."""

    def __init__(self, path: Path, threads: int) -> None:
        """Load the graph at ``path``; ``threads`` 0 means as many as there are cores."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # The graph was optimised when it was exported.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        try:
            self._session: Any = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises its own unrelated classes
            raise ModelError(
                f"the model in {path.parent.name} does not load ({error}): install isspec again"
            ) from error

    def run(self, window: Window) -> Raw:
        """Run one window."""
        pool = np.zeros((1, len(window.pieces), len(window.ids)), np.float32)
        for i, piece in enumerate(window.pieces):
            pool[0, i, piece.start : piece.end] = 1 / (piece.end - piece.start)
        ids = np.array([window.ids], np.int64)
        return Raw(*(logits[0] for logits in self._session.run(None, {"ids": ids, "pool": pool})))
