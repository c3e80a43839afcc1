"""Labels of alarms say where and whether, never what: no text of others is in the repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.alarms import key_of, load_labels, scores, table

FOLDER = Path(__file__).parent.parent / "evaluation"
# The pairs that were written for contradictions are ours, with their words.
FILES = sorted(path for folder in ("wording", "conflicts") for path in (FOLDER / folder).glob("[!w]*.jsonl"))
KEYS = {"document", "documents", "start", "starts", "end", "kind", "rule", "right", "sure"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_label_holds_a_place_a_rule_and_an_answer(path: Path) -> None:
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        assert set(row) <= KEYS
        assert row["right"] in (True, False, None)
        names = row.get("documents") or [row["document"]]
        assert all(len(name) < 80 and " " not in name for name in names)


def test_alarms_on_what_is_no_requirement_are_set_aside(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"document": "a", "start": n, "rule": "vague term"} for n in range(5)]
    answers = [True, True, False, None]
    path = tmp_path / "labels.jsonl"
    path.write_text("\n".join(json.dumps({**row, "right": right}) for row, right in zip(rows, answers, strict=False)))
    labels = load_labels(path)
    assert labels[key_of(rows[0])] is True
    found = scores([("vague term", row) for row in rows], labels)
    score = found["all"]
    assert (score.right, score.wrong, score.beside, score.unlabelled) == (2, 1, 1, 1)
    assert score.precision == pytest.approx(2 / 3)
    assert "| vague term | 2 | 1 | 1 | 1 | 0.67 | 0.21 |" in table(found)
