"""MLA."""

from __future__ import annotations

from srctrack.citing.base import CitationStyle
from srctrack.citing.locales import Locale
from srctrack.citing.parts import (
    ALONE,
    accessed,
    authors,
    family_first,
    given_first,
    headline,
    institution,
    is_outlet,
    issued,
    listing,
    outlet,
    quoted_title,
    short_pages,
    url,
)
from srctrack.citing.wording import Wording, italic, joined, roman
from srctrack.model.reference import ItemType, PartialDate, Reference

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
    alone = reference.type in ALONE
    head = italic(headline(reference, locale)) if alone else roman(quoted_title(reference, locale, ".", capitals=True))
    date = _date(issued(reference), locale)
    work = institution(reference) if reference.type is ItemType.THESIS else outlet(reference)
    numbers = [f"{word} {reference.get(v)}" for word, v in (("vol.", "volume"), ("no.", "issue")) if reference.get(v)]
    paged = f"pp. {short_pages(reference)}" if short_pages(reference) else None
    place = joined([roman(work) if alone else italic(work), *numbers, date, paged, url(reference)], ", ").closed()
    parts: list[Wording | str | None] = [roman(who).closed(), head.closed(), place]
    if reference.archived:
        name = "Internet Archive" if "archive.org" in reference.archived.url else "Archive"
        parts.append((italic(name) + f", {reference.archived.url}").closed())
    seen = _date(accessed(reference), locale)
    if issued(reference) is None and seen:
        parts.append(f"{locale.accessed[0].upper()}{locale.accessed[1:]} {seen}.")
    return joined(parts, " ")


def _date(date: PartialDate | None, locale: Locale) -> str | None:
    """Day Mon. Year, whatever the locale's own order (MLA 9, appendix 1)."""
    if date is None or date.year is None or date.month is None:
        return locale.brief(date)
    month = (_ENGLISH if locale.code.startswith("en") else locale.short)[date.month - 1]
    return " ".join(str(p) for p in (date.day, month, date.year) if p)


STYLE = CitationStyle("mla", write, "MLA", "MLA Handbook, 9th edition, 5.3–5.111")
