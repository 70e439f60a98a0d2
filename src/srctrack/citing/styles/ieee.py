"""IEEE."""

from __future__ import annotations

import re

from srctrack.citing.base import CitationStyle
from srctrack.citing.styles.components import (
    ALONE,
    EPISODES,
    IN_BOOKS,
    NEWS,
    accessed,
    authors,
    copy_day,
    edition,
    editors,
    first_role,
    gloss,
    initials_family,
    institution,
    is_outlet,
    issued,
    listing,
    outlet,
    pages,
    publisher,
    quoted_title,
    title,
    url,
    with_italic_others,
)
from srctrack.citing.styles.locales import Locale
from srctrack.citing.styles.rich_text import Wording, italic, joined, roman
from srctrack.model.reference import Reference, ReferenceType

MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")
"""IEEE Reference Guide, “Abbreviations of months”, for dates of references."""


def write(reference: Reference, locale: Locale) -> Wording:
    """A. Author, “Title,” *Outlet*, Mon. D, Year. Accessed: Mon. D, Year. [Online]. Available: URL (IEEE Reference Guide 2023, II.N
    newspapers, II.S websites, II.R video; six names or fewer, I.C)."""
    names = authors(reference)
    named = (
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
    who = with_italic_others(named, locale)
    if who and first_role(reference) == "editor":
        who = who + (", Eds." if len(names) > 1 else ", Ed.")
    work = outlet(reference)
    if reference.type is ReferenceType.THESIS:
        work = re.sub(r"^PhD\b", "Ph.D.", institution(reference, small=True) or "")
    if reference.type in (ReferenceType.REPORT, *IN_BOOKS):
        work = work if reference.type in IN_BOOKS else reference.get("publisher") or work
    short = MONTHS if locale.code.startswith("en") else locale.short
    when = locale.brief(issued(reference), short)
    place = italic(work) if reference.type in NEWS | {ReferenceType.POST_WEBLOG} | EPISODES else roman(work)
    if reference.type in IN_BOOKS and work:
        by = listing(
            editors(reference), initials_family, initials_family, and_=locale.and_, others=locale.others, most=6, kept=1
        )
        edited = f"{by}, {'Eds.' if len(editors(reference)) > 1 else 'Ed.'}" if by else None
        place = joined([roman("in ") + italic(work), edition(reference), edited], ", ")
        if reference.type is ReferenceType.CHAPTER:
            place = joined([place.closed(), publisher(reference)], " ")
        else:
            place = joined([place, publisher(reference)], ", ")
    if reference.type is ReferenceType.REPORT:
        number = reference.get("number")
        place = joined([place, reference.get("publisher-place"), f"Rep. {number}" if number else None], ", ")
    numbers = [f"{word} {reference.get(v)}" for word, v in (("vol.", "volume"), ("no.", "issue")) if reference.get(v)]
    paged = f"pp. {pages(reference)}" if pages(reference) else None
    tail = joined(
        [place, *numbers, when, paged] if reference.type in IN_BOOKS else [place, *numbers, paged, when], ", "
    )
    if reference.type is ReferenceType.BOOK:
        return _book(reference, who, locale)
    if reference.type is ReferenceType.MOTION_PICTURE:
        film = joined([italic(title(reference, locale)) + gloss(reference), f"({when})" if when else None], ". ")
        return joined([joined([who, film], ", ").closed(), _found(reference, locale, short)], " ")
    comma = "," if tail else ""
    in_marks = reference.type not in ALONE or reference.type in (ReferenceType.THESIS, ReferenceType.REPORT)
    head = (
        roman(quoted_title(reference, locale, comma, sentence=True))
        if in_marks
        else italic(title(reference, locale)) + comma
    )
    body = joined([joined([who, head], ", "), tail], " ")
    doi = reference.get("DOI")
    if doi:
        return (joined([body, f"doi: {doi}"], ", ")).closed()
    return joined([body.closed(), _found(reference, locale, short)], " ")


def _book(reference: Reference, who: Wording, locale: Locale) -> Wording:
    """*Title*, 2nd ed. City: Publisher, year."""
    head = joined([italic(title(reference, locale)) + gloss(reference), edition(reference)], ", ")
    date = issued(reference)
    house = joined([publisher(reference) or outlet(reference), str(date.year) if date and date.year else None], ", ")
    return joined([joined([who, head], ", ").closed(), house.closed(), _found(reference, locale, MONTHS)], " ")


def _found(reference: Reference, locale: Locale, short: tuple[str, ...]) -> Wording:
    """Accessed: day. [Online]. Available: URL, and the archived copy."""
    seen = locale.brief(accessed(reference), short)
    day = locale.brief(copy_day(reference), short)
    address = url(reference)
    medium = "Online Video" if reference.type is ReferenceType.MOTION_PICTURE else "Online"
    return joined(
        [
            f"Accessed: {seen}." if seen and address else None,
            f"[{medium}]. Available: {address}" if address else None,
            f"[Archived{f': {day}' if day else ''}]. Available: {reference.archived.url}"
            if reference.archived
            else None,
        ],
        " ",
    )


STYLE = CitationStyle("ieee", write, "IEEE", "IEEE Reference Guide, 2023, sections I.C and II")
