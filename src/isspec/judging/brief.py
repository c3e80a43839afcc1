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
_ASKED = re.compile(
    r"\b(?:implement|build|develop|create|write|make|code|program|realise|realize|deliver)\b\s+(?:me\s+|us\s+)?"
    r"(?P<article>the|a|an|this|that|our|these|those)?\s*(?P<name>[^.,;:\n]{1,80}?)"
    r"(?=\s+(?:described|specified|defined|as|from|in|according|using|that|which|with|for|based|per|following|whose)\b"
    r"|[.,;:\n]|$)",
    re.IGNORECASE,
)
# Words that name any system: a brief of these alone does not say which.
_GENERIC = frozenset(
    """
    a an all app application attached below code complete described design document documents entire feature
    features following full given it library new package product program project prototype required requirement
    requirements seed service software solution spec specification specified specs system systems the these they
    thing this tool whole everything above files file working simple what describe describes say says specify
    specifies
    """.split()
)


@dataclass(frozen=True, slots=True)
class Language:
    """A programming language, with its version if one is named."""

    name: str
    version: str | None


@dataclass(frozen=True, slots=True)
class Brief:
    """A parsed request. ``system`` is ``None`` where it says no more than "the system"."""

    text: str
    system: str | None
    one_system: bool
    files: tuple[str, ...]
    language: Language | None


def parse_brief(text: str) -> Brief:
    """Read what a request asks for.

    >>> brief = parse_brief("Implement the parcel locker controller described in spec/locker.md, in Rust.")
    >>> brief.system, brief.files, brief.language.name
    ('parcel locker controller', ('spec/locker.md',), 'Rust')
    """
    said = plain(text)
    asked = _ASKED.search(said)
    system, one = None, False
    if asked:
        one = (asked["article"] or "").lower() in ("the", "this", "that", "our", "a", "an")
        if words_of(asked["name"]) - _GENERIC and not _file_names(asked["name"]):
            system = asked["name"].strip()
    languages = list(languages_in(said))
    return Brief(said, system, one, tuple(dict.fromkeys(_file_names(said))), languages[0] if languages else None)


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
