"""Attributions: what each sentence rests on."""

from __future__ import annotations

import pytest

from srctrack.annotate.annotate import annotate
from srctrack.model.mentions import AttributionKind
from srctrack.model.prose import Prose

K = AttributionKind


def kinds(text: str) -> list[tuple[AttributionKind, str]]:
    return [(a.kind, a.text) for a in annotate(Prose(text)).attributions]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The salt works will close, Le Monde reports.", K.OUTLET, "Le Monde"),
        ("According to the Tarnhus Posten, the kiln went out.", K.OUTLET, "Tarnhus Posten"),
        ("Latvia's ZVANS online news outlet said a tram was painted.", K.OUTLET, "ZVANS"),
        ("Yantarsk’s outlet Severka reports that they left.", K.OUTLET, "Severka"),
        ("“It is late,” she told Reuters.", K.OUTLET, "Reuters"),
        ("In an interview with El País, the mayor denied it.", K.OUTLET, "El País"),
        ("The road is safe, Kari Lund said.", K.PERSON, "Kari Lund"),
        ("The Defence Ministry said the road was safe.", K.BODY, "Defence Ministry"),
        ("The minutes of the meeting show it; the report said so.", K.DOCUMENT, "the report"),
        ("The choir will leave, sources say.", K.ANONYMOUS, "sources"),
        ("Local media reported that a bull read all night.", K.ANONYMOUS, "Local media"),
        ("Belgian media reports said on Monday that it slept.", K.ANONYMOUS, "Belgian media reports"),
        ("It will close, a senior official said.", K.ANONYMOUS, "a senior official"),
        ("It will close, a person close to the orchestra said.", K.ANONYMOUS, "a person close to the orchestra"),
        ("The clock was reportedly pawned.", K.NOBODY, "reportedly"),
        ("It is widely believed that he pawned the clock.", K.NOBODY, "It is widely believed"),
    ],
)
def test_found(text: str, kind: AttributionKind, words: str) -> None:
    assert (kind, words) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The stream has two sources.",
        "Local media were given seats.",
        "Two experts, Signe Brekk and Piotr Lech, think that it will crack.",
        "Ruth Gessner, a handwriting expert from Graz, confirmed it.",
        "The experts said that it would hold.",
        "Raw Story Media said that it would hold.",
        "“Sources say many things,” said Ida Moe.",
        "Research by analysts suggests that it will hold.",
    ],
)
def test_no_crowd_where_somebody_is_meant(text: str) -> None:
    assert K.ANONYMOUS not in [k for k, _ in kinds(text)]


def test_two_outlets_joined_are_two() -> None:
    assert [w for k, w in kinds("Der Spiegel and The Irish Times both say so.") if k is K.OUTLET] == [
        "Der Spiegel",
        "The Irish Times",
    ]


def test_an_outlet_that_is_the_news_itself_is_no_source() -> None:
    assert kinds("La Repubblica has printed its last weekend supplement.") == []
