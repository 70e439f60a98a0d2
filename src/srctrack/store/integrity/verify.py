"""Proving a store whole: every record, text, page and journal entry read, every digest made again, every reference
followed both ways. Reads only."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from srctrack.errors import DamagedStore, NoStore
from srctrack.model.journal_entry import Act, Entry
from srctrack.model.source import SnapshotRef, Source
from srctrack.model.store_report import ProblemKind, ProblemSeverity, SealedTime, StoreProblem, StoreReport
from srctrack.model.url import same_page
from srctrack.patterns import pattern
from srctrack.store.files.atomic_write import UNFINISHED
from srctrack.store.integrity.journal import BrokenEntry, Journal
from srctrack.store.layout import Commit, Head, Layout, read_head
from srctrack.store.records.files import RecordFiles
from srctrack.store.records.json_codec import Unmerged, from_record, read_record, write_record
from srctrack.store.records.migrations import lifted
from srctrack.store.snapshots.files import Snapshots
from srctrack.store.snapshots.warc_read import read_capture
from srctrack.store.texts import Texts

_DIGEST = pattern(r"sha256:([0-9a-f]{64})")


@dataclass
class _Proof:
    """One verification at work: what is known so far."""

    layout: Layout
    head: Head = field(default_factory=Head)
    troubles: list[StoreProblem] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    """Of record files, by key."""
    buried: set[str] = field(default_factory=set)
    """The digests (hex) that records under tombstones name."""
    texts: int = 0
    snapshots: int = 0
    entries: int = 0
    seals: tuple[SealedTime, ...] = ()
    unsealed: int = 0

    def tell(
        self,
        fault: ProblemKind,
        grade: ProblemSeverity,
        path: Path,
        message: str,
        key: str | None = None,
        repairable: bool = False,
    ) -> None:
        shown = path.relative_to(self.layout.root).as_posix()
        self.troubles.append(StoreProblem(fault, grade, shown, message, key, repairable))


def verify_store(path: Path) -> StoreReport:
    """Everything that is wrong with the store at ``path``. Raises NoStore, NewerStore."""
    proof = _Proof(Layout(path))
    if not path.is_dir():
        raise NoStore(f"there is no library at {path}", "create one with `srctrack init`, or add a page")
    _verify_head(proof)
    _verify_records(proof)
    _verify_tombstones(proof)
    _verify_texts(proof)
    _verify_snapshots(proof)
    _verify_journal(proof)
    _verify_leftovers(proof)
    return StoreReport(
        str(path),
        len(proof.sources),
        proof.texts,
        proof.snapshots,
        proof.entries,
        tuple(proof.troubles),
        sum(bool(s.snapshots) and not any(a.state.archived for a in s.archives) for s in proof.sources.values()),
        proof.seals,
        proof.unsealed,
    )


def _verify_head(proof: _Proof) -> None:
    layout = proof.layout
    try:
        proof.head = read_head(layout)
    except NoStore:
        if not layout.sources.is_dir():
            raise
        proof.tell(
            ProblemKind.NO_HEAD,
            ProblemSeverity.DAMAGE,
            layout.head,
            "it is missing; the rest of the library is here",
            None,
            True,
        )
    except DamagedStore as damage:
        proof.tell(ProblemKind.NO_HEAD, ProblemSeverity.DAMAGE, layout.head, damage.message, None, True)
    for name in (".gitignore", ".gitattributes"):
        if not (layout.root / name).is_file():
            proof.tell(
                ProblemKind.GIT_FILES,
                ProblemSeverity.NOTE,
                layout.root / name,
                "it is missing; git would store too much or merge badly",
                None,
                True,
            )


def _verify_records(proof: _Proof) -> None:
    files = RecordFiles(proof.layout.sources)
    pages: dict[str, list[str]] = defaultdict(list)
    for key in sorted(files.stamps()):
        path = files.path(key)
        try:
            content = path.read_bytes()
        except OSError as refused:
            proof.tell(
                ProblemKind.UNREADABLE_RECORD, ProblemSeverity.DAMAGE, path, refused.strerror or str(refused), key
            )
            continue
        source = _read(proof, key, path, content)
        if source is None:
            continue
        proof.sources[key] = source
        proof.digests[key] = "sha256:" + hashlib.sha256(content).hexdigest()
        for page in {same_page(u) for u in source.urls}:
            pages[page].append(key)
    for page, keys in sorted(pages.items()):
        if len(keys) > 1:
            told = f"{page} is saved under {' and '.join(keys)}"
            proof.tell(ProblemKind.DUPLICATE_URL, ProblemSeverity.NOTE, files.path(keys[-1]), told, keys[-1])


def _read(proof: _Proof, key: str, path: Path, content: bytes) -> Source | None:
    try:
        record = read_record(content)
        source = from_record(lifted(dict(record), str(path)))
        if source.key != key:
            raise ValueError(f"it says it is the record of “{source.key}”")
    except Unmerged as seams:
        proof.tell(ProblemKind.UNMERGED_RECORD, ProblemSeverity.DAMAGE, path, str(seams), key, True)
        return None
    except ValueError as wrong:
        proof.tell(ProblemKind.UNREADABLE_RECORD, ProblemSeverity.DAMAGE, path, str(wrong), key, True)
        return None
    if write_record(record) != content:
        try:
            twice = len(json.loads(content)) != len(record) or content.count(b"\n") != len(record) + 2
        except ValueError:
            twice = True
        if twice:
            proof.tell(
                ProblemKind.GIT_MERGED_RECORD,
                ProblemSeverity.NOTE,
                path,
                "git united two branches here; it reads as one source",
                key,
                True,
            )
    return source


def _verify_tombstones(proof: _Proof) -> None:
    for path in sorted(proof.layout.removed.glob("*.json")):
        try:
            told = json.loads(path.read_bytes())
            proof.buried.update(_DIGEST.findall(str(told["record"])))
            if not (told["key"] and told["removed"] and told["who"]):
                raise ValueError("it does not say what was removed, when and by whom")
        except (OSError, ValueError, KeyError, TypeError) as wrong:
            proof.tell(ProblemKind.BROKEN_TOMBSTONE, ProblemSeverity.DAMAGE, path, f"it cannot be read ({wrong})")


def _refs(proof: _Proof) -> Iterator[tuple[str, SnapshotRef]]:
    for key, source in proof.sources.items():
        for ref in source.snapshots:
            yield key, ref


def _verify_texts(proof: _Proof) -> None:
    texts = Texts(proof.layout.texts)
    here, once = texts.ids(), texts.ledger.names()
    named: dict[str, str] = {ref.text_id: key for key, ref in _refs(proof) if ref.text_id}
    for text_id in sorted(here):
        try:
            texts.read(text_id)
            proof.texts += 1
        except DamagedStore as damage:
            proof.tell(
                ProblemKind.ALTERED_TEXT,
                ProblemSeverity.DAMAGE,
                texts.path(text_id),
                damage.reason,
                named.get(text_id),
                text_id in named,
            )
        if text_id not in named and text_id.removeprefix("sha256:") not in proof.buried:
            proof.tell(ProblemKind.UNNAMED_TEXT, ProblemSeverity.NOTE, texts.path(text_id), "no record refers to it")
    for text_id, key in sorted(named.items()):
        if text_id in here:
            continue
        path = texts.path(text_id)
        expected = proof.head.commit is Commit.RECORDS and path.name not in once
        grade = ProblemSeverity.ABSENT if expected else ProblemSeverity.DAMAGE
        proof.tell(ProblemKind.MISSING_TEXT, grade, path, f"missing (referred to by {key})", key, True)


def _verify_snapshots(proof: _Proof) -> None:
    kept = Snapshots(proof.layout.snapshots)
    once = kept.ledger.names()
    named: dict[Path, str] = {}
    for key, ref in _refs(proof):
        found = kept.find(ref)
        if found is not None:
            named[found] = key
            continue
        path = kept.path(ref)
        expected = proof.head.commit is not Commit.ALL and path.name not in once
        grade = ProblemSeverity.ABSENT if expected else ProblemSeverity.DAMAGE
        proof.tell(ProblemKind.MISSING_SNAPSHOT, grade, path, f"missing (referred to by {key})", key)
    named_digests = {ref.id.rpartition(":")[2] for _, ref in _refs(proof)}
    for path in kept.all():
        digest = path.name.partition("-")[0]
        try:
            read_capture(path, f"sha256:{digest}")
            proof.snapshots += 1
        except DamagedStore as damage:
            proof.tell(ProblemKind.ALTERED_SNAPSHOT, ProblemSeverity.DAMAGE, path, damage.reason, named.get(path))
        if digest not in named_digests and digest not in proof.buried:
            proof.tell(ProblemKind.UNNAMED_SNAPSHOT, ProblemSeverity.NOTE, path, "no record refers to it")


def _verify_journal(proof: _Proof) -> None:
    journal = Journal(proof.layout.journal, proof.layout.cache)
    entries: list[Entry] = []
    for told in journal.entries():
        if isinstance(told, BrokenEntry):
            fault = ProblemKind.TRUNCATED_ENTRY if told.torn else ProblemKind.BROKEN_JOURNAL
            grade = ProblemSeverity.NOTE if told.torn else ProblemSeverity.DAMAGE
            proof.tell(fault, grade, told.path, f"line {told.line}: {told.reason}")
        else:
            entries.append(told)
    proof.entries = len(entries)
    known = {entry.hash for entry in entries}
    for entry in entries:
        for before in entry.previous:
            if before not in known:
                gap = f"the entry of {entry.at:%Y-%m-%d %H:%M:%S} follows one that is missing or was changed ({before[:12]}…)"
                proof.tell(ProblemKind.BROKEN_JOURNAL, ProblemSeverity.DAMAGE, proof.layout.journal, gap, entry.key)
    _verify_seals(proof, known)
    _verify_against_journal(proof, entries)


def _verify_seals(proof: _Proof, known: set[str]) -> None:
    if not proof.layout.seals.is_dir():
        return
    from srctrack.store.seals.check import check_seals, entries_beyond

    check = check_seals(proof.layout.seals, proof.layout.journal, known)
    for found in check.problems:
        proof.tell(found.fault, found.grade, found.path, found.message)
    proof.seals = tuple(sorted(check.proven, key=lambda t: t.at))
    proof.unsealed = entries_beyond(check, proof.layout.journal)


def _verify_against_journal(proof: _Proof, entries: list[Entry]) -> None:
    files = RecordFiles(proof.layout.sources)
    last: dict[str, Entry] = {}
    written: dict[str, set[str]] = defaultdict(set)
    for entry in sorted(entries, key=lambda e: e.at):
        if entry.key and entry.act in (Act.KEPT, Act.REMOVED, Act.REPAIRED, Act.RESTORED):
            last[entry.key] = entry
            written[entry.key].add(entry.digests.get("record", ""))
    for key, entry in sorted(last.items()):
        if entry.act is not Act.REMOVED and not files.path(key).exists():
            lost = f"the journal says that it was saved on {entry.at:%Y-%m-%d} but not that it was removed"
            proof.tell(ProblemKind.LOST_RECORD, ProblemSeverity.DAMAGE, files.path(key), lost, key, True)
    for key, digest in sorted(proof.digests.items()):
        if digest not in written[key]:
            proof.tell(
                ProblemKind.UNJOURNALED_RECORD,
                ProblemSeverity.NOTE,
                files.path(key),
                "edited by hand or merged since srctrack wrote it",
                key,
            )


def _verify_leftovers(proof: _Proof) -> None:
    for folder in (proof.layout.root, *proof.layout.lasting, proof.layout.seals):
        for path in sorted(folder.glob(f"{UNFINISHED}*")):
            proof.tell(
                ProblemKind.UNFINISHED_FILE,
                ProblemSeverity.NOTE,
                path,
                "left by a command that was interrupted; it can be deleted",
                None,
                True,
            )
