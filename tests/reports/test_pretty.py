from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from samplereport import CLEAN, DRAFT, HOSTILE, MISSPELLED, report
from srctrack.model.claim import ClaimCount
from srctrack.model.finding import Finding, Related, Severity
from srctrack.model.report import CheckedDraft, RuleFailure
from srctrack.model.text import SourceText, Span
from srctrack.reports.base import RenderOptions
from srctrack.reports.pretty import render
from srctrack.reports.terminal import unstyled, width


def of(text: str, span: Span, columns: int = 80) -> list[str]:
    finding = Finding("N101", "inconsistent-name", Severity.ERROR, "two spellings", "d.md", span)
    made = report(
        drafts=(CheckedDraft(SourceText("d.md", text), 1, ()),), findings=(finding,), suppressed=(), failures=()
    )
    return render(made, RenderOptions(columns)).splitlines()


def under(lines: list[str]) -> str:
    """The words of the draft's line above the signs, by cells."""
    at = next(i for i, line in enumerate(lines) if "^" in line)
    start, end = lines[at].index("^"), lines[at].rindex("^") + 1
    out, column = "", 0
    for char in lines[at - 1]:
        out += char if start <= column < end else ""
        column += width(char)
    return out


def test_both_sides_stand_under_each_other_with_their_lines() -> None:
    words = render(report(), RenderOptions(90))
    assert " 1 | St. Petersburg’s outlet Fontnaka reports" in words
    assert "^^^^^^^^ Fontanka?" in words
    assert " 4 |     The 日本 office of Fontanka said" in words
    assert "-------- spelled so here" in words
    assert "source | “We checked the papers of everybody who was sitting there,”" in words
    assert "Novaya Gazeta Europe, 3 January 2024, saved 4 January 2024, archived" in words


def test_what_was_not_matched_is_said() -> None:
    counts = {"figures": ClaimCount(17, 2, 5), "quotations": ClaimCount(8, 1)}
    one = CheckedDraft(DRAFT, 46, ("novaya-2024-01-03-raids",), **counts)
    said = "24 figures: 17 agree, 2 differ, 5 not matched; 9 quotations: 8 agree, 1 differs"
    alone = render(report(drafts=(one,), failures=()), RenderOptions(170)).splitlines()
    assert f"{said}; `srctrack claims {DRAFT.path}` lists them" in alone
    both = render(report(drafts=(one, CheckedDraft(CLEAN, 3, ()))), RenderOptions(170)).splitlines()
    assert said in both


def test_nothing_is_said_of_claims_without_sources() -> None:
    assert "figures:" not in render(report(), RenderOptions(170))


def test_the_last_line_sums_up_and_names_the_next_command() -> None:
    told = "2 errors, 1 warning, 1 note, 1 suppressed, 1 could not be checked in 2 drafts (49 words, 1 source, 0.18 s)"
    edits = "[*] 1 fixable with --fix --unsafe-fixes"
    assert render(report(), RenderOptions(170)).splitlines()[-2:] == [
        f"{told}  Run `srctrack explain N101` to learn more.",
        edits,
    ]
    assert render(report(), RenderOptions(90)).splitlines()[-3:] == [
        told,
        "Run `srctrack explain N101` to learn more.",
        edits,
    ]


def test_what_could_not_be_read_is_not_said_to_be_clean() -> None:
    unread = report(
        drafts=(),
        findings=(),
        suppressed=(),
        failures=(RuleFailure("raids.md", "unreadable", "there is no such file"),),
    )
    assert render(unread, RenderOptions()).splitlines() == [
        "could not check raids.md: there is no such file",
        "nothing was checked: 1 draft could not be read",
    ]


def test_a_clean_draft_is_one_quiet_line() -> None:
    clean = report(findings=(), suppressed=(), failures=())
    assert render(clean, RenderOptions()) == "nothing found in 2 drafts (49 words, 1 source, 0.18 s)\n"


def test_wide_letters_and_tabs_keep_the_signs_under_the_words() -> None:
    assert under(of("\t日本日本 Fontnaka日本\n", Span(6, 14))) == "Fontnaka"
    assert under(of("e\u0301te\u0301 Fontnaka", Span(6, 14))) == "Fontnaka"


def test_a_long_line_is_cut_around_the_words() -> None:
    text = "before " * 200 + "Fontnaka" + " after" * 200
    lines = of(text, Span(1400, 1408), 60)
    assert under(lines) == "Fontnaka"
    assert all(width(line) <= 60 for line in lines[:-1])
    assert re.search(r"\| …before .* Fontnaka .*after…$", "\n".join(lines), re.M)


def test_nothing_of_a_draft_or_page_reaches_the_terminal_as_a_code() -> None:
    dirty = SourceText(f"{HOSTILE}.md", f"{HOSTILE} Fontnaka\x9b31m\u2028x\n")
    finding = replace(
        MISSPELLED, path=dirty.path, message=HOSTILE, span=Span(0, len(dirty.text) - 1), expected=(HOSTILE,)
    )
    made = report(
        drafts=(CheckedDraft(dirty, 1, ()), CheckedDraft(DRAFT, 1, ())), findings=(finding, *report().findings)
    )
    plain = render(made, RenderOptions(80, verbose=True))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", plain)
    coloured = render(made, RenderOptions(80, colour=True, verbose=True))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", unstyled(coloured))


def test_colour_only_helps() -> None:
    assert unstyled(render(report(), RenderOptions(80, colour=True))) == render(report(), RenderOptions(80))


@given(
    st.text(st.characters(codec="utf-8"), max_size=200), st.integers(0, 200), st.integers(0, 40), st.integers(1, 120)
)
def test_any_text_at_any_place_is_shown(text: str, start: int, length: int, columns: int) -> None:
    start = min(start, len(text))
    lines = of(text, Span(start, min(len(text), start + length)), columns)
    framed = [line for line in lines if " | " in line]
    assert framed
    assert all(width(line) <= max(columns, 40) for line in framed)


def test_places_of_one_line_are_marked_in_one_frame() -> None:
    text = SourceText("d.md", "Fontnaka said it, and then Fontanka said it.\n")
    related = tuple(Related(text.text, path="d.md", span=s) for s in (Span(27, 35),))
    finding = Finding("N101", "inconsistent-name", Severity.ERROR, "two", "d.md", Span(0, 8), related=related)
    made = report(drafts=(CheckedDraft(text, 1, ()),), findings=(finding,), failures=(), suppressed=())
    frames = [line for line in render(made, RenderOptions(80)).splitlines() if " | " in line]
    assert frames[1].split("| ")[1] == "^^^^^^^^" + " " * 19 + "--------"
    assert len(frames) == 2
    assert len([line for line in render(made, RenderOptions(40)).splitlines() if " | " in line]) == 4
