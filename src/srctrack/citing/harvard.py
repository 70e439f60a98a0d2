"""Harvard, as Cite Them Right has it."""

from __future__ import annotations

from srctrack.citing.base import CitationStyle
from srctrack.citing.locales import LOCALES, Locale
from srctrack.citing.parts import (
    NEWS,
    accessed,
    authors,
    copy_day,
    family_initials,
    is_outlet,
    issued,
    listing,
    outlet,
    title,
    url,
)
from srctrack.citing.wording import Wording, in_quotes, italic, joined, roman
from srctrack.model.reference import ItemType, Reference


def write(reference: Reference, locale: Locale) -> Wording:
    """Author, I. (Year) ‘Title’, *Outlet*, day month. Available at: URL (Accessed: day). (Cite Them Right, 12th edition: online
    newspaper articles, web pages, blogs, videos; no author, the outlet of an article or the title of a page comes first; no
    date, “no date”.)"""
    locale = LOCALES["en-GB"] if locale.code == "en-US" else locale
    names = authors(reference)
    in_work = reference.type in NEWS | {ItemType.POST_WEBLOG}
    who = listing(
        names,
        family_initials,
        family_initials,
        and_=locale.and_,
        others=locale.others,
        most=3,
        kept=1,
        comma_before_and=False,
    )
    date = issued(reference)
    unknown = "no date" if locale.code.startswith("en") else locale.no_date
    year = f"({(date.year or date.literal) if date else unknown})"
    named = title(reference, locale)
    head = roman(in_quotes(named, "‘", "’")) if in_work else italic(named)
    work = outlet(reference)
    if not who:
        opening = joined([italic(work) if in_work and work else head, year], " ")
        middle = head if in_work and work else Wording()
        place = Wording()
    else:
        opening = joined([who, year], " ")
        middle = head
        place = Wording() if is_outlet(names, reference) else italic(work) if in_work else Wording()
    day = locale.day_month(date)
    body = opening + (" " + joined([middle, place, day], ", ") if middle or day else Wording())
    if not in_work and not middle and day:
        body = opening + f", {day}"
    return joined([body.closed(), _found(reference, locale)], " ")


def _found(reference: Reference, locale: Locale) -> Wording:
    address = url(reference)
    if not address:
        return Wording()
    seen = locale.long(accessed(reference))
    day = locale.long(copy_day(reference))
    found = f"{locale.available}: {address}"
    if seen:
        found += f" ({locale.accessed[0].upper()}{locale.accessed[1:]}: {seen})"
    if reference.archived:
        found += (
            f". {locale.archived[0].upper()}{locale.archived[1:]}{f' {day}' if day else ''}: {reference.archived.url}"
        )
    return roman(found + ".")


STYLE = CitationStyle("harvard", write, "Harvard", "Cite Them Right, 12th edition")
