"""No text, however odd, makes the searches fail, and what they quote is in the statement."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from isspec.aspects.conflicts import find_conflicts
from isspec.aspects.quantities import quantities
from isspec.aspects.repetition import find_repetitions
from isspec.aspects.wording import breaches, find_smells
from isspec.types import Block, Document, DocumentJudgment, Finding, Paper, Span, Statement, Tally

_PIECES = """
the The server client it must shall not 30 s 1,000 ms , . : ; | ` ** < > <b> etc. several and/or as appropriate REQ-1:
timeout of is be optional required within quickly 100 % ( ) [x](y) { } \u2019 \u00b5s \U0001f600
"""
PIECES = st.sampled_from([*_PIECES.split(), "\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


def paper(texts: list[str], path: str) -> Paper:
    whole = "\n".join(texts)
    findings, blocks, at = [], [], 0
    for text in texts:
        span = Span(at, at + len(text))
        blocks.append(Block(span, "paragraph", ("A",)))
        findings.append(Finding(Statement(path, span, text, ("A",), "paragraph", 1), "requirement", 0.9))
        at += len(text) + 1
    document = Document(path, whole, "text/plain", "0", None, tuple(blocks))
    judgment = DocumentJudgment(
        path, "0", "text/plain", None, 1, "requirements", 1.0, "spec", 1.0, "", Tally(), tuple(findings)
    )
    return Paper(document, judgment)


@given(TEXTS, TEXTS)
def test_what_is_found_lies_in_the_statement(text: str, before: str) -> None:
    for breach in breaches(text, before):
        assert all(0 <= span.start < span.end <= len(text) for span in breach.spans)
    for quantity in quantities(text):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)


@settings(max_examples=60)
@given(st.lists(TEXTS, max_size=8), st.lists(TEXTS, max_size=8))
def test_no_text_makes_a_search_fail_and_the_answer_is_always_the_same(one: list[str], other: list[str]) -> None:
    papers = [paper(one, "a"), paper(other, "b")]
    for search in (find_smells, find_conflicts, find_repetitions):
        assert search(papers) == search(papers)


def test_twenty_thousand_statements_take_seconds() -> None:
    import time

    texts = [
        f"The pump {n} shall raise the level of tank {n % 977} to {n % 89} cm within {n % 53} s." for n in range(20000)
    ]
    papers = [paper(texts, "a")]
    begin = time.process_time()
    find_smells(papers), find_conflicts(papers), find_repetitions(papers)
    assert (
        time.process_time() - begin < 20
    )  # a few seconds on a laptop; a search that compares each with each takes hours
