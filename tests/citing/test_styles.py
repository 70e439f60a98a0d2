"""Every style against references that were read line by line against its guide: ``styles/NAME.md`` holds one a source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citing_sources import SOURCES
from srctrack.citing.registry import styles
from srctrack.citing.styles.csl_processor import process, tidied
from srctrack.citing.styles.locales import LOCALES, locale
from srctrack.citing.styles.person_names import initials, listed, parse_inverted_name, person
from srctrack.citing.styles.rich_text import Wording, italic, roman
from srctrack.citing.styles.romanize import romanized
from srctrack.citing.styles.title_case import in_sentence_style
from srctrack.errors import UsageError
from srctrack.model.reference import ArchivedCopy, MarkupFormat, PersonName, Reference, ReferenceType
from srctrack.workflows.references.cite import Manner, write_references

PAGES = Path(__file__).parent / "styles"
BY_KEY = {r.key: r for r in SOURCES}


def expected(style: str) -> dict[str, str]:
    return {key: words for key, _, words in rows(style)}


def rows(style: str) -> list[tuple[str, str, str]]:
    """Each row's key, the section of the guide that it is written from, and the reference."""
    page = (PAGES / f"{style}.md").read_text(encoding="utf-8")
    return re.findall(r"^- ([a-z0-9-]+) \(([^()]+)\): (.*)$", page, re.M)


@pytest.mark.parametrize("style", sorted(styles()))
@pytest.mark.parametrize("key", BY_KEY)
def test_a_source_is_written_as_the_guide_has_it(style: str, key: str) -> None:
    made = styles()[style]
    words = made.write(BY_KEY[key], locale("en-US"))
    assert (words.text if made.plain else words.to_markup(MarkupFormat.MARKDOWN)) == expected(style)[key]


@pytest.mark.parametrize("style", sorted(styles()))
def test_every_page_has_every_source(style: str) -> None:
    keys = [key for key, _, _ in rows(style)]
    assert keys == [r.key for r in SOURCES]
    assert len(keys) >= 60


@pytest.mark.parametrize("style", sorted(styles()))
@pytest.mark.parametrize("code", sorted(LOCALES))
def test_every_locale_writes_every_source(style: str, code: str) -> None:
    for reference in SOURCES:
        text = styles()[style].write(reference, locale(code)).text
        assert text.strip()
        assert "None" not in text
        assert "  " not in text
        assert not re.search(r",,|\.\.(?!\.)|\( |“”", text)


@pytest.mark.parametrize("style", sorted(styles()))
def test_the_archived_copy_stands_in_every_style(style: str) -> None:
    reference = BY_KEY["archived"]
    assert reference.archived
    assert reference.archived.url.removeprefix("https://") in styles()[style].write(reference, locale("en-US")).text


class TestHostileTitles:
    HOSTILE = Reference(
        "k", ReferenceType.WEBPAGE, {"title": 'A |b={{x}} [c](d) <script>alert("1")</script>', "URL": 'https://a.example/"><b>'},
        archived=ArchivedCopy("https://web.archive.org/web/2024/https://a.example/"),
    )  # fmt: skip

    def test_html_escapes(self) -> None:
        text = styles()["html"].write(self.HOSTILE, locale("en")).text
        assert "<script" not in text
        assert '"><b>' not in text

    def test_wikipedia_keeps_its_braces_and_bars(self) -> None:
        text = styles()["wikipedia"].write(self.HOSTILE, locale("en")).text
        assert text.startswith("{{cite web ")
        assert text.endswith("}}")
        inside = text[2:-2].replace("{{!}}", "")
        assert "{{" not in inside
        assert "}}" not in inside

    def test_markdown_makes_one_link(self) -> None:
        text = styles()["markdown"].write(self.HOSTILE, locale("en")).text
        assert re.findall(r"(?<!\\)\]\(", text) == ["](", "]("]


