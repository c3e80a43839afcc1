"""Tags within the sentences of XML documents, told from names between angles that a reader is to fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_NAMES = (
    "abbrev|acronym|apiname|application|att|bcp14|c|citation|citerefentry|citetitle|classname|cmdname|codeph|command|"
    "computeroutput|constant|contact|cref|dfn|email|emph|emphasis|envar|eref|errorcode|errorname|filename|filepath|firstterm|"
    "footnote|foreignphrase|function|gi|glossterm|guibutton|guilabel|guimenu|guimenuitem|hi|highlight|ident|indexterm|iref|keycap|"
    "keyword|link|literal|manvolnum|menuchoice|menucascade|methodname|note|option|optional|package|parameter|parmname|ph|"
    "phrase|primary|prompt|property|ptr|quote|ref|refentrytitle|relref|replaceable|returnvalue|rs|secondary|simpara|spanx|"
    "structfield|structname|subscript|superscript|symbol|systemitem|systemoutput|t|tag|term|title|tm|token|trademark|type|"
    "uicontrol|ulink|uri|userinput|val|varname|wintitle|wordasword|xref|para|entry|ttcol|cell|"
    "stentry|listitem|fn|glossdef"
)
_TAG = re.compile(
    rf"<(?P<end>/?)(?:\w{{1,12}}:)?(?P<name>{_NAMES})(?P<rest>(?:\s+[\w:.-]{{1,60}}\s*=[^<>]{{0,1000}})?\s*/?)>"
    r"|<\?[a-zA-Z][^<>]{0,300}\?>|<!\[CDATA\[|\]\]>"
)
_APART = frozenset("c cell entry glossdef listitem para simpara stentry t ttcol".split())
_NEVER_FILLED_IN = frozenset({"listitem", "para", "simpara", "stentry"})
_ENCLOSED = {"citation": "[]", "fn": "()", "footnote": "()", "note": "()"}
_TARGET = re.compile(r"\b(?:target|linkend|url|href)\s*=\s*[\"']([^\"'<>]{1,300})[\"']")


def replace_tags(text: str, replace: Callable[[re.Match[str]], str]) -> str:
    """Return ``text`` with each tag replaced. A bare start tag is one only where its end tag is in the text, too.

    >>> replace_tags("Run <command>cp <option></command>.", lambda match: "")
    'Run cp <option>.'
    >>> replace_tags("Give [<option name>].", lambda match: "")
    'Give [<option name>].'
    """
    ended = {match["name"] for match in _TAG.finditer(text) if match["end"]}

    def one(match: re.Match[str]) -> str:
        bare = match["name"] and not match["end"] and not match["rest"] and match["name"] not in _NEVER_FILLED_IN
        return match[0] if bare and match["name"] not in ended else replace(match)

    return _TAG.sub(one, text)


def shown(match: re.Match[str]) -> str:
    """Return what a tag looks like to a person: nothing, or what it points to if that is all there is of it.

    >>> replace_tags('as in <xref target="RFC2119"/>.', shown)
    'as in RFC2119.'
    """
    if match["name"] in _APART:
        return " "
    if opening := _ENCLOSED.get(match["name"]):
        return f" {opening[0]}" if not match["end"] else opening[1]
    target = _TARGET.search(match["rest"]) if (match["rest"] or "").endswith("/") else None
    return target[1] if target else ""
