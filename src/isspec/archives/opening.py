"""Which archive something is, what is in it, and what is in the archives in it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from isspec.archives.budget import Budget
from isspec.archives.mails import has_attachments, is_mail, members_of_mail
from isspec.archives.members import EMPTY, ExhaustedError, Member, Trouble
from isspec.archives.naming import Names, clean_name
from isspec.types import Problem, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.limits import Limits

_DOCUMENTS = (
    ".docx", ".docm", ".dotx", ".pptx", ".pptm", ".xlsx", ".xlsm", ".odt", ".ott", ".ods", ".odp", ".epub", ".vsdx",
)  # fmt: skip
_MARKS = (
    (b"PK\x03\x04", ".zip"), (b"PK\x05\x06", ".zip"), (b"\x1f\x8b", ".gz"), (b"\xfd7zXZ\x00", ".xz"),
    (b"(\xb5/\xfd", ".zst"), (b"7z\xbc\xaf\x27\x1c", ".7z"),
)  # fmt: skip
_BLOCK_MARK = b"1AY&SY"  # of the first block of a bzip2
_SEPARATOR = "!/"
MAIL = "mail"


def archive_kind(path: str, data: bytes) -> str | None:
    """Return the kind of archive that ``data`` is, as a suffix, ``"mail"``, or ``None``. Documents are none.

    >>> archive_kind("a.md", b"# A spec"), archive_kind("b.gz", b"\\x1f\\x8b\\x08")
    (None, '.gz')
    """
    from isspec.archives.tars import is_tar

    for mark, kind in _MARKS:
        if data.startswith(mark):
            return None if kind == ".zip" and _is_document(path, data) else kind
    if data[:3] == b"BZh" and data[4:10] in (_BLOCK_MARK, b"\x17rE8P\x90"):
        return ".bz2"
    if data[257:262] == b"ustar" or (path.lower().endswith(".tar") and is_tar(data[:512])):
        return ".tar"
    return MAIL if is_mail(path, data) and has_attachments(data) else None


def _is_document(path: str, data: bytes) -> bool:
    """Return whether a zip is a document: by its parts, or where it is damaged by its name."""
    from isspec.readers.office_types import office_type

    return path.lower().endswith(_DOCUMENTS) or office_type(data) is not None or b"[Content_Types].xml" in data[:4096]


def expand(source: Source, limits: Limits) -> Iterator[Source | Problem]:
    """Yield what is in the archive ``source``, and in archives in it, down to the limits."""
    try:
        yield from _expand(source, Budget(limits), 1)
    except ExhaustedError as error:
        yield Problem(source.path, "archive-limit", error.cure)


def _expand(source: Source, budget: Budget, depth: int) -> Iterator[Source | Problem]:
    kind = archive_kind(source.path, source.data)
    if kind is None:
        yield source
        return
    if kind == MAIL and depth > 1:
        yield source  # the mail itself is a document; at the top, the caller has it already
    if depth > budget.limits.depth:
        cure = f"archives are nested deeper than {budget.limits.depth}: give the inner ones, or raise --max-depth"
        yield Problem(source.path, "archive-limit", cure)
        return
    names = Names()
    empty = True
    for found in _members(kind, source, budget):
        empty = False
        if isinstance(found, Trouble) and found.name is None:
            yield Problem(source.path, found.code, found.cure)
            continue
        name = f"{source.path}{_SEPARATOR}{names.unique(clean_name(found.name or ''))}"
        if isinstance(found, Member):
            yield from _expand(Source(name, found.data), budget, depth + 1)
        else:
            yield Problem(name, found.code, found.cure)
    if empty and kind != MAIL:
        yield Problem(source.path, "empty", EMPTY)


def _members(kind: str, source: Source, budget: Budget) -> Iterator[Member | Trouble]:
    """Yield what is in one archive. Parsers are imported when the first archive of their kind comes."""
    from isspec.archives.sevens import members_of_seven
    from isspec.archives.streams import members_of_stream
    from isspec.archives.tars import members_of_tar
    from isspec.archives.zips import members_of_zip

    try:
        if kind == ".zip":
            yield from members_of_zip(source.data, budget)
        elif kind == ".tar":
            yield from members_of_tar(BytesIO(source.data), budget)
        elif kind == ".7z":
            yield from members_of_seven(source.data, budget)
        elif kind == MAIL:
            yield from members_of_mail(source.data, budget)
        else:
            yield from members_of_stream(kind, source.path, source.data, budget)
    except ModuleNotFoundError as error:
        cure = f"unpacking {kind} needs the module {error.name}: pip install 'isspec[archives]'"
        yield Trouble(None, "needs-extra", cure)
