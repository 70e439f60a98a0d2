"""MLA."""

from __future__ import annotations

import re

from srctrack.citing.base import CitationStyle
from srctrack.citing.styles.components import (
    ALONE,
    EPISODES,
    IN_BOOKS,
    accessed,
    authors,
    edition,
    editors,
    family_first,
    first_role,
    given_first,
    gloss,
    headline,
    is_film,
    is_outlet,
    issued,
    last_two_pages,
    listing,
    outlet,
    quoted_title,
    url,
    within,
)
from srctrack.citing.styles.locales import Locale
from srctrack.citing.styles.rich_text import Wording, italic, joined, roman
from srctrack.model.reference import PartialDate, Reference, ReferenceType

ROLES = {
    "editor": ("editor", "editors"),
    "director": ("director", "directors"),
    "host": ("host", "hosts"),
    "producer": ("producer", "producers"),
}
"""What stands behind names that are no authors (5.44)."""
_ENGLISH = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def write(reference: Reference, locale: Locale) -> Wording:
    """Author. “Title.” *Container*, Day Mon. Year, URL. Accessed Day Mon. Year. (MLA Handbook 9, 5.3–5.22 names, 5.23 titles, 5.31
    containers, 5.68–5.83 dates, 5.95 URLs, 5.111 day of access where there is no date; a second container
    for the archive, 5.34.)"""
    names = authors(reference)
    who = listing(
        names, family_first, given_first, and_=locale.and_, others=locale.others, most=2, kept=1, comma_of_two=True
    )
    if is_outlet(names, reference):
        who = None
    if who and (role := ROLES.get(first_role(reference) or "")):
        who = f"{who}, {role[len(names) > 1]}"
    film = is_film(reference)
    alone = reference.type in ALONE or film
    directed = None
    if film and first_role(reference) == "director":
        by = listing(names, given_first, given_first, and_=locale.and_, others=locale.others, most=2, kept=1)
        who, directed = None, f"Directed by {by}"
    head = (
        italic(headline(reference, locale)) + gloss(reference)
        if alone
        else roman(quoted_title(reference, locale, ".", capitals=True))
    )
    date = _date(issued(reference), locale)
    numbers = [f"{word} {reference.get(v)}" for word, v in (("vol.", "volume"), ("no.", "issue")) if reference.get(v)]
    paged = last_two_pages(reference)
    paged = f"{'pp.' if re.search('[–,]', paged) else 'p.'} {paged}" if paged else None
    made_by = f"edited by {listing(editors(reference), given_first, given_first, and_=locale.and_, others=locale.others, most=2, kept=1)}"
    of_book = reference.type in IN_BOOKS
    house = _short_house(reference.get("publisher")) if of_book or reference.type in EPISODES else None
    place_parts: list[Wording | str | None] = [
        directed,
        italic(outlet(reference)) if not alone else None,
        made_by if of_book and editors(reference) else None,
        edition(reference) if of_book or alone else None,
        _short_house(outlet(reference)) if alone else None,
        *numbers,
        house if house != outlet(reference) else None,
        date,
        paged,
        url(reference),
    ]
    if reference.type is ReferenceType.THESIS:
        kind = within(reference.get("genre") or "Thesis")
        place_parts = [_short_house(outlet(reference)), kind, url(reference)]
    place = joined(place_parts, ", ").closed()
    year = roman(date).closed() if reference.type is ReferenceType.THESIS else None
    parts: list[Wording | str | None] = [roman(who).closed(), head.closed(), year, place]
    if reference.archived:
        name = "Internet Archive" if "archive.org" in reference.archived.url else "Archive"
        parts.append((italic(name) + f", {reference.archived.url}").closed())
    seen = _date(accessed(reference), locale)
    if issued(reference) is None and seen:
        parts.append(f"{locale.accessed[0].upper()}{locale.accessed[1:]} {seen}.")
    return joined(parts, " ")


def _short_house(name: str | None) -> str | None:
    """A publisher's name with “U” and “P” for an academic press, “U” for a university (appendix 1)."""
    if not name or "Universit" not in name:
        return name
    return re.sub(r"\bUniversity\b", "U", re.sub(r"\bUniversity Press\b", "UP", name))


def _date(date: PartialDate | None, locale: Locale) -> str | None:
    """Day Mon. Year, whatever the locale's own order (MLA 9, appendix 1)."""
    if date is None or date.year is None or date.month is None:
        return locale.brief(date)
    month = (_ENGLISH if locale.code.startswith("en") else locale.short)[date.month - 1]
    return " ".join(str(p) for p in (date.day, month, date.year) if p)


STYLE = CitationStyle("mla", write, "MLA", "MLA Handbook, 9th edition, 5.3–5.111")
