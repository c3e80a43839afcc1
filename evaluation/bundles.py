"""Assembles ten bundles as people send them, good, mixed, thin and with parts removed, and reports on each.

    python -m evaluation.bundles --data DATA [--only NAME] [--out FOLDER]

The reports are there to be read; beside each stands the verdict that a reader gave it. Texts stay in DATA.
"""

# ruff: noqa: E501 - one bundle, one line
from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from isspec.pipeline import check
from isspec.reports import REPORTS, Presentation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@dataclass(frozen=True)
class Bundle:
    """Documents by id, as which file each came, the request with them, and the verdict that is right.

    A file named ``a.md[:0.5]`` holds the first half of the document; ``expected`` may be several, where readers differ.
    """

    files: Mapping[str, str]
    brief: str
    expected: tuple[str, ...]


BUNDLES: Mapping[str, Bundle] = {
    "good-protocol": Bundle({"spec/rfc5435.txt": "028fa33769"}, "Implement the protocol described in the document.", ("build",)),
    "good-library": Bundle(
        {"docs/PRD.md": "dc0a9de912", "docs/architecture_design.md": "e4832c4181", "docs/UML_class.md": "da30803262"},
        "Implement the Redis cache in Java, as the documents describe it.",
        ("build", "ask"),
    ),
    "good-chapters": Bundle(
        {
            "basic/transports.mdx": "d2ae4449fd", "basic/authorization.mdx": "1c87473624",
            "server/utilities/logging.mdx": "3a341e2faa",
        },
        "Build a server for the protocol that is specified here.",
        ("build", "ask"),
    ),
    "mixed-with-news": Bundle(
        {"idle.txt": "81f5422ed6", "news.txt": "7f8cd081c9", "press.txt": "7c0a9d947b"},
        "Implement the IDLE command as described.",
        ("build",),
    ),
    "mixed-two-systems": Bundle(
        {"a/schema-which.md": "f8ae04e8b4", "b/rfc2221.txt": "7e2f1188ab"},
        "Implement the system described in the documents.",
        ("ask",),
    ),
    "mixed-two-editions": Bundle(
        {"logging-2024-11-05.mdx": "02ed55a66d", "logging-2025-06-18.mdx": "3a341e2faa"},
        "Implement the logging utility.",
        ("build", "ask"),
    ),
    "thin-readme": Bundle(
        {"README.md": "cb88e6cf20", "issue.md": "09c57a6a67"}, "Build the tool that is described in the files.", ("ask",)
    ),
    "thin-minutes": Bundle(
        {"minutes.md": "d9e75dc8af", "handbook.md": "c65224458b", "news.txt": "6dc1cc0619"},
        "Implement the system in the attached specification, SPEC.md.",
        ("stop",),
    ),
    "removed-half": Bundle(
        {"rfc5229.txt[:0.45]": "0cd84f7078"}, "Implement the extension that the document specifies, in Python.", ("build", "ask")
    ),
    "removed-documents": Bundle(
        {"specs/003/plan-companion.md": "838046ada6", "template.md": "3bbac9a1eb"},
        "Implement the feature. Start from specs/003/spec.md and specs/003/plan.md.",
        ("ask",),
    ),
}  # fmt: skip


def main() -> int:
    """Write the bundles, judge them, print the reports; 1 where a verdict is not the one that a reader gave."""
    arguments = _arguments()
    texts = _texts(arguments.data)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for name, bundle in BUNDLES.items():
            if arguments.only and arguments.only != name:
                continue
            root = Path(arguments.out or folder) / name
            _assemble(bundle, root, texts)
            began = time.perf_counter()
            report = check([str(root)], bundle.brief)
            seconds = time.perf_counter() - began
            print(f"\n=== {name}: {report.bundle.verdict}, expected {' or '.join(bundle.expected)}; {seconds:.1f} s\n")
            print(REPORTS["terminal"](report, Presentation()))
            print(REPORTS["message"](report, Presentation()))
            wrong += [name] if report.bundle.verdict not in bundle.expected else []
    print(f"{len(wrong)} verdicts are not as expected{': ' + ', '.join(wrong) if wrong else ''}")
    return int(bool(wrong))


def _texts(data: Path) -> dict[str, str]:
    import pyarrow.parquet as pq

    wanted = {document for bundle in BUNDLES.values() for document in bundle.files.values()}
    rows: list[dict[str, Any]] = pq.read_table(
        data / "documents.parquet", columns=["id", "text"], filters=[("id", "in", sorted(wanted))]
    ).to_pylist()
    return {row["id"]: row["text"] for row in rows}


def _assemble(bundle: Bundle, root: Path, texts: Mapping[str, str]) -> None:
    for name, document in bundle.files.items():
        path, _, share = name.partition("[:")
        text = texts[document]
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text[: int(len(text) * float(share.rstrip("]") or 1))], encoding="utf-8", newline="\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="the folder with documents.parquet")
    parser.add_argument("--only", choices=sorted(BUNDLES), help="one bundle")
    parser.add_argument("--out", help="where to leave the bundles; without it they are removed again")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
