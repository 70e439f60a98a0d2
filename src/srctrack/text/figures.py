"""Figures in a prose."""

from __future__ import annotations

from srctrack.model.figure import Figure
from srctrack.model.mention import DateMention
from srctrack.model.prose import Prose
from srctrack.model.text import Span


def find_figures(prose: Prose, sentences: tuple[Span, ...], dates: tuple[DateMention, ...]) -> tuple[Figure, ...]:
    """The figures of ``prose`` in order; what lies in a date is none."""
    return ()
