"""What may be set about archives: which services, and a table for each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from srctrack.errors import UsageError

DEFAULT_SERVICES = ("wayback",)
_WORD = re.compile(r"[\w.-]{1,80}")


@dataclass(frozen=True)
class ArchiveSettings:
    """``services`` are asked in this order; ``tables`` holds each service's own settings by its name, as read, and the
    service itself says what they mean (``[archive.wayback]`` in the settings file)."""

    services: tuple[str, ...] = DEFAULT_SERVICES
    tables: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def table(self, service: str) -> Mapping[str, object]:
        return self.tables.get(service, {})

    @classmethod
    def read(cls, table: Mapping[str, object]) -> ArchiveSettings:
        """From the ``[archive]`` table of the settings. Raises UsageError for what it cannot mean."""
        services: tuple[str, ...] = DEFAULT_SERVICES
        tables: dict[str, Mapping[str, object]] = {}
        for name, value in table.items():
            if name == "services":
                if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
                    raise UsageError("archive.services is a list of names", 'such as services = ["wayback"]')
                services = tuple(value)
            elif isinstance(value, Mapping):
                tables[name] = value
            else:
                raise UsageError(
                    f"there is no setting archive.{name}", "[archive] takes services and a table a service"
                )
        return cls(services, tables)


def address(table: Mapping[str, object], name: str, default: str) -> str:
    """The web address set as ``name``, without a slash at its end."""
    value = table.get(name, default)
    if not isinstance(value, str) or not value.startswith(("http://", "https://")):
        raise UsageError(f"{name} is a web address, not {value!r}", "it begins with https:// or http://")
    return value.rstrip("/")


def word(table: Mapping[str, object], name: str, default: str) -> str:
    """The single word set as ``name``: letters, digits, dots, dashes."""
    value = table.get(name, default)
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise UsageError(f"{name} is a word, not {value!r}")
    return value


def seconds(table: Mapping[str, object], name: str, default: float) -> float:
    """The seconds set as ``name``: a number that is not negative."""
    value = table.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise UsageError(f"{name} is a number of seconds, not {value!r}")
    return float(value)


def only(table: Mapping[str, object], service: str, names: tuple[str, ...]) -> None:
    """UsageError when ``table`` sets what ``service`` does not have."""
    for name in table:
        if name not in names:
            raise UsageError(f"there is no setting archive.{service}.{name}", f"there are: {', '.join(names)}")
