"""Reading case pages: Markdown that says what a rule must flag, and what it must leave alone."""

from __future__ import annotations

import datetime
import re
import shlex
from dataclasses import dataclass, field, replace
from pathlib import Path

from srctrack.analysis.claim_identity import with_ids
from srctrack.analysis.evidence import collect_evidence
from srctrack.annotate.annotate import annotate
from srctrack.drafts.registry import read_draft
from srctrack.language.detect import detect_language
from srctrack.model.archiving import ArchiveRecord, ArchiveState, Memento
from srctrack.model.claim import Claim, ClaimKind, claim_kinds
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence, HouseName
from srctrack.model.link_state import LinkState, Verdict
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.signature import ClaimState, Signature
from srctrack.model.source import Outlet, SnapshotRef, Source, SourceDocument, Wall
from srctrack.model.text import Span
from srctrack.model.url import same_page
from srctrack.workflows.newsroom.lists import known_outlets

PAGES = Path(__file__).parent / "cases"
_SECTION = re.compile(r"^## (Clean|Flagged): *(.+)$", re.M)
_FENCE = re.compile(r"^(`{3,})(\w+)([^\n]*)\n(.*?)^\1\s*$", re.M | re.S)
NOW = datetime.datetime(2024, 1, 10, 9, 0, tzinfo=datetime.UTC)


@dataclass
class Case:
    """One section of a page: texts, the marked places, and what is expected of the findings."""

    page: str
    code: str
    title: str
    flagged: bool
    draft: str
    marks: list[Span]
    sources: list[SourceDocument]
    names: list[HouseName] = field(default_factory=list)
    expect: list[tuple[str, str]] = field(default_factory=list)
    links: list[LinkState] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    signed: list[Signature] = field(default_factory=list)
    required: frozenset[str] = frozenset()


class StoreReader:
    """A library in memory, for evidence."""

    def __init__(self, sources: list[SourceDocument]) -> None:
        self.sources = {s.key: s for s in sources}

    def __len__(self) -> int:
        return len(self.sources)

    def key_for_url(self, url: str) -> str | None:
        return next(
            (k for k, s in self.sources.items() if any(same_page(u) == same_page(url) for u in s.source.urls)), None
        )

    def keys_for_outlet(self, name: str) -> tuple[str, ...]:
        wanted = name.lower().removeprefix("the ")
        return tuple(
            k
            for k, s in self.sources.items()
            if wanted in ((s.source.outlet.name or "").lower().removeprefix("the "), s.source.outlet.domain)
        )

    def outlet_names(self) -> frozenset[str]:
        return frozenset(s.source.outlet.name for s in self.sources.values() if s.source.outlet.name)

    def get(self, key: str) -> Source | None:
        return self.sources[key].source if key in self.sources else None

    def read(self, source: Source) -> SourceDocument:
        return self.sources[source.key]

    def quote_candidates(self, words: str, limit: int = 8) -> tuple[str, ...]:
        return tuple(self.sources)[:limit]


def cases(path: Path) -> list[Case]:
    text = path.read_text(encoding="utf-8")
    code = re.match(r"# ([A-Z]\d{3}) ", text)
    assert code, f"{path.name}: begins with “# CODE name”"
    heads = list(_SECTION.finditer(text))
    assert heads, f"{path.name}: no “## Clean:” or “## Flagged:” section"
    out = []
    for i, head in enumerate(heads):
        body = text[head.end() : heads[i + 1].start() if i + 1 < len(heads) else len(text)]
        out.append(_case(path.name, code.group(1), head.group(2), head.group(1) == "Flagged", body))
    return out


