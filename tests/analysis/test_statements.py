"""Which pages the clauses and quotations of a draft rest on, and how firmly."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from casepages import StoreReader
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.evidence import collect_evidence
from srctrack.analysis.source_linking.outlet_likeness import is_named
from srctrack.analysis.source_linking.words import words_of
from srctrack.analysis.statements import rests_on
from srctrack.annotate.annotate import annotate
from srctrack.drafts.registry import read_draft
from srctrack.model.prose import Prose
from srctrack.model.source import Outlet, Source, SourceDocument
from srctrack.model.text import Span

TIDE = "[Tide Post](https://tide.example/mill)"
REPORT = "https://count.example/report"


def _page(key: str, url: str, outlet: str, title: str) -> SourceDocument:
    prose = Prose("Nothing of what the drafts say is on these pages.", (), "en")
    source = Source(
        key=key,
        url=url,
        final_url=url,
        canonical_url=None,
        title=title,
        outlet=Outlet(outlet),
        authors=(),
        published=None,
        modified=None,
        accessed=datetime.datetime(2024, 1, 10, tzinfo=datetime.UTC),
        language="en",
        words=16,
        quotes=0,
        figures=0,
    )
    return SourceDocument(source, prose, prose.text, annotate(prose))


LIBRARY = StoreReader(
    [
        _page("tide", "https://tide.example/mill", "Tide Post", "The mill burns"),
        _page("count", REPORT, "Counting Office", "Mills counted"),
        _page("home", "https://home.example/mill-closed", "Home Gazette", "The mill that closed twice"),
    ]
)


def held(tmp_path: Path, draft: str, words: str) -> list[str]:
    """The pages that ``words`` rest on in ``draft``, each with its strength."""
    path = tmp_path / "draft.md"
    path.write_text(draft, encoding="utf-8")
    read = read_draft(str(path), annotate=annotate)
    evidence = collect_evidence(read, LIBRARY, (), (), ["Home Gazette"])
    start = read.prose.text.index(words)
    return [f"{r.source} {r.strength}" for r in rests_on(Analysis(read, evidence), Span(start, start + len(words)))]


@pytest.mark.parametrize(
    ("draft", "words", "wanted"),
    [
        # the link holds the words, or their verb of saying, or stands right behind them
        ("He called it “[a wet Monday](https://tide.example/mill)”.", "a wet Monday", ["tide quoted"]),
        (
            "“It was a wet Monday,” the miller [said](https://tide.example/mill).",
            "It was a wet Monday",
            ["tide quoted"],
        ),
        (f"“It was a wet Monday,” the miller said ({TIDE}).", "It was a wet Monday", ["tide quoted"]),
        (f"The miller told {TIDE} that the wheel had stopped.", "the wheel had stopped", ["tide quoted"]),
        # named as the one that says so
        (f"{TIDE} reports that nine mills are idle.", "nine mills are idle", ["tide attributed"]),
        (f"According to {TIDE}, nine mills are idle.", "nine mills are idle", ["tide attributed"]),
        ("Nine mills are idle, Tide Post reported in May.", "Nine mills are idle", ["tide attributed"]),
        # asserted under a link, or with a note behind
        ("The fire took [nine mills](https://tide.example/mill).", "nine mills", ["tide cited"]),
        (f"Nine mills are idle.[^1]\n\n[^1]: <{REPORT}>", "Nine mills are idle", ["count cited"]),
        # the one that is told is no source
        ("“It was a wet Monday,” the miller told Tide Post.", "It was a wet Monday", []),
        ("In an interview with Tide Post, the miller said the wheel had stopped.", "the wheel had stopped", []),
        ("Asked by Tide Post, the miller said “we are done with grain”.", "we are done with grain", []),
        # the newsroom itself
        ("“It was a wet Monday,” the miller told the Gazette.", "It was a wet Monday", []),
        (f"“It was a wet Monday,” he told us near [the old mill]({REPORT}).", "It was a wet Monday", []),
        # a link on a thing, and on what a subordinate clause says
        (f"Anna Roe lives in [a former mill]({REPORT}) with two cats.", "with two cats", []),
        (
            "Rain fell on the mill that [burned in March](https://tide.example/mill), a guard told us.",
            "Rain fell on the mill",
            [],
        ),
        # a citation in brackets behind the last full stop is of the whole paragraph
        (f"Nine mills are idle. Rain fell on the wheels in March. ({TIDE})", "Nine mills are idle", ["tide context"]),
        (f"Nine mills are idle. Rain fell on the wheels in March ({TIDE}).", "Nine mills are idle", []),
        # each clause has its own
        (
            f"{TIDE} says nine mills burned; the [Counting Office]({REPORT}) has four.",
            "nine mills burned",
            ["tide attributed"],
        ),
        (f"{TIDE} says nine mills burned; the [Counting Office]({REPORT}) has four.", "four", ["count attributed"]),
        (f"Nine mills burned ({TIDE}) and four were saved ([list]({REPORT})).", "four were saved", ["count cited"]),
        # two outlets of one verb, and a link on when it was
        (
            f"Both [Grain Daily](https://home.example/mill-closed-2) and {TIDE} report that nine mills are idle.",
            "nine mills are idle",
            ["tide attributed"],
        ),
        (
            "In [March](https://tide.example/mill) the miller lost nine cats.",
            "the miller lost nine cats",
            ["tide cited"],
        ),
        # the head of a column is the source of its cells
        (
            f"| Town | [Counting Office]({REPORT}) | Guess |\n|---|---|---|\n| Roe | 41 mills | 38 mills |\n",
            "41 mills",
            ["count cited"],
        ),
        (
            f"| Town | [Counting Office]({REPORT}) | Guess |\n|---|---|---|\n| Roe | 41 mills | 38 mills |\n",
            "38 mills",
            [],
        ),
        # a row of a table, and what a quotation is called
        (f"| Town | Price | Source |\n|---|---|---|\n| Roe | 41 crowns | {TIDE} |\n", "41 crowns", ["tide cited"]),
        ("“Calm, then flour” is the [last entry](https://tide.example/mill).", "Calm, then flour", ["tide quoted"]),
        # “it” of the outlet linked before, and somebody else who was told
        (
            f"Nine mills burned ({TIDE}), and the wheel, it adds, was saved.",
            "the wheel, it adds, was saved",
            ["tide attributed"],
        ),
        (
            f"“We ran,” she told {TIDE}. She told the Evening Globe later that she had walked.",
            "she had walked",
            [],
        ),
        # a relative clause between commas is no part of what is asserted
        (
            "Roe, whose father was a miller, [announced a sale](https://tide.example/mill) on Monday.",
            "whose father was a miller",
            [],
        ),
        # taken up again
        (
            f"{TIDE} reports that nine mills are idle. The paper also says grain is dear.",
            "grain is dear",
            ["tide attributed"],
        ),
        (f"{TIDE} reports that nine mills are idle. Grain is dear.", "Grain is dear", ["tide context"]),
        (f"Nine mills are idle. Source: {TIDE}", "Nine mills are idle", ["tide cited"]),
        (f"{TIDE} found:\n\n- nine idle mills\n- one busy mill\n", "one busy mill", ["tide attributed"]),
        (f"{TIDE} reports a fire.\n\n## Weather\n\nIt will rain on Sunday.", "It will rain on Sunday", []),
        # a page that is not saved carries its words, and no other does
        (f"{TIDE} reports a fire. “We ran,” a boy [said](https://gone.example/boy).", "We ran", []),
        # the draft's own words
        (f"We sell flour and hope, {TIDE} says. “Flour and hope” is our motto.", "Flour and hope", []),
        # block quotations
        (f"> The wheel turns by itself.\n>\n> — Ada Roe, {TIDE}\n", "The wheel turns by itself.", ["tide quoted"]),
        (f"> The wheel turns by itself.\n\nSource: {TIDE}\n", "The wheel turns by itself.", ["tide cited"]),
        # the draft itself, published
        ("---\ntitle: The mill that closed twice\n---\n\nIt closed, Home Gazette reports.", "It closed", []),
    ],
)
def test_pages_of_a_statement(tmp_path: Path, draft: str, words: str, wanted: list[str]) -> None:
    assert held(tmp_path, draft, words) == wanted


@pytest.mark.parametrize(
    ("words", "domain", "named"),
    [
        ("Cove Courier", "covecourier.example", True),
        ("the Courier", "cove-courier.co.uk", True),
        ("Courier", "cove-courier.co.uk", True),
        ("Diario del Levante", "diariolevante.example", True),
        ("Хлебное дело", "hlebnoe.example", True),
        ("Vixen", "ledger.example", False),
        ("a courier", "cove-courier.example", False),
    ],
)
def test_outlet_by_its_address(words: str, domain: str, named: bool) -> None:
    assert is_named((domain,), words_of(words, 0, len(words))) is named
