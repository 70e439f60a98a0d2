"""Finding words in all kept texts: where a quotation may stand, and what a person looks for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from srctrack.patterns import pattern
from srctrack.store.index.query import expression
from srctrack.store.texts import KeptText

_WORD = pattern(r"[^\W_]+")
_PHRASE = 3
"""Words a phrase. Three in a row are rare enough that few texts share them and short enough to survive a changed word."""
_MAX_PHRASES = 12
"""Phrases asked for at most, those of the longest words first: long words are rare ones (Zipf), and a phrase of rare words
is both quicker to look up and tells more. Twelve leave enough where some words were changed."""


def update_index(db: sqlite3.Connection, read: Callable[[str], KeptText | None]) -> None:
    """Adds the words of texts not yet indexed. Texts never change, so nothing is ever taken out; those that no record
    names any more are passed over when asking."""
    missing = _missing(db)
    if not missing:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        for text_id in _missing(db):
            kept = read(text_id)
            if kept is None:
                continue
            at = db.execute("INSERT INTO texts(text_id) VALUES (?)", (text_id,)).lastrowid
            db.execute("INSERT INTO bodies(rowid, words) VALUES (?, ?)", (at, _all_words(kept)))
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _all_words(kept: KeptText) -> str:
    """The article, and what of the page is not in it."""
    article = set(kept.prose.text.splitlines())
    return "\n".join([kept.prose.text, *(line for line in kept.page_text.splitlines() if line not in article)])


def _missing(db: sqlite3.Connection) -> list[str]:
    return [
        row[0]
        for row in db.execute(
            "SELECT DISTINCT text_id FROM records WHERE text_id <> '' AND text_id NOT IN (SELECT text_id FROM texts)"
        )
    ]


def phrases(words: str) -> list[str]:
    """The most telling three-word phrases of a quotation."""
    found = _WORD.findall(words)
    all_of_them = {" ".join(found[i : i + _PHRASE]): None for i in range(len(found) - _PHRASE + 1)}
    return sorted(all_of_them, key=len, reverse=True)[:_MAX_PHRASES]


def candidates(db: sqlite3.Connection, words: str, limit: int) -> tuple[str, ...]:
    """The keys of sources in whose texts ``words`` may stand, the likeliest first: those that hold all of them in a row;
    where none does, those that share most of the rarer phrases."""
    found = _WORD.findall(words)
    if not found:
        return ()
    whole = _holding(db, " ".join(found), limit)
    if whole or len(found) <= _PHRASE:
        return _keys(db, whole)[:limit]
    votes: dict[int, float] = {}
    for phrase in phrases(words):
        holders = _holding(db, phrase, _COMMON)
        if len(holders) < _COMMON:
            for at in holders:
                votes[at] = votes.get(at, 0.0) + 1 / (len(holders) + 1)
    best = sorted(votes, key=lambda at: (-votes[at], at))[: limit * 2]
    return _keys(db, best)[:limit]


_COMMON = 200
"""Texts from which on a phrase tells nothing of where a quotation comes from. It bounds the work a look-up can be made to do
by a library of texts that are all alike."""


def _holding(db: sqlite3.Connection, phrase: str, most: int) -> list[int]:
    """The first texts that hold the phrase, in no order of merit."""
    rows = db.execute("SELECT rowid FROM bodies WHERE bodies MATCH ? LIMIT ?", (f'"{phrase}"', most))
    return [at for (at,) in rows]


def _keys(db: sqlite3.Connection, texts: list[int]) -> tuple[str, ...]:
    """The sources whose newest text is among ``texts``, in their order."""
    select = "SELECT key FROM texts JOIN records ON records.text_id = texts.text_id WHERE texts.id = ? ORDER BY key"
    return tuple(dict.fromkeys(key for at in texts for (key,) in db.execute(select, (at,))))


def matching(db: sqlite3.Connection, words: str, limit: int) -> tuple[tuple[str, float], ...]:
    """Keys of sources that hold all of ``words`` (in title, outlet, authors, tags, note or text), with a score, best
    first. ``query.expression`` says how the words are taken."""
    wanted = expression(db, words)
    if not wanted:
        return ()
    scores: dict[str, float] = {}
    # Ten hits of the head's words tell more than a hundred in running text.
    heads = db.execute(
        "SELECT key, bm25(heads, 10, 6, 6, 6, 3) FROM heads JOIN records ON records.id = heads.rowid WHERE heads MATCH ?",
        (wanted,),
    )
    for key, rank in heads:
        scores[key] = scores.get(key, 0.0) - rank + _HEAD
    bodies = db.execute(
        "SELECT key, rank FROM (SELECT rowid AS at, rank FROM bodies WHERE bodies MATCH ? ORDER BY rank LIMIT ?)"
        " JOIN texts ON texts.id = at JOIN records ON records.text_id = texts.text_id",
        (wanted, limit * 4),
    )
    for key, rank in bodies:
        scores[key] = scores.get(key, 0.0) - rank
    return tuple(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:limit])


_HEAD = 5.0
"""What a match in the head is worth beside one in the text, in units of FTS5's bm25."""
