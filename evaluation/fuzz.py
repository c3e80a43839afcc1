"""Coverage-guided fuzzing of every reader of ours: ``python -m evaluation.fuzz [NAME ...] --runs N``.

Needs atheris (the dependency group ``fuzz``), which knows Linux and macOS only. A reader may raise ``NotReadError`` and
nothing else, and what it returns must keep the invariants of documents.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.hostile.seeds import docx, epub, odt, pdf, seeds, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 4096
# A package is mutated inside: bits flipped in a zip would be refused by its checksums and reach no reader.
_PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".docx": lambda data: docx(data.decode("utf-8", "replace")),
    ".xlsx": lambda data: xlsx(data.decode("utf-8", "replace")),
    ".odt": lambda data: odt(data.decode("utf-8", "replace")),
    ".epub": lambda data: epub(data.decode("utf-8", "replace")),
    ".pdf": lambda data: pdf(data),
}  # fmt: skip
_INSIDE = {
    ".docx": b"<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>"
    b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    ".xlsx": b"<row r='1'><c r='A1' t='inlineStr'><is><t>Id</t></is></c></row><row r='2'><c r='B2'><v>1</v></c></row>",
    ".odt": b"<text:h text:outline-level='1'>A</text:h>"
    b"<text:list><text:list-item><text:p>b</text:p></text:list-item></text:list>",
    ".epub": b"<h1>A</h1><p>b</p>",
    ".pdf": b"BT /F1 11 Tf 72 720 Td (A valve.) Tj 0 -14 Td [(clo)-20(ses)] TJ ET",
}
_TEXTS = (".txt", ".md", ".rst", ".adoc", ".html", ".mediawiki", ".org", ".tex", ".1", ".xml")
_BYTES = (
    ".rtf", ".doc", ".csv", ".eml", ".ipynb", ".json", ".yaml", ".proto", ".graphql", ".feature", ".sql", ".xsd",
    ".wsdl", ".wayland.xml", ".reqif", ".sdoc",
)  # fmt: skip
_ARCHIVES = (".zip", ".tar", ".gz", ".mbox")
# Of the others, only the first meets bytes that are no text: guessing their encoding takes most of the time.
_RAW = (".txt", ".rtf", ".doc", ".eml")
NAMES = (*_TEXTS, *_BYTES, *_PACKED, *(f"archive{suffix}" for suffix in _ARCHIVES))


def main() -> int:
    """Fuzz each reader in a process of its own, and return 1 if one fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {' '.join(NAMES)}; all by default")
    parser.add_argument("--runs", type=int, default=5000, help="inputs for each reader")
    parser.add_argument("--seconds", type=int, default=60, help="at most, for each reader")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        _fuzz(options.only, options.runs, options.seconds)
    fallen = 0
    for name in options.names or NAMES:
        command = [sys.executable, "-m", "evaluation.fuzz", "--only", name]
        command += ["--runs", str(options.runs), "--seconds", str(options.seconds)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace")
        ran = re.findall(r"^#(\d+)", done.stderr, re.MULTILINE) or ["0"]
        covered = re.findall(r"cov: (\d+)", done.stderr) or ["?"]
        print(f"{name}: {ran[-1]} runs, {covered[-1]} edges, {'well' if done.returncode == 0 else 'FELL'}", flush=True)
        if done.returncode:
            fallen += 1
            print(done.stdout[-3000:] or done.stderr[-1000:])
    return int(fallen > 0)


def _fuzz(name: str, runs: int, seconds: int) -> None:
    """Fuzz one reader and end the process, as libFuzzer does."""
    import atheris

    starts = _starts(name)
    with atheris.instrument_imports(include=["isspec"]):
        target = _archive_target(name) if name.startswith("archive") else _reader_target(name)
        for start in starts:
            target(start)  # readers are imported late, and must be so while imports are instrumented
    with tempfile.TemporaryDirectory() as corpus:
        for number, start in enumerate(starts):
            Path(corpus, str(number)).write_bytes(start)
        limits = [f"-runs={runs}", f"-max_total_time={seconds}", f"-max_len={_LONGEST}", "-timeout=20", "-seed=4"]
        atheris.Setup([sys.argv[0], *limits, "-rss_limit_mb=3000", f"-artifact_prefix={corpus}/", corpus], target)
        atheris.Fuzz()


def _starts(name: str) -> list[bytes]:
    """Return the inputs that fuzzing starts from."""
    good = seeds()
    suffix = name.removeprefix("archive")
    if suffix in _INSIDE:
        return [b"", _INSIDE[suffix]]
    named = {".gz": "seed.tar.gz", ".yaml": "seed.json", ".mediawiki": "seed.md", ".wsdl": "seed.xsd"}
    start = good.get(named.get(suffix, f"seed{suffix}"), good["seed.txt"])
    return [b"", b"From a@example.org Mon\n" + good["seed.eml"] if suffix == ".mbox" else start]


def _reader_target(suffix: str) -> Callable[[bytes], None]:
    import isspec.readers.apart as reading
    from isspec.limits import DEFAULTS
    from isspec.readers import _extracted
    from isspec.readers.extract import NotReadError
    from isspec.readers.texts import finished
    from isspec.splitting import split
    from isspec.types import Document, Source

    # Fuzzing sees only its own process.
    reading.read_format = lambda format_, path, data, limits: reading._call(format_.module, format_.function, data)
    pack = _PACKED.get(suffix, bytes if suffix in _RAW else _as_text)

    def target(data: bytes) -> None:
        try:
            media_type, extract = _extracted(Source(f"a{suffix}", pack(data)), DEFAULTS)
        except NotReadError:
            return
        title, text, blocks, marks, machine, _ = finished(extract)
        document = Document("a", text, media_type, "", title, blocks, marks, machine)
        at = 0
        for block in document.blocks:
            assert at <= block.span.start < block.span.end <= len(text), block
            at = block.span.end
        assert list(marks) == sorted(marks, key=lambda mark: mark.offset), marks
        for statement in split(document):
            assert statement.span.of(text) == statement.text

    return target


def _as_text(data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode()


def _archive_target(name: str) -> Callable[[bytes], None]:
    from isspec.archives.opening import expand
    from isspec.limits import Limits
    from isspec.types import Source

    def target(data: bytes) -> None:
        for found in expand(Source(name, data), Limits(unpacked=1 << 24, size=1 << 22)):
            assert "/../" not in f"/{found.path}/"
            assert found.path.isprintable()

    return target


if __name__ == "__main__":
    sys.exit(main())
