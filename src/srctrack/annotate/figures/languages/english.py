"""English figures."""

from __future__ import annotations

from srctrack.annotate.figures.compound_units import compound_units
from srctrack.annotate.figures.lexicon import Lexicon, phrases, words
from srctrack.annotate.figures.units import PERCENT, POINT
from srctrack.model.figure import Approximation as A

_SMALL = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_DIVISORS = dict(
    third=3, thirds=3, quarter=4, quarters=4, fourth=4, fourths=4, fifth=5, fifths=5, sixth=6, sixths=6, seventh=7, sevenths=7,
    eighth=8, eighths=8, ninth=9, ninths=9, tenth=10, tenths=10, halves=2,
)  # fmt: skip

_TIME = {w: u for u in ("second", "minute", "hour", "day", "week", "month", "year", "decade") for w in (u, u + "s")} | {
    "mins": "minute",
    "hrs": "hour",
    "yrs": "year",
    "nights": "day",
    "centuries": "century",
    "fortnight": "week",
}
del _TIME["second"], _TIME["decade"]

_UNITS = {
    "percent": PERCENT, "pct": PERCENT,
    "kilometer": "km", "kilometre": "km", "kilometers": "km", "kilometres": "km", "kms": "km", "km": "km",
    "meter": "m", "metre": "m", "meters": "m", "metres": "m", "centimeters": "cm", "centimetres": "cm", "centimetre": "cm",
    "centimeter": "cm", "cm": "cm", "millimeters": "mm", "millimetres": "mm", "millimetre": "mm", "mm": "mm",
    "mile": "mi", "miles": "mi", "yard": "yd", "yards": "yd", "foot": "ft", "feet": "ft", "ft": "ft", "inch": "in", "inches": "in",
    "kilogram": "kg", "kilograms": "kg", "kilos": "kg", "kilo": "kg", "kg": "kg", "gram": "g", "grams": "g",
    "tonne": "t", "tonnes": "t", "ton": "ton", "tons": "ton", "ounce": "oz", "ounces": "oz", "lbs": "lb", "lb": "lb",
    "hectare": "ha", "hectares": "ha", "ha": "ha", "acre": "acre", "acres": "acre",
    "litre": "l", "litres": "l", "liter": "l", "liters": "l", "gallon": "gal", "gallons": "gal", "barrel": "bbl", "barrels": "bbl",
    "mph": "mph", "kph": "km/h", "knots": "kn",
    "kilowatt": "kW", "kilowatts": "kW", "megawatts": "MW", "terawatt": "TW", "terawatts": "TW", "bushel": "bu", "bushels": "bu", "rand": "ZAR", "megawatt": "MW", "gigawatts": "GW", "gigawatt": "GW",
    "gigabytes": "GB", "terabytes": "TB", "megabytes": "MB",
    "dollar": "USD", "dollars": "USD", "cents": "cent", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP",
    "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "hryvnia": "UAH", "hryvnias": "UAH", "hryvnya": "UAH",
    "yen": "JPY", "yuan": "CNY", "naira": "NGN", "rupee": "INR", "rupees": "INR", "shekels": "ILS", "lira": "TRY", "tenge": "KZT",
    "zloty": "PLN", "zlotys": "PLN", "francs": "CHF", "pesos": "MXN", "crowns": "CZK", "kronor": "SEK", "dirhams": "AED",
    "degree": "°", "degrees": "°",
} | _TIME  # fmt: skip

_PHRASES = {
    **compound_units(
        _UNITS | {"km": "km", "m": "m"},
        square="square sq",
        cubic="cubic",
        hours="hour hours",
        an_hour=("an hour", "per hour", "/ h"),
    ),
    ("per", "cent"): PERCENT,
    ("percentage", "point"): POINT,
    ("percentage", "points"): POINT,
    ("percent", "points"): POINT,
    ("%", "points"): POINT,
    ("sq", ".", "km"): "km2",
    ("sq", ".", "m"): "m2",
    ("sq", ".", "ft"): "sq ft",
    ("sq", ".", "miles"): "sq mi",
    ("metres", "per", "second"): "m/s",
    ("meters", "per", "second"): "m/s",
    ("m", "/", "s"): "m/s",
    ("metric", "tons"): "t",
    ("metric", "tonnes"): "t",
    ("basis", "points"): "basis-point",
    ("us", "dollars"): "USD",
    ("u.s", ".", "dollars"): "USD",
    ("canadian", "dollars"): "CAD",
    ("australian", "dollars"): "AUD",
    ("swiss", "francs"): "CHF",
    ("pounds", "sterling"): "GBP",
    ("degrees", "celsius"): "°C",
    ("degrees", "fahrenheit"): "°F",
    ("nautical", "miles"): "nmi",
}

