"""Who said it: by name, cue and order, and carried along where one candidate stands."""

from __future__ import annotations

import pytest

from srctrack.annotate.annotate import annotate
from srctrack.model.prose import Prose


def speakers(text: str) -> list[str | None]:
    return [q.speaker for q in annotate(Prose(text)).quotes]


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
        ("Kari Lund: “The clock was not stolen. I pawned it.”", ["Kari Lund"]),
        ("Col. Kari Lund warned that the cheese would last “until Sunday lunch.”", ["Kari Lund"]),
        ("“The wheel,” Kari Lund said, “has stopped for good.”", ["Kari Lund", "Kari Lund"]),
        ("“We waited,” Lund said. “Nobody came.”", ["Lund", "Lund"]),
        ("“Whose coat is it?” asked Ole Vik. “Yours,” replied Kari Lund.", ["Ole Vik", "Kari Lund"]),
        ("“Go home,” Ola Berg told her, according to Ida Moe.", ["Ola Berg"]),
        ("“It was sad,” Tapper quoted Lund as saying.", ["Lund"]),
        ("Lund came at noon, with Berg shouting: “Get him out of here!”", ["Berg"]),
        ("Surgeons described the canteen as “a second ward.”", ["Surgeons"]),
        ("“We are sorry,” the anglers’ club said in a telegram.", ["the anglers’ club"]),
        ("“We lost it,” said a girl who told only her first name, Ylva.", ["Ylva"]),
    ],
)
def test_named_beside_the_quotation(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paula Salas has mended the harp. “It hung in a stable,” she said.", ["Paula Salas"]),
        ("Hilda Lund met her brother, Oskar Lund. “He had grown a beard,” she said.", ["Hilda Lund"]),
        ("Elsa Horn clapped. Adam Sowa walked out. “They sang flat,” he said.", ["Adam Sowa"]),
        ("“It rained,” said Kari Lund. She sat down. “It rained for weeks,” she said.", ["Kari Lund", "Kari Lund"]),
        ("Ada Lund left ([The Huffington Post](x)). “It is late,” she said.", ["Ada Lund"]),
    ],
)
def test_a_pronoun_is_followed_to_the_one_person_it_can_mean(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Luca Conti played chess with Hugo Blix. “The queen is missing,” he said.",
        "“We slept under the looms,” said one weaver, who would not tell her name.",
        "The waltz is called “A Bucket for Two Pianos” and lasts an hour.",
        "“We are cooperating fully,” it said.",
        "The well was dry. “Nobody came.”",
    ],
)
def test_nobody_is_named_where_nobody_can_be_told(text: str) -> None:
    assert speakers(text) == [None]


def test_the_speakers_span_is_where_the_name_stands() -> None:
    text = "Ida Moe came. “It is late,” she said."
    (quote,) = annotate(Prose(text)).quotes
    assert quote.speaker_span is not None
    assert quote.speaker_span.of(text) == "Ida Moe"
    assert quote.cue == "said"


def test_a_place_or_a_body_is_not_whom_he_means() -> None:
    text = "Vester spoke of the wealth of Wall Street and of the harbour.\n\nHe also praised his own odds: “Who gives us the best chance to win in the autumn?”"
    assert [q.speaker for q in annotate(Prose(text, language="en")).quotes] == ["Vester"]


def test_a_name_within_what_is_told_of_somebody_is_not_the_speaker() -> None:
    text = "Meg Amsel, a former candidate for mayor who now runs Tarnhus Harbour Enterprise, called the plan “unfit for any ferry at all”."
    assert [q.speaker for q in annotate(Prose(text, language="en")).quotes] == ["Meg Amsel"]
