"""Requirement identifiers, such as REQ-12 or SYS.3.1: where they are defined, and where they are named."""

# ruff: noqa: E501 - a pattern is read best on one line
from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from isspec.aspects.references.mention import Mention
from isspec.types import SPEAKING, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.types import Document

_ID = re.compile(
    r"(?<![\w./#&-])(?P<family>[A-Z][A-Z0-9]{0,9}(?:[-_.][A-Z][A-Z0-9]{0,9}){0,3})(?P<gap>[-_.]?)(?P<number>\d{1,5}(?:\.\d{1,3}){0,3})"
    r"(?![\w/%]|[-.]\w)"
)
# What people call requirements everywhere: named and never defined, they are in a document that did not come.
REQUIREMENT = re.compile(r"(?:[A-Z]+[-_.])?(?:REQ|FR|NFR|SRS|SYSREQ|HLR|LLR|URS|FRS|BRD|USREQ)(?:[-_.][A-Z]+)?")
# Looks like an identifier, and names a standard, a code, a product or a unit.
_STRANGERS = frozenset(
    """
    RFC ISO IEC IEEE ITU ETSI ANSI NIST FIPS DIN EN ECMA PEP XEP JEP BIP EIP ERC KEP SEP CVE CWE UTF UCS SHA MD AES
    DES RSA EC ED HMAC CRC HTTP HTTPS TLS SSL SSH USB UTC GMT PCI DDR GPL LGPL AGPL CC MIT BSD MPL ES IPV IP TCP UDP
    RS X H V P T A B C D E F G I J K L M N O Q R S U W Y Z COVID MP MPEG WIN ARM AMD GPT CSS HTML XML SQL PY JDK JSR
    LATIN CP EUC BIG KOI UAX UTS TS WCAG SOC PKCS BLAKE ISBN ISSN DO IBM Q1 Q2 Q3 Q4
    """.split()
)
_FEWEST = 3  # of a family's members that must be defined before a further one is missed
_LEAD = re.compile(r"[\s|*_`>#+\[(-]*")


# "Satisfies FR-007" names a requirement that is written down somewhere; "IDs such as REQ-1" shows what one looks like.
_TRACES = re.compile(
    r"\b(?:satisf\w+|trac\w+|implement\w*|fulfil\w*|deriv\w+|cover\w*|verif\w+|see|meets?|refer\w*|address\w*|according to|per)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


# "_Requirements: 1.1, 2.3_": a plan of tasks says so under each, and the numbers are those of another paper.
_NUMBERED = re.compile(
    r"^[\s>*+-]{0,20}[_*]{0,3}(?:Requirements?|Validates|Satisfies|Covers)[_*]{0,3}:[_*\s]{0,5}(?:Requirements?\s+)?"
    r"(?P<numbers>\d{1,2}\.\d{1,2}(?:\s*,\s*\d{1,2}\.\d{1,2}){0,20})[_*.\s]{0,5}$",
    re.MULTILINE | re.IGNORECASE,
)
_PAIR = re.compile(r"(\d+)\.(\d+)")
_HEADED = re.compile(r"requirement\s+\d", re.IGNORECASE)


class Identifier(NamedTuple):
    """One identifier; ``defines`` where a requirement is given it, at the start of what it names.

    ``traced`` is whether the words before it say that it is written down somewhere.
    """

    text: str
    family: str
    span: Span
    defines: bool
    traced: bool


def identifiers_in(document: Document) -> Iterator[Identifier]:
    """Yield the identifiers in the prose and the headings of ``document``."""
    for block in document.blocks:
        if block.kind not in SPEAKING and block.kind != "heading":
            continue
        text = block.span.of(document.text)
        lead = _LEAD.match(text)
        start = lead.end() if lead else 0
        for match in _ID.finditer(text):
            family = match["family"]
            # "SHA256" and "UTF8" are words; without a sign between, only what is at home here would count.
            if family.split("-")[0] in _STRANGERS or not match["gap"]:
                continue
            begins = match.start() <= start or not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(
                " |*_`-+[("
            )
            # A row of a trace matrix or a list of references starts with an identifier, too, and says nothing else.
            alone = not text[match.end() :].strip(" |*_`:)].-\n")
            defines = begins and (block.kind == "heading" or not alone or block.kind == "row")
            traced = bool(_TRACES.search(text[max(0, match.start() - 80) : match.start()]))
            yield Identifier(match.group(), family, _at(match, block.span.start), defines, traced)


def numbers_traced(document: Document) -> Mention | None:
    """Return the numbers of requirements that a document traces its parts to, as one mention, where it does so often."""
    found = list(_NUMBERED.finditer(document.text))
    if len(found) < _FEWEST or holds_numbered(document):
        return None
    numbers = sorted(tuple(map(int, number)) for match in found for number in _PAIR.findall(match["numbers"]))
    first, last = (".".join(map(str, number)) for number in (numbers[0], numbers[-1]))
    return Mention("requirement", f"requirements {first} to {last}", _at(found[0], 0), numbered=True)


def holds_numbered(document: Document) -> bool:
    """Say whether headings of a document number its requirements."""
    return any(block.kind == "heading" and _HEADED.search(block.span.of(document.text)) for block in document.blocks)


def own_families(identifiers: list[Identifier]) -> frozenset[str]:
    """Return the families of which enough members are defined to call a further one missing."""
    members: dict[str, set[str]] = {}
    for identifier in identifiers:
        if identifier.defines:
            members.setdefault(identifier.family, set()).add(identifier.text)
    return frozenset(family for family, texts in members.items() if len(texts) >= _FEWEST)


def _at(match: re.Match[str], offset: int) -> Span:
    return Span(offset + match.start(), offset + match.end())
