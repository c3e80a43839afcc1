"""Who or what a statement binds: a word anywhere in its window, or a party that is named nowhere in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from isspec.model.linear import softmax

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isspec.model.network import Array
    from isspec.model.windows import Segment, Window

NOBODY = 0  # the first of the names
_LEAST = 0.005  # a token with less of the probability has no say
_WORD = re.compile(r"[\w'-]+")
# The subject of a sentence that begins with it and goes on with a key word: in capitals (BCP 14: RFC 2119, RFC 8174)
# it binds whatever it is, in small letters people alone: "users can" binds a system.
_DETERMINER = r"(?:the|an?|each|every|all|any|such|both|other)\s+"
_SUBJECT = (
    rf"[\W\d]*(?:(?i:(?:(?:if|when|once|after)\s[^,]{{3,80}},\s+(?:then\s+)?)?{_DETERMINER}))?"
    r"(?P<subject>(?:[\w'/-]+\s+){0,3}?[\w'/-]+)\s+"
)
_KEYED = re.compile(rf"{_SUBJECT}(?:MUST|SHALL|SHOULD|MAY)\b")
_ASKED = re.compile(rf"{_SUBJECT}(?:(?i:must|shall|should|have to|has to|(?:is|are) responsible for)|MAY)\b")
_ARTICLES = frozenset({"the", "a", "an"})
_POINTING = frozenset({"this", "that", "these", "those", "such", "each", "every", "any", "all", "both"})
_PASSIVE = re.compile(r"\s+(?:NOT\s+|not\s+|only\s+|always\s+)?be\b")
# Words that name nobody, or show that the phrase is no subject.
_NAMELESS = frozenset(
    """
    it they he she we you i this that these those which who whose and or as such there then also how what due one both
    not no following if when once after all none
    """.split()
)
_PRONOUNS = frozenset("he she it they him her them his hers its their theirs".split())
_END_OF_HEAD = re.compile(r"\b(?:of|in|for|who|that|with)\b")


@lru_cache(maxsize=8192)
def head_noun(party: str) -> str:
    """Return the last word of a noun phrase before any "of", singular, lower case: what two names are compared by.

    >>> head_noun("the members of the Council"), head_noun("Government CIOs")
    ('member', 'cio')
    """
    words = _WORD.findall(_END_OF_HEAD.split(party.lower())[0] or party.lower())
    word = words[-1] if words else party.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


@lru_cache(maxsize=1)  # asked for by every statement of a window in turn
def nouns_of(window: Window) -> tuple[tuple[int, str], ...]:
    """Return the first token of each word in the window with the word, singular and in lower case."""
    return tuple(_nouns(window))


def _nouns(window: Window) -> Iterator[tuple[int, str]]:
    for segment in window.segments:
        for match in _WORD.finditer(segment.text):
            at = bisect_right(segment.starts, match.start()) - 1
            # A word that stands for another names nobody.
            if at >= 0 and segment.starts[at] == match.start() and match.group().lower() not in _PRONOUNS:
                yield segment.start + at, head_noun(match.group())


def subject_of(text: str, *, acting: bool = False) -> str | None:
    """Return who or what a sentence with a key word of BCP 14 binds, where it says so at its beginning.

    With ``acting`` key words may be small, and only who does something is bound: of "Forms must be signed" the subject
    is nobody who has to.

    >>> subject_of("If the token is stale, the relay agent MUST close the stream."), subject_of("It MUST be closed.")
    ('relay agent', None)
    """
    match = (_ASKED if acting else _KEYED).match(text)
    if not match or _NAMELESS & set(match["subject"].lower().split()):
        return None
    if acting and _PASSIVE.match(text, match.end()):
        return None
    return match["subject"]


@dataclass(frozen=True, slots=True)
class Vote:
    """What the network says of the party that one statement binds.

    ``weight``: how likely each noun is to be its head noun, "" being nobody; ``places``: the tokens of the window that
    are that noun, with the chance of each; ``inside``: how likely the statement itself names the party; ``tokens``:
    logits of the tokens to belong to a party's name.
    """

    window: Window
    number: int
    tokens: Array
    weight: Mapping[str, float]
    places: Mapping[str, list[tuple[int, float]]]
    inside: float


def vote_of(window: Window, number: int, names: Array, pointer: Array, tokens: Array, known: Sequence[str]) -> Vote:
    """Return the vote of piece ``number`` of a window.

    ``names``: logits of the ``known`` parties, the first of which is nobody. ``pointer``: logits of the window's
    tokens to be the party's head noun; both compete in one distribution, in which a word counts as often as it stands
    there.
    """
    chances = softmax(np.concatenate([pointer, names]))
    piece = window.pieces[number]
    weight: dict[str, float] = {}
    places: dict[str, list[tuple[int, float]]] = {}
    inside = 0.0
    for token, noun in nouns_of(window):
        if (chance := float(chances[token])) > _LEAST:
            weight[noun] = weight.get(noun, 0.0) + chance
            places.setdefault(noun, []).append((token, chance))
            inside += chance * (piece.start <= token < piece.end)
    for i, chance in enumerate(chances[len(pointer) :]):
        if chance > _LEAST:
            noun = "" if i == NOBODY else head_noun(known[i])
            weight[noun] = weight.get(noun, 0.0) + float(chance)
    return Vote(window, number, tokens, weight, places, inside)


def parties_of(votes: Sequence[Vote], known: Sequence[str], threshold: float) -> list[str | None]:
    """Return who is bound by each of the statements of one document and class.

    A statement that does not name its party itself binds, as a rule, whom the others like it bind: what all of these
    say together counts as much as what it says alone. A name grows to the left of its noun by the words that belong
    to it; ``threshold``: the least of their logits.
    """
    common: dict[str, float] = {}
    clearest: dict[str, Vote] = {}
    for vote in votes:
        for noun, chance in vote.weight.items():
            common[noun] = common.get(noun, 0.0) + chance * (1 - vote.inside) / len(votes)
            if noun in vote.places and (noun not in clearest or chance > clearest[noun].weight[noun]):
                clearest[noun] = vote
    listed = {head_noun(name): name for name in known[NOBODY + 1 :]}
    # Of what only the others say, the likeliest is the only one that can win.
    usual = {max(common, key=lambda noun: (common[noun], noun))} if common else set()
    parties: list[str | None] = []
    for vote in votes:
        weight = {
            noun: vote.weight.get(noun, 0.0) + (1 - vote.inside) * common[noun] for noun in vote.weight.keys() | usual
        }
        noun = max(weight, key=lambda noun: (weight[noun], noun), default="")
        if not noun:
            parties.append(None)
        elif noun in listed and noun not in vote.places:
            parties.append(listed[noun])
        else:
            parties.append(_named(noun, vote if noun in vote.places else clearest[noun], threshold))
    return parties


def _named(noun: str, vote: Vote, threshold: float) -> str:
    """Return a noun as the window of a vote writes it, in the statement itself if it stands there."""
    piece = vote.window.pieces[vote.number]
    at, _ = max(vote.places[noun], key=lambda place: (piece.start <= place[0] < piece.end, place[1], -place[0]))
    segment = next(s for s in vote.window.segments if s.start <= at < s.end)
    return _name_at(segment, at - segment.start, vote.tokens[segment.start : segment.end], threshold)


def _name_at(segment: Segment, at: int, tokens: Array, threshold: float) -> str:
    """Return the word at a token with the words before it that also belong to the name.

    An article begins one; a word that points is none of it: away from its place nobody knows which is meant.
    """
    word = next(m for m in _WORD.finditer(segment.text) if m.start() <= segment.starts[at] < m.end())
    first = at
    while first > 0 and tokens[first - 1] > threshold and _said(segment, first) not in _ARTICLES:
        if _said(segment, first - 1) in _POINTING:
            break
        first -= 1
    start = segment.starts[first]
    while start > 0 and (segment.text[start - 1].isalnum() or segment.text[start - 1] in "_-'"):
        start -= 1
    return segment.text[start : word.end()]


def _said(segment: Segment, token: int) -> str:
    return segment.text[segment.starts[token] : segment.ends[token]].lower()
