"""The topics that a builder needs, as ``topics.toml`` lists them with the standards that they come from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from isspec.types import Aspect, Kind

_BUILT_FROM: frozenset[Kind] = frozenset(
    {"requirements", "design", "interface", "standard", "manual", "readme", "ticket"}
)
_LONGEST_HEADING = 80  # characters; a longer one is a sentence
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that a builder needs to know, and what treats it.

    ``question`` is asked where nothing does; ``thin`` says what the few statements are that do. A spec treats what is
    ``implied``.
    """

    name: str
    title: str
    question: str
    enough: int
    cues: re.Pattern[str]
    headings: re.Pattern[str]
    strong: re.Pattern[str] | None = None
    aspects: frozenset[Aspect] = frozenset()
    needed: frozenset[str] = frozenset()
    anything: bool = False
    opening: bool = False
    thin: str = ""
    implied: bool = False
    sources: tuple[str, ...] = ()

    def heads(self, heading: str) -> bool:
        """Return whether a heading says that what is below it treats the topic."""
        return len(heading) <= _LONGEST_HEADING and bool(self.headings.fullmatch(heading))

    def needed_for(self, kinds: frozenset[Kind]) -> bool:
        """Return whether a gap here matters for documents of ``kinds``."""
        # A pitch that describes a system must in the end say what requirements say.
        return "all" in self.needed or bool(self.needed & (kinds & _BUILT_FROM or {"requirements"}))


@dataclass(frozen=True, slots=True)
class Form:
    """What sort of thing is specified, such as a protocol, and what such a thing needs on top of the topics."""

    name: str
    cues: re.Pattern[str]
    title: re.Pattern[str]
    share: float
    least: int
    needs: tuple[Topic, ...]


@lru_cache(maxsize=1)
def topics_and_forms() -> tuple[tuple[Topic, ...], tuple[Form, ...]]:
    """Read the list, once."""
    import tomllib
    from importlib.resources import files

    data = tomllib.loads((files(__package__) / "topics.toml").read_text(encoding="utf-8"))
    forms = tuple(
        Form(
            form["name"], _cue(form["cues"]), _cue(form["title"]), form["share"], form["least"],
            tuple(_topic({"needed": ["all"], **need}) for need in form["need"]),
        )
        for form in data["form"]
    )  # fmt: skip
    return tuple(map(_topic, data["topic"])), forms


def _topic(row: dict[str, Any]) -> Topic:
    headings = row.get("headings")
    return Topic(
        row["name"], row["title"], row["question"], row["enough"],
        _cue(row["cues"]) if "cues" in row else _NEVER,
        # A heading is about the topic where that is all it says, but for a number and a few words more.
        _cue(rf"[\W\d]*(?:\w+ ){{0,2}}?(?:{headings})\b(?:\W+\w+){{0,3}}\W*") if headings else _NEVER,
        _cue(row["strong"]) if "strong" in row else None,
        frozenset(row.get("aspects", ())), frozenset(row.get("needed", ())), row.get("anything", False),
        row.get("opening", False), row.get("thin", ""), row.get("implied", False),
        tuple(row.get("sources", ())),
    )  # fmt: skip


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
