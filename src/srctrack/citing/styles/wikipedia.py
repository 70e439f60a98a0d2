"""Wikipedia's citation templates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from srctrack.citing.base import CitationStyle
from srctrack.citing.inline_links import spelled
from srctrack.citing.styles.components import (
    EPISODES,
    IN_BOOKS,
    accessed,
    authors,
    copy_day,
    edition,
    editors,
    first_role,
    is_outlet,
    is_press_release,
    issued,
    outlet,
    pages,
    title,
    url,
)
from srctrack.citing.styles.locales import Locale
from srctrack.citing.styles.rich_text import Wording, roman
from srctrack.citing.styles.romanize import romanized
from srctrack.model.reference import OTHERS, PersonName, Reference, ReferenceType

TEMPLATES = {
    ReferenceType.ARTICLE_NEWSPAPER: ("cite news", "work"), ReferenceType.ARTICLE_MAGAZINE: ("cite magazine", "magazine"),
    ReferenceType.ARTICLE_JOURNAL: ("cite journal", "journal"), ReferenceType.BOOK: ("cite book", "publisher"),
    ReferenceType.REPORT: ("cite report", "publisher"), ReferenceType.THESIS: ("cite thesis", "publisher"),
    ReferenceType.PAPER_CONFERENCE: ("cite conference", "book-title"), ReferenceType.ENTRY: ("cite encyclopedia", "encyclopedia"),
    ReferenceType.ENTRY_ENCYCLOPEDIA: ("cite encyclopedia", "encyclopedia"), ReferenceType.ENTRY_DICTIONARY: ("cite dictionary", "dictionary"),
    ReferenceType.CHAPTER: ("cite book", "title"), ReferenceType.INTERVIEW: ("cite interview", "work"),
    ReferenceType.MOTION_PICTURE: ("cite AV media", "publisher"), ReferenceType.SONG: ("cite podcast", "website"),
}  # fmt: skip
"""Each type's template and the parameter that takes the outlet; every other type is “cite web”."""
NUMBERED = frozenset({"cite journal", "cite magazine", "cite book", "cite encyclopedia", "cite conference"})
"""Templates with |volume= and |issue=."""
OF_BOOKS = frozenset({"cite book", "cite report", "cite thesis", "cite encyclopedia", "cite conference"})
"""Templates with |edition= and |location=."""
AGENCIES = frozenset(
    {
        "associated press", "the associated press", "ap", "reuters", "thomson reuters", "agence france-presse", "afp", "dpa", "tass", "тасс",
        "interfax", "интерфакс", "ria novosti", "риа новости", "press association", "pa media", "efe", "ansa", "xinhua", "kyodo news",
        "ukrinform", "укрінформ", "interfax-ukraine", "bloomberg news", "united press international",
    }
)  # fmt: skip
"""Wire services: what they wrote for a newspaper has them as |agency= (Template:Cite news, “agency”). Ours; the services that news in
English, Russian, Ukrainian, German and Spanish is most signed with."""
STRAIGHT = {ord(mark): plain for plain, marks in (('"', "“”„"), ("'", "‘’")) for mark in marks}
"""Quotation marks and apostrophes are straight (MOS:CURLY)."""
DEAD = frozenset({"dead", "gone"})
"""Tags that say that the original is gone."""


