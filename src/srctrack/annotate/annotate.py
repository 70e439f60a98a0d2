"""Surveying a prose: everything the text floor can find in it, once."""

from __future__ import annotations

import datetime

from srctrack.annotate.attribution.find import find_attributions
from srctrack.annotate.attribution.speakers import attribute_quotes
from srctrack.annotate.attribution.split_clauses import split_clauses
from srctrack.annotate.dates import find_dates
from srctrack.annotate.figures import find_figures
from srctrack.annotate.names import find_names
from srctrack.annotate.quotations import find_quotes
from srctrack.annotate.sentences import split_sentences
from srctrack.model.annotations import Annotations
from srctrack.model.prose import Prose

VERSION = 4
"""Raised when a survey of the same words would come out otherwise; kept surveys of another version are made anew."""


def annotate(prose: Prose, anchor: datetime.date | None = None) -> Annotations:
    """All mentions of ``prose``. ``anchor`` is the day the text speaks from, for dates without a year and relative ones."""
    sentences = split_sentences(prose)
    quotes = find_quotes(prose, sentences)
    dates = find_dates(prose, anchor)
    names = find_names(prose, sentences, quotes)
    figures = find_figures(prose, sentences, dates)
    clauses = split_clauses(prose.text, sentences, quotes)
    quotes = attribute_quotes(prose, sentences, quotes, clauses)
    attributions = find_attributions(clauses, quotes)
    return Annotations(sentences, quotes, figures, names, dates, attributions)
