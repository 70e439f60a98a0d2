"""Names that rules had before version 0.2. Settings and comments that use them still work."""

from __future__ import annotations

FORMER_NAMES = {
    "name-unlike-source": "N102",
    "name-unlike-original": "N103",
    "name-unlike-house-list": "N108",
    "figure-unlike-source": "F201",
    "unit-unlike-source": "F202",
    "magnitude-slip": "F203",
    "rounded-past-source": "F205",
    "figures-disagree": "F207",
    "parts-unlike-whole": "F209",
    "percent-unlike-counts": "F210",
    "comparison-without-figure": "F211",
    "quote-cut-before-turn": "Q305",
    "weekday-unlike-date": "D401",
    "glued-date": "D403",
    "unanchored-relative-date": "D404",
    "date-unlike-source": "D405",
    "outlet-unlike-link": "A505",
}
"""Codes by former name."""
