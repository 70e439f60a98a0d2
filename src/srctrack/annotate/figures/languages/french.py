"""French figures."""

from __future__ import annotations

from srctrack.annotate.figures.compound_units import compound_units
from srctrack.annotate.figures.lexicon import Lexicon, phrases, words
from srctrack.annotate.figures.units import PERCENT, POINT
from srctrack.model.figure import Approximation as A

_ONES = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
_TIME = {
    "seconde": "second", "secondes": "second", "minute": "minute", "minutes": "minute", "heure": "hour", "heures": "hour", "jour": "day", "jours": "day", "nuit": "day", "nuits": "day",
    "semaine": "week", "semaines": "week", "mois": "month", "an": "year", "ans": "year", "année": "year", "années": "year",
}  # fmt: skip
_UNITS = _TIME | {
    "kilomètre": "km", "kilomètres": "km", "mètre": "m", "mètres": "m", "centimètres": "cm", "millimètres": "mm", "kilogrammes": "kg", "kilos": "kg", "kilo": "kg", "grammes": "g",
    "tonne": "t", "tonnes": "t", "hectare": "ha", "hectares": "ha", "litre": "l", "litres": "l", "degrés": "°", "barils": "bbl", "milles": "mi",
    "euro": "EUR", "euros": "EUR", "d'euros": "EUR", "dollar": "USD", "dollars": "USD", "livres": "GBP", "francs": "CHF", "roubles": "RUB", "yens": "JPY", "yuans": "CNY",
    "hryvnias": "UAH", "mégawatt": "MW", "mégawatts": "MW", "gigawatt": "GW", "gigawatts": "GW", "kilowattheures": "kWh", "mégawattheures": "MWh", "gigawattheures": "GWh", "térawattheures": "TWh", "d'hectares": "ha",
}  # fmt: skip

LEXICON = Lexicon(
    language="fr",
    decimals="comma",
    cardinals={w: i + 1 for i, w in enumerate(_ONES)}
    | {
        "une": 1,
        "dix-sept": 17,
        "vingt": 20,
        "vingts": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "septante": 70,
        "huitante": 80,
        "octante": 80,
        "nonante": 90,
    },
    multipliers={"cent": 100, "cents": 100},
    magnitudes={
        "mille": 1000,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "md": 10**9,
        "mds": 10**9,
        "mn": 10**6,
    },
    exact_crowds={"douzaine": 12},
    joiners=words("et"),
    vague={"dizaines": 10, "douzaines": 12, "centaines": 100, "milliers": 1000},
    few=words("plusieurs quelques"),
    half=words("moitié"),
    shares={"tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "cinquièmes": 5, "dixième": 10, "dixièmes": 10},
    of=words("de des du d"),
    determiners=words("la le les des ces ses leurs"),
    before=phrases(A.AT_LEAST, "au moins|pas moins de|au minimum|à partir de|un minimum de")
    | phrases(A.MORE_THAN, "plus de|plus d'|au-delà de|au delà de|un peu plus de|supérieur à|supérieure à")
    | phrases(A.AT_MOST, "jusqu'à|au plus|au maximum|pas plus de|un maximum de|tout au plus")
    | phrases(A.LESS_THAN, "moins de|moins d'|près de|presque|un peu moins de|quasiment|pas loin de")
    | phrases(
        A.ABOUT,
        "environ|quelque|autour de|à peu près|approximativement|aux alentours de|de l'ordre de|en moyenne|une moyenne de",
    ),
    after=phrases(A.AT_LEAST, "ou plus|et plus|au moins")
    | phrases(A.AT_MOST, "au plus|au maximum|ou moins")
    | phrases(A.ABOUT, "environ"),
    narrow=words("près presque quasiment un pas"),
    range_words=words("à ou et"),
    between=words("entre"),
    ands=words("et"),
    multiples={"doublé": 2, "triplé": 3, "quadruplé": 4, "double": 2, "triple": 3},
    points=words("point points"),
    units=_UNITS,
    unit_phrases={
        **compound_units(
            _UNITS,
            square="carré carrés",
            cubic="cube cubes",
            hours="heure heures",
            after=True,
            of="de",
            an_hour=("à l'heure", "par heure"),
        ),
        ("pour", "cent"): PERCENT,
        ("points", "de", "pourcentage"): POINT,
        ("point", "de", "pourcentage"): POINT,
        ("kilomètres-heure",): "km/h",
        ("de", "francs"): "CHF",
        ("de", "roubles"): "RUB",
        ("livres", "sterling"): "GBP",
        ("francs", "suisses"): "CHF",
    },
    months=words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    year_words=words("année"),
    year_prepositions=words(
        "en depuis dès jusqu'en fin début mi avant après vers été hiver printemps automne années de à"
    ),
    time_words=words("heures h"),
    labels=words(
        "numéro no n° article articles page pages chapitre route ligne bus vol salle chambre niveau étage groupe catégorie type tome partie version quai porte division"
    ),
    stops=words(
        "le la les un une des du de d et ou mais en dans sur sous au aux par pour avec sans que qui quoi dont où est sont était étaient a ont avait avaient sera seront il elle ils elles on nous vous je tu se sa son ses ce cette ces leur leurs plus moins pas ne y très déjà encore toujours après avant depuis pendant entre chez vers contre selon lors afin"
    ),
    per=words("par"),
    per_units={
        "jour": "day",
        "an": "year",
        "mois": "month",
        "semaine": "week",
        "heure": "hour",
        "personne": "person",
        "habitant": "capita",
    },
)
