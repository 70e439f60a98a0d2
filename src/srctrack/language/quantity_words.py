"""Words that keep two figures of one noun apart: another time, a part of the whole, a change or a plan."""

from __future__ import annotations

import re
from functools import lru_cache

from srctrack.model.text import Span
from srctrack.patterns import pattern

_WORD = pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

_TIMES = {
    "noon": "noon midday mittag mittags midi mediodía полдень полудню полудня полудні опівдні",
    "midnight": "midnight mitternacht minuit medianoche полночь полночи полуночи опівночі",
    "morning": "morning dawn morgen morgens matin mañana* утр* ранк* вранці",
    "evening": "evening dusk nightfall abend abends soir* tarde вечер* вечор* ввечері",
    "night": "night overnight nacht nuit noche ноч* ніч ночі вночі",
    "spring": "spring frühjahr frühling printemps primavera весн* навесні",
    "summer": "summer sommer* été verano лет* влітку літа літку",
    "autumn": "autumn fall_season herbst* automne otoño осен* осін* восени",
    "winter": "winter* hiver* invierno зим* взимку",
    "quarter": "quarter quartal* trimestre* квартал*",
    "half": "half-year halbjahr* semestre* полугоди* півріч*",
    "month": "month monthly monat* mois mes mensual месяц* місяц* місяч*",
    "week": "week weekly woche* semaine* semana* недел* тижд* тижн*",
    "day": "daily day tag täglich* jour día ежедневн* сутки сутк* щодня день",
    "year": "year yearly annual* jahr* jährlich an année* annuel* año* anual* год* рік року річн*",
    "past": "previous previously formerly outgoing vorherig* früher* précédent* anterior* предыдущ* попередн*",
    "plan": """promise* pledge* asked sought seek seeks demanded demands wanted requested planned plans target forecast forecasts forecasting expect* predict* projected hopes hoped aims aimed geplant* rechnen rechnet soll sollen ziel* erwartet* prognose* prévu* prévoi* devrait*
        objectif attendu* previst* prevé* esper* objetivo план* ожида* рассчит* прогноз* запланир* очік* заплан* намер*""",
    "modal": "will would could might must should",
    "norm": """requires required require needs needed law rule limit limits quota capacity threshold maximum minimum gesetz höchst* mindest* grenzwert* erlaubt*
        kapazität* loi limite* capacité seuil maximum minimum autoris* ley límite* capacidad umbral máximo mínimo закон* лимит* предел* порог* вместим* норм* дозвол* поріг* межа місткіст*""",
    "first": "first initially erst* zunächst premier* d'abord primer* сначала перв* спочатку перш*",
    "second": "second zweit* deuxième second* segund* втор* друг*",
    "third": "third dritt* troisième tercer* трет*",
}
_PARTS = """including among them whom which half rest remaining alone only another others other more additional further each every per apiece average
    unter darunter davon andere* weitere* übrig* je pro jede* durchschnitt* dont parmi autre* chaque chacun* moyenne* reste entre ellos ellas otros otras otro cada
    demás resto среди них которых том остальн* еще другие каждый каждого среднем серед них яких решт* інш* кожен кожного середньому"""
_CHANGES = """rose risen rising climbed climbs increased grew grown jumped fell fallen dropped declined since later updated revised revision corrected correction withdrew withdrawn
    doubled tripled halved initially gestieg* sank gesunken später inzwischen korrigiert* zunächst anstieg rückgang passé augment* baiss* depuis rectifi* corrig* désormais subió aument*
    bajó desde corrigió rectific* después вырос* снизил* увелич* уменьш* позже уточнил* исправил* с_тех зріс зросл* знизи* збільш* зменш* пізніше уточнил* виправил*"""
_CORRECTIONS = """corrected corrects correction apologised apologized overstat* understat* mistaken misprint* withdrew withdrawn revised revision amended retracted korrigiert* berichtigt* rectifi* corrig* corrigió исправил* уточнил* опроверг*
    виправил* уточнив* спростув*"""
_CONTRASTS = """but while whereas however although though instead aber während dagegen hingegen jedoch doch mais tandis alors pourtant contre pero
    mientras sin_embargo однако тогда зато напротив а но але проте натомість тоді"""
_STATES = ("plan", "norm", "modal")
_YEAR = pattern(r"\b(1[5-9]\d\d|20\d\d)\b")
_AGO = pattern(
    r"\b(one|an?|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) years? (?:ago|earlier|before)\b", re.I
)
_COUNTED = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten".split())} | {
    "a": 1,
    "an": 1,
}
_LAST_YEAR = pattern(
    r"\b(?:last year|the year before|(?:im )?(?:vergangenen|letzten|vorigen) jahr|l[’']an(?:née)? (?:dernière?|passée?)|(?:el )?año pasado|прошлом году|прошлого года|торік|минулого року|минулорічн\w+)\b",
    re.I,
)


