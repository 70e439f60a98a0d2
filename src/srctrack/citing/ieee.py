"""IEEE."""

from __future__ import annotations

from srctrack.citing.base import CitationStyle
from srctrack.citing.locales import Locale
from srctrack.citing.parts import (
    ALONE,
    NEWS,
    accessed,
    authors,
    copy_day,
    initials_family,
    is_outlet,
    issued,
    listing,
    outlet,
    title,
    url,
)
from srctrack.citing.wording import Wording, in_quotes, italic, joined, roman
from srctrack.model.reference import ItemType, Reference

MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")
"""IEEE Reference Guide, “Abbreviations of months”, for dates of references."""


def write(reference: Reference, locale: Locale) -> Wording:
    """A. Author, “Title,” *Outlet*, Mon. D, Year. Accessed: Mon. D, Year. [Online]. Available: URL (IEEE Reference Guide 2023, II.N
    newspapers, II.S websites, II.R video; six names or fewer, I.C)."""
    names = authors(reference)
    who = (
        None
        if is_outlet(names, reference)
        else listing(
            names,
            initials_family,
            initials_family,
            and_=locale.and_,
            others=locale.others,
            most=6,
            kept=1,
            comma_before_and=True,
        )
    )
    named = title(reference, locale)
    alone = reference.type in ALONE
    head = italic(named) + "," if alone else roman(in_quotes(f"{named},"))
    work = outlet(reference)
    place = italic(work) if reference.type in NEWS | {ItemType.POST_WEBLOG} else roman(work)
    short = MONTHS if locale.code.startswith("en") else locale.short
    when = locale.brief(issued(reference), short)
    tail = joined([place, when], ", ")
    body = joined([who, head], ", ") + (" " + tail if tail else Wording())
    if not tail:
        body = joined([who, italic(named) if alone else in_quotes(named)], ", ")
    seen = locale.brief(accessed(reference), short)
    day = locale.brief(copy_day(reference), short)
    address = url(reference)
    return joined(
        [
            body.closed(),
            f"Accessed: {seen}." if seen and address else None,
            f"[Online]. Available: {address}" if address else None,
            f"[Archived{f': {day}' if day else ''}]. Available: {reference.archived.url}"
            if reference.archived
            else None,
        ],
        " ",
    )


STYLE = CitationStyle("ieee", write, "IEEE", "IEEE Reference Guide, 2023, sections I.C and II")
