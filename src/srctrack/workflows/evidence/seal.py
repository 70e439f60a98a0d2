"""Sealing: a trusted time over the custody journal, and so over everything that was done to the library before it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from srctrack.archive.client import Client
from srctrack.archive.responses import Unclear, Unreached
from srctrack.errors import DamagedStore, SrctrackError, UsageError
from srctrack.model.journal_entry import Entry
from srctrack.model.settings import Settings
from srctrack.store.integrity.journal import BrokenEntry
from srctrack.store.library import Library
from srctrack.store.seals.check import SealCheck, check_seals, entries_beyond
from srctrack.store.seals.files import Seal, drop, write_pending, write_token
from srctrack.store.seals.statement import state_of, written
from srctrack.store.seals.tokens import ProvenTime, TokenError, prove, query_for

ASKED = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
"""RFC 3161, 3.4."""
MAX_SECONDS = 30.0
"""An authority signs in well under a second; this is for slow lines."""


@dataclass(frozen=True)
class Authority:
    """Where to ask for a time, and the root certificates to trust (PEM; None: the system's)."""

    url: str
    roots: bytes | None = None


@dataclass(frozen=True)
class Sealed:
    """What came of it: ``entries`` were sealed that had no time before; ``time`` is None when there was nothing new."""

    entries: int
    name: str | None = None
    time: ProvenTime | None = None


class NotSealed(SrctrackError):
    """The authority gave no usable answer; the statement is kept as pending."""


def authority_of(settings: Settings, url: str | None = None) -> Authority:
    """The authority to ask: ``url``, else that of the settings. Raises UsageError where there is none."""
    wanted = url or settings.seal_authority
    if not wanted:
        raise UsageError(
            "no time-stamping authority is configured",
            'use --authority URL, or in srctrack.toml: [seal] authority = "https://…"',
        )
    if not wanted.startswith(("https://", "http://")):
        raise UsageError(f"an authority needs a web address, not “{wanted}”")
    if settings.seal_certificates is None:
        return Authority(wanted)
    path = Path(settings.folder, settings.seal_certificates)
    try:
        return Authority(wanted, path.read_bytes())
    except OSError as error:
        raise UsageError(f"could not read the certificates {path}: {error.strerror}") from error


def seal(library: Library, authority: Authority, now: datetime.datetime) -> Sealed:
    """Ask the authority for its time over the journal as it is now. Raises NotSealed with what the authority did,
    DamagedStore for a journal that is not whole (``srctrack verify`` says where), SealLibraryMissing."""
    query_for(b"srctrack")  # before anything is written: without the packages there is nothing to wait for
    with library.writing():
        check, pending = _pending(library, now)
    if pending is None:
        return Sealed(0)
    statement = pending.path.read_bytes()
    token, time = _asked(authority, statement)
    with library.writing():
        write_token(pending, token, time.root)
    return Sealed(entries_beyond(check, library.layout.journal), pending.path.name, time)


def _pending(library: Library, now: datetime.datetime) -> tuple[SealCheck, Seal | None]:
    """The statement to be signed, kept as pending; None when every entry has a proven time."""
    entries = list(library.journal.entries())
    broken = next((e for e in entries if isinstance(e, BrokenEntry) and not e.torn), None)
    if broken is not None:
        raise DamagedStore(
            str(broken.path), f"line {broken.line}: {broken.reason}", "`srctrack verify` names every damaged entry"
        )
    whole = [e for e in entries if isinstance(e, Entry)]
    layout = library.layout
    check = check_seals(layout.seals, layout.journal, {e.hash for e in whole})
    if not entries_beyond(check, layout.journal):
        return check, None
    heads = {e.hash for e in whole} - {before for e in whole for before in e.previous}
    statement = written(state_of(layout.journal, heads, check.covered, check.last))
    same = next((s for s in check.pending if s.path.read_bytes() == statement), None)
    for old in check.pending:
        if old != same:
            drop(old)
    return check, same or write_pending(layout.seals, statement, now)


def _asked(authority: Authority, statement: bytes) -> tuple[bytes, ProvenTime]:
    query = query_for(statement)
    with Client(answer_seconds=MAX_SECONDS) as client:
        answer = client.ask("POST", authority.url, headers=ASKED, content=query.content)
    if isinstance(answer, Unreached | Unclear):
        raise _not_sealed(answer.message)
    if answer.status != 200:
        raise _not_sealed(f"the authority answered with HTTP {answer.status}")
    try:
        return answer.body, prove(answer.body, statement, authority.roots, query.nonce)
    except TokenError as wrong:
        hint = (
            None if authority.roots else "[seal] certificates in srctrack.toml names the authority's root certificate"
        )
        raise _not_sealed(str(wrong), hint) from wrong


def _not_sealed(reason: str, hint: str | None = None) -> NotSealed:
    return NotSealed(f"not sealed: {reason}; the seal is pending", hint or "`srctrack seal` tries again")
