"""Multinomial logistic regressions: the small last steps after the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights (one row a label, one column a feature) and a bias a label, as fitted in training."""

    features: tuple[str, ...]
    labels: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Linear:
        """Make one from a model's config."""
        return cls(tuple(raw["features"]), tuple(raw["labels"]), tuple(map(tuple, raw["weights"])), tuple(raw["bias"]))

    def chances(self, values: NDArray[Any]) -> NDArray[np.float64]:
        """Return the probabilities of the labels, (..., labels), for feature values (..., features)."""
        return softmax(values @ np.array(self.weights, np.float64).T + np.array(self.bias, np.float64))


@dataclass(frozen=True, slots=True)
class Blend:
    """How much two opinions on the same labels weigh, and how common each label is beyond what they say."""

    network: float
    words: float
    bias: tuple[float, ...]

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Blend:
        """Make one from a model's config."""
        return cls(raw["network"], raw["words"], tuple(raw["bias"]))

    def chances(self, opinions: NDArray[Any]) -> NDArray[np.float64]:
        """Return the probabilities of the labels, (..., labels), for the opinions, (..., 2, labels)."""
        return softmax(self._scores(opinions) + np.array(self.bias, np.float64))

    def said(self, opinions: NDArray[Any]) -> NDArray[np.float64]:
        """Return what the opinions alone say, however common the labels are."""
        return softmax(self._scores(opinions))

    def _scores(self, opinions: NDArray[Any]) -> NDArray[Any]:
        return self.network * opinions[..., 0, :] + self.words * opinions[..., 1, :]


def softmax(logits: NDArray[Any]) -> NDArray[np.float64]:
    """Return probabilities along the last axis."""
    e = np.exp(logits - logits.max(-1, keepdims=True), dtype=np.float64)
    return np.asarray(e / e.sum(-1, keepdims=True), np.float64)
