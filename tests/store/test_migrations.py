"""Stores of an earlier schema are read at once and rewritten by the first write; later ones are refused, not guessed at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.store.stores import add

from srctrack.errors import NewerStore
from srctrack.store import layout
from srctrack.store.integrity.verify import verify_store
from srctrack.store.library import Library
from srctrack.store.records import migrations
from srctrack.store.records.json_codec import Record


@pytest.fixture
def earlier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of this schema, seen by a srctrack of the next, in which “note” was once “remark”."""
    store = tmp_path / ".srctrack"
    with Library.create(store) as library:
        for n in (1, 2):
            add(library, f"https://a.example/{n}", f"Story {n}", note="read twice")
    for path in (store / "sources").glob("*.json"):
        path.write_text(path.read_text("utf-8").replace('"note"', '"remark"'), "utf-8")

    def renamed(record: Record) -> Record:
        return {("note" if name == "remark" else name): value for name, value in record.items()}

    monkeypatch.setattr(layout, "SCHEMA", layout.SCHEMA + 1)
    monkeypatch.setattr(migrations, "STEPS", {layout.SCHEMA - 1: renamed})
    return store


def test_reading_lifts_and_changes_nothing(earlier: Path) -> None:
    before = {p: p.read_bytes() for p in earlier.rglob("*.json")}
    with Library.open(earlier) as library:
        assert [s.note for s in library.sources()] == ["read twice"] * 2
        assert library.key_for_url("https://a.example/1")
    assert verify_store(earlier).whole
    assert {p: p.read_bytes() for p in earlier.rglob("*.json")} == before


def test_the_first_write_rewrites_all_and_the_head_last(earlier: Path) -> None:
    with Library.open(earlier) as library:
        add(library, "https://a.example/3", "Story 3")
    assert json.loads((earlier / "store.json").read_bytes())["schema"] == layout.SCHEMA
    for path in (earlier / "sources").glob("*.json"):
        record = json.loads(path.read_bytes())
        assert record["schema"] == layout.SCHEMA
        assert "remark" not in record
    assert verify_store(earlier).whole


def test_ended_in_between_the_next_write_goes_on(earlier: Path) -> None:
    with Library.open(earlier) as library:
        library.table.replace(library.keys()[0], library.records.read(library.keys()[0]) or {})
    with Library.open(earlier) as library:
        assert [s.note for s in library.sources()] == ["read twice"] * 2
        with library.writing():
            pass
    assert verify_store(earlier).whole


def test_a_record_of_a_later_schema_is_refused(tmp_path: Path) -> None:
    with Library.create(tmp_path / ".srctrack") as library:
        key = add(library).key
        path = library.records.path(key)
        path.write_text(path.read_text("utf-8").replace('"schema": 1', '"schema": 7'), "utf-8")
        with pytest.raises(NewerStore, match="later srctrack"):
            library.get(key)
