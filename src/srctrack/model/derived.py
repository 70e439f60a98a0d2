"""Values computed from an object: each made when first asked for, kept on that object, and gone with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from srctrack.model.annotations import Annotations
from srctrack.model.prose import Prose
from srctrack.model.recent import Memory


class Derived:
    """The values computed from one owner, by the function that made them. Not copied, compared or pickled with the owner.

    ``memory`` outlives the owner: it has what was computed from the sentences of earlier states of an edited draft.
    """

    def __init__(self, memory: Memory | None = None) -> None:
        self._values: dict[object, Any] = {}
        self.memory = memory

    def get(self, make: Callable[[Any], Any], owner: object) -> Any:
        """Return the value that ``make`` computes from ``owner``, computing it at the first call only."""
        try:
            return self._values[make]
        except KeyError:
            value = self._values[make] = make(owner)
            return value

    def __reduce__(self) -> tuple[type[Derived], tuple[()]]:
        return Derived, ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Derived)

    def __hash__(self) -> int:
        return 0


class HasDerived(Protocol):
    """An object that keeps the values computed from it."""

    @property
    def derived(self) -> Derived: ...


class AnnotatedText(HasDerived, Protocol):
    """A text with its annotations: a draft or a source."""

    @property
    def prose(self) -> Prose: ...

    @property
    def annotations(self) -> Annotations: ...


Owner = TypeVar("Owner", bound=HasDerived)
Value = TypeVar("Value")


def derived(make: Callable[[Owner], Value]) -> Callable[[Owner], Value]:
    """Decorate a function of one owner so that its value is computed once per owner."""

    @wraps(make)
    def get(owner: Owner) -> Value:
        value: Value = owner.derived.get(make, owner)
        return value

    return get
