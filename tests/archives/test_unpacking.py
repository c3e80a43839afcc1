"""What comes out of archives and mails, under which names, and what is said of the rest."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import warnings
import zipfile
from email.message import EmailMessage

import pytest

from evaluation.hostile.seeds import docx, tarred, zipped
from isspec.limits import Limits
from isspec.types import Problem, Source
from isspec.unpacking import unpack

TEXT = b"The valve closes within two seconds. "


def found(name: str, data: bytes, limits: Limits | None = None) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the paths of the documents in ``data``, and path and code of the problems."""
    parts = list(unpack(Source(name, data), limits or Limits()))
    documents = [part.path for part in parts if isinstance(part, Source)]
    return documents, [(part.path, part.code) for part in parts if isinstance(part, Problem)]


def test_a_file_that_is_no_archive_stays_as_it_is() -> None:
    source = Source("a.md", TEXT)
    assert list(unpack(source)) == [source]


def test_members_of_a_zip_are_documents_with_their_place_in_their_name() -> None:
    assert found("s.zip", zipped({"a.md": TEXT, "b/c.txt": TEXT})) == (["s.zip!/a.md", "s.zip!/b/c.txt"], [])


@pytest.mark.parametrize(
    ("suffix", "pack"), [("", bytes), (".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
)
def test_a_tar_is_unpacked_however_it_is_compressed(suffix: str, pack: type[bytes]) -> None:
    name = f"s.tar{suffix}"
    assert found(name, pack(tarred({"a.md": TEXT, "b/c.txt": TEXT}))) == ([f"{name}!/a.md", f"{name}!/b/c.txt"], [])


def test_zstandard_is_unpacked() -> None:
    zstd = pytest.importorskip("backports.zstd")
    assert found("a.md.zst", zstd.compress(TEXT)) == (["a.md.zst!/a.md"], [])


def test_seven_zip_is_unpacked() -> None:
    py7zr = pytest.importorskip("py7zr")
    packed = io.BytesIO()
    with py7zr.SevenZipFile(packed, "w") as archive:
        archive.writestr(TEXT, "a.md")
        archive.writestr(TEXT, "b/c.md")
    assert found("s.7z", packed.getvalue()) == (["s.7z!/a.md", "s.7z!/b/c.md"], [])


def test_one_packed_file_loses_its_second_suffix() -> None:
    (part,) = unpack(Source("docs/a.md.gz", gzip.compress(TEXT)))
    assert part == Source("docs/a.md.gz!/a.md", TEXT)


def test_a_word_document_is_a_document_and_no_archive() -> None:
    assert found("a.docx", docx()) == (["a.docx"], [])
    assert found("a.bin", docx()) == (["a.bin"], [])
    assert found("cut.docx", docx()[:300]) == (["cut.docx"], [])


def test_names_that_lead_out_are_names_and_nothing_else() -> None:
    names = ["../../etc/passwd", "/abs.md", "C:\\w\\c.md", "a\nb.md", "a.md", "a.md", "x" * 999 + ".md"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the name that comes twice
        for name in names:
            archive.writestr(name, TEXT)
    documents, problems = found("s.zip", packed.getvalue())
    assert documents[:6] == [f"s.zip!/{n}" for n in ("etc/passwd", "abs.md", "w/c.md", "a\ufffdb.md", "a.md", "a~2.md")]
    assert len(documents[6]) < 260
    assert documents[6].endswith(".md")
    assert not problems


def test_a_member_without_a_name_is_read_under_one() -> None:
    data = zipped({"a.md": TEXT, "bb": TEXT})
    nameless = bytearray(data.replace(b"bb", b""))  # the name is gone from both headers; so must be its length
    nameless[nameless.find(b"PK\x03\x04", 40) + 26] = 0
    at = nameless.rfind(b"PK\x01\x02")
    nameless[at + 28] = 0
    end = nameless.rfind(b"PK\x05\x06")
    nameless[end + 12] -= 2
    nameless[end + 16] -= 2
    assert found("s.zip", bytes(nameless)) == (["s.zip!/a.md", "s.zip!/unnamed"], [])


def test_hidden_members_are_left_out_as_in_folders() -> None:
    data = zipped({".git/config": TEXT, "__MACOSX/._a.md": TEXT, "a/.hidden": TEXT, "a.md": TEXT})
    assert found("s.zip", data)[0] == ["s.zip!/a.md"]


def test_an_archive_with_nothing_in_it_is_not_lost() -> None:
    assert found("s.zip", zipped({})) == ([], [("s.zip", "empty")])
    assert found("s.zip", zipped({".hidden": TEXT})) == ([], [("s.zip", "empty")])


def test_links_and_devices_in_a_tar_are_problems() -> None:
    link, device = tarfile.TarInfo("link.md"), tarfile.TarInfo("device")
    link.type, link.linkname, device.type = tarfile.SYMTYPE, "/etc/passwd", tarfile.CHRTYPE
    documents, problems = found("s.tar", tarred({"a.md": TEXT}, extra=(link, device)))
    assert documents == ["s.tar!/a.md"]
    assert problems == [("s.tar!/link.md", "not-a-file"), ("s.tar!/device", "not-a-file")]


def test_what_is_whole_in_a_broken_archive_is_read_and_the_rest_named() -> None:
    zip_, tar = zipped({"a.md": TEXT * 9, "b.md": TEXT * 99}), tarred({"a.md": TEXT, "b.md": TEXT * 99})
    assert found("s.zip", zip_[:150]) == (["s.zip!/a.md"], [("s.zip!/b.md", "damaged"), ("s.zip", "damaged")])
    assert found("s.tar", tar[:1600]) == (["s.tar!/a.md"], [("s.tar", "damaged")])
    assert found("s.tar", tar[:1024]) == (["s.tar!/a.md"], [("s.tar", "damaged")])
    spoilt = bytearray(tar)
    spoilt[1030] ^= 255
    assert found("s.tar", bytes(spoilt)) == (["s.tar!/a.md"], [("s.tar", "damaged")])
    packed = gzip.compress(bytes(range(256)) * 500)[:400]
    assert found("a.md.gz", packed) == (["a.md.gz!/a.md"], [("a.md.gz", "damaged")])


def test_a_locked_member_is_a_problem_and_the_others_are_read() -> None:
    data = bytearray(zipped({"a.md": TEXT, "b.md": TEXT}))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    assert found("s.zip", bytes(data)) == (["s.zip!/a.md"], [("s.zip!/b.md", "encrypted")])


def test_archives_in_archives_are_unpacked_down_to_the_limit() -> None:
    inner = zipped({"a.md": TEXT})
    for _ in range(3):
        inner = zipped({"i.zip": inner})
    assert found("s.zip", inner)[0] == ["s.zip!/i.zip!/i.zip!/i.zip!/a.md"]
    assert found("s.zip", inner, Limits(depth=3)) == ([], [("s.zip!/i.zip!/i.zip!/i.zip", "archive-limit")])


@pytest.mark.parametrize(
    ("limits", "code"),
    [(Limits(members=2), "archive-limit"), (Limits(unpacked=3000), "archive-limit"), (Limits(size=1500), "too-large")],
)
def test_an_archive_over_a_limit_gives_what_was_below_it_and_a_problem(limits: Limits, code: str) -> None:
    documents, problems = found(
        "s.zip", zipped({"a.md": b"x" * 1000, "b.md": b"y" * 1400, "c.md": b"z" * 1600}), limits
    )
    assert documents == ["s.zip!/a.md", "s.zip!/b.md"]
    assert [found_code for _, found_code in problems] == [code]


def test_a_bomb_is_known_by_how_much_it_grows() -> None:
    assert found("s.gz", gzip.compress(bytes(40 << 20))) == ([], [("s.gz", "archive-limit")])
    many = tarred({f"{i}.txt": bytes(10 << 20) for i in range(4)})
    documents, problems = found("s.tar.gz", gzip.compress(many))
    assert len(documents) <= 2
    assert problems == [("s.tar.gz", "archive-limit")]


def mail(subject: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", subject
    message.set_content("See the annex.")
    return message


def test_attachments_are_documents_of_the_bundle() -> None:
    inner, outer = mail("The annex"), mail("Fwd")
    inner.add_attachment(TEXT, maintype="application", subtype="octet-stream", filename="../annex.md")
    outer.add_attachment(inner)
    outer.add_attachment(zipped({"a.md": TEXT}), maintype="application", subtype="zip", filename="s.zip")
    assert found("m.eml", bytes(outer))[0] == [
        "m.eml", "m.eml!/The annex.eml", "m.eml!/The annex.eml!/annex.md", "m.eml!/s.zip!/a.md",
    ]  # fmt: skip
    box = b"".join(b"From a@example.org Mon\n" + bytes(message) + b"\n\n" for message in (inner, outer))
    assert found("m.mbox", box)[0][:2] == ["m.mbox", "m.mbox!/message 1/annex.md"]


def test_a_mail_without_attachments_is_itself_only() -> None:
    assert found("m.eml", bytes(mail("Plain"))) == (["m.eml"], [])
