"""Writers that are killed at random moments, and what is left of their store.

``SRCTRACK_BENCHMARK_KILLS`` sets how many (2,000).
"""

from __future__ import annotations

import os
import random
import signal
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import filelock  # noqa: F401  # imported here, that writers spend their short lives writing
import warcio.archiveiterator
import warcio.warcwriter  # noqa: F401

import srctrack.store.records.tinydb_table  # noqa: F401
from benchmarks.library import WHEN
from srctrack.model.capture import Capture, Exchange
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.source import Article, Outlet, Source
from srctrack.model.store_report import ProblemSeverity
from srctrack.model.text import Span
from srctrack.store.integrity.verify import verify_store
from srctrack.store.library import Library

WRITERS = 4
MAX_LENGTH = 0.4
"""Seconds a writer lives at most: enough for ten writes, so that kills fall everywhere in them."""
_KEYS = 12
"""Pages each writer works on; few, so that they are edited, refreshed, removed and added again."""


@dataclass
class Outcome:
    """What was left after the kills. ``damaged`` counts verifications that found damage, ``lost`` acknowledged writes that
    were not there."""

    kills: int = 0
    acknowledged: int = 0
    verifications: int = 0
    damaged: int = 0
    lost: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    seconds: float = 0.0


def torment(folder: Path, kills: int, seed: int = 0, every: int = 100) -> Outcome:
    """Runs writers over a store in ``folder`` and kills one after the other; verifies after each ``every`` kills."""
    rng = random.Random(seed)
    store = folder / ".srctrack"
    Library.create(store).close()
    outcome, started = Outcome(), time.perf_counter()
    running: dict[int, tuple[int, float]] = {}
    generation = 0
    while outcome.kills < kills:
        while len(running) < WRITERS:
            generation += 1
            writer = next(n for n in range(WRITERS) if n not in {w for w, _ in running.values()})
            running[_start(store, folder, writer, generation)] = (writer, time.monotonic() + rng.uniform(0, MAX_LENGTH))
        pid, (_, until) = min(running.items(), key=lambda one: one[1][1])
        time.sleep(max(0.0, until - time.monotonic()))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        del running[pid]
        outcome.kills += 1
        if outcome.kills % every == 0 or outcome.kills == kills:
            for other in running:
                os.kill(other, signal.SIGKILL)
                os.waitpid(other, 0)
                outcome.kills += 1
            running.clear()
            _judge(store, folder, outcome)
    outcome.seconds = time.perf_counter() - started
    return outcome


def _start(store: Path, folder: Path, writer: int, generation: int) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        _write(store, folder / f"told-{writer}", writer, random.Random(generation * 7919 + writer))
    finally:
        os._exit(1)


def _write(store: Path, told: Path, writer: int, rng: random.Random) -> None:
    """Adds, edits, refreshes and removes until killed; every write is announced before and acknowledged after."""
    log = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    version = told.stat().st_size * 1000
    while True:
        version += 1
        key = f"writer{writer}-{rng.randrange(_KEYS)}"
        with Library.open(store) as library:
            act = rng.choice(("add", "edit", "refresh", "remove"))
            source = library.get(key)
            if source is None:
                act = "add"
            state = "-" if act == "remove" else str(version)
            os.write(log, f"begin {key} {state}\n".encode())
            if source is None or act == "refresh":
                _keep(library, key, source, version)
            elif act == "remove":
                library.remove(key, "tormented")
            else:
                library.put(replace(source, note=state))
            os.write(log, f"done {key} {state}\n".encode())


def _keep(library: Library, key: str, source: Source | None, version: int) -> None:
    url = f"https://{key}.example/"
    text = f"Report {version}\n\n" + f"The harbour office counted {version} crates near the quay. " * 20
    body = f"<html><p>{text}</p></html>".encode()
    hop = Exchange(url, "GET", (), 200, "OK", (("Content-Type", "text/html"),), body, WHEN)
    with library.writing():
        ref = library.keep_capture(Capture(url, (hop,), body, "text/html"))
        block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
        ref = replace(ref, text_id=library.keep_article(Article(Prose(text, (block,), "en"), text)))
        fresh = Source(
            key, url, url, None, f"Report {version}", Outlet("Office"), (), None, None, WHEN, "en", 160, 0, 20
        )
        base = source or fresh
        library.put(replace(base, note=str(version), snapshots=(*base.snapshots, ref)))


def _judge(store: Path, folder: Path, outcome: Outcome) -> None:
    """Verifies the store, and holds what it says against what was acknowledged."""
    report = verify_store(store)
    outcome.verifications += 1
    if not report.whole:
        outcome.damaged += 1
        outcome.troubles += [f"{t.fault.value} {t.path}: {t.message}" for t in report.of(ProblemSeverity.DAMAGE)]
    outcome.acknowledged = 0
    with Library.open(store) as library:
        for told in sorted(folder.glob("told-*")):
            acknowledged: dict[str, str] = {}
            begun: dict[str, set[str]] = {}
            for line in told.read_text("ascii").splitlines():
                what, key, state = line.split()
                if what == "done":
                    outcome.acknowledged += 1
                    acknowledged[key] = state
                    begun[key] = set()
                else:
                    begun.setdefault(key, set()).add(state)
            for key in begun:
                source = library.get(key)
                state = "-" if source is None else source.note or ""
                if state not in {acknowledged.get(key, "-"), *begun[key]}:
                    outcome.lost.append(f"{key}: acknowledged {acknowledged.get(key)}, found {state}")
                if source is not None and library.key_for_url(source.url) != key:
                    outcome.lost.append(f"{key}: the index does not know its address")


def run() -> Iterator[str]:
    kills = int(os.environ.get("SRCTRACK_BENCHMARK_KILLS", "2000"))
    with tempfile.TemporaryDirectory() as temporary:
        outcome = torment(Path(temporary), kills, seed=int(time.time()))
    yield (
        f"{outcome.kills:,} kills of {WRITERS} writers, {outcome.acknowledged:,} acknowledged writes, "
        f"{outcome.verifications} verifications, {outcome.seconds:.0f} s"
    )
    yield f"damaged stores: {outcome.damaged}"
    yield f"acknowledged writes lost: {len(outcome.lost)}"
    yield from (f"  {line}" for line in (*outcome.troubles, *outcome.lost)[:20])
