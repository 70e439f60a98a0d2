"""Hostile stores: what comes with a repository cannot lead srctrack out of the store, nor take it down."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from srctrack.cli.run import run

PAGE = "The council met on Tuesday and closed the quay to lorries.\n"
HOSTILE_KEYS = ["../outside", "..", "/etc/passwd", "a/b", "a\\b", ".hidden", "a\0b", "con\n", "A" * 300, "-rf", "ключ"]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SRCTRACK_STORE", raising=False)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    assert run(["-q", "add", "page.txt", "--url", "https://gazette.example/quay", "--key", "quay", "--no-archive"]) == 0
    return tmp_path / ".srctrack"


@pytest.mark.parametrize("key", HOSTILE_KEYS, ids=ascii)
def test_a_key_cannot_lead_out_of_the_store(key: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside = store.parent / "outside.json"
    outside.write_text('{"key": "outside"}', encoding="utf-8")
    before = sorted(p for p in store.parent.rglob("*") if store / "cache" not in p.parents)
    for words in (["show", "--", key], ["rm", "--yes", "--", key], ["edit", "--title", "x", "--", key]):
        assert run(words) in (1, 2), words
    status = run(["-q", "add", "page.txt", "--url", "https://gazette.example/other", f"--key={key}", "--no-archive"])
    assert status in (1, 2)
    told = capsys.readouterr().err
    assert "mistake in srctrack" not in told
    after = sorted(p for p in store.parent.rglob("*") if store / "cache" not in p.parents)
    known = {p.name for p in before}
    assert [p for p in after if p.suffix == ".json" and p.name not in known] == []
    assert outside.read_text(encoding="utf-8") == '{"key": "outside"}'


@pytest.mark.parametrize(
    "record",
    [
        "[]",
        "null",
        '"quay"',
        "{}",
        '{"key": "../other", "schema": 1}',
        '{"key": "quay", "schema": 1, "words": 1e400}',
        '{"key": "quay", "schema": 1, "words": ' + "9" * 5000 + "}",
        "[" * 100_000,
        '{"schema": 1, "schema": 99}',
        "\x00\x01",
    ],
    ids=range(10),
)
def test_a_record_that_is_none_is_told_as_damage(record: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (store / "sources" / "quay.json").write_text(record, encoding="utf-8")
    draft = store.parent / "draft.md"
    draft.write_text("The quay is closed ([Gazette](https://gazette.example/quay)).\n", encoding="utf-8")
    assert run(["show", "quay"]) == 2
    assert run(["check", str(draft)]) == 2
    assert run(["verify"]) in (1, 2)
    told = capsys.readouterr()
    assert "mistake in srctrack" not in told.err
    assert "Traceback" not in told.err


def test_a_record_that_is_a_link_out_of_the_store_gives_nothing_away(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = store.parent / "secret.txt"
    secret.write_text("the password is mackerel", encoding="utf-8")
    text = next((store / "texts").glob("*.txt"))
    for path in (store / "sources" / "quay.json", text):
        path.unlink()
        path.symlink_to(secret)
    assert run(["show", "quay", "--text"]) == 2
    run(["verify"])
    told = capsys.readouterr()
    assert "mackerel" not in told.out + told.err


def test_a_store_that_is_a_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "store").write_text("not a folder", encoding="utf-8")
    assert run(["--store", "store", "list"]) == 2
    assert "mistake in srctrack" not in capsys.readouterr().err


def test_a_store_without_its_folders_is_still_read(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("texts", "snapshots", "journal", "cache"):
        shutil.rmtree(store / folder, ignore_errors=True)
    assert run(["list", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["sources"][0]["key"] == "quay"
    assert run(["show", "quay", "--text"]) == 2
    assert "mistake in srctrack" not in capsys.readouterr().err
