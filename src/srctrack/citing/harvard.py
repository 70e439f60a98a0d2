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
    institution,
    is_outlet,
    is_untitled,
    issued,
    listing,
    outlet,
    pages,
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
    head = roman(in_quotes(title(reference, locale), "‘", "’")) if in_work else italic(title(reference, locale))
    if is_untitled(reference):
        head = roman(title(reference, locale))
    work = outlet(reference)
    first = roman(who) if who else italic(work) if in_work and work else head
    rest = [head] if first is not head else []
    if who and in_work and not is_outlet(names, reference):
        rest.append(italic(work))
    if reference.type is ItemType.ARTICLE_JOURNAL and reference.get("volume"):
        number = f"({reference.get('issue')})" if reference.get("issue") else ""
        rest += [
            roman(f"{reference.get('volume')}{number}"),
            roman(f"pp. {pages(reference)}" if pages(reference) else None),
        ]
    elif day := locale.day_month(date):
        rest.append(roman(day))
    opening = joined([first, year], " ")
    body = joined([opening, joined([*rest], ", ")], ", " if first is head else " ").closed()
    closing = {
        ItemType.THESIS: (institution(reference) or "").replace(", ", ". "),
        ItemType.REPORT: work,
        ItemType.BOOK: work,
    }.get(reference.type)
    return joined([body, roman(closing).closed(), _found(reference, locale)], " ")


def _found(reference: Reference, locale: Locale) -> Wording:
    address = url(reference)
    if not address:
        return Wording()
    seen = locale.long(accessed(reference))
    day = locale.long(copy_day(reference))
    found = f"{locale.available}: {address}"
    if seen and not reference.get("DOI"):
        found += f" ({locale.accessed[0].upper()}{locale.accessed[1:]}: {seen})"
    if reference.archived:
        found += (
            f". {locale.archived[0].upper()}{locale.archived[1:]}{f' {day}' if day else ''}: {reference.archived.url}"
        )
    return roman(found + ".")


STYLE = CitationStyle("harvard", write, "Harvard", "Cite Them Right, 12th edition")
