"""Edits as people make them, the same for one seed: letters typed and deleted, words swapped, lines moved, numbers changed."""

from __future__ import annotations

import random
from dataclasses import dataclass

PIECES = (
    "a", "7", " ", "\n", "\n\n", ". ", ",", "“", "”", "–", "é", "ж", "🚢", "\u2028", "\x0c", "\u00a0", "not ", "421", "March 3",
    " said Oksana Bilyk.", "According to the harbour council, ", "[@", "](", "<!-- ", "-->", "## ", "> ", "| ", "1,200 people",
)  # fmt: skip
"""What is put in: among it what ends lines in some programs only, and marks that change how everything after is read."""


@dataclass(frozen=True)
class RandomEdit:
    """Replace the code points from ``start`` to ``end`` by ``text``."""

    start: int
    end: int
    text: str

    def applied(self, words: str) -> str:
        return words[: self.start] + self.text + words[self.end :]


def random_edit(rng: random.Random, words: str) -> RandomEdit:
    """One edit of ``words``."""
    at = rng.randrange(len(words) + 1)
    kind = rng.random()
    if kind < 0.45:
        return RandomEdit(at, at, rng.choice(PIECES))
    if kind < 0.75:
        return RandomEdit(at, min(len(words), at + rng.choice((1, 1, 2, 8, 40))), "")
    if kind < 0.9:
        end = min(len(words), at + rng.randrange(1, 30))
        return RandomEdit(at, end, rng.choice(PIECES))
    start = rng.randrange(len(words) + 1)
    return RandomEdit(at, at, words[start : start + rng.randrange(1, 200)])
