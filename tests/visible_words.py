"""What srctrack can show to a person, gathered from the code, the help and the pages of what commands print."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator

from samplereport import report
from srctrack.cli.generate import generated
from srctrack.reports.base import RenderOptions
from srctrack.reports.html import render
from srctrack.rules.registry import all_rules
from transcripts import PAGES, ROOT, steps

SOURCES = ROOT / "src" / "srctrack"
SPEAKING = (
    "archive",
    "checking",
    "citing",
    "cli",
    "drafts",
    "extract",
    "fetch",
    "lsp",
    "model",
    "newsroom",
    "reports",
    "rules",
    "settings",
    "store",
    "workflows",
)
"""Packages whose sentences reach a person. The others hold patterns and lists of words that are looked for in texts."""
_PATTERN = re.compile(r"\\[bwsdWSDAZ]|\(\?|\[\^|\bSELECT\b|\bCREATE\b|\bINSERT\b")
_WORD_LIST = re.compile(r"^(?:[^\W\d_A-Z][\w'’.-]*[\s|]+){14,}[\w'’.-]+$")
_QUOTED = re.compile(r"“[^”]*”+|«[^»]*»|`[^`]*`|'[^']*'(?!\w)|[\w-]+\.txt\b")
_CODE = re.compile(r"^(?: {4}|\t).*$", re.M)


def literals() -> Iterator[tuple[str, str]]:
    """Yield each sentence in the code with its place: no docstrings, patterns or lists of words."""
    for package in SPEAKING:
        for path in sorted((SOURCES / package).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for line, words in _strings(tree):
                if " " in words.strip() and not _PATTERN.search(words) and not _WORD_LIST.match(words):
                    yield f"{path.relative_to(ROOT)}:{line}", _QUOTED.sub("", words)


def _strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    skipped = {id(n) for f in ast.walk(tree) if isinstance(f, ast.JoinedStr) for n in ast.walk(f) if n is not f}
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            skipped |= {id(n.value) for n in node.body if isinstance(n, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(str(p.value) if isinstance(p, ast.Constant) else "…" for p in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def help_texts() -> Iterator[tuple[str, str]]:
    """Yield the man pages, the tables and the completions: all that is made from the help of the commands."""
    for path, text in generated(ROOT).items():
        if path.suffix == ".1":
            yield path.name, _QUOTED.sub("", text)


def manual_pages() -> Iterator[tuple[str, str]]:
    """Yield what `srctrack explain` shows, but for the examples and what is quoted in the sentences."""
    for rule in all_rules():
        yield f"explain {rule.code}", _QUOTED.sub("", _CODE.sub("", rule.manual))


def documents() -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of the README, the changelog and the pages of the documentation: no examples, no code."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "editors").glob("*.md")]
    for path in sorted(pages):
        if path.name == "messages.md" or path.name == "THIRD-PARTY.md":
            continue
        text = _TARGET.sub("]", _FENCE.sub("", path.read_text(encoding="utf-8")))
        for paragraph in text.split("\n\n"):
            yield str(path.relative_to(ROOT)), _QUOTED.sub("", _CODE.sub("", paragraph))


_TARGET = re.compile(r"\]\([^()\s]*\)")
_FENCE = re.compile(r"^(```+).*?^\1", re.M | re.S)


def printed() -> Iterator[tuple[str, str]]:
    """Yield the lines that commands print to people, from the transcripts."""
    for page in sorted(PAGES.glob("*.md")):
        for step in steps(page):
            if step.kind in ("stdout", "stderr"):
                for line in step.body.splitlines():
                    if not line.lstrip().startswith(("{", "[", '"')):
                        yield page.name, _QUOTED.sub("", line)


def report_page() -> Iterator[tuple[str, str]]:
    """Yield the words of the HTML report that are its own: labels, captions and headings, not the draft or the sources."""
    page = render(report(), RenderOptions(80, False))
    page = re.sub(r"<(script|style|blockquote|mark|h3)\b.*?</\1>", " ", page, flags=re.S)
    for words in re.findall(r">([^<>]+)<|(?:title|aria-label)=\"([^\"]+)\"", page):
        for text in words:
            if text.strip():
                yield "report page", _QUOTED.sub("", html.unescape(text))
