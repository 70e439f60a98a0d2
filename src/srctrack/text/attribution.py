"""Who is named for what a prose says."""

from __future__ import annotations

from srctrack.model.mention import Attribution, NameMention
from srctrack.model.prose import Prose
from srctrack.model.quote import Quote
from srctrack.model.text import Span


def attribute_quotes(
    prose: Prose, sentences: tuple[Span, ...], quotes: tuple[Quote, ...], names: tuple[NameMention, ...]
) -> tuple[Quote, ...]:
    """``quotes`` with their speakers and cues where these can be told."""
    return quotes


def find_attributions(
    prose: Prose, sentences: tuple[Span, ...], quotes: tuple[Quote, ...], names: tuple[NameMention, ...]
) -> tuple[Attribution, ...]:
    """Who each stretch of ``prose`` is attributed to."""
    return ()
