"""What Russian and Ukrainian figures share: how words with many endings are listed."""

from __future__ import annotations


def forms(stems_and_endings: str) -> tuple[str, ...]:
    """Words from “stem: ending ending …” (a full stop alone is the bare stem)."""
    stem, endings = stems_and_endings.split(":")
    return tuple(stem.strip() + ("" if e == "." else e) for e in endings.split())


def table(listed: str) -> dict[str, float | int]:
    """“value stem: endings” a line → each form by its value."""
    out: dict[str, float | int] = {}
    for line in listed.strip().splitlines():
        value, rest = line.strip().split(" ", 1)
        number = float(value) if "." in value else int(value)
        for part in rest.split("|"):
            for word in forms(part) if ":" in part else part.split():
                out[word] = number
    return out


UNITS_LATIN = {"км": "km", "м": "m", "см": "cm", "мм": "mm", "кг": "kg", "г": "g", "т": "t", "га": "ha", "л": "l"}
