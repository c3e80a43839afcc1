"""How far alarms about wording are trusted is what readers found."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from evaluation.wording.trust import Read, read_alarms, trust_in
from isspec.aspects.catalogue import SURE, load_trust

DATA = Path(__file__).parents[3] / "shared" / "data"
_RULE = "vague term"


def test_one_wrong_alarm_does_not_silence_a_rule_and_many_silence_a_phrase() -> None:
    good = [Read("1", _RULE, ("reasonable",), right=True)] * 20
    trust = trust_in([*good, Read("1", _RULE, ("proper",), right=False)])
    assert trust.of(_RULE, ("reasonable",)) > trust.of(_RULE, ()) > SURE
    assert trust.of(_RULE, ("proper",)) >= SURE
    trust = trust_in([*good, *[Read("1", _RULE, ("proper",), right=False)] * 6])
    assert trust.of(_RULE, ("proper",)) < SURE
    assert trust.of(_RULE, ("proper", "reasonable")) >= SURE
    assert trust.of("a rule that nobody read", ()) == trust.any_rule


@pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data is not here")
def test_what_is_shipped_is_what_the_labels_say() -> None:
    assert asdict(load_trust()) == asdict(trust_in(read_alarms(DATA)))
