"""Figures read: the table of expressions of the tests (English rows), by srctrack and by the peers that read numbers, on a criterion the peers can meet:
the number named, without hedge, unit or noun."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.peers import HOME, ROOT

TABLE = ROOT / "tests" / "text" / "figures" / "expressions.txt"
ROOM = 0.011
"""How far a peer's number may stray and still be the one named (a share of it)."""

_QUANTULUM = """
import json, sys, time
from quantulum3 import parser
rows = json.load(sys.stdin); parser.parse("3 km"); started = time.perf_counter(); out = []
for text in rows:
    try: out.append([q.value for q in parser.parse(text)])
    except Exception: out.append([])
json.dump([time.perf_counter() - started, out], sys.stdout)
"""
_TEXT2NUM = """
import json, re, sys, time
from text_to_num import alpha2digit
rows = json.load(sys.stdin); started = time.perf_counter(); out = []
for text in rows:
    told = alpha2digit(text, "en")
    out.append([float(n.replace(",", "")) for n in re.findall(r"\\d[\\d,]*(?:\\.\\d+)?", told)])
json.dump([time.perf_counter() - started, out], sys.stdout)
"""
PEERS = {"quantulum3": _QUANTULUM, "text2num": _TEXT2NUM}


def rows() -> list[tuple[str, list[float]]]:
    """English sentences and the numbers that name their figure (both ends of a range; none for no figure)."""
    out = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.startswith("en"):
            continue
        _, sentence, _, kind, low, high, _, _, approximation = (c.strip() for c in line.split("|"))
        if kind == "-":
            out.append((sentence, []))
            continue
        if approximation in ("vague",):
            continue
        ends = [float(v) for v in (low, high) if v != "-"]
        if approximation == "about":
            ends = [sum(ends) / 2]
        elif approximation in ("less-than", "at-most"):
            ends = ends[-1:]
        elif approximation in ("more-than", "at-least"):
            ends = ends[:1]
        out.append((sentence, sorted(set(ends))))
    return out


def right(named: list[float], read: list[float]) -> bool:
    if not named:
        return not read
    return all(any(abs(v - r) <= ROOM * abs(v) for r in read) for v in named)


def by_srctrack(texts: list[str]) -> tuple[float, list[list[float]]]:
    sys.path.insert(0, str(ROOT / "src"))
    from srctrack.annotate.figures import find_figures
    from srctrack.annotate.sentences import split_sentences
    from srctrack.model.prose import Prose

    find_figures(Prose("3 ships", language="en"), (), ())  # reads the lexicons, as the peers have theirs by now
    started, out = time.perf_counter(), []
    for text in texts:
        prose = Prose(text, language="en")
        found = find_figures(prose, split_sentences(prose), ())
        out.append([float(v) for f in found for v in (f.value, f.low, f.high) if v is not None])
    return time.perf_counter() - started, out


def by_peer(package: str, script: str, texts: list[str]) -> tuple[float, list[list[float]]] | None:
    """A peer in an environment of its own; None (and said so) when it cannot be had."""
    folder = (HOME / "peers" / package).absolute()
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        wanted = [package, *(["stemming", "setuptools<70"] if package == "quantulum3" else [])]
        done = subprocess.run(
            [str(folder / "bin" / "pip"), "install", "-q", *wanted], capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(f"{package} cannot be installed here", file=sys.stderr)
            return None
    done = subprocess.run(
        [str(python), "-c", script], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"{package} failed: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    seconds, read = json.loads(done.stdout)
    return seconds, read


def run() -> Iterator[str]:
    table = rows()
    texts = [t for t, _ in table]
    words = sum(len(t.split()) for t in texts)
    told = {"srctrack": by_srctrack(texts), **{p: by_peer(p, s, texts) for p, s in PEERS.items()}}
    yield f"{len(table)} English sentences, {words} words; the number named, nothing else"
    for name, answer in told.items():
        if answer is None:
            yield f"{name:<12} could not be run"
            continue
        seconds, read = answer
        good = sum(right(named, r) for (_, named), r in zip(table, read, strict=True))
        silent = sum(not r for (_, named), r in zip(table, read, strict=True) if not named)
        none = sum(not named for _, named in table)
        speed = f"{1e6 * seconds / words:7.1f} ms per 1,000 words"
        yield f"{name:<12} right {good}/{len(table)}   no figure left alone {silent}/{none}   {speed}"


if __name__ == "__main__":
    for line in run():
        print(line)
