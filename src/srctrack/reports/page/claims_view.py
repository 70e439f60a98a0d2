"""Claims by source: what the draft says in one column, what each source says in the others, and who checked it."""

from __future__ import annotations

from srctrack.model.claim import Agreement, SourceSays
from srctrack.model.report import CheckedDraft
from srctrack.model.signature import ClaimState, SignedClaim
from srctrack.reports.naming import publisher
from srctrack.reports.page.elements import Markup, el, together
from srctrack.reports.page.numbering import Numbering

SIGNS = {
    Agreement.AGREES: ("=", "agrees"),
    Agreement.NEAR: ("≈", "near"),
    Agreement.DIFFERS: ("≠", "differs"),
    Agreement.SILENT: ("–", "does not mention it"),
    Agreement.UNKNOWN: ("?", "could not be compared"),
}
MAX_COLUMNS = 6
"""Sources up to which each has a column; more are told in one, since nobody reads a table sideways for long."""


def claims_table(draft: CheckedDraft, numbering: Numbering) -> Markup | None:
    """The table, in a box that scrolls by itself when it is wider than the page; None without claims."""
    claims = draft.claims
    if not claims:
        return None
    keys = list(dict.fromkeys(s.key for c in claims for s in c.claim.says if s.agreement is not Agreement.SILENT))
    named = keys if len(keys) <= MAX_COLUMNS else []
    sources = [_name(k, numbering) for k in named] or [together("sources")]
    heads = [*map(together, ("line", "statement", "this draft")), *sources, together("checked")]
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


def _row(signed: SignedClaim, draft: CheckedDraft, named: list[str], numbering: Numbering) -> Markup:
    claim = signed.claim
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
    return el("tr", [*cells, _checked(signed)], class_=_status(signed))


def _status(signed: SignedClaim) -> str:
    """The row's class: the person's state, else whether a page it rests on agrees, differs, or was not matched."""
    if signed.state is not ClaimState.OPEN:
        return signed.state.value
    if not signed.claim.rests_on:
        return "no-source"
    agreement = signed.claim.agreement
    return "unmatched" if agreement in (Agreement.SILENT, Agreement.UNKNOWN) else agreement.value


def _checked(signed: SignedClaim) -> Markup:
    """The cell that says who checked the claim and when, or that no page was matched with it."""
    signature = signed.signature
    if signature is None:
        return el(
            "td", {"unmatched": "not matched", "no-source": "no source"}.get(_status(signed), "open"), class_="state"
        )
    time = el("time", f"{signature.at:%d %B %Y, %H:%M} UTC", datetime=signature.at.isoformat())
    reason = el("p", signed.reason) if signed.state is ClaimState.REOPENED and signed.reason else None
    note = el("p", signature.note) if signature.note else None
    return el("td", signed.state.value.replace("-", " "), ", ", signature.by, ", ", time, reason, note, class_="state")


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
