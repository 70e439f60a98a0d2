"""What all tests share: in CI, property tests try the same examples each time, so that a red build is a change's doing.

At a desk they go on looking for new ones.
"""

from __future__ import annotations

import os
import tempfile

from hypothesis import settings

os.environ["SRCTRACK_CACHE"] = tempfile.mkdtemp(prefix="srctrack-cache-")

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
