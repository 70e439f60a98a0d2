"""Names in a prose."""

from __future__ import annotations

from srctrack.model.mention import NameMention
from srctrack.model.prose import Prose
from srctrack.model.quote import Quote
from srctrack.model.text import Span


def find_names(prose: Prose, sentences: tuple[Span, ...], quotes: tuple[Quote, ...]) -> tuple[NameMention, ...]:
    """The name mentions of ``prose`` in order."""
    return ()
