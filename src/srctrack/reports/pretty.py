"""For an editor at a terminal: each finding with its line, the words marked, and the other side's own words under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.model.finding import Confidence, Finding, Related, Severity
from srctrack.model.report import CheckReport
from srctrack.model.text import SourceText, Span
from srctrack.reports.base import RenderOptions, ReportFormat
from srctrack.reports.naming import told_by
from srctrack.reports.overview import FEW_DRAFTS, by_rule, folded_lines, overview
from srctrack.reports.places import texts_by_path
from srctrack.reports.summary import claims_lines, fixable_line, summary
from srctrack.reports.terminal import (
    Mark,
    Style,
    cells,
    marked_line,
    safe,
    shortened,
    styled,
    unstyled,
    width,
    window,
    wrapped,
)

SEVERITY_STYLE = {Severity.ERROR: Style.RED, Severity.WARNING: Style.YELLOW, Severity.NOTE: Style.BLUE}
MIN_WIDTH = 40
"""Cells below which lines are no longer cut closer: a narrower window could not show the words."""
MAX_LINES = 3
"""Lines of one finding shown in full; of a longer one, the first and the last."""
MAX_EXPECTED = 2
"""Other forms named after the mark; more would push the line out of sight, and the message names them."""

_ADDRESS = re.compile(r"https?://")
_LINE_END = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class _Frame:
    """One quoted line: what stands in its gutter, the words, and the signs under them."""

    gutter: str
    words: str
    signs: str = ""


def _within_view(text: SourceText, span: Span, places: list[Related], room: int) -> list[Related]:
    """Those of ``places`` that stand in the part of the line of ``span`` that is shown anyway."""
    at = text.position(span.start)
    line, start = text.line(at.line), text.line_start(at.line)
    if span.end > start + len(line):
        return []
    view = window(cells(line), span.moved(-start), room).moved(start)
    return [r for r in places if r.span and view.contains(r.span)]


def _frames(
    text: SourceText,
    span: Span,
    sign: str,
    style: Style,
    look: RenderOptions,
    room: int,
    beside: list[Related] | None = None,
) -> list[_Frame]:
    """The lines of ``text`` that ``span`` touches; the places ``beside`` it are marked in its line."""
    first, last = text.position(span.start).line, text.position(max(span.start, span.end - 1)).line
    numbers = list(range(first, last + 1))
    if len(numbers) > MAX_LINES:
        numbers = [first, last]
    frames = []
    for number in numbers:
        words, start = text.line(number), text.line_start(number)
        on_line = Span(min(max(span.start - start, 0), len(words)), min(max(span.end - start, 0), len(words)))
        marks = [Mark(on_line, sign, style)]
        marks += [Mark(r.span.moved(-start), "-", Style.CYAN) for r in beside or [] if r.span]
        shown, signs = marked_line(words, marks, room, look.colour)
        frames.append(_Frame(str(number), shown, signs))
    return frames


def _source_frame(related: Related, look: RenderOptions, room: int) -> _Frame:
    """The source's own words, with the ones that matter marked."""
    mark = related.mark or Span(0, 0)
    shown, signs = marked_line(
        _LINE_END.sub(" ", related.excerpt),
        [Mark(mark, "-", Style.CYAN)] if len(mark) else [],
        room,
        look.colour,
    )
    return _Frame("source", shown, signs)


def _leads_away(finding: Finding) -> bool:
    return bool(_ADDRESS.match(finding.expected[0])) and not _ADDRESS.match(finding.actual or "")


def _hint(finding: Finding) -> str:
    """The words to put in place of the marked ones, as a question; an address only for an address."""
    if not finding.expected or _leads_away(finding) or any("\n" in e for e in finding.expected):
        return ""
    named = [safe(e) for e in finding.expected[:MAX_EXPECTED]]
    return f" {' or '.join(named)}?" if all(len(n) <= 40 for n in named) else ""


def _finding(finding: Finding, report: CheckReport, texts: dict[str, SourceText], look: RenderOptions) -> Iterator[str]:
    text = texts.get(finding.path)
    style = SEVERITY_STYLE[finding.severity]
    place = safe(finding.path)
    if text:
        at = text.position(finding.span.start)
        place += f":{at.line}:{at.column}"
    unsure = " (low confidence)" if finding.confidence is Confidence.LOW else ""
    head = f"{styled(finding.severity.value, style, look.colour)} {finding.code} {finding.rule}{unsure}"
    yield f"{styled(place, Style.BOLD, look.colour)} {head}"
    for line in wrapped(safe(finding.message), look.width - 2):
        yield f"  {line}"
    yield from _places(finding, report, texts, look)
    if look.verbose:
        yield from _particulars(finding)
    yield ""


