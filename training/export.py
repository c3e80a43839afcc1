"""Export trained weights as an int8 ONNX graph that runs one window, unpadded, on any CPU."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import torch

from training.network import Judge, Shape

NAMES = ("cls", "aspect", "bound", "pointer", "party", "kind", "verdict")


def load_weights(run: Path) -> Judge:
    """Return the network of a finished training run."""
    bounds = json.loads((run / "bounds.json").read_text(encoding="utf-8"))
    model = Judge(Shape(bounds=len(bounds)))
    model.load_state_dict(torch.load(run / "weights.pt", weights_only=True))
    model.eval()
    return model


def export(model: Judge, path: Path) -> None:
    """Write ``model`` to ``path``: matrices and embeddings as int8, activations quantised on the fly."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    ids = torch.randint(0, 1000, (1, 40))
    pool = torch.full((1, 3, 40), 1 / 40)
    with tempfile.TemporaryDirectory() as folder:
        raw, ready = Path(folder) / "raw.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            model,
            (ids, pool),
            raw,
            input_names=["ids", "pool"],
            output_names=list(NAMES),
            dynamic_axes={
                "ids": {1: "tokens"},
                "pool": {1: "statements", 2: "tokens"},
                "cls": {1: "statements"},
                "aspect": {1: "statements"},
                "bound": {1: "statements"},
                "pointer": {1: "statements", 2: "tokens"},
                "party": {1: "tokens"},
            },
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(raw, ready, skip_symbolic_shape=True)
        # Seven-bit weights: on CPUs without VNNI eight bits overflow, and the report would depend on the machine.
        # The document's heads stay as they are: they are small, and fitted to differences that bytes do not hold.
        quantize_dynamic(
            ready,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            nodes_to_exclude=_heads(ready),
        )


def _heads(graph: Path) -> list[str]:
    """Return the names of the nodes that say what a document is."""
    import onnx

    names = [node.name for node in onnx.load(graph).graph.node if node.name.startswith(("/kind/", "/verdict/"))]
    # A Gemm is made a MatMul of this name before it is looked at.
    return names + [f"{name}_MatMul" for name in names]
