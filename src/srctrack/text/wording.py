"""Figures said in a message."""

from __future__ import annotations

from srctrack.model.figure import Figure


def spoken(value: float | int | None) -> str:
    """A number with grouped digits and no needless decimals: 1,306,500; 14.25."""
    if value is None:
        return "?"
    if isinstance(value, int) or value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def worded(figure: Figure) -> str:
    """The figure as its text words it, with what it counts where that stands beside it: “at least 3,000 migrants”."""
    if figure.counts and figure.counts.lower() not in figure.text.lower():
        return f"{figure.text} {figure.counts}"
    return figure.text
