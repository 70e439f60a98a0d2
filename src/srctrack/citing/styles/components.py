"""The parts that the styles put together: lists of names, dates, what a source stands in, where it can be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from srctrack.citing.styles.locales import Locale
from srctrack.citing.styles.person_names import initials
from srctrack.citing.styles.rich_text import Wording, in_quotes, italic, roman
from srctrack.citing.styles.title_case import SENTENCE_TITLE, in_headline_style, is_english
from srctrack.model.reference import OTHERS, PartialDate, PersonName, Reference, ReferenceType

NEWS = frozenset(
    {
        ReferenceType.ARTICLE_NEWSPAPER, ReferenceType.ARTICLE_MAGAZINE, ReferenceType.ARTICLE_JOURNAL, ReferenceType.INTERVIEW,
        ReferenceType.REVIEW, ReferenceType.REVIEW_BOOK,
    }
)  # fmt: skip
"""What stands in a publication whose name is a title, and so in italics."""
IN_BOOKS = frozenset(
    {
        ReferenceType.CHAPTER, ReferenceType.PAPER_CONFERENCE, ReferenceType.ENTRY, ReferenceType.ENTRY_DICTIONARY, ReferenceType.ENTRY_ENCYCLOPEDIA,
    }
)  # fmt: skip
"""What is part of a book: a chapter, a paper in proceedings, an entry."""
EPISODES = frozenset({ReferenceType.SONG, ReferenceType.BROADCAST})
"""What is part of a programme; of these, CSL has podcasts as songs."""
ALONE = frozenset(
    {
        ReferenceType.BOOK,
        ReferenceType.REPORT,
        ReferenceType.THESIS,
        ReferenceType.LEGISLATION,
        ReferenceType.LEGAL_CASE,
        ReferenceType.STANDARD,
    }
)
"""What stands by itself, so that its own title is in italics."""


MAKERS = ("author", "director", "host", "producer", "editor")
"""Who is named first, in the order of what is taken."""


def authors(reference: Reference) -> tuple[PersonName, ...]:
    """Who is named first: authors, else whoever made it; of a press release, whoever gave it out."""
    role = first_role(reference)
    if role is None and is_press_release(reference) and (body := outlet(reference)):
        return (PersonName(literal=body),)
    return reference.names[role] if role else ()


def is_press_release(reference: Reference) -> bool:
    return reference.type is ReferenceType.WEBPAGE and (reference.get("genre") or "").casefold() == "press release"


def first_role(reference: Reference) -> str | None:
    """What they who are named first did: CSL's name variable."""
    return next((r for r in MAKERS if reference.names.get(r)), None)


def editors(reference: Reference) -> tuple[PersonName, ...]:
    """Who edited the book it is part of, unless they are named first."""
    return reference.names.get("editor", ()) if first_role(reference) != "editor" else ()


def outlet(reference: Reference) -> str | None:
    return reference.get("container-title") or reference.get("publisher") or reference.get("authority")


def is_outlet(names: Sequence[PersonName], reference: Reference) -> bool:
    """Whether the only author is the outlet itself."""
    named = (outlet(reference) or "").casefold()
    return len(names) == 1 and names[0].whole.casefold() == named


def title(reference: Reference, locale: Locale) -> str:
    """The title without a full stop at its end; the locale's word for one that has none."""
    words = reference.get("title")
    return _tidy(words) if words else f"[{locale.no_title}]"


def sentence_title(reference: Reference, locale: Locale) -> str:
    """The title in sentence case, where it is known; as it is elsewhere."""
    words = reference.get(SENTENCE_TITLE)
    return _tidy(words) if words else title(reference, locale)


def _tidy(words: str) -> str:
    """A title without its full stop, with typographic apostrophes."""
    return re.sub(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=s)'(?=\s[a-z])", "’", re.sub(r"(?<!\.)\.$", "", words.strip()))


def headline(reference: Reference, locale: Locale) -> str:
    """The title in headline style, for an English title in an English reference; as it stands for any other."""
    words = title(reference, locale)
    if reference.type is ReferenceType.POST:
        return words  # A post's title is its own words.
    if is_untitled(reference) or not locale.code.startswith("en") or not is_english(words, reference.get("language")):
        return words
    return in_headline_style(words)


def is_untitled(reference: Reference) -> bool:
    return not reference.get("title")


