"""Who said it in Russian, Ukrainian, German, French and Spanish: by name and word of saying, or nobody."""

from __future__ import annotations

import pytest

from srctrack.annotate.annotate import annotate
from srctrack.annotate.attribution.languages.grammar import grammar_for, reporting_grammars
from srctrack.model.prose import Prose


def speakers(language: str, text: str) -> list[str | None]:
    return [q.speaker for q in annotate(Prose(text, language=language)).quotes]


def test_a_language_is_a_file() -> None:
    assert sorted(reporting_grammars()) == ["de", "es", "fr", "ru", "uk"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "«Мы ждали парома всю ночь», — сказал Егор Лапшин.", "Егор Лапшин"),
        ("ru", "«Мы ждали парома всю ночь», — сказал начальник пристани Егор Лапшин.", "Егор Лапшин"),
        ("ru", "«Мы ждали парома всю ночь», — заявила мэр Янтарска Вера Сомова.", "Вера Сомова"),
        ("ru", "«Мы ждали парома всю ночь», — сообщил глава МЧС Егор Петрович Лапшин.", "Егор Петрович Лапшин"),
        ("ru", "Егор Лапшин сказал: «Мы ждали парома всю ночь».", "Егор Лапшин"),
        ("ru", "Как отметила смотритель маяка Вера Сомова, «лампа горела до утра».", "Вера Сомова"),
        ("ru", "По словам Егора Лапшина, «паром так и не пришёл».", "Егора Лапшина"),
        ("ru", "«Паром так и не пришёл», по словам начальника пристани Егора Лапшина.", "Егора Лапшина"),
        ("ru", "«Мы ждали всю ночь, — сказал Егор Лапшин, — и никто не пришёл».", "Егор Лапшин"),
        ("ru", "Вчера Егор Лапшин вернулся. «Мы ждали всю ночь», — сказал Лапшин.", "Лапшин"),
        ("uk", "«Ми чекали на пором усю ніч», — сказав Остап Гриневич.", "Остап Гриневич"),
        ("uk", "«Ми чекали на пором усю ніч», — заявила доглядачка маяка Оксана Бойчук.", "Оксана Бойчук"),
        ("uk", "За словами Остапа Гриневича, «пором так і не прийшов».", "Остапа Гриневича"),
        ("uk", "Оксана Бойчук розповіла: «Лампа горіла до ранку».", "Оксана Бойчук"),
        ("de", "„Wir haben die ganze Nacht gewartet“, sagte Karl Brenner.", "Karl Brenner"),
        ("de", "„Wir haben die ganze Nacht gewartet“, sagte die Hafenmeisterin Elke Thoma.", "Elke Thoma"),
        ("de", "„Wir haben die ganze Nacht gewartet“, erklärte der Chef der Fähre, Karl Brenner.", "Karl Brenner"),
        ("de", "Elke Thoma sagte am Montag: „Die Lampe brannte bis zum Morgen.“", "Elke Thoma"),
        ("de", "Am Montag sagte Elke Thoma: „Die Lampe brannte bis zum Morgen.“", "Elke Thoma"),
        ("de", "Laut Karl Brenner ist die Fähre „ein langer schwimmender alter Schuppen“ gewesen.", "Karl Brenner"),
        ("de", "„Die Fähre kam nicht“, so Karl Brenner.", "Karl Brenner"),
        ("de", "„Die Fähre kam nicht“, so Knopf in seiner Rede vor dem Rat.", "Knopf"),
        ("fr", "« Nous avons attendu toute la nuit », a déclaré Benoît Carlier.", "Benoît Carlier"),
        ("fr", "« Nous avons attendu toute la nuit », a expliqué le capitaine Benoît Carlier.", "Benoît Carlier"),
        ("fr", "« Nous avons attendu toute la nuit », affirme la maire de Velmont, Odile Lasserre.", "Odile Lasserre"),
        ("fr", "Selon Odile Lasserre, « la lampe a brûlé jusqu’au matin ».", "Odile Lasserre"),
        ("fr", "Odile Lasserre a ajouté : « La lampe a brûlé jusqu’au matin. »", "Odile Lasserre"),
        ("fr", "« La lampe a brûlé », a dit Mme Lasserre.", "Lasserre"),
        ("es", "«Esperamos toda la noche el barco», dijo Ramiro Ortega.", "Ramiro Ortega"),
        ("es", "«Esperamos toda la noche el barco», afirmó la alcaldesa Marisol Quintana.", "Marisol Quintana"),
        ("es", "“Esperamos toda la noche el barco”, señaló el patrón de Velmar, Ramiro Ortega.", "Ramiro Ortega"),
        ("es", "Según Marisol Quintana, «la lámpara ardió hasta el alba».", "Marisol Quintana"),
        ("es", "Marisol Quintana aseguró que «la lámpara ardió hasta el alba».", "Marisol Quintana"),
    ],
)
def test_named_beside_the_quotation(language: str, text: str, speaker: str) -> None:
    assert speakers(language, text) == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "«Мы ждали парома всю ночь», — сказал он Егору Лапшину."),
        ("ru", "«Мы ждали парома всю ночь», — сказал житель Янтарска."),
        ("ru", "«Мы ждали парома всю ночь», — заявил Кремль."),
        ("ru", "«Мы ждали парома всю ночь», — сказал министр в беседе с Егором Лапшиным."),
        ("ru", "После встречи с Егором Лапшиным сказала: «Мы ждали парома всю ночь»."),
        ("ru", "По словам жителей Янтарска, «паром так и не пришёл»."),
        ("ru", "Пассажиры из Янтарска сказали потом, как в Янтарске говорили: «Мы ждали парома всю ночь»."),
        ("ru", "На причале в Янтарске говорила «старая вода»."),
        ("ru", "Об этом вчера написал Егор Лапшин в «Голосе северной пристани»."),
        ("ru", "По словам Егора Лапшина, которого цитирует «Янтарь», паром не пришёл."),
        ("uk", "«Ми чекали на пором усю ніч», — сказав він Остапові Гриневичу."),
        ("uk", "За словами мешканців Янтарська, «пором так і не прийшов»."),
        ("de", "„Wir haben die ganze Nacht gewartet“, sagte ein Sprecher der Deutschen Werft."),
        ("de", "„Wir haben die ganze Nacht gewartet“, sagte er Karl Brenner."),
        ("de", "„Die Fähre kam nicht“, so Anwohner."),
        ("de", "Auf Benders Interview antwortete die Partei des Lichts: „Wir sind alle noch hier, und wir bleiben.“"),
        ("de", "Laut Polizei war die Fähre „ein langer schwimmender alter Schuppen“ gewesen."),
        ("de", "Karl Brenner sagte Elke Thoma: „Die Lampe brannte bis zum Morgen.“"),
        ("fr", "« Nous avons attendu toute la nuit », a-t-il dit à Benoît Carlier."),
        ("fr", "« Nous avons attendu toute la nuit », a déclaré la maire de Velmont."),
        ("fr", "Selon Le Courrier, « la lampe a brûlé jusqu’au matin »."),
        ("fr", "Selon Paris, « la lampe a brûlé jusqu’au matin »."),
        ("es", "«Esperamos toda la noche el barco», dijo a Ramiro Ortega."),
        ("es", "Según El Faro, «la lámpara ardió hasta el alba»."),
        ("es", "«Esperamos toda la noche el barco», dijo el Gobierno de Velmar."),
    ],
)
def test_nobody_is_named_where_nobody_can_be_told(language: str, text: str) -> None:
    assert speakers(language, text) == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "«Мы ждали всю ночь», — сказал Егор Лапшин во вторник. «Никто из города так и не пришёл»."),
        ("de", "„Wir warteten lange“, sagte Karl Brenner. „Aus der Stadt ist niemand gekommen.“"),
        ("fr", "« Nous avons attendu », a dit Benoît Carlier. « Personne n’est venu de la ville. »"),
        ("es", "«Esperamos mucho», dijo Ramiro Ortega. «Nadie vino de la ciudad»."),
    ],
)
def test_the_next_sentence_of_the_same_speaker(language: str, text: str) -> None:
    first, second = speakers(language, text)
    assert first is not None
    assert second == first


