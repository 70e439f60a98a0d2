"""Quotations held to their sources by srctrack and by the peers that check quotations: sixty small cases of ours, and the
cases that the peers' own READMEs show, told in sentences of ours."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers import HOME, Peer, srctrack

OURS = Path(__file__).with_suffix(".txt")
THEIRS = Path(__file__).with_name("quotes_of_peers.txt")
QUOTECHECK = Peer("quotecheck", "quotecheck")
BUDDIE = Peer("buddie-verbatim", "buddie-verbatim")
KROKAI = Peer("krokai", "krokai")
CITATIONS = Peer("citations", "citations")


@dataclass(frozen=True)
class Page:
    """An invented article that quotations are held to."""

    key: str
    outlet: str
    url: str
    text: str


@dataclass(frozen=True)
class Case:
    """One quotation: what a fair editor says of it (``right`` or codes), and the page it cites."""

    kind: str
    verdict: tuple[str, ...]
    page: str
    words: str
    speaker: str

    @property
    def right(self) -> bool:
        return self.verdict == ("right",)


def table(path: Path) -> tuple[dict[str, Page], list[Case]]:
    head, _, rows = path.read_text(encoding="utf-8").partition("\ncases\n")
    pages = {}
    for part in re.split(r"^source ", head, flags=re.M)[1:]:
        line, _, text = part.partition("\n")
        key, outlet, url = (x.strip() for x in line.split("|"))
        pages[key] = Page(key, outlet, url, text.strip())
    cases = []
    for row in rows.splitlines():
        kind, verdict, page, words, speaker = (x.strip() for x in row.split(" | "))
        cases.append(Case(kind, tuple(verdict.split("/")), page, words, speaker))
    return pages, cases


def _run(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout


def told_by_srctrack(folder: Path, pages: dict[str, Page], cases: list[Case]) -> list[set[str]]:
    """The codes of warnings and errors about each case's quotation."""
    command = [*srctrack(), "--store", str(folder / "store")]
    manifest = folder / "pages.jsonl"
    rows = [
        {"url": p.url, "file": f"{p.key}.txt", "outlet": p.outlet, "title": p.outlet, "language": "en"}
        for p in pages.values()
    ]
    manifest.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    _run(*command, "add", "--from", str(manifest), "--no-archive")
    drafts = folder / "drafts"
    drafts.mkdir(exist_ok=True)
    for i, case in enumerate(cases):
        page = pages[case.page]
        draft = f"“{case.words}” was the answer, said {case.speaker} ([{page.outlet}]({page.url})).\n"
        (drafts / f"{i:02}.md").write_text(draft, encoding="utf-8")
    answer = json.loads(_run(*command, "check", str(drafts), "--select", "Q", "--format", "json"))
    told: list[set[str]] = [set() for _ in cases]
    for finding in answer["findings"]:
        if finding["severity"] != "note":
            told[int(Path(finding["path"]).stem)].add(finding["code"])
    return told


def found_by_quotecheck(folder: Path, pages: dict[str, Page], cases: list[Case]) -> list[bool] | None:
    """Whether the peer finds each quotation in the source it cites."""
    command = QUOTECHECK.install()
    if command is None:
        return None
    out = []
    for case in cases:
        answer = _run(str(command), str(folder / f"{case.page}.txt"), case.words, "--json")
        out.append(json.loads(answer)[0]["status"] in ("found", "interleaved"))
    return out


def found_by_buddie(folder: Path, pages: dict[str, Page], cases: list[Case]) -> list[bool] | None:
    """The same, by a report with one quotation and one link a line."""
    command = BUDDIE.install()
    if command is None:
        return None
    store = ["--store", str(folder / "buddie")]
    for page in pages.values():
        _run(str(command), "add", page.url, str(folder / f"{page.key}.txt"), *store, "--content-type", "text/plain")
    out = []
    for i, case in enumerate(cases):
        report = folder / f"report-{i:02}.json"
        report.write_text(json.dumps([{"quote": case.words, "url": pages[case.page].url}]), encoding="utf-8")
        answer = _run(str(command), "check", str(report), *store)
        out.append(re.search(r"^\s*(?:ok|ok~|copy)\s", answer, re.M) is not None)
    return out


