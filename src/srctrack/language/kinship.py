"""Words of kinship: where one is near, a family name may have several given names."""

from __future__ import annotations

import re

from srctrack.patterns import pattern

KIN = pattern(
    r"\b(?:brothers?|sisters?|twins?|siblings?|sons?|daughters?|father|mother|parents?|wife|husband|cousins?|nephews?|nieces?|uncle|"
    r"aunt|family|relations?|related|unrelated|grand(?:father|mother|son|daughter)|in-law|namesake|widow|widower)\b",
    re.I,
)
