from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from citing_sources import SOURCES
from samplereport import source
from srctrack.citing.formats.losses import difference
from srctrack.citing.from_source import reference_of, source_of
from srctrack.citing.styles.bibliography import find_list
from srctrack.errors import DraftError, UsageError
from srctrack.model.reference import LinkForm
from srctrack.model.source import FieldOrigin, Origin, Source
from srctrack.store.library import Library
from srctrack.workflows.library.open import make_library
from srctrack.workflows.references.cite import Manner, list_references, write_list
from srctrack.workflows.references.export import export
from srctrack.workflows.references.import_ import ImportState, import_references, read_references
from srctrack.workflows.references.link import link, unlink, write_linked
from srctrack.workflows.references.select import cited_by, references

NOW = datetime.datetime(2024, 5, 1, tzinfo=datetime.UTC)
FILES = {"csl-json": "json", "jsonl": "jsonl", "csv": "csv", "ris": "ris", "biblatex": "bib", "zotero-rdf": "rdf"}


def now() -> datetime.datetime:
    return NOW


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return make_library(tmp_path / ".srctrack")


def kept(library: Library, **changes: object) -> Source:
    made = replace(source("ferry", "Ferry line closed", "Gazette"), **changes)  # type: ignore[arg-type]
    with library.writing():
        library.put(made)
    return made


class TestImport:
    @pytest.mark.parametrize("name", FILES)
    def test_sources_go_out_and_come_into_another_library(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / f"out.{FILES[name]}"
        path.write_text(export(list(SOURCES), name).text, encoding="utf-8")
        with make_library(tmp_path / "other") as library:
            done = list(import_references(list(read_references(path, name).references), library, now=now))
            assert [d.state for d in done] == [ImportState.ADDED] * len(SOURCES)
            back = {r.key: r for r in references(library, ())}
        for mine in SOURCES:
            assert set(difference(mine, back[mine.key])) <= {"time"}, mine.key

    def test_the_same_file_again_changes_nothing(self, library: Library) -> None:
        list(import_references(list(SOURCES), library, now=now))
        again = list(import_references(list(SOURCES), library, now=now))
        assert {d.state for d in again} == {ImportState.UNCHANGED}

    def test_a_page_that_was_read_stays_as_it_was_read(self, library: Library) -> None:
        mine = kept(library)
        said = replace(reference_of(mine), fields={"title": "Another", "URL": mine.url}, tags=("zotero",))
        (done,) = import_references([said], library, now=now)
        assert (done.state, done.source.tags) == (ImportState.UPDATED, ("zotero",))
        assert reference_of(done.source).fields["title"] == "Ferry line closed"

    def test_two_references_to_one_page_become_one_source_and_lose_nothing(self, library: Library) -> None:
        one = SOURCES[0]
        other = replace(one, key="other", fields={"URL": one.fields["URL"], "section": "City"})
        list(import_references([one, other], library, now=now))
        (merged,) = references(library, ())
        assert merged.fields["title"] == one.fields["title"]
        assert merged.fields["section"] == "City"

    def test_a_key_that_cannot_be_a_file_is_made_one(self, library: Library) -> None:
        (done,) = import_references([replace(SOURCES[0], key="Petrová: 2024/x")], library, now=now)
        assert done.source.key == "petrov-2024-x"
        assert done.was == "Petrová: 2024/x"

    def test_what_an_editor_changes_afterwards_stands(self) -> None:
        made = source_of(SOURCES[0], NOW)
        edited = replace(made, title="Better", authors=("A. B",), origins={"title": FieldOrigin(Origin.GIVEN)})
        assert reference_of(edited).fields["title"] == "Better"
        assert reference_of(edited).names == SOURCES[0].names

    def test_a_file_of_no_known_format_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "x.zip").write_bytes(b"PK\x03\x04")
        with pytest.raises(UsageError):
            read_references(tmp_path / "x.zip", None)


