"""APA."""

from __future__ import annotations

import re

from srctrack.citing.base import CitationStyle
from srctrack.citing.styles.components import (
    EPISODES,
    IN_BOOKS,
    NEWS,
    accessed,
    authors,
    copy_day,
    edition,
    editors,
    family_initials,
    first_role,
    gloss,
    initials_family,
    institution,
    is_film,
    is_outlet,
    is_untitled,
    issued,
    outlet,
    pages,
    season,
    sentence_title,
    title,
    url,
    year_of,
)
from srctrack.citing.styles.locales import Locale
from srctrack.citing.styles.rich_text import Wording, italic, joined, roman
from srctrack.citing.styles.title_case import is_english
from srctrack.model.reference import OTHERS, PartialDate, PersonName, Reference, ReferenceType

KINDS = {
    ReferenceType.MOTION_PICTURE: "Video",
    ReferenceType.SONG: "Audio podcast episode",
    ReferenceType.BROADCAST: "TV series episode",
    ReferenceType.POST: "Post",
    ReferenceType.DATASET: "Data set",
    ReferenceType.SOFTWARE: "Computer software",
    ReferenceType.INTERVIEW: "Interview",
}
ROLES = {
    "director": ("Director", "Directors"),
    "host": ("Host", "Hosts"),
    "producer": ("Producer", "Producers"),
    "editor": ("Ed.", "Eds."),
}
"""What stands behind names that are no authors (9.10; 10.12 and 10.13 for films and podcasts)."""
POST_WORDS = 20
"""Words of a post that are its title (10.15)."""
_DOCTORAL = re.compile(r"^Ph\.?D\.? (?:dissertation|diss\.|thesis)")
"""What the Manual calls a doctoral dissertation (10.6)."""
MAX_NAMES = 20


def write(reference: Reference, locale: Locale) -> Wording:
    """Author, A. A. (Year, Month D). Title. *Newspaper*. URL; a page of a website has its title in italics (Publication Manual
    7, 9.8 authors, 9.13–9.17 dates, 10.1 articles, 10.12 video, 10.16 web pages; no author, the title moves first, 9.12; an
    author who is the site is not named twice, 9.34)."""
    if reference.type in (ReferenceType.LEGAL_CASE, ReferenceType.LEGISLATION):
        return _law(reference, locale)
    names = authors(reference)
    who = _names(names)
    if who and (role := ROLES.get(first_role(reference) or "")):
        who = f"{who} ({role[len(names) > 1]})"
    named = sentence_title(reference, locale)
    if reference.type is ReferenceType.POST:
        named = " ".join(named.split()[:POST_WORDS])
    if is_english(named, reference.get("language")):
        # A subtitle begins with a capital in sentence case, too (6.17).
        named = re.sub(r"(?<=: )[a-z]", lambda m: m[0].upper(), named)
    kind = (
        reference.get("genre")
        if reference.type in (ReferenceType.WEBPAGE, ReferenceType.REPORT)
        else KINDS.get(reference.type)
    )
    in_whole = reference.type in IN_BOOKS | EPISODES and reference.get("container-title") is not None
    plain = in_whole or reference.type in NEWS | {ReferenceType.POST_WEBLOG} or is_untitled(reference)
    head = (roman(named) if plain else italic(named)) + _numbers(reference, in_whole) + gloss(reference)
    if reference.type is ReferenceType.THESIS:
        kind = _DOCTORAL.sub("Doctoral dissertation", institution(reference) or "")
    if is_film(reference) and (reference.get("genre") or "").casefold() == "film":
        kind = "Film"
    if kind and not (reference.type is ReferenceType.REPORT and reference.get("number")):
        head = head + f" [{kind}]"
    journal = reference.type is ReferenceType.ARTICLE_JOURNAL
    date = f"({_year(issued(reference), locale) if journal else _date(issued(reference), locale)})"
    named_twice = is_outlet(names, reference) and reference.type not in NEWS
    work = None if named_twice or reference.type is ReferenceType.THESIS else outlet(reference)
    place = italic(work) if reference.type in NEWS | {ReferenceType.POST_WEBLOG} else roman(work)
    if journal and reference.get("volume"):
        number = f"({reference.get('issue')})" if reference.get("issue") else ""
        place = joined([place, italic(reference.get("volume")) + number, pages(reference)], ", ")
    if in_whole:
        place = _whole(reference)
    elif reference.type is ReferenceType.PAPER_CONFERENCE:
        head, place = (
            head + " [Paper presentation]",
            joined([reference.get("event-title"), reference.get("event-place")], ", "),
        )
    first, second = (who, head) if who else (head, None)
    parts = [
        roman(first).closed(),
        roman(date) + ".",
        roman(second).closed(),
        place.closed(),
        _found(reference, locale),
    ]
    return joined(list(parts), " ")


