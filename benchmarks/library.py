"""A library of ten thousand sources: what opening, listing, checking, searching and adding cost in it.

``SRCTRACK_BENCHMARK_SOURCES`` sets another number; ``SRCTRACK_BENCHMARK_STORE`` names a folder to keep the store in between runs.
"""

from __future__ import annotations

import datetime
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate
from pathlib import Path

from benchmarks.newsroom import PEOPLE, address, draft, page
from srctrack.model.capture import Capture, Exchange
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.source import Article, Outlet, Source
from srctrack.model.text import Span
from srctrack.store.library import Library

WHEN = datetime.datetime(2025, 3, 7, 9, 30, tzinfo=datetime.UTC)
WORDS = 950
"""A text of about 6 KB, the median of news articles."""


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Twenty thousand invented words with the weights Zipf's law gives words of a language."""
    rng = random.Random(7)
    syllables = [c + v for c in "b c d f g k l m n p r s t v sh th st tr".split() for v in "a e i o u ai ou".split()]
    words = sorted(
        {"".join(rng.choices(syllables, k=rng.choice((1, 2, 2, 3, 4)))) for _ in range(24_000)},
        key=lambda w: (len(w), w),
    )
    return words, list(accumulate(1 / (rank + 2) for rank in range(len(words))))


def story(n: int) -> str:
    """Text of page ``n``: invented words as frequent as words are, so that phrases are as rare as in real texts, and one
    paragraph with people, quotations and figures."""
    rng = random.Random(n)
    words, weights = vocabulary()
    paragraphs = [page(n, 60).split("\n\n")[0]]
    for _ in range(WORDS // 60):
        drawn = rng.choices(words, cum_weights=weights, k=60)
        paragraphs.append(" ".join([drawn[0].capitalize(), *drawn[1:]]) + ".")
    return "\n\n".join(paragraphs) + "\n"


def put_page(library: Library, n: int) -> Source:
    """Keeps the invented page ``n``: capture, text and record, as ``add`` does."""
    rng = random.Random(n)
    text, url = story(n), address(n)
    body = f"<html><body><h1>Gazette {n}</h1><p>{text}</p></body></html>".encode()
    hop = Exchange(url, "GET", (), 200, "OK", (("Content-Type", "text/html"),), body, WHEN)
    blocks, at = [], 0
    for paragraph in text.strip().split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    with library.writing():
        ref = library.keep_capture(Capture(url, (hop,), body, "text/html"))
        text_id = library.keep_article(Article(Prose(text, tuple(blocks), "en"), text))
        known = library.key_for_url(url)
        source = Source(
            key="",
            url=url,
            final_url=url,
            canonical_url=None,
            title=f"{text.split('. ')[0]} {n}",
            outlet=Outlet(f"Gazette {n % 97}", f"gazette{n % 97}.example"),
            authors=(rng.choice(PEOPLE),),
            published=WHEN.date(),
            modified=None,
            accessed=WHEN,
            language="en",
            words=WORDS,
            quotes=4,
            figures=9,
            snapshots=(replace(ref, text_id=text_id),),
        )
        source = replace(source, key=known or library.new_key(source))
        library.put(source)
    return source


def run() -> Iterator[str]:
    wanted = int(os.environ.get("SRCTRACK_BENCHMARK_SOURCES", "10000"))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(os.environ.get("SRCTRACK_BENCHMARK_STORE", temporary))
        empty, large = folder / "empty" / ".srctrack", folder / "large" / ".srctrack"
        with Library.create(empty) as library:
            first = len(library)
            low = _each(lambda n: put_page(library, n), range(first, first + 200))
        yield f"one page kept in a store of {first} to {first + 200}: {low * 1000:.1f} ms (median)"
        with Library.create(large) as library:
            for n in range(len(library), wanted):
                put_page(library, n)
        with Library.open(large) as library:
            library.key_for_url("https://nowhere.example/")
            high = _each(lambda n: put_page(library, n), range(wanted, wanted + 200))
        yield f"one page kept in a store of {wanted:,}: {high * 1000:.1f} ms, {high / low:.2f} times as much"
        yield from _in_process(large, wanted)
        yield from _commands(large, folder, wanted)
        yield _adding({"empty": folder / "fresh" / ".srctrack", "large": large}, folder)


def _in_process(store: Path, wanted: int) -> Iterator[str]:
    started = time.perf_counter()
    with Library.open(store) as library:
        library.quote_candidates("nothing of the kind")
    yield f"index of words brought up to date: {time.perf_counter() - started:.2f} s"
    started = time.perf_counter()
    with Library.open(store) as library:
        library.key_for_url(address(wanted // 2))
        yield f"opened, and one address looked up: {(time.perf_counter() - started) * 1000:.1f} ms"
        words = [" ".join(story(n).split()[240:265]) for n in range(0, wanted, max(1, wanted // 100))]
        found = 0

        def look(n: int) -> None:
            nonlocal found
            found += bool(library.quote_candidates(words[n]))

        yield f"a quotation of 25 words looked up in {wanted:,} texts: {_each(look, range(len(words))) * 1000:.1f} ms (median)"
        yield f"  {found} of {len(words)} found"
        searching = _each(lambda n: library.search(f"{PEOPLE[n % len(PEOPLE)]} lorries"), range(40))
        yield f"search beyond start-up: {searching * 1000:.1f} ms (median)"


def _commands(store: Path, folder: Path, wanted: int) -> Iterator[str]:
    path = folder / "draft.md"
    path.write_text(draft(1, wanted), encoding="utf-8")
    for words in (
        ["--version"],
        ["check", str(path)],
        ["list", "--format", "json"],
        ["search", "lorries Narva"],
        ["list", "--outlet", "Gazette 5"],
    ):
        command = [sys.executable, "-m", "srctrack", "--store", str(store), *words]
        times = []
        for _ in range(5):
            started = time.perf_counter()
            done = subprocess.run(command, capture_output=True, check=False)
            times.append(time.perf_counter() - started)
        shown = " ".join(words[:1] + words[1:]).replace(str(path), "draft.md")
        yield f"srctrack {shown}: {times[0] * 1000:.0f} ms first, {statistics.median(times[1:]) * 1000:.0f} ms after (exit {done.returncode})"


def _adding(stores: dict[str, Path], folder: Path) -> str:
    """``srctrack add`` of one file, in turn in each store."""
    times: dict[str, list[float]] = {name: [] for name in stores}
    for n in range(9):
        saved = folder / "saved.txt"
        saved.write_text(story(n) + f"Seen {time.time_ns()}.\n", encoding="utf-8")
        for name, store in stores.items():
            words = [
                "add",
                str(saved),
                "--url",
                f"https://new{time.time_ns()}.example/",
                "--no-archive",
                "--format",
                "json",
            ]
            started = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "srctrack", "--store", str(store), *words], capture_output=True, check=True
            )
            times[name].append(time.perf_counter() - started)
    low, high = statistics.median(times["empty"][1:]), statistics.median(times["large"][1:])
    return f"srctrack add: {low * 1000:.0f} ms in an empty store, {high * 1000:.0f} ms in the large one, {high / low:.2f} times as much"


def _each(do: Callable[[int], object], numbers: range) -> float:
    """The median of seconds a call."""
    times = []
    for n in numbers:
        started = time.perf_counter()
        do(n)
        times.append(time.perf_counter() - started)
    return statistics.median(times)
