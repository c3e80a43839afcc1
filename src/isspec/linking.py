"""From the names in a report back to the files, so that an index can link to what is there and to nothing else."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from isspec.outputs import STANDARD_OUTPUT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isspec.outputs import Output
    from isspec.reports import Links
    from isspec.types import Report


def links_of(paths: Sequence[str], report: Report, output: Output | None) -> Links:
    """Return links to those files of ``report`` that are found under ``paths``, for an index in ``output``."""
    from isspec.reports import Links

    if output is None:
        return Links()
    names = {document.path for document in report.documents} | {problem.path for problem in report.problems}
    places = places_of(paths)
    files = {name: file.as_posix() for name in sorted(names) if (file := file_of(name, places))}
    folder = Path.cwd() if output.name == STANDARD_OUTPUT else output.path.parent
    return Links(folder.as_posix(), files)


def places_of(paths: Sequence[str]) -> Mapping[str, list[str]]:
    """Return the arguments by what the names in a report may start with: the argument, its last part, or nothing."""
    places: dict[str, list[str]] = {}
    for given in paths:
        pure = PurePath(given)
        for start in dict.fromkeys((pure.as_posix(), pure.name if pure.name != ".." else "")):
            places.setdefault("" if start == "." else start, []).append(given)
    return places


def file_of(name: str, places: Mapping[str, list[str]]) -> Path | None:
    """Return the file that a report calls ``name``, if it is one."""
    for start in (name, *(parent.as_posix() for parent in PurePath(name).parents), ""):
        for given in places.get(start, ()):
            file = Path(given, name[len(start) :].lstrip("/"))
            if file.is_file():
                return file.resolve()
    return None
