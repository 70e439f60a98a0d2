"""Pushes and restores killed at any moment lose no page and make none twice. The long run is
``python -m benchmarks pushing``; this is a sample of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("obstore", reason="the remote store needs obstore (extra “remote”)")
ROOT = Path(__file__).resolve().parents[3]
SAMPLE = """
import sys
from pathlib import Path
from benchmarks.pushing import PAGES, torment
done = torment(Path(sys.argv[1]), kills=40, seed=4)
print(0 < done.pushed <= PAGES, done.lost, done.doubled)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork(2)")
def test_pushes_and_restores_killed_at_random_moments_lose_nothing(tmp_path: Path) -> None:
    # In a process of its own: a fork takes along none of the threads that other tests started here.
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src"), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", SAMPLE, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout.split() == ["True", "0", "0"], done.stderr