def found_by_krokai(folder: Path, pages: dict[str, Page], cases: list[Case]) -> list[bool] | None:
    """The same: a matter of its own for every page, so that the cited source alone is searched. “Verified” counts as found;
    “truncated opening” and the like are told."""
    command = KROKAI.install()
    if command is None:
        return None
    for key in pages:
        matter = folder / "krokai" / key
        _run(str(command), "init", "--no-claude-md", str(matter))
        (matter / "law" / "INDEX.md").unlink(missing_ok=True)
        shutil.copy(folder / f"{key}.txt", matter / "law")
    out = []
    for case in cases:
        matter = folder / "krokai" / case.page
        done = subprocess.run(
            [str(command), "quote", "--dir", str(matter), case.words], capture_output=True, check=False
        )
        out.append(done.returncode == 0)
    return out


def found_by_citations(folder: Path, pages: dict[str, Page], cases: list[Case]) -> list[bool] | None:
    """The same: whether the peer would pin the quotation to the cited page. One that stands there twice (“ambiguous”) counts as
    found."""
    command = CITATIONS.install()
    if command is None:
        return None
    for key, page in pages.items():
        digest = hashlib.sha256((folder / f"{key}.txt").read_bytes()).hexdigest()
        source = f"  citation: {key}\n  local: {folder / key}.txt\n  sha256: {digest}\n  url: {page.url}\n"
        (folder / f"{key}.yaml").write_text(f"source:\n{source}claims: {{}}\n", encoding="utf-8")
    out = []
    for case in cases:
        claims = str(folder / f"{case.page}.yaml")
        answer = _run(str(command), "pin", claims, "--check", "--id", "asked", "--quote", case.words)
        out.append(answer.startswith(("found", "normalized", "ambiguous")))
    return out


PEERS = {
    "quotecheck": found_by_quotecheck,
    "krokai": found_by_krokai,
    "citations": found_by_citations,
    "buddie": found_by_buddie,
}


def _line(name: str, cases: list[Case], quiet: list[bool]) -> str:
    right = [q for c, q in zip(cases, quiet, strict=True) if c.right]
    wrong = [not q for c, q in zip(cases, quiet, strict=True) if not c.right]
    return f"{name:<14} right ones left alone {sum(right):>2} of {len(right)}   others told {sum(wrong):>2} of {len(wrong)}"


def _compare(path: Path, each: bool) -> list[str]:
    """The lines of one table; with ``each``, one for every case, with what everybody said of it."""
    pages, cases = table(path)
    folder = (HOME / path.stem).absolute()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for page in pages.values():
        (folder / f"{page.key}.txt").write_text(page.text + "\n", encoding="utf-8")
    told = told_by_srctrack(folder, pages, cases)
    named = sum(bool(t & set(c.verdict)) for c, t in zip(cases, told, strict=True) if not c.right)
    others = sum(not c.right for c in cases)
    lines = [_line("srctrack", cases, [not t for t in told]) + f"   under the right code {named} of {others}"]
    answers = {name: ask(folder, pages, cases) for name, ask in PEERS.items()}
    for name, found in answers.items():
        lines.append(_line(name, cases, found) if found is not None else f"{name:<14} cannot be had here")
    for i, (case, codes) in enumerate(zip(cases, told, strict=True)):
        missed = (case.right and codes) or (not case.right and not codes & set(case.verdict))
        if each or missed:
            said = [f"srctrack {' '.join(sorted(codes)) or 'silent'}"]
            said += [
                f"{name} {'silent' if found[i] else 'told'}" for name, found in answers.items() if found is not None
            ]
            lines.append(f"  {'*' if missed else ' '} {case.kind} ({'/'.join(case.verdict)}): {', '.join(said)}")
    return lines


def run() -> list[str]:
    """Both tables: totals by checker, every case of the peers' READMEs, and of ours those that srctrack takes otherwise than
    the table does (marked with a star)."""
    return ["The peers' README cases", *_compare(THEIRS, each=True), "", "Our cases", *_compare(OURS, each=False)]


if __name__ == "__main__":
    sys.stdout.write("\n".join(run()) + "\n")
