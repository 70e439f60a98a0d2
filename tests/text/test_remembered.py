"""Values are remembered by what they were made of, and by nothing that is only like it."""

from __future__ import annotations

from srctrack.annotate.survey import survey
from srctrack.compare.identity_cache import Remembered
from srctrack.model.prose import Prose
from srctrack.model.survey import Survey


def test_a_value_is_made_once_for_one_survey_and_anew_for_one_like_it() -> None:
    made: list[Survey] = []
    one, like_it = (survey(Prose("Geese came.")) for _ in range(2))
    assert one == like_it
    kept: Remembered[int] = Remembered(8)
    values = [kept.of(s, lambda s=s: made.append(s) or len(made)) for s in (one, one, like_it, one)]
    assert values == [1, 1, 2, 1]


def test_the_oldest_makes_room() -> None:
    made: list[int] = []
    surveys = [survey(Prose(f"Goose {n} came.")) for n in range(3)]
    kept: Remembered[int] = Remembered(2)
    for n in (0, 1, 2, 0):
        kept.of(surveys[n], lambda n=n: made.append(n) or n)
    assert made == [0, 1, 2, 0]
