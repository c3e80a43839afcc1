"""A model before a single sentence: as a document of one statement, which is all that such benchmarks give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from isspec.types import CLASSES, Block, Document, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from evaluation.public import Sentence
    from isspec.model.judge import Judge

REQUIREMENT = CLASSES.index("requirement")


def scores_alone(judge: Judge, sentences: Iterable[Sentence]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the probabilities of the classes, (sentences, 4), and all scores of the model, (sentences, scores).

    The scores are log-probabilities of classes and kinds, and what class and verdict are computed from.
    """
    chances, scores = [], []
    for sentence in sentences:
        span = Span(0, len(sentence.text))
        document = Document("sentence.txt", sentence.text, "text/plain", "", None, (Block(span, "paragraph"),))
        statement = Statement(document.path, span, sentence.text, (), "paragraph", 1)
        reading = judge.read(document, [statement])
        (chance,) = judge.config.cls.chances(reading.views)
        features = [reading.features[name] for name in sorted(reading.features)]
        chances.append(chance)
        scores.append(np.concatenate([_log(chance), _log([*reading.kinds.values()]), reading.views[0], features]))
    return np.stack(chances), np.stack(scores)


def _log(chances: Any) -> NDArray[Any]:
    return np.asarray(np.log(np.maximum(chances, 1e-6)))
