"""What a system is called: by the title, by the sentence that introduces it, or by the party that is bound most."""

# ruff: noqa: E501 - a pattern is read best on one line
from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from isspec.display import plain
from isspec.judging.brief import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.types import DocumentJudgment

GENERIC = frozenset(
    """
    system systems software application app program project product service solution implementation
    implementations server client clients user users tool library component module device website site platform game
    code it api cli agent interface function method command message field parameter value document file page
    screen none it this that caller receiver sender endpoint endpoints host one both either instructions they controller
    title data text name header intro
    vendor vendors supplier suppliers contractor contractors bidder bidders
    """.split()
)
# What titles say of the document and not of the system.
_PAPERWORK = re.compile(
    r"\b(?:software|system|functional|non-?functional|technical|product|high[- ]level|detailed|user|business|feature|game|proposed)?\s*"
    r"(?:requests? for (?:proposals?|quotations?|tenders?)|rf[pq]|requirements?|specifications?|specs?|srs|prd|rfc|design|architecture|document(?:ation)?|proposal|draft|version|plan"
    r"|overview|interface control|api reference|reference|manual|guide|readme|introduction|tutorial|how[- ]?to|data dictionary"
    r"|implementation|user stor(?:y|ies)|use cases?|acceptance criteria|minutes|notes|status|changelog|release notes)\b"
    r"|\b(?:for|of|the|an?|to|in|and|on|v?\d+(?:\.\d+)+|v\d+)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:" + _PAPERWORK.pattern + r"|\s|[-/&()]){1,9}\b(?:for|of|on)\s+(?:the\s+|an?\s+)?", re.IGNORECASE
)
# On a cover that lost its line breaks: "SOFTWARE REQUIREMENTS SPECIFICATION PARCEL LOCKER".
_STUCK = re.compile(
    r"^(?:software|system) requirements? specifications?(?: document)?(?: \(?srs\)?)? (?=\w)", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:the|an?|proposed)\s+", re.IGNORECASE)
