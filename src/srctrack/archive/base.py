"""What an archive is: five questions, each with its answers (``answers.py``)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from srctrack.archive.queue.timing import Timing
from srctrack.archive.responses import (
    Capacity,
    JobReport,
    LoginAsked,
    LookUp,
    NoWord,
    Submission,
    Verification,
)
from srctrack.model.archiving import Memento

if TYPE_CHECKING:
    from srctrack.archive.client import Client


@dataclass(frozen=True)
class ExpectedContent:
    """What a capture must hold to count as the page we hold: one of these payloads (base32 SHA-1), or all of
    ``quotes`` (words that are cited) and most of ``phrases`` (stretches of the article)."""

    digests: frozenset[str] = frozenset()
    quotes: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    read: Callable[[bytes, str], str | None] | None = None
    """Gives the words of a page by its bytes and Content-Type, as they were read when it was added; None: plainly."""


class Archive(Protocol):
    """A service that keeps mementos. Methods make one bounded request or two, never wait, and raise nothing for what a
    network does: every outcome is an answer."""

    @property
    def name(self) -> str: ...

    @property
    def address(self) -> str:
        """Where it is: what shares a pace."""
        ...

    @property
    def timing(self) -> Timing: ...

    @property
    def can_submit(self) -> bool:
        """False for an archive that is only read."""
        ...

    @property
    def local(self) -> bool:
        """Whether it stands in the same private network, so that private pages may be sent to it."""
        ...

    @property
    def unready(self) -> str | None:
        """Why a capture cannot be promised (no keys), as a sentence; None when it can."""
        ...

    def look_up(self, url: str, since: datetime.datetime | None = None) -> LookUp:
        """Captures of ``url``, from ``since`` on. Only positive evidence and a clear “none” are told apart from silence."""
        ...

    def submit(self, url: str) -> Submission: ...

    def poll(self, job: str, url: str) -> JobReport: ...

    def verify(self, memento: Memento, wanted: ExpectedContent) -> Verification:
        """Read ``memento`` back raw and hold it against ``wanted``."""
        ...

    def capacity(self) -> Capacity | LoginAsked | NoWord: ...

    def by_hand(self, url: str) -> str:
        """The address where a person can archive ``url``, or look for it."""
        ...


@dataclass(frozen=True)
class ServiceContext:
    """What a service is made from: its table of the settings, the environment, and the one client."""

    table: Mapping[str, object]
    environ: Mapping[str, str]
    client: Client


@dataclass(frozen=True)
class Service:
    """A kind of archive. Its module holds one of these; discovery finds it. ``summary`` is one line for people."""

    name: str
    summary: str
    make: Callable[[ServiceContext], Archive] = field(compare=False)
