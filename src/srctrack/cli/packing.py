"""``srctrack export --format wacz``: the pages themselves, as a package for others."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from srctrack.cli.exit_codes import CLEAN, FINDINGS
from srctrack.cli.invocation import Invocation
from srctrack.errors import UsageError
from srctrack.reports.summary import counted
from srctrack.workflows.evidence.export_package import export_package
from srctrack.workflows.library.open import open_library
from srctrack.workflows.references.select import cited_by, select_sources


def export_wacz(
    invocation: Invocation,
    keys: Sequence[str],
    tags: Sequence[str],
    drafts: Sequence[str],
    output: Path | None,
    *,
    for_pandoc: bool,
) -> int:
    """Write the package and say what is not in it; the exit status."""
    if for_pandoc:
        raise UsageError("--for-pandoc writes CSL-JSON, not a WACZ package", "leave out --format wacz")
    if output is None:
        raise UsageError("a WACZ package needs a file name", "use --output evidence.wacz")
    console = invocation.console
    with open_library(invocation.find_store(drafts)) as library:
        sources = select_sources(library, keys, tags, drafts)
        missing = cited_by(drafts, library).missing if drafts else ()
        title = (
            ", ".join(Path(d).name for d in drafts)
            or f"{counted(len(sources), 'source')} of {library.path.parent.name}"
        )
        created = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        done = export_package(library, sources, output, created, title)
    console.talk(f"wrote {counted(done.pages, 'page')} of {counted(done.sources, 'source')} to {output}")
    for absent in done.absent:
        console.warn(
            f"left out: the page of {absent} is not on this machine; `srctrack restore` may find it in an archive"
        )
    for target, draft in missing:
        console.warn(f"left out: {draft} cites {target}, which is not in the library")
    return FINDINGS if done.absent or missing else CLEAN
