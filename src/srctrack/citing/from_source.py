"""A source as a reference, and a reference as a source."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from srctrack.citing.formats.partial_dates import of_day, to_day
from srctrack.citing.styles.person_names import person
from srctrack.model.archiving import ArchiveRecord, ArchiveState, Memento
from srctrack.model.reference import OTHERS, ArchivedCopy, Reference, ReferenceType
from srctrack.model.source import Origin, Outlet, Source
from srctrack.model.url import domain, host

_VIDEO = re.compile(r"(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|rutube\.ru|dailymotion\.com)$")
_POSTS = re.compile(
    r"(?:^|\.)(?:twitter\.com|x\.com|t\.me|facebook\.com|vk\.com|bsky\.app|threads\.net|instagram\.com)$"
)
_BLOG = re.compile(
    r"(?:^|\.)(?:blogspot\.\w+|wordpress\.com|substack\.com|medium\.com|livejournal\.com|tumblr\.com)$|^blogs?\."
)
_BLOG_PATH = re.compile(r"/blogs?/", re.IGNORECASE)
_RELEASE_PATH = re.compile(
    r"/(?:press-?releases?|news-?releases?|press-?room|pressemitteilung(?:en)?)(?:/|$)", re.IGNORECASE
)


def reference_of(source: Source) -> Reference:
    """The source as it is cited: as a reference manager told of it where it was imported, else as it was read."""
    copy = next((a.memento for a in source.archives if a.state.archived and a.memento), None)
    archived = ArchivedCopy(copy.url, copy.timestamp) if copy else None
    if said := source.reference:
        tags = tuple(dict.fromkeys((*source.tags, *said.tags)))
        return replace(apply_manual_edits(said, source), key=source.key, tags=tags, archived=archived or said.archived)
    kind, genre = _kind(source)
    fields = {
        "title": source.title,
        "container-title": source.outlet.name or source.outlet.domain,
        "URL": source.final_url or source.url,
        "language": source.language,
        "section": source.section,
        "genre": genre,
        "note": source.note,
    }
    names = {"author": tuple(person(a) for a in source.authors)}
    dates = {"issued": of_day(source.published), "accessed": of_day(source.accessed)}
    return Reference(
        key=source.key,
        type=kind,
        fields={k: v for k, v in fields.items() if v},
        names={k: v for k, v in names.items() if v},
        dates={k: v for k, v in dates.items() if v},
        tags=source.tags,
        archived=archived,
    )


def apply_manual_edits(said: Reference, source: Source) -> Reference:
    """What an editor changed since it was imported stands."""
    given = {name for name, origin in source.origins.items() if origin.origin is Origin.GIVEN}
    changed = {"title": source.title, "container-title": source.outlet.name, "language": source.language}
    ours = {"title": "title", "outlet": "container-title", "language": "language"}
    fields = {k: v for k, v in said.fields.items() if k not in {ours.get(g) for g in given}}
    fields |= {v: w for g, v in ours.items() if g in given and (w := changed[v])}
    names, dates = dict(said.names), dict(said.dates)
    if "authors" in given:
        names["author"] = tuple(person(a) for a in source.authors)
    if "published" in given and (date := of_day(source.published)):
        dates["issued"] = date
    return replace(said, fields=fields, names={k: v for k, v in names.items() if v}, dates=dates)


def _kind(source: Source) -> tuple[ReferenceType, str | None]:
    """What the record tells of the source's kind: its address, its outlet and what was received."""
    site = host(source.final_url or source.url) or ""
    path = (source.final_url or source.url).partition("//")[2].partition("/")[2]
    if _VIDEO.search(site):
        return ReferenceType.MOTION_PICTURE, "Video"
    if _POSTS.search(site):
        return ReferenceType.POST, None
    if _BLOG.search(site) or _BLOG_PATH.search(f"/{path}"):
        return ReferenceType.POST_WEBLOG, None
    if _RELEASE_PATH.search(f"/{path}"):
        return ReferenceType.WEBPAGE, "Press release"
    if source.newest and source.newest.media_type == "application/pdf":
        return ReferenceType.REPORT, None
    if source.outlet.name and source.published:
        return ReferenceType.ARTICLE_NEWSPAPER, None
    return ReferenceType.WEBPAGE, None


def source_of(reference: Reference, now: datetime.datetime) -> Source:
    """A record made of a reference alone: nothing fetched, nothing kept yet. ``now`` stands in for a missing day of access."""
    url = reference.get("URL") or ""
    accessed = to_day(reference.dates.get("accessed"))
    if not isinstance(accessed, datetime.datetime):
        accessed = datetime.datetime.combine(accessed, datetime.time(), datetime.UTC) if accessed else now
    language = re.match(r"[a-z]{2}(?=[-_]|$)", (reference.get("language") or "").lower())
    return Source(
        key=reference.key,
        url=url,
        final_url=url,
        canonical_url=None,
        title=reference.get("title"),
        outlet=Outlet(reference.get("container-title") or reference.get("publisher"), domain(url) if url else None),
        authors=tuple(n.whole for n in reference.names.get("author", ()) if n != OTHERS),
        published=to_day(reference.dates.get("issued")),
        modified=None,
        accessed=accessed,
        language=language[0] if language else None,
        words=0,
        quotes=0,
        figures=0,
        section=reference.get("section"),
        archives=(_archive(reference.archived, url),) if reference.archived and reference.archived.when else (),
        tags=reference.tags,
        note=reference.get("note"),
        reference=replace(reference, tags=(), archived=reference.archived),
    )


def _archive(copy: ArchivedCopy, url: str) -> ArchiveRecord:
    """The copy a reference manager knew of: told, and not verified by us."""
    assert copy.when is not None
    memento = Memento("wayback" if "web.archive.org" in copy.url else "imported", copy.url, url, copy.when)
    return ArchiveRecord(memento.service, ArchiveState.NOT_VISIBLE, memento, detail="named in an imported reference")
