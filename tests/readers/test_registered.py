"""What holds for every reader of bytes: any bytes, and good files spoilt, are read or refused in words."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluation.hostile.seeds import seeds
from isspec.readers.extract import NotReadError
from isspec.readers.registry import FORMATS, Format
from isspec.readers.texts import finished
from isspec.splitting import split
from isspec.types import Document

GOOD = seeds()
# What a reader that knows no suffix of its own is given.
_SAMPLES = {
    "application/vnd.oai.openapi": "seed.json", "application/schema+json": "seed.json",
    "text/x-protobuf": "seed.proto", "application/graphql": "seed.graphql", "text/x-gherkin": "seed.feature",
    "application/sql": "seed.sql", "application/xml-schema": "seed.xsd", "application/wsdl+xml": "seed.xsd",
}  # fmt: skip


def sample(row: Format) -> bytes:
    named = next((f"seed{suffix}" for suffix in row.suffixes if f"seed{suffix}" in GOOD), None)
    return GOOD[named or _SAMPLES.get(row.media_type, "seed.txt")]


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.media_type)
@given(chance=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_spoilt_files_are_read_or_refused(row: Format, chance: st.DataObject) -> None:
    good = bytearray(sample(row))
    for _ in range(chance.draw(st.integers(0, 8))):
        good[chance.draw(st.integers(0, len(good) - 1))] = chance.draw(st.integers(0, 255))
    cut = chance.draw(st.integers(0, len(good)))
    data = chance.draw(st.sampled_from([bytes(good), bytes(good[:cut]), bytes(good[cut:])]))
    try:
        extract = finished(getattr(import_module(row.module), row.function)(data))
    except NotReadError:
        return
    except ModuleNotFoundError:
        pytest.skip(f"isspec[{row.extra}] is not installed")
    document = Document("a", extract.text, row.media_type, "", extract.title, extract.blocks, extract.marks)
    assert all(one.span.end <= other.span.start for one, other in pairwise(document.blocks))
    assert all(one.offset <= other.offset for one, other in pairwise(document.marks))
    assert all(statement.span.of(document.text) == statement.text for statement in split(document))
