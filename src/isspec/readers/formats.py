"""What a file is, by its first bytes, its name and its content, in this order of trust."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from isspec.archives.mails import is_mail
from isspec.readers.extract import NotReadError
from isspec.readers.machine.recognising import machine_type
from isspec.readers.office_types import office_type
from isspec.readers.registry import FORMATS, Format
from isspec.readers.source_code import is_source_code, reads_as_prose
from isspec.readers.xml_looks import is_xml_prose, root_of

if TYPE_CHECKING:
    from isspec.types import Source

# (offset, magic bytes, suffix of the format in the registry if it may be there, what it is).
_MAGIC: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"%PDF-", ".pdf", "PDF"),
    (0, b"PK\x03\x04", ".zip", "Word, OpenDocument, EPUB or zip"),
    (0, b"PK\x05\x06", ".zip", "zip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc", "old Word, Excel or PowerPoint"),
    (0, b"{\\rtf", ".rtf", "RTF"),
    (0, b"%!PS", ".ps", "PostScript"),
    (0, b"\x89PNG\r\n\x1a\n", ".png", "PNG image"),
    (0, b"\xff\xd8\xff", ".jpg", "JPEG image"),
    (0, b"GIF87a", ".gif", "GIF image"),
    (0, b"GIF89a", ".gif", "GIF image"),
    (0, b"II*\x00", ".tif", "TIFF image"),
    (0, b"MM\x00*", ".tif", "TIFF image"),
    (8, b"WEBP", ".webp", "WebP image"),
    (0, b"\x1f\x8b", ".gz", "gzip"),
    (0, b"BZh", ".bz2", "bzip2"),
    (0, b"\xfd7zXZ\x00", ".xz", "xz"),
    (0, b"7z\xbc\xaf\x27\x1c", ".7z", "7-Zip"),
    (0, b"Rar!\x1a\x07", ".rar", "RAR"),
    (0, b"(\xb5/\xfd", ".zst", "Zstandard"),
    (257, b"ustar", ".tar", "tar"),
    (0, b"SQLite format 3\x00", ".sqlite", "SQLite"),
    (0, b"\x7fELF", ".elf", "a program"),
    (0, b"MZ\x90\x00", ".exe", "a program"),
    (4, b"ftyp", ".mp4", "video or image"),
    (0, b"OggS", ".ogg", "audio"),
    (0, b"ID3", ".mp3", "audio"),
    (0, b"PAR1", ".parquet", "Parquet"),
)
_CURES = {
    "PDF": "save it as text or HTML, for example with `pdftotext -layout FILE`",
    "RTF": "save it as HTML or text from a word processor",
    "RAR": "unpack it, or pack it as zip",
    "Word, OpenDocument, EPUB or zip": "unpack an archive; save a document as HTML, Markdown or text",
    "old Word, Excel or PowerPoint": "save it as HTML or text from a word processor",
}
# What these formats are is told by their first bytes, never by their names: a text that is named .pdf is a text.
_BINARY = frozenset({suffix for _, _, suffix, _ in _MAGIC} | {
    ".docx", ".docm", ".dotx", ".dot", ".odt", ".ott", ".ods", ".odp", ".pptx", ".ppt", ".xlsx", ".xlsm",
    ".xlsb", ".xls", ".epub",
})  # fmt: skip

# Stands for code and data of any kind.
CODE = "application/octet-stream"
MEDIA_TYPES = {
    ".md": "text/markdown", ".markdown": "text/markdown", ".mdx": "text/markdown", ".mkd": "text/markdown",
    ".txt": "text/plain", ".text": "text/plain",
    ".rst": "text/x-rst", ".rest": "text/x-rst",
    ".adoc": "text/asciidoc", ".asciidoc": "text/asciidoc", ".asc": "text/asciidoc",
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html",
    ".mediawiki": "text/x-wiki", ".wiki": "text/x-wiki",
    ".dita": "application/xml", ".dbk": "application/xml", ".docbook": "application/xml", ".tei": "application/xml",
    ".org": "text/org", ".tex": "text/x-tex", ".latex": "text/x-tex", ".ltx": "text/x-tex",
}  # fmt: skip
_DATA = frozenset({
    "bash", "bat", "bib", "c", "cc", "cfg", "clj", "cmake", "conf", "cpp", "cs", "css", "csv", "cxx", "dart",
    "diff", "dtd", "el", "elm", "env", "erl", "ex", "exs", "feature_data", "f90", "go", "gql", "gradle", "graphql",
    "groovy", "h", "hh", "hpp", "hs", "ini", "ipynb", "java", "jl", "js", "json", "json5", "jsonl", "jsx", "kt",
    "kts", "less", "lisp", "lock", "log", "lua", "m", "make", "mjs", "ml", "mm", "ndjson", "nim", "patch", "php",
    "pl", "pm", "po", "pot", "properties", "proto", "ps1", "py", "pyi", "r", "rb", "reg", "rs", "s", "sass",
    "scala", "scss", "sh", "sql", "svg", "swift", "tcl", "tf", "thrift", "toml", "ts", "tsv", "tsx", "v",
    "vb", "vhd", "vhdl", "vue", "wsdl", "xml", "xsd", "xsl", "xslt", "yaml", "yml", "zig", "zsh",
})  # fmt: skip
# Sentences in these are values of fields.
_STRUCTURED = frozenset(
    {"bib", "csv", "ipynb", "json", "json5", "jsonl", "ndjson", "po", "pot", "svg", "toml", "tsv", "xml", "yaml", "yml"}
)
_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE | re.DOTALL
)
_ATX = re.compile(r"(?:\A|\n[ \t]*\r?\n)\#{1,4} \w[^\n]{0,100}\r?\n[ \t]*\r?\n")
_DIRECTIVE = re.compile(r"^\.\. [a-z][a-z-]{2,30}::", re.MULTILINE)
_ROFF = re.compile(r"(?:[.'\\][^\n]*\n|[ \t]*\n){0,400}?[.'][ \t]*(?:TH|Dd)[ \t]+\S")
_LATEX = re.compile(r"(?:[ \t]*(?:%[^\n]*)?\n){0,200}[ \t]*\\document(?:class|style)\b")
_XML = re.compile(r"\s*<\?xml\s")
# Only their content says whether they are prose; what is named .svg or .xsl is not asked.
_XML_NAMED = frozenset({".xml", ".dita", ".dbk", ".docbook", ".tei"})
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\d\]])")


def format_of(source: Source) -> Format | None:
    """Return the format of a file that is read from its bytes; ``None`` when its text must say what it is.

    Raises ``NotReadError`` for a format that is known by its first bytes and that isspec does not read.
    """
    if magic := magic_of(source.data):
        suffix, name = magic
        if office := office_type(source.data):
            found = format_named(office)
        else:
            found = next((row for row in FORMATS if suffix in row.suffixes), None)
        if found:
            return found
        cure = _CURES.get(name, "give the text itself as .txt, .md, .rst, .adoc or .html")
        raise NotReadError("unsupported-format", f"this is {name}, which is not read: {cure}")
    suffix = PurePosixPath(source.path).suffix.lower()
    if suffix in {"", ".txt"} and is_mail(source.path, source.data):
        return format_named("message/rfc822")
    if not suffix or suffix in _BINARY:
        return None
    return next((row for row in FORMATS if suffix in row.suffixes), None)


def format_named(media_type: str) -> Format | None:
    """Return the row of the registry with this media type."""
    return next((row for row in FORMATS if row.media_type == media_type), None)


def magic_of(data: bytes) -> tuple[str, str] | None:
    """Return suffix and name of the format whose mark ``data`` begins with.

    >>> magic_of(b"%PDF-1.7"), magic_of(b"# A spec")
    (('.pdf', 'PDF'), None)
    """
    head = data[:1024]
    if b"%PDF-" in head and (head[:5] == b"%PDF-" or b"%PDF-" in head[:64]):
        return ".pdf", "PDF"  # readers of PDF allow junk before the mark
    return next(((suffix, name) for offset, mark, suffix, name in _MAGIC if head.startswith(mark, offset)), None)


def media_type_of(path: str, text: str) -> str:
    """Return the media type of a text file; ``CODE`` stands for code and data of any kind."""
    if machine := machine_type(path, text):
        return machine
    suffix = PurePosixPath(path).suffix.lower()
    known = MEDIA_TYPES.get(suffix)
    if known in {None, "text/plain"} and _HTML.match(text):
        return "text/html"
    if known in {None, "text/plain"} and _ROFF.match(text):
        return "text/troff"
    if known in {None, "text/plain"} and _LATEX.match(text):
        return "text/x-tex"
    if suffix in _XML_NAMED or (known in {None, "text/plain"} and suffix[1:] not in _DATA and _XML.match(text)):
        known = _xml_type(text)
    if known == "text/plain" and (markup := _markup_of(path, text)):
        return markup
    if known and known != "text/plain":
        return known
    return CODE if _is_data(suffix[1:], text) else "text/plain"


def _is_data(suffix: str, text: str) -> bool:
    """Say whether a text is code or data: by its content, and by its name unless sentences belie it."""
    if _XML.match(text) or _is_json(text) or suffix in _STRUCTURED:
        return True
    return not reads_as_prose(text) if suffix in _DATA else is_source_code(text)


def _xml_type(text: str) -> str | None:
    root = root_of(text)
    if root is not None and root.name == "html":
        return "text/html"
    return "application/xml" if is_xml_prose(text) else None


def _is_json(text: str) -> bool:
    return bool(_JSON.match(text)) and text.rstrip()[-1:] in {"}", "]"}


def _markup_of(path: str, text: str) -> str | None:
    """Return the markup language that a text file is written in all the same, as in ``spec.rst.txt``."""
    suffixes = PurePosixPath(path).suffixes
    if len(suffixes) > 1 and (inner := MEDIA_TYPES.get(suffixes[-2].lower())):
        return inner
    head = text[:20_000]
    if len(_ATX.findall(head)) > 1:
        return "text/markdown"
    return "text/x-rst" if len(_DIRECTIVE.findall(head)) > 1 else None
