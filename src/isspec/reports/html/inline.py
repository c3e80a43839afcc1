"""Inline code and the cells of rows, as elements; everything else in a text is escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.reports.html.passages import BETWEEN_CELLS

if TYPE_CHECKING:
    from markupsafe import Markup

_CODE = re.compile(r"`([^`]+)`")


def inline(text: str) -> Markup:
    """Return ``text`` as HTML.

    >>> str(inline("`<b>` │ a & b"))
    '<code>&lt;b&gt;</code><i> │ </i>a &amp; b'
    """
    from markupsafe import Markup, escape

    parts = _CODE.split(text)
    marked = Markup("").join(
        Markup("<code>{}</code>").format(part) if at % 2 else escape(part) for at, part in enumerate(parts)
    )
    return Markup(marked.replace(BETWEEN_CELLS, Markup("<i>{}</i>").format(BETWEEN_CELLS)))
