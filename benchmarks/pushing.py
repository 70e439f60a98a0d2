"""Pushes and restores that are killed at random moments, and what is in the remote store afterwards; then the time of a push
that nobody disturbs.

``SRCTRACK_BENCHMARK_KILLS`` sets how many (1,000).
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import obstore.store  # noqa: F401  # imported here, that writers spend their short lives pushing
import warcio.archiveiterator
import warcio.warcwriter  # noqa: F401

from benchmarks.library import WHEN
from srctrack.model.capture import Capture, Exchange
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.remote import remote_address
from srctrack.model.settings import Settings
from srctrack.model.source import Article, Outlet, Source
from srctrack.model.text import Span
from srctrack.store.library import Library
from srctrack.store.remote.objects import Objects
from srctrack.store.remote.snapshots import ROOT, RemoteSnapshots, object_name
from srctrack.workflows.library.restore import restore
from srctrack.workflows.library.verify import verify
from srctrack.workflows.remote.open import pushed_list
from srctrack.workflows.remote.push import push
from srctrack.workflows.remote.restore import from_remote

WRITERS = 4
MAX_LENGTH = 0.15
"""Seconds a writer lives at most: some ten pages, so that kills fall everywhere in a push."""
PAGES = 40


@dataclass
class Outcome:
    """``lost`` are pages that were said to be there and are not, or are not the page; ``doubled`` objects beyond one a page."""

    kills: int = 0
    pushed: int = 0
    lost: int = 0
    doubled: int = 0


def torment(folder: Path, kills: int, seed: int = 0) -> Outcome:
    """Four machines with the same library push and restore, one after the other is killed; then all is compared."""
    rng, outcome = random.Random(seed), Outcome()
    (folder / "remote").mkdir()
    url = f"file://{folder}/remote"
    machines = _machines(folder)
    running: dict[int, float] = {}
    while outcome.kills < kills:
        while len(running) < WRITERS:
            running[_start(machines[rng.randrange(WRITERS)], url, rng.random())] = time.monotonic() + rng.uniform(
                0.005, MAX_LENGTH
            )
        pid, until = min(running.items(), key=lambda one: one[1])
        time.sleep(max(0.0, until - time.monotonic()))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        del running[pid]
        outcome.kills += 1
    for pid in running:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    _compare(machines, url, outcome)
    return outcome


def _machines(folder: Path) -> list[Path]:
    with Library.create(folder / "desk0" / ".srctrack", "all") as library:
        fill(library, PAGES)
    first = folder / "desk0" / ".srctrack"
    others = [folder / f"desk{n}" / ".srctrack" for n in range(1, WRITERS)]
    for path in others:
        shutil.copytree(first, path)
    return [first, *others]


def fill(library: Library, pages: int) -> None:
    """Keeps ``pages`` invented pages of some 40 kB."""
    for n in range(pages):
        url = f"https://desk.example/{n}"
        noise = random.Random(n).randbytes(20_000).hex()
        body = f"<html><p>Report {n}</p><!-- {noise} --></html>".encode()
        hop = Exchange(url, "GET", (), 200, "OK", (("Content-Type", "text/html"),), body, WHEN)
        text = f"Report {n}\n\nThe harbour office counted {n} crates."
        with library.writing():
            ref = library.keep_capture(Capture(url, (hop,), body, "text/html"))
            block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
            ref = replace(ref, text_id=library.keep_article(Article(Prose(text, (block,), "en"), text)))
            outlet = Outlet("Desk")
            source = Source(f"report-{n}", url, url, None, f"Report {n}", outlet, (), None, None, WHEN, "en", 7, 0, 1)
            library.put(replace(source, snapshots=(ref,)))


def _start(store: Path, url: str, dice: float) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        with Library.open(store) as library:
            if dice < 0.3:  # a disk loses a page that was pushed, and it is brought back
                pushed = sorted(pushed_list(library, url).names())
                for name in pushed[: 1 + int(dice * 40)]:
                    (library.layout.snapshots / name).unlink(missing_ok=True)
                list(restore(list(library.readable_sources()), library, (), _nobody, _nobody, from_remote(_set(url))))
            else:
                if dice < 0.4:
                    pushed_list(library, url).path.unlink(missing_ok=True)
                list(push(library, _remote(url), again=dice > 0.9))
        time.sleep(MAX_LENGTH)
    finally:
        os._exit(1)


def _nobody(_: object) -> None:  # type: ignore[misc]
    raise AssertionError("no archive is asked")


def _set(url: str) -> Settings:
    return Settings(remote=url)


def _remote(url: str) -> RemoteSnapshots:
    return RemoteSnapshots(Objects(remote_address(url)))


def _compare(machines: list[Path], url: str, outcome: Outcome) -> None:
    remote = _remote(url)
    there = [n for n in remote.objects.names(ROOT) if "#" not in n]  # the library's own unfinished files end in #N
    outcome.pushed = len(there)
    outcome.doubled = len(there) - len({n.split("/")[2] for n in there})
    for path in machines:
        with Library.open(path) as library:
            names = pushed_list(library, url).names()
            outcome.lost += sum(object_name(name) not in there for name in names)
            list(push(library, remote))
            list(restore(list(library.readable_sources()), library, (), _nobody, _nobody, from_remote(_set(url))))
            outcome.lost += PAGES - len(library.snapshots.all())
            report = verify(path, remote=_set(url))
            outcome.lost += PAGES - (report.remote or 0)


def run() -> Iterator[str]:
    """The lines of the report."""
    kills = int(os.environ.get("SRCTRACK_BENCHMARK_KILLS", "1000"))
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        done = torment(Path(folder), kills)
        yield (
            f"{done.kills} kills of {WRITERS} writers in {time.perf_counter() - started:.0f} s: {done.pushed} pages pushed, "
            f"{done.lost} lost, {done.doubled} doubled"
        )
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "remote").mkdir()
        url = f"file://{folder}/remote"
        with Library.create(Path(folder, ".srctrack")) as library:
            fill(library, 1000)
            for word in ("first", "again, list kept", "again, all asked"):
                started = time.perf_counter()
                count = len(list(push(library, _remote(url), again=word.endswith("asked"))))
                yield f"push of 1,000 pages to a folder, {word}: {time.perf_counter() - started:.2f} s, {count} sent or asked"
