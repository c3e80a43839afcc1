"""Fit the last small steps on tuning documents, and write the model folder that isspec ships."""

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
from sklearn.model_selection import GroupKFold

from evaluation.judged import Judged, judge_texts
from isspec.model.folder import FORMAT
from isspec.model.judge import VIEWS, Judge
from isspec.model.windows import Layout
from isspec.model.words import TERMS, WEIGHTS
from isspec.types import CLASSES, KINDS, VERDICTS
from training.export import export, load_weights
from training.words import fit_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from training.data import Text

# Chosen by reading, not by fitting: from where a token belongs to a party's name (logit), how small a lead is a close
# call, and how alike two specs of one system are at least.
THRESHOLDS = {"party": 0.0, "close": 0.15, "related": 0.08}
_FILES = ("config.json", "network.onnx", "vocabulary.txt", TERMS, WEIGHTS)
_STRENGTHS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)


def calibrate(run: Path, encoder: Path, known: Sequence[Text], texts: Sequence[Text], name: str, folder: Path) -> None:
    """Export the network of ``run`` and write the model to ``folder``.

    The words of documents are fitted on ``known``, which the network was trained on; the steps that weigh both on
    ``texts``, which neither saw.
    """
    bounds = json.loads((run / "bounds.json").read_text(encoding="utf-8"))
    config: dict[str, Any] = {
        "format": FORMAT,
        "name": name,
        "layout": asdict(Layout()),
        "bounds": bounds,
        "words": {},
        "kind": {"network": 1.0, "words": 0.0},
        "class": _identity(VIEWS, CLASSES),
        "verdict": {"features": [], "labels": list(VERDICTS), "weights": [[], [], []], "bias": [0.0] * 3},
        "thresholds": THRESHOLDS,
    }
    with tempfile.TemporaryDirectory() as temporary:
        draft = Path(temporary)
        export(load_weights(run), draft / "network.onnx")
        shutil.copy(encoder / "vocab.txt", draft / "vocabulary.txt")
        config["words"] = fit_words(known, draft)
        _write(draft, config)
        judged = [item for item in judge_texts(Judge(draft), texts) if item.reading]
        config["kind"] = _kind_weights(judged)
        _write(draft, config)
        # What a class is computed from has the kind in it, and what the verdict is computed from the classes.
        config["class"] = _class_step([item for item in judge_texts(Judge(draft), texts) if item.reading])
        _write(draft, config)
        config["verdict"] = _verdict_step([item for item in judge_texts(Judge(draft), texts) if item.reading])
        _write(draft, config)
        folder.mkdir(parents=True, exist_ok=True)
        for file in _FILES:
            shutil.copy(draft / file, folder / file)
    _sum(folder)


def _identity(features: Sequence[str], labels: Sequence[str]) -> dict[str, Any]:
    weights = [[1.0 if feature == f"own {label}" else 0.0 for feature in features] for label in labels]
    return {"features": list(features), "labels": list(labels), "weights": weights, "bias": [0.0] * len(labels)}


def _class_step(judged: Sequence[Judged]) -> dict[str, Any]:
    views, targets, groups = [], [], []
    sources = sorted({item.text.collection for item in judged})
    for item in judged:
        assert item.reading is not None
        row = {finding.statement.span: i for i, finding in enumerate(item.reading.findings)}
        for label, finding in item.pairs():
            if finding:
                views.append(item.reading.views[row[finding.statement.span]])
                targets.append(CLASSES.index(label.cls))
                groups.append(sources.index(item.text.collection))
    return _fit(np.stack(views), np.array(targets), np.array(groups), VIEWS, CLASSES)


def _verdict_step(judged: Sequence[Judged]) -> dict[str, Any]:
    readings = [item.reading for item in judged if item.reading]
    names = list(readings[0].features)
    x = np.array([[reading.features[name] for name in names] for reading in readings])
    y = np.array([VERDICTS.index(item.verdict) for item in judged])
    sources = sorted({item.text.collection for item in judged})
    return _fit(x, y, np.array([sources.index(item.text.collection) for item in judged]), names, VERDICTS)


def _fit(
    x: NDArray[Any], y: NDArray[Any], groups: NDArray[Any], features: Sequence[str], labels: Sequence[str]
) -> dict[str, Any]:
    """Fit a regression whose strength is the best on held-out groups; return it on the features' own scales."""
    mean, spread = x.mean(0), x.std(0) + 1e-6
    scaled = (x - mean) / spread
    folds = GroupKFold(n_splits=min(5, len(set(groups.tolist()))))

    def score(strength: float) -> float:
        """Return the mean log-probability of the truth in the fold that was left out."""
        total = 0.0
        for known, held in folds.split(scaled, y, groups):
            model = LogisticRegression(C=strength, max_iter=5000).fit(scaled[known], y[known])
            chances = dict(zip(model.classes_.tolist(), model.predict_proba(scaled[held]).T, strict=True))
            total += sum(np.log(max(chances[t][i], 1e-9)) if t in chances else -9.0 for i, t in enumerate(y[held]))
        return total / len(y)

    fit = LogisticRegression(C=max(_STRENGTHS, key=score), max_iter=5000).fit(scaled, y)
    weights = fit.coef_ / spread
    bias = fit.intercept_ - weights @ mean
    return {
        "features": list(features),
        "labels": list(labels),
        "weights": [[round(float(w), 6) for w in row] for row in weights],
        "bias": [round(float(b), 6) for b in bias],
    }


def _kind_weights(judged: Sequence[Judged]) -> dict[str, float]:
    """Return how much the network and the words say about the kind: the weights of least cross-entropy on a grid."""
    opinions = np.stack([item.reading.opinions for item in judged if item.reading])
    targets = np.array([KINDS.index(item.kind) for item in judged])
    grid = [round(0.05 * i, 2) for i in range(41)]

    def loss(network: float, words: float) -> float:
        scores = opinions[:, 0] * network + opinions[:, 1] * words
        scores = scores - scores.max(-1, keepdims=True)
        return float((np.log(np.exp(scores).sum(-1)) - scores[np.arange(len(targets)), targets]).mean())

    network, words = min(((a, b) for a in grid for b in grid), key=lambda pair: loss(*pair))
    return {"network": network, "words": words}


def _write(folder: Path, config: dict[str, Any]) -> None:
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def _sum(folder: Path) -> None:
    rows = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in _FILES]
    (folder / "SHA256SUMS").write_text("".join(rows), encoding="utf-8")
