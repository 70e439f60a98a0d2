"""The library as its callers use it: what is put is found again, by every road."""

from __future__ import annotations

import datetime
import json
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.stores import WHEN, add, capture
from tinydb import where

from srctrack.annotate.annotate import annotate
from srctrack.errors import DamagedStore, NewerStore, NoStore, StoreError
from srctrack.model.annotations import Annotations
from srctrack.model.archiving import ArchiveRecord, ArchiveState, Memento
from srctrack.model.prose import BlockKind, Prose
from srctrack.model.source import Outlet
from srctrack.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.create(tmp_path / ".srctrack")


def test_what_is_put_is_got_again_by_another_process(library: Library) -> None:
    source = add(library)
    with Library.open(library.path) as other:
        assert other.get(source.key) == source
        assert other.keys() == [source.key]
        assert len(other) == 1
        assert list(other.sources()) == [source]


def test_the_key_names_outlet_day_and_subject(library: Library) -> None:
    assert add(library).key == "fontanka-2024-01-02-raids-city"
    russian = replace(add(library), outlet=Outlet("Новая газета"), title="Полиция задержала более 3 000 мигрантов")
    assert library.new_key(russian) == "novaya-gazeta-2024-01-02-politsiya-zaderzhala"


def test_a_key_that_is_taken_is_not_given_again(library: Library) -> None:
    assert add(library).key != add(library, "https://fontanka.example/2").key


@pytest.mark.parametrize(
    "spelling",
    [
        "http://www.fontanka.example/1/?utm_source=x#top",
        "https://FONTANKA.example:443/1",
    ],
)
def test_a_page_is_known_by_any_spelling_of_its_address(library: Library, spelling: str) -> None:
    key = add(library).key
    assert library.key_for_url(spelling) == key
    assert library.key_for_url("https://fontanka.example/10") is None


def test_a_page_is_known_by_the_address_of_its_copy(library: Library) -> None:
    source = add(library)
    copy = "http://archive.newsroom.example/web/20240104093000/https://a.example/x"
    record = ArchiveRecord("pywb", ArchiveState.VERIFIED, Memento("pywb", copy, source.url, WHEN))
    library.put(replace(source, archives=(record,)))
    assert library.key_for_url(copy) == source.key


def test_an_outlet_is_found_by_name_and_by_domain(library: Library) -> None:
    key = add(library).key
    assert library.keys_for_outlet("fontanka") == (key,)
    assert library.keys_for_outlet("www.fontanka.example") == (key,)
    assert library.keys_for_outlet("font") == ()
    the = add(library, "https://guardian.example/1", outlet=Outlet("The Guardian", "guardian.example"))
    assert library.keys_for_outlet("Guardian") == library.keys_for_outlet("the guardian") == (the.key,)
    library.remove(the.key)
    assert library.outlet_names() == {"Fontanka"}
    assert library.outlets() == (("Fontanka", "fontanka.example"),)


