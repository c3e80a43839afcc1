"""The request that came with the documents: which system, which files and which language it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isspec.display import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

# Languages whose names are no English words; "Go", "C" and "R" count only after a word such as "in" or "language".
_LANGUAGES = (
    "Ada", "C#", "C++", "Clojure", "COBOL", "Dart", "Elixir", "Erlang", "F#", "Fortran", "Groovy", "Haskell", "Java",
    "JavaScript", "Julia", "Kotlin", "Lua", "MATLAB", "OCaml", "Objective-C", "PHP", "Pascal", "Perl", "PowerShell",
    "Prolog", "Python", "Ruby", "Rust", "Scala", "Solidity", "TypeScript", "VHDL", "Verilog", "Zig", "Swift", "Go", "C",
    "R",
)  # fmt: skip
_LANGUAGE = re.compile(
    r"(?:\b(?:languages?|written|implement(?:ed)?|built?|coded?|programmed|developed)\b[^.;\n]{0,40}?(?:\bin\b|\bis\b|:)"
    r"|\b(?:in|use|using))\s*(?P<name>" + "|".join(sorted(map(re.escape, _LANGUAGES), key=len, reverse=True)) + r")"
    r"(?![\w+#-])(?:\s*(?P<version>\d+(?:\.\d+)*))?",
)  # fmt: skip
_FILE = re.compile(r"(?<![\w/@.-])(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.[A-Za-z][A-Za-z0-9]{0,9}(?![\w/])")
_SUFFIXES = frozenset(
    """
    adoc asciidoc csv doc docx eml epub feature graphql htm html ini ipynb json log markdown md mdx mediawiki
    odp ods odt org pdf ppt pptx proto reqif rst rtf sdoc sql svg tex text toml tsv txt wsdl xhtml xls xlsx xml
    xsd yaml yml zip
    """.split()
)
_VERB = r"\b(?:implement|build|develop|create|write|make|code|program|realise|realize|deliver)\b"
# Where a name ends: what it is made from or with, who wants it, and the next thing to do.
_END = (
    r"(?=\s+(?:described|specified|defined|as|from|in|according|using|that|which|what|with|based|per|following|whose|our|we|us"
    rf"|they|you|i|my|your|like|so|(?:and|then|to)\s+(?:then\s+)?{_VERB})\b|\s+(?:for|of)\b|[.,;:?!\n]|$)"
)
_ASKED = re.compile(
    rf"{_VERB}\s+(?:(?:me|us|all|everything|whole|both|each|any|out)\s+)*(?:(?P<article>the|a|an|this|that|our|these|those)\b)?"
    rf"\s*(?P<name>[^.,;:?!\n]{{1,80}}?){_END}",
    re.IGNORECASE,
)
# "the tool for tide tables", "a prototype of the ferry booking": the name stands behind.
_MORE = re.compile(
    rf"\s+(?:for|of)\s+(?:(?:the|a|an|this|our|these|those)\b)?\s*(?P<name>[^.,;:?!\n]{{1,80}}?){_END}", re.IGNORECASE
)
# "Implement both", "Build these services": whoever says nothing of the kind means one system.
_SEVERAL = re.compile(
    rf"{_VERB}\s+(?:(?:me|us|out)\s+)?(?:all|everything|both|each|any|these|those|every|(?:the\s+)?(?:two|three|four|five|several))\b"
    rf"|{_VERB}\s+(?!(?:as|this|us|its|is|has)\b)\w{{2,}}[^\Ws]s\b",
    re.IGNORECASE,
)
# "Everything we know is attached."
_ALL = re.compile(
    r"\b(?:everything|all)\b(?: that)? (?:we|i|there)\b[^.;\n]{1,30}\b(?:attached|enclosed|here|is|have|know|got)\b"
    r"|\b(?:nothing|no) (?:else|more|other \w+)\b",
    re.IGNORECASE,
)
# Words that name any system: a brief of these alone does not say which.
_GENERIC = frozenset(
    """
    a above all an and any api app application archive are as ask asked asking at attached attachment backend basic
    be below both brief briefs but by can change changed clean client code company complete component customer
    deliver describe described describes design do document documentation documents each enclosed entire every
    everything feature features file files first folder following for frontend full fully functional given good
    have here how i implement implementation in included is issue it item its job large library list minimal module
    more mvp my need needed needs new note notes now of on one or order our own package paper papers part plan
    please point prd product production program project proposal protocol prototype provided ready request required
    requirement requirements rest rfc robust same say says seed sent server service set simple site small software
    solution something spec specification specifications specified specifies specify specs srs storie stories story
    stuff system systems task team test tests text that the their them then there these they thing things this
    those ticket to together tool us use user users version want wanted wants way we web website what whatever
    whole with work working works you your zip
    """.split()
)


@dataclass(frozen=True, slots=True)
class Language:
    """A programming language, with its version if one is named."""

    name: str
    version: str | None


@dataclass(frozen=True, slots=True)
class Brief:
    """A parsed request. ``system`` is ``None`` where it says no more than "the system".

    ``is_all`` is whether it says that there is nothing beside what came.
    """

    text: str
    system: str | None
    one_system: bool
    files: tuple[str, ...]
    language: Language | None
    is_all: bool


def parse_brief(text: str) -> Brief:
    """Read what a request asks for.

    >>> brief = parse_brief("Implement the parcel locker controller described in spec/locker.md, in Rust.")
    >>> brief.system, brief.files, brief.language.name
    ('parcel locker controller', ('spec/locker.md',), 'Rust')
    """
    said = plain(text)
    asked = list(_ASKED.finditer(said))
    system = next((name for match in asked if (name := _system_in(said, match))), None)
    language = next(iter(languages_in(said)), None)
    files = tuple(dict.fromkeys(_file_names(said)))
    return Brief(said, system, not _SEVERAL.search(said), files, language, bool(_ALL.search(said)))


def _system_in(said: str, asked: re.Match[str]) -> str | None:
    """Return the name of the system that a request asks for, if it has one."""
    name, at = asked["name"].strip(), asked.end()
    while not _tells(name) and (more := _MORE.match(said, at)):
        name, at = more["name"].strip(), more.end()
    return name if _tells(name) else None


def _tells(name: str) -> bool:
    return bool(words_of(name) - _GENERIC) and not _file_names(name)


def languages_in(text: str) -> Iterable[Language]:
    """Yield the programming languages that ``text`` asks to use, in order."""
    for match in _LANGUAGE.finditer(text):
        yield Language(match["name"], match["version"])


def _file_names(text: str) -> list[str]:
    """Return the names of files in ``text``: a path, or a name with the suffix of a document."""
    names = (
        match.group() for match in _FILE.finditer(text) if "//" not in text[max(0, match.start() - 3) : match.start()]
    )
    return [name for name in names if name.rsplit(".", 1)[1].lower() in _SUFFIXES]


def words_of(text: str) -> set[str]:
    """Return the words of ``text`` in lower case, plural endings off, as far as names are compared by them."""
    return {
        word[:-1] if word.endswith("s") and len(word) > 4 else word for word in re.findall(r"[a-z0-9]+", text.lower())
    }


def system_words(brief: Brief) -> set[str]:
    """Return the words that tell the system of the brief from others."""
    return words_of(brief.system or "") - _GENERIC
