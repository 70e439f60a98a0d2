"""What add, show and extract tell a writer about a page, in a few lines."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from srctrack.cli.shown import counted, long_date, plain, plain_lines
from srctrack.model.adding import Added, AddState, NotAdded
from srctrack.model.archiving import ArchiveRecord, ArchiveState
from srctrack.model.source import Article, FieldOrigin, Origin, Outlet, Source

if TYPE_CHECKING:
    from srctrack.workflows.extract import Extracted

LANGUAGES = {
    "en": "English", "ru": "Russian", "uk": "Ukrainian", "be": "Belarusian", "bg": "Bulgarian", "sr": "Serbian",
    "el": "Greek", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "pl": "Polish",
    "nl": "Dutch", "cs": "Czech", "tr": "Turkish", "ar": "Arabic", "he": "Hebrew", "zh": "Chinese", "ja": "Japanese",
    "ko": "Korean", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "hu": "Hungarian", "ro": "Romanian",
}  # fmt: skip

_FROM = {
    Origin.GIVEN: "given by hand",
    Origin.URL: "guessed from the address",
    Origin.VISIBLE: "read off the page",
    Origin.GUESSED: "guessed",
    Origin.KNOWN: "from the list of outlets",
}


def _unsure(origins: dict[str, FieldOrigin], name: str) -> str:
    origin = origins.get(name)
    if origin is None or (origin.sure and origin.origin not in (Origin.URL, Origin.GUESSED)):
        return ""
    return f" ({_FROM.get(origin.origin, f'{origin.origin.value}, unsure')})"


def _about(
    outlet: Outlet,
    published: datetime.date | datetime.datetime | None,
    authors: tuple[str, ...],
    language: str | None,
    origins: dict[str, FieldOrigin],
    counts: list[str],
) -> str:
    parts = [
        plain(outlet.name or outlet.domain) or "no outlet",
        (long_date(published) or "no date") + _unsure(origins, "published"),
        (", ".join(plain(a) for a in authors) + _unsure(origins, "authors")) if authors else "",
        LANGUAGES.get(language or "", language or ""),
        *counts,
    ]
    return "  " + " · ".join(p for p in parts if p)


def article_card(extracted: Extracted) -> str:
    """What was read, for a look before adding."""
    article: Article = extracted.article
    found = extracted.survey
    from srctrack.text.words import count_words

    counts = [
        counted(count_words(article.prose.text), "word"),
        counted(len(found.quotes), "quotation"),
        counted(len(found.figures), "figure"),
    ]
    lines = [
        plain(article.title) or "(no title)",
        _about(article.outlet, article.published, article.authors, article.language, dict(article.origins), counts),
        "",
        plain_lines(article.prose.text),
    ]
    return "\n".join(lines)


def added_card(added: Added) -> str:
    """What an add did, and the words to cite the page by."""
    source = added.source
    head = f"{source.key}   {plain(source.title) or '(no title)'}"
    if added.state is not AddState.ADDED:
        head += f"   [{added.state.value}]"
    lines = [head, source_line(source), *_kept(source), *(_archive_line(a) for a in added.archives)]
    if source.wall:
        lines.append(f"  {source.wall.value}   only a teaser could be read: nothing will be said “not found” of it")
    for words, near in added.missing_quotes:
        lines.append(
            f"  not kept  “{plain(words)}” does not stand in the page" + (f"; nearest: “{plain(near)}”" if near else "")
        )
    name = plain(source.outlet.name or source.outlet.domain or source.title)
    lines.append(f"  cite it   [{name}]({source.url})  or  [@{source.key}]")
    return "\n".join(lines)


def source_line(source: Source) -> str:
    counts = [
        counted(source.words, "word"),
        counted(source.quotes, "quotation"),
        counted(source.figures, "figure"),
    ]
    return _about(source.outlet, source.published, source.authors, source.language, dict(source.origins), counts)


def _kept(source: Source) -> list[str]:
    newest = source.newest
    if newest is None:
        return []
    digest = newest.id.removeprefix("sha256:")
    size = f"{newest.bytes / 1000:,.0f} kB" if newest.bytes >= 1000 else counted(newest.bytes, "byte")
    return [f"  kept      sha256 {digest[:4]}…{digest[-4:]}, {size}"]


def _archive_line(record: ArchiveRecord) -> str:
    name = record.service.capitalize()
    if record.state.archived and record.memento:
        return f"  {name:<9} {record.memento.url}"
    if record.state is ArchiveState.NOT_ATTEMPTED:
        return f"  {name:<9} {record.detail or 'not asked'}"
    return f"  {name:<9} {record.state.contract}: {record.detail or record.state.value}"


def not_added_card(failed: NotAdded) -> str:
    return f"not added: {plain(failed.target)}: {failed.message}" + (f"\n  {failed.hint}" if failed.hint else "")


def source_card(source: Source) -> str:
    """All a record holds, so that a misreading is seen at once."""
    origins = dict(source.origins)

    def row(label: str, value: str | None, name: str | None = None) -> str:
        origin = origins.get(name or "")
        tail = ""
        if origin is not None and value:
            tail = f"   ({_FROM.get(origin.origin, origin.origin.value)}{'' if origin.sure else ', unsure'})"
        return f"  {label:<11} {value or '–'}{tail}"

    lines = [
        source.key,
        row("title", plain(source.title), "title"),
        row(
            "outlet",
            plain(source.outlet.name) + (f" ({source.outlet.domain})" if source.outlet.domain else ""),
            "outlet",
        ),
        row("authors", ", ".join(plain(a) for a in source.authors), "authors"),
        row("published", _exact(source.published), "published"),
        row("modified", _exact(source.modified), "modified"),
        row("language", LANGUAGES.get(source.language or "", source.language), "language"),
        row("address", plain(source.url)),
    ]
    if source.final_url != source.url:
        lines.append(row("led to", plain(source.final_url)))
    if source.canonical_url and source.canonical_url not in (source.url, source.final_url):
        lines.append(row("canonical", plain(source.canonical_url), "canonical_url"))
    if source.wall:
        lines.append(row("wall", source.wall.value))
    lines.append(
        row(
            "read",
            f"{counted(source.words, 'word')}, {counted(source.quotes, 'quotation')}, {counted(source.figures, 'figure')}",
        )
    )
    lines += [row("kept", f"{s.id}  {s.bytes:,} bytes  {_exact(s.captured)}") for s in source.snapshots]
    lines += [_archive_line(a).replace("  ", "  ", 1) for a in source.archives]
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