def _case(page: str, code: str, title: str, flagged: bool, body: str) -> Case:
    sources, drafts, names, expect, links, own, signed, required = [], [], [], [], [], [], [], frozenset()
    for m in _FENCE.finditer(body):
        kind, words, inner = m.group(2), m.group(3), m.group(4)
        if kind == "source":
            sources.append(_source(dict(w.split("=", 1) for w in shlex.split(words)), inner.strip("\n")))
        elif kind == "draft":
            drafts.append(inner)
        elif kind == "names":
            names += _names(inner)
        elif kind == "own":
            own += [line for line in inner.splitlines() if line.strip()]
        elif kind == "links":
            links += [_link(line) for line in inner.splitlines() if line.strip()]
        elif kind == "signed":
            signed += [_signature(line) for line in inner.splitlines() if line.strip()]
        elif kind == "required":
            required = claim_kinds(inner.split())
        elif kind == "expect":
            expect += [
                tuple(part.strip() for part in line.split(":", 1)) for line in inner.splitlines() if line.strip()
            ]
        else:
            raise AssertionError(f"{page}: a fence of kind “{kind}”")
    assert len(drafts) == 1, f"{page}: “{title}” has {len(drafts)} drafts"
    plain, marks = _without_marks(drafts[0])
    assert bool(marks) == flagged, (
        f"{page}: “{title}” is {'flagged' if flagged else 'clean'} and has {len(marks)} marks"
    )
    return Case(page, code, title, flagged, plain, marks, sources, names, expect, links, own, signed, required)


def _without_marks(text: str) -> tuple[str, list[Span]]:
    out, marks, start = [], [], None
    at = 0
    for c in text:
        if c == "⟦":
            start = at
        elif c == "⟧":
            assert start is not None, "a closing mark alone"
            marks.append(Span(start, at))
            start = None
        else:
            out.append(c)
            at += 1
    assert start is None, "an opening mark alone"
    return "".join(out), marks


def _source(words: dict[str, str], text: str) -> SourceDocument:
    blocks = []
    for m in re.finditer(r"\S(?:.|\n(?!\n))*", text):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(m.start(), m.end())))
    pages = tuple(b.span.start for b in blocks) if words.get("paged") else ()
    prose = Prose(text, tuple(blocks), words.get("language") or detect_language(text), pages)
    published = datetime.date.fromisoformat(words["published"]) if "published" in words else None
    archives = ()
    if "archived" in words:
        memento = Memento("wayback", words["archived"], words["url"], NOW)
        archives = (ArchiveRecord("wayback", ArchiveState.VERIFIED, memento),)
    snapshot = SnapshotRef("sha256:0", "A", len(text), "text/html", NOW, "0", words["url"])
    source = Source(
        key=words["key"],
        url=words["url"],
        final_url=words["url"],
        canonical_url=words.get("canonical"),
        title=words.get("title"),
        outlet=Outlet(words.get("outlet"), words.get("domain")),
        authors=(),
        published=published,
        modified=None,
        accessed=NOW,
        language=prose.language,
        words=len(text.split()),
        quotes=0,
        figures=0,
        wall=Wall(words["wall"]) if "wall" in words else None,
        snapshots=(snapshot,),
        archives=archives,
    )
    earlier = ()
    if "earlier" in words:
        earlier = (Prose(words["earlier"].replace("\\n", "\n"), (), prose.language),)
    return SourceDocument(source, prose, words.get("page", text), annotate(prose, published), earlier)


def _names(text: str) -> list[HouseName]:
    from srctrack.newsroom.names import parse_names

    return list(parse_names(text))


def draft_of(case: Case, folder: Path) -> Draft:
    path = folder / "draft.md"
    path.write_text(case.draft, encoding="utf-8", newline="")
    return replace(read_draft(str(path), annotate=annotate))


def evidence_of(case: Case, draft: Draft) -> Evidence:
    evidence = collect_evidence(draft, StoreReader(case.sources), known_outlets(), case.names, case.own)
    links = {s.url: s for s in case.links}
    return replace(evidence, links=links, signatures=tuple(case.signed), require_signed=case.required)


def _signature(line: str) -> Signature:
    """A line “kind | words | state | person | key=digest … | sentence as it was signed”."""
    kind, words, state, person, texts, sentence = (part.strip() for part in line.split("|"))
    (claim,) = with_ids([Claim(Span(0, 0), "", words, (), ClaimKind(kind), sentence)])
    sources = dict(one.split("=", 1) for one in texts.split())
    return Signature(claim.id, kind, ClaimState(state), person, NOW, words, sentence, sources)


def _link(line: str) -> LinkState:
    """A line “address verdict status”: how the page behind a link answered."""
    url, verdict, status = line.split()
    return LinkState(url, Verdict(verdict), NOW, NOW, int(status), asked=3)
