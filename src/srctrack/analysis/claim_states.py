"""The state of each claim: what was signed, and whether that still holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.claim_identity import words_of
from srctrack.analysis.claims import claims_of
from srctrack.compare.names.typos import typo_between
from srctrack.language.word_lists import is_word
from srctrack.model.claim import Claim
from srctrack.model.derived import derived
from srctrack.model.signature import ClaimState, Signature, SignedClaim

MIN_SIMILARITY = 0.6
"""Share of words two sentences have in common from which one is taken for the other's later version: half-rewritten
sentences reach .6 (twenty edits of drafts, 2026); two sentences of one paragraph seldom reach .4."""


def signed_claims(
    claims: Sequence[Claim], signatures: Iterable[Signature], texts: Mapping[str, str]
) -> tuple[SignedClaim, ...]:
    """Return each claim with its state, in the order of ``claims``.

    ``texts`` maps the key of each saved page to the digest of its newest text. A signed claim is reopened when its
    sentence changed, when a page that it was checked against changed, or when it no longer rests on that page.
    """
    newest: dict[str, Signature] = {}
    for signature in sorted(signatures, key=lambda s: s.at):
        newest[signature.id] = signature
    present = {claim.id for claim in claims}
    unsigned = [claim for claim in claims if claim.id not in newest]
    earlier = _earlier_versions(unsigned, [s for s in newest.values() if s.id not in present])
    return tuple(_with_state(claim, newest.get(claim.id), earlier.get(claim.id), texts) for claim in claims)


def _with_state(
    claim: Claim, signature: Signature | None, earlier: Signature | None, texts: Mapping[str, str]
) -> SignedClaim:
    if signature is None and earlier is not None:
        if not _differs_by_a_correction(earlier, claim):
            changed = f"the sentence changed from “{_without_stop(earlier.sentence)}”"
            return SignedClaim(claim, ClaimState.REOPENED, earlier, changed)
        signature = earlier
    if signature is None:
        return SignedClaim(claim)
    reason = _outdated(claim, signature, texts)
    if reason is not None:
        return SignedClaim(claim, ClaimState.REOPENED, signature, reason)
    return SignedClaim(claim, signature.state, signature)


def _without_stop(sentence: str) -> str:
    """The sentence as it is quoted within another."""
    return sentence.rstrip(".")


def _outdated(claim: Claim, signature: Signature, texts: Mapping[str, str]) -> str | None:
    for key, digest in signature.sources.items():
        if key not in texts:
            return f"the page “{key}” was removed from the library"
        if texts[key] != digest:
            return f"the saved page “{key}” changed"
        if key not in claim.rests_on:
            return f"the sentence no longer rests on “{key}”"
    return None


def _earlier_versions(claims: Sequence[Claim], signatures: Sequence[Signature]) -> dict[str, Signature]:
    """Pair each claim with the signature of its earlier version, the most similar pair first."""
    pairs = []
    for claim in claims:
        mine = words_of(claim.sentence)
        for signature in signatures:
            if signature.kind == claim.kind.value:
                similarity = _similarity(mine, words_of(signature.sentence))
                if similarity >= MIN_SIMILARITY:
                    same_words = words_of(signature.words) == words_of(claim.words)
                    pairs.append((same_words, similarity, claim.id, signature))
    found: dict[str, Signature] = {}
    used: set[str] = set()
    for _, _, identifier, signature in sorted(pairs, key=lambda p: (p[0], p[1]), reverse=True):
        if identifier not in found and signature.id not in used:
            found[identifier] = signature
            used.add(signature.id)
    return found


def _similarity(mine: Sequence[str], theirs: Sequence[str]) -> float:
    if not mine or not theirs or 2 * min(len(mine), len(theirs)) < MIN_SIMILARITY * (len(mine) + len(theirs)):
        return 0.0
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio()


def _differs_by_a_correction(earlier: Signature, claim: Claim) -> bool:
    """Whether only misspelled words were corrected: each changed word is one typo from a word that does not exist."""
    if words_of(earlier.words) != words_of(claim.words):
        return False
    before, after = words_of(earlier.sentence), words_of(claim.sentence)
    if len(before) != len(after):
        return False
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    return all(
        old.isalpha() and new.isalpha() and not is_word(old) and typo_between(old, new) is not None
        for old, new in changed
    )


@derived
def claims_with_states(analysis: Analysis) -> tuple[SignedClaim, ...]:
    """Return the draft's claims with the states that its signatures give them."""
    evidence = analysis.evidence
    texts = {
        key: document.source.newest.text_id
        for key, document in evidence.sources.items()
        if document.source.newest is not None
    }
    return signed_claims(claims_of(analysis), evidence.signatures, texts)
