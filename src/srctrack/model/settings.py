"""Settings: what a newsroom wrote down in its settings file, and where each value came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from srctrack.model.finding import Confidence, Severity


class SetBy(StrEnum):
    """Who set a value, from the weakest to the strongest."""

    DEFAULT = "default"
    FOUND = "found"
    FILE = "file"
    ENVIRONMENT = "environment"


@dataclass(frozen=True, slots=True)
class SetAt:
    """Where a value was set: ``place`` is a file with its line, or a variable's name."""

    by: SetBy
    place: str = ""


@dataclass(frozen=True)
class PathSettings:
    """What holds for the drafts that ``pattern`` fits, relative to the settings file: a folder or a glob. ``select`` takes
    the place of the general one, ``ignore`` adds to it."""

    pattern: str
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity | None = None


@dataclass(frozen=True)
class Settings:
    """Everything that can be settled in a file. Paths are as written, relative to ``folder``.

    ``archive`` is the ``[archive]`` table as read: each archive says what its own settings mean. ``origins`` tells of
    each setting, by its dotted name, where its value came from.
    """

    path: str | None = None
    folder: str = ""
    store: str | None = None
    remote: str | None = None
    """The address of the remote snapshot store."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity = Severity.ERROR
    min_confidence: Confidence = Confidence.LOW
    baseline: str | None = None
    require_signed: tuple[str, ...] = ()
    """Kinds of claims that must be signed."""
    paths: tuple[PathSettings, ...] = ()
    names: tuple[str, ...] = ()
    """The newsroom's lists of names."""
    outlets: tuple[str, ...] = ()
    """The newsroom's lists of outlets."""
    own: tuple[str, ...] = ()
    """The outlets that the drafts are written for."""
    jobs: int | None = None
    tags: tuple[str, ...] = ()
    archive: Mapping[str, object] = field(default_factory=dict)
    seal_authority: str | None = None
    seal_certificates: str | None = None
    origins: Mapping[str, SetAt] = field(default_factory=dict)
