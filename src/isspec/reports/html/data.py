"""What the page's script knows of each statement, as JSON that cannot end its own element."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from isspec.reports.quoting import clean, quote
from isspec.reports.wording import nature, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.reports.html.reading import Reading
    from isspec.reports.presentation import Quotes

_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def embedded(readings: Sequence[Reading], quotes: Quotes) -> str:
    """Return, for each document, what its statements are, by the places of theirs: [line, nature, probability].

    The statements are in the order of the text, as their elements are.
    """
    return in_script([
        {
            "name": clean(reading.judgment.path),
            "statements": [
                [
                    finding.statement.line,
                    nature(finding, quote(finding.bound, quotes)),
                    percent(finding.score),
                ]
                for finding in reading.findings
                if finding.statement.span in reading.anchors
            ],
        }
        for reading in readings
    ])  # fmt: skip


def in_script(value: object) -> str:
    r"""Return ``value`` as JSON without the characters that HTML or JavaScript could take for their own.

    >>> in_script("</script>")
    '"\\u003c/script\\u003e"'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
