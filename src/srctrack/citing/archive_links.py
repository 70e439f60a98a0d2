"""Archived copies beside a draft's links: putting them there, and taking them away again.

What is put is recognised by its exact form, so that doing it twice changes nothing, and undoing it gives the draft back.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from srctrack.model.draft import Link
from srctrack.model.finding import Edit
from srctrack.model.reference import ArchivedCopy, LinkForm
from srctrack.model.text import Span
from srctrack.model.url import domain, same_page

ARCHIVES = frozenset(
    "archive.org archive.today archive.ph archive.is archive.li archive.md archive.vn archive.fo perma.cc ghostarchive.org".split()
)
"""Where a link leads to a copy already, so that none is put beside it."""


class Markup(StrEnum):
    """What the draft is written in."""

    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A link whose copy could not be put beside it in the form asked for, and why."""

    url: str
    why: str


_BESIDE = {
    Markup.MARKDOWN: re.compile(r" \(\[archived\]\(<?(https?://[^\s<>]+?)>?\)\)"),
    Markup.HTML: re.compile(r' \(<a href="(https?://[^"\s]+)">archived</a>\)'),
}
_NOTE_MARK = re.compile(r"\[\^archived-([0-9a-f]{6})\]")
_NOTE = re.compile(
    r"\n{0,9}^\[\^archived-([0-9a-f]{6})\]: \[Archived[^\]\n]{0,300}\]\(<?(https?://[^\s<>]+?)>?\)\.$", re.M
)
_ROBUST = {
    Markup.MARKDOWN: re.compile(r'\{\.robust data-versionurl="(https?://[^"\s]+)"(?: data-versiondate="[\d-]+")?\}'),
    Markup.HTML: re.compile(r' data-versionurl="(https?://[^"\s]+)"(?: data-versiondate="[\d-]+")?'),
}


def is_copy(url: str) -> bool:
    """Whether an address is an archive's."""
    return domain(url) in ARCHIVES


def _label(url: str) -> str:
    return hashlib.sha256(same_page(url).encode()).hexdigest()[:6]


def without_copies(text: str, links: Sequence[Link], markup: Markup, only: frozenset[str] | None = None) -> list[Edit]:
    """The edits that take every copy away which ``with_copies`` puts; ``only`` names the pages (in the form of
    ``same_page``) whose copies are meant."""
    edits, labels = [], set()
    for link in links:
        if is_copy(link.url) or (only is not None and same_page(link.url) not in only):
            continue
        labels.add(_label(link.url))
        for found in _beside(text, link, markup):
            edits.append(Edit(found, ""))
    if markup is Markup.MARKDOWN:
        edits += [Edit(Span(m.start(), m.end()), "") for m in _NOTE.finditer(text) if m[1] in labels]
    return sorted(edits, key=lambda e: e.span)


def _beside(text: str, link: Link, markup: Markup) -> Iterator[Span]:
    """What of ours stands in and after a link, one after another."""
    if markup is Markup.HTML:
        opening = text.find(">", link.span.start, link.span.end)
        if m := _ROBUST[markup].search(text, link.span.start, max(opening, link.span.start)):
            yield Span(m.start(), m.end())
    at = link.span.end
    patterns = [_BESIDE[markup]]
    if markup is Markup.MARKDOWN:
        patterns += [_ROBUST[markup], _NOTE_MARK]
    while m := next((m for p in patterns if (m := p.match(text, at)) and _is_ours(m, link)), None):
        yield Span(m.start(), m.end())
        at = m.end()


def _is_ours(found: re.Match[str], link: Link) -> bool:
    """A mark carries its link's label; a copy lies at an archive, or at an address that holds the link's own."""
    said = found[1]
    return said == _label(link.url) or is_copy(said) or link.url in said


