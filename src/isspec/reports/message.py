"""The message to whoever sent the documents: a verdict helps only once somebody has been asked."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from isspec.reports.quoting import from_outside, own_words, quote, shorten
from isspec.reports.wording import sentence
from isspec.wording import KINDS, inventory, number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from isspec.reports.presentation import Presentation
    from isspec.types import BundleJudgment, DocumentJudgment, Question, Report

_WIDTH = 76  # mail programs wrap at 78


def to_message(report: Report, presentation: Presentation) -> str:
    """Return plain text, ready to send: what was expected, what was found, the questions, thanks."""
    say = own_words(report, presentation.quotes)
    brief = quote(report.brief, presentation.quotes)
    paragraphs = [
        _opening(report, say),
        *([_wrapped(f"The request was: “{shorten(brief, 300)}”")] if brief else []),
        *_questions(report.bundle, say),
        _closing(report.bundle),
    ]
    return "\n\n".join(paragraphs) + "\n"


def _opening(report: Report, say: Callable[[str], str]) -> str:
    lead = "Hello, we expected a specification that we can build from"
    if not report.documents:
        return _wrapped(f"{lead}, but no document arrived.")
    joint = ", and it came." if report.bundle.verdict == "build" else "."
    reason = sentence(say(report.bundle.reason))
    kinds = inventory(report.documents)
    if kinds in reason:  # the reason says already what came
        return _wrapped(f"{lead}{joint} Our finding: {reason}")
    found = _received(report.documents, kinds)
    return _wrapped(f"{lead}{joint} {found} Our finding: {reason}")


def _received(documents: Sequence[DocumentJudgment], inventory: str) -> str:
    count = len(documents)
    kinds = {document.kind for document in documents}
    if count == 1:
        return f"The document received is {inventory}."
    if len(kinds) == 1 and (kind := documents[0].kind):
        return f"{'Both' if count == 2 else f'All {number(count)}'} documents are {KINDS[kind].many}."
    return f"The {number(count)} documents are {inventory}."


def _questions(bundle: BundleJudgment, say: Callable[[str], str]) -> list[str]:
    if not bundle.questions:
        return []
    one = len(bundle.questions) == 1
    ask = "this question" if one else f"these {number(len(bundle.questions))} questions"
    lead = "While we start" if bundle.verdict == "build" else "Before we build anything"
    numbered = (_asked(question, at, say) for at, question in enumerate(bundle.questions, 1))
    return [f"{lead}, could you please answer {ask}?", *numbered]


def _asked(question: Question, at: int, say: Callable[[str], str]) -> str:
    """Return a question with the places that it is about, for whoever did not see the report."""
    shown = [_wrapped(say(one), "   - ") for one in question.because if not from_outside(one)]
    return "\n".join([_wrapped(say(question.text), f"{at}. "), *shown])


def _closing(bundle: BundleJudgment) -> str:
    if bundle.verdict == "build":
        return "Thank you for the documents."
    return "Thank you; we will start as soon as we know."


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=" " * len(indent),
        break_long_words=False,
        break_on_hyphens=False,
    )
