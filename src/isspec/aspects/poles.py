"""What statements take a side on where they say the same else: figures, duties, words that exclude each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.aspects.gists import FREE, SAID_OF, gist
from isspec.aspects.sayings import GENERIC, RELATIVE, quoted
from isspec.aspects.values import is_amount

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from isspec.aspects.gists import Gist, Slot
    from isspec.aspects.sayings import Saying

# A side that is taken: the key that statements on the same share, what it is about, the side, and its words.
Side = tuple["Hashable", str, "Hashable", str]

# So many words two statements must share: short ones are said of many things.
_FEWEST, _FEWEST_OF_A_GENERIC = 3, 7
# Where the subject has ended.
_PREDICATE = re.compile(
    r"\b(?:shall|must|should|will|can(?:not)?|may|is|are|has|have|needs?|defaults?|[a-z]{2,}(?:s|ed))\b(?<!\bthis)(?<!\bits)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|when|whether|unless|where|while|that|which|whenever|otherwise|either)\b", re.IGNORECASE
)
# No statement of its own: "where N is 12 bytes", "What a guest can do".
_ASKS = re.compile(r"\W*(?:where|what|how|why|which|who)\b", re.IGNORECASE)
# Of several that hold side by side.
_CHOICE = re.compile(
    r"\b(?:or|either|e\.g|example|may|can|might|could|supports?|also|including|such as|one of|and|has|have)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s+(?:to|by|if|when|only|for)\b", re.IGNORECASE)


def stances(saying: Saying) -> Iterator[Side]:
    """Yield what ``saying`` takes a side on."""
    if saying.statement.block == "row":
        return
    text = saying.text
    core = gist(text, is_amount)
    if text.endswith(":") or _ASKS.match(text) or all(word in GENERIC or word.isdigit() for word in core.words):
        return
    place = () if len(core.words) >= _FEWEST_OF_A_GENERIC else _scope(saying, core)
    for slot in core.slots:
        weight = len(core.words) + (slot.of[1] != "")
        if weight >= _FEWEST and len(core.words) > 1 and _is_said(text, slot):
            rest = frozenset((other.of, other.value) for other in core.slots if other is not slot)
            key = ("slot", place, core.words, slot.of, rest, _is_denied(core), core.is_default)
            start = _start(text, slot)
            yield key, quoted(text[:start]), slot.value, " ".join(text[start : slot.span.end].split())
    yield from _duties(saying, core, place)


def _duties(saying: Saying, core: Gist, place: Hashable) -> Iterator[Side]:
    text = saying.text
    if len(core.words) < _FEWEST:
        return
    rest = frozenset((slot.of, slot.value) for slot in core.slots)
    what = quoted(text[: core.said.start]) if core.said else quoted(text)
    shown = core.said.of(text) if core.said else quoted(text)
    if core.said is None or _is_main(text[: core.said.start]):
        if core.duty != "waived":
            yield ("duty", place, core.words, rest, core.is_default), what, not _is_denied(core), shown
        if core.duty in ("waived", "must"):
            yield ("need", place, core.words, rest, core.is_default), what, core.duty == "must", shown
    figures = [slot for slot in core.slots if slot.of[0] == "figure"]
    words = tuple(word for word in core.words if word not in core.counted | {"for", "per", "time"})
    if len(core.slots) == len(figures) <= 1 and len(words) >= _FEWEST and _is_denied(core) != bool(figures):
        if figures and (figures[0].of[2] == "least" or not _is_said(text, figures[0])):
            return
        shown = figures[0].span.of(text) if figures else shown
        yield ("ever", place, words), what, bool(figures), shown


def _is_main(before: str) -> bool:
    """Say whether what follows ``before`` belongs to the main clause, and to no relative one or condition."""
    conditions = list(_CONDITION.finditer(before))
    return (
        bool(before.strip())
        and not RELATIVE.search(before)
        and (not conditions or "," in before[conditions[-1].end() :])
    )


def _start(text: str, slot: Slot) -> int:
    """Return where a slot begins for the eye: a side with its verb."""
    verb = SAID_OF.search(text[: slot.span.start]) if slot.of[0] == "side" else None
    return verb.start() if verb else slot.span.start


def _is_denied(core: Gist) -> bool:
    return core.duty == "no"


def _scope(saying: Saying, core: Gist) -> Hashable:
    """Return where it holds; a statement whose verb is not known speaks of what its first words name."""
    if saying.scope and not saying.points and not set(core.words[:2]) <= GENERIC and _PREDICATE.search(saying.text):
        return ()
    return saying.scope


def _is_said(text: str, slot: Slot) -> bool:
    """Say whether a slot is what a statement says of its subject, and not what tells the subject apart."""
    before = text[: slot.span.start]
    if not _PREDICATE.search(before) or RELATIVE.search(before):
        return False
    kind, of, _ = slot.of
    if kind == "figure":
        return True
    if _CHOICE.search(text) and kind == "name":
        return False
    if kind == "name" or of in FREE:
        return True
    is_with_default = re.match(r"\s+by default", text[slot.span.end :], re.IGNORECASE)
    return not _CONDITION.search(before) and (is_with_default is not None or not _GOES_ON.match(text, slot.span.end))
