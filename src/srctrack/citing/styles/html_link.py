"""HTML, with the archived copy as Robust Links has it."""

from __future__ import annotations

from html import escape

from srctrack.citing.base import CitationStyle
from srctrack.citing.inline_links import archived_words, spelled
from srctrack.citing.styles.components import issued, outlet, title, url
from srctrack.citing.styles.locales import Locale
from srctrack.citing.styles.rich_text import Wording, in_quotes, roman
from srctrack.model.reference import Reference
from srctrack.model.url import is_web


def write(reference: Reference, locale: Locale) -> Wording:
    """<cite><a href data-versionurl data-versiondate>“Title”</a></cite>, Outlet, <time datetime>date</time> (Robust Links 1.0)."""
    address = url(reference)
    named = escape(in_quotes(title(reference, locale)))
    robust = ""
    if reference.archived:
        robust = f' data-versionurl="{escape(reference.archived.url)}"'
        if reference.archived.when:
            robust += f' data-versiondate="{reference.archived.when.date().isoformat()}"'
    linked = f'<a href="{escape(address)}"{robust}>{named}</a>' if address and is_web(address) else named
    language = reference.get("language")
    cite = f'<cite lang="{escape(language)}">{linked}</cite>' if language else f"<cite>{linked}</cite>"
    date = issued(reference)
    day = spelled(date, locale)
    when = (
        f'<time datetime="{date.iso}">{escape(day)}</time>'
        if date and date.year and day
        else escape(day)
        if day
        else None
    )
    copy = archived_words(reference, locale)
    kept = None
    if copy and reference.archived and is_web(reference.archived.url):
        kept = f' (<a href="{escape(reference.archived.url)}">{escape(copy)}</a>)'
    work = outlet(reference)
    return roman(", ".join(p for p in (cite, escape(work) if work else None, when) if p) + (kept or ""))


STYLE = CitationStyle("html", write, "HTML", "HTML Living Standard, 4.5.6; Robust Links 1.0", plain=True)