def quoted_title(
    reference: Reference,
    locale: Locale,
    mark: str = ",",
    *,
    both: bool = False,
    capitals: bool = False,
    sentence: bool = False,
) -> str:
    """The title between quotation marks with ``mark`` before the closing one; a title that ends in “?” or “!” takes none unless
    ``both``; with ``capitals`` it is in headline style, with ``sentence`` in sentence case. The locale's word for no title stands without marks."""
    words = headline(reference, locale) if capitals else title(reference, locale)
    if sentence:
        words = sentence_title(reference, locale)
    if is_untitled(reference):
        return f"{words}{mark}"
    if meaning := gloss(reference):
        return f"{in_quotes(words)}{meaning}{mark}"
    return in_quotes(words if words[-1] in "?!" and not both else f"{words}{mark}")


def gloss(reference: Reference) -> str:
    """The title in the reader's language, in brackets after the title (Chicago 17, 14.99; APA 7, 9.38)."""
    words = reference.get("translated-title")
    return f" [{words}]" if words else ""


def edition(reference: Reference) -> str | None:
    """“2nd ed.”; an edition that is no number stands in its own words."""
    words = reference.get("edition")
    if not words or not words.isdigit():
        return words
    number = int(words)
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} ed."


def publisher(reference: Reference) -> str | None:
    """“Lindholm: Quay Press”."""
    return ": ".join(p for p in (reference.get("publisher-place"), reference.get("publisher")) if p) or None


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


def last_two_pages(reference: Reference) -> str | None:
    """The pages with the last two figures of the second number, more where they differ (MLA 9, 2.139): 101–08, 200–09, 398–401."""
    words = pages(reference)
    m = re.fullmatch(r"(\d+)–(\d+)", words) if words else None
    if not m or len(m[1]) != len(m[2]) or len(m[1]) < 3:
        return words
    same = next((i for i, (a, b) in enumerate(zip(m[1], m[2], strict=True)) if a != b), len(m[1]))
    return f"{m[1]}–{m[2][min(same, len(m[2]) - 2) :]}"


def institution(reference: Reference, *, small: bool = False) -> str | None:
    """Of a thesis, what it is and where: “PhD thesis, University of Lindholm”; ``small`` within a sentence."""
    kind = reference.get("genre") or "Thesis"
    return ", ".join(p for p in (within(kind) if small else kind, outlet(reference)) if p)


def within(kind: str) -> str:
    """A kind as it stands within a sentence: “Thesis” as “thesis”, “PhD dissertation” as it is."""
    return kind[:1].lower() + kind[1:] if kind[1:2].islower() and kind.split()[0][1:].islower() else kind


def issued(reference: Reference) -> PartialDate | None:
    return reference.dates.get("issued")


def accessed(reference: Reference) -> PartialDate | None:
    return reference.dates.get("accessed")


_SEASON = re.compile(r"(?P<part>\D{1,40}?)[ ,]{1,9}(?P<year>\d{4})")


def year_of(date: PartialDate | None) -> str | None:
    """The year, also of “Spring 2023”; all words of a date that ends in no year."""
    if date is None:
        return None
    m = _SEASON.fullmatch(date.literal or "")
    return str(date.year) if date.year else m["year"] if m else date.literal


def season(date: PartialDate | None) -> str | None:
    """“Spring” of “Spring 2023”, and the like."""
    m = _SEASON.fullmatch(date.literal) if date and date.literal else None
    return m["part"] if m else None


def is_film(reference: Reference) -> bool:
    """Whether it was released by itself: a video stands on a platform or a site, its container."""
    return reference.type is ReferenceType.MOTION_PICTURE and reference.get("container-title") is None


def periodical(reference: Reference) -> str | None:
    """The outlet; of a newspaper or magazine, without an initial “The” (Chicago 17, 14.193)."""
    work = outlet(reference)
    return work.removeprefix("The ") if work and reference.type in NEWS else work


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


def with_italic_others(names: str | None, locale: Locale) -> Wording:
    """The names, with “et al.” in italics."""
    if names and names.endswith("et al.") and locale.others == "et al.":
        return roman(names.removesuffix("et al.")) + italic("et al.")
    return roman(names)


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
    open_end = bool(names) and names[-1] == OTHERS
    names = names[:-1] if open_end else names
    if not names:
        return None
    shown = [first(names[0]), *map(rest, names[1:])]
    if len(shown) > most:
        head = ", ".join(shown[:kept])
        return f"{head}, {others}" if kept > 1 or (comma_before_and and "," in shown[0]) else f"{head} {others}"
    if open_end:
        comma = "," if len(shown) > 1 or (comma_before_and and "," in shown[0]) else ""
        return f"{', '.join(shown)}{comma} {others}"
    if len(shown) == 1:
        return shown[0]
    if len(shown) == 2:
        return f"{shown[0]}{',' if comma_of_two else ''} {and_} {shown[1]}"
    return f"{', '.join(shown[:-1])}{',' if comma_before_and else ''} {and_} {shown[-1]}"
