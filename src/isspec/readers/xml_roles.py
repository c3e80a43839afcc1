"""What the elements of XML vocabularies for prose are: xml2rfc, XMPP's XEPs, DocBook, DITA, TEI and W3C's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Role = Literal["section", "title", "paragraph", "item", "row", "head", "code", "example", "aside", "furniture", "frame"]

_NAMES: Mapping[Role, str] = {
    # Their titles are headings; each stands below those around it.
    "section": (
        "xep rfc article book part chapter appendix preface section section1 section2 section3 section4 section5 "
        "section6 sect1 sect2 sect3 sect4 sect5 simplesect refentry refsect1 refsect2 refsect3 refsection topic "
        "concept task reference troubleshooting glossentry tei text div div0 div1 div2 div3 div4 div5 div6 div7 spec "
        "inform-div1 annex clause"
    ),
    "title": "title titleabbrev bridgehead head heading name refname h1 h2 h3 h4 h5 h6",
    "paragraph": (
        "p para simpara t ab abstract shortdesc cmd info context result prereq postreq stepresult stepxmp preamble "
        "postamble refpurpose desc description line"
    ),
    "item": "li listitem item step substep choice member dt dd callout glossdef sli",
    "row": "row tr strow chrow property",
    # Rows within, or these themselves, name the columns.
    "head": "thead sthead chhead prophead",
    "code": (
        "programlisting programlistingco screen screenco artwork sourcecode codeblock msgblock literallayout synopsis "
        "cmdsynopsis funcsynopsis classsynopsis pre eg egxml listing lines verbatim math svg equation code"
    ),
    # What stands in it directly is a listing; its paragraphs are paragraphs.
    "example": "example informalexample examplefigure figure informalfigure",
    # Within a paragraph it is a part of the sentence, whatever it holds.
    "aside": "note footnote fn annotation",
    "furniture": (
        "author authorgroup contributor editor othercredit corpauthor collab date pubdate area workgroup keyword "
        "keywordset seriesinfo copyright copyrights rights legalnotice legal licence license boilerplate revision "
        "revhistory revisiondesc references bibliography biblioentry listbibl bibl index indexterm toc prolog "
        "metadata teiheader titlepage imprint publisher releaseinfo edition isbn issn productname productnumber "
        "subtitle mediaobject inlinemediaobject number status interim approver dependencies supersedes supersededby "
        "shortname schemaloc registry discuss lastcall sig type expires councilnote related-links reltable topicmeta "
        "feedback header-links authlist pubstmt prevlocs latestloc publoc langusage sourcedesc"
    ),
    "frame": (
        "body middle front back header ul ol dl di dlentry varlistentry itemizedlist orderedlist variablelist "
        "simplelist procedure steps steps-unordered substeps choices list table tgroup tbody tfoot informaltable "
        "texttable c ttcol simpletable refbody conbody taskbody refnamediv articleinfo bookinfo chapterinfo "
        "sectioninfo glosslist blockquote quotegroup tip warning important caution formalpara sidebar aside "
        "calloutlist segmentedlist group floatingtext"
    ),
}
ROLES: Mapping[str, Role] = {name: role for role, names in _NAMES.items() for name in names.split()}
# Where a title is that of a picture or a table, not of what follows.
CAPTIONED = frozenset("figure informalfigure table informaltable texttable example formalpara simpletable".split())
# Elements of documents; those with a second meaning in data count when a paragraph is there, too.
ROOTS = frozenset(
    "xep rfc article book part chapter appendix preface section refentry topic concept task reference troubleshooting "
    "dita tei teicorpus spec".split()
)
