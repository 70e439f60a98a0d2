"""What a difference of meaning is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from srctrack.model.finding import Confidence
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span


class Slot(StrEnum):
    """The part of a statement that both sides fill, each in its own way."""

    DIRECTION = "direction"
    CLAIM = "claim"
    ROLE = "role"
    PLACE = "place"
    RANK = "rank"
    PERSON = "person"
    GIVEN_NAME = "given-name"
    NEIGHBOUR = "neighbour"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Difference:
    """A slot that a statement of the draft fills otherwise than the sentence of the page that says the same.

    ``at`` indexes the draft's prose, ``there`` that of ``source``.
    """

    slot: Slot
    at: Span
    there: Span
    source: SourceDocument
    confidence: Confidence = Confidence.HIGH
