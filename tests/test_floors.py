"""No figure on collections that no training ever had falls silently, where the labelled data is at hand."""

import json
from pathlib import Path

import pytest

from evaluation.evaluate import FLOORS, MEASURES, fallen, figures_of, model_answers
from evaluation.unseen import load_unseen
from isspec.model.folder import DEFAULT, folder_of
from isspec.model.judge import Judge
from training.data import load_labelled, part, parts_of

DATA = Path(__file__).parent.parent.parent / "shared" / "data"


@pytest.mark.slow
@pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data is not here")
def test_no_figure_is_below_its_floor() -> None:
    figures = figures_of(model_answers(Judge(folder_of(DEFAULT)), load_unseen(DATA)))
    assert not fallen(figures, json.loads(FLOORS.read_text(encoding="utf-8")))


def test_every_measure_has_a_floor() -> None:
    assert set(json.loads(FLOORS.read_text(encoding="utf-8"))) == {measure.name for measure in MEASURES}


def test_a_figure_that_fell_is_named() -> None:
    floors = {"class accuracy": 0.8, "class calibration error": 0.02}
    assert fallen({"class accuracy": 0.7, "class calibration error": 0.02}, floors)
    assert fallen({"class accuracy": 0.8, "class calibration error": 0.05}, floors)
    assert not fallen({"class accuracy": 0.9, "class calibration error": 0.01}, floors)


@pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data is not here")
@pytest.mark.parametrize("split", range(6))
def test_no_source_is_on_two_sides_of_a_split(split: int) -> None:
    labelled = load_labelled(DATA)
    parts = parts_of(labelled, split)
    train, tune, report = (part(labelled, parts, name) for name in ("train", "tune", "report"))
    assert train
    assert tune
    assert report
    assert not {t.collection for t in train} & {t.collection for t in report}
    assert not {t.collection for t in train} & {t.collection for t in tune}
    anthologies = {"nltk/nltk_data"}
    assert not ({t.repo for t in train} & {t.repo for t in report}) - anthologies
    assert all(text.trainable for text in train)


@pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data is not here")
def test_no_collection_of_the_floors_is_trained_on() -> None:
    assert not {text.collection for text in load_unseen(DATA)} & {text.collection for text in load_labelled(DATA)}