def with_copies(
    text: str, links: Sequence[Link], copies: Mapping[str, ArchivedCopy], form: LinkForm, markup: Markup
) -> tuple[list[Edit], list[Unlinked]]:
    """The edits that put the copies beside their links, for a text that ``without_copies`` has gone through; and the links
    that the form does not fit. ``copies`` are by page, in the form of ``same_page``."""
    edits: list[Edit] = []
    left: list[Unlinked] = []
    noted: dict[str, ArchivedCopy] = {}
    for link in links:
        copy = copies.get(same_page(link.url))
        if copy is None or is_copy(link.url):
            continue
        why = _unfit(text, link, form, markup)
        if why:
            left.append(Unlinked(link.url, why))
            continue
        if form is LinkForm.FOOTNOTE:
            noted.setdefault(_label(link.url), copy)
        edits.append(_edit(text, link, copy, form, markup))
    if noted:
        edits.append(_notes(text, noted))
    return sorted(edits, key=lambda e: e.span), left


def _unfit(text: str, link: Link, form: LinkForm, markup: Markup) -> str | None:
    words = link.span.of(text)
    if link.url_span is None:
        return "its address is not in the file as it is"
    if form is LinkForm.FOOTNOTE and markup is Markup.HTML:
        return "HTML has no footnotes"
    if form is LinkForm.ROBUST and markup is Markup.MARKDOWN and not words.endswith((")", ">", "]")):
        return "a bare address cannot have attributes"
    if form is LinkForm.ROBUST and markup is Markup.MARKDOWN and words.startswith("<a"):
        return "it is an HTML link inside Markdown"
    if form is LinkForm.ROBUST and markup is Markup.HTML and not words.lower().startswith("<a"):
        return "it is not an <a> element"
    return None


def _edit(text: str, link: Link, copy: ArchivedCopy, form: LinkForm, markup: Markup) -> Edit:
    end = Span(link.span.end, link.span.end)
    url = copy.url.replace('"', "%22").replace(" ", "%20")
    date = f' data-versiondate="{copy.when.date().isoformat()}"' if copy.when else ""
    if form is LinkForm.FOOTNOTE:
        return Edit(end, f"[^archived-{_label(link.url)}]")
    if form is LinkForm.ROBUST:
        attributes = f'data-versionurl="{url}"{date}'
        if markup is Markup.MARKDOWN:
            return Edit(end, "{.robust " + attributes + "}")
        at = link.span.start + len("<a")
        return Edit(Span(at, at), f" {attributes}")
    return Edit(
        end, f' (<a href="{url}">archived</a>)' if markup is Markup.HTML else f" ([archived]({_bracketed(url)}))"
    )


def _bracketed(url: str) -> str:
    """An address that ends where it should within round brackets (CommonMark 0.31, link destinations)."""
    return f"<{url}>" if re.search(r"[()]", url) else url


def _notes(text: str, noted: Mapping[str, ArchivedCopy]) -> Edit:
    lines = []
    for label, copy in noted.items():
        day = f" {copy.when.date().isoformat()}" if copy.when else ""
        lines.append(f"\n[^archived-{label}]: [Archived{day}]({_bracketed(copy.url.replace(' ', '%20'))}).")
    end = len(text.rstrip("\n"))
    # The file's own last line ends stay behind the notes, so that taking these away leaves the file as it was.
    return Edit(Span(end, end), "\n" + "\n".join(lines).replace("\n\n", "\n"))


def swapped(links: Sequence[Link], dead: Mapping[str, ArchivedCopy]) -> list[Edit]:
    """The edits that make links to dead originals lead to their copies. ``dead`` is by page."""
    found = ((link, dead.get(same_page(link.url))) for link in links if not is_copy(link.url))
    return sorted((Edit(k.url_span, c.url) for k, c in found if c and k.url_span), key=lambda e: e.span)


def restored(links: Sequence[Link], originals: Mapping[str, str]) -> list[Edit]:
    """The edits that make links to copies lead to their originals again. ``originals`` is by the copy's address."""
    found = ((link, originals.get(link.url)) for link in links)
    return sorted((Edit(k.url_span, o) for k, o in found if o and k.url_span), key=lambda e: e.span)