class TestPeople:
    @pytest.mark.parametrize(
        ("words", "name"),
        [
            ("Irina Petrova", PersonName("Petrova", "Irina")),
            ("Tomas van der Berg", PersonName("Berg", "Tomas", "van der")),
            ("Jane Doe Jr.", PersonName("Doe", "Jane", suffix="Jr.")),
            ("Petrova, Irina", PersonName("Petrova", "Irina")),
            ("Associated Press", PersonName(literal="Associated Press")),
            ("Редакция Медузы", PersonName(literal="Редакция Медузы")),
            ("Meduza", PersonName(literal="Meduza")),
            ("村上春樹", PersonName(literal="村上春樹")),
            ("De Blasio", PersonName("Blasio", "De")),
        ],
    )
    def test_a_byline_is_taken_apart_as_far_as_is_safe(self, words: str, name: PersonName) -> None:
        assert person(words) == name

    def test_written_family_first_a_name_comes_back(self) -> None:
        for name in (
            PersonName("Berg", "Tomas", "van der"),
            PersonName("Doe", "Jane", suffix="Jr."),
            PersonName(literal="TASS"),
        ):
            assert parse_inverted_name(listed(name)) == name

    def test_initials(self) -> None:
        assert initials("Irina Anna-Maria") == "I. A.-M."


class TestWording:
    def test_dresses(self) -> None:
        words = roman("A [b] ") + italic("C*d") + " https://a.example/x_y."
        assert words.to_markup(MarkupFormat.TEXT) == "A [b] C*d https://a.example/x_y."
        assert words.to_markup(MarkupFormat.MARKDOWN) == r"A \[b\] *C\*d* <https://a.example/x_y>."
        assert (
            words.to_markup(MarkupFormat.HTML)
            == 'A [b] <i>C*d</i> <a href="https://a.example/x_y">https://a.example/x_y</a>.'
        )

    def test_a_mark_that_closes_is_not_doubled(self) -> None:
        assert [roman(w).closed().text for w in ("a", "a.", "“a.”", "a?", "“a”")] == ["a.", "a.", "“a.”", "a?", "“a”."]
        assert not Wording()


def test_cyrillic_in_latin_letters() -> None:
    assert romanized("Подъезд Щукина, ЖЭК 31") == "Podezd Shchukina, ZHEK 31"
    assert romanized("مرحبا") is None


CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-US">
  <info><title>Small</title><id>small</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix=".">
    <names variable="author" suffix=": "><name name-as-sort-order="all"/></names>
    <text variable="title" font-style="italic"/><text variable="container-title" prefix=", "/>
    <date variable="issued" prefix=" (" suffix=")"><date-part name="year"/></date>
  </layout></bibliography>
