"""A full disk, a read-only store, another writer: said plainly, and the store stays what it was."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.stores import WHEN, add, kept_again

from srctrack.errors import StoreError, StoreLocked
from srctrack.model.source import Source
from srctrack.store.files import atomic_write as durable
from srctrack.store.integrity.verify import verify_store
from srctrack.store.library import Library

CALLS = 40
"""More system calls that write than adding, changing and removing a page make together."""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with Library.create(tmp_path / ".srctrack") as library:
        add(library, "https://a.example/1", "Storm hits coast")
    return tmp_path / ".srctrack"


@contextlib.contextmanager
def failing(number: int, error: int) -> Iterator[list[str]]:
    """The call of that number among those that write fails, and all after it: a disk does not empty itself."""
    made: list[str] = []
    real = {name: getattr(os, name) for name in ("write", "fsync", "replace")}

    def wrapped(name: str):  # type: ignore[no-untyped-def]
        def call(*arguments: object) -> object:
            made.append(name)
            if len(made) > number:
                raise OSError(error, os.strerror(error))
            return real[name](*arguments)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in real:
            patch.setattr(durable.os, name, wrapped(name))
        yield made


def write_all_ways(library: Library, before: Source) -> StoreError | None:
    """Adds, changes and removes a page; what stopped that."""
    try:
        add(library, "https://a.example/2", "Council votes on budget")
        kept_again(library, before, "Storm hits coast\n\nNobody was hurt.", WHEN)
        library.remove(before.key)
    except StoreError as refused:
        return refused
    return None


@pytest.mark.parametrize(("error", "words"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only")])
@pytest.mark.parametrize("number", range(CALLS))
def test_wherever_writing_fails_the_store_stays_whole(store: Path, number: int, error: int, words: str) -> None:
    with Library.open(store) as library:
        (before,) = library.sources()
        with failing(number, error) as made:
            refused = write_all_ways(library, before)
    if refused is None:
        assert len(made) <= number, "a call failed and nobody was told"
    else:
        assert words in refused.message
        assert refused.hint
    report = verify_store(store)
    assert report.whole, report.troubles
    with Library.open(store) as library:
        for source in library.sources():
            assert library.read(source).prose.text
        if number < 5:
            assert list(library.sources()) == [before]


def mounted(folder: Path, size: str) -> bool:
    """A small file system of its own at ``folder``, where this user may make one."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    folder.mkdir()
    return (
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=False).returncode
        == 0
    )


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    if not mounted(folder, "1m"):
        pytest.skip("needs the right to mount a small file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_disk_that_really_fills_up(small: Path) -> None:
    kept: list[Source] = []

    def fill(library: Library) -> None:
        for n in range(1000):
            kept.append(add(library, f"https://a.example/{n}", f"Story {n} " + os.urandom(4000).hex()))

    with Library.create(small / ".srctrack") as library, pytest.raises(StoreError, match="disk is full"):
        fill(library)
    assert kept
    with Library.open(small / ".srctrack") as library:
        assert [s.key for s in library.sources()] == sorted(s.key for s in kept)
        assert library.key_for_url(kept[0].url) == kept[0].key
        assert library.read(kept[-1]).prose.text
        assert library.quote_candidates(kept[0].title or "")
    assert verify_store(small / ".srctrack").whole


def test_a_read_only_store_is_read_and_says_why_it_is_not_written(small: Path) -> None:
    with Library.create(small / ".srctrack") as library:
        source = add(library)
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    with Library.open(small / ".srctrack") as library:
        assert library.key_for_url(source.url) == source.key
        assert library.read(source).prose.text
        assert library.search("raids")
        with pytest.raises(StoreError, match="read-only") as refused:
            library.put(source)
        assert "You can still read it" in (refused.value.hint or "")
    assert verify_store(small / ".srctrack").whole


HOLD = """
import sys, time
from dataclasses import replace
from pathlib import Path
from srctrack.store.library import Library
sys.argv = ["srctrack", "refresh"]
with Library.open(Path(sys.stdin.readline().strip())) as library, library.writing():
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_another_writer_is_waited_for_and_then_named(store: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    assert other.stdin is not None
    assert other.stdout is not None
    print(store, file=other.stdin, flush=True)
    assert other.stdout.readline() == "held\n"
    with Library.open(store) as library:
        library.lock.wait = 0.05
        (source,) = library.sources()
        assert library.read(source), "readers never wait"
        with pytest.raises(StoreLocked, match=rf"srctrack refresh \(process {other.pid} on "):
            library.put(source)
        other.communicate("\n")
        library.put(source)


@pytest.mark.parametrize("key", ["../store", "/etc/passwd", "a/b", "", ".", "con", "A", "k" * 101, "käse"])
def test_a_key_leads_nowhere_else(store: Path, key: str) -> None:
    with Library.open(store) as library:
        (source,) = library.sources()
        assert key not in library
        assert library.get(key) is None
        with pytest.raises(StoreError, match="no source"):
            library.remove(key)
        with pytest.raises(StoreError, match="invalid key"):
            library.put(replace(source, key=key))
    report = verify_store(store)
    assert report.whole
    assert report.sources == 1


def test_a_repository_cannot_lead_writes_elsewhere_by_links(store: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("dear", "utf-8")
    for name in ("lock", "texts/kept-here.txt", "snapshots/kept-here.txt"):
        path = store / name
        path.unlink(missing_ok=True)
        path.symlink_to(victim)
    with Library.open(store) as library, pytest.raises(StoreError, match="link"):
        add(library, "https://a.example/2", "Council votes on budget")
    (store / "lock").unlink()
    with Library.open(store) as library:
        add(library, "https://a.example/2", "Council votes on budget")
    assert victim.read_text("utf-8") == "dear"
