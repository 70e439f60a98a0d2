"""The parts that the styles put together: lists of names, dates, what a source stands in, where it can be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from srctrack.citing.headline import in_headline_style, is_english
from srctrack.citing.locales import Locale
from srctrack.citing.people import initials
from srctrack.citing.wording import in_quotes
from srctrack.model.reference import ItemType, PartialDate, PersonName, Reference

NEWS = frozenset({ItemType.ARTICLE_NEWSPAPER, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_JOURNAL})
"""What stands in a publication whose name is a title, and so in italics."""
ALONE = frozenset(
    {ItemType.BOOK, ItemType.REPORT, ItemType.THESIS, ItemType.LEGISLATION, ItemType.LEGAL_CASE, ItemType.STANDARD}
)
"""What stands by itself, so that its own title is in italics."""


def authors(reference: Reference) -> tuple[PersonName, ...]:
    """Who is named first: authors, else whoever made it, less a body that is also the outlet (it is named once)."""
    for role in ("author", "director", "host", "producer", "editor"):
        if names := reference.names.get(role):
            return names
    return ()


def outlet(reference: Reference) -> str | None:
    return reference.get("container-title") or reference.get("publisher") or reference.get("authority")


def is_outlet(names: Sequence[PersonName], reference: Reference) -> bool:
    """Whether the only author is the outlet itself."""
    named = (outlet(reference) or "").casefold()
    return len(names) == 1 and names[0].whole.casefold() == named


def title(reference: Reference, locale: Locale) -> str:
    """The title without a full stop at its end; the locale's word for one that has none."""
    words = reference.get("title")
    return re.sub(r"(?<!\.)\.$", "", words.strip()) if words else f"[{locale.no_title}]"


def headline(reference: Reference, locale: Locale) -> str:
    """The title in headline style, for an English title in an English reference; as it stands for any other."""
    words = title(reference, locale)
    if is_untitled(reference) or not locale.code.startswith("en") or not is_english(words, reference.get("language")):
        return words
    return in_headline_style(words)


def is_untitled(reference: Reference) -> bool:
    return not reference.get("title")


def quoted_title(
    reference: Reference, locale: Locale, mark: str = ",", *, both: bool = False, capitals: bool = False
) -> str:
    """The title between quotation marks with ``mark`` before the closing one; a title that ends in “?” or “!” takes none unless
    ``both``; with ``capitals`` it is in headline style. The locale's word for no title stands without marks."""
    words = headline(reference, locale) if capitals else title(reference, locale)
    if is_untitled(reference):
        return f"{words}{mark}"
    return in_quotes(words if words[-1] in "?!" and not both else f"{words}{mark}")


def pages(reference: Reference) -> str | None:
    """The pages, with an en dash between numbers."""
    words = reference.get("page")
    return re.sub(r"(?<=\d)-(?=\d)", "–", words) if words else None


def short_pages(reference: Reference) -> str | None:
    """The pages with the second number shortened (Chicago 17, 9.61; MLA 9, 2.139): 101–8, 321–28, but 100–104."""
    words = pages(reference)
    m = re.fullmatch(r"(\d+)–(\d+)", words) if words else None
    if not m or len(m[1]) != len(m[2]) or len(m[1]) < 3 or int(m[1]) % 100 == 0:
        return words
    kept = 1 if int(m[1]) % 100 < 10 else 2
    while m[1][: len(m[1]) - kept] != m[2][: len(m[2]) - kept]:
        kept += 1
    return f"{m[1]}–{m[2][-kept:].lstrip('0') or m[2]}"


def institution(reference: Reference) -> str | None:
    """Of a thesis, what it is and where: “PhD thesis, University of Lindholm”."""
    return ", ".join(p for p in (reference.get("genre") or "Thesis", outlet(reference)) if p)


def issued(reference: Reference) -> PartialDate | None:
    return reference.dates.get("issued")


def accessed(reference: Reference) -> PartialDate | None:
    return reference.dates.get("accessed")


def copy_day(reference: Reference) -> PartialDate | None:
    """The day of the archived copy."""
    when = reference.archived.when if reference.archived else None
    return PartialDate(when.year, when.month, when.day) if when else None


def url(reference: Reference) -> str | None:
    if doi := reference.get("DOI"):
        return doi if doi.startswith("http") else f"https://doi.org/{doi}"
    return reference.get("URL")


def given_first(name: PersonName) -> str:
    return name.whole


def family_first(name: PersonName) -> str:
    """“van der Berg, Anna, Jr.”."""
    if name.literal is not None:
        return name.literal
    return ", ".join(p for p in (name.surname, name.given, name.suffix) if p)


def family_initials(name: PersonName) -> str:
    """“Petrova, I. A.”."""
    if name.literal is not None or not name.given:
        return name.literal or name.surname
    return ", ".join(p for p in (name.surname, initials(name.given), name.suffix) if p)


def initials_family(name: PersonName) -> str:
    """“I. A. Petrova”."""
    if name.literal is not None or not name.given:
        return name.literal or name.surname
    return " ".join(p for p in (initials(name.given), name.surname, name.suffix) if p)


def listing(
    names: Sequence[PersonName],
    first: Callable[[PersonName], str],
    rest: Callable[[PersonName], str],
    *,
    and_: str,
    others: str,
    most: int,
    kept: int,
    comma_before_and: bool = True,
    comma_of_two: bool = False,
) -> str | None:
    """Names in a row; of more than ``most``, the first ``kept`` and the word for the others. ``comma_of_two`` parts two names
    with a comma before “and” (after “Family, Given”)."""
    if not names:
        return None
    shown = [first(names[0]), *map(rest, names[1:])]
    if len(shown) > most:
        head = ", ".join(shown[:kept])
        return f"{head}, {others}" if kept > 1 or (comma_before_and and "," in shown[0]) else f"{head} {others}"
    if len(shown) == 1:
        return shown[0]
    if len(shown) == 2:
        return f"{shown[0]}{',' if comma_of_two else ''} {and_} {shown[1]}"
    return f"{', '.join(shown[:-1])}{',' if comma_before_and else ''} {and_} {shown[-1]}"
