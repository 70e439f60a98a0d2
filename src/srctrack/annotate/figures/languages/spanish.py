"""Spanish figures."""

from __future__ import annotations

from srctrack.annotate.figures.compound_units import compound_units
from srctrack.annotate.figures.lexicon import Lexicon, phrases, words
from srctrack.annotate.figures.units import PERCENT, POINT
from srctrack.model.figure import Approximation as A

_SMALL = """uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte
veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve""".split()
_HUNDREDS = {
    "cien": 100,
    "ciento": 100,
    "doscient": 200,
    "trescient": 300,
    "cuatrocient": 400,
    "quinient": 500,
    "seiscient": 600,
    "setecient": 700,
    "ochocient": 800,
    "novecient": 900,
}
_TIME = {
    "segundo": "second", "segundos": "second", "minuto": "minute", "minutos": "minute", "hora": "hour", "horas": "hour", "día": "day", "días": "day", "noche": "day", "noches": "day", "semana": "week",
    "semanas": "week", "mes": "month", "meses": "month", "año": "year", "años": "year",
}  # fmt: skip
_UNITS = _TIME | {
    "kilómetro": "km", "kilómetros": "km", "metro": "m", "metros": "m", "centímetros": "cm", "milímetros": "mm", "kilogramos": "kg", "kilos": "kg", "gramos": "g",
    "tonelada": "t", "toneladas": "t", "hectárea": "ha", "hectáreas": "ha", "litro": "l", "litros": "l", "grados": "°", "barriles": "bbl", "millas": "mi",
    "euro": "EUR", "euros": "EUR", "dólar": "USD", "dólares": "USD", "libras": "GBP", "rublos": "RUB", "yenes": "JPY", "yuanes": "CNY", "francos": "CHF",
    "kilovatios": "kW", "megavatios": "MW", "gigavatios": "GW",
}  # fmt: skip

LEXICON = Lexicon(
    language="es",
    decimals="comma",
    cardinals={w: i + 1 for i, w in enumerate(_SMALL)}
    | {
        "un": 1,
        "una": 1,
        "veintiún": 21,
        "veintiuna": 21,
        "treinta": 30,
        "cuarenta": 40,
        "cincuenta": 50,
        "sesenta": 60,
        "setenta": 70,
        "ochenta": 80,
        "noventa": 90,
    }
    | {k + e: v for k, v in _HUNDREDS.items() for e in (("",) if k in ("cien", "ciento") else ("os", "as"))},
    magnitudes={"mil": 1000, "millón": 10**6, "millones": 10**6, "billón": 10**12, "billones": 10**12},
    exact_crowds={"docena": 12},
    joiners=words("y"),
    vague={"decenas": 10, "docenas": 12, "cientos": 100, "centenares": 100, "miles": 1000},
    few=words("varios varias algunos algunas unos"),
    half=words("mitad"),
    shares={
        "tercio": 3,
        "tercios": 3,
        "cuarto": 4,
        "cuartos": 4,
        "quinto": 5,
        "quintos": 5,
        "décimo": 10,
        "décimos": 10,
    },
    of=words("de del"),
    determiners=words("la el las los esos estos sus"),
    before=phrases(A.AT_LEAST, "al menos|por lo menos|no menos de|como mínimo|un mínimo de|cuando menos|a partir de")
    | phrases(A.MORE_THAN, "más de|por encima de|superior a|superó los|supera los|superan los|algo más de|poco más de")
    | phrases(A.AT_MOST, "hasta|como máximo|no más de|un máximo de|a lo sumo")
    | phrases(A.LESS_THAN, "menos de|casi|cerca de|por debajo de|poco menos de|prácticamente")
    | phrases(
        A.ABOUT,
        "unos|unas|alrededor de|aproximadamente|en torno a|cerca de los|un promedio de|de media|sobre los|aproximadamente unos",
    ),
    after=phrases(A.AT_LEAST, "o más|como mínimo|al menos")
    | phrases(A.AT_MOST, "como máximo|o menos")
    | phrases(A.ABOUT, "aproximadamente"),
    narrow=words("casi cerca poco algo prácticamente"),
    range_words=words("a o y"),
    between=words("entre"),
    ands=words("y"),
    multiples={"doble": 2, "triple": 3, "duplicó": 2, "triplicó": 3, "duplicado": 2, "triplicado": 3},
    points=words("punto puntos"),
    units=_UNITS,
    unit_phrases={
        **compound_units(
            _UNITS,
            square="cuadrado cuadrados",
            cubic="cúbico cúbicos",
            hours="hora horas",
            after=True,
            of="de",
            an_hour=("por hora", "/ h"),
        ),
        ("por", "ciento"): PERCENT,
        ("puntos", "porcentuales"): POINT,
        ("punto", "porcentual"): POINT,
        ("de", "pesos"): "MXN",
        ("libras", "esterlinas"): "GBP",
    },
    months=words("enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre"),
    year_words=words("año"),
    year_prepositions=words(
        "en desde hasta de del a hacia año años fines finales principios mediados verano invierno otoño primavera"
    ),
    time_words=words("horas h"),
    labels=words(
        "número núm artículo artículos página páginas capítulo ruta línea autobús vuelo sala habitación nivel piso grupo categoría tipo tomo parte versión puerta distrito calle seat"
    ),
    stops=words(
        "el la los las un una unos unas de del y e o u pero en con sin sobre bajo por para que quien cuyo donde es son era eran fue fueron ha han había habían será serán se su sus lo le les este esta estos estas más menos no ya muy también aún todavía tras desde hasta entre hacia contra según durante ante a al"
    ),
    per=words("por al"),
    per_units={
        "día": "day",
        "año": "year",
        "mes": "month",
        "semana": "week",
        "hora": "hour",
        "persona": "person",
        "habitante": "capita",
    },
)
