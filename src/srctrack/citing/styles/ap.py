"""AP-style attribution: the line under a story, or the words in it."""

from __future__ import annotations

from srctrack.citing.base import CitationStyle
from srctrack.citing.styles.components import (
    authors,
    given_first,
    is_outlet,
    issued,
    listing,
    outlet,
    quoted_title,
    url,
)
from srctrack.citing.styles.locales import Locale
from srctrack.citing.styles.rich_text import Wording, joined
from srctrack.model.reference import Reference

MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
"""AP shortens a month with its day, and never March to July (Stylebook, “months”)."""


def write(reference: Reference, locale: Locale) -> Wording:
    """Outlet, Author, “Title,” Jan. 2, 2024, URL (Stylebook, “attribution”, “months”, “composition titles”: newspapers' names take
    neither quotation marks nor italics)."""
    names = authors(reference)
    others = "and others" if locale.code.startswith("en") else locale.others
    who = listing(
        names, given_first, given_first, and_=locale.and_, others=others, most=3, kept=1, comma_before_and=False
    )
    date = issued(reference)
    short = MONTHS if locale.code.startswith("en") else locale.short
    when = locale.brief(date, short) if date and date.day else locale.long(date)
    tail = joined([when, url(reference)], ", ")
    head = joined([outlet(reference), None if is_outlet(names, reference) else who], ", ")
    named = quoted_title(reference, locale, "," if tail else "")
    copy = f" (archived: {reference.archived.url})" if reference.archived else ""
    return joined([joined([head, named], ", "), tail], " ") + copy


STYLE = CitationStyle("ap", write, "an attribution line after AP", "The Associated Press Stylebook, 56th edition")
