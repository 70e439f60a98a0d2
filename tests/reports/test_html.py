"""The page, as text and in a real browser."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chromium import Page, browser
from longreport import long_report
from nodemodules import node_module
from samplereport import ALTERED, DRAFT, report
from srctrack.annotate.annotate import annotate
from srctrack.drafts.registry import read_draft
from srctrack.model.report import CheckedDraft, CheckReport
from srctrack.model.text import SourceText, Span
from srctrack.reports.base import RenderOptions
from srctrack.reports.html import render
from srctrack.reports.page.elements import el, page_link
from srctrack.reports.page.marking import Layer, compared, stretches

WIDTHS = {"phone": (360, 740), "desk": (1600, 1000)}


class Shape(HTMLParser):
    """The elements of a page and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        if self._inside not in ("style", "script"):
            self.words += data


def shape(made: CheckReport) -> Shape:
    return Shape(render(made, RenderOptions()))


class TestPage:
    def test_nothing_is_loaded_and_everything_but_the_page_itself_is_refused(self) -> None:
        page = shape(report())
        policy = next(a["content"] for t, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
        assert policy and policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "unsafe" not in policy
        assert not [a for t, a in page.elements if a.get("src")]
        assert [a["href"] for t, a in page.elements if t == "link"] == ["data:,"]

    def test_a_hostile_title_is_text(self) -> None:
        page = shape(report())
        assert [t for t, _ in page.elements].count("script") == 1
        assert '<script>alert("1")</script>' in page.words
        assert "\x1b" not in page.words
        assert "\u202e" not in page.words

    def test_only_web_addresses_become_links(self) -> None:
        assert "<a" not in page_link("javascript:alert(1)", "x")
        assert "<a" not in page_link("data:text/html,x", "x")
        assert 'rel="noopener noreferrer"' in page_link("https://a.example/?q=\"'<", "x")

    def test_an_attribute_that_runs_is_not_made(self) -> None:
        with pytest.raises(ValueError):
            el("p", onclick="x")

    def test_every_finding_has_a_mark_and_a_card_that_lead_to_each_other(self) -> None:
        for made in (report(), long_report(800, 5)):
            page = shape(made)
            ids = {a["id"] for _, a in page.elements if a.get("id")}
            for n in range(1, len(made.findings) + 1):
                assert {f"finding-{n}", f"mark-{n}"} <= ids
            assert {
                a["href"][1:] for t, a in page.elements if t == "a" and (a.get("href") or "").startswith("#")
            } <= ids

    def test_the_words_of_a_draft_are_all_there(self) -> None:
        made = long_report(800, 5)
        assert made.drafts[0].draft is not None
        bare = re.sub(r"\s+", "", re.sub(r"(?:error|warning|note) \d+(?=at least)", "", shape(made).words))
        for block in made.drafts[0].draft.prose.blocks:
            assert re.sub(r"\s+", "", block.span.of(made.drafts[0].draft.prose.text)) in bare

    def test_who_says_what_with_capture_digest_and_copy(self) -> None:
        words = " ".join(shape(report()).words.split())
        assert (
            "Novaya Gazeta Europe, 3 January 2024 · saved 4 January 2024 09:30 UTC, 9f9f9f9f9f9f · archived copy"
            in words
        )
        assert "sha256:" + "9f" * 32 in words

    @pytest.mark.parametrize(
        ("words", "marked"),
        [
            ("[Gazette](https://a.example/)", "Gazette"),
            ("**at least** 3", "at least 3"),
            ("said.", "said."),
            ("https://a.example/", ""),
        ],
    )
    def test_a_mark_covers_the_words_and_nothing_after_them(self, words: str, marked: str) -> None:
        draft = read_draft(
            "-",
            as_path="a.md",
            stdin="The [Gazette](https://a.example/) has **at least** 3, it said.\n",
            annotate=annotate,
        )
        at = draft.file.text.index(words)
        finding = replace(ALTERED, path=draft.path, span=Span(at, at + len(words)))
        page = render(
            report(drafts=(CheckedDraft(draft.file, 1, (), draft),), findings=(finding,), failures=()), RenderOptions()
        )
        assert "".join(re.findall(r'<mark class="finding[^>]*>(.*?)</mark>', page)) == marked
        assert 'id="mark-1"' in page

    def test_a_failure_is_told_at_the_head(self) -> None:
        words = shape(report()).words
        assert "Could not be checked:" in words
        assert words.index("Could not be checked:") < words.index("Sources")

    @settings(max_examples=50)
    @given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=120))
    def test_any_words_stay_words(self, words: str) -> None:
        finding = ALTERED.__class__(
            **{**{f: getattr(ALTERED, f) for f in ALTERED.__slots__}, "message": words, "span": Span(0, 1)}
        )
        made = report(drafts=(CheckedDraft(SourceText(DRAFT.path, words + words), 1, ()),), findings=(finding,))
        assert [t for t, _ in shape(made).elements if t in ("script", "style", "img", "iframe")] == ["style", "script"]


