"""Units of several words, made from the words for their parts: “square kilometres”, “mètres cubes”, «киловатт-часов»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_SQUARED = {"km": "km2", "m": "m2", "mi": "sq mi", "ft": "sq ft"}
_CUBED = {"m": "m3"}
_SPEEDS = {"km": "km/h", "mi": "mph"}
_FOR_HOURS = {"kW": "kWh", "MW": "MWh", "GW": "GWh", "TW": "TWh"}

Phrases = Mapping[tuple[str, ...], str]


def compound_units(
    units: Mapping[str, str],
    square: str = "",
    cubic: str = "",
    hours: str = "",
    after: bool = False,
    of: str = "",
    an_hour: tuple[str, ...] = (),
) -> Phrases:
    """Return the units of several words of a language, as tuples of lower-case words.

    ``units`` are its units of one word. ``square``, ``cubic`` and ``hours`` have the forms of these words, parted by
    blanks; with ``after`` the adjective follows its noun. ``of`` are words between a magnitude and its unit (“94 millions
    de mètres cubes”): every unit is also read behind them. ``an_hour`` are the ways to say “an hour”.
    """
    found = dict(_compounds(units, square, cubic, hours, after))
    found |= {
        (word, *said.split()): _SPEEDS[unit] for word, unit in units.items() if unit in _SPEEDS for said in an_hour
    }
    for word in of.split():
        found |= {(word, *phrase): unit for phrase, unit in [*found.items(), *(((u,), s) for u, s in units.items())]}
    return found


def _compounds(
    units: Mapping[str, str], square: str, cubic: str, hours: str, after: bool
) -> Iterator[tuple[tuple[str, ...], str]]:
    for word, unit in units.items():
        for adjectives, powers in ((square, _SQUARED), (cubic, _CUBED)):
            for adjective in adjectives.split() if unit in powers else ():
                yield (word, adjective) if after else (adjective, word), powers[unit]
        for hour in hours.split() if unit in _FOR_HOURS else ():
            yield (word, hour), _FOR_HOURS[unit]
            yield (word, "-", hour), _FOR_HOURS[unit]
