"""Harvard, as Cite Them Right has it."""

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
    listing,
    outlet,
    pages,
    season,
    title,
    url,
    with_italic_others,
    year_of,
)
from srctrack.citing.styles.locales import LOCALES, Locale
from srctrack.citing.styles.rich_text import Wording, in_quotes, italic, joined, roman
from srctrack.model.reference import Reference, ReferenceType

DATED = frozenset({ReferenceType.MOTION_PICTURE, ReferenceType.BROADCAST, ReferenceType.SONG, ReferenceType.POST})
"""What stands with its day, though not in a publication that has one: what was uploaded, aired or posted."""


def write(reference: Reference, locale: Locale) -> Wording:
    """Author, I. (Year) ‘Title’, *Outlet*, day month. Available at: URL (Accessed: day). (Cite Them Right, 12th edition: online
    newspaper articles, web pages, blogs, videos; no author, the outlet of an article or the title of a page comes first; no
    date, “no date”.)"""
    locale = LOCALES["en-GB"] if locale.code == "en-US" else locale
    names = () if is_film(reference) and first_role(reference) == "director" else authors(reference)
    in_work = reference.type in NEWS | {ReferenceType.POST_WEBLOG}
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
    year = f"({year_of(date) or unknown})"
    in_whole = reference.type in IN_BOOKS | EPISODES and reference.get("container-title") is not None
    marked = in_work or in_whole or reference.type is ReferenceType.POST
    named = title(reference, locale)
    head = (roman(in_quotes(named, "‘", "’")) if marked else italic(named)) + gloss(reference)
    if is_untitled(reference):
        head = roman(named)
    work = outlet(reference)
    if who and first_role(reference) == "editor":
        who = f"{who} ({'eds' if len(names) > 1 else 'ed.'})"
    first = with_italic_others(who, locale) if who else italic(work) if in_work and work else head
    rest = [head] if first is not head else []
    if who and in_work and not is_outlet(names, reference):
        rest.append(italic(work))
    if reference.type is ReferenceType.ARTICLE_JOURNAL and reference.get("volume"):
        number = f"({reference.get('issue')})" if reference.get("issue") else ""
        rest += [
            roman(f"{reference.get('volume')}{number}"),
            roman(f"pp. {pages(reference)}" if pages(reference) else None),
        ]
    elif in_whole:
        rest.append(_whole(reference, locale))
    elif in_work and (when := locale.day_month(date) or season(date)):
        rest.append(roman(when))
    if kind := _kind(reference):
        rest = [*rest[:-1], rest[-1] + f" [{kind}]"] if rest else rest
        head = head if rest else head + f" [{kind}]"
    if not rest:
        first = head
    body = joined([joined([first, year], " "), joined([*rest], ", ")], " ").closed()
    closing = _closing(reference, locale, who)
    dated = reference.type in DATED and not _on_channel(reference)
    day = locale.day_month(date) if dated or _kind(reference) else None
    return joined([body, closing.closed(), roman(day).closed(), _found(reference, locale)], " ")


def _on_channel(reference: Reference) -> bool:
    return reference.type is ReferenceType.BROADCAST and reference.get("publisher") is not None


def _closing(reference: Reference, locale: Locale, who: str | None) -> Wording:
    """What stands after the title's sentence: the publisher, with what it needs before or behind it."""
    house = reference.get("publisher")
    closing: Wording | str | None = None
    if reference.type is ReferenceType.THESIS:
        closing = (institution(reference) or "").replace(", ", ". ")
    elif reference.type is ReferenceType.REPORT:
        closing = joined([_numbered(reference), house or outlet(reference)], ". ")
    elif reference.type is ReferenceType.BOOK:
        closing = joined([roman(_edition(reference)).closed(), house or outlet(reference)], " ")
    elif reference.type in IN_BOOKS and reference.get("container-title"):
        closing = joined([house, f"pp. {pages(reference)}" if pages(reference) else None], ", ")
    elif is_film(reference):
        closing = joined([_directed(reference, locale), house], ". ")
    elif _on_channel(reference):
        closing = joined([house, locale.day_month(issued(reference))], ", ")
    if who and roman(closing).text.endswith(who):
        closing = _numbered(reference)  # A body that publishes what it wrote is named once.
    return roman(closing)


def _edition(reference: Reference) -> str | None:
    words = edition(reference)
    return re.sub(r"\bed\.$", "edn", words) if words else None


def _numbered(reference: Reference) -> str | None:
    """“Report 12/2023”."""
    number = reference.get("number")
    return (
        f"{reference.get('genre') or 'Report'} {number}" if number and reference.type is ReferenceType.REPORT else None
    )


def _directed(reference: Reference, locale: Locale) -> str | None:
    by = listing(
        reference.names.get("director", ()), initials_family, initials_family,
        and_=locale.and_, others=locale.others, most=3, kept=1, comma_before_and=False,
    )  # fmt: skip
    return f"Directed by {by}" if by else None


def _kind(reference: Reference) -> str | None:
    """What stands in square brackets: a press release, a podcast, the network of a post."""
    if reference.type is ReferenceType.POST:
        return outlet(reference)
    if reference.type is ReferenceType.SONG:
        return "Podcast"
    return reference.get("genre") if reference.type is ReferenceType.WEBPAGE else None


def _whole(reference: Reference, locale: Locale) -> Wording:
    """in Editor, E. (ed.) *Book*; of an episode, the name of its programme."""
    work = italic(reference.get("container-title"))
    if reference.type in EPISODES:
        return work
    by = listing(
        editors(reference), family_initials, family_initials,
        and_=locale.and_, others=locale.others, most=3, kept=1, comma_before_and=False,
    )  # fmt: skip
    edited = (
        with_italic_others(by, locale) + f" ({'eds' if len(editors(reference)) > 1 else 'ed.'}) " if by else roman(None)
    )
    return roman("in ") + edited + joined([work, _edition(reference)], ", ")


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