class TestMarking:
    @given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10)), max_size=6))
    def test_stretches_cover_everything_once_and_open_each_mark_once(self, places: list[tuple[int, int]]) -> None:
        layers = [Layer("finding", Span(s, min(30, s + n)), at) for at, (s, n) in enumerate(places)]
        found = list(stretches(Span(0, 30), layers))
        assert "".join("x" * len(s.span) for s in found) == "x" * 30
        assert sorted(int(la.of) for s in found for la in s.opens) == list(range(len(layers)))

    def test_what_differs_is_marked_on_both_sides(self) -> None:
        mine, other = compared("who was standing there", "who was sitting there")
        assert [p.words for p in mine if not p.shared] == ["standing"]
        assert [p.words for p in other if not p.shared] == ["sitting"]
        assert "".join(p.words for p in mine) == "who was standing there"


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots go: the folder SRCTRACK_SCREENSHOTS, else a temporary one."""
    named = os.environ.get("SRCTRACK_SCREENSHOTS")
    return Path(named).resolve() if named else tmp_path_factory.mktemp("screenshots")


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    out = {}
    for name, made in {
        "hostile": report(),
        "long": long_report(),
        "few": long_report(800, 4),
        "clean": report(findings=(), failures=()),
    }.items():
        out[name] = folder / f"{name}.html"
        out[name].write_text(render(made, RenderOptions()), encoding="utf-8")
    return out


@pytest.mark.parametrize("name", ["hostile", "long", "few", "clean"])
class TestInBrowser:
    @pytest.mark.parametrize("width", WIDTHS)
    def test_opens_quietly_and_fits(
        self, tab: Page, files: dict[str, Path], pictures: Path, name: str, width: str
    ) -> None:
        tab.logged.clear()
        tab.asked.clear()
        tab.media()
        tab.size(*WIDTHS[width])
        tab.open(files[name])
        tab.picture(pictures / f"{name}-{width}.png")
        assert tab.logged == []
        assert [url for url in tab.asked if url != files[name].as_uri()] == []
        assert tab.run("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways"
        first = tab.run("document.querySelector('.overview').getBoundingClientRect().top")
        assert 0 < first < WIDTHS[width][1] / 2, "the summary stands on the first screen"
        tab.media(dark=True)
        tab.picture(pictures / f"{name}-{width}-dark.png")
        tab.media("print")
        tab.picture(pictures / f"{name}-{width}-print.png")
        tab.media()

    @pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
    @pytest.mark.parametrize("width", WIDTHS)
    def test_axe_finds_no_violation(self, tab: Page, files: dict[str, Path], name: str, width: str, dark: bool) -> None:
        axe = (node_module("axe-core") / "axe.min.js").read_text(encoding="utf-8")
        tab.size(*WIDTHS[width])
        tab.media(dark=dark)
        tab.open(files[name])
        tab.run(axe + ";0")
        tags = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']"
        found = tab.run(
            f"axe.run(document, {{runOnly: {tags}}}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3)"
            ".map(n => n.html.slice(0, 200) + ' ' + n.failureSummary).join(' | ')))"
        )
        assert found == []


class TestByHand:
    def test_the_keyboard_reaches_every_finding(self, tab: Page, files: dict[str, Path]) -> None:
        tab.media()
        tab.size(*WIDTHS["desk"])
        tab.open(files["hostile"])
        reached = set()
        for _ in range(60):
            tab.press("Tab")
            reached.add(tab.run("document.activeElement.id"))
        assert {"mark-1", "mark-2", "mark-3", "mark-4"} <= reached
        tab.run("document.getElementById('mark-2').focus()")
        tab.press("Enter")
        assert tab.run("document.activeElement.id") == "finding-2"
        tab.press("ArrowRight")
        assert tab.run("document.activeElement.id") == "finding-3"
        tab.press("ArrowLeft")
        assert tab.run("document.querySelector('.card.chosen').id") == "finding-2"

    def test_a_click_on_words_chooses_their_card(self, tab: Page, files: dict[str, Path]) -> None:
        tab.open(files["hostile"])
        tab.run("document.querySelector('mark[data-findings=\"3\"]').click()")
        assert tab.run("document.querySelector('.card.chosen').id") == "finding-3"

    def test_filters_hide_cards_and_marks_and_say_how_many(self, tab: Page, files: dict[str, Path]) -> None:
        tab.open(files["hostile"])
        tab.run("document.getElementById('severity-error').click()")
        assert tab.run("Array.from(document.querySelectorAll('.card:not([hidden])')).map(c => c.id)") == [
            "finding-3",
            "finding-4",
        ]
        assert tab.run("document.getElementById('told').textContent") == "2 of 4 findings"
        assert tab.run("document.getElementById('mark-1').hidden")
        tab.run("document.getElementById('severity-error').click()")
        assert tab.run("document.getElementById('told').textContent") == "4 findings"

    def test_a_long_draft_is_filtered_whole(self, tab: Page, files: dict[str, Path]) -> None:
        tab.size(*WIDTHS["desk"])
        tab.open(files["long"])
        shown = "document.querySelectorAll('.card:not([hidden])').length"
        every = tab.run(shown)
        tab.run("document.getElementById('severity-error').click()")
        assert 0 < tab.run(shown) < every
        assert tab.run("document.getElementById('told').textContent") == f"{tab.run(shown)} of {every} findings"