def test_the_words_of_a_source_come_back_with_their_blocks(library: Library) -> None:
    read = library.read(add(library))
    assert [b.kind for b in read.prose.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert read.prose.blocks[1].span.of(read.prose.text) == "Police detained 3,000 people near the market."
    assert read.page_text.startswith("Menu\n")
    assert read.prose.language == "en"
    assert library.read(read.source) == read, "a survey from the cache is the survey"


def test_the_page_as_received_comes_back_without_the_readers_secrets(library: Library) -> None:
    kept = capture()
    ref = library.keep_capture(kept)
    back = library.snapshots.read(ref)
    assert back.content == kept.content
    assert back.exchanges[0].headers == kept.exchanges[0].headers
    assert back.exchanges[0].request_headers == (("User-Agent", "srctrack"),)
    assert back.exchanges[0].when == WHEN


def test_the_same_bytes_of_the_same_page_are_kept_once(library: Library) -> None:
    first = library.keep_capture(capture())
    later = replace(capture().exchanges[0], when=WHEN + datetime.timedelta(days=1))
    library.keep_capture(replace(capture(), exchanges=(later,)))
    assert [p.name.startswith(first.id[7:]) for p in library.snapshots.all()] == [True]
    library.keep_capture(capture("https://other.example/copy"))
    assert len(library.snapshots.all()) == 2, "another address with the same bytes is another capture"


def test_a_capture_nobody_names_can_be_dropped_and_no_other(library: Library) -> None:
    source = add(library)
    wall = library.keep_capture(capture("https://fontanka.example/2", b"Accept cookies"))
    library.drop_capture(wall)
    library.drop_capture(source.snapshots[0])
    assert len(library.snapshots.all()) == 1
    library.remove(source.key)
    library.drop_capture(source.snapshots[0])
    assert library.snapshots.read(source.snapshots[0]), "a tombstone names it"


def test_tinydb_queries_run_over_the_records(library: Library) -> None:
    one = add(library, "https://a.example/1", "Storm hits coast", language="ru")
    two = add(library, "https://a.example/2", "Council votes on budget")
    assert [d.doc_id for d in library.table.search(where("language") == "ru")] == [one.key]
    library.table.update({"note": "read twice"}, doc_ids=[two.key])
    assert library.get(two.key) == replace(two, note="read twice")
    assert library.get(one.key) == one
    with pytest.raises(ValueError, match="TinyDB cannot make one up"):
        library.table.insert({"title": "no key"})


def test_a_quotation_leads_to_the_text_it_may_stand_in(library: Library) -> None:
    one = add(library, "https://a.example/1", "Storm hits coast")
    add(library, "https://a.example/2", "Council votes on budget")
    assert library.quote_candidates("Storm hits coast") == (one.key,)
    assert library.quote_candidates("nothing like it anywhere") == ()


def test_a_changed_quotation_leads_to_its_text_all_the_same(library: Library) -> None:
    said = "The harbour office will never again close the northern quay without telling the owners of the boats"
    one = add(library, "https://a.example/1", said)
    for n in range(2, 30):
        add(library, f"https://a.example/{n}", f"The harbour office said on day {n} that nothing was new")
    assert library.quote_candidates(said) == (one.key,)
    changed = said.replace("never again", "hardly").replace("owners", "masters")
    assert library.quote_candidates(changed)[0] == one.key


def test_search_finds_words_of_head_and_text(library: Library) -> None:
    one = add(library, "https://a.example/1", "Storm hits coast", tags=("weather",))
    two = add(library, "https://a.example/2", "Council votes on budget")
    assert [h.key for h in library.search("weather")] == [one.key]
    assert {h.key for h in library.search("detained 3,000")} == {one.key, two.key}
    assert library.search('"coast storm"') == ()
    assert library.search('") OR (') == ()


def test_a_removed_source_leaves_a_tombstone_with_its_record(library: Library) -> None:
    source = add(library)
    library.remove(source.key, "published by mistake")
    assert library.get(source.key) is None
    assert library.key_for_url(source.url) is None
    (tombstone,) = library.layout.removed.glob("*.json")
    told = json.loads(tombstone.read_text("utf-8"))
    assert told["why"] == "published by mistake"
    assert told["who"]
    assert json.loads(told["record"])["title"] == source.title
    assert library.snapshots.read(source.snapshots[0]).content, "the page stays"
    with pytest.raises(StoreError, match="no source"):
        library.remove(source.key)


def test_a_record_changed_by_hand_is_seen_by_the_index(library: Library) -> None:
    source = add(library)
    assert library.key_for_url(source.url) == source.key
    path = library.records.path(source.key)
    path.write_text(
        path.read_text("utf-8").replace(
            '"final_url": "https://fontanka.example/1"', '"final_url": "https://fontanka.example/77"'
        )
    )
    with Library.open(library.path) as other:
        assert other.key_for_url("https://fontanka.example/77") == source.key
        assert other.key_for_url("https://fontanka.example/1") == source.key


def test_a_damaged_record_is_named_and_does_not_hide_the_others(library: Library) -> None:
    bad, good = add(library, "https://a.example/1", "First story"), add(library, "https://a.example/2", "Second story")
    library.records.path(bad.key).write_text("{ half", "utf-8")
    with Library.open(library.path) as other:
        assert other.key_for_url(good.url) == good.key
        assert list(other.index.damaged()) == [bad.key]
        with pytest.raises(DamagedStore, match="not JSON") as raised:
            other.get(bad.key)
        assert "verify" in (raised.value.hint or "")


def test_a_changed_text_is_not_read_as_the_source(library: Library) -> None:
    source = add(library)
    path = library.texts.path(source.snapshots[0].text_id)
    path.write_text(path.read_text("utf-8").replace("3,000", "4,000"), "utf-8")
    with pytest.raises(DamagedStore, match="do not match"):
        library.read(source)


def test_a_damaged_index_is_made_anew(library: Library) -> None:
    source = add(library)
    library.key_for_url(source.url)
    library.close()
    library.index.path.write_bytes(b"not a database at all, but long enough to be looked at" * 40)
    with Library.open(library.path) as other:
        assert other.key_for_url(source.url) == source.key


def test_no_store_and_a_newer_store_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        Library.open(tmp_path / ".srctrack")
    library = Library.create(tmp_path / ".srctrack")
    library.layout.head.write_text('{"schema": 99}', "utf-8")
    with pytest.raises(NewerStore, match="later srctrack"):
        Library.open(library.path)
    with pytest.raises(NewerStore):
        Library.create(library.path)


def test_create_keeps_what_is_there(library: Library) -> None:
    source = add(library)
    again = Library.create(library.path, "all")
    assert again.get(source.key) == source
    assert again.head.commit == "all"
    assert "snapshots" not in (library.path / ".gitignore").read_text("utf-8")
    assert Library.create(library.path).head.commit == "all"


def test_a_text_is_surveyed_once_a_version_and_day(library: Library) -> None:
    source = add(library)
    asked: list[object] = []

    def annotator(prose: Prose, anchor: datetime.date | None) -> Annotations:
        asked.append(anchor)
        return annotate(prose, anchor)

    for _ in range(3):
        with Library.open(library.path, annotations=annotator, survey_version="1") as again:
            assert again.read(source).annotations.sentences
    assert asked == [WHEN.date()]
    with Library.open(library.path, annotations=annotator, survey_version="2") as again:
        again.read(source)
        again.read(replace(source, published=None))
    assert asked == [WHEN.date(), WHEN.date(), None]


def test_a_spoilt_survey_is_made_anew(library: Library) -> None:
    source = add(library)
    before = library.read(source).annotations
    (kept,) = (library.path / "cache" / "surveys").rglob("*.z")
    for content in (b"", b"\x00\x01", zlib.compress(b'[["not"]]')):
        kept.write_bytes(content)
        assert library.read(source).annotations == before


def test_the_index_follows_what_another_process_writes(library: Library) -> None:
    first = add(library, "https://a.example/1", "Storm hits coast")
    with Library.open(library.path) as other:
        second = add(other, "https://a.example/2", "Council votes on budget")
        other.remove(first.key)
    with library.writing():
        assert library.key_for_url(second.url) == second.key
        assert library.key_for_url(first.url) is None
        assert [h.key for h in library.search("council")] == [second.key]
