"""A sweep judges what nobody labelled, goes on where it was cut off, and lists what it should not call a spec."""

import json
from pathlib import Path

import pytest

from evaluation.raw import Raw, load, sample, texts_of
from evaluation.sweep import called_spec, judged, load_cache, report, shares
from evaluation.verdicts import Verdict, verdict_on
from isspec.model.folder import DEFAULT, folder_of
from isspec.model.judge import Judge
from tests.evaluation.data import FAIR, LOCKER, write_data

FAIRS = [Raw(f"f{i}", "notspec", "fairs", f"fair-{i}.md", "report", False) for i in range(4)]
NOTES = [Raw("n1", "notspec", "long:us/notes", "note.md", "train", False)]
VERDICTS = {
    "f0": Verdict("not-spec", 0.9, "news"),
    "f1": Verdict("spec", 0.6, "manual"),
    "f2": Verdict("spec", 0.8, "manual"),
    "f3": Verdict("unreadable"),
    "n1": Verdict("partial", 0.5, "readme"),
}


def test_what_is_called_a_spec_is_listed_surest_first() -> None:
    assert [raw.id for raw, _ in called_spec(FAIRS, VERDICTS)] == ["f2", "f1"]


def test_only_what_specifies_nothing_is_listed() -> None:
    specs = [Raw("f1", "spec", "lockers", "locker.md", "train", False)]
    assert called_spec(specs, VERDICTS) == []


def test_shares_are_of_each_collection_with_the_long_tail_as_one() -> None:
    text = shares([*FAIRS, *NOTES], VERDICTS)
    assert "| notspec | fairs | report | 4 | 0.500 | 0.000 | 0.250 | 0.250 |" in text
    assert "| notspec | the long tail |  | 1 | 0.000 | 1.000 | 0.000 | 0.000 |" in text
    assert "| notspec | **all** |  | 5 | 0.400 | 0.200 | 0.200 | 0.200 |" in text


def test_the_report_counts_in_a_thousand_and_says_whether_training_saw_the_collection() -> None:
    text = report([*FAIRS, *NOTES], VERDICTS)
    assert "in all: 2 of 5 called spec, 400.0 in 1,000" in text
    assert "of part report: 2 of 4 called spec, 500.0 in 1,000" in text
    assert "of part train: 0 of 1 called spec" in text
    assert "0.800 manual report f2 fairs fair-2.md" in text


def test_a_cache_that_was_cut_off_in_a_line_is_read_up_to_there(tmp_path: Path) -> None:
    cache = tmp_path / "verdicts.jsonl"
    line = json.dumps({"document": "f0", "verdict": "not-spec", "score": 0.9, "kind": "news"})
    cache.write_text(f'{line}\n{{"document": "f1", "verd', encoding="utf-8")
    assert load_cache(cache) == {"f0": VERDICTS["f0"]}
    assert load_cache(tmp_path / "none.jsonl") == {}


def test_raw_documents_come_by_weak_label_and_say_what_is_known_of_them(tmp_path: Path) -> None:
    found = {raw.id: raw for raw in load(write_data(tmp_path), 0)}
    assert list(found) == ["b1", "b2", "c1", "a1", "a2"]
    assert [raw.id for raw in found.values() if raw.labelled] == ["b1", "a1"]
    assert found["c1"].part == "unlabelled"
    assert found["a2"].part == found["a1"].part != "unlabelled"


def test_a_sample_has_so_many_of_each_collection() -> None:
    assert [raw.id for raw in sample([*FAIRS, *NOTES], 2)] == ["f0", "f1", "n1"]
    assert sample(FAIRS, None) == FAIRS


def test_texts_come_with_their_names_and_only_those_asked_for(tmp_path: Path) -> None:
    assert list(texts_of(write_data(tmp_path), {"b1"})) == [("b1", "fair.md", FAIR)]


def test_a_sweep_keeps_its_verdicts_and_does_not_judge_twice(tmp_path: Path) -> None:
    data, cache = write_data(tmp_path), tmp_path / "verdicts.jsonl"
    fair, other = (raw for raw in load(data, 0) if raw.collection == "fairs")
    folder = folder_of(DEFAULT)
    first = judged(data, folder, [fair], cache, 1)
    assert set(first) == {"b1"}
    assert first["b1"] == verdict_on(Judge(folder), "fair.md", FAIR)
    cache.write_text(
        cache.read_text(encoding="utf-8").replace('"score": ', '"score": 0.123, "was": '), encoding="utf-8"
    )
    second = judged(data, folder, [fair, other], cache, 1)
    assert second["b1"].score == 0.123
    assert set(second) == {"b1", "b2"}
    assert load_cache(cache) == second


def test_a_verdict_is_the_one_that_isspec_gives() -> None:
    judge = Judge(folder_of(DEFAULT))
    assert verdict_on(judge, "empty.md", "") == Verdict("unreadable")
    assert verdict_on(judge, "fair.md", FAIR).verdict == "not-spec"
    assert verdict_on(judge, "locker.md", LOCKER).verdict in ("spec", "partial")
    fields = {name: {"type": "string", "description": f"The {name} of a door."} for name in ("code", "place", "size")}
    draft = "http://json-schema.org/draft-07/schema#"
    schema = json.dumps({"$schema": draft, "type": "object", "properties": fields})
    pytest.importorskip("jsonschema_rs")
    assert verdict_on(judge, "door.schema.json", schema) == Verdict("spec", 1.0, "interface")
