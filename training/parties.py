"""Who is bound, reduced to what two names of a party are compared by."""

from __future__ import annotations

import re


def head_noun(party: str) -> str:
    """Return the last word of a noun phrase before any "of", singular, lower case: what two names are compared by.

    >>> head_noun("the members of the Council"), head_noun("Government CIOs")
    ('member', 'cio')
    """
    words = re.findall(r"[\w'-]+", re.split(r"\b(?:of|in|for|who|that|with)\b", party.lower())[0] or party.lower())
    word = words[-1] if words else party.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
