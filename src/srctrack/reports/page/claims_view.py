"""Claims by source: what the draft says in one column, what each source says in the others."""

from __future__ import annotations

from srctrack.model.claim import Agreement, Claim, SourceSays
from srctrack.model.report import CheckedDraft
from srctrack.reports.naming import publisher
from srctrack.reports.page.elements import Markup, el, together
from srctrack.reports.page.numbering import Numbering

SIGNS = {
    Agreement.AGREES: ("=", "agrees"),
    Agreement.NEAR: ("≈", "near"),
    Agreement.DIFFERS: ("≠", "differs"),
    Agreement.SILENT: ("–", "says nothing of it"),
    Agreement.UNKNOWN: ("?", "could not tell"),
}
MAX_COLUMNS = 6
"""Sources up to which each has a column; more are told in one, since nobody reads a table sideways for long."""


def claims_table(draft: CheckedDraft, numbering: Numbering) -> Markup | None:
    """The table, in a box that scrolls by itself when it is wider than the page; None without claims."""
    claims = draft.claims
    if not claims:
        return None
    keys = list(dict.fromkeys(s.key for c in claims for s in c.says if s.agreement is not Agreement.SILENT))
    named = keys if len(keys) <= MAX_COLUMNS else []
    sources = [_name(k, numbering) for k in named] or [together("sources")]
    heads = [*map(together, ("line", "statement", "this draft")), *sources]
    rows = [_row(claim, draft, named, numbering) for claim in claims]
    table = el(
        "table",
        el("caption", "What the draft says, beside what each source says"),
        el("thead", el("tr", [el("th", h, scope="col") for h in heads])),
        el("tbody", rows),
    )
    return el("div", table, class_="sideways", role="region", aria_label="Claims by source", tabindex="0")


def _name(key: str, numbering: Numbering) -> Markup:
    source = numbering.sources.get(key)
    words = publisher(source) if source else key
    card = numbering.source_card(key)
    return el("a", words, href=f"#{card}") if card else together(words)


def _row(claim: Claim, draft: CheckedDraft, named: list[str], numbering: Numbering) -> Markup:
    line = draft.file.position(claim.span.start).line
    by_key = {s.key: s for s in claim.says}
    cells = [el("td", str(line)), el("th", claim.statement, scope="row"), el("td", claim.words)]
    if named:
        leans = any(s.cited for s in claim.says)
        cells += [_cell(by_key.get(key), leans) for key in named]
    else:
        spoken = [s for s in claim.says if s.agreement is not Agreement.SILENT]
        told = [el("span", _says(s), " ", _name(s.key, numbering), class_=f"says {s.agreement.value}") for s in spoken]
        cells.append(el("td", told or "–"))
    return el("tr", cells)


def _cell(says: SourceSays | None, leans: bool) -> Markup:
    """One source's cell; faint where the claim leans on others and not on this one."""
    agreement = says.agreement if says else Agreement.SILENT
    uncited = " uncited" if leans and says and not says.cited else ""
    return el("td", _says(says), class_=f"says {agreement.value}{uncited}")


def _says(says: SourceSays | None) -> Markup:
    sign, words = SIGNS[says.agreement if says else Agreement.SILENT]
    return together(
        el("span", sign, class_="sign", aria_hidden="true"),
        el("span", f"{words}: " if says and says.words else words, class_="unseen"),
        says.words if says and says.words else None,
    )
