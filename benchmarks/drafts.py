"""One draft and many, beside spelling checkers and a prose linter; and how the cost grows."""

from __future__ import annotations

import subprocess
from pathlib import Path

from benchmarks.newsroom import write_drafts, write_sources
from benchmarks.peers import CODESPELL, HOME, PROSELINT, TYPOS, srctrack
from benchmarks.timing import Timing, exponent, interleaved


def store(count: int) -> Path:
    """A library of ``count`` sources, made once."""
    path = (HOME / f"store-{count}").absolute()
    if not path.exists():
        manifest = write_sources(HOME / f"pages-{count}", count)
        subprocess.run(
            [
                *srctrack(),
                "--store",
                str(path),
                "-q",
                "add",
                "--from",
                str(manifest),
                "--no-archive",
                "--format",
                "json",
            ],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return path


def peers(files: list[str]) -> dict[str, list[str]]:
    out = {}
    for peer, words in ((CODESPELL, []), (TYPOS, []), (PROSELINT, ["check"])):
        path = peer.install()
        if path is not None:
            out[peer.package] = [str(path), *words, *files]
    return out


def table(times: dict[str, Timing], beside: str) -> list[str]:
    base = times.get(beside)
    return [
        f"{name:<34} {1000 * t.median:8.0f} ms   {t.memory / 1e6:5.0f} MB"
        + (f"   × {t.over(base):.2f} {beside}" if base else "")
        for name, t in times.items()
    ]


def kept_checks(count: int) -> Path:
    """Where the checks made before are kept in the library of ``count`` sources."""
    return store(count) / "cache" / "checks"


def beside_peers(check: list[str], files: list[str], runs: int) -> list[str]:
    """A check made for the first time, the same again (nothing has changed since), and the peers, which keep nothing."""
    commands = {"srctrack": [*check, *files], "srctrack again": [*check, *files], **peers(files)}
    return table(interleaved(commands, runs, forgetting={"srctrack": kept_checks(100)}), "codespell")


def run() -> list[str]:
    command = srctrack()
    lines = []
    small = store(100)
    folder = write_drafts(HOME / "drafts", 200, 100)
    every = [str(p) for p in sorted(folder.glob("*.md"))]
    check = [*command, "--store", str(small), "check", "--format", "json"]
    lines += ["one draft of 1,000 words", *beside_peers(check, every[:1], 7)]
    lines += ["200 drafts", *beside_peers(check, every, 3)]
    sizes = (10, 100, 1_000, 10_000)
    times = {}
    for n in sizes:
        drafts = write_drafts(HOME / f"drafts-of-{n}", 200, n)
        times[f"{n} sources"] = [*command, "--store", str(store(n)), "check", "--format", "json", str(drafts)]
    grown = interleaved(times, runs=3, forgetting={f"{n} sources": kept_checks(n) for n in sizes})
    lines += ["200 drafts by sources stored", *table(grown, "100 sources")]
    lines.append(f"exponent of sources: {exponent(sizes, [grown[f'{n} sources'].median for n in sizes]):.2f}")
    counts = (1, 10, 100, 1_000)
    many = write_drafts(HOME / "drafts-1000", 1_000, 100)
    files = [str(p) for p in sorted(many.glob("*.md"))]
    by_count = interleaved(
        {f"{n} drafts": [*check, *files[:n]] for n in counts},
        runs=3,
        forgetting={f"{n} drafts": kept_checks(100) for n in counts},
    )
    lines += ["drafts", *table(by_count, "1 drafts")]
    took = [by_count[f"{n} drafts"].median for n in counts]
    lines.append(f"exponent of drafts (10 and more): {exponent(counts[1:], took[1:]):.2f}")
    return lines
