"""The exception tree; importable by every floor.

    SrctrackError                    what went wrong, and what to do about it
    ├── UsageError                   the words typed: an unknown code, a mistake in a setting
    │   └── SettingsError            a mistake in srctrack.toml, with its line
    ├── DraftError                   a draft that cannot be read
    ├── FetchError                   a page that could not be had (code: a word of the contract)
    ├── ReadError                    a page that was had and cannot be read (code: a word of the contract)
    └── StoreError                   the library cannot do it
        ├── NoStore                  there is none here
        ├── NewerStore               written by a later srctrack
        ├── DamagedStore             a record or text that cannot be read, or does not match its digest
        └── StoreLocked              another process holds it

Exceptions carry fields; the sentence is made here, colour nowhere.
"""

from __future__ import annotations

_PROGRAMS = ("srctrack ", "pip ")
_EXAMPLE = "such as "


def as_sentence(hint: str) -> str:
    """Return what to do as a sentence: “save it as .docx” with a capital letter and a stop, a bare command as “Run …”."""
    if hint.startswith(_PROGRAMS):
        return f"Run `{hint}`."
    if hint.startswith(_EXAMPLE):
        return f"For example: {hint.removeprefix(_EXAMPLE)}"
    told = hint[:1].upper() + hint[1:]
    return f"{told}." if told[-1:].isalnum() or told.endswith((")", "”", "`", "…")) else told


class SrctrackError(Exception):
    """What went wrong in one sentence, and in ``hint``, as a sentence, what to do about it."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = as_sentence(hint) if hint else None


class UsageError(SrctrackError):
    """The words typed do not say something srctrack can do."""


class SettingsError(UsageError):
    """A mistake in the settings file."""

    def __init__(self, path: str, line: int | None, message: str, hint: str | None = None) -> None:
        super().__init__(f"{path}{f':{line}' if line else ''}: {message}", hint)
        self.path, self.line = path, line


class DraftError(SrctrackError):
    """A draft that cannot be read."""

    def __init__(self, path: str, message: str, hint: str | None = None) -> None:
        super().__init__(f"{path}: {message}", hint)
        self.path, self.reason = path, message


class FetchError(SrctrackError):
    """A page that could not be had. ``code`` is one of the contract's words (``dns``, ``timeout`` …)."""

    def __init__(
        self, code: str, target: str, message: str, hint: str | None = None, status: int | None = None
    ) -> None:
        super().__init__(message, hint)
        self.code, self.target, self.status = code, target, status


class ReadError(SrctrackError):
    """A page that was had and cannot be read as an article. ``code`` as in FetchError; ``wall`` what stands before it."""

    def __init__(self, code: str, target: str, message: str, hint: str | None = None, wall: str | None = None) -> None:
        super().__init__(message, hint)
        self.code, self.target, self.wall = code, target, wall


class StoreError(SrctrackError):
    """The library cannot do what was asked; nothing was changed."""


class NoStore(StoreError):
    """There is no library here."""


class NewerStore(StoreError):
    """The library was written by a later srctrack: refused, not guessed at."""


class DamagedStore(StoreError):
    """A file of the library cannot be read or does not match its digest."""

    def __init__(self, path: str, message: str, hint: str | None = None) -> None:
        super().__init__(f"could not read {path}: {message}", hint)
        self.path, self.reason = path, message


class StoreLocked(StoreError):
    """Another process is writing; it did not finish in time."""
