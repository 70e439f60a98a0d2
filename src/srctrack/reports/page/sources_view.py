"""The sources of a report: what each is, and what is kept of it."""

from __future__ import annotations

from srctrack.model.archiving import ArchiveRecord
from srctrack.model.language_names import language_name
from srctrack.model.source import CUT_OFF, Source
from srctrack.reports.naming import day, publisher
from srctrack.reports.page.elements import Markup, el, page_link, together
from srctrack.reports.page.numbering import Numbering

_DIRECTIONS = {"ar": "rtl", "fa": "rtl", "he": "rtl", "ur": "rtl"}


def source_cards(numbering: Numbering) -> Markup | None:
    if not numbering.sources:
        return None
    return el("ol", [_card(source, numbering) for source in numbering.sources.values()], class_="sources")


def _card(source: Source, numbering: Numbering) -> Markup:
    title = source.title or "(no title)"
    about = [
        publisher(source),
        day(source.published) if source.published else "no date",
        ", ".join(source.authors) or None,
        language_name(source.language),
    ]
    findings = [el("a", str(n.number), href=f"#{n.card}") for n in numbering.about(source.key)]
    return el(
        "li",
        el(
            "h3",
            page_link(source.final_url or source.url, title),
            lang=source.language,
            dir=_DIRECTIONS.get(source.language or ""),
        ),
        el("p", " · ".join(a for a in about if a)),
        el(
            "p",
            "Only a part of the article was read: the rest is behind a paywall or on further pages.",
            class_="lacking",
        )
        if source.wall in CUT_OFF
        else None,
        el("dl", _facts(source), class_="facts"),
        el("p", "Findings: ", _listed(findings)) if findings else None,
        id=numbering.source_card(source.key),
        tabindex="-1",
    )


def _listed(parts: list[Markup]) -> Markup:
    return together([together(", " if i else None, part) for i, part in enumerate(parts)])


def _facts(source: Source) -> Markup:
    rows = [el("dt", "key"), el("dd", el("code", source.key))]
    newest = source.newest
    if newest:
        rows += [
            el("dt", "saved"),
            el("dd", f"{day(newest.captured)} {newest.captured:%H:%M} UTC, {newest.bytes:,} bytes"),
            el("dt", "digest"),
            el("dd", el("code", newest.id)),
        ]
    else:
        rows += [el("dt", "saved"), el("dd", "nothing", class_="lacking")]
    rows += [
        el("dt", "archived"),
        el("dd", [_archive(a) for a in source.archives] or el("span", "no copy", class_="lacking")),
    ]
    return together(rows)


def _archive(record: ArchiveRecord) -> Markup:
    if record.memento and record.state.archived:
        when = record.memento.timestamp
        return el(
            "span", page_link(record.memento.url, f"{record.service}, {day(when)} {when:%H:%M} UTC"), class_="archived"
        )
    return el("span", f"{record.service}: {record.detail or record.state.value}", class_="archived lacking")
