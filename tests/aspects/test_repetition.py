"""What stands twice is said once, at the widest level that holds it."""

from __future__ import annotations

from isspec.aspects.repetition import find_repetitions
from tests.aspects.papers import paper

LOANS = """# Loans

The library server shall lend each book to one member at a time. The library server shall refuse a loan to a member
who has ten books. A loan shall end twenty-one days after it began. The library server shall send a reminder by mail
three days before a loan ends. A reminder shall name the title, the member and the last day.
"""
FINES = """# Fines

The cash desk shall charge ten cents for each day after the last day of a loan. The cash desk shall print a receipt
with the amount, the member and the date. A member who owes more than five euros shall get no further book. The
librarian may waive a fine and shall then enter a reason, which the cash desk stores for a year.
"""


def kinds(*papers: object) -> list[str]:
    return [repetition.kind for repetition in find_repetitions(papers)]  # type: ignore[arg-type]


def test_a_copied_document_is_named_once() -> None:
    (found,) = find_repetitions([paper(LOANS, "a.md"), paper(LOANS, "copy of a.md"), paper(FINES, "b.md")])
    assert (found.kind, found.paths, found.text) == ("document", ("a.md", "copy of a.md"), "the same text")


def test_a_document_with_a_few_changes_is_nearly_the_same() -> None:
    changed = (LOANS + FINES).replace("twenty-one days", "fourteen days")
    (found,) = find_repetitions([paper(LOANS + FINES, "v1.md"), paper(changed, "v2.md")])
    assert found.kind == "document"
    assert found.text.endswith("% of the text is the same")


def test_a_passage_in_two_documents_is_named_once_with_its_places() -> None:
    rest = "# Catalogue\n\n" + "\n\n".join(f"The catalogue shall show field {name}." for name in "abcdefghijklmnopq")
    (found,) = find_repetitions([paper(LOANS, "a.md"), paper(rest + "\n\n" + LOANS, "b.md")])
    assert found.kind == "passage"
    assert found.first is not None
    assert found.second is not None
    assert (found.first.line, found.second.line) == (3, 39)
    assert found.text.startswith("5 statements: The library server shall lend")


def test_the_same_requirement_in_two_places_is_named() -> None:
    again = "# Reminders\n\nThe library servers shall send reminders by mail three days before a loan ends.\n"
    (found,) = find_repetitions([paper(LOANS + again.replace("servers", "server").replace("reminders", "a reminder"))])
    assert (found.kind, found.first and found.first.line, found.second and found.second.line) == ("statement", 4, 8)


def test_what_is_said_of_two_things_in_the_same_words_is_no_repetition() -> None:
    text = "# Fields\n\n## Name\n\nThis field shall hold at most forty letters.\n\n## Town\n\nThis field shall hold at most forty letters.\n"  # noqa: E501
    assert kinds(paper(text)) == []


def test_a_formula_that_stands_in_each_use_case_is_no_repetition() -> None:
    text = "".join(
        f"# {name}\n\nThe cash desk shall print a receipt for the member.\n\n" for name in ("Lend", "Fine", "Join")
    )
    assert kinds(paper(text)) == []


def test_an_identifier_that_two_requirements_bear_is_named() -> None:
    text = "REQ-1: The gate shall open at noon.\n\nREQ-2: The lamp shall blink.\n\nREQ-1: The horn shall sound twice.\n"
    (found,) = find_repetitions([paper(text)])
    assert (found.kind, found.text) == ("id", "REQ-1")
    assert (found.first and found.first.line, found.second and found.second.line) == (1, 5)


def test_identifiers_of_headings_count_too() -> None:
    text = "# UC-1 Lend a book\n\nThe clerk scans it.\n\n# UC-1 Pay a fine\n\nThe member pays.\n"
    assert kinds(paper(text)) == ["id"]


def test_referring_to_a_requirement_is_not_defining_it() -> None:
    text = (
        "REQ-1: The gate shall open at noon.\n\nREQ-2: The lamp shall blink as REQ-1 says.\n\n"
        "REQ-1 is tested by hand.\n\n| REQ-1 | TC-4 |\n|---|---|\n| REQ-2 | TC-5 |\n"
    )
    assert kinds(paper(text)) == []


def test_a_title_and_its_requirement_are_one() -> None:
    text = "REQ-1: Opening of the gate\n\nREQ-1: The gate shall open at noon, opening fully.\n"
    assert kinds(paper(text)) == []


def test_documents_that_each_count_from_one_do_not_clash() -> None:
    one = "".join(
        f"FR-{n}: The gate shall do {word} work.\n\n" for n, word in enumerate(("first", "second", "third"), 1)
    )
    other = "".join(f"FR-{n}: A lamp must show {word} light.\n\n" for n, word in enumerate(("red", "green", "blue"), 1))
    assert kinds(paper(one, "gate.md"), paper(other, "lamp.md")) == []
    assert kinds(
        paper(one + "FR-9: The horn shall sound.\n", "gate.md"), paper("FR-9: Every fee must be paid.\n", "b.md")
    ) == ["id"]


def test_standards_bear_no_identifiers_of_the_document() -> None:
    text = "RFC 2119: Key words for use in requirements.\n\nRFC 2119: Another note on how to read words.\n"
    assert kinds(paper(text)) == []
