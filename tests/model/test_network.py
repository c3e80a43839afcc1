"""Windows run one after the other, whether one asks for each or for all of them."""

from __future__ import annotations

from dataclasses import astuple

import numpy as np

from isspec.model.judge import load_judge
from isspec.model.windows import Layout, build_windows, opening_of, units_of
from isspec.readers import read
from isspec.splitting import split
from isspec.types import Document, Source

TEXT = (
    "# Lock\n\n" + "\n\n".join(f"Gate {n} opens when boat {n} has called the keeper twice." for n in range(40)) + "\n"
)


def test_running_all_windows_gives_what_running_each_gives_in_their_order() -> None:
    document = read(Source("lock.md", TEXT.encode()))
    assert isinstance(document, Document)
    judge = load_judge()
    units = units_of(split(document), ())
    windows = list(build_windows(document.text, units, opening_of(document), judge.wordpiece, Layout()))
    assert len(windows) > 2
    ran = list(judge.network.run_all(windows))
    assert [window for window, _ in ran] == windows
    for window, raw in ran:
        alone = judge.network.run(window)
        assert all(np.array_equal(one, other) for one, other in zip(astuple(raw), astuple(alone), strict=True))


def test_no_window_is_no_work() -> None:
    assert list(load_judge().network.run_all([])) == []
