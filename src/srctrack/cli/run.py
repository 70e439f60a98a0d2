"""One call of the command line, from words to exit status."""

from __future__ import annotations

import gc
import sys

from typer.main import get_command

from srctrack.cli.app import app
from srctrack.cli.exit_codes import CLEAN, INTERRUPTED, tell, tell_crash
from srctrack.errors import SrctrackError

GC_THRESHOLD = 50_000
"""Objects made before Python looks for cycles among them, in place of 700: next to none of ours are in any, and looking costs
a twentieth of a check."""


def run(arguments: list[str]) -> int:
    """The exit status of ``srctrack`` with these arguments. Never raises, whatever the command met."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace" if stream is sys.stderr else "surrogatepass")
    gc.set_threshold(GC_THRESHOLD)
    try:
        get_command(app).main(args=arguments, prog_name="srctrack")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else CLEAN
    except KeyboardInterrupt:
        return INTERRUPTED
    except SrctrackError as error:
        return tell(error)
    except Exception as error:  # the last net: a sentence and a status, never a traceback at a writer
        return tell_crash(error)
    return CLEAN