</style>"""


class TestCsl:
    def test_any_csl_file_by_its_path(self, tmp_path: Path) -> None:
        pytest.importorskip("citeproc", reason="CSL styles need citeproc-py")
        (tmp_path / "small.csl").write_text(CSL, encoding="utf-8")
        written = process([BY_KEY["one-author"]], tmp_path / "small.csl", "en-US", MarkupFormat.MARKDOWN)
        assert written == ["Petrova, Irina: *Ferry line closed*, Lindholm Gazette (2024)."]

    def test_every_source_and_every_name_is_written(self, tmp_path: Path) -> None:
        pytest.importorskip("citeproc", reason="CSL styles need citeproc-py")
        makers = '<names variable="author"><substitute><names variable="director"/><names variable="host"/></substitute></names>'
        named = re.sub(r"<names.*?/></names>|<names .*?</names>", makers, CSL, count=1, flags=re.S)
        (tmp_path / "names.csl").write_text(named, encoding="utf-8")
        for reference in SOURCES:
            (written,) = process([reference], tmp_path / "names.csl", "en-US", MarkupFormat.TEXT)
            made_by = [n for role in ("author", "director", "host") for n in reference.names.get(role, ())]
            assert all(n.surname in written for n in made_by), reference.key

    def test_a_season_has_its_year_and_a_number_its_space(self, tmp_path: Path) -> None:
        pytest.importorskip("citeproc", reason="CSL styles need citeproc-py")
        number = '<layout suffix="."><text variable="citation-number" prefix="[" suffix="]"/>'
        (tmp_path / "numbered.csl").write_text(
            CSL.replace('<bibliography><layout suffix=".">', f"<bibliography>{number}"), encoding="utf-8"
        )
        written = process([BY_KEY["season"]], tmp_path / "numbered.csl", "en-US", MarkupFormat.TEXT)
        assert written == ["[1] Lee, Ann: The slow boat, Northern Review (2023)."]

    def test_the_list_is_in_the_order_the_style_sorts_it(self, tmp_path: Path) -> None:
        pytest.importorskip("citeproc", reason="CSL styles need citeproc-py")
        sort = '<bibliography><sort><key variable="title"/></sort>'
        (tmp_path / "sorted.csl").write_text(CSL.replace("<bibliography>", sort), encoding="utf-8")
        cited = [BY_KEY["two-authors"], BY_KEY["one-author"], BY_KEY["seven-authors"]]
        written = process(cited, tmp_path / "sorted.csl", "en-US", MarkupFormat.TEXT)
        assert [w.partition(": ")[2].partition(",")[0] for w in written] == [
            "Ferry line closed",
            "Leak",
            "Raids at the quay",
        ]

    @pytest.mark.parametrize(
        ("written", "american", "tidy"),
        [
            ("“A title”. <i>B</i>, 2024.", True, "“A title.” <i>B</i>, 2024."),
            ("“A title”, <i>B</i>.", True, "“A title,” <i>B</i>."),
            ("“A title”. <i>B</i>, 2024.", False, "“A title”. <i>B</i>, 2024."),
            ("“Is it ‘one’?”. B.", True, "“Is it ‘one’?” B."),
            ("“Is it?”, B.", True, "“Is it?,” B."),
            ("<b>Doe Co.</b>. 1965..", False, "<b>Doe Co.</b> 1965."),
            ("And so on... <i>B</i>", True, "And so on... <i>B</i>"),
            ("Found at https://a.example/?.x=1.", True, "Found at https://a.example/?.x=1."),
        ],
    )
    def test_stops_and_quotation_marks_are_put_right(self, written: str, american: bool, tidy: str) -> None:
        assert tidied(written, american) == tidy

    def test_what_is_no_style_is_refused(self, tmp_path: Path) -> None:
        pytest.importorskip("citeproc", reason="CSL styles need citeproc-py")
        (tmp_path / "bad.csl").write_text("<x/>", encoding="utf-8")
        for path in (tmp_path / "bad.csl", tmp_path / "none.csl"):
            with pytest.raises(UsageError):
                process([BY_KEY["one-author"]], path, "en-US", MarkupFormat.TEXT)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Mayor Says “Ferries Are Late” in Harbour Town: What It Says",
            "The mayor of the harbour town said that the ferries are late.",
            "Mayor says “ferries are late” in harbour town: What it says",
        ),
        (
            "Council Buys Nine Boats From Brackwater Yard",
            "On Monday the council of Brackwater bought the boats from a yard.",
            "Council buys nine boats from Brackwater yard",
        ),
        (
            "Council Told of Rose Garden Boats Again",
            "The council met at noon, and the boats were told of again.",
            "Council Told of Rose Garden Boats Again",
        ),
        ("Ferries are late again in town", "The ferries are late.", "Ferries are late again in town"),
    ],
)
def test_a_headline_becomes_a_sentence_where_the_page_tells_its_names(title: str, text: str, expected: str) -> None:
    assert in_sentence_style(title, text) == expected


def test_apostrophes_are_typographic_except_in_wikitext() -> None:
    reference = Reference(
        "k", ReferenceType.ARTICLE_NEWSPAPER, {"title": "NYC's mayor won't go", "URL": "https://a.example/"}
    )
    assert "NYC’s mayor won’t go" in write_references([reference], Manner("apa"))[0]
    assert "NYC's mayor won't go" in write_references([reference], Manner("wikipedia"))[0]
