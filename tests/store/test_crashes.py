"""Killed at any moment, nothing acknowledged is lost and nothing is left half. The long run is
``python -m benchmarks crashes``; this is a sample of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks.crashes import torment


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork(2)")
def test_writers_killed_at_random_moments_damage_and_lose_nothing(tmp_path: Path) -> None:
    outcome = torment(tmp_path, kills=60, seed=4, every=20)
    assert outcome.acknowledged > 10, "the writers got to write"
    assert outcome.troubles == []
    assert outcome.lost == []
