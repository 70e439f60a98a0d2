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


MAX_WORDS = 60
"""Code points shown of a figure with what it counts."""


def figure_text(text: str, figure: Figure) -> str:
    """The figure as ``text`` words it, with what it counts where that follows at once: “thousands of migrants”."""
    if figure.counts_span and 0 <= figure.counts_span.end - figure.span.start <= MAX_WORDS:
        return " ".join(text[figure.span.start : max(figure.counts_span.end, figure.span.end)].split())
    return figure.text
