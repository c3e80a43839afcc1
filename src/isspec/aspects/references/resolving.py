"""Whether what is named is there: present, absent, outside, or nothing that could be said."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from isspec.aspects.references.holdings import Holdings, holdings_of
from isspec.aspects.references.identifiers import (
    REQUIREMENT,
    Identifier,
    holds_numbered,
    identifiers_in,
    own_families,
)
from isspec.aspects.references.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from isspec.types import Document, ReferenceState

# Names that files of many folders have.
_EVERYWHERE = frozenset({"readme", "index", "license", "changelog", "contributing", "main", "overview"})
_FEWEST_NUMBERED = 3  # headings with a number, before a number that none has is missed
# Formats whose text is all there is; in the others a figure may be a picture that nobody has read.
_PLAIN = frozenset({"text/plain", "text/markdown", "text/x-rst", "text/asciidoc", "text/prs.fallenstein.rst"})


class Bundle:
    """Everything that came, by what it can be named by. Mutable only in what it remembers."""

    def __init__(self, documents: Sequence[Document], paths: Collection[str]) -> None:
        self._paths = [path.lower() for path in paths]
        split = [path.replace("!", "").split("/") for path in self._paths]
        # The folder that all of them are in says nothing.
        shared = [len(set(level)) == 1 for level in zip(*(parts[:-1] for parts in split), strict=False)]
        root = [*shared, False].index(False)
        self._parts = [parts[root:] for parts in split]
        self._documents = {document.path: document for document in documents}
        self._held: dict[str, Holdings] = {}
        self.identifiers = {
            path: [] if document.machine else list(identifiers_in(document))
            for path, document in self._documents.items()
        }

    @cached_property
    def _all_identifiers(self) -> list[Identifier]:
        return [identifier for found in self.identifiers.values() for identifier in found]

    @cached_property
    def _families(self) -> frozenset[str]:
        return own_families(self._all_identifiers)

    @cached_property
    def _defined(self) -> frozenset[str]:
        return frozenset(identifier.text for identifier in self._all_identifiers if identifier.defines)

    def holds_file(self, name: str, named_in: str = "") -> bool:
        """Return whether a file of that name, or that path's end, came; a suffix may be left out, as links do.

        Who sends files often sends them without their folders: "docs/gates.md" is there where "gates.md" is.
        """
        wanted = [part for part in name.lower().split("/") if part not in ("", ".", "..")]
        if not wanted:
            return True
        bare = "." not in wanted[-1]
        for path, parts in zip(self._paths, self._parts, strict=True):
            end = parts[-len(wanted) :]
            # A file that names one like itself in another folder means that one.
            if len(end) < len(wanted) and (end[-1].partition(".")[0] in _EVERYWHERE or path == named_in.lower()):
                continue
            if end == wanted[-len(end) :] or (bare and [*end[:-1], end[-1].partition(".")[0]] == wanted[-len(end) :]):
                return True
            if bare and wanted[-1] in parts[:-1]:  # a folder
                return True
        return False

    def holdings(self, document: Document) -> Holdings:
        """Return what ``document`` numbers."""
        if document.path not in self._held:
            self._held[document.path] = holdings_of(document)
        return self._held[document.path]

    def broken_promises(self, document: Document) -> list[Mention]:
        """Return the sections that the table of contents lists and the text does not hold, where it holds others."""
        held = self.holdings(document)
        kept = [number for number, _ in held.promised if number in held.headed]
        if len(kept) < _FEWEST_NUMBERED:
            return []
        return [
            Mention("contents", number, span, label=f"section {number}")
            for number, span in held.promised
            if number not in held.sections and number not in held.annexes
        ]

    def state_of(self, mention: Mention, document: Document) -> ReferenceState | None:
        """Return where what ``document`` mentions is, ``None`` where nobody could say."""
        if mention.outside:
            return "outside"
        match mention.kind:
            case "file" | "link":
                return "present" if self.holds_file(mention.target, document.path) else "absent"
            case "attachment":
                return self._attachment(mention.target, document)
            case "requirement":
                return self._numbered(document) if mention.numbered else self._requirement(mention)
            case "contents":
                return "absent"
            case "annex":
                return self._annex(mention.target, document)
            case "section":
                return self._section(mention.target, document)
            case "figure" | "table":
                return self._floating(mention, document)
            case _:
                return None

    def _attachment(self, thing: str, document: Document) -> ReferenceState | None:
        others = [path for path in self._paths if path != document.path.lower()]
        if not others:
            return "absent"
        noun = thing.split()[-1].rstrip("s")
        # Several files: the one that is meant may have any name.
        return "present" if any(noun in path for path in others) else None

    def _requirement(self, mention: Mention) -> ReferenceState | None:
        target = mention.target
        if target in self._defined:
            return "present"
        family = re.match(r"(.*?)[-_.]?\d", target)
        name = family[1] if family else target
        if name in self._families:
            return "absent"
        if mention.traced and REQUIREMENT.fullmatch(name) and not self._has_members(name):
            return "absent"
        return None

    def _numbered(self, document: Document) -> ReferenceState:
        """Return whether any other paper may be the one whose requirements are numbered."""
        others = [path for path in self._paths if path != document.path.lower()]
        named = any("requirement" in path.rsplit("/", 1)[-1] for path in others)
        return "present" if named or any(map(holds_numbered, self._documents.values())) else "absent"

    def _has_members(self, family: str) -> bool:
        return any(identifier.family == family and identifier.defines for identifier in self._all_identifiers)

    def _annex(self, number: str, document: Document) -> ReferenceState | None:
        top = number.split(".")[0]
        for other in self._documents.values():
            held = self.holdings(other)
            if top in held.annexes or (top in held.sections and (other is document or top in held.headed)):
                return "present"
        named = re.compile(rf"(?:annex|appendix)[-_ ]?{re.escape(top.lower())}(?![a-z0-9])")
        return "present" if any(named.search(path) for path in self._paths) else "absent"

    def _section(self, number: str, document: Document) -> ReferenceState | None:
        held = self.holdings(document)
        if number in held.sections or number in held.annexes:
            return "present"
        if len(held.headed) < _FEWEST_NUMBERED:
            return None
        parent = number.rpartition(".")[0]
        if parent in held.headed and not any(one.startswith(f"{parent}.") for one in held.sections):
            return None  # its parts have no numbers, and are counted by whoever refers to them
        for other in self._documents.values():
            if other is not document and number in self.holdings(other).headed:
                return "present"
        top = re.match(r"\d+", number)
        if top and int(top[0]) > held.highest + 9:
            return "outside"  # "Section 508", "Section 230": a law
        return "absent"

    def _floating(self, mention: Mention, document: Document) -> ReferenceState | None:
        held = self.holdings(document)
        captions = held.figures if mention.kind == "figure" else held.tables
        if mention.target in captions or mention.target.rstrip("abcdefgh") in captions:
            return "present"
        return "absent" if captions or document.media_type in _PLAIN else None
