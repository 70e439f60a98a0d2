"""A text with its annotations, for tests that compare two texts."""

from __future__ import annotations

from dataclasses import dataclass, field

from srctrack.model.annotations import Annotations
from srctrack.model.derived import Derived
from srctrack.model.prose import Prose


@dataclass(frozen=True, eq=False)
class AnnotatedProse:
    """A text with its annotations that is neither a draft nor a source."""

    prose: Prose
    annotations: Annotations
    derived: Derived = field(default_factory=Derived, repr=False)
