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
    is_outlet,
    issued,
    listing,
    outlet,
    title,
    url,
)
from srctrack.citing.wording import Wording, in_quotes, italic, joined, roman
from srctrack.model.reference import ItemType, Reference

KINDS = {
    ItemType.POST_WEBLOG: "blog",
    ItemType.MOTION_PICTURE: "video",
    ItemType.SONG: "podcast",
    ItemType.BROADCAST: "broadcast",
}


def write(reference: Reference, locale: Locale) -> Wording:
    """Author, “Title,” *Outlet*, date, URL (CMOS 17, 14.191 newspapers, 14.206 websites, 14.208 blogs, 14.267 video; three
    authors or fewer are named, 14.76; a day of access where there is no date, 14.12)."""
    names = authors(reference)
    who = (
        None
        if is_outlet(names, reference)
        else listing(names, given_first, given_first, and_=locale.and_, others=locale.others, most=3, kept=1)
    )
    work = outlet(reference)
    named = title(reference, locale)
    head = italic(named) + "," if reference.type in ALONE else roman(in_quotes(f"{named},"))
    kind = KINDS.get(reference.type)
    place = italic(work) if reference.type in NEWS | {ItemType.POST_WEBLOG} else roman(work)
    if kind == "blog" and work:
        place = place + " (blog)"
    when = locale.long(issued(reference))
    seen = locale.long(accessed(reference))
    unseen = None if when else f"{locale.accessed} {seen}" if seen else None
    tail = joined(
        [
            place,
            when or unseen,
            kind if kind and kind != "blog" else None,
            url(reference),
            _archived(reference, locale),
        ],
        ", ",
    )
    opened = joined([who, head], ", ")
    return (opened + " " + tail).closed() if tail else roman(opened).closed()


def _archived(reference: Reference, locale: Locale) -> str | None:
    if reference.archived is None:
        return None
    day = locale.long(copy_day(reference))
    return " ".join(p for p in (locale.archived, f"{day}," if day else None, reference.archived.url) if p)


STYLE = CitationStyle(
    "chicago-notes", write, "Chicago, footnote", "The Chicago Manual of Style, 17th edition, 14.76–14.267"
)
