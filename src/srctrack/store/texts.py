"""The readable texts, each in a file named by the SHA-256 of its bytes.

A file has three parts, each ended by a line holding a form feed: the article, all visible text of the page, and one
line of JSON that holds the headline and says where the parts and the article's blocks lie. The article comes first, so that the file reads as
the article does.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from srctrack.errors import DamagedStore
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.source import Article, StruckWords
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.store.files.atomic_write import write_atomically, write_once
from srctrack.store.integrity.local_files import LocalFileList

_PART = "\n\f\n"
_SURROGATES = pattern("[\ud800-\udfff]")
_RESTORE = "`srctrack restore` or `srctrack verify --repair` reads it again from the saved page"


@dataclass(frozen=True, slots=True)
class KeptText:
    """What a file of ``texts/`` holds. ``title`` is the headline as it was then."""

    prose: Prose
    page_text: str
    title: str | None = None
    struck: tuple[StruckWords, ...] = ()
    """What the article shows struck out."""


class Texts:
    """The folder of texts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ledger = LocalFileList(folder)

    def path(self, text_id: str) -> Path:
        return self.folder / f"{text_id.rpartition(':')[2]}.txt"

    def __contains__(self, text_id: str) -> bool:
        return bool(text_id) and self.path(text_id).is_file()

    def keep(self, article: Article) -> str:
        """Keeps the article's text and gives its digest, ``sha256:<hex>``. Raises StoreError."""
        content = written(article)
        text_id = "sha256:" + hashlib.sha256(content).hexdigest()
        path = self.path(text_id)
        if write_once(path, content):
            self.ledger.note(path.name)
        elif path.stat().st_size != len(content):
            write_atomically(path, content)  # a damaged file is put right by the same words kept again
        return text_id

    def take_in(self, text_id: str, content: bytes) -> bool:
        """Keeps a text's file that another library wrote, unless it is here; tells whether it was not. Raises DamagedStore
        when it is not the text of that digest, StoreError where it cannot be written."""
        path = self.path(text_id)
        if hashlib.sha256(content).hexdigest() != text_id.rpartition(":")[2]:
            raise DamagedStore(str(path), "its bytes do not match its digest")
        parsed(content, path)
        if not write_once(path, content):
            return False
        self.ledger.note(path.name)
        return True

    def read(self, text_id: str) -> KeptText:
        """The text under ``text_id``, proven against it. Raises DamagedStore."""
        return parsed(self.read_file(text_id), self.path(text_id))

    def read_file(self, text_id: str) -> bytes:
        """The bytes of the text's file, proven against ``text_id``. Raises DamagedStore."""
        path = self.path(text_id)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise DamagedStore(str(path), "the text is not here", _RESTORE) from None
        except OSError as refused:
            raise DamagedStore(str(path), refused.strerror or str(refused)) from refused
        if hashlib.sha256(content).hexdigest() != text_id.rpartition(":")[2]:
            raise DamagedStore(str(path), "its bytes do not match its digest", _RESTORE)
        return content

    def ids(self) -> frozenset[str]:
        """The digests of all files that are named like texts."""
        return frozenset(f"sha256:{p.stem}" for p in self.folder.glob("*.txt") if p != self.ledger.path)


def written(article: Article) -> bytes:
    """The bytes of the article's file; the same words make the same bytes."""
    prose = article.prose
    text, page = (_SURROGATES.sub("\ufffd", t) for t in (prose.text, article.page_text))
    places: dict[str, object] = {
        "article": len(text),
        "page": len(page),
        "title": article.title,
        "language": prose.language or article.language,
        "blocks": [[b.kind.value, b.span.start, b.span.end] for b in prose.blocks],
    }
    if prose.pages:
        places["pages"] = list(prose.pages)
    if article.struck:
        places["struck"] = [[s.words, s.beside] for s in article.struck]
    last = _SURROGATES.sub("\ufffd", json.dumps(places, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    return f"{text}{_PART}{page}{_PART}{last}\n".encode()


def parsed(content: bytes, path: Path) -> KeptText:
    """What ``written`` made. Raises DamagedStore."""
    try:
        whole = content.decode("utf-8")
        places = json.loads(whole[whole.rindex(_PART) + len(_PART) :])
        end = places["article"]
        page = end + len(_PART)
        blocks = tuple(Block(BlockKind(kind), Span(start, stop)) for kind, start, stop in places["blocks"])
        prose = Prose(whole[:end], blocks, places["language"], tuple(places.get("pages", ())))
        struck = tuple(StruckWords(words, beside) for words, beside in places.get("struck", ()))
        return KeptText(prose, whole[page : page + places["page"]], places.get("title"), struck)
    except (ValueError, KeyError, TypeError) as wrong:
        raise DamagedStore(str(path), f"it is not a text that srctrack wrote ({wrong})", _RESTORE) from wrong
