"""ReqIF, which requirements tools exchange: a specification a document, a section a heading, an object a statement."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from isspec.errors import UsageError
from isspec.reports.items import Item, items_of
from isspec.reports.quoting import clean, quote
from isspec.reports.sections import Section, outlined
from isspec.reports.xml import xml_safe
from isspec.types import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reqif.models.reqif_spec_hierarchy import ReqIFSpecHierarchy
    from reqif.models.reqif_spec_object import ReqIFSpecObject, SpecObjectAttribute
    from reqif.models.reqif_specification import ReqIFSpecification

    from isspec.reports.presentation import Presentation
    from isspec.types import Report

# The standard wants a time, and a report has no clock: the same documents give the same bytes.
_TIME = "2000-01-01T00:00:00+00:00"
_TEXT, _CLASS = "isspec-text", "isspec-class"
_SECTION, _ITEM, _DOCUMENT = "isspec-section", "isspec-item", "isspec-document"
# The attributes of a statement by identifier, with the long name that tools show. ReqIF's own names come first, so
# that an importer knows the text from the rest (ReqIF implementation guide, prostep ivip, 2.1).
_ATTRIBUTES = {
    "id": "ReqIF.ForeignID",
    "text": "ReqIF.Text",
    "class": "Class",
    "probability": "Probability",
    "aspect": "Aspect",
    "bound": "Bound",
    "file": "File",
    "line": "Line",
}


def to_reqif(report: Report, presentation: Presentation) -> str:
    """Return ReqIF as one file; its schema fixes the version at 1.0.

    Raises ``UsageError`` with the cure where the library is absent.
    """
    try:
        from reqif.models import reqif_core_content, reqif_namespace_info, reqif_req_if_content, reqif_reqif_header
        from reqif.object_lookup import ReqIFObjectLookup
        from reqif.reqif_bundle import ReqIFBundle
        from reqif.unparser import ReqIFUnparser
    except ImportError as error:
        raise UsageError("writing ReqIF needs the library reqif: pip install 'isspec[reqif]'") from error
    objects: list[ReqIFSpecObject] = []
    specifications = list(_specifications(report, presentation, objects))
    header = reqif_reqif_header.ReqIFReqIFHeader(
        "isspec-report", "Statements as isspec judged them", _TIME, None, f"isspec {report.version}", "1.0",
        f"isspec {report.version}", "isspec report",
    )  # fmt: skip
    content = reqif_req_if_content.ReqIFReqIFContent(_data_types(), _spec_types(), objects, [], specifications)
    bundle = ReqIFBundle(
        reqif_namespace_info.ReqIFNamespaceInfo.create_default(), header, reqif_core_content.ReqIFCoreContent(content),
        False, ReqIFObjectLookup.empty(), [],
    )  # fmt: skip
    return str(ReqIFUnparser.unparse(bundle))


def _data_types() -> list[object]:
    from reqif.models.reqif_data_type import (
        ReqIFDataTypeDefinitionEnumeration,
        ReqIFDataTypeDefinitionString,
        ReqIFEnumValue,
    )

    values = [ReqIFEnumValue(f"{_CLASS}-{name}", str(at), None, _TIME, "", name) for at, name in enumerate(CLASSES)]
    return [
        ReqIFDataTypeDefinitionString(_TEXT, None, _TIME, "Text", "32000"),
        ReqIFDataTypeDefinitionEnumeration(_CLASS, None, _TIME, "Class", values),
    ]


def _spec_types() -> list[object]:
    from reqif.models.reqif_spec_object_type import ReqIFSpecObjectType, SpecAttributeDefinition
    from reqif.models.reqif_specification_type import ReqIFSpecificationType
    from reqif.models.reqif_types import SpecObjectAttributeType

    string, choice = SpecObjectAttributeType.STRING, SpecObjectAttributeType.ENUMERATION

    def attribute(identifier: str, long_name: str) -> SpecAttributeDefinition:
        if identifier == f"{_ITEM}-class":
            return SpecAttributeDefinition(
                choice, identifier, _CLASS, last_change=_TIME, long_name=long_name, multi_valued=False
            )
        return SpecAttributeDefinition(string, identifier, _TEXT, last_change=_TIME, long_name=long_name)

    section = attribute(f"{_SECTION}-name", "ReqIF.ChapterName")
    attributes = [attribute(f"{_ITEM}-{name}", long_name) for name, long_name in _ATTRIBUTES.items()]
    return [
        ReqIFSpecObjectType(_SECTION, None, _TIME, "SECTION", [section]),
        ReqIFSpecObjectType(_ITEM, None, _TIME, "ITEM", attributes),
        ReqIFSpecificationType(_DOCUMENT, None, _TIME, "DOCUMENT", [], {}),
    ]


def _specifications(
    report: Report, presentation: Presentation, objects: list[ReqIFSpecObject]
) -> Iterator[ReqIFSpecification]:
    """Yield a specification a document, and add what it holds to ``objects``."""
    from reqif.models.reqif_specification import ReqIFSpecification

    for number, document in enumerate(report.documents, 1):
        children = outlined(list(items_of(number, document, presentation)))
        title = quote(document.title, presentation.quotes)
        name = clean(document.path) + (f": {title}" if title else "")
        hierarchy = _hierarchy(children, f"isspec-{number}", count(1), 1, objects)
        yield ReqIFSpecification(
            f"isspec-document-{number}", None, _TIME, xml_safe(name), [], _DOCUMENT, hierarchy or None
        )


def _hierarchy(
    nodes: Sequence[Section | Item], prefix: str, numbers: count[int], level: int, objects: list[ReqIFSpecObject]
) -> list[ReqIFSpecHierarchy]:
    from reqif.models.reqif_spec_hierarchy import ReqIFSpecHierarchy
    from reqif.models.reqif_spec_object import ReqIFSpecObject

    found = []
    for node in nodes:
        at = next(numbers)
        if isinstance(node, Section):
            one = ReqIFSpecObject(f"{prefix}-section-{at}", [_string(f"{_SECTION}-name", node.title)], _SECTION)
            children = _hierarchy(node.children, prefix, numbers, level + 1, objects)
        else:
            one, children = ReqIFSpecObject(node.identifier, _values(node), _ITEM), []
        one.last_change = _TIME
        objects.append(one)
        found.append(
            ReqIFSpecHierarchy(
                identifier=f"{prefix}-place-{at}", spec_object=one.identifier, level=level,
                children=children or None, last_change=_TIME, editable=None, is_table_internal=None,
                is_self_closed=False,
            )
        )  # fmt: skip
    return found


def _values(item: Item) -> list[SpecObjectAttribute]:
    from reqif.models.reqif_spec_object import SpecObjectAttribute
    from reqif.models.reqif_types import SpecObjectAttributeType

    finding = item.finding
    written = {
        "id": item.identifier,
        "text": item.text,
        "probability": f"{finding.score:.4f}",
        "aspect": finding.aspect,
        "bound": item.bound,
        "file": item.path,
        "line": str(item.line),
    }
    label = SpecObjectAttribute(SpecObjectAttributeType.ENUMERATION, f"{_ITEM}-class", [f"{_CLASS}-{finding.label}"])
    return [*(_string(f"{_ITEM}-{name}", value) for name, value in written.items() if value), label]


def _string(definition: str, value: str) -> SpecObjectAttribute:
    from reqif.models.reqif_spec_object import SpecObjectAttribute
    from reqif.models.reqif_types import SpecObjectAttributeType

    return SpecObjectAttribute(SpecObjectAttributeType.STRING, definition, xml_safe(value))
