"""Citing: references for people, in a style, on their own or as a draft's list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from srctrack.annotate.annotate import annotate
from srctrack.citing.registry import styles
from srctrack.citing.styles.bibliography import find_list, with_list
from srctrack.citing.styles.locales import locale as locale_of
from srctrack.drafts.registry import draft_of
from srctrack.drafts.save import write_draft
from srctrack.errors import DraftError, UsageError
from srctrack.model.reference import MarkupFormat, Reference
from srctrack.store.library import Library
from srctrack.workflows.references.select import cited_in, to_cite

DEFAULT_STYLE = "chicago-notes"
NEAR = 0.6
"""How alike a style's name must be to be what was meant (difflib's own default): “havard” is, “mla9” is, “nature” is not."""


@dataclass(frozen=True)
class Manner:
    """How references are written: a style's name or the path of a CSL file, the locale of its words, the dress."""

    style: str = DEFAULT_STYLE
    locale: str = "en-US"
    dress: MarkupFormat = MarkupFormat.TEXT


def write_references(references: Sequence[Reference], manner: Manner) -> list[str]:
    """One string a reference. Raises UsageError for a style or locale that is not known."""
    if manner.style.endswith(".csl"):
        from srctrack.citing.styles.csl_processor import process

        return process(references, Path(manner.style), manner.locale, manner.dress)
    style = styles().get(manner.style)
    if style is None:
        raise UsageError(f"there is no style “{manner.style}”", _meant(manner.style))
    words = locale_of(manner.locale)
    written = [style.write(r, words) for r in references]
    return [w.text if style.plain else w.to_markup(manner.dress) for w in written]


def _meant(word: str) -> str:
    """The styles that a word may mean: those it begins, else the nearest; all of them where none is near."""
    import difflib

    names = list(styles())
    near = [n for n in names if n.startswith(word.lower())] or difflib.get_close_matches(word.lower(), names, 2, NEAR)
    if near:
        return f"did you mean {' or '.join(near)}? There are {', '.join(names)}, and any .csl file by its path"
    return f"there are {', '.join(names)}, and any .csl file by its path"


@dataclass(frozen=True)
class ListedDraft:
    """A draft with its reference list: its words before and after, how many sources are listed, and what is cited of which
    nothing is kept."""

    path: str
    before: str
    after: str
    listed: int
    missing: tuple[str, ...]


def list_references(path: str, library: Library, manner: Manner | None) -> ListedDraft:
    """The Markdown draft at ``path`` with a list of the sources it cites, in order of their names; not yet written. Without a
    ``manner``, in that of the list it has. Raises DraftError for a draft of another kind."""
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise DraftError(path, error.strerror or str(error)) from error
    draft = draft_of(path, content, annotate=annotate)
    if not path.lower().endswith((".md", ".markdown")):
        raise DraftError(path, "only Markdown drafts can have a reference list", "`srctrack cite KEY…` prints it")
    text = draft.file.text
    found = find_list(text)
    if found:
        # What the list itself links to is no citation of the draft's.
        draft = draft_of(path, f"{found.before}\n\n{found.after}".encode(), annotate=annotate)
    manner = manner or (Manner(found.style, found.locale) if found else Manner())
    cited = cited_in([draft], library)
    references = [to_cite(library, s) for k in cited.keys if (s := library.get(k))]
    entries = sorted(
        write_references(references, Manner(manner.style, manner.locale, MarkupFormat.MARKDOWN)),
        key=lambda e: e.strip("[*“‘").casefold(),
    )
    after = with_list(text, entries, manner.style, manner.locale)
    return ListedDraft(path, text, after, len(entries), tuple(t for t, _ in cited.missing))


def write_list(listed: ListedDraft) -> None:
    """Writes the draft back, if anything changed. Raises DraftError when it changed meanwhile."""
    if listed.before != listed.after:
        write_draft(listed.path, listed.before, listed.after)
