"""APA."""

from __future__ import annotations

import re

from srctrack.citing.base import CitationStyle
from srctrack.citing.headline import is_english
from srctrack.citing.locales import Locale
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
    outlet,
    pages,
    title,
    url,
)
from srctrack.citing.wording import Wording, italic, joined, roman
from srctrack.model.reference import ItemType, PartialDate, PersonName, Reference

KINDS = {
    ItemType.MOTION_PICTURE: "Video",
    ItemType.SONG: "Audio podcast episode",
    ItemType.BROADCAST: "TV series episode",
    ItemType.POST: "Post",
}
MOST_NAMES = 20


def write(reference: Reference, locale: Locale) -> Wording:
    """Author, A. A. (Year, Month D). Title. *Newspaper*. URL; a page of a website has its title in italics (Publication Manual
    7, 9.8 authors, 9.13–9.17 dates, 10.1 articles, 10.12 video, 10.16 web pages; no author, the title moves first, 9.12; an
    author who is the site is not named twice, 9.34)."""
    names = authors(reference)
    who = _names(names)
    named = title(reference, locale)
    if is_english(named, reference.get("language")):
        # A subtitle begins with a capital in sentence case, too (6.17).
        named = re.sub(r"(?<=: )[a-z]", lambda m: m[0].upper(), named)
    kind = (
        reference.get("genre") if reference.type in (ItemType.WEBPAGE, ItemType.REPORT) else KINDS.get(reference.type)
    )
    plain = reference.type in NEWS | {ItemType.POST_WEBLOG} or is_untitled(reference)
    head = roman(named) if plain else italic(named)
    if reference.type is ItemType.THESIS:
        kind = institution(reference)
    if kind:
        head = head + f" [{kind}]"
    journal = reference.type is ItemType.ARTICLE_JOURNAL
    date = f"({_year(issued(reference), locale) if journal else _date(issued(reference), locale)})"
    named_twice = is_outlet(names, reference) and reference.type not in NEWS
    work = None if named_twice or reference.type is ItemType.THESIS else outlet(reference)
    place = italic(work) if reference.type in NEWS | {ItemType.POST_WEBLOG} else roman(work)
    if journal and reference.get("volume"):
        number = f"({reference.get('issue')})" if reference.get("issue") else ""
        place = joined([place, italic(reference.get("volume")) + number, pages(reference)], ", ")
    first, second = (who, head) if who else (head, None)
    parts = [
        roman(first).closed(),
        roman(date) + ".",
        roman(second).closed(),
        place.closed(),
        _found(reference, locale),
    ]
    return joined(list(parts), " ")


def _names(names: tuple[PersonName, ...]) -> str | None:
    if not names:
        return None
    shown = [family_initials(n) for n in names]
    if len(shown) > MOST_NAMES:
        return ", ".join(shown[: MOST_NAMES - 1]) + f", . . . {shown[-1]}"
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + f", & {shown[-1]}"


def _year(date: PartialDate | None, locale: Locale) -> str:
    """A journal's date is its year (8.13)."""
    return locale.no_date if date is None else str(date.year or date.literal)


def _date(date: PartialDate | None, locale: Locale) -> str:
    """Year, Month D."""
    if date is None:
        return locale.no_date
    if date.year is None:
        return date.literal or locale.no_date
    day = locale.day_month(date)
    return f"{date.year}, {day}" if day else str(date.year)


def _found(reference: Reference, locale: Locale) -> Wording:
    address = url(reference)
    if reference.archived:
        day = locale.long(copy_day(reference))
        kept = f"{locale.archived} {day} at " if day else f"{locale.archived} at "
        return joined([address, f"({kept}{reference.archived.url})"], " ")
    seen = locale.long(accessed(reference))
    if issued(reference) is None and seen and address and locale.code.startswith("en"):
        return roman(f"Retrieved {seen}, from {address}")
    return roman(address)


STYLE = CitationStyle("apa", write, "APA", "Publication Manual of the APA, 7th edition, 9.7–10.16")
