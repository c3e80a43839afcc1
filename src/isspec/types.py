"""The nouns every layer passes on, so that reading, judging and reporting meet in values and not in each other.

Their meaning is fixed in docs/definition.md; all are frozen, and none touches the world.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

BlockKind = Literal["paragraph", "item", "row", "caption", "heading", "code", "furniture"]
StatementClass = Literal["requirement", "description", "demand", "other"]
Aspect = Literal["behaviour", "interface", "data", "error", "quality", "constraint", "verification"]
Kind = Literal[
    "standard", "requirements", "design", "interface", "manual", "readme", "ticket", "paper", "news",
    "opinion", "petition", "promotion", "legal", "policy", "record", "reference", "narrative", "data",
]  # fmt: skip
DocumentVerdict = Literal["spec", "partial", "not-spec", "unreadable"]
BundleVerdict = Literal["build", "ask", "stop", "unreadable"]
ReferenceKind = Literal[
    "file", "link", "attachment", "annex", "section", "contents", "figure", "table", "requirement", "standard",
    "address",
]  # fmt: skip
ReferenceState = Literal["present", "absent", "outside"]
CoverageState = Literal["covered", "thin", "missing"]

CLASSES: tuple[StatementClass, ...] = get_args(StatementClass)
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
KINDS: tuple[Kind, ...] = get_args(Kind)
# What the model tells apart; that a document is unreadable is found before.
VERDICTS: tuple[DocumentVerdict, ...] = ("spec", "partial", "not-spec")

# The topic of which the count is of points and not of statements.
OPEN_POINTS = "open-points"

# Blocks that hold statements; the others are read for context only (definition, section 1).
SPEAKING: frozenset[BlockKind] = frozenset({"paragraph", "item", "row", "caption"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` in code points of a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what the span covers.

        >>> Span(4, 7).of("The app stops.")
        'app'
        """
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text with one role. ``trail`` holds the headings above it, outermost first."""

    span: Span
    kind: BlockKind
    trail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a person finds what follows ``offset``: "p. 3", "slide 2", "Sheet1!B4"."""

    offset: int
    name: str


@dataclass(frozen=True, slots=True)
class Machine:
    """What a definition written for machines is, as its own parser found it; no language model reads it.

    ``label`` is the class of every statement in it. ``parts`` counts what it defines, by noun: ("operation", 12).
    ``aspects`` says which aspect holds from an offset on, in the order of the text.
    """

    name: str
    kind: Kind
    label: StatementClass
    parts: tuple[tuple[str, int], ...]
    aspects: tuple[tuple[int, Aspect], ...] = ()

    def aspect(self, offset: int) -> Aspect | None:
        """Return the aspect of the statement that begins at ``offset``."""
        at = bisect_right(self.aspects, offset, key=lambda change: change[0])
        return self.aspects[at - 1][1] if at else None


@dataclass(frozen=True)
class Document:
    """One readable file: its text, and the blocks that the text is made of, in order, not overlapping.

    For text formats ``text`` is the decoded file itself, so offsets are positions in the user's own file.
    ``problem`` says what of it could not be read, where that is not all.
    """

    path: str
    text: str
    media_type: str
    sha256: str
    title: str | None
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    machine: Machine | None = None
    problem: Problem | None = None

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        starts.extend(i + 1 for i, character in enumerate(self.text) if character == "\n")
        return starts

    def line(self, offset: int) -> int:
        """Return the line of ``offset``, counted from 1, lines ending at ``\\n``."""
        return bisect_right(self._line_starts, offset)

    def mark(self, offset: int) -> str | None:
        """Return the name of the page, slide or cell that holds ``offset``, where the format has them."""
        at = bisect_right(self.marks, offset, key=lambda mark: mark.offset)
        return self.marks[at - 1].name if at else None


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, and the cure. ``code`` is stable and documented in docs/problems.md."""

    path: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one input and the name that reports give it (relative, with forward slashes)."""

    path: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, list item, table row or caption: the unit that is judged.

    ``text`` is what the span covers, but for the running lines of a page that breaks off in the midst of it.
    ``mark`` names its page, slide or cell in formats that have them; its line is then one of the text taken out.
    """

    path: str
    span: Span
    text: str
    trail: tuple[str, ...]
    block: BlockKind
    line: int
    mark: str | None = None

    @property
    def cited(self) -> str:
        """The file and the place in it by which a person finds the statement."""
        return f"{self.path} ({self.mark})" if self.mark else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement with its judgement.

    ``score`` is the calibrated probability of ``label``; ``aspect`` is given for requirements and descriptions,
    ``bound`` (who or what is bound, as a noun phrase) for requirements and demands.
    """

    statement: Statement
    label: StatementClass
    score: float
    aspect: Aspect | None = None
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements of each class, and of build evidence in each aspect. Tallies add."""

    requirement: int = 0
    description: int = 0
    demand: int = 0
    other: int = 0
    aspects: Mapping[Aspect, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All statements, whatever their class."""
        return self.requirement + self.description + self.demand + self.other

    @property
    def build_evidence(self) -> int:
        """Requirements and descriptions: what a builder could use."""
        return self.requirement + self.description

    def __add__(self, other: Tally) -> Tally:
        counts = {aspect: self.aspects.get(aspect, 0) + other.aspects.get(aspect, 0) for aspect in ASPECTS}
        return Tally(
            self.requirement + other.requirement,
            self.description + other.description,
            self.demand + other.demand,
            self.other + other.other,
            {aspect: count for aspect, count in counts.items() if count},
        )