_SIDES = (
    "north northern|south southern|east eastern|west western",
    "men man male men's boy boys|women woman female women's girl girls",
    "adult adults|child children pupil pupils",
    "upper|lower",
    "inner|outer",
    "domestic|foreign overseas international",
    "urban|rural",
    "gross|net",
    "indoor|outdoor",
    "full-time|part-time",
    "import imports imported|export exports exported",
    "inbound arriving arrivals|outbound departing departures",
    "median|mean",
    "morning|afternoon|evening",
    "uphill|downhill",
    "junior youth under-21|senior",
)
"""Words of which one excludes the others: a figure of one side is none of the other."""
_OCCASIONS = pattern(
    r"\b(first|second|third|fourth|fifth|sixth|final|last|opening|closing|preliminary|initial|earlier|later|previous|next|this|new|old)[\s-]+"
    r"(?:[^\W\d_]+[\s-]+)?(reading|round|leg|phase|stage|ballot|vote|heat|half|quarter|semester|session|hearing|trial|appeal|edition|season|series|report|census|survey|count|"
    r"test|trip|attempt|shipment|batch|instalment|tranche|wave|draft|estimate|estimates|offer|bid|budget|term|match|game|day|night|week|month|year)s?\b",
    re.I,
)
"""An occasion with the word that tells it from others of its kind: “first reading”."""


def _compiled(listed: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = listed.split()
    return frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*"))


_TIMES_READ = {name: _compiled(listed) for name, listed in _TIMES.items()}
_SIDES_READ = tuple(tuple(frozenset(member.split()) for member in listed.split("|")) for listed in _SIDES)
_PARTS_READ = _compiled(_PARTS)
_CHANGES_READ = _compiled(_CHANGES)
_CORRECTIONS_READ = _compiled(_CORRECTIONS)
_CONTRASTS_READ = _compiled(_CONTRASTS)
_RAISED = pattern(
    r"\b(?:rais|lower|updat|increas|push)\w*\s+(?:the|its|their|that)\s+(?:\w+\s+)?(?:number|toll|count|figure|estimate|total|tally)\b",
    re.I,
)
_DISAGREEING = pattern(
    r"\b(?:dis(?:agree|put|crepan)\w*|differ(?:s|ed|ing|ent)?|contradict\w*|argu(?:e|ed|es|ment)|(?:do|does|did)(?: not|n't|n’t) (?:agree|match)|at odds|conflict(?:ing)?|rival (?:figures|counts))\b",
    re.I,
)


def _has(words: frozenset[str], listed: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    return not words.isdisjoint(listed[0]) or any(w.startswith(listed[1]) for w in words)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(m.group().lower().replace("ё", "е").replace("’", "'") for m in _WORD.finditer(text))


@lru_cache(maxsize=4096)
def times_in(text: str, language: str) -> frozenset[str]:
    """Return the kinds of time that ``text`` names besides dates."""
    words = _words(text)
    return frozenset(name for name, listed in _TIMES_READ.items() if _has(words, listed))


@lru_cache(maxsize=4096)
def states_in(text: str) -> frozenset[str]:
    """Return whether ``text`` speaks of a plan, a norm or what may be."""
    words = _words(text)
    return frozenset(name for name in _STATES if _has(words, _TIMES_READ[name]))


@lru_cache(maxsize=4096)
def years_in(text: str, now: int | None) -> tuple[tuple[int, Span], ...]:
    """Return the years that ``text`` names and where; those counted from the year ``now`` it was written in, where that is
    known."""
    found = [(int(m.group()), Span(*m.span())) for m in _YEAR.finditer(text)]
    if now is not None:
        found += [(now - _counted(m.group(1)), Span(*m.span())) for m in _AGO.finditer(text)]
        found += [(now - 1, Span(*m.span())) for m in _LAST_YEAR.finditer(text)]
    return tuple(found)


def _counted(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTED[word.lower()]


@lru_cache(maxsize=4096)
def sides_in(text: str) -> frozenset[str]:
    """Return the sides that an English ``text`` is about, as “group:member”."""
    words = _words(text)
    return frozenset(
        f"{group}:{member}"
        for group, members in enumerate(_SIDES_READ)
        for member, listed in enumerate(members)
        if words & listed
    )


@lru_cache(maxsize=4096)
def occasions_in(text: str) -> frozenset[tuple[str, str]]:
    """Return the occasions that an English ``text`` names: the kind and which of it."""
    return frozenset((m.group(2).lower(), m.group(1).lower()) for m in _OCCASIONS.finditer(text))


@lru_cache(maxsize=4096)
def parts_in(text: str, language: str) -> bool:
    """Return whether ``text`` tells of a part of a whole, a rate or a remainder."""
    return _has(_words(text), _PARTS_READ)


@lru_cache(maxsize=1024)
def changes_in(text: str, language: str) -> bool:
    """Return whether ``text`` tells of a change or a correction of a figure."""
    return _has(_words(text), _CHANGES_READ)


@lru_cache(maxsize=1024)
def corrected_in(text: str, language: str) -> bool:
    """Return whether ``text`` tells that a figure was corrected or withdrawn."""
    return _has(_words(text), _CORRECTIONS_READ) or bool(_RAISED.search(text))


@lru_cache(maxsize=1024)
def contrast_in(text: str, language: str) -> bool:
    """Return whether ``text`` sets one thing against another."""
    return _has(_words(text), _CONTRASTS_READ)


@lru_cache(maxsize=1024)
def disagreement_in(text: str) -> bool:
    """Return whether an English ``text`` says outright that two accounts differ."""
    return bool(_DISAGREEING.search(text))
