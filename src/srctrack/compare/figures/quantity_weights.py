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
        "retold part": -1.33,
        "retold share of its own": -1.18,
        "only in draft": 1.12,
        "ratio<1.5": 1.08,
        "retold same event": 1.07,
        "ratio<2.2": 1.02,
        "same digits": 0.95,
        "retold contrast": -0.86,
        "only in holder": 0.81,
        "same unit": 0.78,
        "time": -0.77,
        "retold dispute": -0.70,
        "event": 0.67,
        "retold after a verb of telling": 0.65,
        "retold own words": -0.61,
        "retold changed": -0.61,
        "names": 0.55,
        "only in source": 0.51,
        "dates": 0.45,
        "other language": 0.39,
        "retold modal": -0.36,
        "one digit": 0.33,
        "head": 0.31,
        "retold near": 0.24,
        "clause words": 0.11,
    },
    -4.40,
    frozenset(
        {
            "corrected",
            "narrower",
            "norm",
            "other dates",
            "other happening",
            "other kind",
            "other noun",
            "other occasion",
            "other thing",
            "past",
            "plan",
            "ratio>5",
            "retold compared",
            "retold coordinated",
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
        "ratio<1.5": 1.41,
        "ratio<2.2": 1.34,
        "head": 1.06,
        "only in draft": 0.93,
        "other noun": -0.91,
        "dates": 0.90,
        "related": 0.83,
        "names": 0.82,
        "only in holder": 0.63,
        "clause words": 0.61,
        "other thing": -0.45,
        "other times": -0.36,
        "time": -0.29,
        "margin": 0.29,
        "same digits": 0.25,
        "change": -0.24,
        "only in source": 0.23,
        "same unit": 0.22,
        "concepts": 0.19,
        "no noun": -0.16,
        "align score": 0.16,
    },
    -3.27,
    frozenset(
        {
            "corrected",
            "narrower",
            "norm",
            "one year",
            "other dates",
            "other happening",
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
        "same digits": 1.94,
        "other noun": -1.50,
        "one part": -1.37,
        "ratio<2.2": 1.27,
        "time": -1.13,
        "other names": -1.10,
        "same number": 1.06,
        "retold definite": 1.06,
        "margin": 1.05,
        "specific": 0.67,
        "align score": 0.65,
        "other language": 0.60,
        "event": 0.54,
        "head": 0.46,
        "related": 0.45,
        "only in draft": 0.44,
        "rounded": 0.43,
        "only in sentence": 0.40,
        "other event": -0.38,
        "names": 0.37,
        "same unit": 0.35,
        "retold other event": -0.34,
        "retold norm": -0.20,
        "retold bare": 0.17,
        "no noun": -0.09,
    },
    -2.71,
    frozenset(
        {
            "narrower",
            "other dates",
            "other kind",
            "other occasion",
            "small",
        }
    ),
    0.65,
)
"""The draft's value is in no page."""
