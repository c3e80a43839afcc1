"""XML that people read is read in place; XML that only machines read stays data."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isspec.display import plain
from isspec.readers import read
from isspec.splitting import split
from isspec.types import Document, Source
from tests.readers.test_properties import hold
from tests.readers.valve import block_of, blocks, document, valve

XEP = """<?xml version='1.0'?>
<!DOCTYPE xep SYSTEM 'xep.dtd' [
  <!ENTITY % ents SYSTEM 'xep.ent'>
%ents;
]>
<xep>
<header>
  <title>Valves</title>
  <abstract>This document defines how a valve is asked about.</abstract>
  &LEGALNOTICE;
  <number>xxxx</number><status>Experimental</status><type>Standards Track</type>
  &annauthor;
  <revision><version>0.1</version><remark><p>The first version of all that is said here.</p></remark></revision>
</header>
<section1 topic='Asking &amp; answering'>
  <p>The server MUST answer<note>As servers do.</note> with a <tt>&lt;valve/&gt;</tt> element, see &xep0030;.</p>
  <example caption='Asking'><![CDATA[
<iq type='get'><valve/></iq>
  ]]></example>
  <section2 topic='States'>
    <table caption='States'><tr><th>State</th><th>Meaning</th></tr><tr><td>open</td><td>Water flows.</td></tr></table>
    <ol><li><p>It opens.</p></li><li>It closes.</li></ol>
    <code><![CDATA[<xs:element name='valve'/>]]></code>
  </section2>
