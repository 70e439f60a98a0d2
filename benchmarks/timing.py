"""Whole processes, timed in turn so that a noisy minute hurts everybody alike."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Timing:
    """Seconds of wall time (median, least and most) and peak memory in bytes of the largest process."""

    median: float
    least: float
    most: float
    memory: int

    def over(self, other: Timing) -> float:
        """The ratio of the medians."""
        return self.median / other.median


def interleaved(
    commands: Mapping[str, Sequence[str]],
    runs: int = 7,
    warmup: int = 1,
    cwd: Path | None = None,
    forgetting: Mapping[str, Path] | None = None,
) -> dict[str, Timing]:
    """Each command ``runs`` times, one after the other in turn; the first ``warmup`` rounds are not counted. The folder that
    ``forgetting`` holds for a command is removed before each of its runs."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    memory: dict[str, int] = dict.fromkeys(commands, 0)
    for at in range(runs + warmup):
        for name, command in commands.items():
            if forgetting and name in forgetting:
                shutil.rmtree(forgetting[name], ignore_errors=True)
            took, peak = once(command, cwd)
            if at >= warmup:
                seconds[name].append(took)
                memory[name] = max(memory[name], peak)
    return {n: Timing(statistics.median(s), min(s), max(s), memory[n]) for n, s in seconds.items()}


def once(command: Sequence[str], cwd: Path | None = None) -> tuple[float, int]:
    """Wall seconds and peak resident bytes of one run (exit status 2 and above raises: it did not do its work)."""
    started = time.perf_counter()
    child = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    took = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1, 65):
        raise RuntimeError(f"exit {child.returncode}: {' '.join(command)[:200]}")
    return took, usage.ru_maxrss * 1024


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The slope of log(seconds) over log(size) by least squares: 1 is linear."""
    from math import log

    xs, ys = [log(s) for s in sizes], [log(s) for s in seconds]
    mx, my = statistics.fmean(xs), statistics.fmean(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)
