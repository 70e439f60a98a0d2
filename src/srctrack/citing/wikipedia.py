"""Wikipedia's citation templates."""

from __future__ import annotations

import re
import unicodedata

from srctrack.citing.base import CitationStyle
from srctrack.citing.links import spelled
from srctrack.citing.locales import Locale
from srctrack.citing.parts import accessed, authors, copy_day, is_outlet, issued, outlet, title, url
from srctrack.citing.romanize import romanized
from srctrack.citing.wording import Wording, roman
from srctrack.model.reference import ItemType, Reference

TEMPLATES = {
    ItemType.ARTICLE_NEWSPAPER: ("cite news", "work"), ItemType.ARTICLE_MAGAZINE: ("cite magazine", "magazine"),
    ItemType.ARTICLE_JOURNAL: ("cite journal", "journal"), ItemType.BOOK: ("cite book", "publisher"),
    ItemType.REPORT: ("cite report", "publisher"), ItemType.THESIS: ("cite thesis", "publisher"),
    ItemType.MOTION_PICTURE: ("cite AV media", "publisher"), ItemType.SONG: ("cite podcast", "website"),
}  # fmt: skip
"""Each type's template and the parameter that takes the outlet; every other type is “cite web”."""
DEAD = frozenset({"dead", "gone"})
"""Tags that say that the original is gone."""


def write(reference: Reference, locale: Locale) -> Wording:
    """{{cite news |last= |first= |title= |url= |work= |date= |access-date= |archive-url= |archive-date= |url-status=}}, with
    ``script-title`` for a title in another script (Wikipedia, “Help:Citation Style 1”). Dates are day first, one way
    throughout (MOS:DATEUNIFY)."""
    template, place = TEMPLATES.get(reference.type, ("cite web", "website"))
    said: list[tuple[str, str | None]] = []
    names = () if is_outlet(authors(reference), reference) else authors(reference)
    for number, name in enumerate(names, 1):
        suffix = "" if number == 1 else str(number)
        if name.literal is not None or not name.given:
            said.append(
                (f"author{suffix}", f"(({name.whole}))" if re.search(r"[,;]| and ", name.whole) else name.whole)
            )
        else:
            said += [(f"last{suffix}", name.surname), (f"first{suffix}", name.given)]
    said += _titles(reference, locale)
    said += [("url", reference.get("URL")), (place, outlet(reference)), ("date", spelled(issued(reference), locale))]
    said += [
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


def _titles(reference: Reference, locale: Locale) -> list[tuple[str, str | None]]:
    words = title(reference, locale)
    language = (reference.get("language") or "")[:2].lower()
    if language and language != "en" and _other_script(words):
        return [
            ("script-title", f"{language}:{words}"),
            ("title", romanized(words)),
            ("trans-title", reference.get("translated-title")),
        ]
    return [("title", words)]


def _other_script(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return bool(letters) and not unicodedata.name(letters[0], "").startswith("LATIN")


def _value(name: str, words: str) -> str:
    """What would end the parameter or the template is written as a character reference or in the template's own way."""
    if name.endswith("url"):
        return words.replace("|", "%7C").replace("{{", "%7B%7B").replace("}}", "%7D%7D").replace(" ", "%20")
    words = words.replace("|", "{{!}}").replace("[", "&#91;").replace("]", "&#93;")
    return re.sub(r"\{\{(?!!\}\})|(?<!\{\{!)\}\}", lambda m: "&#123;&#123;" if m[0] == "{{" else "&#125;&#125;", words)


STYLE = CitationStyle("wikipedia", write, "Wikipedia’s {{cite …}}", "Wikipedia, Help:Citation Style 1", plain=True)
