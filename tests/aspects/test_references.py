"""What documents name as a part of their bundle, and whether it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isspec.aspects.references import BRIEF, find_references
from tests.aspects.papers import paper

if TYPE_CHECKING:
    from isspec.types import Reference

NUMBERED = """# Lock controller

## 1. Scope

The controller opens a lock for a boat.

## 2. Gates

### 2.1 Opening

The gate opens within 40 s. Figure 1 shows the states.

Figure 1: States of the gate

## 3. Lamps

The lamp is red while the gate moves (see section 2.1).
"""


def named(text: str, *others: str, path: str = "lock.md") -> list[tuple[str, str]]:
    return [(one.target, one.state) for one in references(text, *others, path=path)]


def references(text: str, *others: str, path: str = "lock.md") -> tuple[Reference, ...]:
    return find_references([paper(text, path)], [path, *others])


def test_a_section_that_is_there_is_present_and_one_that_is_not_is_absent() -> None:
    text = NUMBERED + "\nA power cut is treated in section 4.2, and the horn in sections 2.1 and 5.\n"
    assert named(text) == [
        ("Figure 1", "present"),
        ("section 2.1", "present"),
        ("section 4.2", "absent"),
        ("section 2.1", "present"),
        ("section 5", "absent"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Codes are checked by section 7 of RFC 1951.",
        "Codes are checked as in RFC 1951, section 7.",
        "Codes are checked as in [DEFLATE] section 7.",
        "Codes are checked by Section 7 of the Harbour Act.",
        "RFC 1951, section 7 has the rule. In section 7.4 it has an exception.",
    ],
)
def test_a_section_of_another_text_is_outside(sentence: str) -> None:
    found = [one for one in references(f"{NUMBERED}\n{sentence}\n") if one.target.startswith("section 7")]
    assert {one.state for one in found} == {"outside"}


def test_a_text_that_numbers_nothing_leaves_its_sections_untold() -> None:
    assert named("# Lock\n\nThe gate opens as section 4 says.\n") == []


def test_a_line_of_the_contents_promises_a_section_and_does_not_hold_it() -> None:
    contents = "1. Scope ........ 1\n2. Gates ........ 2\n9. Horn ......... 8\n\n"
    assert ("section 9", "absent") in named(contents + NUMBERED + "\nThe horn is treated in section 9.\n")


@pytest.mark.parametrize(
    ("sentence", "kind", "target"),
    [
        ("The codes are listed in Annex B.", "annex", "Annex B"),
        ("Its timing is that of Table 7.", "table", "Table 7"),
        ("The states are those of Figure 9.", "figure", "Figure 9"),
        ("The pins are as in the attached drawing.", "attachment", "drawing"),
        ("The format is defined in formats/record.md.", "file", "formats/record.md"),
        ("The file “record.md” describes the records.", "file", "record.md"),
        ("The [records](../formats/record.md) are kept for a year.", "link", "../formats/record.md"),
        ("![the gate](gate.png) It has two leaves.", "link", "gate.png"),
    ],
)
def test_what_did_not_come_is_absent(sentence: str, kind: str, target: str) -> None:
    absent = [one for one in references(f"{NUMBERED}\n{sentence}\n") if one.state == "absent"]
    assert [(one.kind, one.target) for one in absent] == [(kind, target)]


def test_a_reference_says_where_it_stands() -> None:
    text = "# Lock\n\nThe codes are listed in Annex B.\n"
    (one,) = references(text)
    assert (one.path, one.line, one.span.of(text)) == ("lock.md", 3, "Annex B")
    assert one.text == "The codes are listed in Annex B."


@pytest.mark.parametrize(
    ("sentence", "file"),
    [
        ("The codes are listed in Annex B.", "papers/annex-b.pdf"),
        ("The format is defined in formats/record.md.", "in/formats/Record.md"),
        ("The [records](../formats/record) are kept for a year.", "in/formats/record.md"),
        ("The pins are as in the attached drawing.", "gate drawing.pdf"),
    ],
)
def test_what_came_as_a_file_is_present(sentence: str, file: str) -> None:
    assert {state for _, state in named(f"# Lock\n\n{sentence}\n", file)} == {"present"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The tool writes its log to lock.txt.",
        "Details SHALL be documented in design.md.",
        "The path of the store is given in config.yaml.",
        "The lamp is attached to the gate, and the enclosed switch is dry.",
        "The gate has 3 sections and the table 4 legs.",
        "The text is UTF-8, and its sum is a SHA-256.",
    ],
)
def test_what_is_named_in_passing_is_no_reference(sentence: str) -> None:
    assert not [one for one in references(f"# Lock\n\n{sentence}\n") if one.state == "absent"]


def test_standards_and_addresses_are_outside() -> None:
    text = "# Lock\n\nIt speaks RFC 1951, ISO 8601 and [Modbus](https://example.org/modbus).\n"
    assert {state for _, state in named(text)} == {"outside"}


REQUIREMENTS = "".join(f"REQ-{n} The gate shall hold {n} boats.\n\n" for n in (1, 2, 3))


def test_a_requirement_that_is_named_and_never_given_is_absent() -> None:
    text = f"# Lock\n\n{REQUIREMENTS}The lamp implements REQ-2, and the horn REQ-7.\n"
    assert named(text) == [("REQ-2", "present"), ("REQ-7", "absent")]


def test_a_plan_that_satisfies_requirements_of_nowhere_says_so() -> None:
    assert named("# Plan\n\nThe lamp is wired first. It satisfies FR-007.\n") == [("FR-007", "absent")]
    assert named("# Plan\n\nIdentifiers look like FR-007.\n") == []


def test_files_that_the_brief_names_come_first() -> None:
    found = find_references([paper(NUMBERED)], ["lock.md"], ("lock.md", "INDEX.md"))
    assert [(one.path, one.target, one.state) for one in found[:2]] == [
        (BRIEF, "lock.md", "present"),
        (BRIEF, "INDEX.md", "absent"),
    ]


def test_a_section_may_be_in_another_file_of_the_bundle() -> None:
    second = paper("# Lock, part two\n\n## 4. Power\n\n## 5. Horn\n\n## 6. Radio\n\nThe horn sounds.\n", "two.md")
    first = paper(NUMBERED + "\nA power cut is treated in section 4.\n")
    found = find_references([first, second], ["lock.md", "two.md"])
    assert [one.state for one in found if one.target == "section 4"] == ["present"]


def test_a_section_that_the_contents_list_and_the_text_lacks_is_absent() -> None:
    contents = "1. Scope ........ 1\n2. Gates ........ 2\n3. Lamps ........ 4\n4. Horn ......... 8\n\n"
    found = [one for one in references(contents + NUMBERED) if one.kind == "contents"]
    assert [(one.target, one.line, one.state) for one in found] == [("section 4", 4, "absent")]


def test_a_section_whose_number_the_word_processor_counts_is_there() -> None:
    contents = "1. Scope ........ 1\n2. Gates ........ 2\n3. Lamps ........ 4\n4. Fog horn ......... 8\n\n"
    horn = "\n## Fog Horn\n\nThe horn sounds twice.\n"
    assert not [one for one in references(contents + NUMBERED + horn) if one.kind == "contents"]


def test_what_no_reader_of_a_page_sees_is_no_reference() -> None:
    page = """<html><head><title>E.2. Lamps</title></head><body>
