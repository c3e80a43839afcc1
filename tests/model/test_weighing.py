"""What a class is computed from: the statement, its section, and the document's kinds."""

import numpy as np
import pytest

from isspec.model.folder import DEFAULT, folder_of
from isspec.model.judge import Judge
from isspec.model.linear import softmax
from isspec.model.weighing import CLASS_FEATURES, Look, class_features, weigh
from isspec.pipeline import Readable, prepare
from isspec.types import CLASSES, KINDS, Source

TEXT = """# Gate controller

## Opening

The gate opens when the tag is known. It closes after 20 seconds.

## History

The first gate stood in Lund. Its keeper was paid by the day. He retired in 1931.
"""


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(folder_of(DEFAULT))


@pytest.fixture(scope="module")
def look(judge: Judge) -> Look:
    item = prepare(Source("gate.md", TEXT.encode()))
    assert isinstance(item, Readable)
    return judge.look(item.document, item.statements)


def test_a_statement_is_seen_with_its_section_and_its_document(judge: Judge, look: Look) -> None:
    kinds = judge.config.kind.chances(look.opinions)
    seen = class_features(look, kinds)
    assert seen.shape == (5, len(CLASS_FEATURES))
    own, section, document = np.split(seen, [len(CLASSES), 2 * len(CLASSES)], axis=1)
    assert (own == look.logits).all()
    assert (document == kinds).all()
    opening, history = softmax(look.logits[:2]).mean(0), softmax(look.logits[2:]).mean(0)
    np.testing.assert_allclose(section, [opening] * 2 + [history] * 3)


def test_the_shipped_step_weighs_what_a_class_is_computed_from(judge: Judge) -> None:
    assert judge.config.cls.features == CLASS_FEATURES
    assert judge.config.cls.labels == CLASSES
    assert np.array(judge.config.cls.weights).shape == (len(CLASSES), 2 * len(CLASSES) + len(KINDS))


def test_a_document_without_statements_has_no_findings(judge: Judge, look: Look) -> None:
    silent = Look((), look.whole, look.words)
    assert weigh(silent, judge.config).findings == ()