def write(reference: Reference, locale: Locale) -> Wording:
    """{{cite news |last= |first= |title= |url= |work= |date= |access-date= |archive-url= |archive-date= |url-status=}}, with
    ``script-title`` for a title in another script (Wikipedia, “Help:Citation Style 1”). Dates are day first, one way
    throughout (MOS:DATEUNIFY)."""
    template, place = TEMPLATES.get(reference.type, ("cite web", "website"))
    said: list[tuple[str, str | None]] = []
    if is_press_release(reference):
        template, place = "cite press release", "publisher"
    names: tuple[PersonName, ...] = () if is_outlet(authors(reference), reference) else authors(reference)
    agency = None
    if reference.type is ReferenceType.ARTICLE_NEWSPAPER and len(names) == 1 and names[0].whole.casefold() in AGENCIES:
        agency = names[0].whole
        names = ()
    said += _people(names, "editor-" if first_role(reference) == "editor" else "")
    said += [
        (k.replace("title", "chapter") if reference.type is ReferenceType.CHAPTER else k, v)
        for k, v in _titles(reference, locale)
    ]
    said += _people(editors(reference), "editor-")
    said += [("url", reference.get("URL")), (place, outlet(reference)), ("agency", agency)]
    said += _particulars(reference, template)
    if reference.type in (ReferenceType.THESIS, ReferenceType.MOTION_PICTURE) and reference.get("genre") != "Thesis":
        said.append(("type", reference.get("genre")))
    if place != "publisher" and (reference.type in IN_BOOKS | EPISODES):
        said.append(("publisher", reference.get("publisher")))
    if paged := pages(reference):
        said.append(("pages" if re.search("[–,]", paged) else "page", paged))
    said += [
        ("date", spelled(issued(reference), locale)),
        ("language", reference.get("language")),
        ("doi", reference.get("DOI")),
        ("access-date", spelled(accessed(reference), locale)),
    ]
    if reference.archived:
        status = "dead" if DEAD & {t.lower() for t in reference.tags} else "live"
        said += [
            ("archive-url", reference.archived.url),
            ("archive-date", spelled(copy_day(reference), locale)),
            ("url-status", status),
        ]
    if not url(reference):
        said = [(k, v) for k, v in said if k != "access-date"]
    shown = " ".join(f"|{name}={_value(name, words)}" for name, words in said if words)
    return roman(f"{{{{{template} {shown}}}}}")


def _particulars(reference: Reference, template: str) -> list[tuple[str, str | None]]:
    """What a template takes beyond what all take; edition without “ed.”, which the template says."""
    said: list[tuple[str, str | None]] = []
    if template in NUMBERED:
        said += [("volume", reference.get("volume")), ("issue", reference.get("issue"))]
    if template in OF_BOOKS:
        said.append(("edition", (edition(reference) or "").removesuffix(" ed.")))
        said.append(("location", reference.get("publisher-place")))
    if reference.type is ReferenceType.REPORT:
        said.append(("number", reference.get("number")))
    if reference.type is ReferenceType.PAPER_CONFERENCE:
        said.append(("conference", reference.get("event-title")))
    return said


def _people(names: Sequence[PersonName], role: str) -> list[tuple[str, str | None]]:
    """|last2= |first2= of a person, |author2= of a body; “Jr.” goes with the given name. Two round brackets keep a body's name with
    a comma from being read as two people's (Help:Citation Style 1, “Accept this as written markup”)."""
    said: list[tuple[str, str | None]] = []
    for number, name in enumerate(names, 1):
        if name == OTHERS:
            said.append((f"display-{role.removesuffix('-') or 'author'}s", "etal"))
            continue
        suffix = "" if number == 1 else str(number)
        if name.literal is not None or not name.given:
            whole = f"(({name.whole}))" if re.search(r"[,;]| and ", name.whole) else name.whole
            said.append((f"{role.removesuffix('-') or 'author'}{suffix}", whole))
        else:
            first = " ".join(p for p in (name.given, name.suffix) if p)
            said += [(f"{role}last{suffix}", name.surname), (f"{role}first{suffix}", first)]
    return said


def _titles(reference: Reference, locale: Locale) -> list[tuple[str, str | None]]:
    words = title(reference, locale).replace("’", "'")  # Wikipedia's Manual of Style asks for straight apostrophes
    language = (reference.get("language") or "")[:2].lower()
    if language and language != "en" and _other_script(words):
        return [
            ("script-title", f"{language}:{words}"),
            ("title", romanized(words)),
            ("trans-title", reference.get("translated-title")),
        ]
    return [("title", words), ("trans-title", reference.get("translated-title"))]


def _other_script(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return bool(letters) and not unicodedata.name(letters[0], "").startswith("LATIN")


def _value(name: str, words: str) -> str:
    """What would end the parameter or the template is written as a character reference or in the template's own way."""
    if name.endswith("url"):
        return words.replace("|", "%7C").replace("{{", "%7B%7B").replace("}}", "%7D%7D").replace(" ", "%20")
    words = words.translate(STRAIGHT).replace("|", "{{!}}").replace("[", "&#91;").replace("]", "&#93;")
    return re.sub(r"\{\{(?!!\}\})|(?<!\{\{!)\}\}", lambda m: "&#123;&#123;" if m[0] == "{{" else "&#125;&#125;", words)


STYLE = CitationStyle("wikipedia", write, "Wikipedia’s {{cite …}}", "Wikipedia, Help:Citation Style 1", plain=True)
