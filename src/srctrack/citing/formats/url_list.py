"""A list of addresses, one a line, with a title after it or not."""

from __future__ import annotations

from srctrack.citing.base import ReferenceFormat, Remark
from srctrack.model.reference import Reference, ReferenceType
from srctrack.model.url import is_web


def read(text: str) -> list[Reference]:
    """Lines that begin with an address; what follows it is the title. Other lines are left out (``remarks`` names them)."""
    out = []
    for line in text.removeprefix("\ufeff").splitlines():
        url, _, title = line.strip().partition(" ")
        if is_web(url):
            fields = {"URL": url} | ({"title": title.strip()} if title.strip() else {})
            out.append(Reference("", ReferenceType.WEBPAGE, fields))
    return out


def remarks(text: str) -> list[Remark]:
    """The lines that are neither an address nor blank nor a comment (“# …”)."""
    lines = enumerate(text.removeprefix("\ufeff").splitlines(), 1)
    bad = ((n, line.strip()) for n, line in lines if line.strip() and not line.lstrip().startswith("#"))
    return [
        Remark(n, f"“{line[:80]}” is not a web address", lost=True) for n, line in bad if not is_web(line.split(" ")[0])
    ]


def sniff(ending: str, head: str) -> bool:
    return ending == ".txt" and any(is_web(line.strip().partition(" ")[0]) for line in head.splitlines())


FORMAT = ReferenceFormat("urls", ".txt", "a list of addresses", None, read, sniff, remarks=remarks)
