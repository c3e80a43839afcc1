"""SQL that defines data: tables, their columns and constraints, views and types."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from isspec.readers.machine.elements import Element, Nature, define, mistake, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isspec.readers.extract import Extract, NotReadError

# Nobody says which dialect a file is in: the first that can read it, the commonest first.
_DIALECTS = ("", "postgres", "mysql", "sqlite", "tsql", "oracle")
_MODIFIERS = frozenset(
    ["OR", "REPLACE", "TEMPORARY", "TEMP", "GLOBAL", "LOCAL", "UNLOGGED", "EXTERNAL", "UNIQUE", "MATERIALIZED"]
)
_CONSTRAINTS = frozenset({"CONSTRAINT", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "EXCLUDE", "KEY", "INDEX"})
_NOUNS = ("table", "column", "view", "type", "constraint", "index")


def read_sql(data: bytes) -> Extract:
    """Read a schema; raises ``NotReadError`` with the parser's line when no dialect can read it."""
    text = text_of(data)
    dialect = _dialect(text)
    elements: list[Element] = []
    for statement in _statements(_tokens(text, dialect)):
        elements.extend(_statement(statement, text))
    return define(text, Nature("SQL schema"), elements, _NOUNS, None)


def _dialect(text: str) -> str:
    """Return a dialect that can read ``text``; the line told of a mistake is that of the commonest."""
    from sqlglot import parse
    from sqlglot.errors import SqlglotError

    logging.getLogger("sqlglot").setLevel(logging.CRITICAL)  # it warns of what it does not understand
    first: SqlglotError | None = None
    for dialect in _DIALECTS:
        try:
            parse(text, dialect=dialect or None)
        except SqlglotError as error:
            first = first or error
        except RecursionError:
            raise mistake("SQL schema", None, "nested too deeply") from None
        else:
            return dialect
    raise _mistake(first)


def _mistake(error: Exception | None) -> NotReadError:
    places: list[dict[str, Any]] = getattr(error, "errors", [])
    line = places[0].get("line") if places else None
    return mistake("SQL schema", line, str(places[0].get("description")) if places else str(error))


def _tokens(text: str, dialect: str) -> Sequence[Any]:
    from sqlglot import tokenize

    tokens: Sequence[Any] = tokenize(text, read=dialect or None)
    return tokens


def _statements(tokens: Sequence[Any]) -> Iterator[list[Any]]:
    run: list[Any] = []
    for token in tokens:
        if token.text == ";":
            yield run
            run = []
        else:
            run.append(token)
    yield run


def _statement(tokens: list[Any], text: str) -> Iterator[Element]:
    """Yield a CREATE statement and, of a table, its columns and constraints: what stands between its commas."""
    words = [token.text.upper() for token in tokens]
    if words[:1] != ["CREATE"]:
        return
    at = 1
    while words[at : at + 1] and words[at] in _MODIFIERS:
        at += 1
    noun = words[at].lower() if at < len(words) else ""
    if noun not in _NOUNS:
        return
    yield Element(tokens[0].start, tokens[-1].end + 1, noun, "data")
    if noun != "table" or "(" not in words:
        return
    opening = words.index("(")
    skipped = at + 4 if words[at + 1 : at + 4] == ["IF", "NOT", "EXISTS"] else at + 1
    table = text[tokens[skipped].start : tokens[opening - 1].end + 1] if skipped < opening else ""
    for part in _parts(tokens[opening:]):
        constraint = part[0].text.upper() in _CONSTRAINTS
        yield Element(
            part[0].start, part[-1].end + 1, "constraint" if constraint else "column",
            "constraint" if constraint else "data", (table.strip(),) if table.strip() else (),
        )  # fmt: skip


def _parts(tokens: list[Any]) -> Iterator[list[Any]]:
    depth = 0
    part: list[Any] = []
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        outside = depth == 1 and token.text in {"(", ","}
        if not outside and depth > 0:
            part.append(token)
        if (outside or depth == 0) and part:
            yield part
            part = []
        if depth == 0:
            return
