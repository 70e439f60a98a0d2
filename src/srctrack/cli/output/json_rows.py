"""The JSON of the contract for what is not a check: schemas ``srctrack.add/1`` and ``srctrack.extract/1``."""

from __future__ import annotations

import datetime
from typing import Any

from srctrack.model.add_result import Added, NotAdded
from srctrack.model.archiving import ArchiveRecord
from srctrack.model.source import Outlet, Source
from srctrack.workflows.extract import Extracted

ADD = "srctrack.add/1"
EXTRACT = "srctrack.extract/1"
Row = dict[str, Any]


def when(value: datetime.date | datetime.datetime | None) -> str | None:
    """ISO 8601: an instant with its zone (UTC as Z), a date as a date."""
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    return value.isoformat() if value else None


def day(value: datetime.date | datetime.datetime | None) -> str | None:
    """The instant's or date's day, in the zone it carries."""
    return value.isoformat()[:10] if value else None


def outlet_row(outlet: Outlet) -> Row:
    return {"name": outlet.name, "domain": outlet.domain}


def archive_row(record: ArchiveRecord) -> Row:
    memento = record.memento
    return {
        "service": record.service,
        "state": record.state.contract,
        "detail": f"{record.state.value}: {record.detail}" if record.detail else record.state.value,
        "url": memento.url if memento else None,
        "timestamp": memento.timestamp.strftime("%Y%m%d%H%M%S") if memento else None,
        "job": record.job,
        "error": record.error,
    }


def source_row(source: Source) -> Row:
    """One record as the commands answer it."""
    newest = source.newest
    return {
        "key": source.key,
        "url": source.url,
        "final_url": source.final_url,
        "canonical_url": source.canonical_url,
        "title": source.title,
        "outlet": outlet_row(source.outlet),
        "authors": list(source.authors),
        "published": when(source.published),
        "modified": when(source.modified),
        "accessed": when(source.accessed),
        "language": source.language,
        "words": source.words,
        "quotes": source.quotes,
        "figures": source.figures,
        "wall": source.wall.value if source.wall else None,
        "snapshot": newest
        and {
            "id": newest.id,
            "bytes": newest.bytes,
            "media_type": newest.media_type,
            "captured": when(newest.captured),
        },
        "archives": [archive_row(a) for a in source.archives],
        "tags": list(source.tags),
        "note": source.note,
        "origins": {name: {"origin": o.origin.value, "sure": o.sure} for name, o in sorted(source.origins.items())},
    }


def added_row(added: Added) -> Row:
    row = source_row(added.source)
    return {
        "key": row.pop("key"),
        "state": added.state.value,
        **row,
        "archives": [archive_row(a) for a in added.archives],
        "remote": added.remote.value if added.remote else None,
        "missing_quotes": [{"text": words, "nearest": near} for words, near in added.missing_quotes],
    }


def not_added_row(failed: NotAdded) -> Row:
    return {
        "target": failed.target,
        "error": failed.error,
        "wall": failed.wall,
        "message": failed.message,
        "hint": failed.hint,
    }


def extracted_row(extracted: Extracted | NotAdded) -> Row:
    if isinstance(extracted, NotAdded):
        return {
            "schema": EXTRACT,
            "target": extracted.target,
            "url": None,
            "canonical_url": None,
            "title": None,
            "authors": [],
            "outlet": outlet_row(Outlet()),
            "published": None,
            "modified": None,
            "language": None,
            "wall": extracted.wall,
            "text": "",
            "quotes": [],
            "figures": [],
            "names": [],
            "dates": [],
            "error": extracted.error,
            "message": extracted.message,
        }
    article, found = extracted.article, extracted.annotations
    return {
        "schema": EXTRACT,
        "target": extracted.target,
        "url": extracted.url,
        "canonical_url": article.canonical_url,
        "title": article.title,
        "authors": list(article.authors),
        "outlet": outlet_row(article.outlet),
        "published": when(article.published),
        "modified": when(article.modified),
        "language": article.language,
        "wall": article.wall.value if article.wall else None,
        "wall_detail": article.wall_detail,
        "text": article.prose.text,
        "text_origin": article.origins["text"].origin.value if "text" in article.origins else "visible",
        "pages": list(article.prose.pages),
        "quotes": [
            {
                "text": q.text,
                "start": q.span.start,
                "end": q.span.end,
                "speaker": q.speaker,
                "cue": q.cue,
                "kind": q.kind.value,
                "page": article.prose.page_at(q.span.start),
            }
            for q in found.quotes
        ],
        "figures": [
            {
                "text": f.text,
                "start": f.span.start,
                "end": f.span.end,
                "low": f.low,
                "high": f.high,
                "unit": f.unit,
                "counts": f.counts,
                "approximation": f.approximation.value,
                "page": article.prose.page_at(f.span.start),
            }
            for f in found.figures
        ],
        "names": [{"text": n.text, "start": n.span.start, "end": n.span.end} for n in found.names],
        "dates": [{"text": d.text, "start": d.span.start, "end": d.span.end, "value": d.value} for d in found.dates],
        "error": None,
    }
