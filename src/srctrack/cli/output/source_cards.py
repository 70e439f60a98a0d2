"""What add, show and extract tell a writer about a page, in a few lines."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from srctrack.cli.output.text import beside, headed, long_date, plain, plain_lines
from srctrack.model.add_result import Added, AddState, NotAdded
from srctrack.model.archiving import ArchiveRecord, ArchiveState
from srctrack.model.language_names import language_name
from srctrack.model.remote import RemoteState
from srctrack.model.source import Article, FieldOrigin, Origin, Outlet, Source
from srctrack.reports.summary import counted

if TYPE_CHECKING:
    from srctrack.workflows.extract import Extracted

_DECLARED = "from the page's metadata"
_FROM = {
    **dict.fromkeys((Origin.JSON_LD, Origin.OPEN_GRAPH, Origin.META, Origin.MICRODATA, Origin.TIME), _DECLARED),
    Origin.GIVEN: "given by hand",
    Origin.URL: "guessed from the address",
    Origin.VISIBLE: "read from the page",
    Origin.GUESSED: "guessed",
    Origin.KNOWN: "from the list of outlets",
    Origin.SCRIPT: "from the data of the page's script",
    Origin.RENDERED: "as a browser showed it",
}


_UNSURE = (Origin.URL, Origin.GUESSED)
"""Origins whose own words say that they are not sure."""


def _unsure(origins: dict[str, FieldOrigin], name: str) -> str:
    origin = origins.get(name)
    if origin is None or (origin.sure and origin.origin not in _UNSURE):
        return ""
    unsure = "" if origin.origin in _UNSURE else ", unsure"
    return f" ({_FROM[origin.origin]}{unsure})"


def _about(
    outlet: Outlet,
    published: datetime.date | datetime.datetime | None,
    authors: tuple[str, ...],
    language: str | None,
    origins: dict[str, FieldOrigin],
    counts: list[str],
    width: int,
) -> str:
    parts = [
        plain(outlet.name or outlet.domain) or "no outlet",
        (long_date(published) or "no date") + _unsure(origins, "published"),
        (", ".join(plain(a) for a in authors) + _unsure(origins, "authors")) if authors else "",
        language_name(language),
        *counts,
    ]
    return beside("  ", " · ".join(p for p in parts if p), width)


def article_card(extracted: Extracted, width: int) -> str:
    """What was read, for a look before adding, in lines of at most ``width`` cells."""
    article: Article = extracted.article
    found = extracted.annotations
    from srctrack.annotate.word_count import count_words

    counts = [
        counted(count_words(article.prose.text), "word"),
        counted(len(found.quotes), "quotation"),
        counted(len(found.figures), "figure"),
    ]
    lines = [
        plain(article.title) or "(no title)",
        _about(
            article.outlet, article.published, article.authors, article.language, dict(article.origins), counts, width
        ),
        "",
        *(beside("", line, width) for line in plain_lines(article.prose.text).split("\n")),
    ]
    return "\n".join(lines)


def added_card(added: Added, width: int) -> str:
    """What an add did, and the words to cite the page by; in lines of at most ``width`` cells."""
    source = added.source
    state = f"   [{added.state.value}]" if added.state is not AddState.ADDED else ""
    head = headed(source.key, f"{plain(source.title) or '(no title)'}{state}", width)
    lines = [
        head,
        source_line(source, width),
        *_kept(source),
        *(beside(f"  {a.service.capitalize():<9} ", _archived(a), width) for a in added.archives),
    ]
    if added.remote is not None:
        why = added.not_pushed or "`srctrack push` sends it"
        told = "saved" if added.remote is RemoteState.SAVED else f"pending: {plain(why)}"
        lines.append(beside("  remote    ", told, width))
    if source.wall:
        told = "only a teaser could be read, so no finding will say that something is missing from this page"
        lines.append(beside(f"  {source.wall.value:<9} ", told, width))
    for words, near in added.missing_quotes:
        told = f"“{plain(words)}” is not on the page" + (f"; nearest: “{plain(near)}”" if near else "")
        lines.append(beside("  not saved ", told, width))
    name = plain(source.outlet.name or source.outlet.domain or source.title)
    link = f"  cite it   [{name}]({source.url})"
    apart = "  or  " if len(link) + len(source.key) + 9 <= width else f"\n{'or':>9}   "
    lines.append(f"{link}{apart}[@{source.key}]")
    return "\n".join(lines)


def source_line(source: Source, width: int) -> str:
    counts = [
        counted(source.words, "word"),
        counted(source.quotes, "quotation"),
        counted(source.figures, "figure"),
    ]
    text = source.origins.get("text")
    if text is not None and text.origin is Origin.RENDERED:
        counts.append(_FROM[Origin.RENDERED])
    return _about(source.outlet, source.published, source.authors, source.language, dict(source.origins), counts, width)


def _kept(source: Source) -> list[str]:
    newest = source.newest
    if newest is None:
        return []
    size = f"{newest.bytes / 1000:,.0f} kB" if newest.bytes >= 1000 else counted(newest.bytes, "byte")
    return [f"  saved     {short(newest.id)}, {size}"]


def _archived(record: ArchiveRecord) -> str:
    if record.state.archived and record.memento:
        return record.memento.url
    if record.state is ArchiveState.NOT_ATTEMPTED:
        return record.detail or "not requested"
    return f"{record.state.contract}: {record.detail or record.state.value}"


def short(digest: str) -> str:
    """A digest as a person tells it from others: its kind and both ends."""
    kind, _, hexadecimal = digest.rpartition(":")
    return f"{kind} {hexadecimal[:4]}…{hexadecimal[-4:]}"


def not_added_card(failed: NotAdded) -> str:
    return f"not added: {plain(failed.target)}: {failed.message}" + (f"\n  {failed.hint}" if failed.hint else "")


def source_card(source: Source, width: int) -> str:
    """All a record holds, so that a misreading is seen at once; in lines of at most ``width`` cells."""
    origins = dict(source.origins)

    def row(label: str, value: str | None, name: str | None = None) -> str:
        origin = origins.get(name or "")
        tail = ""
        if origin is not None and value:
            tail = f"   ({_FROM[origin.origin]}{'' if origin.sure else ', unsure'})"
        return beside(f"  {label:<11} ", f"{value or '–'}{tail}", width)

    lines = [
        source.key,
        row("title", plain(source.title), "title"),
        row(
            "outlet",
            " ".join(
                p for p in (plain(source.outlet.name), f"({source.outlet.domain})" if source.outlet.domain else "") if p
            ),
            "outlet",
        ),
        row("authors", ", ".join(plain(a) for a in source.authors), "authors"),
        row("published", _exact(source.published), "published"),
        row("modified", _exact(source.modified), "modified"),
        row("language", language_name(source.language), "language"),
        row("address", plain(source.url)),
    ]
    if source.final_url != source.url:
        lines.append(row("leads to", plain(source.final_url)))
    if source.canonical_url and source.canonical_url not in (source.url, source.final_url):
        lines.append(row("canonical", plain(source.canonical_url), "canonical_url"))
    if source.wall:
        lines.append(row("wall", source.wall.value))
    lines.append(
        row(
            "read",
            f"{counted(source.words, 'word')}, {counted(source.quotes, 'quotation')}, {counted(source.figures, 'figure')}",
            "text",
        )
    )
    lines += [
        row("saved", f"{_exact(s.captured)}, {counted(s.bytes, 'byte')}, {short(s.id)}") for s in source.snapshots
    ]
    lines += [row(a.service.capitalize(), _archived(a)) for a in source.archives]
    if source.tags:
        lines.append(row("tags", ", ".join(source.tags)))
    if source.note:
        lines.append(row("note", plain(source.note)))
    lines += [row("quotation", f"“{plain(q.exact)}”") for q in source.kept_quotes]
    return "\n".join(lines)


def _exact(value: datetime.date | datetime.datetime | None) -> str | None:
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ", timespec="minutes").replace("+00:00", " UTC")
    return long_date(value)
