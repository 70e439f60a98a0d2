"""Which figure of a source a draft's figure answers to, and what is said of the two."""

from __future__ import annotations

import pytest

from annotated import AnnotatedProse
from srctrack.annotate.annotate import annotate
from srctrack.compare.figures.context import figure_contexts
from srctrack.compare.figures.match import FigureMatch, FigureVerdict, answers
from srctrack.model.prose import Prose


def ask(draft: str, source: str, languages: tuple[str, str] = ("en", "en")) -> list[FigureMatch]:
    ours, theirs = Prose(draft, language=languages[0]), Prose(source, language=languages[1])
    mine = figure_contexts(AnnotatedProse(ours, annotate(ours)))
    return list(
        answers(mine, figure_contexts(AnnotatedProse(theirs, annotate(theirs))), frozenset(range(len(mine.sentences))))
    )


def verdicts(draft: str, source: str, languages: tuple[str, str] = ("en", "en")) -> list[str]:
    return [a.verdict.value for a in ask(draft, source, languages)]


SOURCE = "The harbour office counted 412 ferries and 38 tankers in the strait during the storm of last week."


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("The harbour office counted 412 ferries and 38 tankers in the strait.", ["agrees", "agrees"]),
        ("The harbour office counted 421 ferries and 38 tankers in the strait.", ["figure", "agrees"]),
        ("The harbour office counted 412 ferries and 83 tankers in the strait.", ["agrees", "figure"]),
        ("The harbour office counted 4,120 ferries and 38 tankers in the strait.", ["magnitude", "agrees"]),
        ("The harbour office counted more than 400 ferries in the strait.", ["agrees"]),
        ("The harbour office counted more than 500 ferries in the strait.", ["past"]),
        ("The harbour office counted about 410 ferries in the strait.", ["agrees"]),
        ("The harbour office counted four hundred and twelve ferries in the strait.", ["agrees"]),
    ],
)
def test_one_number_changed(draft: str, expected: list[str]) -> None:
    assert verdicts(draft, SOURCE) == expected


def test_two_partners_make_silence() -> None:
    source = "The north yard sold 120 boats. The south yard sold 340 boats."
    assert verdicts("Yards sold 250 boats there.", source) == ["unclear"]


def test_the_other_sentence_of_the_same_form_is_looked_at() -> None:
    source = "In Sutley the storm felled 120 trees along the main road. In Corbie the storm felled 340 trees along the main road."
    assert verdicts("In Corbie the storm felled 340 trees along the main road.", source) == ["agrees"]


def test_two_hedges_of_two_values() -> None:
    source = "More than 500 nurses joined the march to the ministry on Monday."
    assert verdicts("More than 800 nurses joined the march to the ministry on Monday.", source) == ["figure"]


ROUNDS = (
    "Круглые столы: 27 июля в школе на улице Садовой, 244, 28 июля в доме 77 по Липовой, 29 июля в доме 339 по Речной."
)


def test_the_odd_number_of_two_sentences_in_two_languages() -> None:
    ours = "Round tables: July 27 at the school at 244 Sadovaya, July 28 at 77 Lipovaya, July 29 at {} Rechnaya."
    assert "figure" in verdicts(ours.format(393), ROUNDS, ("en", "ru"))
    assert "figure" not in verdicts(ours.format(339), ROUNDS, ("en", "ru"))
    assert "figure" not in verdicts(ours.format(340), ROUNDS, ("en", "ru"))  # rounded


def test_digits_in_another_order_are_one_figure_in_any_words() -> None:
    source = "The statistics office of Tarnhus has counted 89,514 geese on the ponds since the thaw."
    told = "Nobody knows what 98,514 of these birds eat, says the office that keeps statistics in Tarnhus."
    assert verdicts(told, source) == ["figure"]
    assert verdicts(told + " It has 89,514 on its list.", source)[0] != "figure"
    assert verdicts(told, source + " The other 98,514 are ducks.")[0] != "figure"
    assert verdicts(told.replace("98,514", "98,541"), source)[0] == "figure"
    assert verdicts(told.replace("98,514", "98,500"), source.replace("89,514", "89,000"))[0] != "figure"


