"""Parties that the network knows without reading them are called by what they have in common over all sources."""

from training.data import Label, Text
from training.examples import NOBODY_NAMED, bound_names


def text(collection: str, *parties: str) -> Text:
    labels = tuple(Label(0, 8, 0, "", "demand", None, party) for party in parties)
    return Text(collection, f"{collection}.md", collection, "set", "Sign it.", {}, {}, labels, trainable=True)


def test_a_known_party_has_the_name_of_no_single_source() -> None:
    texts = [
        text("bakers", "loaf inspectors", "loaf inspectors", "loaf inspectors", "the mayor"),
        text("millers", "inspectors of mills", "the mayor"),
        text("ferries", "harbour board", "the mayor of Ebbfield"),
        text("tides", "board of pilots", "the Tide Office"),
    ]
    assert bound_names(texts, 2) == [NOBODY_NAMED, "board", "inspectors", "the mayor"]
