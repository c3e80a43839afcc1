"""Opinions are weighed by how far each is to be trusted, and labels by how common they are."""

from __future__ import annotations

import numpy as np
import pytest

from isspec.model.folder import DEFAULT, folder_of, load_config
from isspec.model.linear import Blend
from isspec.types import KINDS


def test_a_common_label_wins_where_the_opinions_leave_it_open() -> None:
    opinions = np.log(np.array([[0.5, 0.5], [0.5, 0.5]]))
    blend = Blend(1.0, 1.0, (0.3, 0.0))
    assert blend.chances(opinions).argmax() == 0
    assert blend.said(opinions) == pytest.approx([0.5, 0.5])


def test_a_clear_opinion_wins_over_how_common_a_label_is() -> None:
    opinions = np.log(np.array([[0.1, 0.9], [0.2, 0.8]]))
    assert Blend(1.0, 1.0, (0.3, 0.0)).chances(opinions).argmax() == 1


def test_the_opinion_of_more_weight_decides() -> None:
    opinions = np.log(np.array([[0.9, 0.1], [0.2, 0.8]]))
    assert Blend(1.0, 0.1, (0.0, 0.0)).chances(opinions).argmax() == 0
    assert Blend(0.1, 1.0, (0.0, 0.0)).chances(opinions).argmax() == 1


def test_the_shipped_model_weighs_every_kind() -> None:
    kind = load_config(folder_of(DEFAULT)).kind
    assert len(kind.bias) == len(KINDS)
    assert min(kind.network, kind.words) > 0
