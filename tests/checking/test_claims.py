"""Claims: each figure and quotation beside what the sources say."""

from __future__ import annotations

from pathlib import Path

from casepages import Case, _source, draft_of, evidence_of
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.claims import claims_of
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
    return claims_of(Analysis(read, evidence_of(case, read)))


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
    assert claim.kind is ClaimKind.QUOTATION
    assert claim.agreement is Agreement.AGREES


def test_a_draft_without_sources_still_has_claims(tmp_path: Path) -> None:
    (claim,) = _claims(tmp_path, "The bakery hires 90 apprentices.\n")
    assert claim.says == ()
    assert claim.agreement is Agreement.SILENT


def test_a_small_number_of_another_thing_is_not_shown(tmp_path: Path) -> None:
    claims = _claims(
        tmp_path,
        f"The men were led away at dawn to two police stations ([Post]({POST})). A fire spread ([Ledger]({LEDGER})).\n",
        "Among the men were two port workers who had slept in the hall.",
        "The fire spread to two police cars.",
    )
    assert [(s.key, s.agreement, s.words) for s in claims[0].says] == [
        ("post", Agreement.UNKNOWN, None),
        ("ledger", Agreement.SILENT, None),
    ]


def test_a_source_not_cited_there_is_shown_where_it_tells_the_same_thing(tmp_path: Path) -> None:
    draft = f"The carrier refunded 38,000 euros of tickets ([Post]({POST})). The clerk agreed ([Ledger]({LEDGER})).\n"
    for told, agreement in (
        ("On Friday the carrier refunded 38,000 euros of tickets.", Agreement.AGREES),
        ("A new roof for the school will cost 38,000 euros.", Agreement.SILENT),
    ):
        (claim,) = _claims(tmp_path, draft, "The carrier refunded 38,000 euros of tickets.", told)
        assert [s.agreement for s in claim.says] == [Agreement.AGREES, agreement]