def _numbers(reference: Reference, in_whole: bool) -> str:
    """A report's number, a book's edition, in round brackets after the title (10.2, 10.4)."""
    if reference.type is ReferenceType.REPORT and reference.get("number"):
        return f" ({reference.get('genre') or 'Report'} No. {reference.get('number')})"
    return f" ({edition(reference)})" if edition(reference) and not in_whole else ""


def _whole(reference: Reference) -> Wording:
    """In E. Editor (Ed.), *Book* (2nd ed., pp. 1–9). Publisher. (10.3, 10.5, 10.12, 10.13)."""
    by = editors(reference)
    named = (
        ", & ".join([", ".join(initials_family(n) for n in by[:-1]), initials_family(by[-1])]) if len(by) > 1 else None
    )
    if len(by) == 2:
        named = f"{initials_family(by[0])} & {initials_family(by[1])}"
    elif len(by) == 1:
        named = initials_family(by[0])
    edited = f"{named} ({ROLES['editor'][len(by) > 1]}), " if named else ""
    paged = pages(reference)
    inner = ", ".join(
        p
        for p in (edition(reference), f"{'pp.' if re.search('[–,]', paged) else 'p.'} {paged}" if paged else None)
        if p
    )
    whole = roman(f"In {edited}") + italic(reference.get("container-title")) + (f" ({inner})" if inner else "")
    return joined([whole, roman(reference.get("publisher"))], ". ")


def _law(reference: Reference, locale: Locale) -> Wording:
    """Name v. Name, No. 12-34 (Court day). URL; Name of Act (Year). URL (11.4, 11.5: neither in italics)."""
    date = issued(reference)
    when = (
        locale.long(date)
        if reference.type is ReferenceType.LEGAL_CASE
        else (str(date.year) if date and date.year else None)
    )
    number = reference.get("number")
    head = joined(
        [
            title(reference, locale),
            f"No. {number}" if number and reference.type is ReferenceType.LEGAL_CASE else number,
        ],
        ", ",
    )
    court = outlet(reference) if reference.type is ReferenceType.LEGAL_CASE else None
    inner = " ".join(p for p in (court, when) if p)
    return joined([(head + (f" ({inner})" if inner else "")).closed(), _found(reference, locale)], " ")


def _names(names: tuple[PersonName, ...]) -> str | None:
    open_end = bool(names) and names[-1] == OTHERS
    names = names[:-1] if open_end else names
    if not names:
        return None
    shown = [family_initials(n) for n in names]
    if open_end:
        return f"{', '.join(shown)}, et al."
    if len(shown) > MAX_NAMES:
        return ", ".join(shown[: MAX_NAMES - 1]) + f", . . . {shown[-1]}"
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + f", & {shown[-1]}"


def _year(date: PartialDate | None, locale: Locale) -> str:
    """A journal's date is its year (8.13)."""
    return locale.no_date if date is None else str(date.year or date.literal)


def _date(date: PartialDate | None, locale: Locale) -> str:
    """Year, Month D."""
    if date is None:
        return locale.no_date
    if date.year is None:
        part = season(date)
        return f"{year_of(date)}, {part}" if part else date.literal or locale.no_date
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