# "CDK-Aware Documentation" is not what is called "CDK-Aware".
_OPEN_END = re.compile(
    r"\w-(?:aware|based|driven|oriented|ready|enabled|free|specific|safe|facing|only|friendly|compatible|style|level|side|wide)$",
    re.IGNORECASE,
)
# "Add a tide clock" proposes a tide clock.
_PROPOSES = re.compile(
    r"^(?:add(?:ing)?|introduc(?:e|ing)|implement(?:ing)?|support for)\s+(?:support for\s+)?(?:(?:an?|the)\s+)?(?:new\s+)?(?=\w)",
    re.IGNORECASE,
)
# What cannot end a name: "Cordaptor in your architecture" is about Cordaptor.
_HANGING = re.compile(
    r"(?:\s+(?:in|of|for|to|with|on|at|by|as|from|and|an?|the|its|our|your|their|this|that))+$", re.IGNORECASE
)
# Headings that stand first in thousands of documents and name none of them.
_EMPTY = re.compile(
    r"(?:none|sections|for immediate release|unreleased|master|requests? for (?:proposals?|quotations?|tenders?)(?: \(?rf[pq]\)?)?|rf[pq]|user input|outline|abstract|introduction|summary|context|why|what changes|overview|instructions?|status of this memo|contents?|table of contents"
    r"|purpose|scope|general|background|why|roles|actors|building|contributing|authors?|changelog|change log|changes|help|(?:external )?interfaces?(?: requirements?)?|(?:non-?)?functional requirements?|release history|releases?|history|news|todo|roadmap|licen[cs]e|faq|test(?:ing)?(?: plan| guide)?|design (?:principles|tenets|decisions)|class ?stor(?:y|ies)|use cases?|motivation|goals?|name|synopsis|(?:overall |general |product |system )?description|preface|foreword|requirements?|design|readme|template"
    r"|implementation plan|revision history|project (?:overview|description|introduction)(?: and goals)?|introduction and goals"
    r"|architecture(?: design)?|problem(?: statement)?|user stor(?:y|ies)|untitled|index|home|title|document|spec(?:ification)?s?"
    r"|(?:introduction to )?software (?:engineering|development)(?: (?:project|lab|course|[ivx\d]+))?|product (?:perspective|functions|scope)"
    r"|(?:software|system) requirements? specifications?|srs|prd|getting started|installation|usage|arguments?|parameters|responses?|results?|syntax|data|notes?|terminology|copyright)",
    re.IGNORECASE,
)
# "Title: ..." on a cover, or "For ..." where "Specification" is on the line above.
_FOR = re.compile(r"^(?:title\s*:\s*|for\s+(?:the\s+)?)(?=\S)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_EDGE = " `-:\u2013\u2014.,()|#*_/[]"
# "KEP-2021: HPA supports ...", "CIP2015-06-24 Calling Procedures", "7. Semantic Tokens"; not "IMAP4 Login Referrals", "Python 3 Manual".
_NUMBER = re.compile(
    r"(?:[A-Z]{2,6}(?:-\d[\d-]*| ?\d[\d-]+| ?\d(?=[.:)]))|(?<![\w.])(?<!\w\s)\d+(?:\.\d+)*)[.:)]?\s*(?:[:\u2013\u2014-]\s*)?(?=[A-Za-z])|\((?:\d\w?|:[\w:]+:|[A-Z]{2,8})\)?\s*$"
)
# "Chapter 5. Securing services", "Week 10, Lab 1 - the map".
_PLACE = re.compile(
    r"^(?:(?:chapter|section|appendix|annex|part|week|lab|lesson|unit)\s+(?:\d+|[A-Z])\b[\s.:,\u2013\u2014-]*)+",
    re.IGNORECASE,
)
# What is made for another thing is called with its name: "Sieve Email Filtering: Variables Extension".
_EXTENDS = re.compile(
    r"^extensions? (?:for|to)\b|\b(?:extensions?|profile|mapping|binding|option|header|command|capability|module|plug-?in|add-?on)$",
    re.IGNORECASE,
)
# "Introduction {#intro}": an anchor that a converter reads.
_ANCHOR = re.compile(r"\s*\{[#.:][^{}]*\}\s*$")
_VERSION = re.compile(r"[,(]?\s*\b(?:version|v|rev(?:ision)?\.?|draft|release)\s*\.?\s*\d[\w.]*\)?", re.IGNORECASE)
_PARTS = re.compile(r":\s+|\s+[\u2013\u2014|]\s*|\s+-{1,3}\s+")
_INTRODUCES = re.compile(
    r"\b(?:this|the) (?:document|memo|specification|paper|proposal|rfc|note|section|chapter|page|draft|standard|text|spec|pep|bip|erc|change)"
    r"(?: (?:also|formally|briefly|now|will))? (?:specif(?:ies|y)|describes?|defines?|proposes?|introduces?|documents?|presents?|covers)"
    r" (?:how |the requirements (?:for|of|on) |the (?:design|behaviou?r|architecture) of )?"
    r"(?:(?:an?|the|our) )?(?:new |proposed |extension (?:to|of) )?(?P<name>[^.,;:()\n]{3,70}?)"
    r"(?=,|\.|;|:|\(| (?:that|which|for|by|in|to|with|as|from|on|used|using|between|within|when|where|and (?:its|the|how)|based|so)\b|$)",
    re.IGNORECASE,
)
# "The purpose of this SRS is to give a detailed description of the X", as the first section of many begins.
_SERVES = re.compile(
    r"\b(?:purpose|aim|goal|objective|intent) of (?:this|the) (?:\w+ ){0,3}?(?:document|specification|srs|prd|paper|report)(?: is)?"
    r" to (?:describe|present|specify|define|provide|outline|give|document|capture|detail)s? "
    r"(?:(?:the |an? )?(?:[a-z-]+,? ){0,4}?(?:descriptions?|overview|requirements?|specifications?|features|functions|functionality|behaviou?r|design|details|view)"
    r"(?: (?:and|or) (?:[a-z-]+ ){0,2}?(?:descriptions?|requirements?|specifications?|features|functions|functionality|design|details))? (?:of|for) ){0,2}"
    r"(?:the |an? |our )(?:new |proposed )?[\"'\u201c]?(?P<name>(?:[^.,;:()\n\u201d]|\.(?=\d)){3,70}?)[\"'\u201d]?"
    r"(?=,|\.(?!\d)|;|:|\(| (?:that|which|for|by|in|to|with|as|from|on|used|using|and (?:its|the|how)|based|so)\b|$)",
    re.IGNORECASE,
)
# "Tidewatch is a web application", in a paper that goes on to speak of it.
_IS = re.compile(
    r"^(?:(?:[Tt]he|An?|Our|Each|Every) )?(?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*){0,4})(?: \([^()]*\))? is (?:an?|the|our) [^.;:]{0,90}?"
    r"\b(?:system|application|app|platform|software|tool|website|web site|portal|game|service|program|library|framework|protocol|format|language|device)\b"
)
_OFTEN = 4  # statements
# What every paper of a series says of itself.
_BOILERPLATE = re.compile(
    r"(?:general|specific|(?:non-?)?functional|main|key|overall|following|software|system|user|high[- ]level)(?:(?:,| and|,? or)? [\w-]+){0,3}"
    r" (?:requirements?|features?|functions?|functionality|specifications?|goals|objectives|needs|aspects|properties)"
    r"|internet[- ]standards?(?: track)?(?: protocol)?|standards? track.*|best current practice.*|memo.*|(?:changes|terms) .*|informational.*",
    re.IGNORECASE,
)
_OPENING = 25  # statements in which a document introduces its subject
# "the syntax of an IDLE command" is about that command.
_FACET = re.compile(
    r"^(?:the )?(?:(?:and )?(?:syntax|format|semantics|behaviou?r|design|architecture|usage|use|structure|requirements) ){1,3}(?:of|for)\s+",
    re.IGNORECASE,
)
# "how such a client would interact" is no name.
_CLAUSE = re.compile(r"^such\b|\b(?:would|will|shall|should|can|could|must|may|is|are|was|were)\b", re.IGNORECASE)
# "This RFC proposes several new types" names none of them.
_UNTOLD = re.compile(
    r"(?:some|several|various|many|few|two|three|four|new|additional|further|other|certain|changes?|how|what|why)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?<![\w&])(?:[A-Z](?:&?[A-Z0-9]){1,9}|[A-Z][a-z]+[A-Z]\w{0,20})s?\b")
_TECHNOLOGY = frozenset(
    """
    HTTP HTTPS JSON URI URIs URL URLs API APIs XML HTML IP ID IDs TCP TLS UI CLI SDK GET POST PUT DELETE
    MUST SHALL SHOULD MAY NOT OPTIONAL REQUIRED RECOMMENDED WHEN THEN GIVEN AND RFC TODO TBD
    """.split()
)
# Folders that every project has, and the files in them that say no more.
_FOLDERS = 4  # the file and those around it
_SHELVES = frozenset(
    """
    docs doc documentation wiki specs spec src content pages page site web main master readme index proposal proposals
    design designs tasks plan plans notes note changes change archive archived features feature guide guides manual
    manuals papers paper files text texts draft drafts rfcs adr adrs examples example requirements sequence classes
    diagram diagrams uml architecture slices implemented approved technical users home temp data input inbox documents
    defs definitions schema schemas types common config intro introduction overview usecase usecases title data changelog news history license copying authors todo faq tutorial howto reference
    """.split()
)
# A title of nothing else names the paper.
PAPER_WORDS = frozenset(
    "requirement requirements specification specifications template specific document srs prd instructions".split()
)
_SHARED = 0.1  # of the requirements that bind anybody
LONGEST = 9  # words of a name
# Who teaches, and the course: what stands first on the covers of students' papers.
_SCHOOL = re.compile(
    r".*\b(?:universit\w+|polytechnic\w*|hochschule|college|institute of|faculty of|(?:school|department) of|assignment \d|coursework)\b.*|[A-Z]{2,6}[- .]?\d{3,}\w*",
    re.IGNORECASE,
)

_MADE = frozenset("portal manager management database registration information automation timetable".split())


def name_in(title: str) -> str:
    """Return what a title names, without the words for paperwork at its ends; "" where it names nothing.

    >>> name_in("Software Requirements Specification for the Parcel Locker")
    'Parcel Locker'
    """
    said = _PLACE.sub("", plain(_ANCHOR.sub("", _FOR.sub("", title))))
    said = _NUMBER.sub("", _VERSION.sub("", said)).strip(_EDGE)
    parts = [bare for part in _PARTS.split(said) if (bare := _bared(part)) and not _EMPTY.fullmatch(bare)]
    # "Feature Specification: Lamps" is about lamps.
    named = [part for part in parts if _PAPERWORK.sub(" ", part).strip(_EDGE)]
    named = [part for part in named or parts if _LETTERS.search(part)]
    if len(named) == 2 and _EXTENDS.search(named[1]):
        return ": ".join(named)
    name = next(iter(named), "")
    return f"{name})" if name.count("(") > name.count(")") else name


def _bared(name: str) -> str:
    name = name.strip(_EDGE)
    if _EMPTY.fullmatch(name):
        return ""
    # "Design of the X" is about an X; in "Design Rule Checker" and "Document Color Request" it is part of the name.
    name = _ARTICLE.sub("", _STUCK.sub("", _LEADING.sub("", name))).strip(_EDGE)
    for match in reversed(list(_PAPERWORK.finditer(name))):
        if match.end() == len(name) and match.start():
            head = name[: match.start()].rstrip()
            # "Editors' Notes" are no notes on editors.
            whole = _OPEN_END.search(head) or head.endswith(("'", "\u2019"))
            name = name if whole else _HANGING.sub("", head).strip(_EDGE)
    return name


def title_name(document: DocumentJudgment) -> str | None:
    """Return the name in the title of a document, ``None`` where that is about the paper, or a whole sentence."""
    name = _PROPOSES.sub("", name_in(document.title)) if document.title else ""
    words = re.findall(r"\w+", name.lower())
    if not words or len(words) > LONGEST or set(words) <= GENERIC | PAPER_WORDS or words[0] == "how":
        return None
    # A "University Library System" is no university.
    return None if _SCHOOL.fullmatch(name) and not set(words) & (GENERIC | _MADE) else name


def introduced_name(document: DocumentJudgment) -> str | None:
    """Return what the opening says that the document is about: "This memo describes the X"."""
    for finding in document.findings[:_OPENING]:
        said = plain(finding.statement.text)
        for match in chain(_INTRODUCES.finditer(said), _SERVES.finditer(said)):
            name = _ARTICLE.sub("", _FACET.sub("", match["name"].strip(_EDGE + "\"'`")))
            words = re.findall(r"\w+", name.lower())
            if not words or len(words) > LONGEST or set(words) <= GENERIC:
                continue
            if _CLAUSE.search(name) or _UNTOLD.match(name):
                continue
            if not _EMPTY.fullmatch(name) and not _BOILERPLATE.fullmatch(name):
                return name
    return _spoken_name(document)


def _spoken_name(document: DocumentJudgment) -> str | None:
    """Return what the opening says to be a system, if many statements name it: the one that most of them name."""
    told = [plain(finding.statement.text) for finding in document.findings]
    names = {match["name"] for said in told[:_OPENING] if (match := _IS.match(said))}
    counts = {
        name: sum(name in said for said in told)
        for name in names
        if not set(name.lower().split()) <= GENERIC | PAPER_WORDS
    }
    best = max(counts, key=lambda name: (counts[name], name), default=None)
    return best if best and counts[best] >= _OFTEN else None


def party_name(documents: Sequence[DocumentJudgment]) -> tuple[str, float] | None:
    """Return the party that requirements bind most, and its share of them; ``None`` for "the system" and the like."""
    bound = [f.bound for d in documents for f in d.findings if f.label == "requirement" and f.bound]
    said = {word for d in documents for f in d.findings for word in words_of(f.statement.text)}
    names: dict[str, Counter[str]] = {}
    for party in bound:
        names.setdefault(bare_party(party), Counter())[party] += 1
    if not names:
        return None
    bare, counter = max(names.items(), key=lambda item: (item[1].total(), item[0]))
    share = counter.total() / len(bound)
    # A party may be one that the model knows and the documents do not name.
    if share < 0.2 or set(bare.split()) <= GENERIC or not words_of(bare) <= said or not _LETTERS.search(bare):
        return None
    return counter.most_common(1)[0][0], share


def shared_name(documents: Sequence[DocumentJudgment]) -> str | None:
    """Return the name that the requirements of most documents speak of: "MCP clients" and "the MCP server"."""
    said: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    total = 0
    for document in documents:
        names: set[str] = set()
        for finding in document.findings:
            if finding.label == "requirement":
                total += 1
                found = set(_ACRONYM.findall(finding.statement.text)) - _TECHNOLOGY
                said.update(found)
                names |= found
        holders.update(names)
    shared = [n for n in said if said[n] >= _SHARED * total and holders[n] > 1 and holders[n] * 3 >= len(documents) * 2]
    return max(shared, key=lambda name: (said[name], name), default=None)


def bare_party(party: str) -> str:
    """Return a party in lower case, without its article."""
    return re.sub(r"^(?:the|a|an|this|each|every|all)\s+", "", party.lower()).strip()


def file_name(document: DocumentJudgment) -> str | None:
    """Return what the name of the file says, or of a folder around it, where it is words.

    ``docs/parcel-locker.md`` is a parcel locker, and so is ``parcel-locker/docs/README.md``.
    """
    parts = document.path.split("/")
    parts[-1] = re.sub(r"(?:\.[A-Za-z]\w{0,4}){1,2}$", "", parts[-1])  # "lamps.rst.txt"
    for part in parts[: -_FOLDERS - 1 : -1]:
        name = _bared(" ".join(re.findall(r"[A-Za-z]+", part)))
        words = name.lower().split()
        if words and max(map(len, words)) > 3 and not set(words) <= GENERIC | _SHELVES | PAPER_WORDS:
            return name
    return None


def said_name(document: DocumentJudgment) -> str | None:
    """Return the name that a document gives in words: in its title, or where it introduces its subject."""
    return title_name(document) or introduced_name(document)


def told_name(document: DocumentJudgment) -> str | None:
    """Return the name that can be told of a document that gives none: by its file, or by what is bound most."""
    if name := file_name(document):
        return name
    party = party_name([document])
    return party[0] if party else None
