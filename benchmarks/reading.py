"""Reading pages: srctrack beside trafilatura, newspaper4k and plain readability-lxml, on pages that people have read.

The pages are not part of this repository (their texts are their publishers'). Point ``SRCTRACK_PAGES`` at a folder that holds

- a clone of article-extraction-benchmark (``ground-truth.json`` and ``html/``), or
- any ``*.jsonl`` whose lines are ``{"file": …, "body": …, "title"?: …, "author"?: […], "date"?: …}``, ``file`` (``.html`` or
  ``.html.gz``) relative to the listing.

Without it the hand-written pages of ``tests/pages`` are read, which say something of time and nothing of quality.
Time is that of the processor, in this process, after one page of warm-up; readers take turns page by page.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

PAGES = Path(os.environ.get("SRCTRACK_PAGES", ".benchmarks/article-extraction-benchmark"))
OWN = Path(__file__).resolve().parent.parent / "tests" / "pages"
_TOKEN = re.compile(r"\w+")
SHINGLE = 4
"""Words in a row that must be the same: the measure of article-extraction-benchmark."""


@dataclass(frozen=True)
class Page:
    content: bytes
    body: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None


@dataclass(frozen=True)
class Reading:
    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None


@dataclass
class Score:
    """What one reader made of the pages. ``shares`` are (right, too much, missing) of each page's shingles."""

    seconds: float = 0.0
    pages: int = 0
    shares: list[tuple[float, float, float]] = field(default_factory=list)
    titles: list[bool] = field(default_factory=list)
    dates: list[bool] = field(default_factory=list)
    right_names: int = 0
    wanted_names: int = 0
    given_names: int = 0

    def line(self, name: str) -> str:
        right, over, missing = (sum(s[i] for s in self.shares) for i in range(3))
        f1 = 2 * right / (2 * right + over + missing) if right else 0.0
        cells = [
            f1 if self.shares else None,
            _mean(self.titles),
            _mean(self.dates),
            _share(self.right_names, self.wanted_names),
            _share(self.right_names, self.given_names),
        ]
        return (
            f"{name:<18}"
            + "".join(f"{'–' if c is None else format(c, '.3f'):>10}" for c in cells)
            + f"{1000 * self.seconds / max(1, self.pages):>10.1f}"
        )


def run() -> Iterator[str]:
    listings = list(_listings())
    for name, pages in listings:
        yield f"{name}: {len(pages)} pages"
        yield f"{'':<18}" + "".join(f"{h:>10}" for h in ("body F1", "title", "date", "authors", "precise", "ms/page"))
        readers = dict(_readers())
        scores = {reader: Score() for reader in readers}
        for at, page in enumerate(pages):
            for reader, read in readers.items():
                if at == 0:
                    read(page.content)
                started = time.process_time()
                reading = read(page.content)
                scores[reader].seconds += time.process_time() - started
                _count(scores[reader], page, reading)
        for reader, score in scores.items():
            yield score.line(reader)


def _listings() -> Iterator[tuple[str, list[Page]]]:
    truth = PAGES / "ground-truth.json"
    if truth.exists():
        known = json.loads(truth.read_text(encoding="utf-8"))
        yield (
            "article-extraction-benchmark",
            [
                Page(gzip.decompress((PAGES / "html" / f"{key}.html.gz").read_bytes()), said["articleBody"])
                for key, said in sorted(known.items())
            ],
        )
        return
    found = sorted(PAGES.glob("*.jsonl")) if PAGES.is_dir() else []
    for listing in found:
        rows = [json.loads(line) for line in listing.read_text(encoding="utf-8").splitlines() if line.strip()]
        yield listing.stem, [_page(listing.parent / row["file"], row) for row in rows]
    if not found:
        yield (
            "tests/pages (set SRCTRACK_PAGES for a corpus)",
            [Page((folder / "page.html").read_bytes()) for folder in sorted(OWN.iterdir())],
        )


def _page(path: Path, row: dict[str, object]) -> Page:
    raw = path.read_bytes()
    author = row.get("author")
    text = {key: str(row[key]) for key in ("body", "title", "date") if row.get(key)}
    names = tuple(map(str, author)) if isinstance(author, list) else ()
    return Page(
        gzip.decompress(raw) if path.suffix == ".gz" else raw,
        text.get("body"),
        text.get("title"),
        names,
        text.get("date"),
    )


def _count(score: Score, page: Page, reading: Reading) -> None:
    score.pages += 1
    if page.body:
        score.shares.append(_body(page.body, reading.text))
    if page.title:
        score.titles.append(_fold(page.title) == _fold(reading.title))
    if page.date:
        score.dates.append((reading.date or "")[:10] == page.date[:10])
    if page.authors:
        wanted, given = ({_fold(n) for n in names} for names in (page.authors, reading.authors))
        score.right_names += len(wanted & given)
        score.wanted_names += len(wanted)
        score.given_names += len(given)


def _body(wanted: str, given: str) -> tuple[float, float, float]:
    a, b = _shingles(wanted), _shingles(given)
    right = sum((a & b).values())
    over, missing = sum(b.values()) - right, sum(a.values()) - right
    total = right + over + missing
    return (right / total, over / total, missing / total) if total else (0.0, 0.0, 0.0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _TOKEN.findall(text.lower())
    return (
        Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))
        if words
        else Counter()
    )


def _fold(text: str | None) -> str:
    plain = unicodedata.normalize("NFKD", text or "").lower()
    return " ".join(_TOKEN.findall("".join(c for c in plain if not unicodedata.combining(c))))


def _mean(values: list[bool]) -> float | None:
    return sum(values) / len(values) if values else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _readers() -> Iterator[tuple[str, Callable[[bytes], Reading]]]:
    yield "srctrack", _srctrack
    yield "trafilatura", _trafilatura
    yield "readability-lxml", _readability
    try:
        import newspaper  # noqa: F401
    except ImportError:
        return
    yield "newspaper4k", _newspaper


def _srctrack(content: bytes) -> Reading:
    import datetime

    from srctrack.errors import ReadError
    from srctrack.extract.article import read_capture
    from srctrack.model.capture import Capture, Exchange

    address = "https://page.invalid/"
    exchange = Exchange(address, "GET", (), 200, "OK", (), content, datetime.datetime.now(datetime.UTC))
    try:
        article = read_capture(Capture(address, (exchange,), content, "text/html"))
    except ReadError:
        return Reading()
    return Reading(
        article.prose.text, article.title, article.authors, article.published.isoformat() if article.published else None
    )


def _trafilatura(content: bytes) -> Reading:
    import trafilatura

    found = trafilatura.bare_extraction(content, with_metadata=True)
    if found is None:
        return Reading()
    names = tuple(n.strip() for n in (found.author or "").split(";") if n.strip())
    return Reading(found.text or "", found.title, names, found.date)


def _readability(content: bytes) -> Reading:
    from lxml import html
    from readability import Document
    from readability.readability import Unparseable

    from srctrack.extract.charset import decode

    try:
        page = Document(decode(content).text)
        title = page.short_title()
        summary = page.summary(html_partial=True)
    except Unparseable:
        return Reading()
    return Reading(html.fragment_fromstring(summary, create_parent="div").text_content(), title)


def _newspaper(content: bytes) -> Reading:
    import newspaper

    article = newspaper.Article("https://page.invalid/")
    article.download(input_html=content.decode("utf-8", "replace"))
    article.parse()
    date = article.publish_date
    return Reading(article.text, article.title, tuple(article.authors), date.isoformat() if date else None)
