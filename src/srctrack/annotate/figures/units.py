"""Units and currencies: their usual symbols, and how one turns into another."""

from __future__ import annotations

PERCENT = "percent"
POINT = "percentage-point"

SYMBOLS = {
    "%": PERCENT,
    "‰": "permille",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₸": "KZT",
    "₹": "INR",
    "₪": "ILS",
    "₺": "TRY",
    "₩": "KRW",
}
"""Signs that are a unit by themselves (ISO 4217 for money; ¥ is taken as yen)."""

PREFIXED_DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "r": "BRL",
}
"""Letters before a dollar sign and the currency they make of it: US$, A$, HK$."""

CODES = frozenset(
    """USD EUR GBP JPY RUB UAH KZT INR ILS TRY KRW CHF SEK NOK DKK PLN CZK HUF RON BGN AUD CAD NZD HKD SGD CNY MXN BRL ARS
    ZAR NGN KES EGP SAR AED QAR IRR IQD PKR BDT IDR THB VND MYR PHP GEL AMD AZN UZS KGS TJS MDL BYN""".split()
)
"""ISO 4217 codes that news writes out before or after an amount."""

LETTER_SIGNS = {"R": "ZAR", "Rs": "INR"}
"""Letters that are a currency right before a number: R61.8 million, Rs500."""

MONEY = CODES | frozenset(SYMBOLS.values()) - {PERCENT, "permille"}

WRITTEN = {
    "km": "km",
    "m": "m",
    "cm": "cm",
    "mm": "mm",
    "mi": "mi",
    "ft": "ft",
    "kg": "kg",
    "lb": "lb",
    "lbs": "lb",
    "oz": "oz",
    "ha": "ha",
    "km²": "km2",
    "km2": "km2",
    "m²": "m2",
    "m2": "m2",
    "mph": "mph",
    "km/h": "km/h",
    "kph": "km/h",
    "kW": "kW",
    "MW": "MW",
    "GW": "GW",
    "kWh": "kWh",
    "MWh": "MWh",
    "GWh": "GWh",
    "TWh": "TWh",
    "kg/h": "kg/h",
    "Hz": "Hz",
    "MB": "MB",
    "GB": "GB",
    "TB": "TB",
    "pp": POINT,
    "pct": PERCENT,
    "%-pts": POINT,
}
"""Symbols as written, in their own case."""

_CONVERSIONS = {
    "length": {
        "km": 1000.0,
        "m": 1.0,
        "cm": 0.01,
        "mm": 0.001,
        "mi": 1609.344,
        "ft": 0.3048,
        "yd": 0.9144,
        "in": 0.0254,
        "nmi": 1852.0,
    },
    "area": {"km2": 1e6, "m2": 1.0, "ha": 1e4, "acre": 4046.8564224, "sq mi": 2589988.110336, "sq ft": 0.09290304},
    "mass": {"t": 1000.0, "kg": 1.0, "g": 0.001, "lb": 0.45359237, "oz": 0.028349523125, "ton": 907.18474},
    "volume": {"l": 1.0, "ml": 0.001, "gal": 3.785411784, "bbl": 158.987294928, "m3": 1000.0, "bu": 35.23907016688},
    "speed": {"km/h": 1.0, "mph": 1.609344, "m/s": 3.6, "kn": 1.852},
    "time": {
        "second": 1.0,
        "minute": 60.0,
        "hour": 3600.0,
        "day": 86400.0,
        "week": 604800.0,
        "month": 2629746.0,
        "year": 31556952.0,
        "decade": 315569520.0,
        "century": 3155695200.0,
    },
    "energy": {"kWh": 1.0, "MWh": 1e3, "GWh": 1e6, "TWh": 1e9},
    "power": {"kW": 1.0, "MW": 1e3, "GW": 1e6, "TW": 1e9},
    "bytes": {"MB": 1.0, "GB": 1e3, "TB": 1e6},
}
"""Factors to one unit of each dimension (International System; NIST Special Publication 811, appendix B). Month and year are
the mean Gregorian ones."""

_DIMENSION = {unit: (name, factor) for name, table in _CONVERSIONS.items() for unit, factor in table.items()}


def dimension(unit: str | None) -> str | None:
    """The dimension of a unit (``length``, ``money``, ``share`` …); None for a plain count."""
    if unit is None:
        return None
    if unit in MONEY:
        return "money"
    if unit in (PERCENT, POINT, "permille"):
        return "share"
    known = _DIMENSION.get(unit)
    return known[0] if known else unit


def factor(unit: str, into: str) -> float | None:
    """What a number of ``unit`` is multiplied by to be one of ``into``; None where no fixed factor exists."""
    if unit == into:
        return 1.0
    a, b = _DIMENSION.get(unit), _DIMENSION.get(into)
    if a is None or b is None or a[0] != b[0]:
        return None
    return a[1] / b[1]
