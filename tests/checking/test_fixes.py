"""Which edits are made, which are refused, and that nothing else changes."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from srctrack.checking.fixes import Refusal, apply_edits, plan_fixes, unified
from srctrack.drafts.registry import read_draft
from srctrack.model.annotations import Annotations
from srctrack.model.finding import Edit, Finding, Fix, FixSafety, Severity
from srctrack.model.quote import Quote, QuoteKind
from srctrack.model.text import Span

TEXT = "On January1 he said “we met on March2” and left on May3."


def annotate(prose, anchor):
    start = prose.text.index("“")
    end = prose.text.index("”") + 1
    words = prose.text[start + 1 : end - 1]
    return Annotations(quotes=(Quote(Span(start + 1, end - 1), Span(start, end), words, QuoteKind.DIRECT),))


DRAFT = read_draft("-", stdin=TEXT, annotate=annotate)


def finding(old, new, code="D403", safety=FixSafety.SAFE):
    at = TEXT.index(old)
    span = Span(at, at + len(old))
    return Finding(code, "name", Severity.ERROR, "message", "-", span, fixes=(Fix("fix", safety, (Edit(span, new),)),))


def test_safe_edits_are_made_and_nothing_else():
    plan = plan_fixes(DRAFT, [finding("May3", "May 3"), finding("January1", "January 1")])
    assert apply_edits(TEXT, plan.edits) == "On January 1 he said “we met on March2” and left on May 3."
    assert plan.refused == ()


def test_an_unsafe_edit_waits_to_be_asked_for():
    mine = finding("January1", "January 2", safety=FixSafety.UNSAFE)
    assert plan_fixes(DRAFT, [mine]).refused == ((mine, Refusal.UNSAFE),)
    assert len(plan_fixes(DRAFT, [mine], unsafe=True).applied) == 1


def test_words_in_quotation_marks_are_left_to_the_rules_on_quotations():
    mine = finding("March2", "March 2")
    assert plan_fixes(DRAFT, [mine], unsafe=True).refused == ((mine, Refusal.QUOTED),)
    assert len(plan_fixes(DRAFT, [finding("March2", "March 2", code="Q301")], unsafe=True).applied) == 1


def test_of_two_edits_that_overlap_the_first_stays():
    one, other = finding("January1", "January 1"), finding("1 he", "1, he")
    plan = plan_fixes(DRAFT, [other, one])
    assert [p.finding for p in plan.applied] == [one]
    assert plan.refused == ((other, Refusal.OVERLAP),)


def test_the_same_edit_twice_is_made_once():
    plan = plan_fixes(DRAFT, [finding("May3", "May 3"), finding("May3", "May 3", code="D402")])
    assert apply_edits(TEXT, plan.edits).endswith("left on May 3.")
    assert len(plan.applied) == 2


def test_a_patch_keeps_line_ends():
    patch = unified("a.md", "one\r\ntwo", "one\r\nthree")
    assert patch.splitlines(keepends=True)[3:] == [
        " one\r\n",
        "-two\n",
        "\\ No newline at end of file\n",
        "+three\n",
        "\\ No newline at end of file\n",
    ]
    assert unified("a.md", "same", "same") == ""


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text("xyz", max_size=3)), max_size=8))
def test_planned_edits_never_overlap(edits):
    findings = [
        Finding(
            "D403",
            "n",
            Severity.NOTE,
            str(i),
            "-",
            Span(a, a + n),
            fixes=(Fix("f", FixSafety.SAFE, (Edit(Span(a, a + n), t),)),),
        )
        for i, (a, n, t) in enumerate(edits)
    ]
    plan = plan_fixes(DRAFT, findings)
    made = plan.edits
    assert all(a.span.end <= b.span.start for a, b in pairwise(made))
    after = apply_edits(TEXT, made)
    assert len(after) == len(TEXT) + sum(len(e.text) - len(e.span) for e in made)
    assert len(plan.applied) + len(plan.refused) == len(findings)
