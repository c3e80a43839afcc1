"""Reports built by hand, one for every verdict, so that renderers are tested without a model.

The texts are our own; the companies and systems in them do not exist.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from isspec.types import (
    CLASSES,
    Aspect,
    BundleJudgment,
    Conflict,
    Coverage,
    DocumentJudgment,
    DocumentVerdict,
    Edition,
    Finding,
    Gaps,
    Kind,
    Missing,
    OpenPoint,
    Problem,
    Question,
    Reference,
    Repetition,
    Report,
    Residue,
    Smell,
    Span,
    Statement,
    StatementClass,
    System,
    Tally,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

MODEL = "sample-1"
_MEDIA_TYPES = {"md": "text/markdown", "txt": "text/plain", "pdf": "application/pdf"}

NEWS = """Dockers' union asks Globex to leave the harbour deal

The rally on Tuesday drew 40 people.
"Globex must end its contract with the harbour police," a speaker said.
The contract is worth 3 million.

Share this article
"""

LETTER = """What the staff of Globex wrote

The letter lists two points:
1. Cancel the harbour contract immediately.
2. Publish a policy that neither Globex nor its contractors will serve clients who break the law.
They are free to work elsewhere, I think.
"""

PETITION = """Tell Globex: hands off our harbour!

You must cancel your contract today.
Sign the petition!

1,204 signatures
"""

SPEC = """# Tally: a counter service

`POST /count` adds one and answers with the new number.
The number is kept in `tally.db` and survives a restart.
A body longer than 1 KiB is refused with status 413.
An answer arrives within 50 ms for 95 % of requests.
"""

HALF = """# Gate controller

