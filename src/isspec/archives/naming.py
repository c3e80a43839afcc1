"""Names of members, which anybody may have written: cleaned for a report, and never used on the disk."""

from __future__ import annotations

import re

_DRIVE = re.compile(r"\A[A-Za-z]:")
_LONGEST = 240
_HIDDEN = frozenset({"CVS", "RCS", "SCCS", "_darcs", "__MACOSX", "Thumbs.db", "desktop.ini"})


def clean_name(name: str) -> str:
    r"""Return ``name`` as a report may show it: relative, leading down, printable and not too long.

    >>> clean_name("../../etc/passwd"), clean_name("C:\\Specs\\a.md"), clean_name("/a//./b.md"), clean_name("..")
    ('etc/passwd', 'Specs/a.md', 'a/b.md', 'unnamed')
    """
    name = "".join(character if character.isprintable() else "\ufffd" for character in name)
    parts = [part for part in re.split(r"[/\\]", _DRIVE.sub("", name)) if part.strip() not in ("", ".", "..")]
    whole = "/".join(parts)
    if len(whole) > _LONGEST:
        _, dot, suffix = whole.rpartition(".")
        tail = dot + suffix if 0 < len(suffix) <= 10 else ""
        whole = f"{whole[: _LONGEST - 20]}\N{HORIZONTAL ELLIPSIS}{tail}"
    return whole or "unnamed"


def is_hidden(name: str) -> bool:
    """Return whether a member would be left out in a folder, too: hidden files and what systems leave behind.

    >>> is_hidden("a/.git/config"), is_hidden("__MACOSX/._a.md"), is_hidden("../a.md")
    (True, True, False)
    """
    parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".", "..")]
    return any(part[0] == "." or part in _HIDDEN for part in parts)


class Names:
    """Gives every member of an archive a name of its own: the second ``a.md`` is ``a~2.md``."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def unique(self, name: str) -> str:
        """Return ``name``, or it with a number where it was given before."""
        count = self._given.get(name, 0) + 1
        self._given[name] = count
        if count == 1:
            return name
        folder, slash, last = name.rpartition("/")
        stem, _, suffix = last.rpartition(".")
        numbered = f"{stem}~{count}.{suffix}" if stem else f"{last}~{count}"
        return self.unique(f"{folder}{slash}{numbered}")
