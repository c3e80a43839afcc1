"""Is a text source code? Told by its lines: signs of code against sentences, whatever the file is called."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINES = 400
_HEAD = 200_000
_SIGN = re.compile(
    r"[{}]\s*(?://.*|/\*.*|\#.*)?$|(?:\w\(|[=\[\]{}>]).*;\s*(?://.*|/\*.*|\#.*)?$|"
    r"^\s*[\w*&]+(?:\s+[\w*&]+){0,2};\s*$|^\s*[})\]]+[;,)]*\s*$|"
    r"^\s*(?:def|class|async def)\s+\w+.*:\s*(?:\#.*)?$|"
    r"^\s*(?:if|elif|for|while|with|try|except|else|finally|match|case)\b.*:\s*(?:\#.*)?$|"
    r"^\s*(?:from\s+[\w.]+\s+import|import)\s+[\w.{*]|^\s*(?:return|raise|yield|assert|await|break|continue|pass|end|fi|done|esac)\b[^.]*$|"
    r"^\s*\#\s*(?:include|define|ifdef|ifndef|endif|pragma)\b|^\s*(?:package|namespace|using|module|use)\s+[\w.:\\]+;?$|"
    r"^\s*(?:public|private|protected|static|final|const|let|var|func|fn|fun|function|sub|pub|impl|struct|enum|trait|interface|extern|typedef)\s+\S|"
    r"^\s*[\w.\[\]\"'$@>*-]+\s*(?:[+*/%|&^:-]|<<|>>)?=\s*\S|^\s*[\w.$@:>-]+\([^.]*\)?[;,:{]?$|"
    r"^\s*(?:@\w[\w.]*(?:\(.*\))?|\$\w+.*;|local\s+\w+|echo\s|exit\s|set\s+-|\w+\(\)\s*\{?)|=>|->|::|&&|\|\||!=|=="
)
_COMMENT = re.compile(r"^\s*(?://|/\*|\*/|\*\s|\#(?!\#)|--\s|;;|%\s|<!--|\"\"\"|''')")
_SENTENCE = re.compile(r"[A-Za-z]{2,}[ ,]+(?:[a-z0-9'\u2019-]+[ ,]+){4,}[\w'\u2019-]+")
# Comments of several lines are full of sentences; what is left of the file tells.
_LONG_COMMENT = re.compile(r"/\*.{0,20000}?\*/", re.DOTALL)
_QUOTED = re.compile(r"\"\"\".{0,20000}?\"\"\"|'''.{0,20000}?'''", re.DOTALL)
_SHEBANG = re.compile(r"#!\s*/\S*(?:sh|python|perl|ruby|node|env|awk|lua|php)\b")
_FEWEST = 3


def is_source_code(text: str) -> bool:
    """Say whether ``text`` is a program, as far as its first lines tell; a text with listings in it is none.

    >>> is_source_code("import os\\n\\ndef close(valve):\\n    valve.shut()\\n    return True\\n")
    True
    >>> is_source_code("The valve must close.\\n\\nIt opens when x == 1;\\nthen it closes again after a while.")
    False
    """
    if _SHEBANG.match(text):
        return True
    code = comments = sentences = others = 0
    for line in _lines(_QUOTED.sub("", _LONG_COMMENT.sub("", text[:_HEAD]))):
        if _COMMENT.match(line):
            comments += 1
        elif _SIGN.search(line):
            code += 1
        elif _SENTENCE.search(line):
            sentences += 1
        else:
            others += 1
    return code >= _FEWEST and code > sentences * 3 and code * 2 > sentences + others + code


def reads_as_prose(text: str) -> bool:
    """Say whether a file that is named like code or data holds sentences instead, as notes in a ``.log`` do."""
    lines = list(_lines(text))
    sentences = sum(bool(_SENTENCE.search(line)) for line in lines)
    code = sum(bool(_SIGN.search(line) or _COMMENT.match(line)) for line in lines)
    return sentences >= _FEWEST and sentences > 4 * code and sentences * 2 > len(lines)


def _lines(text: str) -> Iterator[str]:
    """Yield the first lines that are not blank, the beginning of each."""
    found = re.finditer(r"[^\r\n]+", text[:_HEAD])
    said = (match.group()[:300] for match in found)
    return islice((line for line in said if not line.isspace()), _LINES)
