"""Attributions: which person, body, outlet, document or nobody a stretch of prose rests on."""

from __future__ import annotations

from srctrack.model.mention import Attribution, NameMention
from srctrack.model.prose import Prose
from srctrack.model.quote import Quote
from srctrack.model.text import Span


def find_attributions(
    prose: Prose, sentences: tuple[Span, ...], quotes: tuple[Quote, ...], names: tuple[NameMention, ...]
) -> tuple[Attribution, ...]:
    """Who each stretch of ``prose`` is attributed to."""
    return ()
