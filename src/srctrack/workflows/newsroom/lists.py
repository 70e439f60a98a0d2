"""What a newsroom knows: outlets, and its own spellings of names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from srctrack.errors import UsageError
from srctrack.model.evidence import HouseName, KnownOutlets
from srctrack.model.settings import Settings
from srctrack.newsroom.names import FILE_NAME, house_names
from srctrack.newsroom.outlets import FILE_NAME as OUTLETS_FILE
from srctrack.newsroom.outlets import built_in_outlets, house_outlets


def known_outlets(settings: Settings | None = None) -> KnownOutlets:
    """Every outlet known without a library: the newsroom's own lists (those its settings name, else the one beside the
    settings file), then the built-in one. Raises UsageError for a list that cannot be read."""
    if settings is None:
        return built_in_outlets()
    own = [outlet for path in own_lists(settings) for outlet in house_outlets(path)]
    return KnownOutlets((*own, *built_in_outlets())) if own else built_in_outlets()


def own_lists(settings: Settings) -> list[Path]:
    """The newsroom's lists of outlets that are there."""
    if settings.outlets:
        return _files(settings, settings.outlets)
    beside = Path(settings.folder or ".", OUTLETS_FILE)
    return [beside] if beside.is_file() else []


def known_names(settings: Settings) -> tuple[HouseName, ...]:
    """The newsroom's names, of its own lists. Raises UsageError for a list that cannot be read."""
    return tuple(name for path in own_names(settings) for name in house_names(path))


def own_names(settings: Settings) -> list[Path]:
    """The newsroom's lists of names: those its settings name, else the one beside the settings file (in the working
    directory when there is none)."""
    if settings.names:
        return _files(settings, settings.names)
    beside = Path(settings.folder or ".", FILE_NAME)
    return [beside] if beside.is_file() else []


def _files(settings: Settings, names: Sequence[str]) -> list[Path]:
    paths = [Path(settings.folder, name) for name in names]
    for path in paths:
        if not path.is_file():
            raise UsageError(f"the list in the settings does not exist: {path}", "`srctrack config` shows where")
    return paths


def names_by_domain(settings: Settings | None = None) -> Mapping[str, str]:
    """The known outlets' names by registered domain, the newsroom's own lists first; the first listed wins where two share
    one. Raises UsageError for a list that cannot be read."""
    out: dict[str, str] = {}
    for outlet in known_outlets(settings):
        for domain in outlet.domains:
            out.setdefault(domain, outlet.name)
    return out