def test_the_next_quotation_with_words_of_its_own_is_not_carried() -> None:
    text = "«Мы ждали всю ночь», — сказал Егор Лапшин. «Паром стоял у причала», — возразили на пристани."
    assert speakers("ru", text) == ["Егор Лапшин", None]


def test_the_span_is_where_the_name_stands() -> None:
    text = "Selon Odile Lasserre, « la lampe a brûlé jusqu’au matin »."
    (quote,) = annotate(Prose(text, language="fr")).quotes
    assert quote.speaker_span is not None
    assert quote.speaker_span.of(text) == "Odile Lasserre"
    assert quote.cue == "Selon"


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Elke Thoma, die 2015 mit Karl Brenner den Hafen baute, sagt: „Heute baute ich allein.“", "Elke Thoma"),
        ("de", "„Wir warten“, sagte Rechtsanwältin Prof. Dr. Wenke Thoma.", "Wenke Thoma"),
        ("de", "Bürgermeister Karl Brenner nannte den Plan „ein langes Bad ohne Wasser“.", "Karl Brenner"),
        ("fr", "« Nous avons attendu, raconte Odile Lasserre, puis nous avons ri. »", "Odile Lasserre"),
        (
            "fr",
            "Interrogé par Radio Velmont, Benoît Carlier a dénoncé « une usine à vent et à bruit ».",
            "Benoît Carlier",
        ),
        ("fr", "« Je reste », a martelé la ministre de la Mer, la Dr Odile Lasserre.", "Odile Lasserre"),
        ("es", "El juez Ramiro Ortega sostiene que Marisol Quintana habló de “un préstamo”.", "Marisol Quintana"),
        ("es", "Ramiro Ortega, a quien Marisol Quintana despidió en 2020, la llama “mi mejor jefa”.", "Ramiro Ortega"),
        ("ru", "«Вопрос закрыт навсегда», — отрезал начальник пристани Егор Лапшин.", "Егор Лапшин"),
        ("uk", "За словами Остапа Гриневича, ріка «повернулася».", "Остапа Гриневича"),
    ],
)
def test_the_subject_of_the_word_of_saying_is_the_speaker(language: str, text: str, speaker: str) -> None:
    assert speakers(language, text) == [speaker]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("« La mer a repris la digue », explique Yann Kerbrat.", "fr"),
        ("«El agua llegó antes», dijo Rosa Maldonado.", "es"),
        ("“It was late,” said Rosa Maldonado.", None),
    ],
)
def test_a_short_text_is_told_by_its_words_of_saying(text: str, language: str | None) -> None:
    grammar = grammar_for(Prose(text))
    assert (grammar.language if grammar else None) == language
