"""Print how often a system is called what careful readers called it, of documents labelled spec or partial.

    python -m evaluation.naming --data DATA [--count 200] [--wrong]

The shipped model reads the statements; the verdict is the readers', so that naming alone is measured. Two names are
compared in lower case and in the singular, without articles, numbers and words that any system has ("system",
"service"). A name is right if it has the same words or the same head noun; that it shares a word is printed, too.
Some of these documents were read while the rules were written; labelled collections have trained the model.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isspec.judging.documents import judge_document
from isspec.judging.naming import GENERIC
from isspec.judging.systems import system_of
from isspec.model.folder import DEFAULT, folder_of
from isspec.model.judge import Judge
from isspec.model.parties import head_noun
from isspec.pipeline import Readable, kinship_of, prepare
from isspec.types import VERDICTS, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"(?!\d+\b)[^\W_]+")
_TAIL = re.compile(r"\b(?:of|in|for|with|on)\b|[(,:]", re.IGNORECASE)
_ARTICLES = frozenset({"a", "an", "the", "of", "for", "and", "to", "in", "on", "with"})


@dataclass(frozen=True, slots=True)
class Named:
    """What readers called the system of a document, and what isspec does; ``None`` where it has no name for it."""

    document: str
    true: str
    said: str | None

    @property
    def right(self) -> bool:
        """Whether both have the same words, or the same head noun: the last of the words before any "of" or "for"."""
        if not self.said:
            return False
        heads = [words_of_name(_TAIL.split(name)[0] or name)[-1:] for name in (self.true, self.said)]
        return heads[0] == heads[1] or set(words_of_name(self.true)) == set(words_of_name(self.said))

    @property
    def shares(self) -> bool:
        """Whether both have a word in common."""
        return bool(set(words_of_name(self.true)) & set(words_of_name(self.said or "")))


def words_of_name(name: str) -> list[str]:
    """Return the words of a name that tell it from others, as they are compared; all, if none does.

    >>> words_of_name("The Parcel Lockers"), words_of_name("parcel-locker system"), words_of_name("the system")
    (['parcel', 'locker'], ['parcel', 'locker'], ['system'])
    """
    said = [head_noun(word) for word in _WORD.findall(name.lower()) if word not in _ARTICLES]
    return [word for word in said if word not in GENERIC] or said


def named(judge: Judge, rows: Sequence[dict[str, Any]]) -> Iterator[Named]:
    """Judge each document as a file of its own, and name its system."""
    kinship = kinship_of(judge)
    for row in rows:
        item = prepare(Source(row["name"].replace("__", "/"), row["text"].encode("utf-8", "replace")))
        if not isinstance(item, Readable) or not item.for_the_model:
            continue
        reading = judge.read(item.document, item.statements, item.silent)
        verdicts: dict[str, float] = {verdict: float(verdict == row["verdict"]) for verdict in VERDICTS}
        judged = judge_document(item.document, reading.findings, reading.kinds, verdicts, (), 0.0)
        system = system_of([judged], kinship)
        yield Named(row["document"], row["system"], system.name if system else None)


def sample(data: Path, count: int) -> list[dict[str, Any]]:
    """Draw ``count`` documents with a system that readers named; the same ones each time."""
    import pyarrow.parquet as pq

    lines = (data / "gold_documents.jsonl").read_text(encoding="utf-8").splitlines()
    labels = [row for row in map(json.loads, lines) if row["verdict"] in ("spec", "partial") and row.get("system")]
    labels.sort(key=lambda row: hashlib.sha256(row["document"].encode()).hexdigest())
    labels = labels[:count]
    wanted = [row["document"] for row in labels]
    texts = pq.read_table(
        data / "gold_texts.parquet", columns=["id", "name", "text"], filters=[("id", "in", wanted)]
    ).to_pylist()
    by_id = {row["id"]: row for row in texts}
    return [{**row, **by_id[row["document"]]} for row in labels]


def table(found: Sequence[Named]) -> str:
    """Return the figures as lines, each the right ones of all."""
    lines = [f"{len(found)} documents with a system that readers named"]
    counts = {
        "named rightly": sum(one.right for one in found),
        "share a word": sum(one.shares for one in found),
        "no name given": sum(one.said is None for one in found),
    }
    for what, count in counts.items():
        lines.append(f"  {what:14} {count / len(found):.3f}  ({count} of {len(found)})" if found else f"  {what}: none")
    return "\n".join(lines)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled data")
    parser.add_argument("--count", type=int, default=200, help="documents, at most")
    parser.add_argument("--wrong", action="store_true", help="also print the names that are wrong")
    arguments = parser.parse_args()
    found = list(named(Judge(folder_of(DEFAULT)), sample(arguments.data, arguments.count)))
    for one in found if arguments.wrong else ():
        if not one.right:
            print(f"{one.document} “{one.true}” called “{one.said}”")
    print(table(found))


if __name__ == "__main__":
    main()
