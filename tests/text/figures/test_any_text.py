"""Whatever stands in a text, reading its figures ends, and their spans are spans of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from annotated import AnnotatedProse
from srctrack.annotate.annotate import annotate
from srctrack.annotate.figures import find_figures
from srctrack.annotate.sentences import split_sentences
from srctrack.compare.arithmetic.engine import totals
from srctrack.compare.figures.context import figure_contexts
from srctrack.compare.figures.match import answers
from srctrack.model.figure import Approximation
from srctrack.model.prose import Prose

PIECES = st.sampled_from(
    """1 12 3,000 1.5 0 007 12.5% $ € £ million bn m k - – — / : . , ; ( ) “ ” ' percent per cent percentage points of the a an one two thirds half quarter
    dozen dozens hundreds thousands several few hundred thousand and or to between from at least more than about nearly up to as many as people ships May
    2019 March 10 pm km/h km years old -year-old 1st 3rd times twice as many in five million-plus +\u00a0 \u202f \n \n\n Of which were released fined
    тыс. млн рублей полторы тысячи около до от 5 дней лет Millionen Euro rund zwei cents quatre vingt dix mil ciento y cinco""".split(
        " "
    )
)
TEXTS = st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=80)


@settings(max_examples=250, deadline=None)
@given(TEXTS, st.sampled_from(["en", "ru", "uk", "de", "fr", "es", "it", None]))
def test_spans_and_bounds(text: str, language: str | None) -> None:
    prose = Prose(text, language=language)
    end = 0
    for figure in find_figures(prose, split_sentences(prose), ()):
        assert figure.span.of(text) == figure.text
        assert figure.span.contains(figure.number)
        assert figure.number.start >= end
        end = figure.number.end
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
        assert figure.value is not None or figure.approximation in (Approximation.VAGUE, Approximation.RANGE)


@settings(max_examples=80, deadline=None)
@given(TEXTS, TEXTS)
def test_comparing_any_two_texts_ends(draft: str, source: str) -> None:
    ours, theirs = Prose(draft), Prose(source)
    mine, yours = annotate(ours), annotate(theirs)
    a, b = figure_contexts(AnnotatedProse(ours, mine)), figure_contexts(AnnotatedProse(theirs, yours))
    assert list(answers(a, a, frozenset(range(len(a.sentences))))) is not None
    assert list(answers(a, b, frozenset(range(len(a.sentences))))) is not None
    for total in totals(ours, mine):
        assert total.low <= total.high
