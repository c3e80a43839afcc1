"""Text that XML can hold: it has no way to write most control characters, not even escaped."""

from __future__ import annotations

import re

# https://www.w3.org/TR/xml/#charsets
_OUTSIDE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    r"""Return ``text`` with what XML cannot hold replaced.

    >>> xml_safe("a\x00b")
    'a\ufffdb'
    """
    return _OUTSIDE.sub("\ufffd", text)