def _places(finding: Finding, report: CheckReport, texts: dict[str, SourceText], look: RenderOptions) -> Iterator[str]:
    """The draft's words and everybody else's, in one column of gutters."""
    text = texts.get(finding.path)
    style = SEVERITY_STYLE[finding.severity]
    inner = [(r, texts.get(r.path or "")) for r in finding.related]
    gutters = [str(t.position(max(r.span.start, r.span.end - 1)).line) for r, t in inner if t and r.span]
    gutters += ["source" for r, t in inner if not (t and r.span) and r.excerpt]
    if text:
        gutters.append(str(text.position(max(finding.span.start, finding.span.end - 1)).line))
    gutter = max(map(len, gutters), default=0)
    room = look.width - gutter - 4
    places = list(finding.related)
    if text:
        own = [r for r in places if r.path == finding.path and not r.note]
        beside = _within_view(text, finding.span, own, room)
        places = [r for r in places if r not in beside]
        for frame in _frames(text, finding.span, "^", style, look, room, beside):
            yield from _framed(frame, gutter, look, _hint(finding), style)
    seen = set()
    while places:
        related = places.pop(0)
        other = texts.get(related.path or "")
        if other and related.span:
            alike = [r for r in places if r.path == related.path and r.note == related.note]
            beside = _within_view(other, related.span, alike, room)
            places = [r for r in places if r not in beside]
            where = "" if related.path == finding.path else f" {safe(related.path or '')}"
            for frame in _frames(other, related.span, "-", Style.CYAN, look, room, beside):
                yield from _framed(frame, gutter, look, _aside(related, where), Style.CYAN)
            continue
        if related.excerpt:
            yield from _framed(_source_frame(related, look, room), gutter, look, _aside(related, ""), Style.CYAN)
        told = told_by(related, report.sources)
        if told and told not in seen:
            seen.add(told)
            margin = " " * (gutter + 4)
            for line in wrapped(safe(told), look.width - len(margin)):
                yield margin + styled(line, Style.DIM, look.colour)


def _aside(related: Related, where: str) -> str:
    return f"{where} {safe(related.note or '')}".rstrip()


def _framed(frame: _Frame, gutter: int, look: RenderOptions, aside: str, style: Style) -> Iterator[str]:
    """The line, its signs, and ``aside`` after the signs, or on lines of its own where it would run over the edge."""
    bar = styled("|", Style.DIM, look.colour)
    margin = f" {' ' * gutter} {bar} "
    room = look.width - gutter - 4
    yield f" {styled(frame.gutter.rjust(gutter), Style.DIM, look.colour)} {bar} {frame.words}"
    beside = width(unstyled(frame.signs)) + width(aside) <= room
    if frame.signs or (aside and beside):
        yield margin + frame.signs + (styled(aside, style, look.colour) if beside else "")
    if not beside:
        yield from (margin + styled(line, style, look.colour) for line in wrapped(aside.strip(), room))


def _particulars(finding: Finding) -> Iterator[str]:
    for fix in finding.fixes:
        yield f"  fix ({fix.safety.value})  {safe(fix.title)}"
    if finding.why:
        parts = ", ".join(f"{safe(part)} {worth:+g}" for part, worth in finding.why)
        yield f"  why  {parts} ({finding.confidence.value} confidence)"
    if finding.fingerprint:
        yield f"  fingerprint  {finding.fingerprint}"


def _closing(report: CheckReport, look: RenderOptions) -> Iterator[str]:
    for failure in report.failures:
        where = f"{safe(failure.path)}: {failure.code}: " if failure.code.isupper() else f"{safe(failure.path)}: "
        yield f"could not check {where}{safe(failure.message)}"
    if look.verbose:
        for silenced in report.suppressed:
            reason = f": {safe(silenced.reason)}" if silenced.reason else ""
            words = f"suppressed by {silenced.by}{reason}  {silenced.finding.code} {safe(silenced.finding.message)}"
            yield shortened(words, look.width)
    claims = claims_lines(report)
    together = "; ".join(claims)
    for line in [together] if claims and width(together) <= look.width else claims:
        yield styled(shortened(safe(line), look.width), Style.DIM, look.colour)
    line = summary(report)
    worst = max(report.findings, key=lambda f: f.severity.rank, default=None)
    if worst:
        style = SEVERITY_STYLE[worst.severity]
        hint = f"Run `srctrack explain {worst.code}` to learn more."
        gap = "  " if width(line) + 2 + width(hint) <= look.width else "\n"
        yield f"{styled(line, style, look.colour)}{gap}{hint}"
        if edits := fixable_line(report):
            yield styled(edits, Style.DIM, look.colour)
    else:
        yield styled(line, Style.DIM, look.colour)


def _many(report: CheckReport, texts: dict[str, SourceText], look: RenderOptions) -> Iterator[str]:
    """The findings of many drafts: errors first, what is said of whole drafts once per rule, and a table of rules."""
    seen = overview(report.findings)
    folded = () if look.verbose else seen.folded
    for f in sorted(report.findings, key=lambda f: -f.severity.rank) if look.verbose else seen.single:
        yield from _finding(f, report, texts, look)
    for group in folded:
        heading, said = folded_lines(group)
        severity = group[0].severity
        yield f"{styled(severity.value, SEVERITY_STYLE[severity], look.colour)} {heading}"
        yield from (f"  {line}" for line in wrapped(safe(said), look.width - 2))
        yield ""
    for severity, row in by_rule(report.findings):
        yield f"{styled(f'{severity.value:<7}', SEVERITY_STYLE[severity], look.colour)} {row}"
    if report.findings:
        yield ""


def render(report: CheckReport, look: RenderOptions) -> str:
    """Findings in the order they come (of many drafts, errors first and a table of rules), then what could not be checked,
    then the summary line."""
    look = RenderOptions(max(look.width, MIN_WIDTH), look.colour, look.verbose)
    texts = texts_by_path(report)
    if len(report.drafts) > FEW_DRAFTS:
        lines = list(_many(report, texts, look))
    else:
        lines = [line for f in report.findings for line in _finding(f, report, texts, look)]
    lines.extend(_closing(report, look))
    return "\n".join(lines) + "\n"


FORMAT = ReportFormat("pretty", render, "text/plain", ".txt", "for people: every finding with both sides’ words")
