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
    institution,
    is_outlet,
    issued,
    listing,
    outlet,
    pages,
    quoted_title,
    title,
    url,
)
from srctrack.citing.wording import Wording, italic, joined, roman
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
    work = institution(reference) if reference.type is ItemType.THESIS else outlet(reference)
    short = MONTHS if locale.code.startswith("en") else locale.short
    when = locale.brief(issued(reference), short)
    place = italic(work) if reference.type in NEWS | {ItemType.POST_WEBLOG} else roman(work)
    numbers = [f"{word} {reference.get(v)}" for word, v in (("vol.", "volume"), ("no.", "issue")) if reference.get(v)]
    paged = f"pp. {pages(reference)}" if pages(reference) else None
    tail = joined([place, *numbers, paged, when], ", ")
    comma = "," if tail else ""
    in_marks = reference.type not in ALONE or reference.type is ItemType.THESIS
    head = roman(quoted_title(reference, locale, comma)) if in_marks else italic(title(reference, locale)) + comma
    body = joined([joined([who, head], ", "), tail], " ")
    seen = locale.brief(accessed(reference), short)
    day = locale.brief(copy_day(reference), short)
    address = url(reference)
    doi = reference.get("DOI")
    if doi:
        return (joined([body, f"doi: {doi}"], ", ")).closed()
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