</section1>
</xep>
"""
DOCBOOK = """<?xml version="1.0"?>
<!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "docbookx.dtd" [<!ENTITY product "Valve > 2">]>
<book><bookinfo><title>The valve</title><author><firstname>Ann</firstname></author>
<legalnotice><para>You may copy this as you like.</para></legalnotice></bookinfo>
<chapter><title>Running</title>
<para>&product; is run by <command>valve</command>:
<screen>$ valve --open</screen>
It prints <filename class="directory">/dev/valve</filename>.</para>
<variablelist><varlistentry><term>-o</term><listitem><para>Opens the valve.</para><para>It stays open.</para></listitem>
</varlistentry></variablelist>
<table><title>The pins</title><tgroup cols="2"><thead><row><entry>Pin</entry><entry>Meaning</entry></row></thead>
<tbody><row><entry>1</entry><entry><para>Power.</para><para>It is red.</para></entry></row></tbody></tgroup></table>
<note><title>Beware</title><para>The motor may be warm.</para></note>
</chapter></book>
"""
DITA = """<!DOCTYPE task PUBLIC "-//OASIS//DTD DITA Task//EN" "task.dtd">
<task id="close"><title>Closing the valve</title><shortdesc>Close it before work begins.</shortdesc>
<prolog><metadata><keywords><keyword>valve</keyword></keywords></metadata></prolog>
<taskbody><steps><step><cmd>Press <uicontrol>Close</uicontrol>.</cmd><stepresult>The lamp is lit.</stepresult></step>
</steps></taskbody></task>
"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>Letters on valves</title></titleStmt></fileDesc></teiHeader><text><body><div><head>The first letter</head>
<p>The <hi rend="it">valve</hi> was open all night.</p>
<list><item>One was closed.</item></list></div></body></text></TEI>
"""
PLAIN = """<?xml version="1.0"?>
<requirements><owner>Ann</owner>
""" + "".join(
    f"<requirement id='{n}'><priority>high</priority><says>The controller shall close valve number {n} "
    "within one second after the <em>button</em> has been pressed by anybody.</says></requirement>\n" for n in range(6)
) + "</requirements>\n"  # fmt: skip


def test_rfcs_are_sections_paragraphs_items_rows_and_listings() -> None:
    found = valve(".xml")
    assert (found.media_type, found.title) == ("application/xml", "Valve controller")
    assert [plain(text) for text in blocks(found, "heading")] == ["Valve controller", "Scope", "Errors"]
    assert block_of(found, "motor stops").trail == ("Valve controller", "Scope", "Errors")
    assert [plain(text) for text in blocks(found, "item")] == ["The first item", "The second item"]
    assert [plain(text) for text in blocks(found, "row")] == ["1 Power", "2"]
    assert blocks(found, "code") == ["if (open < closed) { stop(); }"]
    assert "How long valves take to open" in blocks(found, "furniture")


def test_what_a_document_declares_is_neither_expanded_nor_asked_for() -> None:
    said = [plain(statement.text) for statement in split(valve(".xml"))]
    assert "The controller MUST open the valve within 50 ms (TIMES)." in said
    assert "It MUST NOT close it again." in said


def test_xeps_keep_their_protocol_and_lose_their_history() -> None:
    found = document(XEP, "xep-9999.xml")
    hold(found)
    assert [plain(text) for text in blocks(found, "heading")] == ["Valves", "Asking & answering", "States"]
    assert [plain(statement.text) for statement in split(found)] == [
        "This document defines how a valve is asked about.",
        "The server MUST answer (As servers do.) with a <valve/> element, see xep0030.",
        "open Water flows.",
        "It opens.",
        "It closes.",
    ]
    assert blocks(found, "code") == ["<iq type='get'><valve/></iq>", "<xs:element name='valve'/>"]
    assert block_of(found, "The first version").kind == "furniture"
    assert not any("LEGALNOTICE" in block.span.of(found.text) for block in found.blocks)


def test_a_document_about_definitions_is_none() -> None:
    schema = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='valve'/></xs:schema>"
    found = document(XEP.replace("<iq type='get'><valve/></iq>", schema), "xep-9999.xml")
    assert found.machine is None
    assert blocks(found, "code")[0] == schema


def test_docbook_is_read_between_its_listings() -> None:
    found = document(DOCBOOK, "valve.xml")
    hold(found)
    assert [plain(statement.text) for statement in split(found)] == [
        "product is run by valve:",
        "It prints /dev/valve.",
        "-o Opens the valve.",
        "It stays open.",
        "The pins",
        "1 Power. It is red.",
        "The motor may be warm.",
    ]
    assert block_of(found, "Opens the").trail == ("The valve", "Running")
    assert block_of(found, "You may copy").kind == "furniture"
    assert blocks(found, "caption") == ["The pins"]


def test_dita_and_tei_are_read_with_or_without_a_declaration() -> None:
    task = document(DITA, "closing.dita")
    assert [plain(text) for text in blocks(task, "heading")] == ["Closing the valve"]
    assert [plain(s.text) for s in split(task)] == ["Close it before work begins.", "Press Close.", "The lamp is lit."]
    letters = document(TEI, "letters.xml")
    assert block_of(letters, "all night").trail == ("The first letter",)
    assert [plain(s.text) for s in split(letters)] == ["The valve was open all night.", "One was closed."]


def test_elements_that_nobody_knows_are_prose_when_they_hold_sentences() -> None:
    found = document(PLAIN, "export.xml")
    said = [plain(statement.text) for statement in split(found)]
    assert len(said) == 6
    assert said[1].startswith("The controller shall close valve number 1 within one second after the button has")
    assert "high" in blocks(found, "furniture")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pom.xml", "<?xml version='1.0'?><project><description>It opens valves, one by one.</description></project>"),
        ("books.xml", "<?xml version='1.0'?><book><title>The valve and other stories</title><price>3</price></book>"),
        ("drawing.svg", f"<?xml version='1.0'?><svg><text>{'The valve is open all day and night. ' * 20}</text></svg>"),
    ],
)  # fmt: skip
def test_data_in_xml_stays_data(name: str, text: str) -> None:
    assert {block.kind for block in document(text, name).blocks} == {"code"}


def test_a_page_that_is_served_as_xml_is_a_page() -> None:
    text = "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'a' 'b'><html><body><p>The valve closes.</p></body></html>"
    assert document(text, "page.xml").media_type == "text/html"


def test_an_entity_bomb_is_words_like_any_other() -> None:
    bomb = '<!DOCTYPE rfc [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {one} "{f"&{other};" * 10}">' for other, one in zip("abcdefgh", [*"bcdefgh", "end"], strict=True)
    )
    found = document(f"{bomb}]><rfc><t>The valve closes when &end; is read from &other;.</t></rfc>", "bomb.xml")
    assert [plain(statement.text) for statement in split(found)] == ["The valve closes when end is read from other."]


PIECES = st.sampled_from(
    ["<rfc>", "</rfc>", "<section title='a'>", "</section>", "<t>", "</t>", "<list>", "</list>", "<texttable>",
     "<ttcol/>", "<c>", "</c>", "<c/>", "</texttable>", "<![CDATA[", "]]>", "<!--", "-->", "<?x", "?>", "<note>",
     "</note>", "<row>", "</row>", "<title>", "</title>", "<code>", "</code>", "<example>", "<b a='>'>", "</b>", "&x;",
     "<!DOCTYPE x [", "]>", "One two three four.", "A sentence. Another one!", "\n", "<", ">", '"']
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_any_xml_is_read_in_order(text: str) -> None:
    result = read(Source("a.xml", f"<rfc><t>The valve closes.</t>{text}".encode()))
    assert isinstance(result, Document)
    hold(result)


@pytest.mark.parametrize(
    "unit", ["<", "<a", "<a b='", "<a b=\"'", "<!--", "<![CDATA[", "<?", "<t>", "</t>", "<row>", "&a;", "<c>"]
)
def test_hostile_repetition_is_read_in_linear_time(unit: str) -> None:
    began = time.perf_counter()
    result = read(Source("a.xml", ("<rfc><t>The valve closes.</t>" + unit * 100_000).encode()))
    if isinstance(result, Document):
        split(result)
    assert time.perf_counter() - began < 20  # seconds; a quadratic reader takes minutes
