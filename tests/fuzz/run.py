"""``python tests/fuzz/run.py NAME --seconds 600``: one harness under atheris, from its seeds."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

MAX_LENGTH = 25
"""Seconds one input may take before it counts as a hang; inputs are at most 4,096 bytes."""

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent / "src")]


def main(arguments: list[str]) -> None:
    import atheris

    name, seconds = arguments[0], arguments[2] if "--seconds" in arguments else "600"
    with atheris.instrument_imports(include=["srctrack"]):
        from harnesses import HARNESSES, seed_folders

        one = HARNESSES[name]
        one(b"warm")
    scratch = tempfile.mkdtemp()  # the fuzzer adds what it finds to the first folder it is given
    limits = [f"-max_total_time={seconds}", "-max_len=4096", f"-timeout={MAX_LENGTH}", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *limits, scratch, *map(str, seed_folders(name))], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
