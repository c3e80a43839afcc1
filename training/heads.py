"""Fits what the network says of whole documents, on the encoder as it was trained.

Windows teach statements; a document is seen by its opening and by windows from all over it. So its heads are fitted
when the encoder is done, by two regressions over the documents, which is far cheaper than to train on their windows,
and takes in the documents without a labelled statement. Every source weighs the square root of its documents: most
kinds come from a few large collections.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import torch

from isspec.model.windows import Layout, build_windows, opening_of, units_of
from isspec.model.wordpiece import PAD, WordPiece
from isspec.pipeline import Readable, prepare
from isspec.types import KINDS, VERDICTS, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from torch import nn

    from training.data import Text
    from training.network import Judge

_WINDOWS = 3  # of a document: the opening, and others at equal distances
_BATCH_TOKENS = 8000
# Inverse strengths of the penalty: the likeliest in cross-validation over the collections that split 0 trains on.
_STRENGTHS = {"kinds": 0.01, "verdicts": 0.003}


def fit_heads(model: Judge, texts: Sequence[Text], wordpiece: WordPiece) -> None:
    """Put into ``model`` the heads for kind and verdict that fit ``texts`` best."""
    seen = _views(model, texts, wordpiece)
    texts = [text for text in texts if text.id in seen]
    x = np.stack([seen[text.id] for text in texts])
    sizes = Counter(text.collection for text in texts)
    weights = np.array([sizes[text.collection] ** -0.5 for text in texts])
    for head, names, given in ((model.kind, KINDS, "kinds"), (model.verdict, VERDICTS, "verdicts")):
        y = np.array([names.index(max(getattr(text, given).items(), key=lambda item: item[1])[0]) for text in texts])
        _fit(head, x, y, weights / weights.mean(), _STRENGTHS[given])


def _views(model: Judge, texts: Sequence[Text], wordpiece: WordPiece) -> dict[str, NDArray[np.float32]]:
    """Return how the encoder sees each document that it can read, as the kind's head is used: mean and first window."""
    windows = [(text.id, at, ids) for text in texts for at, ids in enumerate(_windows(text, wordpiece))]
    # Windows of one length together, so that little is padded; which ones share a batch changes nothing.
    windows.sort(key=lambda window: (len(window[2]), window[:2]))
    views: dict[tuple[str, int], NDArray[np.float32]] = {}
    model.eval()
    for start in range(0, len(windows), size := _BATCH_TOKENS // Layout().window):
        batch = windows[start : start + size]
        ids = torch.full((len(batch), max(len(ids) for *_, ids in batch)), wordpiece.id(PAD))
        for row, (*_, window) in zip(ids, batch, strict=True):
            row[: len(window)] = torch.tensor(window)
        real = torch.arange(ids.shape[1]) < torch.tensor([[len(window)] for *_, window in batch])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            whole = model.whole(model.encoded(ids, real), real).float().numpy()
        views.update({(text, at): row for (text, at, _), row in zip(batch, whole, strict=True)})
    found = {}
    for text, group in groupby(sorted(views), key=lambda place: place[0]):
        rows = np.stack([views[place] for place in group])
        found[text] = (rows.mean(0) + rows[0]) / 2
    return found


def _windows(text: Text, wordpiece: WordPiece) -> Iterator[tuple[int, ...]]:
    """Yield some of the windows in which isspec sees the file; none where it would not ask the network."""
    item = prepare(Source(text.name, text.text.encode("utf-8", "replace")))
    if not isinstance(item, Readable) or not item.for_the_model:
        return
    units = units_of(item.statements, item.silent)
    windows = list(build_windows(item.document.text, units, opening_of(item.document), wordpiece, Layout()))
    for number in sorted({len(windows) * part // _WINDOWS for part in range(_WINDOWS)}):
        yield windows[number].ids


def _fit(
    head: nn.Linear, x: NDArray[np.float32], y: NDArray[np.int_], weights: NDArray[np.float64], strength: float
) -> None:
    from sklearn.linear_model import LogisticRegression

    mean, spread = x.mean(0), x.std(0) + 1e-6
    fit = LogisticRegression(C=strength, max_iter=1000).fit((x - mean) / spread, y, sample_weight=weights)
    rows = fit.coef_ / spread
    with torch.no_grad():
        # A label that no document has is never the answer.
        head.weight.zero_()
        head.bias.fill_(float(fit.intercept_.min()) - 20)
        known = torch.from_numpy(fit.classes_)
        head.weight[known] = torch.from_numpy(rows).float()
        head.bias[known] = torch.from_numpy(fit.intercept_ - rows @ mean).float()
