"""Lists from other programs: any heading, any order, and one bad entry costs that entry."""

from __future__ import annotations

import pytest

from srctrack.citing.formats import bibtex, csl_json, csv_, url_list
from srctrack.citing.styles import apa, chicago_notes, mla
from srctrack.citing.styles.locales import LOCALES
from srctrack.errors import UsageError
from srctrack.model.reference import OTHERS, Reference, ReferenceType

URL = "https://coast.example/mole"


@pytest.mark.parametrize(
    "table",
    [
        f"title,url\nOld mole,{URL}\n",
        f"URL,Title\n{URL},Old mole\n",
        f"TITLE;Link\nOld mole;{URL}\n",
        f"title,url,time_added,tags,status\nOld mole,{URL},1741680000,sea|stone,unread\n",
        f"id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n1,Old mole,,,{URL},Coast,sea,2025-03-11T08:00:00Z,,,false\n",
    ],
)
def test_a_table_is_read_whatever_its_headings_are_called(table: str) -> None:
    (reference,) = csv_.read(table)
    assert (reference.get("title"), reference.get("URL")) == ("Old mole", URL)
    assert reference.type is ReferenceType.WEBPAGE
    assert not set(reference.fields) - {"title", "URL"}


def test_a_table_of_zotero_is_read() -> None:
    head = '"Key","Item Type","Publication Year","Author","Title","Publication Title","Url","Date","Date Added","Access Date","Manual Tags"'
    row = f'"AB12","newspaperArticle","2025","van den Berg, Pieter; Halloran, Ingrid","Old mole","Courier","{URL}","2025-03-11","2025-03-12 09:00:00","2025-03-12 09:00:00","sea; stone"'
    (reference,) = csv_.read(f"\ufeff{head}\n{row}\n")
    assert [n.whole for n in reference.names["author"]] == ["Pieter van den Berg", "Ingrid Halloran"]
    assert reference.type is ReferenceType.ARTICLE_NEWSPAPER
    assert reference.get("container-title") == "Courier"
    assert reference.dates["issued"].iso == "2025-03-11"
    assert reference.tags == ("sea", "stone")


def test_rows_without_an_address_are_named() -> None:
    (remark,) = csv_.remarks(f"title,url\nOld mole,{URL}\nNew mole,\n")
    assert (remark.line, remark.lost) == (3, False)
    assert "New mole" in remark.said


def test_a_table_without_titles_and_addresses_is_refused() -> None:
    with pytest.raises(UsageError):
        csv_.read("a,b\n1,2\n")


BROKEN = """@online{one, title = {One}, url = {https://coast.example/1}}
@online{two, title = {Two, url = {https://coast.example/2}

@online{three, title = "Three", url = {https://coast.example/3}}
"""


def test_one_broken_entry_costs_that_entry() -> None:
    assert bibtex.FORMAT.read is not None and bibtex.FORMAT.remarks is not None
    assert [r.key for r in bibtex.FORMAT.read(BROKEN)] == ["one", "three"]
    (remark,) = bibtex.FORMAT.remarks(BROKEN)
    assert remark.line == 2
    assert remark.lost


def test_a_file_of_broken_entries_only_is_refused() -> None:
    with pytest.raises(UsageError):
        bibtex.FORMAT.read("@online{two, title = {Two")  # type: ignore[misc]


def test_and_others_is_no_author() -> None:
    text = "@online{q, author = {van den Berg, Pieter and others}, title = {Quay}, date = {2025-03-11}}"
    (reference,) = bibtex.FORMAT.read(text)  # type: ignore[misc]
    assert reference.names["author"][-1] == OTHERS
    english = LOCALES["en-US"]
    assert apa.write(reference, english).text.startswith("van den Berg, P., et al. (2025")
    assert chicago_notes.write(reference, english).text.startswith("Pieter van den Berg et al., ")
    assert mla.write(reference, english).text.startswith("van den Berg, Pieter, et al. ")
    assert "and others" in bibtex.write([reference])


@pytest.mark.parametrize("date", ["1911~", "ca. 1911", "c. 1911", "circa 1911"])
def test_a_date_known_about_is_kept(date: str) -> None:
    (reference,) = bibtex.FORMAT.read(f"@book{{b, title = {{Sea}}, date = {{{date}}}}}")  # type: ignore[misc]
    assert reference.dates["issued"].iso == "c. 1911"


def test_dates_and_markup_of_csl() -> None:
    (reference,) = csl_json.read(
        '[{"id": "a", "type": "book", "title": "<i>Closed</i> for H<sub>2</sub>O", "issued": {"date-parts": [[1911]], "circa": true}}]'
    )
    assert reference.get("title") == "Closed for H2O"
    assert reference.dates["issued"].literal == "c. 1911"


def test_lines_that_are_no_address_are_named() -> None:
    text = f"# reading\n{URL} Old mole\n\nhttp:/coast.example/x\nlater\n"
    assert [r.get("URL") for r in url_list.read(text)] == [URL]
    assert [(r.line, r.lost) for r in url_list.remarks(text)] == [(4, True), (5, True)]


def test_a_reference_without_authors_has_no_others() -> None:
    assert "et al." not in apa.write(Reference("a", fields={"title": "Quay"}), LOCALES["en-US"]).text
