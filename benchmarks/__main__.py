"""``python -m benchmarks [PART …]``."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks


def parts() -> list[str]:
    """Every module of this package that has a ``run``."""
    names = [m.name for m in pkgutil.iter_modules(benchmarks.__path__) if not m.name.startswith("_")]
    return [n for n in names if hasattr(importlib.import_module(f"benchmarks.{n}"), "run")]


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