<div class="navheader"><table><tr><td><a href="gates.html" title="Annex D. Gates">Prev</a></td>
<th>Appendix E. Lamps</th></tr></table></div>
<p>The lamp is red while the gate moves, see <a href="horn.html" title="E.7. Horn">Section E.7</a>. It is green
<span title="Figure 9">otherwise</span>. What a pilot sees then is drawn in Annex F.</p></body></html>"""
    (found,) = references(page, path="lamps.html")
    assert (found.target, found.state) == ("Annex F", "absent")
    assert found.text == "What a pilot sees then is drawn in Annex F."


def test_a_reference_is_quoted_without_the_tags_beside_it() -> None:
    far = 'class="' + "x" * 200 + '"'
    page = f"<p>The lamp is <b {far} title='E.7. Horn. See it'>red</b> while Annex F <i {far}>says</i> so.</p>"
    (found,) = references(page, path="lamps.html")
    assert found.text == "The lamp is red while Annex F says so."


def test_whose_section_it_is_may_stand_on_the_next_page() -> None:
    foot, head = f"{'Doe':<60}[Page 7]", f"RFC 9999{'Locks':^50}May 2019"
    text = f"   The gate opens as it is described in section 8.1\n\n\n{foot}\n\n{head}\n\n\n   of [2] and stays open.\n"
    assert named(text, path="lock.txt") == [("section 8.1", "outside")]


def test_an_index_names_what_it_links_to() -> None:
    index = "# Locks\n\nThe parts are:\n\n- [Gates](gates.md)\n- [Lamps](parts/lamps.md)\n- [Horn](horn.md#use)\n"
    found = references(index, "gates.md")
    assert [(one.target, one.state) for one in found] == [
        ("gates.md", "present"), ("parts/lamps.md", "absent"), ("horn.md", "absent"),
    ]  # fmt: skip
    assert [one.text for one in found] == ["Gates", "Lamps", "Horn"]


PLAN = "# Plan\n\n" + "".join(f"- Build part {n} of the lock\n  - _Requirements: {n}.1, {n}.2_\n" for n in range(1, 5))


def test_a_plan_that_traces_to_numbers_names_the_requirements() -> None:
    assert named(PLAN, path="tasks.md") == [("requirements 1.1 to 4.2", "absent")]
    assert named(PLAN, "docs/requirements.md", path="tasks.md") == [("requirements 1.1 to 4.2", "present")]
    assert named(PLAN + "\n## Requirement 1\n\nThe gate opens.\n", path="tasks.md") == []
    assert named("# Needs\n\nRequirements: 3.8\n", path="readme.md") == []


def test_a_role_leads_to_a_document_without_a_suffix() -> None:
    text = "Locks\n=====\n\nThe terms are in the :doc:`glossary` and in :doc:`parts/lamps`.\n"
    assert named(text, "parts/lamps.rst", path="lock.rst") == [("glossary", "absent"), ("parts/lamps", "present")]


def test_a_file_that_came_without_its_folder_is_there() -> None:
    text = "# Lock\n\nThe lamps are described in docs/lamps.md.\n"
    assert named(text, "papers/lamps.md", path="papers/lock.md") == [("docs/lamps.md", "present")]
    assert named(text, "papers/old/lamps.md", path="papers/lock.md") == [("docs/lamps.md", "absent")]
    # A paper that names one like itself in another folder does not mean itself, and every folder has a README.
    assert named(text, path="papers/lamps.md") == [("docs/lamps.md", "absent")]
    see = "# Lock\n\nSee [the lamps](lamps/README.md).\n"
    assert named(see, "README.md") == [("lamps/README.md", "absent")]


def test_a_link_of_a_wiki_to_a_file_is_one_to_a_file() -> None:
    said = references("# Lock\n\nLamps light as in [[lamps.mediawiki#red|the other paper]].\n")
    assert [(one.target, one.kind, one.state) for one in said] == [("lamps.mediawiki", "link", "absent")]
    assert not references("# Lock\n\nThe [[lamp]] is red.\n")


def test_the_sign_of_the_house_above_a_page_is_no_reference() -> None:
    nav = '<nav><img class="logo" src="_static/house.png" alt="Logo"/><a href="index.html">Home</a></nav>'
    page = f"<html><body>{nav}<h1>Lock</h1><p>The gate opens for a boat.</p></body></html>"
    assert "_static/house.png" not in [target for target, _ in named(page, path="lock.html")]


def test_what_a_definition_refers_to_beside_itself_is_part_of_the_bundle() -> None:
    schema = """{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": {
        "gate": {"$ref": "defs.json#/definitions/gate"}, "lamp": {"$ref": "#/properties/gate"},
        "horn": {"$ref": "https://example.org/horn.json"}}}"""
    assert named(schema, path="lock.json") == [("defs.json", "absent")]
    assert named(schema, "defs.json", path="lock.json") == [("defs.json", "present")]


def test_a_letter_of_a_legend_is_no_file() -> None:
    assert named("# Lock\n\n[B](B.md) marks what boats do, see [boats](boats.md).\n") == [("boats.md", "absent")]
