"""Who is named for what a prose says: the seam of the survey."""

from __future__ import annotations

from srctrack.annotate.attribution.find import find_attributions
from srctrack.annotate.attribution.speakers import attribute_quotes

__all__ = ["attribute_quotes", "find_attributions"]
