"""Whether the language server shows what ``check`` finds after many edits, on a folder of drafts of your own.

    python -m benchmarks.edited_drafts FOLDER [--store LIBRARY] [--drafts 200] [--edits 50] [--seed 0]

The folder, with its library and settings, is copied; nothing in it is changed. Each draft is opened in one server, edited
at random places, checked after every edit, and written to the copy. Then one ``srctrack check`` reads the copy, and its
findings must be those that the server shows. The exit status is 1 where a draft differs.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.editor import COMMAND, Editor, environment, place
from benchmarks.random_edits import random_edit

ENDINGS = (".md", ".markdown", ".txt", ".html")
SEVERITIES = ("", "error", "warning", "note")
"""The protocol's numbers of severities, in the words of ``check``."""


@dataclass(frozen=True)
class Compared:
    """One draft after its edits: the findings that only the server shows, and those that only ``check`` has."""

    path: Path
    shown: int
    only_server: tuple[str, ...]
    only_check: tuple[str, ...]

    @property
    def equal(self) -> bool:
        return not self.only_server and not self.only_check


def compare(drafts: Sequence[Path], folder: Path, store: Path | None, edits: int, seed: int) -> Iterator[Compared]:
    """Edit ``drafts``, which are in ``folder`` and are written, in one server; then check them."""
    command = [*COMMAND, *(["--store", str(store)] if store else [])]
    shown: dict[Path, list[str]] = {}
    with Editor([*command, "server"], folder) as editor:
        for number, path in enumerate(drafts):
            rng = random.Random(f"{seed} {number}")
            words = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
            uri = editor.open(path, words)
            for _ in range(edits):
                edit = random_edit(rng, words)
                editor.replace(uri, words, edit.start, edit.end, edit.text)
                words = edit.applied(words)
                editor.check(uri)
            shown[path] = sorted(_of_server(d) for d in editor.diagnostics(uri))
            editor.close(uri)
            path.write_bytes(words.encode("utf-8"))
    found = _checked(command, folder, drafts)
    for path in drafts:
        words = path.read_bytes().decode("utf-8")
        checked = sorted(_of_check(f, words) for f in found.get(path.relative_to(folder).as_posix(), ()))
        ours, theirs = _less(shown[path], checked), _less(checked, shown[path])
        yield Compared(path, len(shown[path]), tuple(ours), tuple(theirs))


def _checked(command: Sequence[str], folder: Path, drafts: Iterable[Path]) -> Mapping[str, list[dict[str, Any]]]:
    """What ``check`` finds, by path."""
    paths = [p.relative_to(folder).as_posix() for p in drafts]
    check = [*command, "check", "--format", "json", *paths]
    done = subprocess.run(check, cwd=folder, env=environment(), capture_output=True, check=False)
    report = json.loads(done.stdout)
    crashed = [f for f in report["failures"] if f["code"] != "empty-draft"]
    if crashed:
        raise RuntimeError(f"check failed: {crashed[0]}")
    found: dict[str, list[dict[str, Any]]] = {}
    for finding in report["findings"]:
        found.setdefault(finding["path"], []).append(finding)
    return found


def _of_server(diagnostic: Mapping[str, Any]) -> str:
    severity = SEVERITIES[diagnostic["severity"]]
    return json.dumps([diagnostic["range"], diagnostic["code"], severity, diagnostic["data"], diagnostic["message"]])


def _of_check(finding: Mapping[str, Any], words: str) -> str:
    at = {"start": place(words, finding["start"]["offset"]), "end": place(words, finding["end"]["offset"])}
    return json.dumps([at, finding["code"], finding["severity"], finding["fingerprint"], finding["message"]])


def _less(some: Sequence[str], others: Sequence[str]) -> list[str]:
    """``some`` without ``others``, each taken away once."""
    left = list(others)
    out = []
    for one in some:
        if one in left:
            left.remove(one)
        else:
            out.append(one)
    return out


def drafts_in(folder: Path, most: int) -> list[Path]:
    """At most ``most`` drafts of a folder, evenly spread over it."""
    found = sorted(p for p in folder.rglob("*") if p.suffix in ENDINGS and p.is_file() and not _hidden(p, folder))
    step = max(1, len(found) // most)
    return found[::step][:most]


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.edited_drafts", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--store", type=Path, help="the library, where the folder has none of its own")
    parser.add_argument("--drafts", type=int, default=200, help="the most drafts to edit")
    parser.add_argument("--edits", type=int, default=50, help="edits of each draft")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="srctrack-edited-") as temporary:
        copy = Path(temporary).resolve() / "drafts"
        shutil.copytree(asked.folder, copy, ignore=shutil.ignore_patterns(".git", "node_modules"))
        drafts = drafts_in(copy, asked.drafts)
        store = asked.store.absolute() if asked.store else None
        unequal = shown = 0
        for one in compare(drafts, copy, store, asked.edits, asked.seed):
            shown += one.shown
            if not one.equal:
                unequal += 1
                print(f"not equal: {one.path.relative_to(copy)}")
                print("".join(f"  server only: {f}\n" for f in one.only_server), end="")
                print("".join(f"  check only:  {f}\n" for f in one.only_check), end="")
    print(
        f"{len(drafts) - unequal} of {len(drafts)} drafts equal after {asked.edits} edits each; {shown} findings shown"
    )
    return 1 if unequal else 0


if __name__ == "__main__":
    sys.exit(main())
