"""Fits the last small steps, in which network and words are weighed, on documents that a network never saw."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from isspec.model.linear import Blend, Linear
from isspec.model.weighing import CLASS_FEATURES, class_features
from isspec.types import CLASSES, KINDS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from evaluation.judged import Judged, Looked
    from isspec.model.folder import Config

_STRENGTHS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
# On how common a kind is: more than one split asks for (3 to 10), for two disagree on which kinds are the common ones.
_PENALTY = 30.0
Steps = dict[str, Any]


def unweighed() -> Steps:
    """Return the steps of a model whose last ones were not fitted: the network alone, no verdict."""
    weights = [[float(i == j) for j in range(len(CLASS_FEATURES))] for i in range(len(CLASSES))]
    return {
        "kind": {"network": 1.0, "words": 0.0, "bias": [0.0] * len(KINDS)},
        "class": {
            "features": list(CLASS_FEATURES),
            "labels": list(CLASSES),
            "weights": weights,
            "bias": [0.0] * len(CLASSES),
        },
        "verdict": {"features": [], "labels": list(VERDICTS), "weights": [[], [], []], "bias": [0.0] * 3},
    }


def fit_steps(config: Config, looked: Sequence[Looked]) -> Steps:
    """Fit how network and words are weighed, on what a model saw in documents that it had not learnt from."""
    steps = unweighed()
    readable = [item for item in looked if item.look]
    steps["kind"] = _kind_step(readable)
    # A class is computed from kinds, the verdict from kinds and classes, as they are weighed by then.
    steps["class"] = _class_step(with_steps(config, steps), readable)
    steps["verdict"] = _verdict_step([item.weighed(with_steps(config, steps)) for item in readable])
    return steps


def with_steps(config: Config, steps: Steps) -> Config:
    """Return ``config`` with other steps."""
    kind, cls, verdict = Blend.of(steps["kind"]), Linear.of(steps["class"]), Linear.of(steps["verdict"])
    return replace(config, kind=kind, cls=cls, verdict=verdict)


def crossed(config: Config, looked: Sequence[Looked], folds: int = 6) -> list[Judged]:
    """Judge each document by steps that were fitted on other collections' documents, in the order given."""
    from sklearn.model_selection import GroupKFold

    groups = [item.text.collection for item in looked]
    judged: dict[str, Judged] = {}
    for known, held in GroupKFold(n_splits=folds).split(groups, groups=groups):
        weighed = with_steps(config, fit_steps(config, [looked[i] for i in known]))
        judged.update({looked[i].text.id: looked[i].weighed(weighed) for i in held})
    return [judged[item.text.id] for item in looked]


def _class_step(config: Config, looked: Sequence[Looked]) -> dict[str, Any]:
    features, targets, groups = [], [], []
    sources = sorted({seen.text.collection for seen in looked})
    for seen in looked:
        assert seen.look is not None
        rows = class_features(seen.look, config.kind.chances(seen.look.opinions))
        row = {one.statement.span: i for i, one in enumerate(seen.look.seen)}
        for label, finding in seen.weighed(config).pairs():
            if finding:
                features.append(rows[row[finding.statement.span]])
                targets.append(CLASSES.index(label.cls))
                groups.append(sources.index(seen.text.collection))
    return _fit(np.stack(features), np.array(targets), np.array(groups), CLASS_FEATURES, CLASSES)


def _verdict_step(judged: Sequence[Judged]) -> dict[str, Any]:
    names = list(judged[0].features)
    x = np.array([[item.features[name] for name in names] for item in judged])
    y = np.array([VERDICTS.index(item.verdict) for item in judged])
    sources = sorted({item.text.collection for item in judged})
    return _fit(x, y, np.array([sources.index(item.text.collection) for item in judged]), names, VERDICTS)


def _fit(
    x: NDArray[Any], y: NDArray[Any], groups: NDArray[Any], features: Sequence[str], labels: Sequence[str]
) -> dict[str, Any]:
    """Fit a regression whose strength is the best on held-out groups.

    The features are divided by the root of their spread. Divided by the whole of it, one that says something of a few
    documents only, such as that of a rare kind, would get its weight from a few sources.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    mean, spread = x.mean(0), np.sqrt(x.std(0)) + 1e-6
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


def _kind_step(looked: Sequence[Looked]) -> dict[str, Any]:
    """Fit how much network and words say about the kind, and how common each kind is beyond what they say."""
    opinions = np.stack([item.look.opinions for item in looked if item.look])
    targets = np.array([KINDS.index(next(iter(item.text.kinds))) for item in looked])
    network, words, *bias = _fit_blend(opinions, targets).tolist()
    return {"network": round(network, 4), "words": round(words, 4), "bias": [round(b, 4) for b in bias]}


def _fit_blend(opinions: NDArray[Any], targets: NDArray[np.int_]) -> NDArray[np.float64]:
    """Return the weights of network and words and the biases of least cross-entropy, the biases penalised."""
    from scipy.optimize import minimize

    def loss(weights: NDArray[np.float64]) -> float:
        chances = Blend(weights[0], weights[1], tuple(weights[2:])).chances(opinions)
        right = np.maximum(chances[np.arange(len(targets)), targets], 1e-12)
        return float(_PENALTY * (weights[2:] ** 2).sum() - np.log(right).sum())

    return np.asarray(minimize(loss, np.array([0.5, 0.5] + [0.0] * len(KINDS))).x)
