"""Every format written and read again: nothing is lost but what it says it cannot hold."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srctrack.citing.base import ReferenceFormat
from srctrack.citing.formats.csl_items import DATES, NAMES
from srctrack.citing.formats.losses import difference, losses
from srctrack.citing.formats.zotero_types import BACK, TYPES
from srctrack.citing.registry import format_of, formats, writers
from srctrack.errors import UsageError
from srctrack.model.reference import ArchivedCopy, PartialDate, PersonName, Reference, ReferenceType

WHEN = datetime.datetime(2024, 1, 4, 9, 30, tzinfo=datetime.UTC)
NEWS = Reference(
    key="fontanka-2024-01-02-raids",
    type=ReferenceType.ARTICLE_NEWSPAPER,
    fields={
        "title": "Полиция & 50 % _мигрантов_: {цифры} | “31” = 2 + 2 + 27 \\ ~ ^ # $",
        "container-title": "Fontanka",
        "URL": "https://www.fontanka.ru/2024/01/02/73077218/?a=1&b=%D0%B0_{x}".replace("{", "%7B").replace("}", "%7D"),
        "language": "ru",
        "section": "City",
        "note": "Read twice. See also: the court's own words.",
    },
    names={
        "author": (
            PersonName("Петрова", "Ирина"),
            PersonName("Berg", "Anna-Maria", "van der"),
            PersonName(literal="TASS"),
        )
    },
    dates={"issued": PartialDate(2024, 1, 2, "T09:30:00+03:00"), "accessed": PartialDate(2024, 1, 4, "T09:30:00Z")},
    tags=("raids", "St. Petersburg"),
    archived=ArchivedCopy(
        "https://web.archive.org/web/20240104093000/https://www.fontanka.ru/2024/01/02/73077218/", WHEN
    ),
)
OTHERS = (
    Reference("thesis", ReferenceType.THESIS, {"title": "On Slips", "publisher": "University of Lindholm", "publisher-place": "Lindholm", "genre": "PhD thesis", "number-of-pages": "213", "URL": "https://u.example/t.pdf"}, {"author": (PersonName("Doe", "Jane", suffix="Jr."),)}, {"issued": PartialDate(2019)}),
    Reference("journal", ReferenceType.ARTICLE_JOURNAL, {"title": "Twice?", "container-title": "J. of Errors", "volume": "12", "issue": "3", "page": "101-115", "DOI": "10.1000/x_(1)", "ISSN": "1234-5678"}, {"author": (PersonName("O’Neill", "Éamon"),), "editor": (PersonName("Li", "Wei"),), "translator": (PersonName("Roe", "R."),)}, {"issued": PartialDate(2020, 5)}),
    Reference("video", ReferenceType.MOTION_PICTURE, {"title": "The raid, filmed", "container-title": "YouTube", "genre": "Video", "URL": "https://youtu.be/x"}, {"director": (PersonName("Lang", "Fritz"),), "producer": (PersonName(literal="Studio, Ltd"),)}, {"issued": PartialDate(2024, 1, 1)}),
    Reference("case", ReferenceType.LEGAL_CASE, {"title": "A v. B", "authority": "Court of Appeal", "number": "12-34"}, {}, {"issued": PartialDate(2011, 3, 4)}),
    Reference("old", ReferenceType.BOOK, {"title": "Words", "original-title": "Слова", "ISBN": "978-3-16-148410-0", "edition": "2"}, {"author": (PersonName("Иванов", "Иван"),)}, {"issued": PartialDate(literal="the spring of 1990"), "original-date": PartialDate(1890)}),
    Reference("post", ReferenceType.POST, {"title": "A post", "URL": "https://t.me/x/1"}, {}, {}),
    Reference("bare", ReferenceType.WEBPAGE, {"URL": "https://a.example/"}, {}, {}),
    Reference("interview", ReferenceType.INTERVIEW, {"title": "With the officer"}, {"interviewer": (PersonName("Petrova", "Irina"),), "author": (PersonName(literal="The officer"),)}, {}),
    Reference("tv", ReferenceType.BROADCAST, {"title": "Evening news", "publisher": "Channel One", "section": "7"}, {"host": (PersonName("A", "B"),)}, {}),
)  # fmt: skip


@pytest.mark.parametrize("form", writers().values(), ids=lambda f: f.name)
def test_nothing_is_lost_but_what_the_format_says(form: ReferenceFormat) -> None:
    if form.read is None:
        pytest.skip("written only")
    lost = losses((NEWS, *OTHERS), form)
    allowed = set(form.unsupported_fields)
    if form.name == "ris":
        allowed |= {"producer"}  # a body's name with a comma: RIS reads any comma as “Family, Given”
    assert {k: v for k, v in lost.items() if set(v) - allowed} == {}


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=24).map(
    lambda s: " ".join(s.split())
).filter(bool)  # fmt: skip
PLAIN = st.text("abcdefghijklmnopqrstuvwxyzäßéñабвгде", min_size=2, max_size=9).map(str.title)
PEOPLE = st.one_of(
    st.builds(lambda f, g: PersonName(f, g), PLAIN, PLAIN), st.builds(lambda w: PersonName(literal=w), PLAIN)
)
DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(2100, 1, 1)).flatmap(
    lambda d: st.sampled_from([PartialDate(d.year), PartialDate(d.year, d.month), PartialDate(d.year, d.month, d.day)])
)
REFERENCES = st.builds(
    Reference,
    key=st.just("key"),
    type=st.sampled_from(list(ReferenceType)),
    fields=st.dictionaries(
        st.sampled_from(["title", "container-title", "publisher", "section", "genre", "volume", "issue"]), WORDS
    ),
    names=st.dictionaries(
        st.sampled_from(sorted(NAMES)), st.lists(PEOPLE, min_size=1, max_size=3).map(tuple), max_size=3
    ),
    dates=st.dictionaries(st.sampled_from(sorted(DATES)), DAYS),
    tags=st.lists(PLAIN, unique=True, max_size=3).map(tuple),
)


@pytest.mark.parametrize("name", ["csl-json", "jsonl", "csv", "biblatex", "bibtex", "ris", "zotero-rdf"])
@settings(max_examples=120, deadline=None)
@given(reference=REFERENCES)
def test_any_reference_comes_back(name: str, reference: Reference) -> None:
    form = formats()[name]
    assert form.write
    assert form.read
    back = form.read(form.write([reference]))
    assert len(back) == 1
    assert set(difference(reference, back[0])) <= form.unsupported_fields


def test_a_loss_is_named() -> None:
    form = formats()["csl-json"]
    assert losses([NEWS], form) == {}, "the hour of a day is nothing that a citation needs"
    write = form.write
    assert write is not None
    forgetful = replace(form, write=lambda references: write([replace(r, tags=()) for r in references]))
    assert losses([NEWS], forgetful) == {NEWS.key: ("tags",)}
    changed = replace(NEWS, fields={**NEWS.fields, "title": "Another"}, tags=())
    assert difference(NEWS, changed) == ("tags", "title")


class TestZotero:
    def test_types_map_as_csl_maps_them_and_back(self) -> None:
        assert {TYPES[t] for t in TYPES} <= set(ReferenceType)
        assert set(BACK) <= set(ReferenceType)
        same = {c for c, z in BACK.items() if TYPES[z] == c}
        assert {
            "article-newspaper",
            "post-weblog",
            "motion_picture",
            "legal_case",
            "legislation",
            "report",
            "broadcast",
            "song",
        } <= same

    def test_an_item_of_its_api(self) -> None:
        item = {
            "key": "ABCD", "data": {
                "key": "ABCD", "itemType": "blogPost", "title": "On raids", "blogTitle": "Northern Notes", "date": "15 Feb. 2010",
                "creators": [
                    {"creatorType": "author", "firstName": "Ann", "lastName": "Lee"}, {"creatorType": "commenter", "name": "Staff"},
                ],
                "url": "https://n.example/1", "accessDate": "2024-01-04T09:30:00Z", "tags": [{"tag": "raids"}], "extra": "original-title: Облавы\nseen twice",
            },
        }  # fmt: skip
        (read,) = formats()["zotero-json"].read(json.dumps([item, {"data": {"itemType": "attachment"}}]))  # type: ignore[misc]
        assert read.type is ReferenceType.POST_WEBLOG
        assert read.fields["container-title"] == "Northern Notes"
        assert read.fields["original-title"] == "Облавы"
        assert read.fields["note"] == "seen twice"
        assert read.names["author"] == (PersonName("Lee", "Ann"), PersonName(literal="Staff"))
        assert read.dates["issued"] == PartialDate(2010, 2, 15)


class TestReading:
    def test_bibtex_with_strings_accents_and_comments(self) -> None:
        text = r"""% a comment
        @string{nyt = "The New York Times"}
        @comment{ignored @article{x,}}
        @Article{ muller2010 , author = "M{\"u}ller, J{\'o}zef and {Associated Press} and Ludwig van Beethoven",
          title = {The {\ss}hort \& the \emph{long}}, journal = nyt # " Magazine", year = 2010, month = jan, pages = {1--9} }
        @misc{web, title={A page}, howpublished = {\url{https://a.example/x_y}}, note={n}}
        """
        first, second = formats()["bibtex"].read(text)  # type: ignore[misc]
        assert first.names["author"] == (
            PersonName("Müller", "Józef"), PersonName(literal="Associated Press"), PersonName("Beethoven", "Ludwig", "van"),
        )  # fmt: skip
        assert first.fields["title"] == "The ßhort & the long"
        assert first.fields["container-title"] == "The New York Times Magazine"
        assert first.fields["page"] == "1-9"
        assert first.dates["issued"] == PartialDate(2010, 1)
        assert second.type is ReferenceType.WEBPAGE
        assert second.fields["URL"] == "https://a.example/x_y"

    @pytest.mark.parametrize("text", ["@article{x, title = {open", "@article{x, title {y}}", "no entry at all"])
    def test_what_is_no_bibtex_is_refused(self, text: str) -> None:
        with pytest.raises(UsageError):
            formats()["bibtex"].read(text)  # type: ignore[misc]

    def test_bookmarks_keep_their_folders_as_tags(self) -> None:
        text = """<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><H3>Raids</H3><DL><p>
        <DT><A HREF="https://a.example/1" ADD_DATE="1704360600" TAGS="x,y">One &amp; only</A>
        <DT><A HREF="javascript:alert(1)">no</A></DL><p><DT><A HREF="https://a.example/2">https://a.example/2</A></DL>"""
        one, two = formats()["bookmarks"].read(text)  # type: ignore[misc]
        assert (one.fields["title"], one.tags) == ("One & only", ("Raids", "x", "y"))
        assert one.dates["accessed"] == PartialDate(2024, 1, 4)
        assert two.fields == {"URL": "https://a.example/2"}

    def test_a_list_of_addresses(self) -> None:
        found = formats()["urls"].read("# mine\nhttps://a.example/1\nhttps://a.example/2 The second\nnonsense\n")  # type: ignore[misc]
        assert [(r.fields["URL"], r.fields.get("title")) for r in found] == [
            ("https://a.example/1", None),
            ("https://a.example/2", "The second"),
        ]

    def test_an_rdf_with_entities_of_its_own_is_refused(self) -> None:
        with pytest.raises(UsageError):
            formats()["zotero-rdf"].read('<!DOCTYPE x [<!ENTITY a "b">]><rdf:RDF/>')  # type: ignore[misc]

    def test_a_spreadsheet_formula_is_words(self) -> None:
        text = formats()["csv"].write([Reference("k", fields={"title": "=HYPERLINK(1)"})])  # type: ignore[misc]
        assert "'=HYPERLINK" in text
        assert formats()["csv"].read(text)[0].fields["title"] == "=HYPERLINK(1)"  # type: ignore[misc]

    @pytest.mark.parametrize("name", sorted(writers()))
    def test_a_file_is_known_by_its_ending_and_head(self, name: str) -> None:
        form = writers()[name]
        assert form.write
        told = format_of(f"x{form.file_ending}", form.write([NEWS]))
        assert told.read is form.read


class TestOthersRead:
    """What is written is read by the programs it is written for."""

    def pandoc(self, name: str, form: str) -> Any:
        if shutil.which("pandoc") is None:
            pytest.skip("no pandoc here: apt-get install pandoc")
        known = subprocess.run(
            ["pandoc", "--list-input-formats"], capture_output=True, text=True, check=True
        ).stdout.split()
        if form not in known:
            pytest.skip(f"this pandoc does not read {form}")
        write = formats()[name].write
        assert write
        command = ["pandoc", "-f", form, "-t", "csljson"]
        done = subprocess.run(command, input=write([NEWS, *OTHERS]), capture_output=True, text=True, check=True)
        return {i["id"]: i for i in json.loads(done.stdout)}

    @pytest.mark.parametrize(
        ("name", "form"), [("csl-json", "csljson"), ("biblatex", "biblatex"), ("bibtex", "bibtex"), ("ris", "ris")]
    )
    def test_pandoc(self, name: str, form: str) -> None:
        items = self.pandoc(name, form)
        assert set(items) == {r.key for r in (NEWS, *OTHERS)}
        news = items[NEWS.key]
        assert news["title"].replace("\u00a0", " ") == NEWS.fields["title"]
        assert news["URL"] == NEWS.fields["URL"]
        assert {"family": "Петрова", "given": "Ирина"} in news["author"]
        assert news["issued"]["date-parts"][0][0] in (2024, "2024")
        assert items["journal"]["volume"] in ("12", 12)

    def test_bibtexparser(self) -> None:
        reader = pytest.importorskip("bibtexparser", reason="read back with bibtexparser where it is installed")
        text = formats()["bibtex"].write([NEWS, *OTHERS])  # type: ignore[misc]
        if hasattr(reader, "parse_string"):
            library = reader.parse_string(text)
            assert not library.failed_blocks
            assert [e.key for e in library.entries] == [r.key for r in (NEWS, *OTHERS)]
        else:
            assert [e["ID"] for e in reader.loads(text).entries] == [r.key for r in (NEWS, *OTHERS)]

    def test_pybtex(self) -> None:
        reader = pytest.importorskip("pybtex.database", reason="read back with pybtex where it is installed")
        entries = reader.parse_string(formats()["bibtex"].write([NEWS, *OTHERS]), "bibtex").entries  # type: ignore[misc]
        assert list(entries) == [r.key for r in (NEWS, *OTHERS)]
        assert [str(p) for p in entries[NEWS.key].persons["author"]] == [
            "Петрова, Ирина",
            "van der Berg, Anna-Maria",
            "{TASS}",
        ]

    def test_rispy(self) -> None:
        reader = pytest.importorskip("rispy", reason="read back with rispy where it is installed")
        entries = reader.loads(formats()["ris"].write([NEWS, *OTHERS]))  # type: ignore[misc]
        assert [e["id"] for e in entries] == [r.key for r in (NEWS, *OTHERS)]
        assert entries[0]["authors"] == ["Петрова, Ирина", "van der Berg, Anna-Maria", "TASS"]
        assert entries[0]["urls"] == [NEWS.fields["URL"]]


@pytest.mark.parametrize(("entry", "language"), [("langid={ngerman}", "de"), ("hyphenation={british}", "en-GB")])
def test_the_babel_name_of_a_language_is_read(entry: str, language: str) -> None:
    form = formats()["biblatex"]
    assert form.read is not None
    (found,) = form.read(f"@article{{a, title={{T}}, {entry}}}")
    assert found.get("language") == language
