"""Source code and data are judged as what they are, without the model."""

from __future__ import annotations

import pytest

from isspec.judging.machine import judge_data, judge_machine
from isspec.pipeline import Readable, Unreadable, prepare
from isspec.splitting import split
from isspec.types import Source
from tests.judging.cases import KINSHIP
from tests.readers.machine.definitions import PROTO
from tests.readers.valve import document

CODE = "import os\n\n\ndef close(valve):\n    valve.shut()\n    return True\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("valve.py", CODE),
        ("valve.json", '{"open": [true, false]}'),
        ("valve.yaml", "open: true\n"),
        ("a.md", "```\nx\n```\n"),
    ],
)
def test_code_and_data_are_read_and_have_nothing_to_judge(name: str, text: str) -> None:
    item = prepare(Source(name, text.encode()))
    assert isinstance(item, Readable)
    assert item.statements == ()
    judgment = judge_data(item.document)
    assert (judgment.kind, judgment.verdict, judgment.tally.total) == ("data", "not-spec", 0)
    assert judgment.reason == "Source code or data, which is not read as prose."


def test_headings_alone_are_neither_prose_nor_data() -> None:
    item = prepare(Source("a.md", b"# Valve\n\n## Closing\n"))
    assert isinstance(item, Unreadable)
    assert item.problem.code == "no-prose"


def test_only_definitions_are_judged_as_such() -> None:
    with pytest.raises(ValueError, match="no definition"):
        judge_machine(document("The valve opens.", "a.txt"), ())


def test_the_language_of_definitions_relates_no_two_of_them() -> None:
    other = 'syntax = "proto3";\nmessage Invoice { string customer = 1; double amount = 2; bool settled = 3; }\n'
    both = (document(PROTO, "valve.proto"), document(other, "invoice.proto"))
    assert len(KINSHIP.groups([judge_machine(found, split(found)) for found in both])) == 2
