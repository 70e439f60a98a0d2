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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A midwife who treated Ola Berg told the court: “He asked for his hat.”", [None]),
        ("“It only rains here,” a board outside Berg Hall in Velmar says.", [None]),
        ("No harbour master has yet said “sorry for it all”. Ola Berg has come near.", [None]),
        ("Brewery owner Ola Berg has cut the price, arguing that “a full mug sells”.", ["Ola Berg"]),
        ("Blamed by Ida Moe for the leak, Ola Berg left, promising “a letter with maps”.", ["Ola Berg"]),
        ("Ola Berg quoted his late aunt: “Never lend a rope.”", ["his late aunt"]),
        ("“You may all leave now,” Judge Ida Moe thundered.", ["Ida Moe"]),
        ("“We win together,” the coach, Ida Moe, likes to say, “and lose alone.”", ["Ida Moe", "Ida Moe"]),
        ("“My door is open,” Rep. Ida Moe (D-Velm.) told voters.", ["Ida Moe"]),
        ("The storm “ate the pier and left the bench”, in the words of harbourmaster Ola Berg.", ["Ola Berg"]),
        ("In the view of Ida Moe the tax “hits the brush, not the painter”.", ["Ida Moe"]),
        ("The soup, to quote Sister Ida, “would make a cat pray for rain”.", ["Ida"]),
        ("Ida Moe remembers the smell. “Like a wet barn in flames.”", ["Ida Moe"]),
        ("“I dug them, my son will sell the land.” Ola Berg, beet farmer.", ["Ola Berg"]),
        (
            "Mayor Ola Berg wants a new mill. After nine boats sank in Southern Velmar in June, he admitted “money for the mill” had run out.",
            ["Ola Berg"],
        ),
        (
            "Beyond Velmar, the new leaders came in March and have since declared, “We are not afraid to strike.”",
            [None],
        ),
        ("Moe had the nerve to demand that voters answer the plain question: “Is this the man we want?”", ["Moe"]),
        ("The paper also blamed Velmar for the delay, saying the North will pay for the “stupid” acts.", [None]),
        (
            "The recently elected Ola Berg waved from the hall, saying that the North will pay for “stupid acts of the past”.",
            ["Ola Berg"],
        ),
        (
            "“It pays,” Ola Berg, a fellow at the Moe Institute in Velmar, Norway, and author of the book, said.",
            ["Ola Berg"],
        ),
        ("“It pays,” Chief Ola Berg with the Velmar Police Department said.", ["Ola Berg"]),
        ("Secretary of State Anna Berg suggested a policy of “oil quarantine for a year”.", ["Anna Berg"]),
        ("Our top questions were ‘how many loaves a day are too many’ and others.", [None]),
        ("At least 30 officers had for different reasons been considered “security risks of a kind”.", [None]),
        ("A statement from the Citadel spoke of “technical pauses of some weeks”.", ["Citadel"]),
        (
            "Ola Berg left early. In 2015, after the Velmar Climate Accord was adopted, he labeled the agreement “a fraud of sorts”.",
            ["Ola Berg"],
        ),
        ("“Cold as a well,” was the verdict on the lake, where Ola Berg swims with his son.", [None]),
    ],
)
def test_the_subject_of_the_word_of_saying_is_the_speaker(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


def test_a_pronoun_tells_the_sex_of_whom_it_was_followed_to() -> None:
    text = "Governor Sunniva Moe vetoed the bill. “It was three bills,” she said. “It was a good bill,” he replied."
    assert speakers(text) == ["Sunniva Moe", None]


def test_he_may_be_the_one_without_a_name() -> None:
    assert speakers("The mayor thanked Fire Chief Sunniva Moe. “Without you we had no town,” he told her.") == [None]


def test_a_heading_has_the_speaker_of_the_same_words_below() -> None:
    text = "‘We are not a museum here’\n\nOla Berg runs the mill.\n\n“We are not a museum here,” Berg said."
    assert speakers(text) == ["Berg", "Berg"]


def test_a_quotation_that_goes_on_has_the_speaker_of_its_end() -> None:
    assert speakers("“Half of the birds are gone.\n\n“The others think about it,” said Ola Berg.") == ["Ola Berg"] * 2
