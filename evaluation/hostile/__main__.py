"""Makes hostile files, has isspec read them, and says whether it survived: ``python -m evaluation.hostile``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from evaluation.hostile.places import good_names, make_corpus
from evaluation.hostile.watching import Listener, Watch, tree_of
from isspec.limits import Limits
from isspec.pipeline import Readable, documents_under, prepare

SECRET = "canary-7f3a91 is not to be read"
LIMITS = Limits(seconds=10, memory=512 << 20)
# A time limit is held when reading ends this many seconds after it: starting, splitting and a busy machine included.
SLACK = 60.0


def main() -> int:
    """Run, print figures, and return 1 if anything happened that must not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", metavar="FOLDER", help="make the files there, and leave them")
    parser.add_argument("--slowest", metavar="N", type=int, default=5, help="how many of the slowest to print")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hostile-") as temporary:
        root = Path(options.keep or temporary).resolve()
        (root / "outside").mkdir(parents=True)
        (root / "corpus").mkdir()
        secret = root / "outside" / "secret.txt"
        secret.write_text(SECRET, encoding="utf-8")
        with Listener() as listener:
            made = make_corpus(root / "corpus", secret, listener.port)
            faults = _check(root, made, options.slowest)
            faults += [f"{calls} connections were made" for calls in (listener.calls,) if calls]
        (root / "corpus" / "unreadable.md").chmod(0o600)
    for fault in faults:
        print("FAULT", fault)
    print(f"{len(faults)} faults")
    return int(bool(faults))


def _check(root: Path, made: list[str], slowest: int) -> list[str]:
    """Read the corpus under watch, and return what went wrong."""
    corpus = root / "corpus"
    before = tree_of(root)
    watch = Watch(corpus)
    faults: list[str] = []
    answered: set[str] = set()
    crashed: list[str] = []
    codes: Counter[str] = Counter()
    times: list[tuple[float, str]] = []
    items = documents_under([corpus], limits=LIMITS)
    while True:
        with watch.timed() as unpacking:
            source = next(items, None)
        if source is None:
            break
        with watch.timed() as reading:
            answer = prepare(source, LIMITS)
        name = source.path.removeprefix("corpus/")
        answered.add(name)
        times.append((unpacking.seconds + reading.seconds, name))
        codes["judged" if isinstance(answer, Readable) else answer.problem.code] += 1
        faults += _faults_of(name, answer.document.text if answer.document else "")
        if isinstance(answer, Readable):
            text = answer.document.text
            misplaced = any(statement.span.of(text) != statement.text for statement in answer.statements)
            faults += [f"{name}: a statement is not in its place"] if misplaced else []
        elif answer.problem.code == "reader-crashed":
            faults += [f"{name}: a good document was not read"] if name in good_names() else []
            crashed.append(f"{name}: {answer.problem.message.partition(':')[0]}")
    faults += [f"{name} is lost" for name in made if not _answers(name, answered)]
    faults += [f"{name} took {took:.1f} s" for took, name in times if took > LIMITS.seconds + SLACK]
    faults += [f"{path} was written or changed" for path in tree_of(root) ^ before]
    faults += watch.faults
    times.sort(reverse=True)
    took = sum(seconds for seconds, _ in times)
    spent = os.times()
    used = spent.user + spent.system + spent.children_user + spent.children_system
    print(
        f"{len(made)} hostile paths, {len(answered)} inputs with what was in archives, read in {took:.0f} s, "
        f"{used:.0f} s of them the processor's"
    )
    print(", ".join(f"{code} {count}" for code, count in codes.most_common()))
    print(f"readers that failed, each a problem: {'; '.join(crashed) or 'none'}")
    print("slowest: " + ", ".join(f"{name} {took:.1f} s" for took, name in times[:slowest]))
    return faults


def _answers(name: str, answered: set[str]) -> bool:
    return name in answered or any(other.startswith(f"{name}!/") for other in answered)


def _faults_of(name: str, text: str) -> list[str]:
    """Return what is wrong with a text; the secret's own name may be quoted, its content may not."""
    faults = [f"{name}: holds what stands in another file"] if SECRET in text else []
    try:
        text.encode()
    except UnicodeEncodeError:
        faults.append(f"{name}: holds a lone surrogate")
    return faults


if __name__ == "__main__":
    sys.exit(main())
