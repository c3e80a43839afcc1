"""Stands in until the reader of this format is here."""

from __future__ import annotations

from isspec.readers.plain import read_plain

read_asciidoc = read_plain
