"""Weights of the decision “one quantity, two values”, one set for each situation.

They were fitted by logistic regression (ridge of 1, signs held to the sense of each feature) on 368 pairs of 243 drafts
with two or three sources, 115 of them planted; the twin drafts of one text in one of eight folds. Cross-validated: of
pairs above ``THRESHOLDS`` nine in ten are planted. A veto is a feature that no planted pair of its situation has.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Decision:
    """A logistic model with vetoes. ``threshold`` is the score from which something is said."""

    weights: Mapping[str, float]
    intercept: float
    vetoes: frozenset[str]
    threshold: float

    def score(self, features: Mapping[str, float]) -> float:
        """Return the chance, from 0 to 1, that a pair with these features is one quantity; 0 with a veto."""
        if any(features.get(name) for name in self.vetoes):
            return 0.0
        total = self.intercept + sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-total))


BOTH = Decision(
    {
        "ratio<2.2": 2.02,
        "ratio<1.5": 1.75,
        "retold after a verb of telling": 1.48,
        "retold part": -1.38,
        "retold share of its own": -0.94,
        "only in holder": 0.72,
        "no noun": -0.63,
        "retold own words": -0.53,
        "retold changed": -0.45,
        "retold definite": 0.39,
        "other language": 0.38,
        "retold same event": 0.36,
        "retold in one sentence": 0.31,
        "align score": 0.31,
        "margin": 0.27,
        "retold alike": 0.23,
        "related": 0.14,
        "names": 0.14,
        "event": 0.14,
        "same digits": 0.13,
        "clause words": 0.12,
        "only in draft": 0.12,
        "retold near": 0.12,
        "change": -0.11,
        "specific": 0.11,
    },
    -2.33,
    frozenset(
        {
            "corrected",
            "narrower",
            "norm",
            "other dates",
            "other kind",
            "other noun",
            "other occasion",
            "other thing",
            "past",
            "plan",
            "ratio>5",
            "retold compared",
            "retold corrected",
            "retold denied",
            "retold norm",
            "retold of a whole",
            "retold other dates",
            "retold other names",
            "retold past",
            "retold plan",
            "retold summed",
            "rival in holder",
            "same number",
            "small",
        }
    ),
    0.6,
)
"""The draft gives both values."""
RIVAL = Decision(
    {
        "ratio<2.2": 2.19,
        "ratio<1.5": 1.15,
        "dates": 0.68,
        "other noun": -0.62,
        "other thing": -0.59,
        "head": 0.54,
        "other event": -0.53,
        "only in source": 0.49,
        "aligned first": 0.45,
        "other times": -0.37,
        "margin": 0.35,
        "same digits": 0.33,
        "concepts": 0.29,
        "clause words": 0.29,
        "related": 0.24,
        "align score": 0.23,
        "words": 0.22,
        "time": -0.17,
        "event": 0.15,
        "names": 0.11,
    },
    -2.14,
    frozenset(
        {
            "corrected",
            "narrower",
            "norm",
            "one year",
            "other dates",
            "other kind",
            "other names",
            "other noun alone",
            "other occasion",
            "past",
            "plan",
            "ratio>5",
            "rival in holder",
            "same number",
            "small",
        }
    ),
    0.6,
)
"""One page has the draft's value and another page a rival."""
NOWHERE = Decision(
    {
        "same digits": 1.52,
        "margin": 1.31,
        "aligned first": 1.22,
        "event": 1.07,
        "align score": 0.91,
        "names": 0.86,
        "only in sentence": 0.67,
        "one part": -0.62,
        "only in draft": 0.61,
        "time": -0.55,
        "other names": -0.52,
        "other times": -0.41,
        "ratio<1.5": 0.38,
        "specific": 0.37,
        "head": 0.35,
        "other language": 0.29,
        "ratio<2.2": 0.28,
        "retold definite": 0.21,
        "related": 0.13,
        "ratio>5": -0.12,
        "other noun": -0.10,
        "retold norm": -0.08,
    },
    -3.81,
    frozenset(
        {
            "narrower",
            "other dates",
            "other kind",
            "other occasion",
            "small",
        }
    ),
    0.6,
)
"""The draft's value is in no page."""
