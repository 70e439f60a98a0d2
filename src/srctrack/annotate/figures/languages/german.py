"""German figures."""

from __future__ import annotations

from srctrack.annotate.figures.lexicon import Lexicon, phrases, words
from srctrack.annotate.figures.units import PERCENT, POINT
from srctrack.model.figure import Approximation as A

_ONES = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9}
_TEENS = {
    "zehn": 10,
    "elf": 11,
    "zwölf": 12,
    "dreizehn": 13,
    "vierzehn": 14,
    "fünfzehn": 15,
    "sechzehn": 16,
    "siebzehn": 17,
    "achtzehn": 18,
    "neunzehn": 19,
}
_TENS = {
    "zwanzig": 20,
    "dreißig": 30,
    "dreissig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}


def _compounds() -> dict[str, int]:
    """Numbers written in one word up to 999, and round thousands and hundreds of them (“zweihundertsechzig”, “zweitausend”)."""
    below = {**{k: v for k, v in _ONES.items() if k != "ein"}, **_TEENS, **_TENS}
    below |= {f"{one}und{ten}": v + w for one, v in _ONES.items() for ten, w in _TENS.items()}
    out = dict(below)
    for one, v in [("", 1), *_ONES.items()]:
        out[f"{one}hundert"] = 100 * v
        out |= {f"{one}hundert{rest}": 100 * v + w for rest, w in below.items()}
        out |= {f"{one}hundertund{rest}": 100 * v + w for rest, w in below.items() if w < 20}
    out |= {f"{k}tausend": v * 1000 for k, v in below.items()}
    out |= {f"{k}hunderttausend": 100_000 * v for k, v in _ONES.items()}
    out |= {"hunderttausend": 100_000, "eintausend": 1000}
    return out


_TIME = {
    "sekunde": "second", "sekunden": "second", "minute": "minute", "minuten": "minute", "stunde": "hour", "stunden": "hour", "tag": "day", "tage": "day", "nacht": "day", "nächte": "day", "nächten": "day",
    "tagen": "day", "woche": "week", "wochen": "week", "monat": "month", "monate": "month", "monaten": "month", "jahr": "year", "jahre": "year", "jahren": "year",
}  # fmt: skip
_AGES = tuple(f"jährige{e}" for e in ("", "r", "n", "s", "m"))
_UNITS = dict.fromkeys(_AGES, "year") | _TIME | {
    "prozent": PERCENT, "prozents": PERCENT, "kilometer": "km", "kilometern": "km", "meter": "m", "metern": "m", "zentimeter": "cm", "zentimetern": "cm",
    "millimeter": "mm", "kilogramm": "kg", "kilo": "kg", "gramm": "g", "tonne": "t", "tonnen": "t", "hektar": "ha", "liter": "l", "litern": "l",
    "quadratmeter": "m2", "quadratmetern": "m2", "quadratkilometer": "km2", "quadratkilometern": "km2", "kubikmeter": "m3", "grad": "°", "meilen": "mi",
    "megawatt": "MW", "gigawatt": "GW", "kilowatt": "kW", "kilowattstunden": "kWh", "megawattstunden": "MWh", "gigawattstunden": "GWh", "terawattstunden": "TWh", "barrel": "bbl",
    "euro": "EUR", "euros": "EUR", "cent": "cent", "dollar": "USD", "us-dollar": "USD", "franken": "CHF", "pfund": "GBP", "rubel": "RUB", "yen": "JPY", "yuan": "CNY",
    "hrywnja": "UAH", "griwna": "UAH", "zloty": "PLN", "kronen": "SEK", "prozentpunkt": POINT, "prozentpunkte": POINT, "prozentpunkten": POINT,
}  # fmt: skip

LEXICON = Lexicon(
    language="de",
    ages=frozenset(_AGES),
    decimals="comma",
    cardinals={"eine": 1, "einen": 1, "einer": 1, "ein": 1, "eins": 1, "anderthalb": 1.5, "eineinhalb": 1.5, "zwo": 2}
    | {k: v for k, v in _ONES.items() if k != "ein"},
    compounds=_compounds(),
    magnitudes={
        "tausend": 1000,
        "tsd": 1000,
        "million": 10**6,
        "millionen": 10**6,
        "mio": 10**6,
        "milliarde": 10**9,
        "milliarden": 10**9,
        "mrd": 10**9,
        "billion": 10**12,
        "billionen": 10**12,
    },
    multipliers={"hundert": 100},
    exact_crowds={"dutzend": 12},
    abbreviated=words("tsd mio mrd"),
    vague={
        "dutzende": 12,
        "dutzenden": 12,
        "hunderte": 100,
        "hunderten": 100,
        "hunderter": 100,
        "tausende": 1000,
        "tausenden": 1000,
        "zehntausende": 10_000,
        "zehntausenden": 10_000,
        "hunderttausende": 100_000,
        "hunderttausenden": 100_000,
    },
    few=words("mehrere mehreren einige einigen etliche paar wenige"),
    half=words("hälfte"),
    shares={
        "drittel": 3,
        "dritteln": 3,
        "viertel": 4,
        "vierteln": 4,
        "fünftel": 5,
        "fünfteln": 5,
        "sechstel": 6,
        "achtel": 8,
        "zehntel": 10,
        "zehnteln": 10,
    },
    of=words("der des von aller"),
    determiners=words("der des aller"),
    before=phrases(A.AT_LEAST, "mindestens|wenigstens|zumindest|nicht weniger als|ab|von mindestens")
    | phrases(A.MORE_THAN, "mehr als|über|gut|weit über|weit mehr als|etwas mehr als|knapp über|oberhalb von")
    | phrases(A.AT_MOST, "höchstens|maximal|bis zu|nicht mehr als|allenfalls")
    | phrases(A.LESS_THAN, "weniger als|unter|fast|knapp|beinahe|nahezu|annähernd|bald|nicht ganz")
    | phrases(
        A.ABOUT,
        "etwa|rund|ungefähr|circa|ca .|ca|zirka|gegen|schätzungsweise|an die|um die|in etwa|durchschnittlich|im schnitt",
    ),
    after=phrases(A.AT_LEAST, "oder mehr|und mehr") | phrases(A.AT_MOST, "oder weniger"),
    narrow=words("fast knapp beinahe nahezu annähernd bald nicht gut etwas"),
    range_words=words("bis oder und"),
    between=words("zwischen"),
    ands=words("und"),
    multiples={
        "doppelt": 2,
        "verdoppelt": 2,
        "dreimal": 3,
        "verdreifacht": 3,
        "vervierfacht": 4,
        "dreifache": 3,
        "doppelte": 2,
    },
    points=words("punkt punkte punkten"),
    units=_UNITS,
    months=words(
        "januar februar märz april mai juni juli august september oktober november dezember jänner jan feb mär apr jun jul aug sep sept okt nov dez"
    ),
    year_words=words("jahr"),
    year_prepositions=words(
        "in im seit bis von ab vor nach um anno jahr jahre jahres ende anfang mitte sommer winter herbst frühjahr"
    ),
    time_words=words("uhr"),
    labels=words(
        "nummer nr artikel art paragraf paragraph absatz abs seite seiten kapitel zimmer raum linie bus gleis flug haus stufe klasse gruppe platz rang kategorie typ band teil version etage stock bezirk"
    ),
    stops=words(
        "der die das den dem des ein eine einer einem einen und oder aber in im an am auf aus bei beim mit nach von vom vor zu zum zur ist sind war waren wird werden wurde wurden hat haben hatte hatten sich auch nicht als für dass sie er es wie über unter durch um mehr weniger bis seit gegen ohne bereits noch nur schon rund etwa pro je davon darunter"
    ),
    nouns_capitalised=True,
    per=words("pro je"),
    per_units={
        "tag": "day",
        "jahr": "year",
        "monat": "month",
        "woche": "week",
        "stunde": "hour",
        "person": "person",
        "kopf": "capita",
    },
)
