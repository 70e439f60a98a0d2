"""A WACZ package is valid, complete and opens elsewhere; what comes back is what went out."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.stores import WHEN, add, kept_again
from tests.workflows.evidence.packages import filled, package, validated

from srctrack.errors import UsageError
from srctrack.model.add_result import Added, AddState, NotAdded
from srctrack.model.source import Source
from srctrack.store.integrity.verify import verify_store
from srctrack.store.library import Library
from srctrack.store.wacz.index import index_lines
from srctrack.workflows.evidence.import_package import import_package


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "here" / ".srctrack") as library:
        yield library


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "there" / ".srctrack") as library:
        yield library


@pytest.fixture
def packed(library: Library, tmp_path: Path) -> tuple[Path, list[Source]]:
    sources = filled(library)
    return package(library, sources, tmp_path / "evidence.wacz"), sources


def altered(path: Path, name_begins: str, at: int = 400) -> str:
    """Flip one byte of the first file whose name begins so; its name."""
    with zipfile.ZipFile(path) as file:
        contents = {entry: file.read(entry) for entry in file.infolist()}
    name = next(e.filename for e in contents if e.filename.startswith(name_begins))
    with zipfile.ZipFile(path, "w") as file:
        for entry, content in contents.items():
            if entry.filename == name:
                at %= len(content)
                content = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
            file.writestr(entry, content)
    return name


class TestWritten:
    def test_py_wacz_calls_it_valid(self, packed: tuple[Path, list[Source]]) -> None:
        valid, said = validated(packed[0])
        assert valid, said

    @pytest.mark.parametrize("begins", ["archive/", "indexes/", "pages/", "sources/", "texts/", "datapackage.json"])
    def test_py_wacz_finds_one_flipped_byte(self, packed: tuple[Path, list[Source]], begins: str) -> None:
        altered(packed[0], begins)
        assert not validated(packed[0])[0]

    def test_every_file_is_listed_with_its_size_and_hash(self, packed: tuple[Path, list[Source]]) -> None:
        with zipfile.ZipFile(packed[0]) as file:
            manifest = json.loads(file.read("datapackage.json"))
            named = {r["path"]: r for r in manifest["resources"]}
            assert {*named, "datapackage.json", "datapackage-digest.json"} == set(file.namelist())
            for path, told in named.items():
                content = file.read(path)
                assert (told["bytes"], told["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
            stored = [e for e in file.infolist() if e.filename.startswith("archive/")]
            assert {e.compress_type for e in stored} == {zipfile.ZIP_STORED}, "viewers read parts of these"
        assert len({r["name"] for r in manifest["resources"]}) == len(named)

    def test_pages_name_every_capture_with_its_words(self, packed: tuple[Path, list[Source]]) -> None:
        with zipfile.ZipFile(packed[0]) as file:
            head, *pages = (json.loads(line) for line in file.read("pages/pages.jsonl").splitlines())
            manifest = json.loads(file.read("datapackage.json"))
        assert head["format"] == "json-pages-1.0"
        assert [(p["key"], p["ts"]) for p in pages] == [
            (s.key, f"{ref.captured:%Y-%m-%dT%H:%M:%SZ}") for s in packed[1] for ref in reversed(s.snapshots)
        ]
        assert pages[0]["text"] == "Raids in the city\n\nPolice detained 3,100 people."
        assert manifest["mainPageUrl"] == pages[0]["url"]
        assert manifest["mainPageDate"] == pages[0]["ts"]

    def test_the_index_leads_to_each_record(self, packed: tuple[Path, list[Source]], tmp_path: Path) -> None:
        with zipfile.ZipFile(packed[0]) as file:
            lines = file.read("indexes/index.cdx").decode().splitlines()
            assert lines == sorted(lines)
            told = [json.loads(line.split(" ", 2)[2]) for line in lines]
            for row in told:
                start = int(row["offset"])
                record = file.read(f"archive/{row['filename']}")[start : start + int(row["length"])]
                assert row["recordDigest"] == f"sha256:{hashlib.sha256(record).hexdigest()}"
                (tmp_path / "record.warc.gz").write_bytes(record)
                (again,) = index_lines(tmp_path / "record.warc.gz", row["filename"])
                assert json.loads(again.split(" ", 2)[2]) == {**row, "offset": "0"}
        assert {(r["url"], r["status"]) for r in told} >= {
            ("https://harbour.example/old", "301"),
            ("https://www.harbour.example/New/", "200"),
        }

    def test_a_page_that_is_not_here_is_named(self, library: Library, tmp_path: Path) -> None:
        from srctrack.workflows.evidence.export_package import export_package

        source = filled(library)[0]
        library.snapshots.drop(source.snapshots[0])
        done = export_package(library, [source], tmp_path / "e.wacz", WHEN, "x")
        assert (done.pages, done.absent) == (1, (f"{source.key} of 2024-01-02",))

    def test_nothing_is_written_where_there_is_no_page(self, library: Library, tmp_path: Path) -> None:
        from srctrack.workflows.evidence.export_package import export_package

        with pytest.raises(UsageError, match="the pages of these sources are not on this machine"):
            export_package(library, [], tmp_path / "e.wacz", WHEN, "x")
        with pytest.raises(UsageError, match=r"could not write .*: No such file"):
            export_package(library, filled(library), tmp_path / "no" / "e.wacz", WHEN, "x")
        with pytest.raises(UsageError, match=r"ends in \.wacz"):
            export_package(library, filled(library), tmp_path / "e.zip", WHEN, "x")
        assert [p for p in tmp_path.iterdir() if p.is_file()] == []


class TestTakenIn:
    def test_what_comes_back_is_what_went_out(
        self, packed: tuple[Path, list[Source]], library: Library, other: Library
    ) -> None:
        done = list(import_package(packed[0], other))
        assert [(d.state, d.source) for d in done if isinstance(d, Added)] == [
            (AddState.ADDED, s) for s in sorted(packed[1], key=lambda s: s.key)
        ]
        for folder in ("sources", "texts", "snapshots"):
            mine, theirs = (
                {p.name: p.read_bytes() for p in (where.path / folder).iterdir() if p.name != "kept-here.txt"}
                for where in (library, other)
            )
            named = {n: c for n, c in mine.items() if n in theirs}
            assert theirs == named
            assert theirs
        for source in packed[1]:
            for ref in source.snapshots:
                assert other.snapshots.read(ref) == library.snapshots.read(ref)
                assert other.text(ref.text_id) == library.text(ref.text_id)
        report = verify_store(other.path)
        assert report.whole
        assert [t.message for t in report.troubles] == []
        why = {e.why for s in packed[1] for e in other.history(s) if e.act.value == "restored"}
        assert {w.partition(" sha256:")[0] for w in why if w} == {"evidence.wacz"}

    def test_taking_it_in_twice_changes_nothing(self, packed: tuple[Path, list[Source]], other: Library) -> None:
        list(import_package(packed[0], other))
        before = {p: p.read_bytes() for p in other.path.rglob("*") if p.is_file() and "cache" not in p.parts}
        assert {d.state for d in import_package(packed[0], other) if isinstance(d, Added)} == {AddState.UNCHANGED}
        assert {p: p.read_bytes() for p in other.path.rglob("*") if p.is_file() and "cache" not in p.parts} == before

    def test_packed_again_there_it_is_the_same_package(
        self, packed: tuple[Path, list[Source]], other: Library, tmp_path: Path
    ) -> None:
        list(import_package(packed[0], other))
        again = package(other, [s for t in packed[1] if (s := other.get(t.key))], tmp_path / "again.wacz")
        assert again.read_bytes() == packed[0].read_bytes()

    def test_a_page_seen_by_both_has_the_captures_of_both(
        self, library: Library, other: Library, tmp_path: Path
    ) -> None:
        mine = add(library, tags=("mine",))
        theirs = add(other, title="Raids, updated", when=WHEN.replace(day=5), tags=("theirs",), note="Called them.")
        (done,) = import_package(package(library, [mine], tmp_path / "e.wacz"), other)
        assert isinstance(done, Added)
        assert (done.state, done.source.title, done.source.note) == (AddState.UPDATED, "Raids, updated", "Called them.")
        assert [s.captured for s in done.source.snapshots] == [WHEN, WHEN.replace(day=5)]
        assert done.source.tags == ("theirs", "mine")
        assert done.source.key == theirs.key
        assert verify_store(other.path).whole

    def test_a_later_capture_brings_its_words(self, library: Library, other: Library, tmp_path: Path) -> None:
        theirs = add(other, note="Called them.")
        mine = kept_again(library, add(library), "Raids\n\nFour held.", WHEN.replace(day=9))
        mine = replace(mine, title="Raids in two cities")
        library.put(mine)
        (done,) = import_package(package(library, [mine], tmp_path / "e.wacz"), other)
        assert isinstance(done, Added)
        assert (done.source.title, done.source.note) == ("Raids in two cities", "Called them.")
        assert done.source.newest == mine.newest
        assert done.source.key == theirs.key

    def test_a_key_that_another_page_has_stays_its_own(self, library: Library, other: Library, tmp_path: Path) -> None:
        mine = add(library, key="raids")
        held = add(other, "https://else.example/9", key="raids")
        (done,) = import_package(package(library, [mine], tmp_path / "e.wacz"), other)
        assert isinstance(done, Added)
        assert done.source.key != "raids"
        assert other.get("raids") == held

    @pytest.mark.parametrize("begins", ["archive/", "sources/", "texts/"])
    def test_a_damaged_source_is_refused_and_the_others_come(
        self, packed: tuple[Path, list[Source]], other: Library, begins: str
    ) -> None:
        name = altered(packed[0], begins)
        done = list(import_package(packed[0], other))
        refused = [d for d in done if isinstance(d, NotAdded)]
        assert [(r.error, f"{name} does not match its hash" in r.message) for r in refused] == [("unreadable", True)]
        assert len(done) == len(packed[1])
        assert verify_store(other.path).whole

    def test_a_manifest_that_was_changed_is_refused_whole(
        self, packed: tuple[Path, list[Source]], other: Library
    ) -> None:
        altered(packed[0], "datapackage.json")
        (done,) = import_package(packed[0], other)
        assert isinstance(done, NotAdded)
        assert "datapackage.json does not match the hash in datapackage-digest.json" in done.message
        assert other.keys() == []

    def test_a_page_whose_digest_lies_is_refused(self, packed: tuple[Path, list[Source]], other: Library) -> None:
        """Whoever makes every hash of the manifest anew still cannot pass other bytes off as the page of a digest."""
        forge(packed[0])
        done = list(import_package(packed[0], other))
        refused = [d.message for d in done if isinstance(d, NotAdded)]
        assert len(refused) == 1
        assert "the page does not match its digest" in refused[0]
        assert verify_store(other.path).whole

    def test_a_cut_off_file_is_refused(self, packed: tuple[Path, list[Source]], other: Library) -> None:
        packed[0].write_bytes(packed[0].read_bytes()[:-500])
        (done,) = import_package(packed[0], other)
        assert isinstance(done, NotAdded)
        assert "is not a WACZ package, or damaged" in done.message


def forge(path: Path) -> None:
    """Put another page's capture in the place of the first one, with every hash of the package made again."""
    from srctrack.store.wacz.manifest import digest_file

    with zipfile.ZipFile(path) as file:
        contents = {entry.filename: file.read(entry) for entry in file.infolist()}
    pages = [n for n in contents if n.startswith("archive/")]
    contents[pages[0]] = contents[pages[1]]
    told = json.loads(contents["datapackage.json"])
    for row in told["resources"]:
        row["hash"] = "sha256:" + hashlib.sha256(contents[row["path"]]).hexdigest()
        row["bytes"] = len(contents[row["path"]])
    contents["datapackage.json"] = json.dumps(told).encode()
    contents["datapackage-digest.json"] = digest_file(contents["datapackage.json"])
    with zipfile.ZipFile(path, "w") as file:
        for name, content in contents.items():
            file.writestr(name, content)
