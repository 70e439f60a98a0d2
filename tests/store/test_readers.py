"""Readers take no lock, and yet see whole records only."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.store.stores import add

from srctrack.store.library import Library

READS = 400
WRITER = """
import itertools, sys
from dataclasses import replace
from pathlib import Path
from srctrack.store.library import Library
with Library.open(Path(sys.argv[1])) as library:
    (source,) = library.sources()
    for n in itertools.count():
        library.put(replace(source, note=f"{n} " + "x" * (n * 977 % 60_000) + f" {n}"))
        if n == 0:
            print("writing", flush=True)
"""


def test_a_record_that_is_being_rewritten_is_read_whole(tmp_path: Path) -> None:
    store = tmp_path / ".srctrack"
    with Library.create(store) as library:
        key = add(library).key
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(store)], stdout=subprocess.PIPE, env=environment)
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        seen = set()
        with Library.open(store) as library:
            for _ in range(READS):
                source = library.get(key)
                assert source is not None, "a record that is replaced is never gone"
                first, *_, last = (source.note or "").split(" ")
                assert first == last
                seen.add(first)
                with Library.open(store) as another:
                    assert another.key_for_url(source.url) == key
        assert writer.poll() is None, "the writer was not held up by readers"
        assert len(seen) > 1, "it was rewritten meanwhile"
    finally:
        writer.kill()
        writer.communicate()
