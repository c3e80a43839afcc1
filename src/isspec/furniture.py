"""What web pages leave in a text: share buttons, appeals, credits. Data, for readers and for the residue report.

Collected from pages saved as text, among them the five files that isspec began with.
"""

# ruff: noqa: E501 - a pattern is read best on one line
from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Trace(NamedTuple):
    """One pattern, matched without regard to case.

    ``whole``: it counts only where it is all that a line or block holds. Otherwise it is telling wherever it stands.
    """

    name: str
    pattern: re.Pattern[str]
    whole: bool = True


def _traces(name: str, *patterns: str, whole: bool = True) -> tuple[Trace, ...]:
    return tuple(Trace(name, re.compile(pattern, re.IGNORECASE), whole) for pattern in patterns)


TRACES: tuple[Trace, ...] = (
    *_traces(
        "share buttons",
        r"share (?:this|on|via|to)(?: (?:article|post|page|story|facebook|twitter|linkedin|whatsapp|e-?mail|reddit|print|x))*:?",
        r"(?:share|tweet|pin it|email|print|facebook|twitter|linkedin|reddit|whatsapp|telegram|pocket|copy link)"
        r"(?:[\s|,/·•]+(?:share|tweet|pin it|email|print|facebook|twitter|linkedin|reddit|whatsapp|telegram|pocket|"
        r"copy link)){1,12}",
        r"share on (?:facebook|twitter|linkedin|whatsapp|reddit|x)(?:\W{0,3}share on (?:facebook|twitter|linkedin|whatsapp|reddit|x)){0,5}",
        r"(?:share|tweet|retweet|click to tweet|share this|follow us(?: on .{1,30})?|like us on facebook)",
        r"\d{1,3}(?:[.,]\d{1,3})?k?\s*(?:shares?|likes?|tweets?|views?|claps?)",
    ),
    *_traces("form shortcode", r"\[/?(?:give_form|contact-form(?:-7)?|gravityforms?|wpforms|mc4wp_form|ninja_form)\b[^\]]{0,200}\]", whole=False),
    *_traces(
        "donation appeal",
        r"(?:(?:spring|summer|fall|autumn|winter|year-end|annual) )?fund-?raiser",
        r"(?:donate|donate now|donate today|support us|support our work|chip in|give today|become a (?:member|patron|supporter))[!.]?",
    ),
    *_traces(
        "donation appeal",
        r"please (?:consider )?donat(?:e|ing)\b[^.]{0,80}(?:\$|€|£|online|today|now|support|keep|help)",
        r"we (?:don['\u2019]t|do not) (?:want|accept|take|run|rely on)\b[^.]{0,30} advertis(?:ing|ement|er)",
        r"(?:if you (?:liked|enjoyed) this (?:article|story|post)|without your support we)\b",
        r"(?:every (?:gift|donation|contribution)) of (?:every|any) size",
        r"your (?:tax-deductible )?(?:donation|gift) (?:helps|keeps|will help|makes)\b",
        whole=False,
    ),
    *_traces("comment section", r"(?-i:COMMENTS)|\d{1,5} comments?|comments? \(\d{1,5}\)", r"(?:leave|post|write|add) a (?:comment|reply).{0,60}",
             r"(?:show|view|load|read) (?:all |more )?(?:\d{1,5} )?comments?.{0,20}", r"(?:reply(?!-)|log in to (?:reply|comment)).{0,20}",
             r"comments are (?:closed|disabled|off)\.?"),
    *_traces("byline", r"(?:published|posted|updated|last updated)(?: on)?:?(?: by)?", r"by",
             r"(?:published|posted|last updated) (?:on |at )?\w{3,9}\.? \d{1,2},? \d{4}.{0,40}"),
    *_traces("source line", r"(?-i:SOURCE[A-Z]\w.{1,40}|SOURCE: .{2,60})", r"originally (?:published|appeared) (?:on|at|in) .{1,80}"),
    *_traces("photo credit", r"\(?(?:photo|image|picture|photograph|illustration|video)s?(?: (?:credit|courtesy|by|via|source)){0,2}(?:\s?:|\sby)\s(?![\"']?(?:https?:)?[/.]|\S+\.(?:jpe?g|png|gif|svg|webp)\b)(?=\W{0,3}\w).{1,120}",
             r".{1,40}/(?:staff photo|ap photo|getty images|reuters|afp)\)?\.?"),
    *_traces("photo credit", r"\((?:photo|image)s?(?: credit| by| courtesy(?: of)?)?:\s?[^()]{1,100}\)", r"(?-i:[A-Z][\w'-]{1,30}(?: [A-Z](?:\.|[\w'-]{1,30})){0,3})/(?:staff photo|ap photo|getty images)\b", whole=False),
    *_traces("signature counter", r"[\d.,]{1,12}\+? (?:signatures?|supporters|people have signed|signed)(?: of [\d.,]{1,12}(?: goal)?)?[.!]?",
             r"(?:add your (?:voice|name|signature)|sign (?:now|the petition|this petition)|sign and share|take action(?: now)?)[!.]?"),
    *_traces("signature counter", r"\b[\d.,]{2,12}\+? (?:people|persons|others|supporters) (?:have )?(?:already )?signed\b", whole=False),
    *_traces("source line", r"\boriginally (?:published|appeared) (?:on|at|in) (?-i:[A-Z])", whole=False),
    *_traces("unsubscribe notice", r"you (?:may|can) unsubscribe (?:at any time|from)\b", r"(?:click|tap) (?:here|below) to unsubscribe",
             r"(?:you will|you['\u2019]ll) receive (?:periodic|regular|occasional|email) (?:updates|emails|newsletters)\b", whole=False),
    *_traces("newsletter form", r"(?:sign up|subscribe)(?: (?:for|to) (?:our|the) .{0,40}newsletter.{0,60}| now| here)?[!.]?", r"(?:enter )?your e-?mail(?: address)?"),
    *_traces("newsletter form", r"(?:sign up for|subscribe to) our (?:\w+ ){0,3}newsletter", whole=False),
    *_traces("cookie notice", r"(?:accept|reject|manage)(?: all)? (?:cookies|preferences)|cookie (?:settings|preferences|policy)"),
    *_traces("cookie notice", r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies (?:to|and|for|so|on)\b[^.]{0,120}(?:experience|website|traffic|browsing|preferences|ads)",
             r"by (?:continuing to (?:use|browse)|using) (?:this|our) (?:web)?site,? you (?:agree|consent|accept)[^.]{0,60}cookies", whole=False),
    *_traces("advertisement", r"advertisement|advertising|sponsored(?: content)?|(?:article|story) continues (?:below|after).{0,30}|scroll to continue.{0,30}"),
    *_traces("related links", r"(?:related|recommended|popular|trending|latest|more)(?: (?:articles?|posts?|stories|news|reading|from .{1,30}|on this topic))+:?",
             r"(?:read|see|view) more[.…»> ]{0,9}", r"(?:you (?:may|might) also (?:like|be interested in)|up next|don['\u2019]t miss|what['\u2019]s hot)\W{0,3}"),
    *_traces("navigation menu", r"(?:skip to (?:main )?content|back to top|jump to (?:navigation|search)|toggle navigation|main menu)",
             r"(?:home|menu|about(?: us)?|contact(?: us)?|news|blog|login|search|products|services)(?:\s*[|>/»·•]\s*[\w ]{2,24}){2,15}",
             r"(?:next|prev|(?:previous|next|prev) (?:page|post|article|chapter)|(?:previous|next|prev)(?: (?:page|post|article|chapter))?(?:\s*[|/»«·]\s*(?:next|up|home|index|contents)(?: (?:page|post|article))?){1,4})"),
    *_traces("copyright line", r"(?:copyright\s?)?(?:©|\(c\)|&copy;)\s?(?:copyright\s?)?\d{4}.{0,100}", r"all rights reserved\.?"),
    *_traces("page number", r"(?:-\s?)?\d{1,4}(?:\s?-)?", r"\[?page \d{1,4}(?: (?:of|/) \d{1,4})?\]?", r".{0,60}\[page \d{1,4}\]"),
    *_traces("contents line", r".{1,90}(?:\.\s?){4,90}\s*[\divxlc]{1,5}"),
)  # fmt: skip

