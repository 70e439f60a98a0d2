"""A Markdown link, with the archived copy behind it."""

from __future__ import annotations

from srctrack.citing.base import CitationStyle
from srctrack.citing.inline_links import markdown_link, markdown_words, spelled
from srctrack.citing.styles.components import issued, outlet, title, url
from srctrack.citing.styles.locales import Locale
from srctrack.citing.styles.rich_text import Wording, in_quotes, roman
from srctrack.model.reference import Reference


def write(reference: Reference, locale: Locale) -> Wording:
    """[“Title”](URL), Outlet, date ([archived](copy))."""
    head = markdown_link(in_quotes(title(reference, locale)), url(reference))
    parts = [head, markdown_words(outlet(reference) or ""), spelled(issued(reference), locale)]
    copy = f" ({markdown_link(locale.archived, reference.archived.url)})" if reference.archived else ""
    return roman(", ".join(p for p in parts if p) + copy)


STYLE = CitationStyle("markdown", write, "a Markdown link", "CommonMark 0.31", plain=True)
