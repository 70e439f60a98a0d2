"""From what a writer typed to the pages meant."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from srctrack.drafts.registry import draft_endings
from srctrack.errors import UsageError
from srctrack.model.add_result import ManualMetadata, Target
from srctrack.model.draft import Draft
from srctrack.model.url import is_web, unwrapped

PAGE_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".txt", ".pdf", ".warc", ".gz", ".wacz", ".mhtml", ".mht", ".md"})

PLAIN_ENDINGS = frozenset({".txt", ".text"})


def typed_target(word: str, url: str | None = None) -> Target:
    """The page one typed word means: a web address, or a local file (with ``url`` as where it came from)."""
    if is_web(word):
        return Target(unwrapped(word))
    path = Path(word)
    if "://" not in word and (path.exists() or path.suffix.lower() in PAGE_ENDINGS):
        return Target(url, path)
    return Target(word)


def listed_targets(listing: Path, read: Callable[[str], Draft]) -> list[Target]:
    """The pages that ``--from`` names: a ``.jsonl`` manifest, a draft (its outbound links), or a list of URLs.

    Raises UsageError for a listing that cannot be read, with the line.
    """
    if str(listing) == "-":
        text = sys.stdin.read()
        rows = [line for line in text.splitlines() if line.strip()]
        return _rows("-", rows, Path()) if rows and rows[0].lstrip().startswith("{") else _urls(rows)
    if not listing.is_file():
        raise UsageError(
            f"{listing}: there is no such file", "--from takes a list of URLs, a draft, or a .jsonl manifest"
        )
    if listing.suffix == ".jsonl":
        return _manifest(listing)
    if is_draft(listing):
        urls = [link.url for link in read(str(listing)).links if is_web(link.url)]
        return [Target(u) for u in dict.fromkeys(map(unwrapped, urls))]
    return _urls(_lines(listing))


def is_draft(listing: Path) -> bool:
    """Whether ``--from`` names a draft. A file of plain text is a list of URLs."""
    return listing.suffix.lower() in set(draft_endings()) - PLAIN_ENDINGS


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 text (byte {error.start})", "save it as UTF-8") from error


def _urls(lines: Sequence[str]) -> list[Target]:
    stripped = (line.strip() for line in lines)
    return [Target(unwrapped(line)) for line in dict.fromkeys(stripped) if line and not line.startswith("#")]


def _manifest(path: Path) -> list[Target]:
    return _rows(str(path), _lines(path), path.parent)


def _rows(path: str, lines: Sequence[str], folder: Path) -> list[Target]:
    out = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            out.append(_target(row, folder))
        except (ValueError, TypeError, AttributeError) as error:
            raise UsageError(f"{path}:{number}: {error}", 'a line is {"url": …, "file": …, "title"?: …}') from error
    return out


def _target(row: dict[str, object], folder: Path) -> Target:
    def text(name: str) -> str | None:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            raise ValueError(f"“{name}” is not a string")
        return value or None

    url, file = text("url"), text("file")
    if not url and not file:
        raise ValueError("neither “url” nor “file”")
    authors = row.get("authors") or []
    if not isinstance(authors, list | tuple) or not all(isinstance(a, str) for a in authors):
        raise ValueError("“authors” is not a list of strings")
    given = ManualMetadata(text("title"), text("outlet"), moment(text("published")), text("language"), tuple(authors))
    return Target(url, folder / file if file else None, given)


def moment(text: str | None) -> datetime.date | datetime.datetime | None:
    """An ISO 8601 date, or instant (in UTC where no zone is given). Raises ValueError for anything else."""
    if text is None:
        return None
    if len(text) == 10:
        return datetime.date.fromisoformat(text)
    value = datetime.datetime.fromisoformat(text)
    return value if value.tzinfo else value.replace(tzinfo=datetime.UTC)


def read_targets(
    words: Sequence[str], url: str | None, listing: Path | None, read: Callable[[str], Draft]
) -> list[Target]:
    """Every page meant by the words typed and by ``--from``. Raises UsageError when there is none."""
    if url and len(words) != 1:
        raise UsageError("--url says where one saved file came from", "give one file with it")
    targets = [typed_target(w, url) for w in words]
    if listing is not None:
        targets += listed_targets(listing, read)
    if not targets and listing is None:
        raise UsageError("nothing to add", "give a URL, a saved page with --url, or --from FILE")
    return targets
