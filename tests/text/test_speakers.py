"""Who said it: by name, cue and order, and carried along where one candidate stands."""

from __future__ import annotations

import pytest

from srctrack.model.prose import Prose
from srctrack.text.survey import survey


def speakers(text: str) -> list[str | None]:
    return [q.speaker for q in survey(Prose(text)).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We waited,” said Kari Lund.", ["Kari Lund"]),
        ("“We waited,” Kari Lund said.", ["Kari Lund"]),
        ("“We waited,” Kari Lund, 54, said on Tuesday.", ["Kari Lund"]),
        ("“We waited,” said the miller, Kari Lund.", ["Kari Lund"]),
        ("“We waited,” the mill’s owner, Kari Lund, wrote in a letter.", ["Kari Lund"]),
        ("“We waited,” said Kari Lund, whose sister, Ida Moe, had left.", ["Kari Lund"]),
        ("Kari Lund said: “We waited.”", ["Kari Lund"]),
        ("According to Kari Lund, the mill is “a house that breathes.”", ["Kari Lund"]),
        ("In the words of the miller Kari Lund, it is “a house that breathes.”", ["Kari Lund"]),
        ("As Kari Lund put it: “The wheel has stopped.”", ["Kari Lund"]),
        ("Kari Lund’s verdict: “The wheel has stopped for good.”", ["Kari Lund"]),
        ("Kari Lund: “The key was never lost. It was lent.”", ["Kari Lund"]),
        ("Col. Kari Lund warned that the bridge would hold “for a day at most.”", ["Kari Lund"]),
        ("“The wheel,” Kari Lund said, “has stopped for good.”", ["Kari Lund", "Kari Lund"]),
        ("“We waited,” Lund said. “Nobody came.”", ["Lund", "Lund"]),
        ("“Who signed it?” asked Ole Vik. “You did,” replied Kari Lund.", ["Ole Vik", "Kari Lund"]),
        ("“Go home,” Ola Berg told her, according to Ida Moe.", ["Ola Berg"]),
        ("“It was sad,” Tapper quoted Lund as saying.", ["Lund"]),
        ("Lund came at noon, with Berg shouting: “Get him out of here!”", ["Berg"]),
        ("Firefighters described the cellar as “one long chimney.”", ["Firefighters"]),
        ("“We are sorry,” the farmers’ league said in a statement.", ["the farmers’ league"]),
        ("“We lost it,” said a man who gave only his first name, Sunniva.", ["Sunniva"]),
    ],
)
def test_named_beside_the_quotation(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ines Caldeira has found the map. “It was under the kettle,” she said.", ["Ines Caldeira"]),
        ("Olga Lund met her brother, Taras Lund. “I did not know him,” she said.", ["Olga Lund"]),
        ("Dorota Wilk praised them. Jerzy Pawlak did not. “They dug badly,” he said.", ["Jerzy Pawlak"]),
        ("“They knew,” said Kari Lund. She left early. “They always knew,” she said.", ["Kari Lund", "Kari Lund"]),
        ("Ada Lund left ([The Huffington Post](x)). “It is late,” she said.", ["Ada Lund"]),
    ],
)
def test_a_pronoun_is_followed_to_the_one_person_it_can_mean(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Emre Kaya met Stuart Vale on the stairs. “The lift is broken,” he said.",
        "“They paid us in coupons,” said one packer, who asked not to be named.",
        "The play is called “The Last Dry Summer” and was written in a barn.",
        "“We are cooperating fully,” it said.",
        "The well was dry. “Nobody came.”",
    ],
)
def test_nobody_is_named_where_nobody_can_be_told(text: str) -> None:
    assert speakers(text) == [None]


def test_the_speakers_span_is_where_the_name_stands() -> None:
    text = "Ida Moe came. “It is late,” she said."
    (quote,) = survey(Prose(text)).quotes
    assert quote.speaker_span is not None
    assert quote.speaker_span.of(text) == "Ida Moe"
    assert quote.cue == "said"
