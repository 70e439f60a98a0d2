"""How a draft tells a second value: as another version of the first, or as a figure of another thing.

A second version is told by somebody else and brings little of its own: no thing, event, name or time that the first has
not. What brings a subject of its own (“the cleaners keep £12.90”) is another figure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from srctrack.compare.figures.quantity import Quantity
from srctrack.compare.figures.same_quantity import pair_features
from srctrack.language.concepts import concept_of
from srctrack.language.quantity_words import changes_in, contrast_in, corrected_in, disagreement_in
from srctrack.language.reporting_verbs import CUES
from srctrack.language.stemming import stem
from srctrack.model.figure import FigureKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COUNTING = CUES | frozenset(
    """has have had gives give gave given makes make made arrives arrive arrived comes came come gets got reached lists list listed records record
    recorded registers registered measured measures logged logs got arrived reckoned tallied""".split()
)
"""Verbs after which the second value of a thing stands: those of saying, and those of counting."""
_OF_NUMBERS = frozenset(
    "number numbers figure figures total count tally toll name names sum estimate case cases entry entries same time".split()
)
"""Words of a second version that name no thing."""
_REACH = 24
"""Code points before a figure in which its article stands."""
_DEFINITE = pattern(
    r"\b(?:the|those|these|all|its|their|his|her|whole|entire)(?:\s+(?:of\s+)?(?:the|those|these|some|whole|entire|about|other))*\s*$",
    re.I,
)
"""Before a figure that takes up one already known: “the seven people killed”, “all 31”, “the whole £16.8m”."""
_COORDINATED = pattern(r"[^,;:()\[\]–—]{0,60}\b(?:and|und|et|y|и|і|та)\b[^,;:()\[\]–—]{0,20}", re.I)
"""Between two figures of one list: “five euros at home and six on the quay”."""
COMPARED_REACH = 40
_DENIED = pattern(r"\b(?:not|rather than|instead of)\s+(?:the\s+|a\s+)?$", re.I)
_COMPARED = pattern(
    r"\b(?:(?:less|more|fewer|higher|lower|larger|smaller|longer|shorter|later|earlier|better|worse) than|(?:up|down|rise|fall|increase|drop) from|compared (?:with|to)|instead of|short of)"
    r"(?:\s+(?:the|its|their|those|his|her|some|about|around))*\s*$",
    re.I,
)
"""Right before a figure of which the draft itself says how the one exceeds the other: “ten months less than”."""
_OF_ALL = pattern(r"(?:\s+\w+)?\s+(?:out )?of (?:the|its|their|all|those|these)?\s*")
"""What is between a part and its whole: “1,100 of the 1,700 inhabitants”."""
_OF_WHOLE = pattern(r"(?:^|[(—–:;,]\s*)(?:out )?of\s+(?:the|its|their|his|her|those|some|all)?(?:\s+the)?\s*$", re.I)
"""Before a whole of which the other figure is a part: “Of the 48 drones launched, 39 …”."""
OWN_BASE = 1
"""Content words of its own from which a percentage is likely a share of another whole."""
MAX_OWN = 6
"""Content words of its own from which a clause certainly tells another thing."""


def retelling_features(first: Quantity, second: Quantity, rival: Quantity) -> Mapping[str, float]:
    """What speaks for and against the draft's figure ``second``, which has the value of ``rival``, being told as another
    version of ``first``."""
    pair = pair_features(first, second)
    apart = abs(first.context.around.index - second.context.around.index)
    early, late = sorted((first, second), key=lambda q: q.context.figure.span)
    between = Span(early.context.around.span.start, late.context.around.span.end).of(first.text.prose.text)
    middle = Span(early.figure.span.end, max(early.figure.span.end, late.figure.span.start)).of(first.text.prose.text)
    own = _own_words(early, late)
    later = min(own[0], own[1])
    return {
        "retold near": apart <= 1,
        "retold in one sentence": apart == 0,
        "retold alike": pair["head"] or pair["related"],
        "retold bare": not late.context.nouns and late.figure.kind is FigureKind.COUNT,
        "retold other thing": pair["other thing"],
        "retold other event": pair["other event"],
        "retold other names": pair["other names"],
        "retold other dates": pair["other dates"] or bool(early.past_years ^ late.past_years),
        "retold part": pair["one part"],
        "retold share of its own": late.figure.kind is FigureKind.PERCENT
        and later >= OWN_BASE
        and not _DEFINITE.search(_before(late)),
        "retold plan": bool((early.times ^ late.times) & {"plan"}),
        "retold past": ("past" in early.times) != ("past" in late.times),
        "retold norm": bool((early.times ^ late.times) & {"norm"}),
        "retold after a verb of telling": own[0] < own[1] or own[0] == 0,
        "retold own words": min(MAX_OWN, later) / MAX_OWN,
        "retold changed": changes_in(between, first.text.language),
        "retold corrected": corrected_in(between, first.text.language),
        "retold definite": bool(_DEFINITE.search(_before(late))),
        "retold denied": bool(_DENIED.search(_before(late)) or _DENIED.search(_before(early))),
        "retold coordinated": bool(_COORDINATED.fullmatch(middle)),
        "retold compared": bool(_COMPARED.search(middle[-COMPARED_REACH:])),
        "retold of a whole": apart == 0
        and bool(
            _OF_WHOLE.search(_before(early)) or _OF_WHOLE.search(_before(late)) or _OF_ALL.fullmatch(middle.lower())
        ),
        "retold same event": pair["event"],
        "retold dispute": disagreement_in(between),
        "retold contrast": contrast_in(middle, first.text.language),
        "retold modal": bool((early.times ^ late.times) & {"modal"}),
        "retold other times": bool((early.times ^ late.times) - {"day", "year", "plan", "norm", "modal"}),
        "retold in another unit": rival.figure.unit != second.figure.unit,
    }


def _before(quantity: Quantity) -> str:
    """The words right before a figure."""
    text, at = quantity.text.prose.text, quantity.figure.span.start
    return text[max(quantity.context.around.span.start, at - _REACH) : at]


def _own_words(early: Quantity, late: Quantity) -> tuple[int, int]:
    """How many content words the later clause has that the earlier sentence lacks: counted from its verb of telling on
    (all where it has none), and in all."""
    language = late.text.language
    said = set(early.context.around.stems) | {stem(word, language) for word in _OF_NUMBERS}
    concepts = early.sentence_concepts | early.things
    clause, figure = late.context.clause, late.figure.span
    text = late.text.prose.text
    own: list[tuple[int, str]] = []
    last_verb = -1
    comma = text.find(",", figure.end, clause.end)
    for m in _WORD.finditer(text, clause.start, comma if comma > 0 else clause.end):
        word = m.group().lower()
        if m.end() <= figure.start and word in _COUNTING:
            last_verb = m.start()
            continue
        if figure.start <= m.start() < figure.end or word in _COUNTING:
            continue
        key = stem(word, language)
        concept = concept_of(word, language)
        if key in late.context.around.stems and key not in said and (concept is None or concept not in concepts):
            own.append((m.start(), word))
    whole = len(own)
    after = sum(at > last_verb for at, _ in own) if last_verb >= 0 else whole
    return after, whole
