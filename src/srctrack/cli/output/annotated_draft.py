"""A draft as a page to print: each claim with a numbered note on its source, archived copy, and who checked it."""

from __future__ import annotations

from collections.abc import Sequence

from srctrack.cli.output.claim_table import agreement_of, checked, source_says, summary
from srctrack.cli.output.text import long_date
from srctrack.model.signature import ClaimState, SignedClaim
from srctrack.model.source import Source
from srctrack.reports.page.elements import Child, Markup, el, raw, together
from srctrack.workflows.claims.list import Claims

STYLE = """
body { font: 12pt/1.5 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: none; border-bottom: 1px solid #888; color: inherit; }
mark.differs, mark.disputed, mark.reopened { border-bottom: 2px solid #b00020; }
sup { font-size: .7em; line-height: 0; }
ol { font-size: 10pt; padding-left: 2.2em; }
li { margin: .4em 0; break-inside: avoid; overflow-wrap: anywhere; }
h2 { font-size: 13pt; margin-top: 2em; }
"""


def annotated_draft(claims: Claims) -> str:
    """Return one HTML page that needs nothing else: the draft's text with notes, then the notes."""
    title = f"{claims.file.path}: claims and who checked them"
    page = el(
        "html",
        el(
            "head",
            el("meta", charset="utf-8"),
            el("meta", name="viewport", content="width=device-width"),
            el("title", title),
            raw("style", STYLE),
        ),
        el(
            "body",
            el("h1", claims.file.path),
            el("p", summary(claims)),
            el("pre", _marked(claims)),
            el("h2", "Notes"),
            el("ol", [_note(claims, number, one) for number, one in enumerate(claims.claims, 1)]),
        ),
        lang="en",
    )
    return f"<!doctype html>\n{page}\n"


def _marked(claims: Claims) -> Markup:
    """The draft's text with each claim marked and numbered; of claims within one another the outer one is marked."""
    text, at = claims.file.text, 0
    parts: list[Child] = []
    pending: list[tuple[int, SignedClaim]] = list(enumerate(claims.claims, 1))
    while pending:
        number, one = pending.pop(0)
        span = one.claim.span
        numbers = [number]
        while pending and pending[0][1].claim.span.start < span.end:
            numbers.append(pending.pop(0)[0])
        start = max(at, span.start)
        parts.append(text[at:start])
        state = one.state.value if one.state is not ClaimState.OPEN else agreement_of(claims, one.claim)
        parts.append(el("mark", text[start : span.end], class_=state, id=f"claim-{number}"))
        parts.append(el("sup", _numbers(numbers)))
        at = max(at, span.end)
    parts.append(text[at:])
    return together(*parts)


def _numbers(numbers: Sequence[int]) -> list[Child]:
    out: list[Child] = []
    for number in numbers:
        out += [" " if out else None, el("a", str(number), href=f"#note-{number}")]
    return out


def _note(claims: Claims, number: int, one: SignedClaim) -> Markup:
    claim = one.claim
    agreement = agreement_of(claims, claim).replace("-", " ")
    sources = {source.key: source for source in claims.sources}
    return el(
        "li",
        el("a", claim.words, href=f"#claim-{number}"),
        f": {agreement}. ",
        f"{source_says(claims, claim)}. " if source_says(claims, claim) else None,
        [_source(sources[key]) for key in claim.rests_on if key in sources],
        f"Check: {checked(one) if one.state is not ClaimState.OPEN else 'open'}.",
        f" Note: {one.signature.note}." if one.signature is not None and one.signature.note else None,
        id=f"note-{number}",
    )


def _source(source: Source) -> Markup:
    archived = next((a.memento.url for a in source.archives if a.state.archived and a.memento), None)
    published = long_date(source.published)
    return together(
        f"{source.name}{f', {published}' if published else ''}, {source.url}",
        f", archived at {archived}" if archived else ", no archived copy is known",
        ". ",
    )
