"""What was last known of the pages behind links: derived, disposable, kept with its time."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from pathlib import Path

from srctrack.model.link_state import LinkState, Verdict
from srctrack.store.files.atomic_write import write_atomically

FILE = "links.json"
SCHEMA = "srctrack.links/1"


def read_links(cache: Path) -> dict[str, LinkState]:
    """The states kept in the folder ``cache``, by address; none where the file is missing or cannot be read."""
    try:
        content = json.loads((cache / FILE).read_text(encoding="utf-8"))
        if content["schema"] != SCHEMA:
            return {}
        return {state.url: state for state in (_state(row) for row in content["links"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def write_links(cache: Path, states: Iterable[LinkState]) -> None:
    """Keeps ``states`` in the folder ``cache``, in order of address."""
    rows = [_row(state) for state in sorted(states, key=lambda s: s.url)]
    cache.mkdir(parents=True, exist_ok=True)
    words = json.dumps({"schema": SCHEMA, "links": rows}, ensure_ascii=False, indent=1)
    write_atomically(cache / FILE, (words + "\n").encode("utf-8"))


def _row(state: LinkState) -> dict[str, object]:
    return {
        "url": state.url,
        "verdict": state.verdict.value,
        "checked": state.checked.isoformat(),
        "since": state.since.isoformat(),
        "status": state.status,
        "final_url": state.final_url,
        "detail": state.detail,
        "asked": state.asked,
    }


def _state(row: dict[str, object]) -> LinkState:
    status, final, detail = row.get("status"), row.get("final_url"), row.get("detail")
    return LinkState(
        url=str(row["url"]),
        verdict=Verdict(str(row["verdict"])),
        checked=datetime.datetime.fromisoformat(str(row["checked"])),
        since=datetime.datetime.fromisoformat(str(row["since"])),
        status=status if isinstance(status, int) else None,
        final_url=final if isinstance(final, str) else None,
        detail=detail if isinstance(detail, str) else None,
        asked=int(str(row.get("asked", 1))),
    )
