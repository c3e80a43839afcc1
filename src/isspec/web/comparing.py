"""What has changed since an earlier report: of the bundle, and of each document that both of them know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isspec.reports.quoting import clean
from isspec.reports.wording import VERDICTS
from isspec.types import CLASSES
from isspec.wording import DOCUMENT_VERDICTS, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isspec.types import DocumentJudgment, Report


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a comparison: what it is about, how it was, how it is, and whether that differs."""

    subject: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        """Whether anything has changed."""
        return self.before != self.after


def changes(earlier: Mapping[str, Any], report: Report) -> Iterator[Change]:
    """Yield the verdict of the bundle, then every document that is in either report.

    Documents are the same by their names, or by their checksums where a name is new. A report is data from outside:
    what is not of the expected kind counts as unknown.
    """
    bundle = earlier.get("bundle")
    before = bundle.get("verdict") if isinstance(bundle, dict) else None
    yield Change("All together", _word(VERDICTS, before), VERDICTS[report.bundle.verdict])
    known = [one for one in earlier["documents"] if isinstance(one, dict)]
    left = {str(one.get("path")): one for one in known}
    by_sum = {one.get("sha256"): str(one.get("path")) for one in known if one.get("sha256")}
    for document in report.documents:
        path = document.path if document.path in left else by_sum.get(document.sha256, "")
        was = left.pop(path, None)
        subject = clean(document.path) + (f" (was {clean(path)})" if was and path != document.path else "")
        yield Change(subject, _told(was) if was else "not there", _now(document))
    for path, was in left.items():
        yield Change(clean(path), _told(was), "not there")


def _word(words: Mapping[Any, str], verdict: object) -> str:
    return words.get(verdict, "unknown") if isinstance(verdict, str) else "unknown"


def _told(document: Mapping[str, Any]) -> str:
    tally = document.get("tally")
    numbers: dict[str, object] = {name: tally.get(name) for name in CLASSES} if isinstance(tally, dict) else {}
    return _line(_word(DOCUMENT_VERDICTS, document.get("verdict")), numbers)


def _now(document: DocumentJudgment) -> str:
    numbers: dict[str, object] = {name: getattr(document.tally, name) for name in CLASSES}
    return _line(DOCUMENT_VERDICTS[document.verdict], numbers)


def _line(verdict: str, numbers: Mapping[str, object]) -> str:
    counted = [plural(n, name) for name, n in numbers.items() if isinstance(n, int) and n and name != "other"]
    return ", ".join([verdict, *counted])
