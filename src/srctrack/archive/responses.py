"""Every answer that an archive can give, by the question it was asked.

An answer that does not tell is an answer too (``Unclear``, ``Unreached``, ``SlowDown``) and never stands for “no”.
"""

from __future__ import annotations

from dataclasses import dataclass

from srctrack.model.archiving import Memento


@dataclass(frozen=True, slots=True)
class Accepted:
    """The archive took the request under an opaque ``job`` id; it starts in ``starts_in`` seconds. ``reused``: the id is
    that of a capture made before."""

    job: str
    starts_in: float = 0.0
    reused: bool = False


@dataclass(frozen=True, slots=True)
class AlreadyKept:
    """There is a capture young enough; the archive did not say which, it must be looked up."""

    message: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The archive will not, or could not, make the capture. ``code`` is its own word (None: it gave none)."""

    code: str | None
    message: str


@dataclass(frozen=True, slots=True)
class LoginAsked:
    """The archive asks for keys, or does not take those it was shown."""

    message: str


@dataclass(frozen=True, slots=True)
class SlowDown:
    """Too many requests. ``seconds`` is the archive's own wish, None where it told none."""

    seconds: float | None
    message: str


@dataclass(frozen=True, slots=True)
class Unreached:
    """The request did not arrive. ``refused``: the connection was refused, as a firewall does."""

    message: str
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """The request may have arrived, and what came back does not tell."""

    message: str


@dataclass(frozen=True, slots=True)
class Working:
    """The job is not done; it starts in ``starts_in`` seconds, or is polled again as the archive wishes."""

    starts_in: float = 0.0
    poll_in: float | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """The archive says it made this capture. Nothing is proved until it is read back."""

    memento: Memento


@dataclass(frozen=True, slots=True)
class CapturesFound:
    """Captures of the page, oldest first; never empty."""

    mementos: tuple[Memento, ...]


@dataclass(frozen=True, slots=True)
class NothingFound:
    """The archive was asked, answered, and holds no such capture (or does not show it yet)."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """The archive does not show pages of this site."""

    message: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The capture was read back and is the page we hold: by its bytes (``digest``) or by its ``words``."""

    memento: Memento
    by: str


@dataclass(frozen=True, slots=True)
class NotShownYet:
    """The archive shows nothing there, or an older capture."""

    message: str


@dataclass(frozen=True, slots=True)
class OtherPage:
    """The capture was read back and is not the page we hold: an error page, a consent wall, another article."""

    message: str


@dataclass(frozen=True, slots=True)
class Capacity:
    """What the account may do now; None where the archive does not tell."""

    free_sessions: int | None = None
    used_today: int | None = None
    daily_limit: int | None = None


NoWord = SlowDown | Unreached | Unclear
"""The archive could not be asked."""
Submission = Accepted | AlreadyKept | Saved | Refused | LoginAsked | NoWord
JobReport = Working | Saved | Refused | LoginAsked | NoWord
LookUp = CapturesFound | NothingFound | Excluded | NoWord
Verification = Shown | NotShownYet | Excluded | OtherPage | NoWord