# Traces that any document may hold: no sign that a text was taken from a web page.
ORDINARY = frozenset({"page number", "contents line", "copyright line"})
LONGEST = 200
_ANY = re.compile("|".join(f"(?:{trace.pattern.pattern})" for trace in TRACES), re.IGNORECASE)
# One of these is in every match of a trace that need not be whole: a quick look before the long one.
_TELLING_WORDS = (
    "form", "donat", "advertis", "this article", "this story", "this post", "without your support", "gift",
    "contribution", "unsubscribe", "receive", "newsletter", "cookies", "photo", "image", "signed",
    "originally",
)  # fmt: skip


@lru_cache(maxsize=4096)  # readers ask for a line, and then the residue report asks again
def whole_trace(line: str) -> str | None:
    """Return the name of the trace that is all of ``line``, which must be on one line and without markup.

    >>> whole_trace("Share This Article"), whole_trace("Users share this article by e-mail.")
    ('share buttons', None)
    """
    line = line.strip()
    if not line or len(line) > LONGEST:
        return None
    if not _ANY.fullmatch(line):
        return None
    return next(trace.name for trace in TRACES if trace.pattern.fullmatch(line))


def telling_traces(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the traces that tell wherever they stand, each with its first match in ``text``."""
    lowered = text.lower()
    if any(word in lowered for word in _TELLING_WORDS):
        for trace in TRACES:
            if not trace.whole and (match := trace.pattern.search(text)):
                yield trace.name, match
