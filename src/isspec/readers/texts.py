"""The formats whose text is the file itself, and the table of their readers, which nothing but reading imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.asciidoc import read_asciidoc
from isspec.readers.code import read_code
from isspec.readers.extract import Extract
from isspec.readers.formats import CODE
from isspec.readers.furnishing import set_apart_furniture
from isspec.readers.html import read_html
from isspec.readers.latex import read_latex
from isspec.readers.markdown import read_markdown
from isspec.readers.ordering import in_order
from isspec.readers.org import read_org
from isspec.readers.plain import read_plain
from isspec.readers.roff import read_roff
from isspec.readers.rst import read_rst
from isspec.readers.wiki import read_wiki
from isspec.readers.xml_prose import read_xml_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isspec.readers.lines import Sketch

READERS: Mapping[str, Callable[[str], Sketch]] = {
    "text/plain": read_plain,
    "text/markdown": read_markdown,
    "text/x-rst": read_rst,
    "text/asciidoc": read_asciidoc,
    "text/html": read_html,
    "application/xml": read_xml_prose,
    "text/x-wiki": read_wiki,
    "text/org": read_org,
    "text/x-tex": read_latex,
    "text/troff": read_roff,
    CODE: read_code,
}


def read_text(media_type: str, text: str) -> Extract:
    """Read ``text`` with the reader of ``media_type``."""
    title, blocks = READERS[media_type](text)
    return finished(Extract(title, text, tuple(blocks)))


def finished(extract: Extract) -> Extract:
    """Return ``extract`` with its blocks in order, inside the text, and those named so that are furniture."""
    blocks = in_order(extract.blocks, len(extract.text))
    if extract.machine is not None:
        return extract._replace(blocks=tuple(blocks))
    return extract._replace(blocks=tuple(set_apart_furniture(blocks, extract.text)))