class TestReferenceList:
    DRAFT = "# T\n\nThe [line](https://novaya.example/ferry) is closed.\n"

    def test_is_written_once_and_again(self, tmp_path: Path, library: Library) -> None:
        kept(library)
        path = tmp_path / "a.md"
        path.write_text(self.DRAFT)
        write_list(list_references(str(path), library, Manner("apa")))
        once = path.read_text()
        assert once.startswith(self.DRAFT)
        found = find_list(once)
        assert found
        assert (found.style, found.locale) == ("apa", "en-US")
        assert "*Gazette*" in once
        write_list(list_references(str(path), library, None))
        assert path.read_text() == once

    def test_a_citation_taken_out_of_the_text_leaves_the_list(self, tmp_path: Path, library: Library) -> None:
        kept(library)
        path = tmp_path / "a.md"
        path.write_text(self.DRAFT)
        write_list(list_references(str(path), library, None))
        path.write_text(path.read_text().replace("[line](https://novaya.example/ferry)", "line"))
        write_list(list_references(str(path), library, None))
        assert path.read_text() == "# T\n\nThe line is closed.\n"

    def test_is_not_checked(self, tmp_path: Path, library: Library) -> None:
        from srctrack.annotate.annotate import annotate
        from srctrack.drafts.registry import read_draft

        kept(library)
        path = tmp_path / "a.md"
        path.write_text(self.DRAFT)
        write_list(list_references(str(path), library, None))
        draft = read_draft(str(path), annotate=annotate)
        assert draft.suppressions
        assert draft.suppressions[0].covers.contains(draft.links[-1].span)

    def test_other_kinds_of_draft_are_refused(self, tmp_path: Path, library: Library) -> None:
        (tmp_path / "a.txt").write_text("x\n")
        with pytest.raises(DraftError):
            list_references(str(tmp_path / "a.txt"), library, None)


class TestLink:
    DRAFT = "The [line](https://novaya.example/ferry) is closed.\r\n"

    @pytest.mark.parametrize("form", list(LinkForm))
    def test_twice_is_once_in_the_file_and_undo_gives_it_back(
        self, tmp_path: Path, library: Library, form: LinkForm
    ) -> None:
        kept(library)
        path = tmp_path / "a.md"
        path.write_bytes(self.DRAFT.encode())
        write_linked([link(str(path), library, form)])
        once = path.read_bytes()
        assert b"web.archive.org" in once
        again = link(str(path), library, form)
        assert again.before == again.after
        write_linked([unlink(str(path), library)])
        assert path.read_bytes() == self.DRAFT.encode()

    def test_a_dead_original_is_swapped_and_comes_back(self, tmp_path: Path, library: Library) -> None:
        kept(library, tags=("dead",))
        path = tmp_path / "a.md"
        path.write_bytes(self.DRAFT.encode())
        write_linked([link(str(path), library, LinkForm.BESIDE, swap_dead=True)])
        assert "[line](https://web.archive.org/web/20240104093000/https://novaya.example/ferry) is" in path.read_text()
        write_linked([unlink(str(path), library)])
        assert path.read_bytes() == self.DRAFT.encode()

    def test_a_copy_that_is_not_verified_is_not_put(self, tmp_path: Path, library: Library) -> None:
        kept(library, archives=())
        path = tmp_path / "a.md"
        path.write_bytes(self.DRAFT.encode())
        made = link(str(path), library, LinkForm.BESIDE)
        assert made.before == made.after
        assert made.unarchived == ("https://novaya.example/ferry",)


def test_what_drafts_cite_and_what_is_missing(tmp_path: Path, library: Library) -> None:
    kept(library)
    path = tmp_path / "a.md"
    path.write_text("[a](https://novaya.example/ferry?utm_source=x) [b](https://other.example/) [@ferry; @nothing]\n")
    cited = cited_by([str(path)], library)
    assert cited.keys == ("ferry",)
    assert [t for t, _ in cited.missing] == ["https://other.example/", "nothing"]
