"""What is named and did not come: of all references, those whose absence keeps a builder waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.aspects.references import BRIEF
from isspec.filenames import HOUSEKEEPING, Places
from isspec.types import Missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.types import DocumentJudgment, Reference, ReferenceKind

# A section, a figure or a requirement that is not there is a gap; a file or an annex may hold half of the system.
_WHOLE: frozenset[ReferenceKind] = frozenset({"file", "attachment", "annex", "contents"})


def absent_parts(references: Sequence[Reference], documents: Sequence[DocumentJudgment]) -> list[Missing]:
    """Return what the brief names first, then what specs and partial documents rely on, each once."""
    holders = {document.path for document in documents if document.verdict in ("spec", "partial")}
    found: dict[str, Missing] = {}
    places = Places()
    for reference in references:
        if reference.state != "absent" or reference.kind not in _WHOLE:
            continue
        if reference.path == BRIEF:
            found.setdefault(places.of(reference.target), Missing(reference.target, BRIEF))
        elif reference.path in holders and reference.kind == "contents":
            if "." not in reference.target:
                what = f"{reference.target}, which its table of contents lists"
                found.setdefault(f"{reference.path} {what}", Missing(what, reference.path, reference.line))
        elif reference.path in holders and not HOUSEKEEPING.search(reference.target):
            what = f"the attached {reference.target}" if reference.kind == "attachment" else reference.target
            found.setdefault(places.of(what), Missing(what, reference.path, reference.line))
    return list(found.values())
