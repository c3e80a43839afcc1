"""The chain on one screen: read, split, judge statements, judge documents, judge the bundle."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from isspec.aspects.residue import find_residue
from isspec.judging.brief import parse_brief
from isspec.judging.bundle import judge_bundle
from isspec.judging.documents import judge_document, unreadable
from isspec.judging.kinship import Kinship
from isspec.judging.machine import judge_data, judge_machine, told_in
from isspec.language import language_of, sentences_in
from isspec.limits import DEFAULTS, Limits, too_many_statements
from isspec.model.folder import DEFAULT
from isspec.model.judge import load_judge
from isspec.readers import read
from isspec.readers.formats import CODE
from isspec.reports.ownership import made_by_isspec
from isspec.splitting import split, statements_of
from isspec.types import Document, DocumentJudgment, Paper, Problem, Report, Source
from isspec.unpacking import unpack
from isspec.version import __version__
from isspec.walking import walk

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from isspec.model.judge import Judge
    from isspec.types import Block, Statement

    # How many bytes are judged, of how many, and the name of the document at hand.
    Progress = Callable[[int, int, str], None]

# Fewer words of prose than this are a note, not a document: nobody could tell what it is.
_FEWEST_WORDS = 12
# Unless it is written in a format for prose and holds so many words in listings and headings, as a page of diagrams
# does: then these show what the document is, though none of them is a statement.
_FEWEST_SILENT_WORDS = 40
_LANGUAGES = frozenset({"en"})
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Readable:
    """A document that can be judged, with its statements: none where it is source code or data.

    ``problems`` say that a part of it could not be read, or that it has more statements than are judged.
    """

    document: Document
    statements: tuple[Statement, ...]
    silent: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def for_the_model(self) -> bool:
        """Whether there is prose, or what shows through listings, and no parser that knows the document better."""
        return self.document.machine is None and bool(self.statements or self.silent)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file cannot be judged; the document is there where it was decoded, the checksum where it was read."""

    problem: Problem
    document: Document | None = None
    sha256: str | None = None


def check(
    paths: Sequence[str | os.PathLike[str]],
    brief: str | None = None,
    *,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    limits: Limits = DEFAULTS,
    whole: bool = False,
) -> Report:
    """Judge the documents under ``paths`` as one bundle; ``-`` is ``stdin``.

    Raises ``UsageError`` for a path that does not exist. What cannot be read is a ``Problem`` of the report. With
    ``whole`` the report keeps the documents themselves, for a page in which they can be read.
    """
    return check_sources(documents_under(paths, stdin, limits), brief, progress=progress, limits=limits, whole=whole)


def documents_under(
    paths: Sequence[str | os.PathLike[str]], stdin: BinaryIO | None = None, limits: Limits = DEFAULTS
) -> Iterator[Source | Problem]:
    """Yield the files under ``paths``, and those in archives among them."""
    for found in walk([str(path) for path in paths], stdin, limits):
        if isinstance(found, Problem):
            yield found
        else:
            yield from unpack(found, limits)


def check_text(text: str, brief: str | None = None, *, name: str = "text.md") -> Report:
    """Judge one string as a bundle of one document; the suffix of ``name`` says its format."""
    return check_sources([Source(name, text.encode("utf-8", "replace"))], brief)


def check_sources(
    sources: Iterable[Source | Problem],
    brief: str | None = None,
    *,
    progress: Progress | None = None,
    limits: Limits = DEFAULTS,
    whole: bool = False,
) -> Report:
    """Judge ``sources``, wherever they come from, as one bundle."""
    readable: list[Readable] = []
    judged: dict[str, DocumentJudgment] = {}
    problems: list[Problem] = []
    paths: list[str] = []
    for source in sources:
        answer = prepare(source, limits)
        if isinstance(answer, Readable):
            readable.append(answer)
            paths.append(answer.document.path)
            problems.extend(answer.problems)
            continue
        problems.append(answer.problem)
        if answer.problem.code != "own-report" and answer.problem.path not in judged:
            judged[answer.problem.path] = unreadable(answer.problem, answer.document, answer.sha256)
            paths.append(answer.problem.path)
    total = sum(len(item.document.text) for item in readable)
    done = 0
    for item in readable:
        judgment = _judge_one(item, done, total, progress)
        judged[item.document.path] = replace(judgment, document=item.document) if whole else judgment
        done += len(item.document.text)
    documents = tuple(judged[path] for path in paths)
    parsed = parse_brief(brief) if brief else None
    papers = [Paper(item.document, judged[item.document.path]) for item in readable]
    bundle = judge_bundle(parsed, documents, papers, paths, kinship_of(load_judge()))
    return Report(__version__, DEFAULT, brief, bundle, documents, tuple(problems))


