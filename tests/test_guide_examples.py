"""CONTRIBUTING's worked examples: the code takes the steps that the guide tells, and comes to the same end."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
from tests.archive_server.desk import URL, Desk
from tests.archive_server.pages import Page
from tests.archive_server.wire import InProcess

from casepages import _case, draft_of, evidence_of
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figures import figure_checks
from srctrack.analysis.quotations import quotation_checks
from srctrack.analysis.statements import statement_at
from srctrack.archive.queue.runner import QueueRunResult
from srctrack.compare.figures.context import figure_contexts
from srctrack.compare.figures.match import FigureVerdict
from srctrack.compare.figures.sentence_alignment import Aligner
from srctrack.compare.quotations.token_index import TokenIndex
from srctrack.model.finding import Confidence
from srctrack.model.quote import MatchKind
from srctrack.model.statement import Strength
from srctrack.rules.registry import all_rules
from transcripts import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RULES = {rule.code: rule for rule in all_rules()}


def section(heading: str) -> str:
    return GUIDE.split(f"\n### {heading}\n", 1)[1].split("\n## ", 1)[0].split("\n### ", 1)[0]


def analysed(heading: str, folder: Path) -> Analysis:
    fences = re.findall(r"^```(?:source|draft)[^\n]*\n.*?^```$", section(heading), re.M | re.S)
    case = _case("CONTRIBUTING", "F201", heading, False, "\n\n".join(fences))
    draft = draft_of(case, folder)
    return Analysis(draft, evidence_of(case, draft))


def told(heading: str) -> str:
    """The finding that the section ends with."""
    found = re.search(r"^```text\n(.*?)\n```$", section(heading), re.M | re.S)
    assert found
    return found[1]


def test_a_figure_goes_the_way_the_guide_tells(tmp_path: Path) -> None:
    analysis = analysed("A figure", tmp_path)
    (figure,) = analysis.draft.annotations.figures
    assert (figure.value, figure.low, figure.high, figure.counts) == (421, 421, 421, "passengers")
    statement = statement_at(analysis, figure.span)
    assert statement is not None
    assert [(r.source, r.strength) for r in statement.rests_on] == [("monitor", Strength.CITED)]
    mine, theirs = figure_contexts(analysis.draft), figure_contexts(analysis.evidence.sources["monitor"])
    assert sorted(mine.figures[0].around.stems) == ["ferry", "gdov", "leave", "passenger", "tuesday"]
    best = Aligner(mine, theirs).of(mine.figures[0].around)[0]
    assert (best.sentence.index, best.coverage) == (0, 1.0)
    (check,) = figure_checks(analysis)
    assert (check.answer.verdict, check.answer.confidence) == (FigureVerdict.FIGURE, Confidence.HIGH)
    (found,) = RULES["F201"].check(analysis)
    assert told("A figure") == f"{found.severity.value} {found.code} {found.rule}: {found.message}"


def test_a_quotation_goes_the_way_the_guide_tells(tmp_path: Path) -> None:
    analysis = analysed("A quotation", tmp_path)
    (quote,) = analysis.draft.annotations.quotes
    statement = statement_at(analysis, quote.outer)
    assert statement is not None
    assert [(r.source, r.strength) for r in statement.firm] == [("monitor", Strength.QUOTED)]
    assert TokenIndex(analysis.evidence.sources["monitor"].prose.text).find_plain(quote.text) is None
    (check,) = quotation_checks(analysis)
    assert check.best is not None
    assert (check.kind, check.best.match.score, check.words) == (MatchKind.REVERSED, 1.0, 9)
    (change,) = check.best.match.changes
    assert (change.quoted, change.source) == ("", "not")
    (found,) = RULES["Q302"].check(analysis)
    assert told("A quotation") == f"{found.severity.value} {found.code} {found.rule}: {found.message}"


def test_an_archive_job_goes_the_way_the_guide_tells(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    on_disk: list[str] = []

    class Wire(InProcess):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            if request.method == "POST":
                on_disk.append(desk.ticket().state.name)
            return super().handle_request(request)

    states = [desk.enqueue(URL, Page()).state.name]
    runner = desk.runner(desk.archive(Wire(desk.server, desk.clock)))
    for ticket in runner.steps(lambda ticket: True, None, QueueRunResult()):
        states += [name for name in (*on_disk, ticket.state.name) if name != states[-1]]
        on_disk.clear()
    rows = re.findall(r"^\| `([A-Z_]+)` \|", section("An archive job"), re.M)
    assert states == rows
    assert told("An archive job") == desk.ticket().detail
    assert not list(desk.queue)
