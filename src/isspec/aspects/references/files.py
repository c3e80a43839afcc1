"""Files that a text leans on, links to or says are attached, and the public texts and addresses that it cites."""

# ruff: noqa: E501 - a pattern is read best on one line
from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from isspec.aspects.references.mention import Mention
from isspec.filenames import HOUSEKEEPING
from isspec.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.types import Document, ReferenceKind

DOCUMENTS = (
    "adoc|asciidoc|csv|docx?|drawio|feature|html?|json|md|mediawiki|odp|ods|odt|pdf|png|jpe?g|svg|gif|pptx?|proto|puml|reqif|rst|rtf"
    "|tex|toml|txt|vsdx?|wsdl|xlsx?|xml|xsd|ya?ml|zip"
)
# Only where the sentence leans on the file: "as defined in annex-b.md"; a name in passing is no promise.
_VERBS = (
    "see|refer to|consult|described|defined|specified|listed|given (?:in|by)|laid down|documented|detailed|set out"
    "|according to|conforms? to|(?:is|are|can be|may be) (?:contained|found) in|shown in|attached"
)
_LEANS = re.compile(
    # "shall be documented in design.md" is a duty to write it; "its README.txt" is somebody else's.
    rf"(?<!\bbe )\b(?P<verb>{_VERBS}|per(?=\W+[\w./-]+\.\w))\b"
    r"(?P<between>[^.;!?\"\u201c]{0,60}?)"
    rf"(?P<name>(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.(?:{DOCUMENTS}))(?![\w/(-]|\.\w|['\u2019]s\b)",
    re.IGNORECASE,
)
_LEANING = re.compile(rf"\b(?:{_VERBS})\b[^.;!?]{{0,60}}$", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\.(?:adoc|asciidoc|csv|docx?|feature|html?|json|md|mediawiki|od[pst]|pdf|pptx?|proto|puml|reqif|rst|rtf|tex|txt|wsdl|xlsx?|xml|xsd|ya?ml)$",
    re.IGNORECASE,
)
# A program takes what is "listed in modules.txt" and "defined in editable.json"; people read what is described there.
_DATA = re.compile(r"\.(?:json|ya?ml|xml|csv|toml|txt)$", re.IGNORECASE)
_READ = re.compile(
    r"see|refer|consult|described|documented|specified|detailed|according|per|attached|laid", re.IGNORECASE
)
# The source tree of a program that exists already.
_SOURCES = re.compile(r"(?:\.\.?/)*(?:src|lib|objects|modules|include|tests?|kernel)/", re.IGNORECASE)
_SOMEBODY_ELSES = re.compile(
    r"\b(?:its|their|your|his|her|kernel|upstream|source tree|project's|repo(?:sitory)?'s)\b", re.IGNORECASE
)
_DESCRIBING = re.compile(
    rf"\bthe (?:file|document|spreadsheet|annex)\s+[\"\u201c`*_]*(?P<name>[\w-][\w./-]*\.(?:{DOCUMENTS}))[\"\u201d`*_]*\s+(?:describes|defines|specifies|explains|lists|documents|details)\b",
    re.IGNORECASE,
)
# Programs write and read such files while they run: "the path given in config.yaml" is no promise of a document.
_AT_RUN_TIME = re.compile(
    r"\b(?:config|settings?|package|composer|tsconfig|cargo|pyproject|docker-compose|pom|makefile|manifest|index|setup"
    r"|robots|requirements|output|input|result|data|log|example|test|sample|foo|bar|file|filename|name)"
    r"\.(?:json|ya?ml|toml|xml|txt|html?|csv)$",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"!?\[[^\[\]]{0,300}\]\(\s*<?(?P<inline>[^()\s<>]{1,500}(?:\([^()\s]{0,80}\))?)>?(?:\s+[\"'(][^\n]{0,200})?\s*\)"
    r"|^[ ]{0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*<?(?P<named>[^\s<>]{1,500})"
    r"|:(?:doc|download):`(?:[^`<>]{0,200}<)?(?P<role>[^`<>\s]{1,300})>?`"
    r"|(?:^|(?<=\s))(?:link|image|include|xref|image:|include:):(?P<macro>[^\s\[\]:]{1,300})\["
    r"|^\.\. (?:image|figure|include|literalinclude)::[ \t]*(?P<directive>\S{1,300})"
    r"|<img\b[^<>]{0,300}\bsrc=[\"'](?P<image>[^\"'<>]{1,500})"
    r"|\[\[(?P<wiki>[\w./-]{1,200}\.\w{1,10})(?:#[^\[\]|]{0,200})?(?:\|[^\[\]]{0,200})?\]\]",
    re.MULTILINE,
)
# In JSON Schema, OpenAPI and AsyncAPI, and in XML Schema.
_INCLUDED = re.compile(
    r"[\"']?\$ref[\"']?[ \t]*:[ \t]*[\"']?(?P<ref>[^\s\"'#:{}]{1,300}\.(?:json|ya?ml))(?=[\"'#\s])"
    r"|<(?:\w+:)?(?:include|import|redefine)\b[^<>]{0,500}\bschemaLocation=[\"'](?P<schema>[^\"':]{1,300}\.xsd)[\"']"
)
# "[B](B.md)" in a legend is a letter that a wiki took for the name of a page.
_LEGEND = re.compile(r"\[(\w{1,2})\]\(\1\.\w+\)")
_ELSEWHERE = re.compile(
    r"(?:\.\./)+(?:issues|pulls?|wiki|releases|discussions|blob|tree|compare|actions)\b|[a-z][a-z0-9+.-]{1,20}:|/|www\.|(?:[\w-]+\.)+(?:com|org|net|io|dev|edu|gov)(?:/|$)",
    re.IGNORECASE,
)
# A link that leads to no path: code such as `F[P any](call)`, or a name for a program to fill in.
_PATH = re.compile(r"(?=[^.]*[./])(?=.*\w\w)[\w./%()+~ -]+")
_BARE = re.compile(r"[\w-]{2,60}")
_THING = (
    "diagram|drawing|document|file|spreadsheet|sheet|mock-?ups?|wireframes?|schema|schematics?|form|image|picture|screenshots?|sketch(?:es)?"
    "|pdf|presentation|table|appendix|annex|example|specification|spec|data ?sheet|flow ?chart|figure|list|report|paper|design|slides|zip"
)
_ATTACHED = re.compile(
    rf"\b(?:see|refer to|in|per|shown (?:in|by|on)|described (?:in|by)|to|with|by|using|from|on|follow|have|find)\s+(?:also\s+)?"
    rf"(?:the|our|an?|my)\s+(?:attached|enclosed|accompanying)\s+(?P<thing>(?:[\w-]+\s+){{0,3}}?(?:{_THING}))\b"
    rf"|\b(?:the|our)\s+(?P<noun>(?:[\w-]+\s+){{0,2}}?(?:{_THING}))\s+(?:is|are)\s+(?:attached|enclosed)\b(?!\s+to\b)"
    r"|\b(?P<see>see|please find|as per)\s+(?:the\s+)?(?:attached|attachments?|enclosed|enclosure)(?=[.,;)\s]*(?:$|[.,;)]))",
    re.IGNORECASE,
)  # fmt: skip
_STANDARD = re.compile(
    r"\b(?:RFC|PEP|XEP|BIP|EIP|ERC|KEP)[- ]?\d{1,5}\b|\b(?:ISO|IEC|ISO/IEC|ISO/IEC/IEEE|IEEE|ECMA|ANSI|FIPS|DIN|EN|NIST SP)"
    r"(?: Std)?[- ]\d{2,5}(?:[-.:]\d{1,4}){0,3}\b|\bITU-T [A-Z]\.\d{1,4}\b"
)
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>()\[\]\"'`]{3,400}")


