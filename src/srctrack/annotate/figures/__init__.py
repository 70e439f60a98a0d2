"""Figures in a prose: numbers with what they measure, what they count and how exact they claim to be."""

from srctrack.annotate.figures.parser import find_figures

__all__ = ["find_figures"]
