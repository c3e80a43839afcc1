"""Choose temperatures and the verdict's weights on tuning documents, and write the model folder that isspec ships."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from evaluation.judged import judge_texts
from isspec.model.folder import FORMAT
from isspec.model.judge import Judge
from isspec.model.windows import Layout
from isspec.types import KINDS
from training.examples import IGNORE, VERDICTS, Maker
from training.export import export, load_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from training.data import Text

# Chosen by reading, not by fitting: from where a token belongs to a party's name (logit), how small a lead is a close
# call, and how alike two specs of one system are at least.
THRESHOLDS = {"party": 0.0, "close": 0.15, "related": 0.08}
_STRENGTH = 0.1  # inverse regularisation of the verdict's regression: some two hundred documents, a dozen features


def temperature(logits: NDArray[Any], targets: NDArray[Any]) -> float:
    """Return the temperature of least cross-entropy, by golden-section search on its logarithm."""

    def loss(log_t: float) -> float:
        scaled = logits / np.exp(log_t)
        scaled = scaled - scaled.max(-1, keepdims=True)
        chosen = scaled[np.arange(len(targets)), targets] - np.log(np.exp(scaled).sum(-1))
        return float(-chosen.mean())

    low, high, golden = -1.5, 1.5, (5**0.5 - 1) / 2
    while high - low > 1e-4:
        a, b = high - golden * (high - low), low + golden * (high - low)
        low, high = (low, b) if loss(a) < loss(b) else (a, high)
    return round(float(np.exp((low + high) / 2)), 4)


def calibrate(run: Path, encoder: Path, texts: Sequence[Text], name: str, folder: Path) -> None:
    """Export the network of ``run``, calibrate it on ``texts``, and write the model to ``folder``."""
    model = load_weights(run)
    bounds = json.loads((run / "bounds.json").read_text(encoding="utf-8"))
    config: dict[str, Any] = {
        "format": FORMAT,
        "name": name,
        "layout": asdict(Layout()),
        "bounds": bounds,
        "temperatures": {"class": 1.0, "aspect": 1.0, "kind": 1.0},
        "verdict": {"features": [], "labels": list(VERDICTS), "weights": [[], [], []], "bias": [0.0, 0.0, 0.0]},
        "thresholds": THRESHOLDS,
    }
    with tempfile.TemporaryDirectory() as temporary:
        draft = Path(temporary)
        export(model, draft / "network.onnx")
        shutil.copy(encoder / "vocab.txt", draft / "vocabulary.txt")
        _write(draft, config)
        judge = Judge(draft)
        config["temperatures"] = _temperatures(judge, Maker(judge.wordpiece, judge.config.layout, bounds), texts)
        _write(draft, config)
        config["verdict"], kind_t = _document_heads(Judge(draft), texts)
        config["temperatures"]["kind"] = kind_t
        _write(draft, config)
        folder.mkdir(parents=True, exist_ok=True)
        for file in ("network.onnx", "vocabulary.txt", "config.json"):
            shutil.copy(draft / file, folder / file)
    _sum(folder)


def _temperatures(judge: Judge, maker: Maker, texts: Sequence[Text]) -> dict[str, float]:
    logits: dict[str, list[NDArray[Any]]] = {"class": [], "aspect": []}
    targets: dict[str, list[int]] = {"class": [], "aspect": []}
    for text in texts:
        for example in maker.statements(text):
            raw = judge.run(example.window)
            for i, (cls, aspect) in enumerate(zip(example.classes, example.aspects, strict=True)):
                logits["class"].append(raw.cls[i])
                targets["class"].append(cls)
                if aspect != IGNORE:
                    logits["aspect"].append(raw.aspect[i])
                    targets["aspect"].append(aspect)
    fitted = {name: temperature(np.stack(logits[name]), np.array(targets[name])) for name in logits}
    return {**fitted, "kind": 1.0}


def _document_heads(judge: Judge, texts: Sequence[Text]) -> tuple[dict[str, Any], float]:
    judged = [item for item in judge_texts(judge, texts) if item.reading]
    readings = [item.reading for item in judged if item.reading]
    names = list(readings[0].features)
    x = np.array([[reading.features[name] for name in names] for reading in readings])
    y = np.array([VERDICTS.index(item.verdict) for item in judged])
    mean, spread = x.mean(0), x.std(0) + 1e-6
    fit = LogisticRegression(C=_STRENGTH, max_iter=5000).fit((x - mean) / spread, y)
    weights = fit.coef_ / spread
    bias = fit.intercept_ - weights @ mean
    kinds = np.log(np.array([[max(reading.kinds[kind], 1e-9) for kind in KINDS] for reading in readings]))
    kind_t = temperature(kinds, np.array([KINDS.index(item.kind) for item in judged]))
    verdict = {
        "features": names,
        "labels": list(VERDICTS),
        "weights": [[round(float(w), 6) for w in row] for row in weights],
        "bias": [round(float(b), 6) for b in bias],
    }
    return verdict, kind_t


def _write(folder: Path, config: dict[str, Any]) -> None:
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def _sum(folder: Path) -> None:
    names = ("config.json", "network.onnx", "vocabulary.txt")
    rows = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / "SHA256SUMS").write_text("".join(rows), encoding="utf-8")
