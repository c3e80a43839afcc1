"""Fits the linear model over the words of whole documents."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from isspec.model.words import TERMS, WEIGHTS, excerpt_of, runs_of, words_of
from isspec.types import KINDS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from training.data import Text

_MOST = 30_000  # terms of each sort
_STRENGTH = 10.0
_DIGITS = 4  # a bias needs no more


def fit_words(texts: Sequence[Text], folder: Path) -> dict[str, float]:
    """Fit kinds and verdicts on ``texts``, write the terms and weights to ``folder``, and return the biases."""
    excerpts = [excerpt_of(text.text) for text in texts]
    blocks = [
        TfidfVectorizer(analyzer=cut, sublinear_tf=True, min_df=least, max_features=_MOST)
        for cut, least in ((words_of, 3), (runs_of, 5))
    ]
    x = sparse.hstack([block.fit_transform(excerpts) for block in blocks]).tocsr()
    columns = [np.concatenate([block.idf_ for block in blocks])]
    # The weights lie in the span of the documents, which are far fewer than the terms: fitted there, they are the same.
    scales, vectors = np.linalg.eigh((x @ x.T).toarray())
    real = scales > 1e-9
    places = vectors[:, real] * np.sqrt(scales[real])
    back = (x.T @ (vectors[:, real] / np.sqrt(scales[real]))).T
    bias: dict[str, float] = {}
    for labels, given in ((KINDS, "kinds"), (VERDICTS, "verdicts")):
        y = [max(getattr(text, given).items(), key=lambda item: item[1])[0] for text in texts]
        model = LogisticRegression(C=_STRENGTH, max_iter=1000).fit(places, y)
        weights = model.coef_ @ back
        known = {str(name): i for i, name in enumerate(model.classes_)}
        fewest = min(Counter(y).values())
        for label in labels:
            # A kind that no document has can only be told by the network.
            columns.append(weights[known[label]] if label in known else np.zeros(x.shape[1]))
            b = model.intercept_[known[label]] if label in known else np.log(min(1, fewest) / len(y))
            bias[label] = round(float(b), _DIGITS)
    terms = {
        name: block.get_feature_names_out().tolist() for name, block in zip(("words", "runs"), blocks, strict=True)
    }
    (folder / TERMS).write_text(json.dumps(terms, ensure_ascii=False), encoding="utf-8")
    np.save(folder / WEIGHTS, np.stack(columns, axis=1).astype(np.float16), allow_pickle=False)
    return bias
