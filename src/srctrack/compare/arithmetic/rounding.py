"""How far rounding may have moved a figure from the number it stands for."""

from __future__ import annotations

from functools import lru_cache

from srctrack.model.figure import Figure
from srctrack.patterns import pattern

_SCALES = (10**3, 10**6, 10**9, 10**12)
_LETTER = pattern(r"[^\W\d_]")
_DOZENS = pattern(r"(?i)dozen|dutzend|douzaine|docena|дюжин")
DOZEN_STEP = 6
"""How far round numbers in dozens are apart where they are no count: “two dozen” is said of 22 as of 26."""
_GROUPED = pattern(r"\d,\d{3}")


def rounding_step(figure: Figure) -> float:
    """Return the size of the last place written: 100,000 for “3.2 million”, nothing for “31” and “3,212”."""
    return _step(figure.value, figure.text, figure.decimals) if figure.value else 0.0


@lru_cache(4096)
def _step(value: float | int, text: str, decimals: int) -> float:
    if value >= 2 * DOZEN_STEP and _DOZENS.search(text):
        return float(DOZEN_STEP if value > 2 * DOZEN_STEP else DOZEN_STEP / 2)
    scale = 1
    if value >= _SCALES[0] and _LETTER.search(text) and not _GROUPED.search(text):
        scale = max(step for step in _SCALES if value >= step)
    if scale == 1:
        return 0.0 if decimals == 0 else float(10**-decimals)
    return float(scale * 10**-decimals)