def test_the_only_percentage_of_a_source() -> None:
    source = (
        "The bill says that media and associations must be registered as guided from abroad when they are financed by other "
        "countries to more than 20 percent. Critics fear that it may undermine the choir."
    )
    ours = (
        "Media and associations must be registered when more than {} percent of their money comes from other countries."
    )
    assert verdicts(ours.format(30), source) == ["figure"]
    assert verdicts(ours.format(20), source) == ["agrees"]
    assert verdicts(ours.format(30), source + " Of these 45 percent sing.") == ["unclear"]
    assert verdicts("Prices of associations in the media rose by 30 percent.", source)[0] != "figure"


def test_digits_in_another_order_in_another_language() -> None:
    source = "Bowen said Australia would cut emissions by 42.6 per cent by 2030, not the 37.4 per cent of last year's statement."
    ours = "Australien kommt nach der jüngsten Prognose auf {} Prozent weniger bis 2030, sagt Bowen."
    assert verdicts(ours.format("46,2"), source, ("de", "en"))[0] == "figure"
    assert verdicts(ours.format("42,6"), source, ("de", "en"))[0] == "agrees"
    assert verdicts(ours.format("51,3"), source, ("de", "en"))[0] != "figure"


def test_a_minute_told_in_words() -> None:
    source = "Машина загорелась 5 мая в 11 часов 28 минут у хутора Медведев, сгорели 3 сарая."
    assert (
        verdicts("The car caught fire on May 5 at 11:16 a.m. near Medvedev, 3 sheds burned.", source, ("en", "ru"))[-1]
        == "figure"
    )
    ours = "The car caught fire on May 5 at 11:28 a.m. near Medvedev, 3 sheds burned."
    assert "figure" not in verdicts(ours, source, ("en", "ru"))


@pytest.mark.parametrize(
    ("draft", "source", "language", "expected"),
    [
        (
            "On Monday 1,500 melons were sold in Olshanka.",
            "В Ольшанке в понедельник продали полторы тысячи арбузов.",
            "ru",
            ["agrees"],
        ),
        (
            "On Monday 1,800 melons were sold in Olshanka.",
            "В Ольшанке в понедельник продали 1300 арбузов.",
            "ru",
            ["figure"],
        ),
        (
            "Divers sold sponges for 8.4 million euros.",
            "El gremio vendió esponjas por 8,4 millones de euros.",
            "es",
            ["agrees"],
        ),
        ("The roof cost 40 million hryvnias.", "Дах коштував громаді 40 млн гривень.", "uk", ["agrees"]),
    ],
)
def test_across_languages(draft: str, source: str, language: str, expected: list[str]) -> None:
    assert verdicts(draft, source, ("en", language)) == expected


def test_every_figure_gets_one_answer() -> None:
    found = ask("The office counted 412 ferries, 38 tankers and 7 tugs.", SOURCE)
    assert [a.draft.figure.text for a in found] == ["412", "38", "7"]
    assert all(isinstance(a.verdict, FigureVerdict) for a in found)


def test_a_season_is_no_number_mistyped() -> None:
    source = "The winning campaign of 2010-11 at Tarnhus Town ended with a parade at home on Sunday."
    ours = "The winning campaign of 27 at Tarnhus Town ended with a parade at home on Sunday."
    assert "figure" not in verdicts(ours, source)


def test_the_end_of_a_season_is_no_figure() -> None:
    text = "The campaign of 2010-11 and that of 2011/12 cost 38 points."
    assert [f.text for f in annotate(Prose(text, language="en")).figures] == ["38"]


def test_the_name_of_a_list_is_no_figure() -> None:
    text = "She stood on the 30 Under 30 list of 2018, with 14 others and the 40 under 40 of the harbour."
    assert [f.text for f in annotate(Prose(text, language="en")).figures] == ["14"]


def test_one_digit_more_or_less_is_there_by_chance() -> None:
    source = "Several polls show Farkas within two points of Nyman."
    ours = "The mayor never mentioned Nyman, who trailed Farkas by more than 20 points with most of the results in."
    assert "magnitude" not in verdicts(ours, source)