def is_document(target: str) -> bool:
    """Say whether the name of a file is one of a paper, and not of one that stands in every repository."""
    return bool(_DOCUMENT.search(target)) and not HOUSEKEEPING.search(target)


def find_links(text: str, offset: int) -> Iterator[Mention]:
    """Yield what ``text`` links to by its markup; an address of the web is outside, an anchor is no reference."""
    for match in _LINK.finditer(text):
        group = match.lastgroup or "inline"
        target = unquote(match[group].split("#")[0].split("?")[0].rstrip(".,"))
        if not target or match[group].startswith(("mailto:", "data:")):
            continue
        if group == "role" and target.startswith("/"):
            target = target.lstrip("/")
        if _LEGEND.match(match.group()):
            continue
        # "/guide/start" counts from the top of a site or a repository, of which the bundle may be a part.
        if re.match(r"/\w", target):
            target = target[1:]
        outside = bool(_ELSEWHERE.match(target))
        # ":doc:`glossary`" needs no suffix.
        if not outside and not (_PATH.fullmatch(target) or (group == "role" and _BARE.fullmatch(target))):
            continue
        kind: ReferenceKind = "address" if outside and not target.startswith("/") else "link"
        if not outside and _DOCUMENT.search(target) and _LEANING.search(text[: match.start()]):
            kind = "file"
        yield Mention(
            kind, match[group] if outside else target, Span(offset + match.start(), offset + match.end()), outside
        )


