"""Alignment on a labelled set of its own: one page in six languages, and drafts that say parts of it in other words."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from srctrack.analysis.alignment import Aligned, align
from srctrack.annotate.annotate import annotate
from srctrack.model.annotations import Annotations
from srctrack.model.derived import Derived
from srctrack.model.prose import Prose
from srctrack.model.text import Span


@dataclass
class Text:
    prose: Prose
    annotations: Annotations
    derived: Derived = field(default_factory=Derived)


def text(words: str, language: str) -> Text:
    prose = Prose(words, (), language)
    return Text(prose, annotate(prose))


PAGES = {
    "en": (
        "The ropeworks at Aldersund burned down in the night to Tuesday.",
        "Four night watchmen died in the flames, and 37 neighbours had to leave their beds.",
        "The fire brigade of Aldersund came with eleven engines.",
        "The Ropeworks company puts the damage at 2.6 million crowns.",
        "In March 2019 a smaller fire had cost the company its tar store.",
        "Police questioned two apprentices who smoked in the yard.",
        "Mayor Ingrid Solheim promised to build the works again by 2028.",
        "Some 140 people work there, most of them women from the islands.",
    ),
    "ru": (
        "Канатная фабрика в Альдерсунне сгорела в ночь на вторник.",
        "В огне погибли четыре сторожа, 37 соседей пришлось эвакуировать.",
        "Пожарные Альдерсунна приехали на одиннадцати машинах.",
        "Компания оценивает ущерб в 2,6 миллиона крон.",
        "В марте 2019 года небольшой пожар уничтожил склад смолы.",
        "Полиция допросила двух учеников, куривших во дворе.",
        "Мэр Ингрид Сульхейм обещала отстроить фабрику к 2028 году.",
        "Там работают около 140 человек, в основном женщины с островов.",
    ),
    "uk": (
        "Канатна фабрика в Альдерсунні згоріла в ніч на вівторок.",
        "У вогні загинули чотири сторожі, 37 сусідів довелося евакуювати.",
        "Пожежники Альдерсунна приїхали на одинадцяти машинах.",
        "Компанія оцінює збитки у 2,6 мільйона крон.",
        "У березні 2019 року невелика пожежа знищила склад смоли.",
        "Поліція допитала двох учнів, які курили на подвір'ї.",
        "Мерка Інгрід Сульхейм обіцяла відбудувати фабрику до 2028 року.",
        "Там працюють близько 140 людей, переважно жінки з островів.",
    ),
    "de": (
        "Die Seilerei in Aldersund brannte in der Nacht zum Dienstag ab.",
        "Vier Nachtwächter starben in den Flammen, 37 Nachbarn mussten ihre Betten verlassen.",
        "Die Feuerwehr von Aldersund kam mit elf Wagen.",
        "Das Unternehmen beziffert den Schaden auf 2,6 Millionen Kronen.",
        "Im März 2019 hatte ein kleinerer Brand das Teerlager gekostet.",
        "Die Polizei befragte zwei Lehrlinge, die im Hof rauchten.",
        "Bürgermeisterin Ingrid Solheim versprach den Wiederaufbau bis 2028.",
        "Dort arbeiten rund 140 Menschen, die meisten Frauen von den Inseln.",
    ),
    "fr": (
        "La corderie d'Aldersund a brûlé dans la nuit de lundi à mardi.",
        "Quatre veilleurs sont morts dans les flammes et 37 voisins ont été évacués.",
        "Les pompiers d'Aldersund sont venus avec onze véhicules.",
        "L'entreprise estime les dégâts à 2,6 millions de couronnes.",
        "En mars 2019, un incendie plus petit avait détruit la réserve de goudron.",
        "La police a interrogé deux apprentis qui fumaient dans la cour.",
        "La maire Ingrid Solheim a promis de reconstruire l'usine d'ici 2028.",
        "Environ 140 personnes y travaillent, surtout des femmes des îles.",
    ),
    "es": (
        "La cordelería de Aldersund ardió en la noche del martes.",
        "Cuatro vigilantes murieron en las llamas y 37 vecinos fueron evacuados.",
        "Los bomberos de Aldersund acudieron con once vehículos.",
        "La empresa cifra los daños en 2,6 millones de coronas.",
        "En marzo de 2019 un incendio menor había destruido el almacén de brea.",
        "La policía interrogó a dos aprendices que fumaban en el patio.",
        "La alcaldesa Ingrid Solheim prometió reconstruir la fábrica antes de 2028.",
        "Allí trabajan unas 140 personas, la mayoría mujeres de las islas.",
    ),
}
DRAFT = (
    ("Four watchmen lost their lives and 37 people were evacuated, the paper says.", 1),
    ("The firm estimates that the loss comes to 2.6 million crowns.", 3),
    ("An earlier blaze, in March 2019, destroyed a store of tar.", 4),
    ("Officers interrogated two trainees who were smoking.", 5),
    ("Solheim, the mayor, said that it would be rebuilt before 2028.", 6),
    ("It employs about 140, mostly women.", 7),
)
"""What the draft says, and the sentence of the page that says it."""


def of_page(language: str) -> list[tuple[int, tuple[Aligned, ...]]]:
    page = text(" ".join(PAGES[language]), language)
    draft = text(" ".join(said for said, _ in DRAFT), "en")
    spans = draft.annotations.sentences
    return [(right, align(draft, span, page)) for span, (_, right) in zip(spans, DRAFT, strict=True)]


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_read_as_eight_sentences(language: str) -> None:
    assert len(text(" ".join(PAGES[language]), language).annotations.sentences) == 8


@pytest.mark.parametrize(
    ("language", "first", "among_three"),
    [("en", 6, 6), ("ru", 5, 6), ("uk", 5, 6), ("de", 5, 6), ("fr", 5, 6), ("es", 5, 6)],
)
def test_right_sentences_found(language: str, first: int, among_three: int) -> None:
    found = of_page(language)
    best = sum(bool(aligned) and aligned[0].sentence == right for right, aligned in found)
    three = sum(right in [a.sentence for a in aligned] for right, aligned in found)
    assert (best, three) >= (first, among_three)


@pytest.mark.parametrize("language", PAGES)
def test_wrong_sentences_given_with_a_wide_margin(language: str) -> None:
    wrong = [a[0] for right, a in of_page(language) if a and a[0].sentence != right]
    assert not [a for a in wrong if a.margin > 0.3]


def test_scores_fall_and_margins_are_the_steps() -> None:
    (_, aligned), *_ = of_page("en")
    scores = [a.score for a in aligned]
    assert scores == sorted(scores, reverse=True)
    assert aligned[0].margin == pytest.approx(scores[0] - scores[1])


def test_limit() -> None:
    page = text(" ".join(PAGES["en"]), "en")
    draft = text(DRAFT[0][0], "en")
    assert len(align(draft, Span(0, len(DRAFT[0][0])), page, limit=1)) == 1


def test_nothing_in_common_is_nothing_aligned() -> None:
    page = text(" ".join(PAGES["en"]), "en")
    words = "Tulips bloom early."
    assert align(text(words, "en"), Span(0, len(words)), page) == ()