def kinship_of(judge: Judge) -> Kinship:
    """Return what tells related documents, by the words that a model knows."""
    return Kinship(judge.words.rarity, judge.config.thresholds["related"])


def prepare(source: Source | Problem, limits: Limits = DEFAULTS) -> Readable | Unreadable:
    """Read and split one source, and say why it cannot be judged if it cannot."""
    if isinstance(source, Problem):
        return Unreadable(source)
    if made_by_isspec(source.data):
        return Unreadable(Problem(source.path, "own-report", "this is a report that isspec made; it is not judged"))
    document = read(source, limits)
    if isinstance(document, Problem):
        return Unreadable(document, sha256=sha256(source.data).hexdigest())
    problems: tuple[Problem, ...] = (document.problem,) if document.problem else ()
    if document.machine is not None:
        return Readable(document, split(document), (), problems)
    statements = tuple(islice(statements_of(document), limits.statements + 1))
    if len(statements) > limits.statements:
        statements = statements[: limits.statements]
        problems += (Problem(source.path, "judged-in-part", too_many_statements(limits)),)
    prose = " ".join(statement.text for statement in statements)
    words = len(_WORD.findall(prose))
    if words < _FEWEST_WORDS and (silent := _silent(document)):
        return Readable(document, statements, silent, problems)
    if not words and any(any(map(str.isalpha, b.span.of(document.text))) for b in document.blocks if b.kind == "code"):
        return Readable(document, (), (), problems)
    if not words:
        message = "there is no prose in it: give a document that says in words what is meant"
        return Unreadable(Problem(source.path, "no-prose", message), document)
    language = language_of(prose)
    if language is not None and language not in _LANGUAGES:
        # Rows of names are of no language, and may look like one.
        language = language_of(sentences_in(statement.text for statement in statements)) or language
    if language is not None and language not in _LANGUAGES:
        message = f"it is written in a language that the model does not know ({language}): give it in English"
        return Unreadable(Problem(source.path, "unknown-language", message), document)
    if words < _FEWEST_WORDS:
        message = f"{words} words are too few to judge: give the whole document"
        return Unreadable(Problem(source.path, "too-short", message), document)
    return Readable(document, statements, (), problems)


def _silent(document: Document) -> tuple[Block, ...]:
    """Return the listings and headings of a document for people, if they are enough to tell what it is."""
    if document.media_type == CODE:
        return ()
    blocks = tuple(block for block in document.blocks if block.kind in ("code", "heading"))
    words = sum(len(_WORD.findall(block.span.of(document.text))) for block in blocks)
    return blocks if words >= _FEWEST_SILENT_WORDS else ()


def _judge_one(item: Readable, before: int, total: int, progress: Progress | None) -> DocumentJudgment:
    document = item.document

    def done(offset: int) -> None:
        if progress:
            progress(before + offset, total, document.path)

    if document.machine is not None:
        told = told_in(item.statements)
        findings = load_judge().read(document, told, (), done).findings if told else ()
        return judge_machine(document, item.statements, findings)
    if not item.for_the_model:
        return judge_data(document)
    judge = load_judge()
    reading = judge.read(document, item.statements, item.silent, done)
    return judge_document(
        document, reading.findings, reading.kinds, judge.verdict_of(reading.features), find_residue(document),
        judge.config.thresholds["close"],
    )  # fmt: skip
