"""A Markdown footnote's text, with its label."""

from __future__ import annotations

from srctrack.citing.base import CitationStyle
from srctrack.citing.inline_links import archived_words, markdown_link, markdown_words, spelled
from srctrack.citing.styles.components import (
    authors,
    given_first,
    is_outlet,
    issued,
    listing,
    outlet,
    title,
    url,
)
from srctrack.citing.styles.locales import Locale
from srctrack.citing.styles.rich_text import Wording, in_quotes, roman
from srctrack.model.reference import Reference


def write(reference: Reference, locale: Locale) -> Wording:
    """[^key]: Author, [“Title”](URL), *Outlet*, date; [archived day](copy)."""
    names = authors(reference)
    who = (
        None
        if is_outlet(names, reference)
        else listing(names, given_first, given_first, and_=locale.and_, others=locale.others, most=3, kept=1)
    )
    work = outlet(reference)
    parts = [
        markdown_words(who) if who else None,
        markdown_link(in_quotes(title(reference, locale)), url(reference)),
        f"*{markdown_words(work)}*" if work else None,
        spelled(issued(reference), locale),
    ]
    copy = archived_words(reference, locale)
    kept = f"; {markdown_link(copy, reference.archived.url)}" if copy and reference.archived else ""
    return roman(f"[^{reference.key}]: {', '.join(p for p in parts if p)}{kept}.")


STYLE = CitationStyle(
    "footnote", write, "a Markdown footnote", "Pandoc’s Markdown and PHP Markdown Extra, footnotes", plain=True
)
