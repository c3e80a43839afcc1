"""The judges that a model must beat: the ``shall|must`` rule, TF-IDF with logistic regression, the majority."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from evaluation.figures import Answer
from isspec.display import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.data import Text

_MODAL = re.compile(r"\b(?:shall|must)\b", re.IGNORECASE)


def said(texts: Sequence[Text]) -> list[tuple[str, str]]:
    """Return the labelled statements of ``texts`` as (words, class)."""
    return [(plain(text.text[label.start : label.end]), label.cls) for text in texts for label in text.labels]


def rule(texts: Sequence[Text]) -> list[Answer]:
    """Call every statement with "shall" or "must" a requirement, and all else other."""
    return [Answer(cls, "requirement" if _MODAL.search(words) else "other") for words, cls in said(texts)]


def majority(known: Sequence[Text], texts: Sequence[Text]) -> list[Answer]:
    """Call every statement what most statements are."""
    most = Counter(cls for _, cls in said(known)).most_common(1)[0][0]
    return [Answer(cls, most) for _, cls in said(texts)]


def majority_document(known: Sequence[Text], texts: Sequence[Text], of: str) -> list[Answer]:
    """Call every document's kind or verdict (``of``) what most are."""
    most = Counter(_label(text, of) for text in known).most_common(1)[0][0]
    return [Answer(_label(text, of), most) for text in texts]


def tfidf(known: Sequence[Text], texts: Sequence[Text]) -> list[Answer]:
    """Classify single statements by words and word pairs."""
    train, test = said(known), said(texts)
    model = _regression().fit([words for words, _ in train], [cls for _, cls in train])
    return _answers(model, [words for words, _ in test], [cls for _, cls in test])


def tfidf_document(known: Sequence[Text], texts: Sequence[Text], of: str) -> list[Answer]:
    """Classify documents by the words of their opening and middle."""
    model = _regression().fit([_excerpt(text) for text in known], [_label(text, of) for text in known])
    return _answers(model, [_excerpt(text) for text in texts], [_label(text, of) for text in texts])


def _regression() -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    return make_pipeline(words, LogisticRegression(C=10, max_iter=300))


def _answers(model: Any, given: list[str], true: list[str]) -> list[Answer]:
    chances = model.predict_proba(given)
    return [
        Answer(t, str(model.classes_[row.argmax()]), float(row.max())) for t, row in zip(true, chances, strict=True)
    ]


def _excerpt(text: Text) -> str:
    middle = len(text.text) // 2
    return plain(text.text[:3000] + " " + text.text[middle : middle + 3000])


def _label(text: Text, of: str) -> str:
    return next(iter(text.kinds if of == "kind" else text.verdicts))