def find_included(document: Document) -> Iterator[Mention]:
    """Yield the files beside a definition for machines that it refers to, without which it says only half."""
    for match in _INCLUDED.finditer(document.text):
        target = unquote(match["ref"] or match["schema"])
        if not _ELSEWHERE.match(target) and _PATH.fullmatch(target):
            yield Mention("file", target, _span(match, "ref" if match["ref"] else "schema", 0))


def find_files(text: str, offset: int) -> Iterator[Mention]:
    """Yield the files that sentences of ``text`` lean on, and those that they say are attached."""
    for match in _LEANS.finditer(text):
        if not _is_passing(match["name"], match["between"], match["verb"]):
            yield Mention("file", match["name"], _span(match, "name", offset))
    for match in _DESCRIBING.finditer(text):
        yield Mention("file", match["name"], _span(match, "name", offset))
    for match in _ATTACHED.finditer(text):
        thing = match["thing"] or match["noun"] or "attachment"
        yield Mention("attachment", " ".join(thing.lower().split()), Span(offset + match.start(), offset + match.end()))


def _is_passing(name: str, between: str, verb: str) -> bool:
    """Whether a file that a sentence leans on is no part of the bundle all the same."""
    suffix = name.rpartition(".")[2]
    return bool(
        # What follows "://", or begins with a slash, is somewhere else.
        between.endswith(("/", "](", "<", "~", "$", "*", "@", ":file:`"))
        or suffix not in (suffix.lower(), suffix.upper())  # `typing.Doc` is a name in a program
        or _AT_RUN_TIME.search(name)
        or (_DATA.search(name) and not _READ.match(verb))
        or "named" in between
        or HOUSEKEEPING.search(name)
        or _SOURCES.match(name)
        or _SOMEBODY_ELSES.search(between)
    )


def find_public(text: str, offset: int) -> Iterator[Mention]:
    """Yield the standards and the addresses that ``text`` cites: they are outside, and never fetched."""
    for match in _STANDARD.finditer(text):
        yield Mention("standard", match.group(), Span(offset + match.start(), offset + match.end()), outside=True)
    for match in _ADDRESS.finditer(text):
        yield Mention("address", match.group(), Span(offset + match.start(), offset + match.end()), outside=True)


def _span(match: re.Match[str], group: str, offset: int) -> Span:
    return Span(offset + match.start(group), offset + match.end(group))