The controller opens the gate when a known badge is read.
Badge records have the layout of Annex B.
The operator logs off daily.
"""


def finding(
    path: str,
    text: str,
    part: str,
    label: StatementClass,
    score: float,
    aspect: Aspect | None = None,
    bound: str | None = None,
    mark: str | None = None,
) -> Finding:
    start = text.index(part)
    line = text.count("\n", 0, start) + 1
    statement = Statement(path, Span(start, start + len(part)), part, (), "paragraph", line, mark)
    return Finding(statement, label, score, aspect, bound)


def judgment(
    path: str,
    text: str,
    kind: Kind,
    verdict: DocumentVerdict,
    reason: str,
    findings: tuple[Finding, ...],
    residue: tuple[Residue, ...] = (),
) -> DocumentJudgment:
    aspects: dict[Aspect, int] = {}
    for one in findings:
        if one.aspect:
            aspects[one.aspect] = aspects.get(one.aspect, 0) + 1
    labels = [one.label for one in findings]
    requirement, description, demand, other = map(labels.count, CLASSES)
    tally = Tally(requirement, description, demand, other, aspects)
    evidence = sorted((one for one in findings if one.label != "other"), key=lambda one: -one.score)
    return DocumentJudgment(
        path=path,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type=_MEDIA_TYPES[path.rpartition(".")[2]],
        title=text.splitlines()[0].lstrip("# "),
        words=len(text.split()),
        kind=kind,
        kind_score=0.93456,
        verdict=verdict,
        score=0.96123,
        reason=reason,
        tally=tally,
        findings=findings,
        evidence=tuple(evidence),
        residue=residue,
    )


def unread(path: str, reason: str) -> DocumentJudgment:
    return DocumentJudgment(path, None, None, None, None, None, None, "unreadable", None, reason, Tally())


def report(bundle: BundleJudgment, *documents: DocumentJudgment, brief: str | None = None) -> Report:
    problems = tuple(
        Problem(one.path, "pdf-no-text", "has no text layer: give a copy that was read by OCR")
        for one in documents
        if one.verdict == "unreadable"
    )
    return Report("0.1.0", MODEL, brief, bundle, documents, problems)


def _news(path: str) -> DocumentJudgment:
    must = '"Globex must end its contract with the harbour police," a speaker said.'
    return judgment(
        path,
        NEWS,
        "news",
        "not-spec",
        "it reports events, and its one demand binds a company",
        (
            finding(path, NEWS, "The rally on Tuesday drew 40 people.", "other", 0.98),
            finding(path, NEWS, must, "demand", 0.95, bound="Globex"),
            finding(path, NEWS, "The contract is worth 3 million.", "other", 0.97),
        ),
        (Residue(path, 7, "share button", "Share this article"),),
    )


def _letter(path: str) -> DocumentJudgment:
    policy = "2. Publish a policy that neither Globex nor its contractors will serve clients who break the law."
    return judgment(
        path,
        LETTER,
        "opinion",
        "not-spec",
        "its numbered list binds a company, not a system",
        (
            finding(path, LETTER, "The letter lists two points:", "other", 0.8),
            finding(path, LETTER, "1. Cancel the harbour contract immediately.", "demand", 0.91, bound="Globex"),
            finding(path, LETTER, policy, "demand", 0.92, bound="Globex"),
            finding(path, LETTER, "They are free to work elsewhere, I think.", "other", 0.96),
        ),
    )


def _petition(path: str) -> DocumentJudgment:
    return judgment(
        path,
        PETITION,
        "petition",
        "not-spec",
        "it calls on readers and on a company to act",
        (
            finding(path, PETITION, "You must cancel your contract today.", "demand", 0.99, bound="you"),
            finding(path, PETITION, "Sign the petition!", "demand", 0.97),
        ),
    )


STOP = report(
    BundleJudgment(
        "stop",
        0.9876543,
        "these three documents specify no system: one news report, one opinion piece and one petition, "
        "and what they demand binds Globex",
        None,
        (Missing("papers/INDEX.md", "the brief"),),
        (
            Question(
                "Are these the files that you meant to attach? They read like pages saved from the web.",
                ("no document describes a system", "papers/000.txt:7 has a share button"),
            ),
            Question("The request names papers/INDEX.md. Could you send it?", ("it is not among the files",)),
        ),
    ),
    _news("papers/000.txt"),
    _letter("papers/001.txt"),
    _petition("papers/002.txt"),
    brief="Implement the system described in the papers. Top level: papers/INDEX.md",
)


def _spec(path: str = "tally/spec.md") -> DocumentJudgment:
    post = "`POST /count` adds one and answers with the new number."
    return judgment(
        path,
        SPEC,
        "requirements",
        "spec",
        "it fixes behaviour, data, errors and speed of one service",
        (
            finding(path, SPEC, post, "requirement", 0.97, "behaviour", "`POST /count`"),
            finding(path, SPEC, "The number is kept in `tally.db` and survives a restart.", "description", 0.9, "data"),
            finding(path, SPEC, "A body longer than 1 KiB is refused with status 413.", "requirement", 0.95, "error"),
            finding(path, SPEC, "An answer arrives within 50 ms for 95 % of requests.", "requirement", 0.96, "quality"),
        ),
    )


BUILD = report(
    BundleJudgment("build", 0.97, "the document specifies Tally", System("Tally", 1.0), (), ()),
    _spec(),
)


def _half(path: str) -> DocumentJudgment:
    opens = "The controller opens the gate when a known badge is read."
    return judgment(
        path,
        HALF,
        "design",
        "partial",
        "the layout of its records stands in an annex that is absent",
        (
            finding(path, HALF, opens, "requirement", 0.9, "behaviour", "the controller", "p. 1"),
            finding(path, HALF, "Badge records have the layout of Annex B.", "description", 0.7, "data", mark="p. 2"),
            finding(path, HALF, "The operator logs off daily.", "demand", 0.88, bound="The operator", mark="p. 2"),
        ),
    )


def _gaps(path: str) -> Gaps:
    """One gap of each sort in the design of the gate."""
    opens, layout, daily = (one.statement for one in _half(path).findings)
    shown = (_half(path).findings[0],)
    return Gaps(
        systems=(System("Gate controller", 1.0, (path,), asked=False),),
        coverage=(
            Coverage("behaviour", "Behaviour", "thin", True, 1, shown),
            Coverage("data", "Data", "covered", True, 3, ()),
            Coverage("errors", "Errors and limits", "missing", True, 0, ()),
            Coverage("terms", "Terms", "missing", False, 0, ()),
            Coverage("open-points", "Open points settled", "missing", False, 1, shown),
        ),
        references=(
            Reference(path, 4, "Annex B", "annex", "absent", Span(105, 112), layout.text),
            Reference(path, 4, "section 7", "section", "absent", Span(90, 99), layout.text),
            Reference(path, 5, "RFC 1951", "standard", "outside", Span(113, 121), daily.text),
        ),
        open_points=(OpenPoint(path, 3, "to be decided", "It opens within TBD seconds."),),
        smells=(Smell(opens, "vague term", "known", "Say what makes a badge “known”.", 0.8, sure=True),),
        repetitions=(Repetition("id", opens, layout, (path, path), "REQ-1"),),
        conflicts=(Conflict(opens, layout, "time to open", ("1 s", "2 s")),),
        editions=(Edition(path, 1, "0.3", "2021-03-04", "draft", "gate/design-v2.md"),),
    )


ASK = report(
    BundleJudgment(
        "ask",
        0.71,
        "they describe Gate controller in part: Annex B is missing; a close call",
        System("Gate controller", 0.8),
        (Missing("Annex B", "gate/design.pdf", 4),),
        (Question("Could you send Annex B?", ("gate/design.pdf:4 refers to Annex B",)),),
        _gaps("gate/design.pdf"),
    ),
    _half("gate/design.pdf"),
    unread("gate/annexes/scan of the second annex, signed, final version 3 (really).pdf", "it has no text layer"),
)

UNREADABLE = report(
    BundleJudgment("unreadable", None, "nothing could be read", None, (), ()), unread("scan.pdf", "it has no text")
)

EMPTY = report(BundleJudgment("unreadable", None, "there is nothing to read", None, (), ()))

BAD = (
    "\x1b[31mEvil\x1b]8;;http://e.org\x07 | \u202e<script>alert(1)</script> "
    "[x](javascript:alert(2)) \n# `tick` www.e.org"
)
BAD_PATH = "a|b/[c](javascript:x)\x1b[2J<b>\n\u202etxt.md"


def _hostile() -> Report:
    text = f"{BAD}\nnext\n"
    document = replace(
        judgment(
            BAD_PATH, text, "news", "partial", BAD, (finding(BAD_PATH, text, BAD, "demand", 0.9, bound=BAD, mark=BAD),)
        ),
        title=BAD,
        residue=(Residue(BAD_PATH, 1, BAD, BAD),),
    )
    (one,) = document.findings
    gaps = Gaps(
        (System(BAD, 0.4, (BAD_PATH,), asked=False),),
        (Coverage("data", "Data", "thin", True, 1, (one,)),),
        (Reference(BAD_PATH, 1, BAD, "file", "absent", Span(0, 4), BAD),),
        (OpenPoint(BAD_PATH, 1, "to do", BAD),),
        (Smell(one.statement, "vague term", BAD, f"Say what “{BAD}” means.", 0.9, sure=True),),
        (Repetition("statement", one.statement, one.statement, (BAD_PATH, BAD_PATH), BAD),),
        (Conflict(one.statement, one.statement, BAD, (BAD, BAD)),),
        (Edition(BAD_PATH, 1, BAD, "2021-03-04", BAD, BAD_PATH),),
    )
    missing, question = Missing(BAD, BAD_PATH, 1), Question(BAD, (BAD,))
    bundle = BundleJudgment("stop", 0.9, BAD, System(BAD, 0.4), (missing,), (question,), gaps)
    return replace(report(bundle, document, brief=BAD), problems=(Problem(BAD_PATH, "bad", BAD),))


HOSTILE = _hostile()


def many(count: int = 230) -> Report:
    """Two specs among ``count`` documents, far behind."""
    documents = [_news(f"archive/2024/week-{at:03}/press/clipping-{at:03}.txt") for at in range(count - 2)]
    documents += [_spec("archive/z/one.md"), _spec("archive/z/two.md")]
    return report(replace(BUILD.bundle, reason="two of the documents specify Tally"), *documents)


SAMPLES: Mapping[str, Report] = {
    "stop": STOP,
    "build": BUILD,
    "ask": ASK,
    "unreadable": UNREADABLE,
    "empty": EMPTY,
    "hostile": HOSTILE,
}
