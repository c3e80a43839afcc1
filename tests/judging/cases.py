"""Judgments of documents that the tests of the bundle put together, as the pipeline would hand them over."""

from isspec.judging.documents import tally_of
from isspec.model.judge import load_judge
from isspec.pipeline import kinship_of
from isspec.types import (
    Aspect,
    Block,
    Document,
    DocumentJudgment,
    DocumentVerdict,
    Finding,
    Kind,
    Paper,
    Span,
    Statement,
    StatementClass,
)

KINSHIP = kinship_of(load_judge())


def finding(
    text: str, label: StatementClass, *, bound: str | None = None, path: str = "a.md", aspect: Aspect | None = None
) -> Finding:
    return Finding(Statement(path, Span(0, len(text)), text, (), "paragraph", 1), label, 0.9, aspect, bound)


def judgment(
    path: str, verdict: DocumentVerdict, kind: Kind | None, *findings: Finding, title: str | None = None
) -> DocumentJudgment:
    score = None if verdict == "unreadable" else 0.9
    return DocumentJudgment(
        path,
        "0" * 64,
        "text/markdown",
        title,
        100,
        kind,
        score,
        verdict,
        score,
        "as judged",
        tally_of(findings),
        findings,
        findings[:3],
    )


def paper(judged: DocumentJudgment) -> Paper:
    """A document whose paragraphs are the statements that were judged."""
    texts = [finding.statement.text for finding in judged.findings]
    starts = [sum(len(text) + 2 for text in texts[:at]) for at in range(len(texts))]
    blocks = tuple(
        Block(Span(start, start + len(text)), "paragraph") for start, text in zip(starts, texts, strict=True)
    )
    text = "\n\n".join(texts)
    return Paper(Document(judged.path, text, "text/markdown", "0" * 64, judged.title, blocks), judged)


LOCKER = judgment(
    "locker.md",
    "spec",
    "requirements",
    finding("The locker opens the compartment within two seconds of a valid code.", "requirement", bound="The locker"),
    finding("The locker keeps a log of every opened compartment.", "requirement", bound="the locker"),
    finding("A parcel code has eight digits.", "description"),
    title="Parcel Locker Requirements",
)
LOCKER_CODES = judgment(
    "codes.md",
    "spec",
    "interface",
    finding("The locker accepts a parcel code of eight digits for its compartment.", "requirement", bound="the locker"),
    finding("A parcel code opens one compartment of the locker.", "description"),
    title="Parcel Codes",
)
CHESS = judgment(
    "chess.md",
    "spec",
    "requirements",
    finding("The board rejects an illegal move of a bishop.", "requirement", bound="the board"),
    finding("Castling needs an unmoved rook and king.", "description"),
    title="Chess Board Rules Engine",
)
PITCH = judgment(
    "pitch.md",
    "partial",
    "promotion",
    finding("Customers will rent lockers in seconds.", "other"),
    finding("The locker app shows free compartments.", "description", aspect="behaviour"),
)
PETITION = judgment(
    "petition.txt",
    "not-spec",
    "petition",
    finding("The council must close the car park.", "demand", bound="The council"),
    finding("Sign the petition!", "demand", bound="readers"),
)
SCAN = judgment("scan.pdf", "unreadable", None)
