"""isspec: are these documents really specs?

>>> import isspec
>>> text = "As thousands wait, the company must cancel its contract. Sign the petition today!"
>>> isspec.check_text(text).bundle.verdict
'stop'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.types import Report
from isspec.version import __version__

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

__all__ = ["Report", "__version__", "check", "check_text"]


def check(paths: Sequence[str | os.PathLike[str]], brief: str | None = None) -> Report:
    """Judge the documents in the files and folders ``paths`` as one bundle.

    ``brief`` is the request that came with them. Raises ``isspec.errors.UsageError`` for a path that does not exist;
    what cannot be read is listed in ``Report.problems``.
    """
    from isspec import pipeline  # late: `import isspec` loads no parser and no model

    return pipeline.check(paths, brief)


def check_text(text: str, brief: str | None = None) -> Report:
    """Judge one string, read as Markdown, as a bundle of one document."""
    from isspec import pipeline

    return pipeline.check_text(text, brief)