_BEFORE = (
    phrases(
        A.AT_LEAST,
        "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|upwards of|upward of|at the least|a floor of",
    )
    | phrases(
        A.MORE_THAN,
        "more than|over|well over|above|in excess of|exceeding|exceeded|exceeds|greater than|higher than|well above|just over|slightly more than|"
        "just more than|a little more than|little more than|a little over|slightly over|slightly above|just above|far more than|topping|topped|surpassed|"
        "surpassing|north of|larger than|bigger than|longer than|older than|better than",
    )
    | phrases(
        A.AT_MOST,
        "up to|as many as|as much as|as high as|no more than|not more than|at most|at the most|a maximum of|maximum of|a ceiling of|"
        "at a maximum|as long as|as far as|no later than|no higher than|no longer than",
    )
    | phrases(
        A.LESS_THAN,
        "less than|fewer than|under|below|well under|well below|smaller than|lower than|younger than|shorter than|south of|"
        "just under|just below|slightly under|slightly less than|slightly below|just less than|a little under|slightly fewer than|just fewer than|"
        "nearly|almost|close to|approaching|just short of|short of",
    )
    | phrases(
        A.ABOUT,
        "about|around|some|roughly|approximately|approx|approx .|circa|ca|ca .|an estimated|estimated|estimated at|in the region of|"
        "something like|or so|more or less|in the neighborhood of|in the neighbourhood of|on the order of|at about|at around|somewhere around|"
        "maybe|perhaps|an average of|averaging|average of",
    )
)
_AFTER = (
    phrases(A.AT_LEAST, "or more|or higher|or greater|or older|and up|and over|and older|and above|plus|at least|+")
    | phrases(A.AT_MOST, "or less|or fewer|or under|or younger|at most|or lower|and under|max|maximum")
    | phrases(
        A.ABOUT, "or so|or thereabouts|approximately|more or less|give or take|near enough|or near enough|at a guess"
    )
)

LEXICON = Lexicon(
    language="en",
    decimals="point",
    cardinals={w: i + 1 for i, w in enumerate(_SMALL)} | {w: 10 * (i + 2) for i, w in enumerate(_TENS)} | {"zero": 0},
    multipliers={"hundred": 100},
    magnitudes={
        "thousand": 1000,
        "million": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
        "mn": 10**6,
        "bn": 10**9,
        "tn": 10**12,
        "mln": 10**6,
        "bln": 10**9,
        "trn": 10**12,
        "m": 10**6,
        "b": 10**9,
        "k": 1000,
    },
    exact_crowds={"dozen": 12},
    joiners=words("and"),
    articles=words("a an"),
    vague={
        "dozens": 12,
        "scores": 20,
        "hundreds": 100,
        "thousands": 1000,
        "millions": 10**6,
        "billions": 10**9,
        "trillions": 10**12,
        "tens": 10,
    },
    few=words("several few many couple"),
    half=words("half"),
    shares=_DIVISORS,
    of=words("of"),
    determiners=words("the its their his her our all those these this that my"),
    before=_BEFORE,
    after=_AFTER,
    narrow=words("nearly almost close approaching just slightly little a short"),
    range_words=words("to or and"),
    between=words("between"),
    ands=words("and"),
    multiples={
        "twice": 2,
        "doubled": 2,
        "tripled": 3,
        "trebled": 3,
        "quadrupled": 4,
        "quintupled": 5,
        "thrice": 3,
        "twofold": 2,
        "threefold": 3,
        "fourfold": 4,
        "fivefold": 5,
        "tenfold": 10,
        "hundredfold": 100,
    },
    times=words("times fold"),
    times_followers=words(
        "as more higher larger bigger greater the its their that what faster lower smaller less fewer longer over better worse"
    ),
    points=words("point points"),
    units=_UNITS,
    unit_phrases=_PHRASES,
    ages=words("old olds"),
    months=words(
        """january february march april may june july august september october november december jan feb mar apr jun jul aug
        sep sept oct nov dec"""
    ),
    year_words=words("year years"),
    year_prepositions=words(
        "in since until till by from of during before after for through late early mid to and between around the this that circa spring summer autumn fall winter"
    ),
    time_words=words("am pm a.m p.m o'clock gmt est edt pst pdt et utc bst cet noon"),
    labels=words(
        """no nos number section sections article articles chapter chapters page pages p pp route routes highway interstate room
        rooms flight flights title rule rules act amendment amendments proposition prop resolution measure line lines platform gate channel version volume vol phase
        level grade class episode season week game group district ward precinct unit apartment apt suite box bus tram train bill form type
        part tier top category appendix annex figure fig table block tag stage round lap hole exit pier berth track lane zone sector paragraph clause item
        question step day world cell dorm building hall house firm lot bay squadron battalion brigade company regiment division channels ch
        magnitude issue scene verse psalm model mark series generation gen windows street"""
    ),
    stops=words(
        """a an the of in on at by for to from with without within into onto over under between among against during before after since until
        and or but nor so yet than then as if while when where who whom whose which that this these those it its he she they we you i his her
        their our your my is are was were be been being am has have had having do does did will would can could may might must shall should
        not no also only just even still now today yesterday tomorrow ago later earlier more less fewer each every per about around near
        up down out off back away because though although however instead including among amid across along through per via versus vs
        said says say told reported reports all both either neither there here some any such other others others' one else once again already
        apart together altogether total respectively overall combined last next previous following nearly almost rather well there's what how why
        him them us me himself themselves itself once twice always never often soon too very quite perhaps maybe despite besides beyond behind below
        above toward towards upon like unlike came went got took made left died rose fell won lost voted agreed signed were"""
    ),
    per=words("a an per each every"),
    per_units={
        u: u
        for u in (
            "second",
            "minute",
            "hour",
            "day",
            "night",
            "week",
            "month",
            "year",
            "quarter",
            "person",
            "capita",
            "head",
            "household",
            "season",
            "mile",
            "kilometre",
            "kilogram",
            "barrel",
            "gallon",
            "litre",
            "acre",
            "hectare",
            "game",
            "ton",
            "tonne",
            "share",
            "shift",
        )
    }
    | {"annually": "year", "yearly": "year", "daily": "day", "weekly": "week", "monthly": "month", "hourly": "hour"},
)
