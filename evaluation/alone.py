"""A model before a single sentence: as a document of one statement, which is all that such benchmarks give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from isspec.model.weighing import class_features
from isspec.types import CLASSES, Block, Document, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from evaluation.public import Sentence
    from isspec.model.judge import Judge

REQUIREMENT = CLASSES.index("requirement")


def chances_alone(judge: Judge, sentences: Iterable[Sentence]) -> NDArray[Any]:
    """Return the probabilities of the classes, (sentences, 4), each sentence read as a document of its own."""
    rows = []
    for sentence in sentences:
        span = Span(0, len(sentence.text))
        document = Document("sentence.txt", sentence.text, "text/plain", "", None, (Block(span, "paragraph"),))
        statement = Statement(document.path, span, sentence.text, (), "paragraph", 1)
        look, config = judge.look(document, [statement]), judge.config
        rows.append(config.cls.chances(class_features(look, config.kind.chances(look.opinions)))[0])
    return np.stack(rows)
