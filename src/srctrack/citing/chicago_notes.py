"""Chicago, notes: the footnote's form."""

from __future__ import annotations

from srctrack.citing.base import CitationStyle
from srctrack.citing.locales import Locale
from srctrack.citing.parts import (
    ALONE,
    NEWS,
    accessed,
    authors,
    copy_day,
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
from srctrack.model.reference import ItemType, Reference

KINDS = {
    ItemType.POST_WEBLOG: "blog",
    ItemType.MOTION_PICTURE: "video",
    ItemType.SONG: "podcast",
    ItemType.BROADCAST: "broadcast",
}


def write(reference: Reference, locale: Locale) -> Wording:
    """Author, “Title,” *Outlet*, date, URL (CMOS 17, 14.191 newspapers, 14.206 websites, 14.208 blogs, 14.267 video, 14.168
    journals, 14.215 theses, 14.220 reports; three authors or fewer are named, 14.76; a day of access where there is no
    date, 14.12)."""
    names = authors(reference)
    who = listing(names, given_first, given_first, and_=locale.and_, others=locale.others, most=3, kept=1)
    head, tail = _body(reference, locale)
    tail = joined([tail, url(reference), _archived(reference, locale)], ", ")
    opened = joined([None if is_outlet(names, reference) else who, head], ", ")
    between = " " if opened.text[-1:] in ",”?!" or tail.text.startswith("(") else ", "
    return joined([opened, tail], between).closed()


def _body(reference: Reference, locale: Locale) -> tuple[Wording, Wording]:
    """The title, and what it stands in with its date."""
    work = outlet(reference)
    when = locale.long(issued(reference))
    seen = locale.long(accessed(reference))
    if reference.type is ItemType.THESIS:
        return roman(quoted_title(reference, locale, "", capitals=True)), roman(
            f"({', '.join(p for p in (institution(reference), when) if p)})"
        )
    if reference.type in ALONE:
        return italic(headline(reference, locale)), roman(
            f"({', '.join(p for p in (work, when) if p)})" if work or when else None
        )
    head = roman(quoted_title(reference, locale, both=True, capitals=True))
    if reference.type is ItemType.ARTICLE_JOURNAL and reference.get("volume"):
        number = f", no. {reference.get('issue')}" if reference.get("issue") else ""
        place = italic(work) + f" {reference.get('volume')}{number}" + (f" ({when})" if when else "")
        return head, place + (f": {short_pages(reference)}" if short_pages(reference) else "")
    kind = KINDS.get(reference.type) or (reference.get("genre") or "").lower() or None
    place = italic(work) if reference.type in NEWS | {ItemType.POST_WEBLOG, ItemType.SONG} else roman(work)
    if kind == "blog" and work:
        place, kind = place + " (blog)", None
    unseen = None if when else f"{locale.accessed} {seen}" if seen else None
    return head, joined([place, when or unseen, kind], ", ")


def _archived(reference: Reference, locale: Locale) -> str | None:
    if reference.archived is None:
        return None
    day = locale.long(copy_day(reference))
    return " ".join(p for p in (locale.archived, f"{day}," if day else None, reference.archived.url) if p)


STYLE = CitationStyle(
    "chicago-notes", write, "Chicago, footnote", "The Chicago Manual of Style, 17th edition, 14.76–14.267"
)
