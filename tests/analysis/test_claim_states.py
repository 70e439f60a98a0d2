"""States of signed claims: edits of a draft, each with what a fact-checker would expect of her signature."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from casepages import Case, _source, draft_of, evidence_of
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.claim_states import signed_claims
from srctrack.analysis.claims import claims_of
from srctrack.model.claim import Claim
from srctrack.model.signature import ClaimState, Signature, SignedClaim

POST = "https://harbourpost.example/a"
NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)
DRAFT = f"""\
The ferry company carried 412 passengers on the first day, the harbour office counted ([Post]({POST})).

“We had expected half of that number at most,” the captain Alma Brodie told the paper ([Post]({POST})).

The pier had been closed for eleven years. A new crane cost 38,000 euros.
"""
PAGE = "The harbour office counted 412 passengers on the first day. “We had expected half of that number at most,” said Brodie."


def _claims(folder: Path, draft: str) -> tuple[Claim, ...]:
    pages = [_source({"key": "post", "url": POST, "outlet": "Post", "language": "en"}, PAGE)]
    case = Case("page", "F201", "states", False, draft, [], pages)
    read = draft_of(case, folder)
    return claims_of(Analysis(read, evidence_of(case, read)))


def _sign(claim: Claim, state: ClaimState = ClaimState.VERIFIED, at: datetime.datetime = NOON) -> Signature:
    sources = dict.fromkeys(claim.rests_on, "text-1")
    return Signature(claim.id, claim.kind.value, state, "Ines Moor", at, claim.words, claim.sentence, sources)


def _after(folder: Path, edited: str, words: str, texts: dict[str, str] | None = None) -> SignedClaim | None:
    """The claim of the edited draft that took over the signature on the claim with ``words``, if there is one."""
    (before,) = [c for c in _claims(folder, DRAFT) if words in c.words]
    signature = _sign(before)
    found = signed_claims(_claims(folder, edited), [signature], texts or {"post": "text-1"})
    took = [s for s in found if s.signature is signature]
    assert len(took) <= 1
    return took[0] if took else None


KEPT = {
    "nothing changed": DRAFT,
    "a paragraph was put before it": "It rained on Monday.\n\n" + DRAFT,
    "its paragraph moved to the end": "\n\n".join([*DRAFT.strip().split("\n\n")[1:], DRAFT.split("\n\n")[0]]) + "\n",
    "the line was wrapped anew": DRAFT.replace("passengers on the", "passengers\non the"),
    "two paragraphs became one": DRAFT.replace(").\n\n“We", "). “We"),
    "another sentence of its paragraph changed": DRAFT.replace(").\n", "). The weather was fine.\n", 1),
    "another claim changed": DRAFT.replace("38,000", "83,000"),
    "the draft got a heading": "## The pier\n\n" + DRAFT,
    "the sentence got emphasis": DRAFT.replace("412 passengers", "**412 passengers**"),
    "a misspelled word was corrected": DRAFT.replace("harbour office", "harbour offcie"),
    "the link's text changed its place": DRAFT.replace(f"([Post]({POST})).\n\n“", f"([Post]({POST}).)\n\n“"),
}
REOPENED = {
    "the figure changed": DRAFT.replace("412", "421"),
    "the noun changed": DRAFT.replace("412 passengers", "412 vehicles"),
    "a hedge was added": DRAFT.replace("carried 412", "carried at least 412"),
    "a negation was added": DRAFT.replace("company carried", "company never carried"),
    "the day changed": DRAFT.replace("first day", "second day"),
    "the counter changed": DRAFT.replace("the harbour office counted", "the union counted"),
    "half of the sentence was rewritten": DRAFT.replace(
        "on the first day, the harbour office", "in one day, the office"
    ),
}


@pytest.mark.parametrize(
    "edited", [pytest.param(text, id=name) for name, text in KEPT.items() if "misspelled" not in name]
)
def test_edits_that_keep_the_signature(tmp_path: Path, edited: str) -> None:
    found = _after(tmp_path, edited, "412 passengers")
    assert found is not None
    assert found.state is ClaimState.VERIFIED, found.reason


@pytest.mark.parametrize("edited", [pytest.param(text, id=name) for name, text in REOPENED.items()])
def test_edits_that_reopen_the_claim(tmp_path: Path, edited: str) -> None:
    found = _after(tmp_path, edited, "412 passengers")
    assert found is not None
    assert found.state is ClaimState.REOPENED
    assert found.reason is not None
    assert "the sentence changed" in found.reason


def test_a_corrected_misspelling_keeps_the_signature(tmp_path: Path) -> None:
    (before,) = [c for c in _claims(tmp_path, KEPT["a misspelled word was corrected"]) if "412" in c.words]
    found = signed_claims(_claims(tmp_path, DRAFT), [_sign(before)], {"post": "text-1"})
    assert [s.state for s in found if s.signature] == [ClaimState.VERIFIED]


def test_a_removed_sentence_takes_its_signature_with_it(tmp_path: Path) -> None:
    assert _after(tmp_path, "\n\n".join(DRAFT.split("\n\n")[1:]), "412 passengers") is None


def test_a_page_that_changed_reopens_what_rests_on_it(tmp_path: Path) -> None:
    found = _after(tmp_path, DRAFT, "412 passengers", {"post": "text-2"})
    assert found is not None
    assert (found.state, found.reason) == (ClaimState.REOPENED, "the saved page “post” changed")


def test_a_page_that_was_removed_reopens_what_rests_on_it(tmp_path: Path) -> None:
    found = _after(tmp_path, DRAFT, "412 passengers", {"other": "text-1"})
    assert found is not None
    assert found.state is ClaimState.REOPENED
    assert "was removed from the library" in (found.reason or "")


def test_the_newest_signature_counts_whatever_the_order_of_lines(tmp_path: Path) -> None:
    claims = _claims(tmp_path, DRAFT)
    (claim,) = [c for c in claims if "412" in c.words]
    old, new = _sign(claim), _sign(claim, ClaimState.DISPUTED, NOON + datetime.timedelta(hours=1))
    for order in ([old, new], [new, old]):
        (found,) = [s for s in signed_claims(claims, order, {"post": "text-1"}) if s.claim is claim]
        assert found.state is ClaimState.DISPUTED


def test_like_claims_of_one_draft_have_identifiers_of_their_own(tmp_path: Path) -> None:
    claims = _claims(tmp_path, DRAFT + "\nA new crane cost 38,000 euros.\n")
    assert len({c.id for c in claims}) == len(claims)


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("Read parts one and two before Friday’s vote.", []),
        ("If one ferry can be stopped, all of them can.", []),
        ("Of the 31 ferries, two were stopped and 29 sailed.", ["31 ferries", "two", "29"]),
        ("At noon Swiss lawyer Mark Petterly opened the pier.", ["Swiss lawyer Mark Petterly"]),
    ],
)
def test_a_row_is_a_statement_that_one_would_check(tmp_path: Path, draft: str, wanted: list[str]) -> None:
    assert [c.words for c in _claims(tmp_path, draft)] == wanted
