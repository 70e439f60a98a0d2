"""Sign claims from the command line: chosen ones, a sheet, or one by one with single keys."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from srctrack.cli.console import Console
from srctrack.cli.output.claim_table import agreement_of, checked, source_says
from srctrack.cli.output.text import plain
from srctrack.errors import UsageError
from srctrack.model.signature import ClaimState, SignedClaim
from srctrack.workflows.claims.list import Claims, passage
from srctrack.workflows.claims.sheet import import_sheet, states
from srctrack.workflows.claims.sign import select_claims, sign
from srctrack.workflows.person import person_here

KEYS = {
    "v": ClaimState.VERIFIED,
    "d": ClaimState.DISPUTED,
    "c": ClaimState.COULD_NOT_VERIFY,
    "x": ClaimState.NOT_NEEDED,
}
HELP = "v verified · d disputed · c could not verify · x not needed · n next · p previous · o the source's passage · q quit"


@dataclass(frozen=True)
class Signing:
    """Who signs, where, when, and with which note."""

    console: Console
    store: Path
    by: str | None
    note: str | None
    now: datetime.datetime

    @property
    def person(self) -> str:
        return self.by or person_here()

    def chosen(
        self, claims: Claims, ids: Sequence[str], lines: Sequence[int], kinds: Sequence[str], state: str | None
    ) -> None:
        """Sign the claims that identifiers, lines and kinds name. Raises UsageError."""
        if state is None:
            raise UsageError("--sign needs --as", f"say what you found: {states()}")
        found = select_claims(claims, ids, lines, kinds)
        if not found:
            raise UsageError("no claim was chosen", "choose claims with --sign ID, --line N or --kind KIND")
        sign(claims, found, self.store, state=ClaimState(state), by=self.person, at=self.now, note=self.note)
        for one in found:
            self.console.talk(f"{one.claim.id} {state}: {plain(one.claim.words)}")

    def from_sheet(self, claims: Claims, path: Path) -> None:
        """Sign as the sheet at ``path`` says. Raises UsageError for one that cannot be read."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"could not read {path}: {error}") from error
        done = import_sheet(claims, text, self.store, by=self.by, user=self.person, at=self.now)
        self.console.talk(f"{done.signed} signed, {done.unchanged} unchanged")
        if done.unknown:
            self.console.talk(f"Not in this draft any more: {', '.join(done.unknown)}")

    def one_by_one(self, claims: Claims) -> None:
        """Show claim after claim and sign with single keys, the unsigned ones first."""
        import typer

        waiting = (ClaimState.OPEN, ClaimState.REOPENED)
        order = sorted(range(len(claims.claims)), key=lambda i: claims.claims[i].state not in waiting)
        at = 0
        self.console.show(HELP)
        while 0 <= at < len(order):
            one = claims.claims[order[at]]
            self.console.show(self._card(claims, one, f"{at + 1} of {len(order)}"))
            key = typer.getchar().lower()
            if key == "q":
                break
            if key == "o":
                self.console.show(self._passage(one))
            elif key == "p":
                at = max(0, at - 1)
            elif key in KEYS:
                sign(claims, [one], self.store, state=KEYS[key], by=self.person, at=self.now, note=self.note)
                self.console.show(f"  {KEYS[key].value}")
                at += 1
            elif key in ("n", "\r", "\n", " "):
                at += 1

    def _card(self, claims: Claims, one: SignedClaim, count: str) -> str:
        line = claims.file.position(one.claim.span.start).line
        says = source_says(claims, one.claim) or "no matching passage was found"
        head = f"\n[{count}] line {line} · {one.claim.kind.value} · {agreement_of(claims, one.claim)} · {checked(one)}"
        return f"{head}\n  {plain(one.claim.sentence)}\n  draft:  {plain(one.claim.words)}\n  source: {says}"

    def _passage(self, one: SignedClaim) -> str:
        found = passage(self.store, one.claim)
        if found is None:
            return "  No passage on a saved page matches this claim."
        return f"  {plain(found.source.name)} {found.source.url}\n  … {plain(found.text)} …"
