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
        "ratio<1.5": 2.07,
        "ratio<2.2": 2.05,
        "other language": 1.58,
        "dates": 1.18,
        "only in holder": 1.06,
        "event": 0.80,
        "retold after a verb of telling": 0.78,
        "past": -0.56,
        "same digits": 0.54,
        "related": 0.49,
        "retold part": -0.39,
        "no noun": -0.34,
        "retold definite": 0.33,
        "only in sentence": 0.33,
        "time": 0.30,
        "only in source": 0.26,
        "retold modal": -0.24,
        "retold own words": -0.16,
        "aligned first": 0.16,
        "head": 0.12,
        "retold contrast": -0.09,
        "names": 0.09,
    },
    -3.99,
    frozenset(
        {
            "corrected",
            "narrower",
            "other dates",
            "other kind",
            "other noun",
            "other thing",
            "plan",
            "ratio>5",
            "retold corrected",
            "retold denied",
            "retold dispute",
            "retold norm",
            "retold of a whole",
            "retold other dates",
            "retold other names",
            "retold plan",
            "retold share of its own",
            "rival in holder",
            "rounded",
            "same number",
            "small",
        }
    ),
    0.6,
)
"""The draft gives both values."""
RIVAL = Decision(
    {
        "ratio<2.2": 1.52,
        "ratio<1.5": 1.29,
        "ratio>5": -1.06,
        "only in source": 1.05,
        "only in sentence": 0.92,
        "other event": -0.73,
        "norm": -0.70,
        "dates": 0.60,
        "no noun": -0.53,
        "event": 0.52,
        "only in holder": 0.44,
        "aligned first": 0.44,
        "other language": 0.36,
        "only in draft": 0.32,
        "time": -0.29,
        "margin": 0.29,
        "same unit": 0.24,
        "related": 0.22,
        "names": 0.18,
        "one part": -0.17,
        "head": 0.17,
        "same digits": 0.13,
        "other times": -0.13,
    },
    -4.56,
    frozenset(
        {
            "corrected",
            "narrower",
            "other dates",
            "other kind",
            "other names",
            "other noun",
            "past",
            "plan",
            "rival in holder",
            "rounded",
            "same number",
            "small",
        }
    ),
    0.5,
)
"""One page has the draft's value and another page a rival."""
NOWHERE = Decision(
    {
        "same digits": 1.72,
        "head": 1.24,
        "only in draft": 1.17,
        "no noun": -1.08,
        "aligned first": 0.97,
        "concepts": 0.79,
        "other names": -0.79,
        "one part": -0.68,
        "ratio>5": -0.65,
        "only in source": 0.64,
        "margin": 0.60,
        "same unit": 0.51,
        "event": 0.51,
        "only in sentence": 0.46,
        "retold contrast": -0.44,
        "other language": 0.44,
        "related": 0.42,
        "retold changed": -0.41,
        "ratio<1.5": 0.40,
        "change": -0.36,
        "retold other event": -0.33,
        "names": 0.32,
        "align score": 0.28,
        "retold other thing": -0.20,
        "rounded": -0.20,
        "time": -0.19,
        "retold other dates": -0.17,
        "retold part": -0.16,
        "same number": 0.14,
        "norm": -0.13,
        "retold own words": -0.13,
        "other noun": -0.12,
        "plan": -0.11,
        "retold plan": -0.11,
        "clause words": 0.11,
    },
    -4.34,
    frozenset(
        {
            "narrower",
            "other dates",
            "other kind",
            "small",
        }
    ),
    0.6,
)
"""The draft's value is in no page."""
