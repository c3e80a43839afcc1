"""Gherkin features, read by Cucumber's own parser: the scenarios and their steps are requirements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isspec.readers.lines import lines_of
from isspec.readers.machine.elements import Element, Nature, broken, define, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.readers.extract import Extract


def read_gherkin(data: bytes) -> Extract:
    """Read a ``.feature`` file; raises ``NotReadError`` with the parser's line."""
    from gherkin.errors import CompositeParserException, ParserError
    from gherkin.parser import Parser

    text = text_of(data)
    try:
        # The parser counts lines at every kind of line end, as we do.
        feature: Any = Parser().parse(text).get("feature")
    except CompositeParserException as errors:
        first = errors.errors[0]
        broken("Gherkin feature", getattr(first, "location", {}).get("line"), str(first))
    except ParserError as error:
        broken("Gherkin feature", None, str(error))
    if not feature:
        broken("Gherkin feature", None, "there is no feature in it")
    elements = _Feature(text).elements(feature)
    nature = Nature("Gherkin feature", "requirements", "requirement")
    return define(text, nature, elements, ("scenario", "step"), feature["name"] or None)


class _Feature:
    def __init__(self, text: str) -> None:
        self.lines = lines_of(text)

    def elements(self, feature: Any) -> Iterator[Element]:
        """Yield the feature with its story, then what is in it."""
        yield self._titled(feature, "feature", ())
        yield from self._children(feature, (feature["name"],) if feature["name"] else ())

    def _children(self, holder: Any, trail: tuple[str, ...]) -> Iterator[Element]:
        for child in holder["children"]:
            if rule := child.get("rule"):
                yield self._titled(rule, "rule", trail)
                yield from self._children(rule, (*trail, rule["name"])[:8])
                continue
            scenario = child.get("scenario")
            told = scenario or child["background"]
            if scenario:
                yield self._titled(scenario, "scenario", trail)
            below = (*trail, told["name"] or told["keyword"])[:8]
            for step in told["steps"]:
                yield self._lines(step["location"], self._last_line(step), "step", below)
            for table in told.get("examples", ()):
                rows = [row for row in (table.get("tableHeader"), *table.get("tableBody", ())) if row]
                if rows:
                    yield self._lines(table["location"], rows[-1]["location"]["line"], "table of examples", below)

    def _titled(self, told: Any, noun: str, trail: tuple[str, ...]) -> Element:
        """Return the title line with the description below it, whose place the parser does not tell: it follows."""
        last = told["location"]["line"]
        wanted = len([line for line in told.get("description", "").splitlines() if line.strip()])
        while wanted and last < len(self.lines):
            wanted -= not self.lines[last].blank
            last += 1
        return self._lines(told["location"], last, noun, trail)

    def _last_line(self, step: Any) -> int:
        line: int = step["location"]["line"]
        if table := step.get("dataTable"):
            line = table["rows"][-1]["location"]["line"]
        elif text := step.get("docString"):
            line = text["location"]["line"] + text["content"].count("\n") + 1 + bool(text["content"])
        return line

    def _lines(self, location: Any, last: int, noun: str, trail: tuple[str, ...]) -> Element:
        first = self.lines[location["line"] - 1]
        start = min(first.start + location.get("column", 1) - 1, first.end)
        return Element(start, self.lines[min(last, len(self.lines)) - 1].end, noun, "behaviour", trail)
