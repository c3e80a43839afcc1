"""The page as a value, and the page as HTML: templates, styles and scripts of this package put into one file."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import takewhile
from typing import TYPE_CHECKING

from isspec.reports.gaps import MAP, sections_of
from isspec.reports.html.charts import bars, lanes
from isspec.reports.html.data import embedded
from isspec.reports.html.inline import inline
from isspec.reports.html.reading import Reading, linked, reading_of
from isspec.reports.message import to_message
from isspec.reports.ownership import HTML_MARK
from isspec.reports.quoting import clean, from_outside, inner, own_words, quote, shorten
from isspec.reports.wording import VERDICTS, capital, counted, counts, nature, percent, sentence
from isspec.types import ASPECTS
from isspec.wording import DOCUMENT_VERDICTS, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jinja2 import Environment

    from isspec.reports.gaps import Section
    from isspec.reports.presentation import Presentation, Quotes
    from isspec.types import Coverage, Finding, Question, Report, Residue

Parts = list[tuple[str, str | None]]

# A line break inside a paragraph; a numbered line or an item begins one of its own.
_WRAP = re.compile(r"(?<!\n)\n[ ]*(?![\n ]|\d+\. |- )")
_STYLES = ("tokens.css", "page.css", "reading.css", "tools.css", "narrow.css", "print.css")
_SCRIPTS = ("page.js", "places.js", "filters.js", "search.js", "steps.js", "margin.js", "keys.js")
_LEGEND = (
    ("requirement", "what a system must do or be"),
    ("description", "how a system works, concretely"),
    ("demand", "what people must do"),
    ("other", "everything else"),
)


@dataclass(frozen=True)
class Page:
    """What the templates show: the report, laid out, and what of it may be quoted."""

    report: Report
    presentation: Presentation

    @property
    def quotes(self) -> Quotes:
        """How much the page quotes."""
        return self.presentation.quotes

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """Every document, in the order of the report."""
        return [reading_of(at, document, self.quotes) for at, document in enumerate(self.report.documents, 1)]

    @cached_property
    def _places(self) -> Mapping[str, Reading]:
        return {clean(reading.judgment.path): reading for reading in self.readings}

    @cached_property
    def _folder(self) -> str:
        """What the names of all documents begin with, and need not be said of each."""
        folders = [clean(reading.judgment.path).split("/")[:-1] for reading in self.readings]
        shared = takewhile(lambda level: len(set(level)) == 1, zip(*folders, strict=False))
        return "".join(f"{level[0]}/" for level in shared)

    @cached_property
    def _say(self) -> Callable[[str], str]:
        return own_words(self.report, self.quotes)

    def say(self, text: str) -> Parts:
        """Return a sentence of isspec's own, with the places that it names."""
        return list(linked(capital(sentence(self._say(text))), self._places))

    def note(self, text: str) -> Parts:
        """Return an observation, which need not be a sentence, with the places that it names."""
        return list(linked(self._say(text), self._places))

    @property
    def title(self) -> str:
        """What the window is called."""
        return self._say(self.report.bundle.reason)

    @property
    def count(self) -> str:
        """How many documents were read."""
        return plural(len(self.report.documents), "document")

    @property
    def brief(self) -> str | None:
        """The request, as far as it may be quoted."""
        brief = quote(self.report.brief, self.quotes)
        return inner(shorten(brief, 600)) if brief else None

    @property
    def system(self) -> str | None:
        """The system that is specified, as far as it may be named."""
        system = self.report.bundle.system
        return quote(system.name, self.quotes) if system else None

    @property
    def questions(self) -> Sequence[Question]:
        """What to ask."""
        return self.report.bundle.questions

    @property
    def message(self) -> str:
        """The message that is ready to send, with the lines as long as whoever shows it wants them."""
        return _WRAP.sub(" ", to_message(self.report, self.presentation)).rstrip()

    @property
    def gaps(self) -> bool:
        """Whether anything is missing, unreadable or out of place."""
        return bool(self.missing or self.residue or self.report.problems or self.coverage or self.sections)

    @property
    def coverage(self) -> Sequence[Coverage]:
        """How far each topic is treated that a builder needs."""
        return self.report.bundle.gaps.coverage

    @cached_property
    def sections(self) -> list[Section]:
        """All other gaps; what the map of topics shows is not said again."""
        return [section for section in sections_of(self.report, "all") if section.title != MAP]

    def place(self, path: str, line: int | None) -> Parts:
        """Return a place in a document, with its link where the document is on the page."""
        reading = self._places.get(clean(path))
        name = clean(path).removeprefix(self._folder) + (f", line {line}" if line else "")
        return [(name, (reading.at(line) if line else reading.anchor) if reading else None)]

    def evidence(self, finding: Finding) -> tuple[str, str | None]:
        """Return the line of a statement, and its place."""
        reading = self._places.get(clean(finding.statement.path))
        return f"line {finding.statement.line}", reading.of(finding) if reading else None

    @property
    def missing(self) -> list[tuple[str, Parts]]:
        """What is named and absent, and where it is named."""
        return list(self._missing())

    def _missing(self) -> Iterator[tuple[str, Parts]]:
        for missing in self.report.bundle.missing:
            outside = from_outside(missing.named_in)
            what = clean(missing.what) if outside else quote(missing.what, self.quotes) or "something"
            where = clean(missing.named_in or "") + (f", line {missing.line}" if missing.line else "")
            yield what, list(linked(where, self._places)) if where else []

    @property
    def residue(self) -> list[tuple[Reading, Sequence[Residue]]]:
        """The traces of where documents were copied from, by document."""
        return [(reading, reading.judgment.residue) for reading in self.readings if reading.judgment.residue]


def to_html(report: Report, presentation: Presentation) -> str:
    """Return one page that needs nothing else, asks nothing of the network, and runs no script but its own."""
    page = Page(report, presentation)
    ranks = {
        (reading.number, finding.statement.span): rank
        for reading in page.readings
        for rank, finding in enumerate(reading.judgment.evidence, 1)
    }
    template = _environment().get_template("page.html.jinja")
    return template.render(
        page=page, mark=_safe(HTML_MARK), policy=policy(), style=_safe(_style()), script=_safe(_script()),
        data=_safe(embedded(page.readings, page.quotes)), verdict_word=VERDICTS[report.bundle.verdict].capitalize(),
        ranks=ranks, legend=_LEGEND, quote=lambda text: quote(text, page.quotes), document_verdicts=DOCUMENT_VERDICTS,
        aspects=ASPECTS, clean=clean, inner=inner, bars=bars, lanes=lanes, counted=counted, counts=counts,
        percent=percent, nature=nature, inline=inline, same=str, shorten=shorten, map_title=MAP,
    )  # fmt: skip


@cache
def policy() -> str:
    """Return a policy that lets only the style and the script of a page act, and fetches nothing."""
    style, script = _style(), _script()
    return (
        f"default-src 'none'; style-src {_checksum(style)}; script-src {_checksum(script)}; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


@cache
def _style() -> str:
    return _joined("styles", _STYLES)


@cache
def _script() -> str:
    return f'(() => {{\n"use strict";\n{_joined("scripts", _SCRIPTS)}}})();'


def _checksum(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _joined(folder: str, names: Sequence[str]) -> str:
    here = files(__package__ or "") / folder
    return "\n".join((here / name).read_text(encoding="utf-8") for name in names)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(__package__ or ""), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined,
    )  # fmt: skip


def _safe(text: str) -> str:
    """Return text of ours, which is no text of a document, as it stands."""
    from markupsafe import Markup

    return Markup(text)
