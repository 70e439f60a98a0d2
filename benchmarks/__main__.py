"""``python -m benchmarks [PART …]``, from the project's root."""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if importlib.util.find_spec("srctrack") is None:  # parts that use srctrack as a library read this tree
    sys.path.insert(0, str(HERE.parent / "src"))


def parts() -> list[str]:
    """Every module beside this one that has a ``run``; found without importing what another part needs."""
    return sorted(p.stem for p in HERE.glob("*.py") if re.search(r"^def run\(\)", p.read_text(encoding="utf-8"), re.M))


def main(wanted: list[str]) -> int:
    known = parts()
    for name in wanted or known:
        if name not in known:
            print(f"no part “{name}”; there are {', '.join(known)}", file=sys.stderr)
            return 2
        print(f"\n== {name}", flush=True)
        for line in importlib.import_module(f"benchmarks.{name}").run():
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
