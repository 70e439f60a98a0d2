"""Figures in languages without a lexicon of their own: digits, signs and codes, with a decimal comma as most of the world writes it."""

from __future__ import annotations

from srctrack.annotate.figures.lexicon import Lexicon, words
from srctrack.annotate.figures.units import PERCENT

LEXICON = Lexicon(
    language="xx",
    decimals="comma",
    cardinals={},
    magnitudes={},
    units={
        "prosent": PERCENT,
        "procent": PERCENT,
        "percento": PERCENT,
        "euro": "EUR",
        "dollar": "USD",
        "km": "km",
        "kg": "kg",
    },
    stops=words(
        "i a o e y de da di do la le il en et og och og på av af af til av van het den der das und in na w z do dan yang di ke"
    ),
)
