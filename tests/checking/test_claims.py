"""Claims: each figure and quotation beside what the sources say."""

from __future__ import annotations

from pathlib import Path

from casepages import Case, _source, draft_of, evidence_of
from srctrack.checking.claims import claims_of
from srctrack.model.claim import Agreement, Claim, ClaimKind

POST = "https://harbourpost.example/a"
LEDGER = "https://morningledger.example/b"


def _claims(tmp_path: Path, draft: str, *texts: str) -> tuple[Claim, ...]:
    urls = (POST, LEDGER)
    sources = [
        _source({"key": k, "url": u, "outlet": k.title(), "language": "en"}, t)
        for k, u, t in zip(("post", "ledger"), urls, texts, strict=False)
    ]
    case = Case("page", "F201", "claims", False, draft, [], sources)
    read = draft_of(case, tmp_path)
    return claims_of(read, evidence_of(case, read))


def test_each_source_has_its_own_word_on_a_figure(tmp_path: Path) -> None:
    draft = f"On Friday soldiers arrested 370 weavers in Mirrow ([Post]({POST})). Lawyers waited outside ([Ledger]({LEDGER})).\n"
    (claim,) = _claims(
        tmp_path,
        draft,
        "Soldiers arrested 370 weavers in Mirrow on Friday.",
        "In Mirrow soldiers arrested 730 weavers on Friday.",
    )
    assert [(s.key, s.agreement, s.words, s.cited) for s in claim.says] == [
        ("post", Agreement.AGREES, "370 weavers", True),
        ("ledger", Agreement.DIFFERS, "730 weavers", False),
    ]
    assert claim.words == "370 weavers"
    assert claim.agreement is Agreement.AGREES
    assert claim.span.of(draft) == "370"


def test_a_hedge_that_holds_the_value_is_near(tmp_path: Path) -> None:
    (claim,) = _claims(
        tmp_path,
        f"About 3,000 trumpeters filled the square on Saturday ([Post]({POST})).\n",
        "The stewards counted 2,987 trumpeters who filled the square on Saturday.",
    )
    assert claim.agreement is Agreement.NEAR


def test_quotations_are_claims_too(tmp_path: Path) -> None:
    (claim,) = _claims(
        tmp_path,
        f"“We shall mend every boat by spring,” the warden said ([Post]({POST})).\n",
        "“We shall mend every boat by spring,” said the warden of the harbour.",
    )
    assert claim.kind is ClaimKind.QUOTE
    assert claim.agreement is Agreement.AGREES


def test_a_draft_without_sources_still_has_claims(tmp_path: Path) -> None:
    (claim,) = _claims(tmp_path, "The bakery hires 90 apprentices.\n")
    assert claim.says == ()
    assert claim.agreement is Agreement.SILENT
