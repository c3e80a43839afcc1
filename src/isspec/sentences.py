"""Where sentences end: a short list of rules, each for a stop that ends none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.masking import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Never at the end of a sentence.
_NEVER = frozenset({
    "e.g", "i.e", "eg", "ie", "cf", "vs", "viz", "mr", "mrs", "ms", "dr", "prof", "st", "messrs", "hon", "rev",
    "gen", "gov", "sen", "rep", "lt", "col", "capt", "sgt", "approx", "incl", "excl", "ca", "resp", "esp", "w.r.t",
    "a.k.a", "n.b", "i.a", "z.b", "d.h", "bzw", "vgl", "p.ej",
})  # fmt: skip
# An end only if no number, letter or bracket follows: "No. 5", "Fig. 3", "Sec. A".
_BEFORE_NUMBER = frozenset({
    "no", "nos", "nr", "fig", "figs", "sec", "secs", "sect", "eq", "eqs", "eqn", "ref", "refs", "ch", "chap", "vol",
    "vols", "art", "arts", "p", "pp", "para", "par", "tab", "app", "ver", "rev", "ed", "ln", "col", "line", "op",
    "cl", "sched", "reg", "pt", "ex", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec",
})  # fmt: skip
# May end a sentence; then a word that often begins one comes next.
_DOUBTFUL = frozenset({
    "inc", "ltd", "co", "corp", "llc", "plc", "bros", "jr", "sr", "dept", "univ", "assn", "est", "u.s", "u.k",
    "u.n", "e.u", "d.c", "a.m", "p.m", "ph.d", "m.d", "b.sc", "m.sc", "u.s.a", "al", "etc",
})  # fmt: skip
_STARTERS = frozenset({
    "the", "a", "an", "this", "that", "these", "those", "it", "its", "he", "she", "they", "we", "i", "you", "in",
    "on", "at", "if", "when", "where", "while", "for", "from", "by", "to", "as", "all", "any", "each", "no",
    "there", "here", "but", "and", "or", "so", "however", "although", "after", "before", "during", "since", "with",
    "without", "such", "some", "many", "most", "one", "two", "see", "note", "our", "your", "their", "his", "her",
    "then", "thus", "therefore", "also", "under", "upon", "other", "both", "every",
})  # fmt: skip
_LABELS = frozenset({
    "appendix", "annex", "table", "type", "class", "figure", "section", "plan", "option", "step", "part", "case",
    "level", "group", "phase", "grade", "version", "schedule", "exhibit",
})  # fmt: skip

_STOP = re.compile(
    rf"(?:\.{{2,6}}|[.!?…]{{1,4}}|[\u3002\uff01\uff1f])(?P<closers>[\"'”\u2019»)\]}}*_{CLOSING}]{{0,40}})(?=\s|\Z|(?<=[\u3002\uff01\uff1f]))"
)
_NEXT = re.compile(
    rf"[\s{CLOSING}]*(?P<openers>[\"'“\u2018«(\[{{*_>¿¡{OPENING}]{{0,60}})(?P<first>\S?)(?P<rest>[\w'\u2019.-]{{0,40}})"
)
_WORD_BEFORE = re.compile(r"[^\s\"'“”\u2018\u2019()\[\]{},;:*_/\x01\x02]*\Z")
_ENUMERATOR = re.compile(r"[\s>*_(\x01]*(?:[-*+•]\s+)?\(?(?:\d{1,3}(?:\.\d{1,3}){0,6}|[A-Za-z]|[ivxlcIVXLC]{1,6})\Z")
_LONGEST_RUN_IN = 90
_RUN_IN = re.compile(r"[\s>]*(?:[-*+•]\s+|\(?\w{1,4}[.)]\s+)?(?:\*\*[^*]+\*\*|__[^_]+__|\x01+[^\x01\x02]+\x02+)")
_ABBREVIATED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")


def breaks(masked: str) -> Iterator[int]:
    """Yield the offsets at which a new sentence begins in text that ``mask`` has masked."""
    start = 0
    small = masked.islower()  # a text without capitals: small letters begin its sentences too
    for stop in _STOP.finditer(masked):
        if stop.end() >= len(masked):
            return
        if _ends(masked, start, stop, small=small):
            start = stop.end()
            yield start


def _ends(masked: str, start: int, stop: re.Match[str], *, small: bool) -> bool:
    following = _NEXT.match(masked, stop.end())
    if following is None or not following["first"]:
        return True
    first = following["first"]
    if (first.islower() and not small) or first in ".,;:)]}=<|&%":
        return False
    if masked[stop.start()] != "." or masked.startswith("..", stop.start()):
        return True
    if _is_run_in(masked[start : stop.end()]):
        return False
    word = _WORD_BEFORE.search(masked, max(start, stop.start() - 40), stop.start())
    before = word.group() if word else ""
    if len(before) < 10 and stop.start() - start < 60 and _ENUMERATOR.match(masked[start : stop.start()]):
        return False
    return _word_ends(masked, before, stop.start() - len(before), first, first + following["rest"])


def _word_ends(masked: str, before: str, at: int, first: str, after: str) -> bool:
    """Say whether the word ``before`` a full stop ends a sentence, when ``after`` is the next one."""
    lowered = before.lower()
    starter = after.lower().rstrip(".'\u2019-") in _STARTERS and first.isupper()
    if lowered in _NEVER:
        return False
    if lowered in _BEFORE_NUMBER:
        return not (first.isdigit() or (len(after.rstrip(".")) == 1 and first.isalpha()))
    if lowered in _DOUBTFUL or _ABBREVIATED.match(before):
        return starter
    if len(before) == 1 and before.isupper():
        return starter or (not first.isdigit() and _labelled(masked, at))
    return True


def _is_run_in(sentence: str) -> bool:
    """Say whether a sentence is only the bold title of what follows it: "- **No network.** The tool ..."."""
    return len(sentence) < _LONGEST_RUN_IN and bool(_RUN_IN.fullmatch(sentence))


def _labelled(masked: str, at: int) -> bool:
    """Say whether the capital at ``at`` is a label, as in "appendix A", and no initial of a name."""
    word = masked[max(0, at - 40) : at].split()[-1:]
    return bool(word) and word[0].strip("\"'()*_.,").lower() in _LABELS