@dataclass(frozen=True, slots=True)
class Residue:
    """A trace of where a text was taken from, such as a share button: "are these the files you meant?"."""

    path: str
    line: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentJudgment:
    """What one document is, and whether one could build from it.

    ``kind`` and the scores are ``None`` when the verdict is ``unreadable``. ``findings`` holds every statement,
    in the order of the text; ``evidence`` the few that decided, most telling first. ``close_to`` is the verdict that
    is nearly as likely, if any is. ``document`` is kept only for reports that show documents whole.
    """

    path: str
    sha256: str | None
    media_type: str | None
    title: str | None
    words: int | None
    kind: Kind | None
    kind_score: float | None
    verdict: DocumentVerdict
    score: float | None
    reason: str
    tally: Tally
    findings: tuple[Finding, ...] = ()
    evidence: tuple[Finding, ...] = ()
    residue: tuple[Residue, ...] = ()
    close_to: DocumentVerdict | None = None
    document: Document | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that could be read, with its judgment: what every search for gaps is given."""

    document: Document
    judgment: DocumentJudgment


@dataclass(frozen=True, slots=True)
class System:
    """A system that documents specify, as they call it; ``score`` is its share of the evidence, 0 to 1.

    ``name`` is ``None`` where nothing names it. ``paths`` are the documents that speak of it. ``asked`` says whether
    the brief means it, ``None`` where the brief names none.
    """

    name: str | None
    score: float
    paths: tuple[str, ...] = ()
    asked: bool | None = None

    @property
    def called(self) -> str:
        """The name in “ ”, or its first document where nothing names it."""
        return f"“{self.name}”" if self.name else self.paths[0]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the bundle should hold and does not: ``named_in`` is a path, "the brief", or ``None``."""

    what: str
    named_in: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask whoever sent the documents, and the observations behind it."""

    text: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the documents treat one topic that a builder needs; ``evidence`` shows it, most telling first.

    ``needed`` is whether it decides for this kind of document; ``count`` is how many statements treat it, for
    ``OPEN_POINTS`` how many points are left open.
    """

    topic: str
    title: str
    state: CoverageState
    needed: bool
    count: int
    evidence: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that a document, or the brief, names as a part of the bundle; ``text`` is where it does so."""

    path: str
    line: int
    target: str
    kind: ReferenceKind
    state: ReferenceState
    span: Span
    text: str = ""
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """What the authors left open: ``name`` says how ("to be decided", "empty section"), ``text`` is the place."""

    path: str
    line: int
    name: str
    text: str
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Smell:
    """Wording of a requirement that cannot be built or checked as it stands.

    ``rule`` is the name of the rule, ``words`` what breaks it, ``weight`` (0 to 1) how much a builder suffers. One that
    is not ``sure`` is of a sort that readers often found wrong: it is told only when all is asked for.
    """

    statement: Statement
    rule: str
    words: str
    suggestion: str
    weight: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Repetition:
    """The same thing twice; for documents and passages the statements are the first of each, where there is one."""

    kind: Literal["document", "passage", "statement", "id"]
    first: Statement | None
    second: Statement | None
    paths: tuple[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements of which at most one can hold: they give ``what`` two different ``values``."""

    first: Statement
    second: Statement
    what: str
    values: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Edition:
    """Which state of a paper came: its version, date and status, as it says, and the file that supersedes it."""

    path: str
    line: int
    version: str | None = None
    date: str | None = None
    status: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a builder would lack or stumble over, whatever the verdict; each part is ordered, weightiest first."""

    systems: tuple[System, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    references: tuple[Reference, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()
    smells: tuple[Smell, ...] = ()
    repetitions: tuple[Repetition, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    editions: tuple[Edition, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleJudgment:
    """Whether one could build from the documents together, and what they lack."""

    verdict: BundleVerdict
    score: float | None
    reason: str
    system: System | None
    missing: tuple[Missing, ...]
    questions: tuple[Question, ...]
    gaps: Gaps = Gaps()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything isspec has to say about one bundle; every renderer takes it, and nothing else."""

    version: str
    model: str
    brief: str | None
    bundle: BundleJudgment
    documents: tuple[DocumentJudgment, ...]
    problems: tuple[Problem, ...]

    @property
    def tally(self) -> Tally:
        """The tallies of all documents, added."""
        return sum((document.tally for document in self.documents), Tally())
